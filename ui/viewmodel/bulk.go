package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// BulkChange is what is given to several items at once. What is zero is left as it
// is.
type BulkChange struct {
	Rating         checklist.RatingCode
	Reason         string // for those that have none and are asked for one
	Responsibility checklist.Responsibility
	Evidence       *checklist.Evidence // a reference
}

// BulkSkip says why an item is not changed with the others.
type BulkSkip string

// The reasons.
const (
	SkipLocked BulkSkip = "locked" // the answer cannot be changed now
	SkipCount  BulkSkip = "count"  // a head count takes no rating
	SkipSame   BulkSkip = "same"   // it is so already
)

// BulkSkips lists the reasons in the order in which they are told.
func BulkSkips() []BulkSkip { return []BulkSkip{SkipLocked, SkipCount, SkipSame} }

// BulkPlan is what a BulkChange comes to, to be looked at before it is done.
type BulkPlan struct {
	Edits    []workflow.Edit
	Skipped  map[BulkSkip][]Row
	Replaced int // answers that get another rating than they have
	Reasons  int // answers that are asked for a reason and have none
	Plans    int // answers that are asked for a plan
}

// PlanBulk finds out what a change would do to rows of the sheet. Nothing is
// written: [Session.Save] takes the edits, as one step.
func (s *Session) PlanBulk(rows []int, change BulkChange) BulkPlan {
	plan := BulkPlan{Skipped: map[BulkSkip][]Row{}}
	for _, i := range rows {
		r := &s.rows[i]
		if why := s.skip(r, change); why != "" {
			plan.Skipped[why] = append(plan.Skipped[why], s.Row(i))
			continue
		}
		plan.add(r, &s.sheet.Standard.Scale, s.Answer(r.key), change)
	}
	return plan
}

// skip says why a row is not changed; "" if it is.
func (s *Session) skip(r *row, change BulkChange) BulkSkip {
	answer := s.Answer(r.key)
	rated := change.Rating != checklist.Unanswered
	switch {
	case s.CanChange(r.key) != nil:
		return SkipLocked
	case rated && r.Item.Kind == checklist.KindCount:
		return SkipCount
	case rated && answer.Rating == change.Rating && !answer.Inquiring && !answer.Nothing:
		return SkipSame
	case change.Responsibility != "" && own(answer.Responsibility) == own(change.Responsibility):
		return SkipSame
	case change.Evidence != nil && s.names(r.key, change.Evidence):
		return SkipSame
	}
	return ""
}

// own spells the department's own responsibility as it is recorded.
func own(r checklist.Responsibility) checklist.Responsibility {
	if r == checklist.Own {
		return ""
	}
	return r
}

// names reports whether the same reference stands beside an answer.
func (s *Session) names(key checklist.Key, reference *checklist.Evidence) bool {
	for _, e := range s.sheet.Evidence(key) {
		if e.Title == reference.Title && e.Number == reference.Number && e.Location == reference.Location && e.Date == reference.Date {
			return true
		}
	}
	return false
}

func (p *BulkPlan) add(r *row, scale *checklist.Scale, answer checklist.Response, change BulkChange) {
	edit := workflow.Edit{}
	if change.Evidence != nil {
		edit.Add = []workflow.NewEvidence{{Evidence: *change.Evidence}}
	}
	if change.Responsibility != "" {
		answer.Responsibility = own(change.Responsibility)
	}
	if change.Rating != checklist.Unanswered {
		if answer.Answered() {
			p.Replaced++
		}
		answer.Rating, answer.Nothing, answer.Inquiring = change.Rating, false, false
		p.demand(r, scale, &answer, change.Reason)
	}
	edit.Response = answer
	p.Edits = append(p.Edits, edit)
}

// demand counts what the rating asks for, and gives the reason.
func (p *BulkPlan) demand(r *row, scale *checklist.Scale, answer *checklist.Response, reason string) {
	if checklist.WantsReason(scale, answer) && strings.TrimSpace(answer.Reason) == "" {
		p.Reasons++
		answer.Reason = reason
	}
	if checklist.DemandOf(r.Item, scale, answer) != checklist.PlanNone && answer.Plan.IsZero() {
		p.Plans++
	}
}
