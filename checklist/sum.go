package checklist

import (
	"math/big"
	"slices"
)

// sum adds up shares exactly.
type sum struct {
	tally    Tally
	possible int
	earned   fractions
}

// sums holds every sum of a department while items are added.
type sums struct {
	total    sum
	sections map[*Section]*sum
	subjects map[*Subject]*sum
	// last are the sums that the item before went to; most items share them
	// with their neighbour.
	last    []*sum
	subject *Subject
	section *Section
}

func newSums() *sums {
	return &sums{sections: map[*Section]*sum{}, subjects: map[*Subject]*sum{}}
}

func (s *sums) add(entry Scoped, part share, inquiring bool) {
	if section := entry.Path[len(entry.Path)-1]; entry.Subject != s.subject || section != s.section {
		s.subject, s.section = entry.Subject, section
		s.last = append(s.last[:0], &s.total, sumOf(s.subjects, entry.Subject))
		for _, section := range entry.Path {
			s.last = append(s.last, sumOf(s.sections, section))
		}
	}
	for _, sum := range s.last {
		sum.add(part, inquiring)
	}
}

func sumOf[K comparable](sums map[K]*sum, key K) *sum {
	s, ok := sums[key]
	if !ok {
		s = &sum{}
		sums[key] = s
	}
	return s
}

func (s *sum) add(part share, inquiring bool) {
	s.tally.add(part.rating, inquiring)
	s.possible += part.possible
	s.earned.add(part.earned)
}

func (t *Tally) add(r *Rating, inquiring bool) {
	t.InScope++
	if r == nil {
		t.Unanswered++
		if inquiring {
			t.Inquiring++
		}
		return
	}
	switch r.Class {
	case ClassDone:
		t.Done++
	case ClassPartly:
		t.Partly++
	case ClassNotDone:
		t.NotDone++
	case ClassNotApplicable:
		t.NotApplicable++
	}
}

func (s *sum) figure() Figure {
	f := Figure{Tally: s.tally, Earned: s.earned.total(), Possible: s.possible}
	f.rate()
	return f
}

// floorPermyriad is floor(10000 · r ÷ whole) for r ≥ 0.
func floorPermyriad(r *big.Rat, whole int) int {
	num := new(big.Int).Mul(r.Num(), big.NewInt(10000))
	den := new(big.Int).Mul(r.Denom(), big.NewInt(int64(whole)))
	return int(num.Quo(num, den).Int64())
}

// JoinScores adds up the figures of departments that have become one: numerators
// and denominators, exactly, and rounded down once. Sections and subjects are the
// same if their ids are; they stand in the order of the first score that has them.
// There is no grade, for nobody was given it, and no trace.
func JoinScores(scores ...*Score) *Score {
	joined := &Score{Figure: Figure{Earned: new(big.Rat)}}
	for _, s := range scores {
		joined.Figure = joined.Figure.plus(s.Figure)
		joined.CriticalUnmet = append(joined.CriticalUnmet, s.CriticalUnmet...)
		for _, f := range s.Sections {
			if i := slices.IndexFunc(joined.Sections, func(known SectionFigure) bool { return known.Section.ID == f.Section.ID }); i < 0 {
				joined.Sections = append(joined.Sections, f)
			} else {
				joined.Sections[i].Figure = joined.Sections[i].plus(f.Figure)
			}
		}
		for _, f := range s.Subjects {
			if i := slices.IndexFunc(joined.Subjects, func(known SubjectFigure) bool { return known.Subject.ID == f.Subject.ID }); i < 0 {
				joined.Subjects = append(joined.Subjects, f)
			} else {
				joined.Subjects[i].Figure = joined.Subjects[i].plus(f.Figure)
			}
		}
	}
	return joined
}

// plus adds two figures up.
func (f Figure) plus(g Figure) Figure {
	joined := Figure{Tally: f.Tally.plus(g.Tally), Earned: new(big.Rat).Add(f.Earned, g.Earned), Possible: f.Possible + g.Possible}
	joined.rate()
	return joined
}

// rate computes the score.
func (f *Figure) rate() {
	if f.Possible > 0 {
		f.Score = Rate{Permyriad: floorPermyriad(f.Earned, f.Possible), Valid: true}
	}
}

func (t Tally) plus(u Tally) Tally {
	return Tally{t.InScope + u.InScope, t.Done + u.Done, t.Partly + u.Partly, t.NotDone + u.NotDone,
		t.NotApplicable + u.NotApplicable, t.Unanswered + u.Unanswered, t.Inquiring + u.Inquiring}
}
