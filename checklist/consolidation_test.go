package checklist_test

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

func mandatory(i *checklist.Item) { i.Mandatory = true }

// department makes one that has itself as its only subject.
func department(id, bureau string) *checklist.Department {
	dep := office()
	dep.ID, dep.Bureau = id, bureau
	return dep
}

// handed is what a department has handed in.
func handed(dep *checklist.Department, responses ...*checklist.Response) checklist.Inspected {
	sub := &checklist.Submission{Department: dep.Clone(), Revision: 1}
	for _, r := range responses {
		sub.Responses = append(sub.Responses, *r)
	}
	return checklist.Inspected{Department: dep, Submission: sub}
}

// round2026 is a small city: two bureaus; one department missing, one excused.
func round2026() (*checklist.Standard, []checklist.Inspected) {
	std := &checklist.Standard{ID: "test", Version: "1", Scale: marks(), Sections: []checklist.Section{
		{ID: "1", Items: []checklist.Item{question("A", critical), question("B", weight(3), mandatory)}},
		{ID: "2", Items: []checklist.Item{question("C", byHead, weight(2))}},
		{ID: "3", Items: []checklist.Item{question("S", func(i *checklist.Item) { i.Subject = checklist.SubjectSystem })}},
	}}
	owner := department("shimin", "minsei")
	owner.Subjects = append(owner.Subjects, checklist.Subject{ID: "s1", Kind: checklist.SubjectSystem}, checklist.Subject{ID: "s2", Kind: checklist.SubjectSystem})
	late := rated("B", notDone)
	late.Plan = checklist.Plan{Action: "台帳を作る", Due: checklist.Date{Year: 2026, Month: 9, Day: 30}}
	system := func(subject string, rating checklist.RatingCode) *checklist.Response {
		return &checklist.Response{Key: checklist.Key{Subject: subject, Item: "S"}, Rating: rating}
	}
	return std, []checklist.Inspected{
		handed(department("zeimu", "zaimu"), rated("A", done), late, counted("C", 41, 50)),
		handed(owner, rated("A", notDone), rated("B", partly), counted("C", 0, 0), system("s1", done), system("s2", notDone)),
		{Department: department("hoiku", "minsei")},
		{Department: department("byoin", "zaimu"), Excused: true},
		handed(department("kanzai", "zaimu"), rated("A", na), rated("B", notDone), counted("C", 10, 10)),
	}
}

func consolidate(std *checklist.Standard, departments []checklist.Inspected) *checklist.Consolidation {
	return checklist.Consolidate(std, &checklist.Round{FiscalYear: 2026}, slices.Values(departments))
}

func printGroup(name string, g checklist.Group) string {
	var chapters []string
	for _, c := range g.Chapters {
		chapters = append(chapters, printRate(c.Score))
	}
	t := g.Turnout
	return fmt.Sprintf("%s [%s] %d of %d, answered %d/%d", printFigure(name, g.Figure), strings.Join(chapters, " "),
		t.Expected-len(t.Missing), t.Expected, t.Answered, t.InScope)
}

