package checklist

import "math/big"

// sum adds up lines exactly. Fractions are gathered by denominator, so that
// thousands of head counts cost a few additions of big numbers.
type sum struct {
	tally    Tally
	possible int
	parts    map[int64]int64 // denominator → Σ numerators
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
	if l.Earned == nil {
		return
	}
	if s.parts == nil {
		s.parts = map[int64]int64{}
	}
	s.parts[l.Earned.Denom().Int64()] += l.Earned.Num().Int64()
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
	total := new(big.Rat)
	for den, num := range s.parts {
		total.Add(total, big.NewRat(num, den))
	}
	f := Figure{Tally: s.tally, Earned: total, Possible: s.possible}
	if s.possible > 0 {
		f.Score = Rate{Permyriad: floorPermyriad(total, s.possible), Valid: true}
	}
	return f
}

// floorPermyriad is floor(10000 · r ÷ whole) for r ≥ 0.
func floorPermyriad(r *big.Rat, whole int) int {
	num := new(big.Int).Mul(r.Num(), big.NewInt(10000))
	den := new(big.Int).Mul(r.Denom(), big.NewInt(int64(whole)))
	return int(num.Quo(num, den).Int64())
}
