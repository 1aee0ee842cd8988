package checklist_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

func seesTo(refs ...string) func(*checklist.Item) {
	return func(i *checklist.Item) { i.Policy = refs }
}

func against(threats ...int) func(*checklist.Item) {
	return func(i *checklist.Item) { i.Threats = threats }
}

// matrix writes the clauses of a coverage as "ref: ids", those of the clause above
// in brackets.
func matrix(c checklist.Coverage) []string {
	var lines []string
	for _, clause := range c.Clauses {
		items := strings.Join(clause.Items, " ")
		if clause.FromParent {
			items = "(" + items + ")"
		}
		lines = append(lines, clause.Ref+": "+items)
	}
	return lines
}

func TestCoverageWithoutAPolicy(t *testing.T) {
	std := standardOf(
		question("A", seesTo("5", "6(1)"), against(1, 6)), question("B", seesTo("6(3)")),
		question("C", seesTo("６（３）②", "6(9)"), against(2)), question("D", seesTo("6", "11")),
	)
	got := checklist.NewCoverage(std, nil)
	want := []string{
		"5: A", "6: A B C D", "6(1): A", "6(2): ", "6(3): B C", "6(3)①: ", "6(3)②: C", "6(3)③: ", "6(4): ", "6(5): ",
		"6(6): ", "6(7): ", "6(8): ", "6(9): C", "7: ", "8: ", "9: ", "10: ",
	}
	if lines := matrix(got); !slices.Equal(lines, want) {
		t.Errorf("clauses are\n%s", strings.Join(lines, "\n"))
	}
	wantHoles := []string{"6(2)", "6(3)①", "6(3)③", "6(4)", "6(5)", "6(6)", "6(7)", "6(8)", "7", "8", "9", "10", "3(3)", "3(4)", "3(5)"}
	if !slices.Equal(got.Uncovered, wantHoles) {
		t.Errorf("uncovered are %q", got.Uncovered)
	}
	if len(got.Threats) != 6 || !slices.Equal(got.Threats[5].Items, []string{"A"}) || len(got.Threats[2].Items) != 0 {
		t.Errorf("threats are %+v", got.Threats)
	}
	if len(got.Unknown) != 1 || got.Unknown[0].Ref != "11" || !slices.Equal(got.Unknown[0].Items, []string{"D"}) {
		t.Errorf("unknown are %+v", got.Unknown)
	}
}

// An item that names a clause as a whole stands for its parts, until one of them
// is named.
func TestCoverageOfParts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		items []checklist.Item
		want  string // of 6(3)①, ② and ③
	}{
		{"the whole", []checklist.Item{question("A", seesTo("6(3)"))}, "(A) (A) (A)"},
		{"the chapter", []checklist.Item{question("A", seesTo("6"))}, "(A) (A) (A)"},
		{"the whole and a part", []checklist.Item{question("A", seesTo("6(3)")), question("B", seesTo("6(3)②"))}, " B "},
		{"a neighbour", []checklist.Item{question("A", seesTo("6(2)"))}, "  "},
		{"every part", []checklist.Item{question("A", seesTo("6(3)①", "6(3)②")), question("B", seesTo("6(3)③"))}, "A A B"},
	} {
		var parts []string
		for _, line := range matrix(checklist.NewCoverage(standardOf(tt.items...), nil))[5:8] {
			parts = append(parts, strings.SplitN(line, ": ", 2)[1])
		}
		if got := strings.Join(parts, " "); got != tt.want {
			t.Errorf("%s: parts are covered by %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A city's own policy: articles, its own threats, and clauses that ask for nothing.
func TestCoverageOfArticles(t *testing.T) {
	policy := &checklist.Policy{Clauses: []checklist.Clause{
		{Ref: "第1章", Title: "総則", Clauses: []checklist.Clause{{Ref: "第1条", Title: "目的"}}}, {Ref: "第2条", Title: "用語の定義", Clauses: []checklist.Clause{{Ref: "第2条(1)"}}},
		{Ref: "第3条", Title: "対象とする脅威", Clauses: []checklist.Clause{{Ref: "第3条(1)"}, {Ref: "第3条(2)"}}},
		{Ref: "第4条", Title: "守り方", Clauses: []checklist.Clause{{Ref: "第4条(1)"}, {Ref: "第4条(2)"}}},
		{Ref: "附則"},
	}}
	std := standardOf(question("A", seesTo("第４条第１号"), against(2)), question("B", seesTo("4(1)"), against(9)))
	got := checklist.NewCoverage(std, policy)
	if lines := matrix(got); !slices.Equal(lines, []string{"第4条: A B", "第4条(1): A B", "第4条(2): "}) {
		t.Errorf("clauses are %q", lines)
	}
	if !slices.Equal(got.Uncovered, []string{"第4条(2)", "第3条(1)"}) || len(got.Threats) != 2 {
		t.Errorf("uncovered are %q, threats %+v", got.Uncovered, got.Threats)
	}
}

// The clauses of the usual policy are known by their numbers, whatever a city
// calls them.
func TestCoverageOfTheUsualNumbers(t *testing.T) {
	policy := &checklist.Policy{Clauses: []checklist.Clause{
		{Ref: "1", Title: "はじめに"}, {Ref: "2", Title: "言葉"}, {Ref: "3", Title: "恐れるもの", Clauses: []checklist.Clause{{Ref: "3(1)"}}},
		{Ref: "4", Title: "及ぶ範囲"}, {Ref: "5"}, {Ref: "6", Clauses: []checklist.Clause{{Ref: "6(3)"}}}, {Ref: "7"},
	}}
	got := checklist.NewCoverage(standardOf(question("A", seesTo("5"), against(1))), policy)
	if !slices.Equal(matrix(got), []string{"5: A", "6: ", "6(3): ", "7: "}) || len(got.Threats) != 1 {
		t.Errorf("clauses are %q, threats %+v", matrix(got), got.Threats)
	}
}

// Scripts get lists, never null.
func TestCoverageJSON(t *testing.T) {
	data, err := json.Marshal(checklist.NewCoverage(standardOf(), &checklist.Policy{}))
	if err != nil || strings.Contains(string(data), "null") ||
		!strings.HasPrefix(string(data), `{"clauses":[],"threats":[{"threat":1,"ref":"3(1)","items":[]},`) ||
		!strings.HasSuffix(string(data), `],"uncovered":["3(1)","3(2)","3(3)","3(4)","3(5)","3(6)"],"unknown":[]}`) {
		t.Errorf("written as %s, %v", data, err)
	}
}
