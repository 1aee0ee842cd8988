package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// mendedContact is what a department's contacts were before the last change.
type mendedContact struct {
	key, department string
	before          []checklist.Contact
}

// contact is whom to call, marked where that is out of date; it can be changed in its
// place.
func (p *contactsPage) contact(e *viewmodel.ContactEntry) fyne.CanvasObject {
	a, f := p.app, p.app.format
	if p.form != nil && p.form.Key == e.Key {
		return p.contactForm()
	}
	column := widgets.NewColumn(4, a.text(f.T("board.column.contact"), strong), a.text(p.reached(e), running))
	if c := e.Contact; c != nil && c.Expired {
		column.Add(widgets.NewFlow(8, widgets.NewChip(f.T("contactsdesk.expired"), widgets.Caution), filler()))
		column.Add(a.text(f.T("contactsdesk.until", "Date", f.Date(c.Until)), small))
	}
	edit := a.button(widgets.Plain, f.T("contactsdesk.edit"), theme.DocumentCreateIcon(), func() { p.edit(e) })
	visible(p.writable() && p.org.Find(e.Department) != nil, edit)
	actions := widgets.NewFlow(8, edit)
	if m := p.mended; m != nil && m.key == e.Key {
		column.Add(a.text(f.T("contactsdesk.mended"), small))
		actions.Add(a.button(widgets.Plain, f.T("contactsdesk.undo"), theme.ContentUndoIcon(), p.undo))
	}
	actions.Add(filler())
	column.Add(actions)
	return column
}

// reached says whom to call, and how.
func (p *contactsPage) reached(e *viewmodel.ContactEntry) string {
	f, c := p.app.format, e.Contact
	if c == nil {
		return f.T("contactsdesk.no_contact")
	}
	words := []string{c.Post}
	if c.Extension != "" {
		words = append(words, f.T("office.board.extension", "Extension", c.Extension))
	}
	if c.Mail != "" {
		words = append(words, c.Mail)
	}
	return strings.Join(words, f.T("board.separator"))
}

// edit begins to change a contact.
func (p *contactsPage) edit(e *viewmodel.ContactEntry) {
	p.form = viewmodel.NewContactForm(e, &p.org, p.app.format)
	p.describe()
	p.app.window.Canvas().Focus(p.post)
}

// contactForm changes a contact in its place.
func (p *contactsPage) contactForm() fyne.CanvasObject {
	a, f, form := p.app, p.app.format, p.form
	nothing := func() {}
	p.post = a.entry(&form.Post, nothing)
	post := a.labelled("contactsdesk.field.post", "contactsdesk.field.post_help", required, p.post)
	until := a.labelled("contactsdesk.field.until", "contactsdesk.field.until_help", optional, a.dated(a.dateEntry(&form.Until, nothing)))
	keep := a.button(widgets.Primary, f.T("contactsdesk.keep"), theme.ConfirmIcon(), func() { p.keep(post, until) })
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, p.leaveForm)
	column := widgets.NewColumn(12, a.text(f.T("board.column.contact"), strong), post,
		container.New(&sideBySide{left: 150, gap: 16},
			a.labelled("contactsdesk.field.extension", "", optional, a.entry(&form.Extension, nothing)),
			a.labelled("contactsdesk.field.mail", "", optional, a.entry(&form.Mail, nothing))),
		until, a.text(f.T("contactsdesk.edit_help"), small), buttons(keep, cancel))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
}

// leaveForm gives up the change.
func (p *contactsPage) leaveForm() {
	p.form = nil
	p.describe()
	p.begin()
}

// escape gives up a change, or takes back what narrows the list.
func (p *contactsPage) escape() {
	if p.form != nil {
		p.leaveForm()
		return
	}
	p.listPage.escape()
}

// keep records the contact, unless something is to be mended first.
func (p *contactsPage) keep(post, until *widgets.Field) {
	contacts, wrong := p.form.Contacts()
	missing := ""
	if wrong.Post {
		missing = p.app.format.T("desktop.form.missing")
	}
	post.SetError(missing)
	until.SetError(p.app.sentence(wrong.Until))
	p.pane.Reflow()
	if !wrong.Post && wrong.Until == nil {
		p.put(p.form.Key, p.form.Department, contacts, true)
	}
}

// undo takes the last change back.
func (p *contactsPage) undo() { p.put(p.mended.key, p.mended.department, p.mended.before, false) }

// put records the contacts of a department; that can be undone, if it is no undoing.
func (p *contactsPage) put(key, department string, contacts []checklist.Contact, undoable bool) {
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		before, err := p.ws.PutContacts(ctx, department, contacts)
		if err != nil {
			return err
		}
		p.form, p.mended = nil, nil
		if undoable {
			p.mended = &mendedContact{key, department, before}
		}
		return nil
	}, nil)
}
