package checklist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// handMade is a sheet whose figures were worked out on paper: highest points are
// 2, so an item of weight 3 counts up to 6.
func handMade() (*checklist.Standard, map[checklist.Key]*checklist.Response) {
	std := &checklist.Standard{ID: "hand", Version: "1", Scale: marks(), Sections: []checklist.Section{
		{ID: "1", Sections: []checklist.Section{
			{ID: "1-1", Items: []checklist.Item{question("A", weight(3)), question("B")}}, // 6/6, 1/2
			{ID: "1-2", Items: []checklist.Item{question("C", byHead, weight(2))}},        // 4 · 41/50 of 4
		}},
		{ID: "2", Items: []checklist.Item{question("D", critical), question("E", weight(2))}, Sections: []checklist.Section{ // 0/2, out
			{ID: "2-1", Items: []checklist.Item{question("F", weight(3)), question("G"), question("H", byHead)}}, // 0/6, 0/2, out
			{ID: "2-2"},
		}},
	}}
	inquiring := rated("G", done)
	inquiring.Inquiring = true
	return std, byKey(rated("A", done), rated("B", partly), counted("C", 41, 50), rated("D", notDone), rated("E", na),
		inquiring, counted("H", 0, 0))
}

func printFigure(name string, f checklist.Figure) string {
	t := f.Tally
	return fmt.Sprintf("%s: %s/%d = %s, ○%d △%d ×%d －%d ?%d", name, f.Earned.RatString(), f.Possible, printRate(f.Score),
		t.Done, t.Partly, t.NotDone, t.NotApplicable, t.Unanswered)
}

func printRate(r checklist.Rate) string {
	if !r.Valid {
		return "－"
	}
	return fmt.Sprint(r.Permyriad)
}

