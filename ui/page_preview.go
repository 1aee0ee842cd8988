package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// previewPage shows what a department gets of a standard, and why: the facts about
// it to the left, the items that follow from them to the right.
type previewPage struct {
	reader
	form    *viewmodel.Form
	preview *viewmodel.Preview
	subject int  // in the preview
	out     bool // the list shows what is left out
	rows    []viewmodel.PreviewRow
	current int // in rows

	facts    *factsForm
	scroll   *widgets.Scroll
	subjects *fyne.Container
	chosen   *widgets.Select // of the subjects
	numbers  *widgets.Text
	gains    *widgets.Text
	list     *widgets.List
	reason   *widgets.Text
	right    *fyne.Container
	split    *container.Split
}

// previewItems shows what a department gets of a standard; what the open sheet's
// department is like is filled in.
func (a *App) previewItems(std *checklist.Standard) {
	var known *checklist.Department
	if s := a.opened(); s != nil {
		known = &s.session.Sheet().Assessment.Department
	}
	a.previewFor(std, known)
}

// previewFor is previewItems with a department that is filled in, or nil.
func (a *App) previewFor(std *checklist.Standard, known *checklist.Department) {
	a.leave(func() {
		form := viewmodel.NewForm(checklist.DateOf(a.now()), a.format)
		form.Standard = std
		if known != nil {
			form.Adopt(known)
		}
		a.visit(&previewPage{reader: reader{a}, form: form})
	})
}

func (p *previewPage) title() string { return p.app.format.T("library.preview.title") }

func (p *previewPage) helpKey() string { return "preview" }

func (p *previewPage) again() page {
	p.close()
	return &previewPage{reader: p.reader, form: p.form, subject: p.subject, out: p.out}
}

func (p *previewPage) close() error {
	p.app.prefs.SetFloat(prefPreviewSplit, p.split.Offset)
	return nil
}

func (p *previewPage) content() fyne.CanvasObject {
	f := p.app.format
	p.facts = newFactsForm(p.app, p.form)
	p.scroll = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.facts.column))
	p.facts.changed, p.facts.reflow = p.refresh, p.scroll.Reflow
	p.facts.fill()
	p.split = container.NewHSplit(p.scroll, p.result())
	p.split.Offset = p.app.prefs.FloatWithFallback(prefPreviewSplit, 0.42)
	p.refresh()
	return widgets.NewFrame(1, p.head(f.T("library.preview.title"), p.app.standardName(p.form.Standard)), p.split)
}

// result is the list of items with the numbers above it and the reason below it.
func (p *previewPage) result() fyne.CanvasObject {
	a, f := p.app, p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.show)
	p.list.OnRune, p.list.OnKey = a.typedRune, a.typedKey
	p.subjects = widgets.NewColumn(0)
	p.numbers, p.gains, p.reason = a.text("", small), a.text("", small), a.text("", widgets.Style{Tight: true})
	which := a.choice([]widgets.Option{{Word: f.T("library.preview.in")}, {Word: f.T("library.preview.out")}}, func(i int) {
		p.out, p.current = i == 1, 0
		p.refresh()
	})
	which.Choose(0)
	if p.out {
		which.Choose(1)
	}
	head := widgets.NewBox(widgets.BoxStyle{Padding: 12}, widgets.NewColumn(8, p.subjects, which, p.numbers, p.gains))
	items := a.button(widgets.Plain, f.T("library.preview.read"), theme.DocumentIcon(), p.read)
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, widgets.NewRow(8, 0, p.reason, items))
	p.right = widgets.NewFrame(1, head, p.list, foot)
	return p.right
}

// refresh shows what follows from the facts as they are now.
func (p *previewPage) refresh() {
	p.preview = p.form.Preview(p.app.format)
	p.subject = min(p.subject, len(p.preview.Subjects)-1)
	p.fillSubjects()
	subject := p.preview.Subjects[p.subject]
	p.rows = p.preview.Rows(subject.ID, !p.out)
	p.current = max(min(p.current, len(p.rows)-1), 0)
	p.describe(subject)
	p.list.Mark(p.current)
	p.list.Refresh()
	p.explain()
}

