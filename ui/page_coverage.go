package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// coveragePage is the matrix of the clauses of a basic policy and the chapters of
// a standard.
type coveragePage struct {
	reader
	catalogue *viewmodel.Catalogue
	coverage  viewmodel.Coverage
	row, cell int // where the cursor is

	matrix *widgets.Matrix
	place  *widgets.Text // what the cursor is on
}

// coverage shows which items of a standard see to which clause of the city's
// basic policy.
func (a *App) coverage(std *checklist.Standard) {
	a.leave(func() {
		a.prepare(std, func(c *viewmodel.Catalogue) { a.visit(newCoveragePage(a, c)) })
	})
}

func newCoveragePage(a *App, c *viewmodel.Catalogue) *coveragePage {
	return &coveragePage{reader: reader{a}, catalogue: c, coverage: c.Matrix(), cell: -1}
}

func (p *coveragePage) title() string { return p.app.format.T("library.coverage.title") }

func (p *coveragePage) helpKey() string { return "coverage" }

func (p *coveragePage) again() page {
	next := newCoveragePage(p.app, p.catalogue)
	next.row, next.cell = p.matrix.Cursor()
	return next
}

func (p *coveragePage) content() fyne.CanvasObject {
	f := p.app.format
	policy := p.app.button(widgets.Secondary, f.T("library.policy.title"), theme.DocumentIcon(), func() { p.app.readPolicy(p.catalogue.Standard, "") })
	open := p.app.button(widgets.Secondary, f.T("library.policy.open"), theme.FolderOpenIcon(), p.choosePolicy)
	p.place = p.app.text("", strong)
	p.matrix = widgets.NewMatrix(p.columns(), p.rows(), lines)
	p.matrix.OnRune, p.matrix.OnKey = p.app.typedRune, p.app.typedKey
	p.matrix.OnMove, p.matrix.OnOpen = p.describe, p.browse
	p.matrix.SetCursor(p.row, p.cell)
	p.describe(p.row, p.cell)
	banner := widgets.NewBox(widgets.BoxStyle{Padding: 8}, p.banner())
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, p.place)
	if p.app.room().narrow {
		banner = widgets.NewBox(widgets.BoxStyle{Padding: 8}, widgets.NewColumn(4, p.banner(), p.app.text(p.legend(), small)))
	}
	return widgets.NewFrame(2, p.head(f.T("library.coverage.title"), p.against(), policy, open), banner, p.matrix, foot)
}

// against says what the standard is compared with.
func (p *coveragePage) against() string {
	f, name := p.app.format, p.app.standardName(p.catalogue.Standard)
	if p.catalogue.Policy == nil {
		return f.T("library.coverage.common", "Standard", name)
	}
	return f.T("library.coverage.against", "Standard", name, "Policy", p.catalogue.Policy.Title)
}

// banner names what no item sees to, or says that there is nothing.
func (p *coveragePage) banner() fyne.CanvasObject {
	f, banner := p.app.format, widgets.NewBanner(lines)
	if open := p.coverage.Open; len(open) > 0 {
		banner.Say(widgets.Caution, f.N("library.coverage.open", len(open)), strings.Join(open, f.T("report.list.separator")), "", nil)
	} else {
		banner.Say(widgets.Good, f.T("library.coverage.complete"), "", "", nil)
	}
	return banner
}

// columns are the chapters, as numbers where their names have no room.
func (p *coveragePage) columns() []string {
	columns := []string{p.app.format.T("library.coverage.total")}
	for i, chapter := range p.coverage.Chapters {
		name := p.app.format.Text(chapter.Title)
		if p.app.room().narrow {
			name = p.app.format.Number(i + 1)
		}
		columns = append(columns, name)
	}
	return columns
}

// legend names the chapters that stand as numbers over the columns.
func (p *coveragePage) legend() string {
	f := p.app.format
	var words []string
	for i, chapter := range p.coverage.Chapters {
		words = append(words, f.T("room.numbered", "N", i+1, "Name", f.Text(chapter.Title)))
	}
	return strings.Join(words, f.T("room.separator"))
}

func (p *coveragePage) rows() []widgets.MatrixRow {
	var rows []widgets.MatrixRow
	for _, r := range p.coverage.Rows {
		row := widgets.MatrixRow{Head: p.name(r), Cells: []string{p.total(r)}}
		if r.Items == 0 || r.Unknown {
			row.Tone = widgets.Bad
		}
		for _, n := range r.Cells {
			row.Cells = append(row.Cells, p.number(n))
		}
		rows = append(rows, row)
	}
	return rows
}

// name is a clause as the head of its row.
func (p *coveragePage) name(r viewmodel.CoverageRow) string {
	f := p.app.format
	switch {
	case r.Unknown:
		return f.T("library.coverage.unknown", "Ref", r.Ref)
	case r.Threat > 0 && r.Title == "":
		return f.T("library.threat", "Ref", r.Ref, "Number", r.Threat)
	}
	return strings.TrimSpace(r.Ref + " " + r.Title)
}

func (p *coveragePage) number(n int) string {
	if n == 0 {
		return ""
	}
	return p.app.format.Number(n)
}

// total is the number of items of a row; none is said in words.
func (p *coveragePage) total(r viewmodel.CoverageRow) string {
	if r.Items == 0 {
		return p.app.format.T("library.coverage.none")
	}
	return p.app.format.Number(r.Items)
}

// describe says what the cursor is on.
func (p *coveragePage) describe(row, column int) {
	if row >= len(p.coverage.Rows) {
		return
	}
	f, r := p.app.format, p.coverage.Rows[row]
	words := f.T("library.coverage.cell", "Clause", p.name(r), "Items", f.N("library.items", r.Items))
	if column > 0 {
		chapter := f.Text(p.coverage.Chapters[column-1].Title)
		words = f.T("library.coverage.cell_chapter", "Clause", p.name(r), "Chapter", chapter, "Items", f.N("library.items", r.Cells[column-1]))
	}
	if r.FromParent {
		words = f.T("library.coverage.from_parent", "Cell", words)
	}
	p.place.SetText(words)
}

// browse shows the items of a cell: of its chapter, or in the first columns of all.
func (p *coveragePage) browse(row, column int) {
	if p.coverage.Rows[row].Items > 0 {
		p.app.browse(p.catalogue.Standard, p.coverage.Filter(row, max(column-1, -1)))
	}
}

// choosePolicy compares with a basic policy of a file.
func (p *coveragePage) choosePolicy() {
	p.app.choosePolicy(func() {
		p.app.prepare(p.catalogue.Standard, func(c *viewmodel.Catalogue) { p.app.display(newCoveragePage(p.app, c)) })
	})
}

// choosePolicy reads a basic policy from a file of the user's choice, to look at.
func (a *App) choosePolicy(then func()) {
	f := a.format
	a.pickFile(pick{title: f.T("desktop.policy.title"), confirm: f.T("desktop.policy.read"), extension: ".txt", dir: a.lastDir(), chosen: func(path string) {
		var policy checklist.Policy
		a.job(f.T("desktop.policy.busy"), func(context.Context, checklist.Progress) (err error) {
			policy, err = workflow.ReadPolicyFile(path)
			return err
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.reading.policy = &policy
			then()
		})
	}})
}
