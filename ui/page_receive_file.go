package ui

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// describe shows the file that is open.
func (p *receivePage) describe() {
	p.detail.Objects = nil
	if len(p.rows) == 0 {
		p.detail.Objects = []fyne.CanvasObject{p.app.text(p.app.format.T("desktop.list.nothing_found"), running)}
	} else {
		row := p.files.Row(p.current)
		for _, part := range []fyne.CanvasObject{p.about(row), p.decision(row), p.refused(row), p.conflicts(row), p.differences(row), p.letter(row)} {
			if part != nil {
				p.detail.Add(part)
			}
		}
	}
	p.detail.Refresh()
	p.pane.ScrollToTop()
	p.pane.Reflow()
}

// about says what the file is, and what becomes of it.
func (p *receivePage) about(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	a, f, outcome := p.app, p.app.format, string(row.Outcome)
	name := row.Name
	if name == "" {
		name = f.T("receivedesk.nobody")
	}
	chip := widgets.NewChip(f.T("receivedesk.symbol."+outcome)+" "+f.T("receive.outcome."+outcome), outcomeTone(row.Outcome))
	column := widgets.NewColumn(6, widgets.NewFlow(8, chip, filler()), a.text(name, heading), a.text(row.File, small))
	column.Add(a.text(p.what(row), running))
	if why := p.why(row); why != "" {
		column.Add(a.text(why, running))
	}
	if figures := p.figures(row); len(figures) > 0 {
		column.Add(a.text(strings.Join(figures, f.T("board.separator")), small))
	}
	if row.Attachments > 0 {
		column.Add(a.text(f.T("attachments.stay", "Count", row.Attachments), small))
	}
	return column
}

// what says what becomes of the file.
func (p *receivePage) what(row *viewmodel.ReceiveRow) string {
	if row.Partial && row.Outcome.Kept() {
		return p.app.format.T("receivedesk.outcome_partial")
	}
	return p.app.format.T("receivedesk.outcome." + string(row.Outcome))
}

// why is what the program found, in a sentence.
func (p *receivePage) why(row *viewmodel.ReceiveRow) string {
	if errors.Is(row.Reason, workflow.ErrSheetLate) {
		return p.app.format.T("receivedesk.late")
	}
	return p.app.sentence(row.Reason)
}

// figures are revision, route and counts.
func (p *receivePage) figures(row *viewmodel.ReceiveRow) (all []string) {
	f := p.app.format
	if row.Revision > 0 {
		all = append(all, f.T("office.board.revision", "Revision", row.Revision))
	}
	if row.Revision > 0 && row.Route != "" {
		all = append(all, f.T("office.route."+string(row.Route)))
	}
	if row.InScope > 0 {
		all = append(all, f.T("receivedesk.answered", "Parts", f.Parts(row.Answered, row.InScope)))
	}
	if row.Changed > 0 {
		all = append(all, f.N("receive.changed", row.Changed))
	}
	if row.Partial {
		all = append(all, f.T("receive.partial"))
	}
	return all
}

// decision is what a person can decide, nil where there is nothing.
func (p *receivePage) decision(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	if !row.Asks() {
		return nil
	}
	f, kind := p.app.format, string(row.Outcome)
	rulings := append([]workflow.Ruling{""}, workflow.Rulings()...)
	var options []widgets.Option
	chosen := 0
	for i, ruling := range rulings {
		code := string(ruling)
		if ruling == "" {
			code = "later"
		} else if ruling == row.Ruling {
			chosen = i
		}
		options = append(options, widgets.Option{Word: f.T("receivedesk.choice." + code), Help: f.T("receivedesk.choice." + code + "." + kind)})
	}
	note := p.app.entry(&row.Note, func() { p.ready(); p.list.Refresh() })
	why := widgets.NewField(widgets.FieldTexts{Label: f.T("receivedesk.note"), Mark: f.T("desktop.field.required"), Must: true, Help: f.T("receivedesk.note_help")}, lines, note)
	visible(row.Ruling != "", why)
	choice := p.app.choice(options, func(i int) {
		row.Decide(rulings[i])
		visible(row.Ruling != "", why)
		p.list.Refresh()
		p.pane.Reflow()
		p.ready()
	})
	choice.Choose(chosen)
	column := widgets.NewColumn(12, p.app.text(f.T("receivedesk.decide"), strong))
	if words := p.words(row); words != nil {
		column.Add(words)
	}
	column.Add(choice)
	column.Add(why)
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
}

