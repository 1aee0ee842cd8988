package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// fillDetail shows a bureau or a department.
func (p *contactsPage) fillDetail(line int) {
	a, f, e := p.app, p.app.format, p.contacts.Line(line)
	title := widgets.NewColumn(6, a.text(e.Name, heading))
	if e.Row != nil {
		title.Add(widgets.NewFlow(8, widgets.NewChip(f.T("board.symbol."+string(e.Row.Status))+" "+f.T("office.status."+string(e.Row.Status)), statusTone(e.Row.Status)), filler()))
		title.Add(a.text(p.standing(e.Row), small))
	} else if e.Lead != "" {
		title.Add(a.text(f.T("board.lead", "Lead", e.Lead), small))
	}
	p.column.Add(title)
	p.column.Add(p.contact(e))
	if e.Awaited > 0 {
		p.column.Add(p.letter(e))
	}
	if e.Row != nil {
		p.column.Add(p.log(e))
	}
}

// standing says by when a department submits, and what waits for a decision.
func (p *contactsPage) standing(row *workflow.BoardRow) string {
	f := p.app.format
	words := []string{f.T("contactsdesk.due", "Date", f.Date(row.Due))}
	if row.DaysLate > 0 {
		words = append(words, f.N("office.board.days_late", row.DaysLate))
	}
	if row.Gaps != nil && *row.Gaps > 0 {
		words = append(words, f.N("office.board.gaps", *row.Gaps))
	}
	if row.Waiting > 0 {
		words = append(words, f.N("receive.waiting", row.Waiting))
	}
	return strings.Join(words, f.T("board.separator"))
}

// letter is the reminder as it can be changed and copied.
func (p *contactsPage) letter(e *viewmodel.ContactEntry) fyne.CanvasObject {
	a, f := p.app, p.app.format
	written := p.written(e)
	typed := written
	if draft, changed := p.drafts[e.Key]; changed {
		typed = draft
	}
	entry := a.area(&typed, func() {
		p.drafts[e.Key] = typed
		p.pane.Reflow()
	})
	copied := a.text("", small)
	take := a.button(widgets.Primary, f.T("contactsdesk.copy"), theme.ContentCopyIcon(), func() {
		a.fyne.Clipboard().SetContent(typed)
		copied.SetText(f.T("board.copied"))
	})
	anew := a.button(widgets.Secondary, f.T("contactsdesk.anew"), theme.ViewRefreshIcon(), func() {
		delete(p.drafts, e.Key)
		typed = written
		entry.Fill(written)
		p.pane.Reflow()
	})
	field := widgets.NewField(widgets.FieldTexts{Label: f.T("contactsdesk.letter"), Help: f.T("contactsdesk.letter_help")}, lines, entry)
	return widgets.NewColumn(8, field, widgets.NewFlow(8, take, anew, copied, filler()))
}

// written is the reminder as the program words it.
func (p *contactsPage) written(e *viewmodel.ContactEntry) string {
	if e.Row != nil {
		return message.DepartmentReminder(p.app.format.Printer, &p.reminders, e.Row)
	}
	return message.Reminder(p.app.format.Printer, &p.reminders, e.Remind)
}

// callPhrases are what is mostly noted of a call.
var callPhrases = []string{"contactsdesk.phrase.asked", "contactsdesk.phrase.mailed", "contactsdesk.phrase.absent", "contactsdesk.phrase.soon"}

// log is what was said to a department, and a form for more.
func (p *contactsPage) log(e *viewmodel.ContactEntry) fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(12, p.app.text(f.T("contactsdesk.log"), strong))
	if p.writable() && p.view.State() == viewmodel.RoundOpen {
		column.Add(p.callForm(e))
	}
	calls := p.contacts.Calls(e.Row.ID)
	for _, c := range calls {
		words := f.T("contactsdesk.call", "Date", f.Date(checklist.DateOf(c.Stamp.At)), "Post", c.Post, "Actor", c.Stamp.Actor)
		column.Add(widgets.NewBox(widgets.BoxStyle{Bar: widgets.ColorDivider, Padding: 8}, widgets.NewColumn(2, p.app.text(words, small), p.app.text(c.Text, running))))
	}
	if len(calls) == 0 {
		column.Add(p.app.text(f.T("contactsdesk.no_calls"), small))
	}
	return column
}

// callForm notes a call of today.
func (p *contactsPage) callForm(e *viewmodel.ContactEntry) fyne.CanvasObject {
	a, f := p.app, p.app.format
	if p.call.key != e.Key {
		p.call = typedCall{key: e.Key}
		if e.Contact != nil {
			p.call.post = e.Contact.Post
		}
	}
	note := a.area(&p.call.text, p.pane.Reflow)
	field := widgets.NewField(widgets.FieldTexts{Label: f.T("contactsdesk.note")}, lines, note)
	post := widgets.NewField(widgets.FieldTexts{Label: f.T("contactsdesk.post")}, lines, a.entry(&p.call.post, func() {}))
	phrases := widgets.NewFlow(4)
	for _, key := range callPhrases {
		phrases.Add(a.button(widgets.Plain, f.T(key), nil, func() { note.SetText(strings.TrimSpace(p.call.text + " " + f.T(key))) }))
	}
	phrases.Add(filler())
	add := a.button(widgets.Secondary, f.T("contactsdesk.add"), theme.ConfirmIcon(), func() { p.addCall(e, field) })
	return widgets.NewColumn(8, post, field, phrases, widgets.NewFlow(8, add, filler()))
}

// addCall records the call that was typed.
func (p *contactsPage) addCall(e *viewmodel.ContactEntry, field *widgets.Field) {
	a, c := p.app, p.call
	if !given(c.text) {
		field.SetError(a.sentence(checklist.ErrTextEmpty))
		p.pane.Reflow()
		return
	}
	p.write(a.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.ws.AddCall(ctx, p.year(), e.Row.ID, strings.TrimSpace(c.post), strings.TrimSpace(c.text))
		if err == nil {
			p.call = typedCall{}
		}
		return err
	}, nil)
}
