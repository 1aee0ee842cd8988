package viewmodel

import (
	"math/big"
	"strings"
	"testing"

	"tenken/checklist"
)

// The lines of an explanation add up to its figure, for every figure of every
// portion.
func TestExplanationsAddUp(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	put(t, s, duty, rated("partly"))
	put(t, s, password, rated("done"))
	put(t, s, register, rated("not_applicable"))
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 3, Complying: 2} })
	portions := append(append([]Portion{s.Whole(f)}, s.Chapters(f)...), s.Subjects(f)...)
	for _, of := range portions {
		for _, kind := range []FigureKind{FigureScore, FigureAnswer, FigureImplementation} {
			part, whole := new(big.Rat), 0
			for _, line := range s.trace(of.Of) {
				earned, possible := shareIn(kind, line)
				part.Add(part, earned)
				whole += possible
			}
			want := of.Figure(kind)
			if whole == 0 {
				if want.Valid {
					t.Errorf("%s %s: a figure of nothing", of.Title, kind)
				}
				continue
			}
			share := new(big.Rat).Mul(part, big.NewRat(10000, int64(whole)))
			if got := int(new(big.Int).Quo(share.Num(), share.Denom()).Int64()); got != want.Permyriad {
				t.Errorf("%s %s: %d, not %d", of.Title, kind, got, want.Permyriad)
			}
			if n := len(s.Explain(kind, of, f).Lines); n != of.Tally.InScope {
				t.Errorf("%s %s: %d lines of %d", of.Title, kind, n, of.Tally.InScope)
			}
		}
	}
}

func TestExplanationInWords(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 3, Complying: 2} })
	put(t, s, register, rated("not_applicable"))
	e := s.Explain(FigureScore, s.Chapters(f)[1], f)
	if !strings.HasPrefix(e.Title, "人的セキュリティの得点率 ") || !strings.HasPrefix(e.Sum, "得点の合計 2.67 ÷ 満点の合計 ") {
		t.Errorf("%q %q", e.Title, e.Sum)
	}
	line := e.Lines[0]
	if line.Key != training || line.Share != "2.67 / 4" || line.Small != "C02-01-01  未実施  重み2" || line.Symbol != "×" {
		t.Errorf("%+v", line)
	}
	for _, line := range e.Lines {
		if line.Key == register && line.Share != NoFigure {
			t.Errorf("%+v", line)
		}
		if line.Key == incident && (line.Symbol != "" || line.Small != "C02-01-02  未回答") {
			t.Errorf("%+v", line)
		}
	}
	if e := s.Explain(FigureAnswer, s.Whole(f), f); !strings.HasPrefix(e.Sum, "回答した項目 2 ÷ すべての項目 6") {
		t.Errorf("%q", e.Sum)
	}
}

func TestDangersByRank(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	if got := s.Dangers(f); got != nil {
		t.Errorf("what is not answered is no danger yet: %+v", got)
	}
	put(t, s, password, rated("partly"))
	put(t, s, duty, rated("not_done"))
	item := s.rows[s.index[duty]].Item
	item.Mandatory = true
	got := s.Dangers(f)
	if len(got) != 2 || got[0].Key != duty || got[0].Critical || got[1].Key != password || !got[1].Critical {
		t.Fatalf("%+v", got)
	}
	put(t, s, password, rated("not_done"))
	if got := s.Dangers(f); got[0].Key != password || got[0].Symbol != "×" {
		t.Errorf("%+v", got)
	}
	put(t, s, password, rated("not_applicable"))
	put(t, s, duty, rated("partly"))
	if got := s.Dangers(f); got != nil {
		t.Errorf("%+v", got)
	}
}
