package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// detailPane is the item that is open: what is asked, and the form in which it
// is answered. It keeps what is being typed until that is recorded.
type detailPane struct {
	page *sheetPage
	app  *App
	pane *widgets.Scroll

	head     *headPart
	last     *lastPart
	rating   *ratingPart
	texts    *textsPart
	plan     *planPart
	evidence *evidencePart
	about    *aboutPart
	number   *widgets.Banner // warns of individual numbers

	key       checklist.Key
	answer    checklist.Response // as it is on the screen
	unsaved   bool               // something typed is not recorded yet
	stopPause func()

	drafted    bool // what is being typed was kept
	draftWaits bool // until it is time to keep it
}

// Typing pauses this long before it is recorded.
const typingPause = 1200 * time.Millisecond

func newDetailPane(p *sheetPage) *detailPane {
	d := &detailPane{page: p, app: p.app, stopPause: func() {}}
	d.head, d.last, d.rating, d.texts = newHeadPart(d), newLastPart(d), newRatingPart(d), newTextsPart(d)
	d.plan, d.evidence, d.about = newPlanPart(d), newEvidencePart(d), newAboutPart(d)
	d.number = widgets.NewBanner(lines)
	column := widgets.NewColumn(24,
		d.head.object, d.last.object, d.rating.object, d.head.gaps, d.number, d.texts.responsibility.object, d.texts.comment.field, d.texts.reason.field,
		d.plan.object, d.evidence.object, d.last.evidenceBox, d.about.object, d.texts.note.field,
	)
	d.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, column))
	return d
}

// show opens an item. What was typed in the one before must have been recorded.
func (d *detailPane) show(key checklist.Key) {
	moved := key != d.key
	d.key, d.answer, d.unsaved = key, d.page.session.Answer(key), false
	d.fill()
	if moved {
		d.pane.ScrollToTop()
	}
}

// fill shows the answer in all fields.
func (d *detailPane) fill() {
	d.texts.fill(d.answer)
	d.plan.fill(d.answer)
	d.rating.fill(d.answer)
	d.describe()
}

// describe shows what follows from the answer, without touching what is typed.
func (d *detailPane) describe() {
	detail := d.page.session.Detail(d.answer, d.app.format, d.app.now())
	locked := detail.Locked != nil || d.page.info.ReadOnly
	d.head.describe(detail)
	d.last.describe(detail, locked)
	d.rating.describe(detail, d.answer, locked)
	d.texts.describe(detail, d.answer, locked)
	d.plan.describe(detail, d.answer, locked)
	d.evidence.describe(detail, locked)
	d.about.describe(detail)
	d.warn(detail.MyNumber)
	d.pane.Reflow()
}

// warn says that an individual number may stand in the answer. It may be recorded all
// the same: a document can have such a number.
func (d *detailPane) warn(number bool) {
	f := d.app.format
	if !number {
		d.number.Hide()
		return
	}
	d.number.Say(widgets.Caution, f.T("delegate.my_number"), f.T("delegate.my_number_help"), "", nil)
}

// typed notes that a text has changed. It is recorded when the field is left,
// or after a short pause.
func (d *detailPane) typed() {
	d.unsaved = true
	d.head.saved.SetText(d.app.format.T("desktop.saved.typing"))
	d.stopPause()
	d.stopPause = d.app.clockwork.after(typingPause, d.leave)
	d.drafting()
}

// leave records what was typed and shows why it cannot be, if so.
func (d *detailPane) leave() {
	if err := d.flush(); err != nil {
		d.app.fail(err)
	}
}

// change records a change at once, together with what was typed before.
func (d *detailPane) change(change func(*checklist.Response)) {
	before := d.answer
	change(&d.answer)
	d.unsaved = true
	if err := d.flush(); err != nil {
		d.app.fail(err)
		d.answer, d.unsaved = before, false
		d.fill()
		return
	}
	d.rating.fill(d.answer)
}

// flush records what was typed, also while the program is asked to end. After
// an error it is still there.
func (d *detailPane) flush() error {
	d.stopPause()
	if !d.unsaved {
		return nil
	}
	answer := d.answer
	d.texts.collect(&answer)
	d.plan.collect(&answer)
	d.rating.collect(&answer)
	if err := d.page.session.Put(context.WithoutCancel(d.app.ctx), answer); err != nil {
		return err
	}
	d.unsaved = false
	if err := d.dropDraft(); err != nil {
		return err
	}
	d.answer = d.page.session.Answer(d.key)
	d.describe()
	d.page.refresh()
	return nil
}

// rate gives the rating of a number key, from 0.
func (d *detailPane) rate(option int) { d.rating.choice.Press(option) }

// boundText is a text field with its label.
type boundText struct {
	entry *widgets.Entry
	field *widgets.Field
}

// replace records another answer at once, after what was typed before.
func (d *detailPane) replace(answer checklist.Response) {
	if err := d.page.session.Put(d.app.ctx, answer); err != nil {
		d.app.fail(err)
		return
	}
	d.show(d.key)
	d.page.refresh()
}

// area makes a field for running text.
func (d *detailPane) area(name string, m mark, aside ...fyne.CanvasObject) boundText {
	e := d.app.textArea()
	return d.bind(name, m, e, e, aside...)
}

// line makes a field for one line.
func (d *detailPane) line(name string, m mark) boundText {
	e := widgets.NewEntry()
	return d.bind(name, m, e, e)
}

// date makes a field for a date.
func (d *detailPane) date(name string, m mark) boundText {
	e := widgets.NewEntry()
	return d.bind(name, m, e, d.app.dated(e))
}

// bind records what is typed into an entry, which stands in a control.
func (d *detailPane) bind(name string, m mark, e *widgets.Entry, control fyne.CanvasObject, aside ...fyne.CanvasObject) boundText {
	e.OnChanged = func(string) {
		d.typed()
		if e.MultiLine {
			d.pane.Reflow()
		}
	}
	e.OnLeave, e.OnHelp = d.leave, d.app.pageHelp
	return boundText{e, d.app.field(name, m, control, aside...)}
}

// fill shows a text.
func (b boundText) fill(text string) { b.entry.Fill(text) }

// visible shows or hides parts of the form.
func visible(show bool, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		if show {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// textOf returns a text or the one that was held back because it could not be
// read.
func (d *detailPane) textOf(blank viewmodel.Blank, text string) string {
	if held, ok := d.page.session.Held(d.key, blank); ok {
		return held
	}
	return text
}
