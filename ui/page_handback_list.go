package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// handbackChoices are the sides in the order of the buttons.
var handbackChoices = []viewmodel.HandbackChoice{viewmodel.Mine, viewmodel.Theirs}

// handbackLine is a line of the list: an item, what cannot be taken, or the head of a
// group.
type handbackLine struct {
	item  int    // of the handback, or -1
	title string // of a group, or the place of what cannot be taken
	text  string // why it cannot be taken; of a group, how many there are
	head  bool
}

// listed are all lines, those to choose about first, and last what cannot be taken.
func (p *handbackPage) listed() (out []handbackLine) {
	f := p.app.format
	for i, item := range p.handback.Items {
		if i == 0 || p.handback.Items[i-1].Conflict != item.Conflict {
			group := "delegate.group.filled"
			if item.Conflict {
				group = "delegate.group.conflict"
			}
			out = append(out, handbackLine{item: -1, title: f.T(group), head: true})
		}
		out = append(out, handbackLine{item: i})
	}
	out = append(out, p.untaken()...)
	count(out, f)
	return out
}

// count says at the heads how many lines are below them.
func count(all []handbackLine, f viewmodel.Format) {
	n := 0
	for i := len(all) - 1; i >= 0; i-- {
		if n++; all[i].head {
			all[i].text, n = f.N("desktop.list.count", n-1), 0
		}
	}
}

// untaken are the lines about what cannot be taken.
func (p *handbackPage) untaken() []handbackLine {
	f := p.app.format
	refused := slices.Clone(p.handback.Refused())
	for i := range refused {
		refused[i].File = filepath.Base(refused[i].File)
	}
	var out []handbackLine
	for _, said := range message.AnswerSheet(f.Printer, refused) {
		out = append(out, handbackLine{item: -1, title: said.Place, text: said.Text})
	}
	for _, said := range p.handback.Disputed(f) {
		out = append(out, handbackLine{item: -1, title: said.Label, text: said.Text})
	}
	if len(out) == 0 {
		return nil
	}
	return append([]handbackLine{{item: -1, title: f.T("delegate.group.refused"), head: true}}, out...)
}

// firstItem is the first line below a head.
func (p *handbackPage) firstItem() int { return min(1, len(p.lines)-1) }

func (p *handbackPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.lines) {
		return
	}
	line, open := p.lines[i], i == p.current
	texts := widgets.RowTexts{Title: line.title, Small: line.text, Open: open, Ring: open && p.list.Focused(), Strong: line.head}
	switch {
	case line.item >= 0:
		item := p.handback.Items[line.item]
		texts.Title, texts.Small, texts.Strong = item.Topic, item.ID+"  "+item.Where, false
		texts.Icon, texts.Tone, texts.Note = p.choiceMark(item.Choice)
	case !line.head:
		texts.Icon, texts.Tone = theme.WarningIcon(), widgets.Caution
	}
	o.(*widgets.ListRow).Set(texts)
}

// choiceMark shows which side holds.
func (p *handbackPage) choiceMark(choice viewmodel.HandbackChoice) (icon fyne.Resource, tone widgets.Tone, word string) {
	f := p.app.format
	switch choice {
	case viewmodel.Mine:
		return theme.ContentRemoveIcon(), widgets.Neutral, f.T("delegate.mine_short")
	case viewmodel.Theirs:
		return theme.ConfirmIcon(), widgets.Good, f.T("delegate.theirs_short")
	}
	return theme.QuestionIcon(), widgets.Caution, f.T("delegate.undecided")
}

// show opens a line.
func (p *handbackPage) show(i int) {
	p.current = i
	p.list.Refresh()
	p.describe()
	p.pane.ScrollToTop()
}

// describe shows both sides of the open item, or what is wrong in a place.
func (p *handbackPage) describe() {
	p.column.RemoveAll()
	line := p.lines[p.current]
	if line.item >= 0 {
		p.sides(line.item)
	} else {
		p.column.Add(widgets.NewColumn(4, p.app.text(line.title, heading), p.app.text(line.text, running)))
	}
	p.pane.Reflow()
}

// sides shows what is recorded to the left of what the sheet says, field by field.
func (p *handbackPage) sides(i int) {
	a, f, item := p.app, p.app.format, p.handback.Items[i]
	p.column.Add(widgets.NewColumn(4, a.text(item.Topic, heading), a.text(item.ID+"  "+item.Where, small)))
	choice := a.choice([]widgets.Option{{Word: f.T("delegate.mine")}, {Word: f.T("delegate.theirs")}}, func(n int) { p.choose(handbackChoices[n]) })
	choice.OnRune = p.typedRune
	choice.Choose(slices.Index(handbackChoices, item.Choice))
	p.column.Add(choice)
	for _, field := range item.Fields {
		sides := widgets.NewGrid(16, p.side("delegate.recorded", field.Mine, item.Choice == viewmodel.Mine), p.side("delegate.filled", field.Theirs, item.Choice == viewmodel.Theirs))
		p.column.Add(widgets.NewColumn(4, a.text(field.Label, strong), sides))
	}
}

// side is one side of a field; the one that holds stands out.
func (p *handbackPage) side(key, text string, holds bool) fyne.CanvasObject {
	style := widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 12}
	if holds {
		style.Border, style.Fill = theme.ColorNamePrimary, widgets.ColorSelectedRow
	}
	a := p.app
	return widgets.NewBox(style, widgets.NewColumn(4, a.text(a.format.T(key), small), a.text(text, widgets.Style{Tight: true})))
}