// words are those of an unconfirmed key, to be read aloud; nil for other files.
func (p *receivePage) words(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	if row.Outcome != workflow.OutcomeUnconfirmedKey || row.Signer == nil {
		return nil
	}
	f := p.app.format
	return widgets.NewColumn(4, p.app.text(f.T("receivedesk.words_help"), running), p.app.text(workflow.ReadAloud(row.Signer.Fingerprint, f.Lang()), heading))
}

// refused lists the cells that were not taken.
func (p *receivePage) refused(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	said := p.cells(row.Problems)
	return p.details("receivedesk.part.cells", said)
}

func (p *receivePage) cells(problems []workflow.SheetProblem) (all []string) {
	for _, said := range message.AnswerSheet(p.app.format.Printer, problems) {
		all = append(all, strings.TrimSpace(said.Place+"　"+said.Text))
	}
	return all
}

// conflicts lists where the parts of a sheet contradict each other.
func (p *receivePage) conflicts(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	return p.details("receivedesk.part.conflicts", p.contradictions(row))
}

func (p *receivePage) contradictions(row *viewmodel.ReceiveRow) (all []string) {
	f := p.app.format
	for _, c := range row.Conflicts {
		var fields, places []string
		for _, field := range c.Fields {
			fields = append(fields, f.T("sheet.field."+field))
		}
		for _, at := range c.Places {
			places = append(places, fmt.Sprintf("%s %s!%s", at.File, at.Sheet, at.Cell))
		}
		separator := f.T("board.separator")
		all = append(all, f.T("receive.conflict", "Item", c.Item, "Fields", strings.Join(fields, separator), "Places", strings.Join(places, separator)))
	}
	return all
}

// differences lists the answers that change.
func (p *receivePage) differences(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	var said []string
	for _, d := range row.Differences {
		said = append(said, p.app.format.T("receivedesk.change", "Place", p.app.format.Place(d), "Change", p.app.format.Change(d)))
	}
	return p.details("receivedesk.part.changes", said)
}

// details is a part that can be folded away, nil without lines. Of very many lines
// the first ones show.
func (p *receivePage) details(title string, said []string) fyne.CanvasObject {
	if len(said) == 0 {
		return nil
	}
	f, column := p.app.format, widgets.NewColumn(6)
	for _, line := range said[:min(len(said), shownProblems)] {
		column.Add(p.app.text(line, running))
	}
	if more := len(said) - shownProblems; more > 0 {
		column.Add(p.app.text(f.T("mapping.result.more", "Count", more), small))
	}
	fold := p.app.fold(f.N(title, len(said)), column)
	fold.OnToggle = p.pane.Reflow
	return fold
}

// letter offers a text for the department, nil where it has nothing to mend.
func (p *receivePage) letter(row *viewmodel.ReceiveRow) fyne.CanvasObject {
	if !row.Replies() {
		return nil
	}
	a, f := p.app, p.app.format
	office := f.T("officedesk.title", "City", f.Text(p.view.Info.City))
	text := row.Letter(f, office, p.why(row), append(p.cells(row.Refused()), p.contradictions(row)...))
	var copied *widgets.Button
	copied = a.button(widgets.Secondary, f.T("receivedesk.copy"), theme.ContentCopyIcon(), func() {
		a.fyne.Clipboard().SetContent(text)
		copied.SetText(f.T("receivedesk.copied"))
	})
	column := widgets.NewColumn(12, a.text(f.T("receivedesk.letter"), strong), a.text(text, running), widgets.NewFlow(8, copied, filler()))
	return widgets.NewBox(widgets.BoxStyle{Border: theme.ColorNameInputBorder, Radius: 8, Padding: 12}, column)
}
