package ui

import "time"

// What is being typed is kept at least this often, also while typing goes on without
// a pause in which it would be recorded.
const draftPause = 1500 * time.Millisecond

// drafting keeps what is being typed, once the time has passed.
func (d *detailPane) drafting() {
	if !d.draftWaits {
		d.draftWaits = true
		d.app.clockwork.after(draftPause, d.saveDraft)
	}
}

// saveDraft keeps what is being typed. What is wrong with it is said when it is
// recorded.
func (d *detailPane) saveDraft() {
	d.draftWaits = false
	if !d.unsaved {
		return
	}
	answer := d.answer
	d.texts.collect(&answer)
	d.plan.collect(&answer)
	d.rating.collect(&answer)
	d.drafted = d.page.ws.SaveDraft(d.page.session.Sheet(), answer) == nil
}

// dropDraft makes the draft say what is recorded, where typing has come back to that
// and nothing was written.
func (d *detailPane) dropDraft() error {
	if !d.drafted {
		return nil
	}
	d.drafted = false
	return d.page.ws.SaveDraft(d.page.session.Sheet(), d.page.session.Answer(d.key))
}
