package checklist

import "math/big"

// sum adds up lines exactly.
type sum struct {
	tally    Tally
	possible int
	earned   fractions
}

// sums holds every sum of a department while lines are added.
type sums struct {
	total    sum
	sections map[*Section]*sum
	subjects map[*Subject]*sum
	// last are the sums that the line before went to; most lines share them
	// with their neighbour.
	last    []*sum
	subject *Subject
	section *Section
}

func newSums() *sums {
	return &sums{sections: map[*Section]*sum{}, subjects: map[*Subject]*sum{}}
}

func (s *sums) add(l *Line, inquiring bool) {
	if section := l.Path[len(l.Path)-1]; l.Subject != s.subject || section != s.section {
		s.subject, s.section = l.Subject, section
		s.last = append(s.last[:0], &s.total, sumOf(s.subjects, l.Subject))
		for _, section := range l.Path {
			s.last = append(s.last, sumOf(s.sections, section))
		}
	}
	for _, sum := range s.last {
		sum.add(l, inquiring)
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

func (s *sum) add(l *Line, inquiring bool) {
	s.tally.add(l, inquiring)
	s.possible += l.Possible
	s.earned.add(l.Earned)
}

func (t *Tally) add(l *Line, inquiring bool) {
	t.InScope++
	switch {
	case !l.Answered:
		t.Unanswered++
		if inquiring {
			t.Inquiring++
		}
	case l.Rating.Class == ClassDone:
		t.Done++
	case l.Rating.Class == ClassPartly:
		t.Partly++
	case l.Rating.Class == ClassNotDone:
		t.NotDone++
	case l.Rating.Class == ClassNotApplicable:
		t.NotApplicable++
	}
}

func (s *sum) figure() Figure {
	f := Figure{Tally: s.tally, Earned: s.earned.total(), Possible: s.possible}
	if s.possible > 0 {
		f.Score = Rate{Permyriad: floorPermyriad(f.Earned, s.possible), Valid: true}
	}
	return f
}

// floorPermyriad is floor(10000 · r ÷ whole) for r ≥ 0.
func floorPermyriad(r *big.Rat, whole int) int {
	num := new(big.Int).Mul(r.Num(), big.NewInt(10000))
	den := new(big.Int).Mul(r.Denom(), big.NewInt(int64(whole)))
	return int(num.Quo(num, den).Int64())
}
