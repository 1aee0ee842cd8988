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

// Check wants the date and one of the numbers: otherwise ErrApprovalEmpty. Texts are
// held to their limits.
func (a Approval) Check() error {
	if a.Date.IsZero() || isBlank(a.DraftNumber) && isBlank(a.DocumentNumber) {
		return ErrApprovalEmpty
	}
	return checkTexts(field{"draft_number", a.DraftNumber}, field{"document_number", a.DocumentNumber}, field{"post", a.Post})
}

// ReturnNote is the office's return (差戻し): what must be mended, and why.
type ReturnNote struct {
	Keys  []Key  `json:"keys"`
	Text  string `json:"text,omitempty"`
	Stamp Stamp  `json:"stamp"`
}

// lists reports whether the note asks for the item. No note asks for nothing.
func (n *ReturnNote) lists(k Key) bool { return n != nil && slices.Contains(n.Keys, k) }

func (n *ReturnNote) check(scope *Scope) error {
	if len(n.Keys) == 0 {
		return ErrNothingListed
	}
	for _, k := range n.Keys {
		if _, ok := scope.Find(k); !ok {
			return k.of(ErrNotInScope)
		}
	}
	return checkTexts(field{"text", n.Text})
}

// Assessment is one department's self-inspection in one round (自己点検), without
// the responses. Its commands are pure: they return the changed assessment and
// leave the receiver alone. A command that does not fit the state fails with
// ErrState and returns the assessment as it is.
type Assessment struct {
	ID         string     `json:"id"`
	Round      string     `json:"round"`
	Department Department `json:"department"` // as it is in this round
	State      State      `json:"state"`
	// From are the departments whose answers of the year before are this one's,
	// by id, after a reorganisation; empty is the department itself.
	From []string `json:"from,omitempty"`
	// Revision is the number of the newest submission; 0 before the first.
	Revision     int         `json:"revision"`
	Approval     *Approval   `json:"approval,omitempty"`
	Confirmation *Approval   `json:"confirmation,omitempty"`
	Returned     *ReturnNote `json:"returned,omitempty"` // newest return, if any
	// What the office has granted: a day of its own, or no inspection this year,
	// and why.
	Due     Date   `json:"due,omitzero"`
	Excused string `json:"excused,omitempty"`
}

// Predecessors are the departments, by id, that answered for this one the year
// before.
func (a *Assessment) Predecessors() []string {
	if len(a.From) == 0 {
		return []string{a.Department.ID}
	}
	return a.From
}

// Answer checks a response against state, scope and scale and returns it as it is
// to be recorded: stamped, in one spelling (own responsibility is empty) and with
// the rating, or the count of nobody, that "nothing happened" stands for. The
// errors are those of answering, with the key.
func (a Assessment) Answer(scope *Scope, scale *Scale, r Response, stamp Stamp) (Response, error) {
	if err := a.CanChange(r.Key); err != nil {
		return Response{}, err
	}
	entry, ok := scope.Find(r.Key)
	if !ok {
		return Response{}, r.Key.of(ErrNotInScope)
	}
	r = r.Clone()
	if err := r.settle(entry.Item, scale); err != nil {
		return Response{}, r.Key.of(err)
	}
	r.Stamp = stamp
	return r, nil
}

// CanChange tells whether the answer to a key can be changed now. The error is
// ErrLocked or ErrItemLocked.
func (a Assessment) CanChange(k Key) error {
	switch {
	case !a.State.Editable():
		return fmt.Errorf("%w: %s", ErrLocked, a.State)
	case a.State == StateReturned && !a.Returned.lists(k):
		return k.of(ErrItemLocked)
	}
	return nil
}

// Approve records the head's decision and locks the answers. It fails with
// ErrGaps while a gap blocks, and with ErrApprovalEmpty without date and number.
func (a Assessment) Approve(approval Approval, gaps []Gap) (Assessment, error) {
	if err := a.from(StateDraft, StateReturned); err != nil {
		return a, err
	}
	if err := approval.Check(); err != nil {
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
	if err := confirmation.Check(); err != nil {
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

// Submit raises the revision; NewSubmission makes the snapshot from the result.
// It fails with ErrGaps while a gap blocks: the scope may have changed since the
// approval.
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

// Return unlocks the listed items and only those. It fails with ErrNothingListed
// without a key and with ErrNotInScope for a key that is not asked.
func (a Assessment) Return(note ReturnNote, scope *Scope) (Assessment, error) {
	if err := a.from(StateSubmitted); err != nil {
		return a, err
	}
	if err := note.check(scope); err != nil {
		return a, err
	}
	note.Keys = slices.Clone(note.Keys)
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

func (a Assessment) from(allowed ...State) error {
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
