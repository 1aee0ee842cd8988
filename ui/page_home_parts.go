package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// steps are the four steps of the year, with the present one marked.
func (p *homePage) steps() fyne.CanvasObject {
	f := p.app.format
	current, going := p.session.Current()
	mark, done := "done", true
	var boxes []fyne.CanvasObject
	for i, step := range viewmodel.Steps() {
		style := widgets.BoxStyle{Fill: widgets.Good.Tint(), Radius: 8, Padding: 12}
		switch {
		case going && step == current:
			mark, done = "current", false
			style.Fill, style.Bar = widgets.Info.Tint(), widgets.Info.Symbol()
		case !done:
			mark = "ahead"
			style.Fill, style.Border = "", widgets.ColorDivider
		}
		name := p.app.text(f.Number(i+1)+"　"+f.T("desk.step."+string(step)), strong)
		boxes = append(boxes, widgets.NewBox(style, widgets.NewColumn(0, name, p.app.text(f.T("desk.step_mark."+mark), small))))
	}
	return widgets.NewGrid(8, boxes...)
}

// columns set the progress beside what else there is to see.
func (p *homePage) columns() fyne.CanvasObject {
	return widgets.NewGrid(32, p.progress(), p.beside())
}

// progress is how far each chapter and, where there are several, each subject has
// come.
func (p *homePage) progress() fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(4, p.app.text(f.T("desk.progress.chapters"), heading))
	p.addProgress(column, p.session.Chapters(f))
	if subjects := p.session.Subjects(f); len(subjects) > 1 {
		column.Add(p.app.text(f.T("desk.progress.subjects"), heading))
		p.addProgress(column, subjects)
	}
	return column
}

func (p *homePage) addProgress(column *fyne.Container, portions []viewmodel.Portion) {
	f := p.app.format
	for _, portion := range portions {
		t := portion.Tally
		rate := t.AnswerRate()
		texts := widgets.BarTexts{Name: portion.Title, Figure: f.Parts(t.Answered(), t.InScope), Share: rate.Permyriad, HasShare: rate.Valid}
		if t.Unanswered > 0 {
			texts.Small = f.N("desk.progress.left", t.Unanswered)
		}
		column.Add(p.app.barLine(texts, func() { p.openRow(p.session.Enter(portion.Of)) }))
	}
}

// barLine makes a line with a bar that passes on the keys it does not use.
func (a *App) barLine(texts widgets.BarTexts, tapped func()) *widgets.BarLine {
	l := widgets.NewBarLine(texts, lines, tapped)
	l.OnRune, l.OnKey = a.typedRune, a.typedKey
	return l
}

// beside are the figures of this year and the year before, warnings, and what was
// handed in.
func (p *homePage) beside() fyne.CanvasObject {
	column := widgets.NewColumn(24, p.years())
	for _, part := range []fyne.CanvasObject{p.warnings(), p.handed()} {
		if part != nil {
			column.Add(part)
		}
	}
	return column
}

// years sets this year beside the one before.
func (p *homePage) years() fyne.CanvasObject {
	a, f := p.app, p.app.format
	column := widgets.NewColumn(8, a.text(f.T("desk.years.title"), heading))
	pairs, before := p.session.Years(f)
	if before == "" {
		column.Add(a.text(f.T("desk.years.none"), running))
		return column
	}
	number := widgets.Style{Tight: true, Bold: true, Wide: true}
	column.Add(widgets.NewGrid(8, a.text("", small), a.text(f.T("desk.years.now"), small), a.text(before, small)))
	for _, pair := range pairs {
		column.Add(widgets.NewGrid(8, a.text(pair.Name, widgets.Style{Tight: true}), a.text(pair.Now, number), a.text(pair.Before, widgets.Style{Tight: true, Wide: true})))
	}
	return column
}

// warnings lead to what wants a look; nil without one.
func (p *homePage) warnings() fyne.CanvasObject {
	a, f := p.app, p.app.format
	warnings := p.session.Warnings(checklist.DateOf(a.now()))
	if len(warnings) == 0 {
		return nil
	}
	column := widgets.NewColumn(4, a.text(f.T("desk.warnings"), heading))
	for _, w := range warnings {
		texts := widgets.RowTexts{Symbol: "！", Tone: widgets.Caution, Title: f.N("desk.warning."+string(w.Code), w.N), Small: f.T("desk.warning_help." + string(w.Code))}
		if w.First == (checklist.Key{}) {
			column.Add(a.row(texts, p.goOn))
			continue
		}
		column.Add(a.row(texts, func() { p.openKey(w.First) }))
	}
	return column
}

// handed lists what was handed in and what the office has said of it; nil before
// the first time.
func (p *homePage) handed() fyne.CanvasObject {
	handed := p.session.HandedIn(p.app.format)
	if len(handed) == 0 {
		return nil
	}
	return widgets.NewColumn(8, p.app.text(p.app.format.T("desk.handed"), heading), p.app.handedList(handed))
}

// handedList is a line for each submission.
func (a *App) handedList(handed []viewmodel.Handed) fyne.CanvasObject {
	f, column := a.format, widgets.NewColumn(8)
	tones := map[string]widgets.Tone{"returned": widgets.Caution, "accepted": widgets.Good}
	for _, h := range handed {
		tone, ok := tones[h.Decision]
		if !ok {
			tone = widgets.Info
		}
		words := f.T("desk.decision." + h.Decision)
		if h.Decided != "" {
			words += "　" + h.Decided
		}
		column.Add(widgets.NewFlow(8, a.text(h.Title, widgets.Style{Tight: true, Wide: true}), widgets.NewChip(words, tone), filler()))
	}
	return column
}

// errata are the office's words on items; nil without one.
func (p *homePage) errata() fyne.CanvasObject {
	a, f := p.app, p.app.format
	words := p.session.Errata(f)
	if len(words) == 0 {
		return nil
	}
	column := widgets.NewColumn(12, a.text(f.N("desk.errata", len(words)), heading))
	for _, w := range words {
		title := strings.TrimSpace(w.Item + "　" + w.Topic)
		if w.NotCounted {
			title += "　" + f.T("desk.errata.not_counted")
		}
		row := widgets.NewRow(16, 0, widgets.NewColumn(2, a.text(title, strong), a.text(w.Text, running)))
		if w.Key != (checklist.Key{}) {
			row.Add(a.button(widgets.Secondary, f.T("desk.errata.open"), nil, func() { p.openKey(w.Key) }))
		}
		column.Add(widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, row))
	}
	return column
}

// central lists what others have answered for the whole city, folded; nil without
// any.
func (p *homePage) central() fyne.CanvasObject {
	a, f := p.app, p.app.format
	answers := p.session.Central(f)
	if len(answers) == 0 {
		return nil
	}
	column := widgets.NewColumn(8)
	for _, c := range answers {
		column.Add(widgets.NewColumn(0, a.text(c.Title, widgets.Style{Tight: true}), a.text(c.Small, small)))
	}
	fold := a.fold(f.N("desk.central", len(answers)), column)
	fold.SetOpen(false)
	fold.OnToggle = func() { p.pane.Reflow() }
	return fold
}

// roads says in one line how an inspection is handed in.
func (p *homePage) roads() fyne.CanvasObject {
	key := "desk.roads.excel"
	if p.session.Joined() {
		key = "desk.roads.sealed"
	}
	return p.app.text(p.app.format.T(key), small)
}