func TestScoreByHand(t *testing.T) {
	std, responses := handMade()
	score := checklist.NewScore(std, checklist.NewScope(std, office(), nil), responses)
	got := []string{printFigure("all", score.Figure)}
	for _, f := range score.Sections {
		got = append(got, printFigure(strings.Repeat(" ", f.Depth)+f.Section.ID, f.Figure))
	}
	for _, f := range score.Subjects {
		got = append(got, printFigure(f.Subject.ID, f.Figure))
	}
	want := []string{
		"all: 257/25/22 = 4672, ○1 △2 ×1 －2 ?2", // 10.28 of 22; the average of the chapters would be 4283
		"1: 257/25/12 = 8566, ○1 △2 ×0 －0 ?0",
		" 1-1: 7/8 = 8750, ○1 △1 ×0 －0 ?0",
		" 1-2: 82/25/4 = 8200, ○0 △1 ×0 －0 ?0",
		"2: 0/10 = 0, ○0 △0 ×1 －2 ?2",
		" 2-1: 0/8 = 0, ○0 △0 ×0 －1 ?2",
		"d: 257/25/22 = 4672, ○1 △2 ×1 －2 ?2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	tally := score.Tally
	if tally.InScope != 8 || tally.Inquiring != 1 || tally.Answered() != 6 || tally.Applicable() != 6 {
		t.Errorf("tally %+v", tally)
	}
	if a, i := tally.AnswerRate(), tally.ImplementationRate(); a.Permyriad != 7500 || i.Permyriad != 1666 {
		t.Errorf("answer rate %v, implementation rate %v", a, i)
	}
}

func TestTraceByHand(t *testing.T) {
	std, responses := handMade()
	score := checklist.NewScore(std, checklist.NewScope(std, office(), nil), responses)
	tests := map[string]struct {
		lines []checklist.Line
		want  string
	}{
		"all":     {score.Trace(), "A ○ 3·6/6, B △ 1·1/2, C △ 2·82/25/4, D × 1·0/2, E － 2·0/0, F  3·0/6, G  1·0/2, H － 1·0/0"},
		"2":       {score.SectionTrace("2"), "D × 1·0/2, E － 2·0/0, F  3·0/6, G  1·0/2, H － 1·0/0"},
		"2-1":     {score.SectionTrace("2-1"), "F  3·0/6, G  1·0/2, H － 1·0/0"},
		"no such": {score.SectionTrace("9"), ""},
		"d":       {score.SubjectTrace("d"), "A ○ 3·6/6, B △ 1·1/2, C △ 2·82/25/4, D × 1·0/2, E － 2·0/0, F  3·0/6, G  1·0/2, H － 1·0/0"},
	}
	for name, test := range tests {
		var lines []string
		for _, l := range test.lines {
			lines = append(lines, fmt.Sprintf("%s %s %d·%s/%d", l.Item.ID, l.Rating.Symbol, l.Weight, l.Earned.Rat().RatString(), l.Possible))
			if l.Answered != (l.Rating.Symbol != "") {
				t.Errorf("%s: %s answered %v", name, l.Item.ID, l.Answered)
			}
		}
		if got := strings.Join(lines, ", "); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// scoreOf makes a sheet of one item for each answer: a rating, a head count such
// as "41/50", or "?" for none.
func scoreOf(scale checklist.Scale, answers ...string) *checklist.Score {
	var items []checklist.Item
	responses := map[checklist.Key]*checklist.Response{}
	for i, answer := range answers {
		item, r := question(fmt.Sprint(i)), rated(fmt.Sprint(i), checklist.RatingCode(strings.Trim(answer, "?")))
		var complying, concerned int
		if n, _ := fmt.Sscanf(answer, "%d/%d", &complying, &concerned); n == 2 {
			item.Kind = checklist.KindCount
			r = counted(item.ID, complying, concerned)
		}
		items = append(items, item)
		responses[r.Key] = r
	}
	std := standardOf(items...)
	std.Scale = scale
	return checklist.NewScore(std, checklist.NewScope(std, office(), nil), responses)
}

// scaleOf makes a scale of "code points" pairs; points "-" are not applicable.
func scaleOf(words string) checklist.Scale {
	scale := checklist.Scale{}
	fields := strings.Fields(words)
	for i := 0; i < len(fields); i += 2 {
		r := checklist.Rating{Code: checklist.RatingCode(fields[i]), Symbol: fields[i], Class: checklist.ClassNotApplicable}
		if n, _ := fmt.Sscan(fields[i+1], &r.Points); n == 1 {
			r.Class = checklist.ClassPartly
		}
		scale.Ratings = append(scale.Ratings, r)
		if i == 0 {
			scale.Counts = []checklist.CountStep{{From: 0, Rating: r.Code}}
		}
	}
	return scale
}

func TestScoresOnManyScales(t *testing.T) {
	const yesNo, maturity, penalty = "yes 1 no 0 na -", "5 5 4 4 3 3 2 2 1 1 0 0 na -", "full 4 half 2 none 0 worse -1 na -"
	tests := []struct {
		scale   string
		answers string
		want    string
	}{
		{yesNo, "yes no", "1/2 = 5000"},
		{yesNo, "yes yes", "2/2 = 10000"},
		{yesNo, "no ?", "0/2 = 0"},
		{yesNo, "? ?", "0/2 = 0"},
		{yesNo, "yes ?", "1/2 = 5000"},
		{yesNo, "yes na na na", "1/1 = 10000"},
		{yesNo, "na na", "0/0 = －"},
		{yesNo, "0/0", "0/0 = －"},
		{yesNo, "", "0/0 = －"},
		{yesNo, "yes yes no", "2/3 = 6666"},
		{maturity, "3 5 0", "8/15 = 5333"},
		{maturity, "3 5 na ?", "8/15 = 5333"},
		{penalty, "full half none worse", "6/16 = 3750"},
		{penalty, "worse worse", "0/8 = 0"},
		{penalty, "full worse worse", "4/12 = 3333"},
		{"low -3 lower -5", "low lower", "0/0 = －"},
		{"a 0 b 0", "a b", "0/0 = －"},
		{yesNo, "1/3 1/3 1/3", "1/3 = 3333"},
		{yesNo, "1/3 2/3", "1/2 = 5000"}, // rounding each down would give 4999
		{yesNo, "1/7 2/7 4/7", "1/3 = 3333"},
		{yesNo, "1/6 1/10 1/15", "1/3/3 = 1111"},
		{yesNo, "29/30 1/30 0/30", "1/3 = 3333"},
		{yesNo, "9999/10000", "9999/10000/1 = 9999"},
		{yesNo, "999999/1000000 yes", "1999999/1000000/2 = 9999"}, // never rounded up to everyone
		{yesNo, "11/10 no", "1/2 = 5000"},
		{yesNo, "5/0 yes", "1/1 = 10000"},
		{maturity, "41/50", "41/10/5 = 8200"},
		{penalty, "1/2", "2/4 = 5000"},
	}
	for _, test := range tests {
		f := scoreOf(scaleOf(test.scale), strings.Fields(test.answers)...).Figure
		if got := fmt.Sprintf("%s/%d = %s", f.Earned.RatString(), f.Possible, printRate(f.Score)); got != test.want {
			t.Errorf("%s on %s: got %s, want %s", test.answers, test.scale, got, test.want)
		}
	}
}

func TestCriticalItemsThatEarnNothing(t *testing.T) {
	scale := marks()
	scale.Ratings = append(scale.Ratings, checklist.Rating{Code: "worse", Class: checklist.ClassNotDone, Points: -1})
	inquiring := rated("A", done)
	inquiring.Inquiring = true
	tests := []struct {
		name  string
		heads bool
		give  *checklist.Response
		unmet bool
	}{
		{"○", false, rated("A", done), false}, {"△", false, rated("A", partly), false}, {"×", false, rated("A", notDone), true},
		{"－", false, rated("A", na), false}, {"less than ×", false, rated("A", "worse"), true},
		{"no answer", false, nil, true}, {"inquiring", false, inquiring, true},
		{"one of many", true, counted("A", 1, 500), false}, {"none of many", true, counted("A", 0, 500), true},
		{"nobody", true, counted("A", 0, 0), false}, {"no count", true, nil, true},
	}
	for _, test := range tests {
		for _, isCritical := range []bool{false, true} {
			item := question("A", weight(2))
			item.Critical = isCritical
			if test.heads {
				item.Kind = checklist.KindCount
			}
			std := standardOf(item)
			std.Scale = scale
			unmet := checklist.NewScore(std, checklist.NewScope(std, office(), nil), map[checklist.Key]*checklist.Response{at("A"): test.give}).CriticalUnmet
			if got, want := slices.Contains(unmet, at("A")), isCritical && test.unmet; got != want {
				t.Errorf("%s, critical %v: unmet %v", test.name, isCritical, got)
			}
		}
	}
}
