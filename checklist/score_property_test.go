package checklist_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

// agree compares a figure with the lines that it should be the sum of.
func agree(t *rapid.T, name string, f checklist.Figure, lines []checklist.Line) {
	earned, possible, tally := new(big.Rat), 0, f.Tally
	classes := map[checklist.RatingClass]int{}
	for _, l := range lines {
		earned.Add(earned, l.Earned.Rat())
		possible += l.Possible
		classes[l.Rating.Class]++
		if l.Answered != (l.Rating.Class != "") || l.Earned.Rat().Cmp(big.NewRat(int64(l.Possible), 1)) > 0 || l.Earned.Num < 0 {
			t.Fatalf("%s: line %s: %+v", name, l.Item.ID, l)
		}
	}
	if earned.Cmp(f.Earned) != 0 || possible != f.Possible {
		t.Fatalf("%s: the lines give %v/%d, the figure %v/%d", name, earned, possible, f.Earned, f.Possible)
	}
	if got := tally.Done + tally.Partly + tally.NotDone + tally.NotApplicable + tally.Unanswered; got != tally.InScope || got != len(lines) {
		t.Fatalf("%s: %d lines, tally %+v", name, len(lines), tally)
	}
	byClass := map[checklist.RatingClass]int{checklist.ClassDone: tally.Done, checklist.ClassPartly: tally.Partly,
		checklist.ClassNotDone: tally.NotDone, checklist.ClassNotApplicable: tally.NotApplicable, "": tally.Unanswered}
	for class, n := range byClass {
		if classes[class] != n || tally.Inquiring > tally.Unanswered {
			t.Fatalf("%s: %v, tally %+v", name, classes, tally)
		}
	}
	if f.Score.Valid != (possible > 0) || f.Score.Permyriad < 0 || f.Score.Permyriad > 10000 || f.Score != floorOf(earned, possible) {
		t.Fatalf("%s: score %v of %v/%d", name, f.Score, earned, possible)
	}
}

// floorOf finds the whole number s with s ≤ 10000 · earned ÷ possible < s + 1.
func floorOf(earned *big.Rat, possible int) checklist.Rate {
	if possible == 0 {
		return checklist.Rate{}
	}
	share := new(big.Rat).Quo(new(big.Rat).Mul(earned, big.NewRat(10000, 1)), big.NewRat(int64(possible), 1))
	whole := new(big.Int).Div(share.Num(), share.Denom())
	return checklist.Rate{Permyriad: int(whole.Int64()), Valid: true}
}

func TestEveryFigureIsTheSumOfItsTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		score := d.score()
		agree(t, "total", score.Figure, score.Trace())
		items := 0
		for _, f := range score.Sections {
			agree(t, "section "+f.Section.ID, f.Figure, score.SectionTrace(f.Section.ID))
			items += len(f.Section.Items)
		}
		for _, f := range score.Subjects {
			agree(t, "subject "+f.Subject.ID, f.Figure, score.SubjectTrace(f.Subject.ID))
		}
		if len(score.Sections) > 0 && items == 0 {
			t.Fatal("sections without items have figures")
		}
	})
}

// A section's figure is that of its own items and of the sections in it; the
// total is the sum of the chapters, never an average.
func TestSectionsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		score := d.score()
		figures := map[string]checklist.Figure{}
		for _, f := range score.Sections {
			figures[f.Section.ID] = f.Figure
		}
		earned, possible := sumOver(d.std.Sections, figures)
		if earned.Cmp(score.Figure.Earned) != 0 || possible != score.Figure.Possible {
			t.Fatalf("chapters give %v/%d, total %v/%d", earned, possible, score.Figure.Earned, score.Figure.Possible)
		}
		for _, section := range d.std.AllSections() {
			earned, possible := sumOver(section.Sections, figures)
			for _, l := range score.Trace() {
				if l.Path[len(l.Path)-1] == section {
					earned.Add(earned, l.Earned.Rat())
					possible += l.Possible
				}
			}
			if f, ok := figures[section.ID]; ok && (earned.Cmp(f.Earned) != 0 || possible != f.Possible) {
				t.Fatalf("%s: parts give %v/%d, figure %v/%d", section.ID, earned, possible, f.Earned, f.Possible)
			}
		}
	})
}

func sumOver(sections []checklist.Section, figures map[string]checklist.Figure) (*big.Rat, int) {
	earned, possible := new(big.Rat), 0
	for _, section := range sections {
		if f, ok := figures[section.ID]; ok {
			earned.Add(earned, f.Earned)
			possible += f.Possible
		}
	}
	return earned, possible
}

