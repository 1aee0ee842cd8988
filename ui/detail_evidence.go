package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// evidencePart names and attaches evidence.
type evidencePart struct {
	d                 *detailPane
	object            fyne.CanvasObject
	hint, drop        *widgets.Text
	rows              *fyne.Container
	reference, file   *widgets.Button
	mayAttach, locked bool
	copies            string                   // folder of the copies that were opened; "" before the first
	pictures          map[string]*canvas.Image // small ones, by evidence
}

func newEvidencePart(d *detailPane) *evidencePart {
	f := d.app.format
	e := &evidencePart{d: d, hint: d.app.text("", small), drop: d.app.text("", small), rows: widgets.NewColumn(8), pictures: map[string]*canvas.Image{}}
	e.reference = d.app.button(widgets.Secondary, f.T("desktop.evidence.reference"), theme.ContentAddIcon(), e.addReference)
	e.file = d.app.button(widgets.Secondary, f.T("desktop.evidence.file"), theme.MailAttachmentIcon(), e.chooseFile)
	buttons := widgets.NewFlow(8, e.reference, e.file, filler())
	e.object = d.app.field("evidence", unmarked, widgets.NewColumn(8, e.hint, e.rows, buttons, e.drop))
	return e
}

func (e *evidencePart) describe(d viewmodel.Detail, locked bool) {
	f := e.d.app.format
	e.mayAttach, e.locked = d.MayAttach, locked
	e.hint.SetText(f.T("desktop.evidence.hint", "Text", d.EvidenceHint))
	visible(d.EvidenceHint != "", e.hint)
	e.drop.SetText(f.T("desktop.evidence.drop"))
	if !d.MayAttach {
		e.drop.SetText(f.T("desktop.evidence.my_number"))
	}
	visible(!locked, e.drop)
	e.reference.SetEnabled(!locked)
	e.file.SetEnabled(!locked && d.MayAttach)
	e.rows.RemoveAll()
	for _, row := range d.Evidence {
		e.rows.Add(e.row(row, locked))
	}
	visible(len(d.Evidence) > 0, e.rows)
}

// row shows one piece of evidence with what can be done with it.
func (e *evidencePart) row(row viewmodel.EvidenceRow, locked bool) fyne.CanvasObject {
	f := e.d.app.format
	texts := widgets.NewColumn(2, e.d.app.text(row.Title, strong), e.d.app.text(row.Small, small))
	if row.Stale {
		stale := widgets.NewChip(f.T("desktop.evidence.stale"), widgets.Caution)
		stale.Tip = f.T("tips.stale")
		texts.Add(widgets.NewRow(0, 1, stale))
	}
	objects, grow := []fyne.CanvasObject{texts}, 0
	if picture := e.preview(row); picture != nil {
		objects, grow = []fyne.CanvasObject{picture, texts}, 1
	}
	add := func(key string, action func()) {
		b := e.d.app.button(widgets.Plain, f.T(key), nil, action)
		objects = append(objects, b)
	}
	if row.File {
		add("desktop.evidence.open", func() { e.open(row.ID) })
		add("desktop.evidence.save", func() { e.save(row.ID) })
	}
	if !locked {
		add("desktop.evidence.remove", func() { e.remove(row.ID) })
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 8}, widgets.NewRow(8, grow, objects...))
}

// addReference names evidence that lies elsewhere.
func (e *evidencePart) addReference() {
	if !e.d.page.settled() {
		return
	}
	e.d.app.askReference(func(evidence checklist.Evidence) {
		e.apply(e.d.page.session.AddEvidence(e.d.key, workflow.NewEvidence{Evidence: evidence}))
	})
}

// askReference asks for evidence that lies elsewhere.
func (a *App) askReference(add func(checklist.Evidence)) {
	f := a.format
	var evidence checklist.Evidence
	var date string
	nothing := func() {}
	title := a.entry(&evidence.Title, nothing)
	titleField, dateField := a.field("evidence_title", required, title), a.field("evidence_date", optional, a.dated(a.dateEntry(&date, nothing)))
	body := widgets.NewColumn(16, titleField, a.field("evidence_number", optional, a.entry(&evidence.Number, nothing)),
		a.field("evidence_location", optional, a.entry(&evidence.Location, nothing)), dateField)
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	done := a.button(widgets.Primary, f.T("desktop.evidence.add"), nil, nil)
	box := a.dialog(f.T("desktop.evidence.reference"), wideDialog, body, cancel, done)
	cancel.OnTapped = box.close
	done.OnTapped = func() {
		if a.readReference(&evidence, date, titleField, dateField) {
			box.close()
			add(evidence)
			return
		}
		box.fit()
	}
	a.window.Canvas().Focus(title)
}

// readReference checks the form of a reference and marks what is wrong.
func (a *App) readReference(evidence *checklist.Evidence, date string, titleField, dateField *widgets.Field) bool {
	titleField.SetError("")
	dateField.SetError("")
	if !given(evidence.Title) {
		titleField.SetError(a.format.T("desktop.form.missing"))
		return false
	}
	if !given(date) {
		return true
	}
	read, err := checklist.ParseDate(date)
	evidence.Date = read
	dateField.SetError(a.sentence(err))
	return err == nil
}

// apply records a change of the evidence.
func (e *evidencePart) apply(edit workflow.Edit) {
	if !e.d.page.settled() {
		return
	}
	if err := e.d.page.session.Save(e.d.app.ctx, edit); err != nil {
		e.d.app.fail(err)
		return
	}
	e.d.show(e.d.key)
	e.d.page.refresh()
}

// remove takes evidence away; a step back brings it back.
func (e *evidencePart) remove(id string) { e.apply(e.d.page.session.RemoveEvidence(e.d.key, id)) }

func (e *evidencePart) chooseFile() {
	f := e.d.app.format
	e.d.app.pickFile(pick{title: f.T("desktop.evidence.file"), confirm: f.T("desktop.evidence.attach"), chosen: func(path string) { e.attach([]string{path}) }})
}

// attach attaches files to the open item, in the background and as one step.
func (e *evidencePart) attach(paths []string) {
	a, page, key := e.d.app, e.d.page, e.d.key
	if e.locked || !e.mayAttach {
		a.tell(a.format.T("desktop.evidence.file"), e.whyNot())
		return
	}
	if !page.settled() {
		return
	}
	edit := page.session.AddEvidence(key)
	for _, path := range paths {
		edit.Add = append(edit.Add, workflow.NewEvidence{Evidence: checklist.Evidence{Title: filepath.Base(path)}, Path: path})
	}
	page.record(a, a.format.T("desktop.evidence.busy"), key, func(ctx context.Context, sheet *workflow.Sheet) ([]workflow.Edit, error) {
		return page.ws.Save(ctx, sheet, edit)
	}, func() {
		e.d.show(key)
		page.refresh()
	})
}

func (e *evidencePart) whyNot() string {
	if e.locked {
		return e.d.app.format.T("desktop.evidence.locked")
	}
	return e.d.app.format.T("desktop.evidence.my_number")
}