func TestConsolidationByHand(t *testing.T) {
	c := consolidate(round2026())
	got := []string{printGroup("city", c.City)}
	for _, b := range c.Bureaus {
		got = append(got, printGroup(b.Bureau, b.Group))
	}
	for _, d := range c.Departments {
		got = append(got, printGroup(d.Department.ID, d.Group))
	}
	want := []string{
		// A 2+0, B 0+3+0, C 4·41/50 + 4, S 2+0 of A 4, B 18, C 8, S 4
		"city: 357/25/34 = 4200, ○3 △2 ×4 －2 ?0 [2272 9100 5000] 3 of 4, answered 11/14",
		"zaimu: 232/25/22 = 4218, ○2 △1 ×2 －1 ?0 [1428 9100 －] 2 of 2, answered 6/6",
		"minsei: 5/12 = 4166, ○1 △1 ×2 －1 ?0 [3750 － 5000] 1 of 2, answered 5/8",
		"zeimu: 132/25/12 = 4400, ○1 △1 ×1 －0 ?0 [2500 8200 －] 1 of 1, answered 3/3",
		"shimin: 5/12 = 4166, ○1 △1 ×2 －1 ?0 [3750 － 5000] 1 of 1, answered 5/5",
		"hoiku: 0/0 = －, ○0 △0 ×0 －0 ?0 [－ － －] 0 of 1, answered 0/3",
		"byoin: 0/0 = －, ○0 △0 ×0 －0 ?0 [－ － －] 0 of 0, answered 0/0",
		"kanzai: 4/10 = 4000, ○1 △0 ×1 －1 ?0 [0 10000 －] 1 of 1, answered 3/3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if missing := c.City.Turnout.Missing; !slices.Equal(missing, []string{"hoiku"}) {
		t.Errorf("missing %q", missing)
	}
	if got := c.Departments[1].CriticalUnmet; !slices.Equal(got, []checklist.Key{at("A")}) {
		t.Errorf("critical unmet %v", got)
	}
	var systems []string
	for _, s := range c.Systems {
		systems = append(systems, s.Department.ID+" "+printFigure(s.Subject.ID, s.Figure))
	}
	if want := []string{"shimin s1: 2/2 = 10000, ○1 △0 ×0 －0 ?0", "shimin s2: 0/2 = 0, ○0 △0 ×1 －0 ?0"}; !slices.Equal(systems, want) {
		t.Errorf("systems %q", systems)
	}
}

func TestItemsOfAConsolidation(t *testing.T) {
	c := consolidate(round2026())
	var got []string
	for _, f := range c.Items {
		got = append(got, fmt.Sprintf("%s %d/%d ×%v △%v ○%v －%v", f.Item.ID, f.Heads.Complying, f.Heads.Concerned, f.NotDone, f.Partly, f.Done, f.NotApplicable))
	}
	want := []string{
		"A 0/0 ×[shimin] △[] ○[zeimu] －[kanzai]",
		"B 0/0 ×[zeimu kanzai] △[shimin] ○[] －[]",
		"C 51/60 ×[] △[zeimu] ○[kanzai] －[shimin]",
		"S 0/0 ×[shimin] △[] ○[] －[]", // two systems, the worse decides
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := ids(c.Weakest(3)); got != "B C A" { // 0 of 3, then one of two each: the heavier first
		t.Errorf("weakest %s", got)
	}
	if got := ids(c.Dangers()); got != "A B" {
		t.Errorf("dangers %s", got)
	}
	tests := map[checklist.Date]int{{Year: 2026, Month: 9, Day: 30}: 0, {Year: 2026, Month: 10, Day: 1}: 1}
	for day, want := range tests {
		if late := c.Overdue(day); len(late) != want {
			t.Errorf("%d plans are overdue on %v", len(late), day)
		}
	}
}

func ids(items []*checklist.ItemFigure) string {
	var all []string
	for _, f := range items {
		all = append(all, f.Item.ID)
	}
	return strings.Join(all, " ")
}

func TestCandidatesForTheReview(t *testing.T) {
	std := standardOf(question("A"), question("B"), question("C"), question("D"))
	year := func(answers ...string) *checklist.Consolidation {
		var all []checklist.Inspected
		codes := map[rune]checklist.RatingCode{'o': done, '/': partly, 'x': notDone, '-': na}
		for d, marks := range answers {
			var responses []*checklist.Response
			for i, mark := range marks {
				responses = append(responses, rated(string(rune('A'+i)), codes[mark]))
			}
			all = append(all, handed(department(fmt.Sprint(d+1), ""), responses...))
		}
		return consolidate(std, all)
	}
	tests := map[string]struct {
		last, now *checklist.Consolidation
		want      string
	}{
		"half is widespread, less is not": {nil, year("xxoo", "/oox", "oooo", "oooo"), "A widespread[1 2]/4"},
		"not applicable leaves the share": {nil, year("xooo", "xooo", "-ooo", "oooo", "oooo", "-ooo"), "A widespread[1 2]/4"},
		"two departments say nothing":     {nil, year("xxoo", "xxoo"), ""},
		"the same department, twice":      {year("xxoo", "oooo", "oooo"), year("xoox", "oxoo", "oooo"), "A repeated[1]/3"},
		"last year alone":                 {year("xxxx", "oooo", "oooo"), year("oooo", "oooo", "oooo"), ""},
		"nobody is concerned":             {nil, year("-ooo", "-ooo", "-ooo"), "A not_applicable[1 2 3]/3"},
		"most departments first":          {year("oxoo", "oooo", "oooo", "oooo"), year("oxxo", "ooxo", "ooxo", "oooo"), "C widespread[1 2 3]/4; B repeated[1]/4"},
	}
	for name, test := range tests {
		var got []string
		for _, c := range test.now.Candidates(test.last, checklist.DefaultReviewRules()) {
			for _, r := range c.Reasons {
				got = append(got, fmt.Sprintf("%s %s%v/%d", c.Item.ID, r.Code, r.Departments, r.Of))
			}
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestTrend(t *testing.T) {
	old := standardOf(question("A"), question("gone"))
	old.Sections[0].ID = "0"
	before := checklist.Consolidate(old, &checklist.Round{FiscalYear: 2025},
		slices.Values([]checklist.Inspected{handed(office(), rated("A", partly), rated("gone", done))}))
	now := consolidate(standardOf(question("A"), question("new")),
		[]checklist.Inspected{handed(office(), rated("A", done), rated("new", notDone)), {Department: department("late", "")}})
	trend := checklist.NewTrend(now, before)
	if got := fmt.Sprint(trend.Years, trend.City, trend.Answers); got != "[2025 2026] [{7500 true} {5000 true}] [{10000 true} {5000 true}]" {
		t.Errorf("city %s", got)
	}
	if got := fmt.Sprint(trend.Chapters, trend.Items); got != "[{1 { } [{0 false} {5000 true}]}] [{A {A } [{5000 true} {10000 true}]} {new {new } [{0 false} {0 true}]}]" {
		t.Errorf("lines %s", got)
	}
	if none := checklist.NewTrend(); none.Years != nil {
		t.Errorf("no year gives %v", none.Years)
	}
}

// The figures of any number of departments are those of their sums, in any order.
func TestConsolidationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := draw(t)
		var all []checklist.Inspected
		for i := range rapid.IntRange(0, 4).Draw(t, "departments") {
			dep := one.dep.Clone()
			dep.ID, dep.Bureau = fmt.Sprint(i), rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "bureau")
			var responses []*checklist.Response
			for _, entry := range checklist.NewScope(one.std, &dep, nil).Items {
				if r := drawResponse(t, entry, &one.std.Scale); r != nil {
					responses = append(responses, r)
				}
			}
			all = append(all, handed(&dep, responses...))
		}
		c := consolidate(one.std, all)
		checkSums(t, c)
		shuffled := consolidate(one.std, rapid.Permutation(all).Draw(t, "order"))
		if !reflect.DeepEqual(c.City.Figure, shuffled.City.Figure) || !reflect.DeepEqual(c.City.Chapters, shuffled.City.Chapters) {
			t.Errorf("another order gives %v, not %v", shuffled.City, c.City)
		}
	})
}