// allFigures prints every figure by name, whatever order they stand in.
func allFigures(s *checklist.Score) map[string]string {
	out := map[string]string{"all": printFigure("", s.Figure)}
	for _, f := range s.Sections {
		out["section "+f.Section.ID] = printFigure("", f.Figure)
	}
	for _, f := range s.Subjects {
		out["subject "+f.Subject.ID] = printFigure("", f.Figure)
	}
	return out
}

func TestOrderMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		before := allFigures(d.score())
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		shuffle(rng, d.dep.Subjects)
		shuffleSections(rng, d.std.Sections)
		if after := allFigures(d.score()); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Fatalf("before %v\nafter  %v", before, after)
		}
	})
}

func shuffle[T any](rng *rand.Rand, all []T) {
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

func shuffleSections(rng *rand.Rand, sections []checklist.Section) {
	shuffle(rng, sections)
	for i := range sections {
		shuffle(rng, sections[i].Items)
		shuffleSections(rng, sections[i].Sections)
	}
}

// pick takes one item in scope of a drawn sheet.
func pick(t *rapid.T, d drawn) (checklist.Scoped, bool) {
	items := checklist.NewScope(d.std, d.dep, nil).Items
	if len(items) == 0 {
		return checklist.Scoped{}, false
	}
	return items[rapid.IntRange(0, len(items)-1).Draw(t, "item")], true
}

// What does not apply is as if it were not asked.
func TestNotApplicableIsAsIfItWereNotAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		entry, ok := pick(t, d)
		if !ok {
			return
		}
		r := &checklist.Response{Key: entry.Key(), Rating: "3"}
		if entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{}
		}
		d.responses[r.Key] = r
		with := d.score()
		without := checklist.NewScore(d.std, withoutKey(d, entry.Key()), d.responses)
		if with.Figure.Possible != without.Figure.Possible || with.Figure.Earned.Cmp(without.Figure.Earned) != 0 || with.Figure.Score != without.Figure.Score {
			t.Fatalf("with %v\nwithout %v", allFigures(with), allFigures(without))
		}
		for _, f := range with.Sections {
			i := slices.IndexFunc(without.Sections, func(o checklist.SectionFigure) bool { return o.Section == f.Section })
			if i < 0 && f.Score.Valid || i >= 0 && without.Sections[i].Score != f.Score {
				t.Fatalf("%s changed: %v", f.Section.ID, f.Score)
			}
		}
	})
}

func withoutKey(d drawn, key checklist.Key) *checklist.Scope {
	scope := checklist.NewScope(d.std, d.dep, nil)
	scope.Items = slices.DeleteFunc(scope.Items, func(e checklist.Scoped) bool { return e.Key() == key })
	return scope
}

// Doing everything that one item asks for never lowers a figure, and silence
// never raises the score.
func TestDoingMoreNeverScoresLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		entry, ok := pick(t, d)
		if !ok {
			return
		}
		delete(d.responses, entry.Key())
		silent := d.score()
		best := &checklist.Response{Key: entry.Key(), Count: &checklist.HeadCount{Concerned: 7, Complying: 7}}
		if entry.Item.Kind == checklist.KindRating {
			best.Count, best.Rating = nil, bestOf(&d.std.Scale)
		}
		d.responses[entry.Key()] = best
		finished := d.score()
		if finished.Figure.Score.Permyriad < silent.Figure.Score.Permyriad || finished.Figure.Earned.Cmp(silent.Figure.Earned) <= 0 {
			t.Fatalf("silent %v, done %v", silent.Figure, finished.Figure)
		}
		if silent.Tally.Unanswered != finished.Tally.Unanswered+1 {
			t.Fatalf("silent %+v, done %+v", silent.Tally, finished.Tally)
		}
	})
}

func bestOf(scale *checklist.Scale) checklist.RatingCode {
	for _, r := range scale.Ratings {
		if r.Applies() && r.Points == scale.Highest() {
			return r.Code
		}
	}
	return ""
}

func TestSilenceIsNeverDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		for _, r := range d.responses {
			r.Inquiring = true
		}
		for name, responses := range map[string]map[checklist.Key]*checklist.Response{"none": nil, "inquiring": d.responses} {
			s := checklist.NewScore(d.std, checklist.NewScope(d.std, d.dep, nil), responses)
			if s.Tally.Unanswered != s.Tally.InScope || s.Figure.Earned.Sign() != 0 || s.Tally.Inquiring != len(responses) {
				t.Fatalf("%s: %+v, earned %v", name, s.Tally, s.Figure.Earned)
			}
		}
	})
}
