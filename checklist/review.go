package checklist

import (
	"cmp"
	"slices"
)

// ReviewCode says why the standard, or the policy behind it, should be looked at.
type ReviewCode string

// The reasons.
const (
	// ReviewWidespread: many departments have not done it, or in part only.
	ReviewWidespread ReviewCode = "widespread"
	// ReviewRepeated: departments have not done it in two years running.
	ReviewRepeated ReviewCode = "repeated"
	// ReviewNotApplicable: to most departments that are asked it does not apply.
	ReviewNotApplicable ReviewCode = "not_applicable"
)

// ReviewCodes lists the reasons in the order in which reports show them.
func ReviewCodes() []ReviewCode {
	return []ReviewCode{ReviewWidespread, ReviewRepeated, ReviewNotApplicable}
}

// ReviewRules are the thresholds of the candidates. A share is in permyriad of
// the departments concerned.
type ReviewRules struct {
	Widespread    int // from this share on
	NotApplicable int // from this share on
	AtLeast       int // departments concerned; fewer say nothing about a rule
}

// DefaultReviewRules are our own choice: half of the departments, nine in ten,
// and three departments.
func DefaultReviewRules() ReviewRules {
	return ReviewRules{Widespread: 5000, NotApplicable: 9000, AtLeast: 3}
}

// ReviewReason is one reason with the departments that it rests on, of so many.
type ReviewReason struct {
	Code        ReviewCode
	Departments []string
	Of          int
}

// Candidate is an item that the policy review should look at, and why.
type Candidate struct {
	*ItemFigure
	Reasons []ReviewReason
}

// Candidates lists the items to be looked at in the policy review: those that
// concern most departments first. last is the year before; nil if there is none.
// Years are compared by item id.
func (c *Consolidation) Candidates(last *Consolidation, rules ReviewRules) []Candidate {
	before := map[string]*ItemFigure{}
	if last != nil {
		for i := range last.Items {
			before[last.Items[i].Item.ID] = &last.Items[i]
		}
	}
	var out []Candidate
	for i := range c.Items {
		f := &c.Items[i]
		if reasons := rules.reasons(f, before[f.Item.ID]); len(reasons) > 0 {
			out = append(out, Candidate{f, reasons})
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return -cmp.Compare(a.concerned(), b.concerned()) })
	return out
}

// concerned is the largest number of departments behind a reason.
func (c *Candidate) concerned() int {
	most := 0
	for _, r := range c.Reasons {
		most = max(most, len(r.Departments))
	}
	return most
}

func (r ReviewRules) reasons(f, before *ItemFigure) []ReviewReason {
	var out []ReviewReason
	add := func(code ReviewCode, departments []string, of int) {
		out = append(out, ReviewReason{code, departments, of})
	}
	if open := slices.Concat(f.NotDone, f.Partly); r.reached(len(open), f.Applies(), r.Widespread) {
		add(ReviewWidespread, open, f.Applies())
	}
	if again := f.repeated(before); len(again) > 0 {
		add(ReviewRepeated, again, f.Applies())
	}
	if asked := f.Applies() + len(f.NotApplicable); r.reached(len(f.NotApplicable), asked, r.NotApplicable) {
		add(ReviewNotApplicable, f.NotApplicable, asked)
	}
	return out
}

func (r ReviewRules) reached(part, whole, share int) bool {
	return whole >= r.AtLeast && part*everyone >= share*whole
}

// repeated are the departments that had not done it the year before either.
func (f *ItemFigure) repeated(before *ItemFigure) []string {
	if before == nil {
		return nil
	}
	var again []string
	for _, id := range f.NotDone {
		if slices.Contains(before.NotDone, id) {
			again = append(again, id)
		}
	}
	return again
}
