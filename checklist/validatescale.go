package checklist

import (
	"slices"
	"strconv"
)

// classes lists the classes from best to worst.
var classes = []RatingClass{ClassDone, ClassPartly, ClassNotDone, ClassNotApplicable}

var demands = []PlanDemand{PlanNone, PlanLine, PlanFull}

func (c *checker) scale() {
	scale := &c.std.Scale
	c.identifier("scale.id", scale.ID)
	c.text("scale.title", scale.Title, MaxLabel)
	c.listLength("scale.ratings", len(scale.Ratings))
	seenCodes, seenSymbols := map[string]string{}, map[string]string{}
	for i := range scale.Ratings {
		field := index("scale.ratings", i)
		c.rating(field, &scale.Ratings[i])
		c.unique(field+".code", string(scale.Ratings[i].Code), seenCodes)
		c.unique(field+".symbol", scale.Ratings[i].Symbol, seenSymbols)
	}
	if len(scale.Ratings) == 0 {
		c.fail("scale.ratings", ProblemEmpty, ProblemArgs{})
	} else if scale.Highest() == 0 {
		c.fail("scale.ratings", ProblemNoPoints, ProblemArgs{})
	}
	c.ratingOrder(scale.Ratings)
	c.countSteps(scale)
	c.inRange("scale.plan_below", scale.PlanBelow, 0, everyone)
}

func (c *checker) rating(field string, r *Rating) {
	c.identifier(field+".code", string(r.Code))
	c.required(field+".symbol", r.Symbol)
	c.text(field+".label", r.Label, MaxLabel)
	c.inRange(field+".points", r.Points, -highestPoints, highestPoints)
	code(c, field+".plan", r.Plan, demands)
	code(c, field+".plan_if_critical", r.PlanIfCritical, demands)
	if !code(c, field+".class", r.Class, classes) {
		return
	}
	if r.Class == ClassNotApplicable && r.Points != 0 || r.Class == ClassDone && r.Points <= 0 {
		c.fail(field+".points", ProblemClassPoints, ProblemArgs{Value: strconv.Itoa(r.Points)})
	}
	if r.Class == ClassNotApplicable && !r.Reason {
		c.fail(field+".reason", ProblemNeedsReason, ProblemArgs{})
	}
}

// ratingOrder: best first, in points and in class, for screens and reports list
// them so. What does not apply stands anywhere; an unknown class has no rank.
func (c *checker) ratingOrder(ratings []Rating) {
	best := -1
	for i, r := range ratings {
		if !r.Applies() || !slices.Contains(classes, r.Class) {
			continue
		}
		field := index("scale.ratings", i)
		if best >= 0 && r.Points > ratings[best].Points {
			c.fail(field+".points", ProblemPointsOrder, ProblemArgs{Value: strconv.Itoa(r.Points)})
		}
		if best >= 0 && slices.Index(classes, r.Class) < slices.Index(classes, ratings[best].Class) {
			c.fail(field+".class", ProblemClassOrder, ProblemArgs{Value: string(r.Class)})
		}
		best = i
	}
}

func (c *checker) countSteps(scale *Scale) {
	var known []RatingCode
	for _, r := range scale.Ratings {
		if r.Applies() {
			known = append(known, r.Code)
		}
	}
	c.listLength("scale.counts", len(scale.Counts))
	from := make([]int, len(scale.Counts))
	for i, step := range scale.Counts {
		code(c, index("scale.counts", i)+".rating", step.Rating, known)
		from[i] = step.From
	}
	c.steps("scale.counts", from)
	c.countsNeeded(scale)
}

// steps checks that shares fall from 10000 or below to 0.
func (c *checker) steps(field string, from []int) {
	for i, share := range from {
		at := index(field, i) + ".from"
		c.inRange(at, share, 0, everyone)
		if i > 0 && share >= from[i-1] {
			c.fail(at, ProblemNotFalling, ProblemArgs{Value: strconv.Itoa(share)})
		}
	}
	if last := len(from) - 1; last >= 0 && from[last] != 0 {
		c.fail(index(field, last)+".from", ProblemLastNotZero, ProblemArgs{Value: strconv.Itoa(from[last])})
	}
}

// countsNeeded checks what the items ask of the scale: steps for head counts,
// and not applicable for events and for a head count of nobody.
func (c *checker) countsNeeded(scale *Scale) {
	_, hasNA := scale.NotApplicable()
	var count, event string
	for _, item := range c.std.Items() {
		if item.Kind == KindCount && count == "" {
			count = item.ID
		}
		if (item.Event || item.Kind == KindCount) && event == "" {
			event = item.ID
		}
	}
	if count != "" && len(scale.Counts) == 0 {
		c.fail("scale.counts", ProblemCountsNeeded, ProblemArgs{Value: count})
	}
	if event != "" && !hasNA && len(scale.Ratings) > 0 {
		c.fail("scale.ratings", ProblemNoNotApplicable, ProblemArgs{Value: event})
	}
}

func (c *checker) grading() {
	grading := &c.std.Grading
	c.listLength("grading.steps", len(grading.Steps))
	seen := map[string]string{}
	from := make([]int, len(grading.Steps))
	known := make([]string, len(grading.Steps))
	for i, step := range grading.Steps {
		field := index("grading.steps", i)
		c.required(field+".grade", step.Grade)
		c.unique(field+".grade", step.Grade, seen)
		from[i], known[i] = step.From, step.Grade
	}
	c.steps("grading.steps", from)
	if grading.Cap != "" {
		code(c, "grading.cap", grading.Cap, known)
	}
}
