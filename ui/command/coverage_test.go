package command

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/locales"
)

// The bundled standard leaves no hole: neither in what most policies have in
// common nor in a whole policy.
func TestTheBundledStandardCoversThePolicy(t *testing.T) {
	lines := [][]string{{"standard", "coverage", "municipal"}, {"standard", "coverage", "municipal", "--policy", policyFile("aoba.txt")}}
	for _, line := range lines {
		for _, lang := range locales.Languages() {
			if r := runLine(t.Context(), append(line, "--lang", lang)...); r.exit != exitDone || r.err != "" || !strings.Contains(r.out, "\n6(3)①  ") {
				t.Errorf("%q in %s: %+v", line, lang, r)
			}
		}
	}
	var got checklist.Coverage
	r := runLine(t.Context(), "standard", "coverage", "municipal", "--json")
	if err := json.Unmarshal([]byte(r.out), &got); err != nil || r.exit != exitDone {
		t.Fatalf("exit %d, %v", r.exit, err)
	}
	if len(got.Clauses) != 18 || len(got.Threats) != 6 || len(got.Uncovered) != 0 || len(got.Unknown) != 0 {
		t.Errorf("%d clauses, %d threats, uncovered %q, unknown %+v", len(got.Clauses), len(got.Threats), got.Uncovered, got.Unknown)
	}
}

func policyFile(name string) string { return filepath.Join("..", "..", "testdata", "policy", name) }

// A policy that the standard was not made for: every hole is named and the exit
// code tells.
func TestCoverageNamesTheHoles(t *testing.T) {
	r := runLine(t.Context(), "standard", "coverage", "municipal", "--policy", policyFile("articles.txt"), "--lang", "en")
	if r.exit != exitRefused || !strings.Contains(r.err, "第6条第2項①") || !strings.Contains(r.out, "not in the policy") || !strings.Contains(r.out, "× no item") {
		t.Errorf("%+v", r)
	}
	r = runLine(t.Context(), "standard", "coverage", "municipal", "--policy", policyFile("articles.txt"), "--json")
	var got checklist.Coverage
	if err := json.Unmarshal([]byte(r.out), &got); err != nil || r.exit != exitRefused || !slices.Contains(got.Uncovered, "第4条") {
		t.Errorf("exit %d, uncovered %q, %v", r.exit, got.Uncovered, err)
	}
	for _, args := range [][]string{{"nothing"}, {"municipal", "--policy", "nothing.txt"}} {
		if r := runLine(t.Context(), append([]string{"standard", "coverage"}, args...)...); r.exit != exitRefused || r.out != "" || !strings.Contains(r.err, "見つかりません") {
			t.Errorf("%q: %+v", args, r)
		}
	}
}
