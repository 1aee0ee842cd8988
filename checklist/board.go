package checklist

import "fmt"

// Status is where a department stands on the office's board.
type Status string

// The statuses. Late is not submitted after the due date; draft and approved are
// known to the office only from what it was sent.
const (
	StatusNotStarted Status = "not_started"
	StatusDraft      Status = "draft"
	StatusApproved   Status = "approved"
	StatusSubmitted  Status = "submitted"
	StatusLate       Status = "late"
	StatusReturned   Status = "returned"
	StatusAccepted   Status = "accepted"
	StatusExcused    Status = "excused"
)

// Statuses lists the statuses in the order of the board.
func Statuses() []Status {
	return []Status{StatusNotStarted, StatusDraft, StatusApproved, StatusSubmitted, StatusLate, StatusReturned, StatusAccepted, StatusExcused}
}

// UnmarshalText accepts the known codes only.
func (s *Status) UnmarshalText(b []byte) (err error) {
	*s, err = parseCode("status", b, Statuses()...)
	return err
}

// DueOf is the day by which a department submits: its own, if the office has
// extended it, or the round's.
func (r *Round) DueOf(a *Assessment) Date {
	if !a.Due.IsZero() {
		return a.Due
	}
	return r.Due
}

// StatusOn is the status of an assessment on a day. answered is how many of its
// answers the office has seen.
func (a *Assessment) StatusOn(day Date, round *Round, answered int) Status {
	due := round.DueOf(a)
	late := !due.IsZero() && due.Before(day)
	switch {
	case a.Excused != "":
		return StatusExcused
	case a.State == StateSubmitted:
		return StatusSubmitted
	case a.State == StateAccepted:
		return StatusAccepted
	case a.State == StateReturned:
		return StatusReturned
	case late:
		return StatusLate
	case a.State == StateApproved || a.State == StateConfirmed:
		return StatusApproved
	case answered > 0:
		return StatusDraft
	}
	return StatusNotStarted
}

// Extend gives the department another day; the zero Date takes it back. It fails
// with ErrState once the assessment is accepted.
func (a Assessment) Extend(due Date) (Assessment, error) {
	if a.State == StateAccepted {
		return a, a.from()
	}
	a.Due = due
	return a, nil
}

// Excuse takes the department out of the round, with the reason, or back in with
// an empty one. It fails with ErrState once something has been submitted.
func (a Assessment) Excuse(reason string) (Assessment, error) {
	if err := a.from(StateDraft); err != nil {
		return a, err
	}
	if err := checkTexts(field{"excused", reason}); err != nil {
		return a, err
	}
	a.Excused = reason
	return a, nil
}

// Receive is the office's side of a submission: the newest revision counts. It
// fails with ErrState for an excused department and after acceptance, and with
// ErrRevision for a revision that is not newer.
func (a Assessment) Receive(s *Submission) (Assessment, error) {
	if a.Excused != "" || a.State == StateAccepted {
		return a, fmt.Errorf("%w: %s", ErrState, a.State)
	}
	if s.Revision <= a.Revision {
		return a, fmt.Errorf("%w: %d", ErrRevision, s.Revision)
	}
	a.State, a.Revision = StateSubmitted, s.Revision
	a.Approval, a.Confirmation = new(s.Approval), clone(s.Confirmation)
	return a, nil
}

// Recount is the office's side of a department's submissions after one has come,
// been taken back or been decided about: s is the newest that counts, nil for none,
// and decided what the office has said about it, StateSubmitted for nothing yet.
func (a Assessment) Recount(s *Submission, decided State) (Assessment, error) {
	a.Revision = 0
	a = a.unlocked()
	if s == nil {
		return a, nil
	}
	a, err := a.Receive(s)
	switch {
	case err != nil:
		return a, err
	case decided == StateReturned:
		return a.unlocked(), nil
	case decided == StateAccepted:
		return a.Accept()
	}
	return a, nil
}
