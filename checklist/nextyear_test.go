package checklist_test

import (
	"maps"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"tenken/checklist"
)

func TestOrigins(t *testing.T) {
	move := func(old, new string) checklist.Move { return checklist.Move{Old: old, New: new} }
	for _, tt := range []struct {
		name          string
		before, after []string
		moves         []checklist.Move
		from          map[string][]string
		left          []string
	}{
		{"nothing moves", []string{"a", "b"}, []string{"a", "b"}, nil, map[string][]string{"a": {"a"}, "b": {"b"}}, nil},
		{"renamed", []string{"a"}, []string{"x"}, []checklist.Move{move("a", "x")}, map[string][]string{"x": {"a"}}, nil},
		{"merged", []string{"a", "b"}, []string{"x"}, []checklist.Move{move("a", "x"), move("b", "x")}, map[string][]string{"x": {"a", "b"}}, nil},
		{"merged into one that stays", []string{"a", "b"}, []string{"b"}, []checklist.Move{move("a", "b")}, map[string][]string{"b": {"b", "a"}}, nil},
		{"split", []string{"a"}, []string{"x", "y"}, []checklist.Move{move("a", "x"), move("a", "y")}, map[string][]string{"x": {"a"}, "y": {"a"}}, nil},
		{"split from one that stays", []string{"a"}, []string{"a", "y"}, []checklist.Move{move("a", "a"), move("a", "y")}, map[string][]string{"a": {"a"}, "y": {"a"}}, nil},
		{"a part of one that stays", []string{"a"}, []string{"a", "y"}, []checklist.Move{move("a", "y")}, map[string][]string{"a": {"a"}, "y": {"a"}}, nil},
		{"said twice", []string{"a"}, []string{"x"}, []checklist.Move{move("a", "x"), move("a", "x")}, map[string][]string{"x": {"a"}}, nil},
		{"the name goes to another", []string{"a", "b"}, []string{"a", "b"}, []checklist.Move{move("a", "b"), move("b", "a")}, map[string][]string{"a": {"b"}, "b": {"a"}}, nil},
		{"left and new", []string{"a", "b"}, []string{"b", "z"}, nil, map[string][]string{"b": {"b"}}, []string{"a"}},
	} {
		from, left := checklist.Origins(tt.before, tt.after, tt.moves)
		if !maps.EqualFunc(from, tt.from, slices.Equal) || !slices.Equal(left, tt.left) {
			t.Errorf("%s: %v, left %v", tt.name, from, left)
		}
	}
}

func TestJoinOffers(t *testing.T) {
	std := standardOf(question("A"), question("H", byHead))
	carried := func(last ...*checklist.Response) []checklist.Offer {
		return checklist.CarryOver(checklist.Compare(std, std), checklist.NewScope(std, office(), nil), byKey(last...), "")
	}
	for name, tt := range map[string]struct {
		each [][]checklist.Offer
		want string
	}{
		"none":             {nil, ""},
		"one":              {[][]checklist.Offer{carried(rated("A", done))}, "confirm A<A, blank H<"},
		"one has answered": {[][]checklist.Offer{carried(), carried(rated("A", done))}, "confirm A<A, blank H<"},
		"the other has":    {[][]checklist.Offer{carried(rated("A", done)), carried()}, "confirm A<A, blank H<"},
		"both, the same":   {[][]checklist.Offer{carried(rated("A", done)), carried(rated("A", done))}, "compare A<A+A, blank H<"},
		"heads":            {[][]checklist.Offer{carried(counted("H", 1, 2)), carried(counted("H", 3, 4))}, "blank A<, read H<H+H"},
		"archived":         {[][]checklist.Offer{carried(rated("Z", done)), carried(rated("Z", done))}, "blank A<, blank H<, archived Z<Z, archived Z<Z"},
		"three":            {[][]checklist.Offer{carried(rated("A", done)), carried(), carried(rated("A", partly))}, "compare A<A+A, blank H<"},
	} {
		if got := offers(checklist.JoinOffers(tt.each)); got != tt.want {
			t.Errorf("%s: %s, not %s", name, got, tt.want)
		}
	}
	first := carried(rated("A", done))
	checklist.JoinOffers([][]checklist.Offer{first, carried(rated("A", partly))})
	if !reflect.DeepEqual(first, carried(rated("A", done))) {
		t.Error("the offers of one department have changed")
	}
}

