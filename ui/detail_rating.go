package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// ratingPart takes the answer itself: a rating, or a head count.
type ratingPart struct {
	d      *detailPane
	object fyne.CanvasObject

	choice               *widgets.Choice
	options              []viewmodel.Option
	counting, result     *widgets.Text
	concerned, complying boundText
	counts               *fyne.Container
	inquiring, nothing   *widgets.Tick
	usual, all           *widgets.Button // count without typing
	clear                *widgets.Button
	counted              bool // a head count is asked
}

func newRatingPart(d *detailPane) *ratingPart {
	f := d.app.format
	r := &ratingPart{
		d: d, choice: d.app.choice(nil, nil), counting: d.app.text("", running), result: d.app.text("", strong),
		concerned: d.line("concerned", required), complying: d.line("complying", required),
		clear: d.app.button(widgets.Plain, f.T("desktop.rating.clear"), nil, nil),
	}
	r.choice.OnChosen = r.choose
	r.clear.OnTapped = func() {
		r.concerned.fill("")
		r.complying.fill("")
		d.change(unanswer)
	}
	r.inquiring = d.app.tick(f.T("desktop.rating.inquiring"), func(on bool) {
		d.change(func(a *checklist.Response) { a.Inquiring = on })
	})
	r.nothing = d.app.tick(f.T("desktop.rating.nothing"), func(on bool) {
		d.change(func(a *checklist.Response) { unanswer(a); a.Nothing = on })
	})
	r.concerned.entry.OnSubmitted = func(string) { d.app.window.Canvas().Focus(r.complying.entry) }
	r.complying.entry.OnSubmitted = func(string) {
		d.app.window.Canvas().Unfocus() // its next key is for the next item
		d.page.nextOpen()
	}
	r.all = d.app.button(widgets.Secondary, f.T("heads.all"), nil, r.countAll)
	r.usual = d.app.button(widgets.Secondary, "", nil, r.countAsBefore)
	r.all.Tip, r.usual.Tip = f.T("heads.all_tip"), f.T("heads.usual_tip")
	r.counts = widgets.NewColumn(8, r.counting, widgets.NewGrid(16, r.concerned.field, r.complying.field), widgets.NewFlow(8, r.all, r.usual, filler()), r.result)
	r.object = widgets.NewColumn(8, r.choice, r.counts, widgets.NewFlow(8, r.inquiring, r.nothing, r.clear))
	return r
}

// begin types the first digit of a head count in place of the one that is there, if
// one is asked.
func (r *ratingPart) begin(digit int) bool {
	entry := r.concerned.entry
	if !r.counted || entry.Disabled() {
		return false
	}
	r.d.app.window.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	entry.TypedRune('0' + rune(digit))
	return true
}

// countAsBefore takes the number of people of the head count before.
func (r *ratingPart) countAsBefore() {
	if n, ok := r.d.page.session.UsualHeads(r.d.key); ok {
		r.concerned.entry.SetText(r.d.app.format.Number(n))
		r.d.app.window.Canvas().Focus(r.complying.entry)
	}
}

// countAll says that all who are concerned comply: those of the head count before
// where no number stands yet.
func (r *ratingPart) countAll() {
	if !given(r.concerned.entry.Text) {
		r.countAsBefore()
	}
	if !given(r.concerned.entry.Text) {
		r.d.app.window.Canvas().Focus(r.concerned.entry)
		return
	}
	r.complying.entry.SetText(r.concerned.entry.Text)
	r.d.leave()
}

// unanswer takes the rating or count away and leaves every text.
func unanswer(a *checklist.Response) {
	a.Rating, a.Count, a.Nothing = checklist.Unanswered, nil, false
}

// choose records a rating that the user has chosen.
func (r *ratingPart) choose(index int) {
	code := r.options[index].Code
	r.d.change(func(a *checklist.Response) { a.Rating, a.Nothing, a.Inquiring = code, false, false })
}

// fill shows a head count, or what was typed of one.
func (r *ratingPart) fill(answer checklist.Response) {
	f := r.d.app.format
	concerned, complying := "", ""
	if answer.Count != nil && !answer.Nothing {
		concerned, complying = f.Number(answer.Count.Concerned), f.Number(answer.Count.Complying)
	}
	r.concerned.fill(r.d.textOf(viewmodel.BlankConcerned, concerned))
	r.complying.fill(r.d.textOf(viewmodel.BlankComplying, complying))
}

func (r *ratingPart) describe(d viewmodel.Detail, answer checklist.Response, locked bool) {
	r.counted = d.Counted
	visible(!d.Counted, r.choice)
	visible(d.Counted, r.counts)
	visible(d.MayBeNothing, r.nothing)
	visible((answer.Answered() || answer.Nothing) && !locked, r.clear)
	r.showOptions(d)
	r.choice.SetEnabled(!locked)
	r.counting.SetText(d.Counting)
	visible(d.Counting != "", r.counting)
	r.result.SetText(d.CountResult)
	visible(d.CountResult != "", r.result)
	r.describeCounting(locked || answer.Nothing)
	r.concerned.entry.SetEnabled(!locked && !answer.Nothing)
	r.complying.entry.SetEnabled(!locked && !answer.Nothing)
	r.inquiring.Set(answer.Inquiring)
	r.nothing.Set(answer.Nothing)
	r.inquiring.SetEnabled(!locked)
	r.nothing.SetEnabled(!locked)
}

// describeCounting offers what saves typing.
func (r *ratingPart) describeCounting(locked bool) {
	f := r.d.app.format
	n, ok := r.d.page.session.UsualHeads(r.d.key)
	r.usual.SetText(f.T("heads.usual", "N", f.Number(n)))
	visible(!locked, r.all)
	visible(!locked && ok, r.usual)
}

// showOptions shows the ratings that can be given.
func (r *ratingPart) showOptions(d viewmodel.Detail) {
	if f := r.d.app.format; !slices.Equal(r.options, d.Options) {
		r.options = d.Options
		var options []widgets.Option
		for i, o := range d.Options {
			options = append(options, widgets.Option{Symbol: o.Symbol, Word: o.Word, Help: o.Help, Tone: toneOf(viewmodel.Status(o.Class)), Tip: f.T("tips.rating", "Symbol", o.Symbol, "Word", o.Word, "Key", f.Number(i+1))})
		}
		r.choice.SetOptions(options, lines)
	}
	r.choice.Choose(d.Chosen)
}

// collect reads the head count. What cannot be read is held back, with the
// reason below its field.
func (r *ratingPart) collect(answer *checklist.Response) {
	if !r.counted || answer.Nothing {
		return
	}
	f, session := r.d.app.format, r.d.page.session
	concerned, complying := r.concerned.entry.Text, r.complying.entry.Text
	count, problems := viewmodel.ReadHeads(concerned, complying)
	answer.Count = count
	for blank, bound := range map[viewmodel.Blank]boundText{viewmodel.BlankConcerned: r.concerned, viewmodel.BlankComplying: r.complying} {
		held, reason := "", ""
		if count == nil {
			held = bound.entry.Text
		}
		if problems[blank] {
			reason = f.T("desktop.rating.heads")
		}
		session.Hold(r.d.key, blank, held)
		bound.field.SetError(reason)
	}
}
