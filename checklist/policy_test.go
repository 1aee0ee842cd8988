package checklist_test

import (
	"encoding/json"
	"slices"
	"testing"

	"tenken/checklist"
)

func samplePolicy() checklist.Policy {
	return checklist.Policy{Title: "基本方針", Clauses: []checklist.Clause{
		{Ref: "1", Title: "目的"},
		{Ref: "6", Title: "対策", Clauses: []checklist.Clause{
			{Ref: "6(2)", Title: "分類"},
			{Ref: "6(3)", Title: "強靭性", Clauses: []checklist.Clause{{Ref: "6(3)①", Text: "分離する。"}}},
		}},
		{Ref: "10", Title: "手順"},
	}}
}

// articlePolicy numbers its chapters and its articles.
func articlePolicy() checklist.Policy {
	return checklist.Policy{Clauses: []checklist.Clause{
		{Ref: "第1章", Clauses: []checklist.Clause{{Ref: "第1条"}, {Ref: "第2条"}, {Ref: "第2条の2"}}},
		{Ref: "第2章", Clauses: []checklist.Clause{
			{Ref: "第3条", Clauses: []checklist.Clause{{Ref: "第3条(1)"}, {Ref: "第3条第2項", Clauses: []checklist.Clause{{Ref: "第3条第2項(1)"}}}}},
		}},
		{Ref: "第4章", Clauses: []checklist.Clause{{Ref: "第4章1"}}},
	}}
}

func TestPolicyFind(t *testing.T) {
	tests := []struct {
		policy checklist.Policy
		want   string
		refs   []string
	}{
		{samplePolicy(), "6(3)①", []string{"6(3)①", "６（３）①", " 6 (3) ①", "6(３)①", "第6条(3)①", "第６条第３号①"}},
		{samplePolicy(), "10", []string{"10", "１０", "第10条"}},
		{articlePolicy(), "第2条", []string{"第2条", "第２条", "2", "２"}},
		{articlePolicy(), "第2章", []string{"第2章", "第２章"}},
		{articlePolicy(), "第2条の2", []string{"第2条の2", "2の2"}},
		{articlePolicy(), "第3条(1)", []string{"3(1)", "第3条第1号", "第３条(１)"}},
		{articlePolicy(), "第3条第2項(1)", []string{"第3条第2項第1号", "3第2項(1)"}},
		{articlePolicy(), "第4章1", []string{"第4章1", "第４章 １"}},
		{articlePolicy(), "第4章", []string{"4"}}, // there is no article 4
	}
	for _, tt := range tests {
		for _, ref := range tt.refs {
			if got, ok := tt.policy.Find(ref); !ok || got.Ref != tt.want {
				t.Errorf("Find(%q) = %q, want %q", ref, got.Ref, tt.want)
			}
		}
	}
	for _, ref := range []string{"", "6(3)1", "6 (3) 1", "(3)", "6(3)②", "60", "6（３", "３"} {
		if clause, ok := samplePolicy().Find(ref); ok {
			t.Errorf("Find(%q) = %q, want none", ref, clause.Ref)
		}
	}
}

func TestPolicyWalk(t *testing.T) {
	want := []string{"1", "6", "6(2)", "6(3)", "6(3)①", "10"}
	if got := samplePolicy().Refs(); !slices.Equal(got, want) {
		t.Errorf("Refs() = %q, want %q", got, want)
	}
	var refs []string
	var depths []int
	for clause, depth := range samplePolicy().Walk {
		refs, depths = append(refs, clause.Ref), append(depths, depth)
		if clause.Ref == "6(3)①" {
			break
		}
	}
	if !slices.Equal(refs, want[:5]) || !slices.Equal(depths, []int{0, 0, 1, 1, 2}) {
		t.Errorf("Walk stops after %q at depths %d", refs, depths)
	}
}

func TestPolicyJSON(t *testing.T) {
	policy := checklist.Policy{Title: "方針", Clauses: []checklist.Clause{{Ref: "1", Title: "目的", Text: "定める。"}}}
	data, err := json.Marshal(policy)
	want := `{"title":"方針","clauses":[{"ref":"1","title":"目的","text":"定める。","clauses":[]}]}`
	if err != nil || string(data) != want {
		t.Errorf("written as %s, %v", data, err)
	}
	if data, _ := json.Marshal(checklist.Policy{}); string(data) != `{"title":"","clauses":[]}` {
		t.Errorf("the zero policy is written as %s", data)
	}
	var back checklist.Policy
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(back); string(again) != want {
		t.Errorf("comes back as %s", again)
	}
}
