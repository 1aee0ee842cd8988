package checklist_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"tenken/checklist"
)

func headsOf(item string, complying, concerned int) checklist.KnownFigure {
	return checklist.KnownFigure{Department: "zeimu", Item: item, Kind: checklist.KnownHeads,
		Count: &checklist.HeadCount{Concerned: concerned, Complying: complying}}
}

func number(kind checklist.KnownKind, item string, n int) checklist.KnownFigure {
	return checklist.KnownFigure{Department: "zeimu", Item: item, Kind: kind, Number: n}
}

func listOf(figures ...checklist.KnownFigure) []checklist.KnownList {
	return []checklist.KnownList{{ID: "training", Source: "研修受講名簿", Date: checklist.Date{Year: 2026, Month: 9, Day: 30}, Figures: figures}}
}

func TestContradictions(t *testing.T) {
	nothing := rated("E", na)
	nothing.Nothing = true
	inquiring := rated("R", done)
	inquiring.Inquiring = true
	scope := scopeOf(question("H", byHead), question("R"), question("E", event))
	scale := marks()
	for name, c := range map[string]struct {
		answer *checklist.Response
		known  checklist.KnownFigure
		want   checklist.ContradictionCode
	}{
		"all of them, says the answer":      {counted("H", 50, 50), headsOf("H", 41, 50), checklist.ContradictionOverstated},
		"the same":                          {counted("H", 41, 50), headsOf("H", 41, 50), ""},
		"fewer than the list":               {counted("H", 40, 50), headsOf("H", 41, 50), checklist.ContradictionCount},
		"more people, the same share":       {counted("H", 50, 50), headsOf("H", 40, 40), checklist.ContradictionCount},
		"nobody concerned":                  {counted("H", 0, 0), headsOf("H", 41, 50), checklist.ContradictionCount},
		"a list of nobody":                  {counted("H", 3, 5), headsOf("H", 0, 0), checklist.ContradictionOverstated},
		"no devices, says the answer":       {rated("R", na), number(checklist.KnownPresent, "R", 12), checklist.ContradictionPresent},
		"nothing happened":                  {nothing, number(checklist.KnownPresent, "E", 2), checklist.ContradictionPresent},
		"nobody, and the register has some": {counted("H", 0, 0), number(checklist.KnownPresent, "H", 2), checklist.ContradictionPresent},
		"devices, not done":                 {rated("R", notDone), number(checklist.KnownPresent, "R", 12), ""},
		"an empty register":                 {rated("R", na), number(checklist.KnownPresent, "R", 0), ""},
		"done, but three accounts are left": {rated("R", done), number(checklist.KnownOpen, "R", 3), checklist.ContradictionOpen},
		"partly, three accounts are left":   {rated("R", partly), number(checklist.KnownOpen, "R", 3), ""},
		"done, none is left":                {rated("R", done), number(checklist.KnownOpen, "R", 0), ""},
		"everyone, but some are left":       {counted("H", 9, 9), number(checklist.KnownOpen, "H", 1), checklist.ContradictionOpen},
		"no answer":                         {&checklist.Response{Key: at("R")}, number(checklist.KnownOpen, "R", 3), ""},
		"under inquiry":                     {inquiring, number(checklist.KnownOpen, "R", 3), ""},
		"an item that is not asked":         {rated("R", done), number(checklist.KnownOpen, "X", 3), ""},
	} {
		got := checklist.Contradictions(scope, &scale, "zeimu", byKey(c.answer), listOf(c.known))
		switch {
		case c.want == "" && len(got) != 0, c.want != "" && (len(got) != 1 || got[0].Code != c.want):
			t.Errorf("%s: got %+v, want %q", name, got, c.want)
		case c.want != "" && (got[0].Key != c.answer.Key || got[0].Source != "研修受講名簿" || !reflect.DeepEqual(got[0].Known, c.known)):
			t.Errorf("%s: %+v", name, got[0])
		}
		if other := checklist.Contradictions(scope, &scale, "shimin", byKey(c.answer), listOf(c.known)); other != nil {
			t.Errorf("%s: another department has %+v", name, other)
		}
	}
}