func TestOpenPlans(t *testing.T) {
	today := checklist.Date{Year: 2027, Month: 3, Day: 20}
	scale := marks()
	scope := scopeOf(question("A"))
	planned := func(r *checklist.Response, due checklist.Date) *checklist.Response {
		r.Plan = checklist.Plan{Action: "作る。", Due: due}
		return r
	}
	inquiring := planned(rated("A", notDone), today)
	inquiring.Inquiring = true
	for name, tt := range map[string]struct {
		last *checklist.Response
		open bool
	}{
		"no plan":                    {rated("A", notDone), false},
		"unmet, to come":             {planned(rated("A", notDone), today.AddDays(1)), true},
		"unmet, overdue":             {planned(rated("A", notDone), today.AddDays(-1)), true},
		"partly, no day":             {planned(rated("A", partly), checklist.Date{}), true},
		"met, to come":               {planned(rated("A", done), today), true},
		"met, past":                  {planned(rated("A", done), today.AddDays(-1)), false},
		"met, no day":                {planned(rated("A", done), checklist.Date{}), false},
		"not applicable":             {planned(rated("A", na), checklist.Date{}), false},
		"under inquiry":              {inquiring, false},
		"of an item no longer asked": {planned(rated("Z", notDone), today), false},
	} {
		open := checklist.OpenPlans(office(), scope, &scale, byKey(tt.last), today)
		if (len(open) == 1) != tt.open || tt.open && (open[0].Plan != tt.last.Plan || open[0].Department.ID != "zeimu") {
			t.Errorf("%s: %+v", name, open)
		}
	}
}

// Each answer of last year carries the name of the department that gave it.
func TestJoinedOffersAreNamed(t *testing.T) {
	std := standardOf(question("A"))
	given := func(name string, rating checklist.RatingCode) []checklist.Offer {
		offers := checklist.CarryOver(checklist.Compare(std, std), checklist.NewScope(std, office(), nil), byKey(rated("A", rating)), "")
		return []checklist.Offer{offers[0].GivenBy(checklist.Text{Ja: name})}
	}
	joined := checklist.JoinOffers([][]checklist.Offer{given("東課", done), given("西課", partly)})[0]
	if len(joined.By) != 2 || joined.By[0].Ja != "東課" || joined.By[1].Ja != "西課" || joined.Last[1].Rating != partly {
		t.Errorf("%+v", joined)
	}
}

// The figures of departments that have become one are added up, not averaged.
func TestJoinScores(t *testing.T) {
	std := standardOf(question("A"), question("H", byHead))
	score := func(responses ...*checklist.Response) *checklist.Score {
		return checklist.NewScore(std, checklist.NewScope(std, office(), nil), byKey(responses...))
	}
	large, small := score(rated("A", done), counted("H", 1, 3)), score(counted("H", 0, 0))
	joined := checklist.JoinScores(large, small)
	possible := large.Possible + small.Possible
	exact := new(big.Rat).Mul(large.Earned, big.NewRat(10000, int64(possible)))
	want := checklist.Rate{Permyriad: int(new(big.Int).Quo(exact.Num(), exact.Denom()).Int64()), Valid: true}
	if joined.Possible != possible || joined.Figure.Score != want || joined.Tally.InScope != 4 || joined.Tally.Unanswered != 1 {
		t.Errorf("%+v, want %+v", joined.Figure, want)
	}
	if len(joined.Sections) != len(large.Sections) || joined.Sections[0].Possible != possible || len(joined.Subjects) != 1 || joined.Subjects[0].Figure.Score != want {
		t.Errorf("%+v %+v", joined.Sections, joined.Subjects)
	}
	if alone := checklist.JoinScores(large); !reflect.DeepEqual(alone.Sections, large.Sections) || alone.Figure.Score != large.Figure.Score {
		t.Errorf("%+v", alone)
	}
}