func checkSums(t *rapid.T, c *checklist.Consolidation) {
	sums := map[string]*totals{}
	for _, d := range c.Departments {
		for _, name := range []string{"city", "bureau " + d.Department.Bureau} {
			if sums[name] == nil {
				sums[name] = &totals{}
			}
			sums[name].add(d.Group)
		}
	}
	groups := map[string]checklist.Group{"city": c.City}
	for _, b := range c.Bureaus {
		groups["bureau "+b.Bureau] = b.Group
	}
	for name, sum := range sums {
		if g := groups[name]; sum.earned.Cmp(g.Earned) != 0 || sum.possible != g.Possible || sum.inScope != g.Tally.InScope {
			t.Errorf("%s: %v of %d, not %v of %d", name, g.Earned, g.Possible, &sum.earned, sum.possible)
		}
	}
	var items totals
	for _, f := range c.Items {
		items.add(checklist.Group{Figure: f.Figure})
	}
	if items.earned.Cmp(c.City.Earned) != 0 || items.inScope != c.City.Tally.InScope {
		t.Errorf("the items add up to %v, not %v", &items.earned, c.City.Earned)
	}
}

// totals adds up figures.
type totals struct {
	earned            big.Rat
	possible, inScope int
}

func (s *totals) add(g checklist.Group) {
	s.earned.Add(&s.earned, g.Earned)
	s.possible += g.Possible
	s.inScope += g.Tally.InScope
}
