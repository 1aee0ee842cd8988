package viewmodel

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"tenken/checklist"
)

// FigureKind is one of the three figures that can be explained.
type FigureKind string

// The figures.
const (
	FigureScore          FigureKind = "score"
	FigureAnswer         FigureKind = "answer"
	FigureImplementation FigureKind = "implementation"
)

// Explanation says how a figure comes about: lines that add up to it.
type Explanation struct {
	Title string // 人的セキュリティの得点率 67.50%
	Sum   string // 54 ÷ 80
	Lines []ExplainedLine
}

// ExplainedLine is one item's share in a figure.
type ExplainedLine struct {
	Key    checklist.Key
	Status Status
	Symbol string
	Topic  string
	Small  string // number and what was answered
	Share  string // 2 / 2; "－" where the item is left out
}

// Explain lists what a figure of a part is made from, in the order of the sheet.
func (s *Session) Explain(kind FigureKind, of Portion, f Format) Explanation {
	var e Explanation
	part, whole := new(big.Rat), 0
	for _, line := range s.trace(of.Of) {
		earned, possible := shareIn(kind, line)
		part.Add(part, earned)
		whole += possible
		e.Lines = append(e.Lines, s.explained(line, earned, possible, f))
	}
	e.Title = f.T("desk.score.explained", "Part", of.Title, "Figure", f.T("desktop.figure."+string(kind)), "Rate", f.Rate(of.Figure(kind)))
	e.Sum = f.T("desk.score.sum."+string(kind), "Part", points(part), "Whole", f.Number(whole))
	return e
}

// Figure is one of the figures of a portion.
func (p Portion) Figure(kind FigureKind) checklist.Rate {
	switch kind {
	case FigureAnswer:
		return p.Tally.AnswerRate()
	case FigureImplementation:
		return p.Tally.ImplementationRate()
	}
	return p.Score
}

// FigureBefore is that figure of the year before; not valid without one.
func (p Portion) FigureBefore(kind FigureKind) checklist.Rate {
	switch kind {
	case FigureAnswer:
		return p.TallyBefore.AnswerRate()
	case FigureImplementation:
		return p.TallyBefore.ImplementationRate()
	}
	return p.Before
}

func (s *Session) trace(of PortionID) []checklist.Line {
	switch {
	case of.Section != "":
		return s.score.SectionTrace(of.Section)
	case of.Subject != "":
		return s.score.SubjectTrace(of.Subject)
	}
	return s.score.Trace()
}

// shareIn is what an item adds to the two sides of a figure.
func shareIn(kind FigureKind, line checklist.Line) (part *big.Rat, whole int) {
	one := func(yes bool) *big.Rat {
		if yes {
			return big.NewRat(1, 1)
		}
		return new(big.Rat)
	}
	switch kind {
	case FigureAnswer:
		return one(line.Answered), 1
	case FigureImplementation:
		if line.Answered && !line.Rating.Applies() {
			return new(big.Rat), 0
		}
		return one(line.Answered && line.Rating.Class == checklist.ClassDone), 1
	}
	return line.Earned.Rat(), line.Possible
}

func (s *Session) explained(line checklist.Line, earned *big.Rat, possible int, f Format) ExplainedLine {
	out := ExplainedLine{Key: line.Key(), Topic: f.Text(line.Item.Topic), Share: NoFigure}
	out.Status, out.Symbol = s.status(out.Key)
	answer := f.T("desktop.row.unanswered")
	if line.Answered {
		answer = f.Text(line.Rating.Label)
	}
	out.Small = line.Item.ID + "  " + answer
	if line.Weight != 1 {
		out.Small += "  " + f.T("desk.score.weight", "N", line.Weight)
	}
	if possible > 0 {
		out.Share = points(earned) + " / " + f.Number(possible)
	}
	return out
}

// points writes points with as many decimals as they have, two at most.
func points(p *big.Rat) string {
	if p.IsInt() {
		return p.Num().String()
	}
	return strings.TrimRight(p.FloatString(2), "0")
}

// Danger is an item of weight that is not done.
type Danger struct {
	Key      checklist.Key
	Status   Status
	Symbol   string
	Topic    string
	Small    string
	Critical bool
}

// Dangers lists what is most dangerous among what is answered: critical items that
// earn nothing, mandatory ones that are not done, critical ones that are done in
// part; each by weight.
func (s *Session) Dangers(f Format) []Danger {
	type ranked struct {
		Danger
		rank, weight int
	}
	var found []ranked
	for _, line := range s.score.Trace() {
		if rank := danger(line); rank > 0 {
			e := s.explained(line, line.Earned.Rat(), line.Possible, f)
			found = append(found, ranked{Danger{e.Key, e.Status, e.Symbol, e.Topic, e.Small, line.Item.Critical}, rank, line.Weight})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.weight, a.weight))
	})
	var out []Danger
	for _, d := range found {
		out = append(out, d.Danger)
	}
	return out
}

// danger ranks a line, 1 being the worst; 0 is none.
func danger(line checklist.Line) int {
	switch {
	case !line.Answered || !line.Rating.Applies() || line.Rating.Class == checklist.ClassDone:
		return 0
	case line.Item.Critical && line.Earned.IsZero():
		return 1
	case line.Item.Mandatory && line.Rating.Class == checklist.ClassNotDone:
		return 2
	case line.Item.Critical:
		return 3
	}
	return 0
}