func TestContradictionsComeInTheOrderOfTheScope(t *testing.T) {
	scope, scale := scopeOf(question("B"), question("A")), marks()
	answers := byKey(rated("A", done), rated("B", done))
	got := checklist.Contradictions(scope, &scale, "zeimu", answers,
		listOf(number(checklist.KnownOpen, "A", 1), number(checklist.KnownOpen, "B", 1)))
	if len(got) != 2 || got[0].Item != "B" {
		t.Errorf("got %+v", got)
	}
}

// A figure of a department is borne out by any of its systems.
func TestContradictionsOfSeveralSubjects(t *testing.T) {
	item := question("S", func(i *checklist.Item) { i.Subject = checklist.SubjectSystem })
	dep := &checklist.Department{ID: "zeimu", Subjects: []checklist.Subject{
		{ID: "s1", Kind: checklist.SubjectSystem}, {ID: "s2", Kind: checklist.SubjectSystem}}}
	scope, scale := checklist.NewScope(standardOf(item), dep, nil), marks()
	answers := func(first, second checklist.RatingCode) map[checklist.Key]*checklist.Response {
		all := map[checklist.Key]*checklist.Response{}
		for id, rating := range map[string]checklist.RatingCode{"s1": first, "s2": second} {
			key := checklist.Key{Subject: id, Item: "S"}
			all[key] = &checklist.Response{Key: key, Rating: rating}
		}
		return all
	}
	list := listOf(number(checklist.KnownOpen, "S", 3))
	if got := checklist.Contradictions(scope, &scale, "zeimu", answers(done, partly), list); got != nil {
		t.Errorf("one system agrees, but %+v", got)
	}
	if got := checklist.Contradictions(scope, &scale, "zeimu", answers(done, done), list); len(got) != 1 || got[0].Subject != "s1" {
		t.Errorf("got %+v", got)
	}
	if got := checklist.Contradictions(scope, &scale, "zeimu", answers(checklist.Unanswered, done), list); len(got) != 1 || got[0].Subject != "s2" {
		t.Errorf("got %+v", got)
	}
}

func TestPrefill(t *testing.T) {
	scope := scopeOf(question("H", byHead), question("I", byHead), question("J", byHead), question("R"))
	lists := append(listOf(headsOf("H", 41, 50), headsOf("I", 1, 1), headsOf("R", 1, 1), number(checklist.KnownOpen, "J", 1)), listOf(headsOf("H", 2, 2))...)
	lists[1].Source = "別の名簿"
	got := checklist.Prefill(scope, "zeimu", byKey(counted("I", 0, 1)), lists)
	if len(got) != 1 || got[0].Response.Key != at("H") || got[0].Response.Count.Complying != 41 || got[0].Source != "研修受講名簿" {
		t.Fatalf("got %+v", got)
	}
	got[0].Response.Count.Complying = 0
	if lists[0].Figures[0].Count.Complying != 41 {
		t.Error("a proposal shares memory with the list")
	}
	if got := checklist.Prefill(scope, "shimin", nil, lists); got != nil {
		t.Errorf("another department gets %+v", got)
	}
}

func TestKnownListCheck(t *testing.T) {
	for name, c := range map[string]struct {
		figure checklist.KnownFigure
		want   error
	}{
		"heads":        {headsOf("H", 1, 2), nil},
		"a number":     {number(checklist.KnownPresent, "R", 0), nil},
		"no kind":      {number("", "R", 0), checklist.ErrUnknownCode},
		"no count":     {number(checklist.KnownHeads, "R", 1), checklist.ErrCountRange},
		"below zero":   {number(checklist.KnownOpen, "R", -1), checklist.ErrCountRange},
		"out of range": {headsOf("H", 0, checklist.MaxHeads+1), checklist.ErrCountRange},
	} {
		list := listOf(c.figure)[0]
		if err := list.Check(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if kinds := checklist.KnownKinds(); !slices.Contains(kinds, checklist.KnownOpen) {
		t.Errorf("kinds are %q", kinds)
	}
}
