package checklist

// RatingCode names a rating of a scale in files and on the command line, such
// as "done". The empty code means unanswered.
type RatingCode string

// Unanswered is the absence of a rating. It is never counted as done.
const Unanswered RatingCode = ""

// RatingClass is what a rating means for rates and colours, whatever the
// scale calls it.
type RatingClass string

// The four classes. Every rating of every scale belongs to one.
const (
	ClassDone          RatingClass = "done"
	ClassPartly        RatingClass = "partly"
	ClassNotDone       RatingClass = "not_done"
	ClassNotApplicable RatingClass = "not_applicable"
)

// UnmarshalText accepts the four codes only.
func (c *RatingClass) UnmarshalText(b []byte) (err error) {
	*c, err = parseCode("rating class", b, ClassDone, ClassPartly, ClassNotDone, ClassNotApplicable)
	return err
}

// PlanDemand is how much of a plan a rating asks for.
type PlanDemand string

// The three demands. Full means cause, action, due date, owner post and
// funding; line means the action in one line.
const (
	PlanNone PlanDemand = "none"
	PlanLine PlanDemand = "line"
	PlanFull PlanDemand = "full"
)

// UnmarshalText accepts the three codes only.
func (d *PlanDemand) UnmarshalText(b []byte) (err error) {
	*d, err = parseCode("plan demand", b, PlanNone, PlanLine, PlanFull)
	return err
}

// Rating is one step of a scale.
type Rating struct {
	Code   RatingCode  `json:"code"`
	Symbol string      `json:"symbol"` // ○ △ × － or a figure
	Label  Text        `json:"label"`  // 実施, 一部実施, …
	Class  RatingClass `json:"class"`
	// Points earned; points below zero count as zero. A rating of class
	// not applicable has none and leaves the denominator.
	Points int `json:"points"`
	// Reason: a reason must be given.
	Reason bool `json:"reason,omitempty"`
	// Plan demanded of an ordinary item, PlanIfCritical of a critical one.
	Plan           PlanDemand `json:"plan"`
	PlanIfCritical PlanDemand `json:"plan_if_critical"`
	// Evidence: at least one piece of evidence is wanted. Its absence is no
	// hindrance: on a critical item it is a doubt, on others a remark.
	Evidence bool `json:"evidence,omitempty"`
}

// Applies reports whether the rating stays in the denominator.
func (r *Rating) Applies() bool { return r.Class != ClassNotApplicable }

// Demand is the plan asked for on an item that is critical or not.
func (r *Rating) Demand(critical bool) PlanDemand {
	if critical {
		return r.PlanIfCritical
	}
	return r.Plan
}

// CountStep says which rating a head count stands for: the first step, from
// the top, whose From is not above complying ÷ concerned.
type CountStep struct {
	From   int        `json:"from"` // permyriad, 10000 = everyone
	Rating RatingCode `json:"rating"`
}

// Scale is the set of ratings of a standard, best first.
type Scale struct {
	ID      string   `json:"id"`
	Title   Text     `json:"title"`
	Ratings []Rating `json:"ratings"`
	// Counts turns a head count into a rating; steps fall from 10000 to 0.
	Counts []CountStep `json:"counts,omitempty"`
	// PlanBelow: a head count asks for a plan only below this share, in
	// permyriad; 0 never asks.
	PlanBelow int `json:"plan_below,omitempty"`
}

// Rating finds a rating by its code.
func (s *Scale) Rating(code RatingCode) (Rating, bool) { return found(s.rating(code)) }

func (s *Scale) rating(code RatingCode) *Rating {
	for i := range s.Ratings {
		if s.Ratings[i].Code == code {
			return &s.Ratings[i]
		}
	}
	return nil
}

// found turns a pointer into the scale, or nil, into a value.
func found(r *Rating) (Rating, bool) {
	if r == nil {
		return Rating{}, false
	}
	return *r, true
}

// Highest is the highest number of points on the scale, at least 0.
func (s *Scale) Highest() int {
	highest := 0
	for _, r := range s.Ratings {
		if r.Applies() {
			highest = max(highest, r.Points)
		}
	}
	return highest
}

// NotApplicable is the scale's rating for what does not apply, if it has one.
func (s *Scale) NotApplicable() (Rating, bool) { return found(s.notApplicable()) }

func (s *Scale) notApplicable() *Rating {
	for i := range s.Ratings {
		if !s.Ratings[i].Applies() {
			return &s.Ratings[i]
		}
	}
	return nil
}

// CountRating is the rating that a head count stands for. A count of nobody is
// not applicable. There is none on a scale that Validate refuses: without steps
// down to 0, or without not applicable.
func (s *Scale) CountRating(c HeadCount) (Rating, bool) { return found(s.countRating(c)) }

func (s *Scale) countRating(c HeadCount) *Rating {
	if c.Concerned == 0 {
		return s.notApplicable()
	}
	for _, step := range s.Counts {
		if c.Complying*10000 >= step.From*c.Concerned {
			return s.rating(step.Rating)
		}
	}
	return nil
}
