package checklist

import (
	"cmp"
	"fmt"
	"time"
)

// MaxHeads is the limit of a head count, well above any city hall.
const MaxHeads = 1_000_000

// Stamp says who wrote something and when. Actor is a post, not a person.
type Stamp struct {
	Actor string    `json:"actor"`
	At    time.Time `json:"at"`
}

// Responsibility says who sees to an item on the department's behalf.
type Responsibility string

// The four responsibilities. The commonest true answer to a technical item is
// central.
const (
	Own        Responsibility = "own"
	Central    Responsibility = "central"    // 情報政策課で一括
	Contractor Responsibility = "contractor" // 委託先
	Joint      Responsibility = "joint"      // 共同
)

// Responsibilities lists the four in the order in which forms show them.
func Responsibilities() []Responsibility {
	return []Responsibility{Own, Central, Contractor, Joint}
}

// UnmarshalText accepts the known codes only.
func (r *Responsibility) UnmarshalText(b []byte) (err error) {
	*r, err = parseCode("responsibility", b, Responsibilities()...)
	return err
}

// HeadCount is the answer to a count item: numerator and denominator, never
// only a percentage.
type HeadCount struct {
	Concerned int `json:"concerned"` // 対象者数
	Complying int `json:"complying"` // 実施者数
}

// Funding is where the money for an action comes from.
type Funding string

// The sources of funding, and none needed.
const (
	FundingCurrent  Funding = "current"       // 現予算
	FundingTransfer Funding = "transfer"      // 流用
	FundingExtra    Funding = "supplementary" // 補正
	FundingNextYear Funding = "next_year"     // 次年度当初
	FundingNone     Funding = "none"          // 不要
)

// Fundings lists the sources in the order in which forms show them.
func Fundings() []Funding {
	return []Funding{FundingCurrent, FundingTransfer, FundingExtra, FundingNextYear, FundingNone}
}

// UnmarshalText accepts the known codes, and nothing while it is undecided.
func (f *Funding) UnmarshalText(b []byte) (err error) {
	*f, err = parseCode("funding", b, append(Fundings(), "")...)
	return err
}

// Plan is what the department will do about an item (改善計画).
type Plan struct {
	Cause   string  `json:"cause,omitempty"`
	Action  string  `json:"action,omitempty"` // alone where one line is asked for
	Due     Date    `json:"due,omitzero"`
	Owner   string  `json:"owner,omitempty"` // a post
	Funding Funding `json:"funding,omitempty"`
	// RequestTo names the department that is asked to act, if another one.
	RequestTo string `json:"request_to,omitempty"`
}

// IsZero reports whether nothing is planned.
func (p Plan) IsZero() bool { return p == Plan{} }

// Overdue reports whether the plan was due before the day.
func (p *Plan) Overdue(day Date) bool { return !p.Due.IsZero() && p.Due.Before(day) }

// Response is the answer to one item for one subject (回答).
type Response struct {
	Key
	Rating RatingCode `json:"rating,omitempty"` // rating items; empty is unanswered
	Count  *HeadCount `json:"count,omitempty"`  // count items; nil is unanswered
	// Nothing: the event did not happen in the year (事案なし). The rating is
	// then the scale's not applicable, or the head count that of nobody, and
	// no other reason is needed.
	Nothing        bool           `json:"nothing,omitempty"`
	Inquiring      bool           `json:"inquiring,omitempty"`      // 照会中: blocks submission
	Responsibility Responsibility `json:"responsibility,omitempty"` // empty is own
	Comment        string         `json:"comment,omitempty"`        // present state (現状)
	Reason         string         `json:"reason,omitempty"`
	Plan           Plan           `json:"plan,omitzero"`
	Note           string         `json:"note,omitempty"` // to the successor; never submitted
	Stamp          Stamp          `json:"stamp,omitzero"`
}

// Answered reports whether the response carries an answer. A question under
// inquiry is not answered.
func (r *Response) Answered() bool {
	return r != nil && !r.Inquiring && (r.Rating != Unanswered || r.Count != nil)
}

// IsBlank reports whether nothing at all has been recorded.
func (r *Response) IsBlank() bool {
	blank := Response{Key: r.Key, Stamp: r.Stamp}
	return *r == blank
}

// Answers holds what a department has recorded: responses and evidence by key.
type Answers struct {
	Responses map[Key]*Response
	Evidence  map[Key][]Evidence
}

// Clone returns a copy that shares nothing with r.
func (r *Response) Clone() Response {
	out := *r
	out.Count = clone(r.Count)
	return out
}

// settle brings the response into the one spelling in which it is recorded and
// tells whether it can be recorded as an answer to the item.
func (r *Response) settle(item *Item, scale *Scale) error {
	if r.Nothing {
		if err := r.settleNothing(item, scale); err != nil {
			return err
		}
	}
	if r.Responsibility == Own {
		r.Responsibility = ""
	}
	return r.check(item, scale)
}

// settleNothing gives an event that did not happen the answer it stands for.
func (r *Response) settleNothing(item *Item, scale *Scale) error {
	na, ok := scale.NotApplicable()
	switch {
	case !item.Event || !ok:
		return ErrNotAnEvent
	case item.Kind == KindCount:
		r.Count = &HeadCount{}
	default:
		r.Rating = na.Code
	}
	return nil
}

func (r *Response) check(item *Item, scale *Scale) error {
	if item.Kind == KindRating && r.Count != nil || item.Kind == KindCount && r.Rating != Unanswered {
		return ErrWrongKind
	}
	if _, ok := scale.Rating(r.Rating); !ok && r.Rating != Unanswered {
		return fmt.Errorf("%w: %q", ErrUnknownRating, r.Rating)
	}
	if c := r.Count; c != nil && (c.Concerned < 0 || c.Complying < 0 || c.Concerned > MaxHeads || c.Complying > MaxHeads) {
		return fmt.Errorf("%w: %d/%d", ErrCountRange, c.Complying, c.Concerned)
	}
	return cmp.Or(
		checkCode("responsibility", r.Responsibility, append(Responsibilities(), "")...),
		checkCode("funding", r.Plan.Funding, append(Fundings(), "")...),
		checkTexts(field{"comment", r.Comment}, field{"reason", r.Reason}, field{"note", r.Note},
			field{"cause", r.Plan.Cause}, field{"action", r.Plan.Action}, field{"owner", r.Plan.Owner},
			field{"request_to", r.Plan.RequestTo}),
	)
}

// Effective is the rating that counts: the one given, or the one that the head
// count stands for. No response and one under inquiry have none.
func (r *Response) Effective(scale *Scale) (Rating, bool) { return found(r.effective(scale)) }

func (r *Response) effective(scale *Scale) *Rating {
	switch {
	case !r.Answered():
		return nil
	case r.Count != nil:
		return scale.countRating(*r.Count)
	}
	return scale.rating(r.Rating)
}