// fillSubjects offers the things that are inspected, each with its numbers.
func (p *previewPage) fillSubjects() {
	f := p.app.format
	var names []string
	for i, s := range p.preview.Subjects {
		names = append(names, f.T("library.preview.subject", "Number", i+1, "Name", s.Name, "In", f.Number(s.In), "Out", f.Number(s.Out)))
	}
	p.subjects.RemoveAll()
	p.chosen = p.app.selection(names, p.subject, func(i int) {
		p.subject, p.current = i, 0
		p.refresh() // which makes another choice
		p.app.window.Canvas().Focus(p.chosen)
	})
	p.subjects.Add(p.chosen)
}

// describe says how many items there are, and what would bring in more.
func (p *previewPage) describe(s viewmodel.PreviewSubject) {
	f := p.app.format
	p.numbers.SetText(strings.Join([]string{p.counts("library.preview.roles", s.Roles), p.counts("library.preview.sections", s.Sections)}, "\n"))
	var gains []string
	for _, gain := range p.preview.Gains(s.ID) {
		gains = append(gains, f.N("library.preview.gain", gain.Items, "Fact", f.T("library.preview.fact", "Fact", f.Flag(gain.Flag))))
	}
	if len(p.preview.Absent) > 0 {
		gains = append(gains, p.counts("library.preview.absent", p.preview.Absent))
	}
	p.gains.SetText(strings.Join(gains, "\n"))
	visible(p.out && len(gains) > 0, p.gains)
	visible(!p.out && s.In > 0, p.numbers)
}

// counts writes numbers of items in one line.
func (p *previewPage) counts(key string, counts []viewmodel.Count) string {
	f := p.app.format
	var parts []string
	for _, c := range counts {
		parts = append(parts, f.T("library.preview.count", "Name", c.Name, "Count", f.Number(c.N)))
	}
	return f.T(key, "Counts", strings.Join(parts, f.T("report.list.separator")))
}

func (p *previewPage) show(i int) {
	p.current = i
	p.list.Refresh()
	p.explain()
}

func (p *previewPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	f, row, open := p.app.format, p.rows[i], i == p.current
	texts := widgets.RowTexts{
		Symbol: f.T("library.kind_mark." + string(row.Item.Kind)), Tone: widgets.Info, Title: f.Text(row.Item.Topic), Small: row.Reason,
		Open: open, Ring: open && p.list.Focused(),
	}
	if row.Reason == "" {
		texts.Small = row.Item.ID + "  " + f.Text(row.Path[len(row.Path)-1].Title)
		texts.Note = f.T("report.role." + string(row.Item.Role))
	}
	o.(*widgets.ListRow).Set(texts)
}

// explain says why the open item is in the list.
func (p *previewPage) explain() {
	f := p.app.format
	switch {
	case len(p.rows) == 0 && p.out:
		p.reason.SetText(f.T("library.preview.nothing_out"))
	case len(p.rows) == 0:
		p.reason.SetText(f.T("library.preview.nothing_in"))
	case p.rows[p.current].Reason != "":
		p.reason.SetText(f.T("library.preview.why_out", "ID", p.rows[p.current].Item.ID, "Reason", p.rows[p.current].Reason))
	default:
		p.reason.SetText(p.whyIn(p.rows[p.current].Item))
	}
	p.right.Layout.Layout(p.right.Objects, p.right.Size())
}

// whyIn says why an item is asked.
func (p *previewPage) whyIn(item *checklist.Item) string {
	f := p.app.format
	if item.Condition.IsZero() {
		return f.T("library.preview.why_always", "ID", item.ID)
	}
	return f.T("library.preview.why_in", "ID", item.ID, "Condition", f.Condition(item.Condition))
}

// read shows everything that the standard says of the open item.
func (p *previewPage) read() {
	if len(p.rows) > 0 {
		p.app.browseItem(p.form.Standard, p.rows[p.current].Item.ID)
	}
}
