package checklist

import (
	"fmt"
	"slices"
)

// State is where an assessment stands in its life:
//
//	draft → approved → (confirmed) → submitted → returned | accepted
//
// Returned is a draft in which only the listed items can be changed.
type State string

// The six states.
const (
	StateDraft     State = "draft"
	StateApproved  State = "approved"  // 決裁済, answers are locked
	StateConfirmed State = "confirmed" // 部長確認済
	StateSubmitted State = "submitted"
	StateReturned  State = "returned"
	StateAccepted  State = "accepted" // 確認済
)

// States lists the states in the order of the life cycle.
func States() []State {
	return []State{StateDraft, StateApproved, StateConfirmed, StateSubmitted, StateReturned, StateAccepted}
}

// UnmarshalText accepts the known codes only.
func (s *State) UnmarshalText(b []byte) (err error) {
	*s, err = parseCode("state", b, States()...)
	return err
}

// Editable reports whether any answer can be changed.
func (s State) Editable() bool { return s == StateDraft || s == StateReturned }

// Approval records a decision (決裁) made in the city's own document system. It
// never replaces that decision.
type Approval struct {
	DraftNumber    string `json:"draft_number,omitempty"`    // 起案番号
	DocumentNumber string `json:"document_number,omitempty"` // 文書番号
	Date           Date   `json:"date"`                      // 決裁日
	Post           string `json:"post,omitempty"`            // who decided
	Stamp          Stamp  `json:"stamp"`
}

func (a Approval) check() error {
	if a.Date.IsZero() || a.DraftNumber == "" && a.DocumentNumber == "" {
		return ErrApprovalEmpty
	}
	return nil
}

// ReturnNote is the office's return (差戻し): what must be mended, and why.
type ReturnNote struct {
	Keys  []Key  `json:"keys"`
	Text  string `json:"text,omitempty"`
	Stamp Stamp  `json:"stamp"`
}

// Assessment is one department's self-inspection in one round (自己点検), without
// the responses. Its commands are pure: they return the changed assessment and
// leave the receiver alone.
type Assessment struct {
	ID         string     `json:"id"`
	Round      string     `json:"round"`
	Department Department `json:"department"` // as it is in this round
	State      State      `json:"state"`
	// Revision is the number of the newest submission; 0 before the first.
	Revision     int         `json:"revision"`
	Approval     *Approval   `json:"approval,omitempty"`
	Confirmation *Approval   `json:"confirmation,omitempty"`
	Returned     *ReturnNote `json:"returned,omitempty"` // newest return, if any
}

// Answer checks a response against scope and state and returns it as it is to
// be recorded: stamped, and with the rating that "nothing happened" stands for.
func (a *Assessment) Answer(scope *Scope, scale *Scale, r Response, stamp Stamp) (Response, error) {
	if err := a.CanChange(r.Key); err != nil {
		return Response{}, err
	}
	entry, ok := scope.Find(r.Key)
	if !ok {
		return Response{}, fmt.Errorf("%w: %s %s", ErrNotInScope, r.Subject, r.Item)
	}
	if r.Nothing {
		if na, ok := scale.NotApplicable(); ok {
			r.Rating = na.Code
		}
	}
	if err := r.check(entry.Item, scale); err != nil {
		return Response{}, fmt.Errorf("%s %s: %w", r.Subject, r.Item, err)
	}
	if r.Responsibility == Own {
		r.Responsibility = ""
	}
	r.Stamp = stamp
	return r, nil
}

// CanChange tells whether the answer to a key can be changed now. The error is
// ErrLocked or ErrItemLocked.
func (a *Assessment) CanChange(k Key) error {
	switch {
	case !a.State.Editable():
		return fmt.Errorf("%w: %s", ErrLocked, a.State)
	case a.State == StateReturned && !slices.Contains(a.Returned.Keys, k):
		return fmt.Errorf("%w: %s %s", ErrItemLocked, k.Subject, k.Item)
	}
	return nil
}

// Approve records the head's decision and locks the answers. Gaps that block
// make it fail with ErrGaps.
func (a Assessment) Approve(approval Approval, gaps []Gap) (Assessment, error) {
	if err := a.from(StateDraft, StateReturned); err != nil {
		return a, err
	}
	if err := approval.check(); err != nil {
		return a, err
	}
	if err := refuse(gaps); err != nil {
		return a, err
	}
	a.State, a.Approval = StateApproved, &approval
	return a, nil
}

// Confirm records the bureau's confirmation (部長確認) where the city has one.
func (a Assessment) Confirm(confirmation Approval) (Assessment, error) {
	if err := a.from(StateApproved); err != nil {
		return a, err
	}
	if err := confirmation.check(); err != nil {
		return a, err
	}
	a.State, a.Confirmation = StateConfirmed, &confirmation
	return a, nil
}

// Reopen takes approval and confirmation back, so that answers can change.
func (a Assessment) Reopen() (Assessment, error) {
	if err := a.from(StateApproved, StateConfirmed); err != nil {
		return a, err
	}
	return a.unlocked(), nil
}

// Submit raises the revision. The caller makes the Submission from the result.
func (a Assessment) Submit(gaps []Gap) (Assessment, error) {
	if err := a.from(StateApproved, StateConfirmed); err != nil {
		return a, err
	}
	if err := refuse(gaps); err != nil {
		return a, err
	}
	a.State = StateSubmitted
	a.Revision++
	return a, nil
}

// Withdraw takes a submission back (引戻し) until it is accepted.
func (a Assessment) Withdraw() (Assessment, error) {
	if err := a.from(StateSubmitted); err != nil {
		return a, err
	}
	return a.unlocked(), nil
}

// Return unlocks the listed items and only those. Keys must be in scope.
func (a Assessment) Return(note ReturnNote, scope *Scope) (Assessment, error) {
	if err := a.from(StateSubmitted); err != nil {
		return a, err
	}
	if len(note.Keys) == 0 {
		return a, ErrNothingListed
	}
	for _, k := range note.Keys {
		if _, ok := scope.Find(k); !ok {
			return a, fmt.Errorf("%w: %s %s", ErrNotInScope, k.Subject, k.Item)
		}
	}
	a.Returned = &note
	return a.unlocked(), nil
}

// Accept ends the assessment's life. Answers change afterwards only in the next
// round.
func (a Assessment) Accept() (Assessment, error) {
	if err := a.from(StateSubmitted); err != nil {
		return a, err
	}
	a.State = StateAccepted
	return a, nil
}

// unlocked is the state to write in: what was returned stays returned.
func (a Assessment) unlocked() Assessment {
	a.State, a.Approval, a.Confirmation = StateDraft, nil, nil
	if a.Returned != nil {
		a.State = StateReturned
	}
	return a
}

func (a *Assessment) from(allowed ...State) error {
	if !slices.Contains(allowed, a.State) {
		return fmt.Errorf("%w: %s", ErrState, a.State)
	}
	return nil
}

func refuse(gaps []Gap) error {
	n := 0
	for _, g := range gaps {
		if g.Code.Blocks() {
			n++
		}
	}
	if n > 0 {
		return fmt.Errorf("%w: %d", ErrGaps, n)
	}
	return nil
}
