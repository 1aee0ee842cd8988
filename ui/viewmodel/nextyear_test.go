package viewmodel

import (
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func namedDepartment(id, name string) checklist.Department {
	return checklist.Department{ID: id, Name: checklist.Text{Ja: name}}
}

// A department that was renamed finds its heir by its name; a stranger finds none.
func TestNextYearSuggests(t *testing.T) {
	n := NewNextYear()
	gone := []checklist.Department{namedDepartment("ict", "情報政策課"), namedDepartment("statistics", "統計課"), namedDepartment("nursery", "保育課")}
	n.Suggest(gone, []checklist.Department{namedDepartment("child", "こども保育課"), namedDepartment("digital", "デジタル情報課"), namedDepartment("policy", "情報政策室")})
	if len(n.Heirs) != 2 || n.Heirs["ict"] != "policy" || n.Heirs["nursery"] != "child" {
		t.Errorf("%v", n.Heirs)
	}
	n.Forerunners["digital"] = "statistics"
	want := []checklist.Move{{Old: "ict", New: "policy"}, {Old: "nursery", New: "child"}, {Old: "statistics", New: "digital"}}
	if request := n.Request(true); !slices.Equal(request.Moves, want) || !request.DryRun {
		t.Errorf("%+v", request)
	}
}

func TestNextYearRows(t *testing.T) {
	tax := namedDepartment("tax", "税務課")
	c := &workflow.CarriedYear{Departments: []workflow.CarriedDepartment{
		{Department: tax, From: []checklist.Department{tax}, InScope: 41, Notes: 2, Plans: make([]checklist.Planned, 3),
			Offered: map[checklist.Carry]int{checklist.CarryConfirm: 30, checklist.CarryCompare: 6, checklist.CarryNew: 5}},
		{Department: namedDepartment("new", "新しい課")},
		{Department: namedDepartment("both", "合わせた課"), From: []checklist.Department{tax, namedDepartment("old", "収納課")}},
	}}
	rows := NextYearRows(c, NewFormat("ja"))
	if r := rows[0]; r.From != "" || r.Items != 41 || r.Plans != 3 || r.Notes != 2 || !slices.Equal(r.Offered, []int{30, 6, 0, 5, 0}) {
		t.Errorf("%+v", r)
	}
	if rows[1].From != "新設" || rows[2].From != "税務課、収納課" {
		t.Errorf("%q, %q", rows[1].From, rows[2].From)
	}
}

// What was chosen is remembered for its year, and as long as it can be chosen.
func TestNextYearIsRemembered(t *testing.T) {
	std := &checklist.Standard{ID: "own", Version: "2"}
	n := NewNextYear()
	n.Standard, n.Heirs["ict"], n.Forerunners["digital"] = std, "policy", "statistics"
	n.Others = []checklist.Move{{Old: "a", New: "b"}}
	text := n.Remember(2027)
	again := RecallNextYear(text, 2027, []*checklist.Standard{{ID: "own", Version: "1"}, std})
	if again == nil || again.Standard != std || !slices.Equal(again.Request(true).Moves, n.Request(true).Moves) {
		t.Errorf("%+v", again)
	}
	if RecallNextYear(text, 2028, []*checklist.Standard{std}) != nil || RecallNextYear(text, 2027, nil) != nil || RecallNextYear("", 2027, nil) != nil {
		t.Error("what does not hold any more is recalled")
	}
	if plain := RecallNextYear(NewNextYear().Remember(2027), 2027, nil); plain == nil || plain.Standard != nil {
		t.Errorf("%+v", plain)
	}
}

// A year that was prepared shows what was chosen for it; what can't be chosen here
// stays.
func TestNextYearAsPrepared(t *testing.T) {
	gone := []checklist.Department{namedDepartment("citizens", "市民課"), namedDepartment("old", "旧課")}
	come := []checklist.Department{namedDepartment("window", "窓口課"), namedDepartment("family", "戸籍課")}
	moves := []checklist.Move{{Old: "citizens", New: "window"}, {Old: "citizens", New: "family"}, {Old: "tax", New: "policy"}}
	n := PreparedNextYear(moves, gone, come)
	if len(n.Heirs) != 1 || n.Heirs["citizens"] != "window" || len(n.Forerunners) != 1 || n.Forerunners["family"] != "citizens" || len(n.Others) != 1 {
		t.Errorf("%+v", n)
	}
	if got := n.Request(true).Moves; !slices.Equal(got, moves) {
		t.Errorf("%+v", got)
	}
}
