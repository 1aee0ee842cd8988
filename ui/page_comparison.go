package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// comparisonPage shows two versions of a standard side by side (新旧対照表).
type comparisonPage struct {
	reader
	comparison *viewmodel.Comparison
	fate       checklist.Fate
	typed      string // in the search
	rows       []int  // of the comparison, as the list shows them
	current    int    // row of the comparison that is open

	list   *widgets.List
	search *widgets.Entry
	count  *widgets.Text
	column *fyne.Container
	pane   *widgets.Scroll
	split  *container.Split
}

// compare shows what differs between two standards.
func (a *App) compare(old, new *checklist.Standard) {
	a.leave(func() {
		a.compared(old, new, func(c *viewmodel.Comparison) { a.visit(&comparisonPage{reader: reader{a}, comparison: c}) })
	})
}

// compared compares two standards in the background.
func (a *App) compared(old, new *checklist.Standard, then func(*viewmodel.Comparison)) {
	var made *viewmodel.Comparison
	a.job(a.format.T("library.comparison.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		made, err = viewmodel.NewComparison(ctx, old, new, a.format)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		then(made)
	})
}

func (p *comparisonPage) title() string { return p.app.format.T("library.comparison.title") }

// again puts what differs into the words of the present language.
func (p *comparisonPage) helpKey() string { return "comparison" }

func (p *comparisonPage) again() page {
	p.close()
	next := &comparisonPage{reader: p.reader, comparison: p.comparison, fate: p.fate, typed: p.typed, current: p.current}
	if c, err := viewmodel.NewComparison(p.app.ctx, p.comparison.Old, p.comparison.New, p.app.format); err == nil {
		next.comparison, next.current = c, 0
	}
	return next
}

func (p *comparisonPage) close() error {
	p.app.prefs.SetFloat(prefLibrarySplit, p.split.Offset)
	return nil
}

func (p *comparisonPage) content() fyne.CanvasObject {
	f := p.app.format
	p.column = widgets.NewColumn(20)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	p.split = container.NewHSplit(p.listPane(), p.pane)
	p.split.Offset = p.app.prefs.FloatWithFallback(prefLibrarySplit, 0.4)
	p.refilter()
	swap := p.app.button(widgets.Secondary, f.T("library.comparison.swap"), theme.ViewRefreshIcon(), p.swap)
	save := p.app.button(widgets.Primary, f.T("library.comparison.save"), theme.DocumentSaveIcon(), p.save)
	save.SetEnabled(len(p.comparison.Select("", "")) > 0)
	between := f.T("library.comparison.between", "Old", p.app.standardName(p.comparison.Old), "New", p.app.standardName(p.comparison.New))
	return widgets.NewFrame(1, p.head(f.T("library.comparison.title"), between, swap, save), p.split)
}

// describe shows both versions of the open row.
func (p *comparisonPage) describe() {
	p.column.RemoveAll()
	if p.position() >= 0 {
		p.fill(p.comparison.Row(p.current))
	} else {
		p.column.Add(p.app.text(p.count.Text(), running))
	}
	if n := p.comparison.Hidden; n > 0 {
		p.column.Add(p.app.text(p.app.format.N("report.comparison.hidden", n), small))
	}
	p.pane.Reflow()
	p.pane.ScrollToTop()
}

func (p *comparisonPage) fill(row viewmodel.ComparedRow) {
	a := p.app
	title := widgets.NewColumn(4, a.text(row.Topic, heading))
	if row.Where != "" {
		title.Add(a.text(row.Where, small))
	}
	if row.Remark != "" {
		title.Add(widgets.NewFlow(8, widgets.NewChip(row.Remark, widgets.Info), filler()))
	}
	p.column.Add(title)
	p.column.Add(widgets.NewGrid(24, p.version("report.comparison.new", p.comparison.New), p.version("report.comparison.old", p.comparison.Old)))
	for _, field := range row.Fields {
		p.column.Add(p.field(field))
	}
}

// version is the head of one side.
func (p *comparisonPage) version(key string, std *checklist.Standard) fyne.CanvasObject {
	return widgets.NewColumn(2, p.app.text(p.app.format.T(key), strong), p.app.text(p.app.standardName(std), small))
}

// field is one field in both versions, the new one to the left as on paper.
func (p *comparisonPage) field(field workflow.ComparedField) fyne.CanvasObject {
	before, after := viewmodel.Sides(field)
	sides := widgets.NewGrid(24, marked(after, widgets.Good), marked(before, widgets.Bad))
	box := widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 12}, sides)
	return widgets.NewColumn(4, p.app.text(field.Label, small), box)
}

func marked(side viewmodel.Side, tone widgets.Tone) fyne.CanvasObject {
	var runs []widgets.Run
	for _, part := range side {
		runs = append(runs, widgets.Run{Text: part.Text, Marked: part.Differs})
	}
	return widgets.NewMarked(runs, tone, lines)
}

// swap makes the old one the new one.
func (p *comparisonPage) swap() {
	p.app.compared(p.comparison.New, p.comparison.Old, func(c *viewmodel.Comparison) {
		p.close()
		p.app.display(&comparisonPage{reader: p.reader, comparison: c})
	})
}

// save writes the comparison as a table with both versions side by side.
func (p *comparisonPage) save() {
	f, c := p.app.format, p.comparison
	name := f.T("library.comparison.file", "Old", c.Old.Version, "New", c.New.Version)
	choice := viewmodel.NewStandardCopy(name, p.app.copyDir(), viewmodel.ReportEndings())
	p.app.askSave(f.T("library.comparison.save_title"), choice, func(ctx context.Context, progress checklist.Progress) (workflow.ReportResult, error) {
		return workflow.WriteComparison(ctx, c.Comparison, workflow.ComparisonRequest{
			Path: choice.Path(), Format: workflow.Format(choice.Ending), Language: f.Lang(), Made: p.app.now(),
		}, progress)
	})
}

// find puts the cursor into the search.
func (p *comparisonPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows all changes that were chosen again.
func (p *comparisonPage) escape() {
	if p.typed != "" {
		p.search.SetText("")
	}
}
