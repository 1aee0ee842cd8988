package checklist_test

import (
	"fmt"

	"pgregory.net/rapid"

	"tenken/checklist"
)

// A drawn sheet is any standard with any answers, right or doubtful.
type drawn struct {
	std       *checklist.Standard
	dep       *checklist.Department
	responses map[checklist.Key]*checklist.Response
}

func (d drawn) score() *checklist.Score {
	return checklist.NewScore(d.std, checklist.NewScope(d.std, d.dep, nil), d.responses)
}

func draw(t *rapid.T) drawn {
	d := drawn{std: &checklist.Standard{ID: "any", Version: "1", Scale: drawScale(t)}, responses: map[checklist.Key]*checklist.Response{}}
	n := 0
	d.std.Sections = drawSections(t, 0, "", &n)
	d.dep = &checklist.Department{ID: "any", Subjects: []checklist.Subject{
		{ID: "d", Kind: checklist.SubjectDepartment}, {ID: "s1", Kind: checklist.SubjectSystem}, {ID: "s2", Kind: checklist.SubjectSystem},
	}}
	for _, entry := range checklist.NewScope(d.std, d.dep, nil).Items {
		if r := drawResponse(t, entry, &d.std.Scale); r != nil {
			d.responses[entry.Key()] = r
		}
	}
	return d
}

// drawScale draws three ratings that apply, the first worth something, and one
// that does not.
func drawScale(t *rapid.T) checklist.Scale {
	points := rapid.IntRange(-3, 5)
	classes := []checklist.RatingClass{checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone, checklist.ClassNotApplicable}
	scale := checklist.Scale{Counts: []checklist.CountStep{{From: 10000, Rating: "0"}, {From: 7000, Rating: "1"}, {From: 0, Rating: "2"}}}
	for i, class := range classes {
		r := checklist.Rating{Code: checklist.RatingCode(fmt.Sprint(i)), Class: class, Points: points.Draw(t, "points")}
		if i == 0 {
			r.Points = rapid.IntRange(1, 5).Draw(t, "points of done")
		}
		scale.Ratings = append(scale.Ratings, r)
	}
	return scale
}

func drawSections(t *rapid.T, depth int, above string, n *int) []checklist.Section {
	fewest := 0
	if depth == 0 {
		fewest = 1
	}
	sections := make([]checklist.Section, rapid.IntRange(fewest, 3-depth).Draw(t, "sections"))
	for i := range sections {
		s := &sections[i]
		s.ID = fmt.Sprintf("%s%d", above, i)
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			*n++
			item := question(fmt.Sprintf("I%d", *n), weight(rapid.IntRange(1, 3).Draw(t, "weight")))
			item.Critical = rapid.Bool().Draw(t, "critical")
			item.Subject = rapid.SampledFrom([]checklist.SubjectKind{checklist.SubjectDepartment, checklist.SubjectSystem}).Draw(t, "subject")
			item.Kind = rapid.SampledFrom([]checklist.ItemKind{checklist.KindRating, checklist.KindCount}).Draw(t, "kind")
			s.Items = append(s.Items, item)
		}
		s.Sections = drawSections(t, depth+1, s.ID+"-", n)
	}
	return sections
}

func drawResponse(t *rapid.T, entry checklist.Scoped, scale *checklist.Scale) *checklist.Response {
	r := &checklist.Response{Key: entry.Key(), Inquiring: rapid.IntRange(0, 9).Draw(t, "inquiring") == 0}
	answer := rapid.IntRange(0, 4).Draw(t, "answer")
	switch {
	case answer == 4:
		return nil
	case entry.Item.Kind == checklist.KindRating:
		r.Rating = scale.Ratings[answer].Code
	default:
		concerned := rapid.IntRange(0, 60).Draw(t, "concerned")
		r.Count = &checklist.HeadCount{Concerned: concerned, Complying: rapid.IntRange(0, concerned+1).Draw(t, "complying")}
	}
	return r
}
