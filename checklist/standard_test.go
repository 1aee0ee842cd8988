package checklist_test

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

// deep has items beside sections, and sections four levels down.
func deep() *checklist.Standard {
	section := func(id string, items []checklist.Item, sections ...checklist.Section) checklist.Section {
		return checklist.Section{ID: id, Items: items, Sections: sections}
	}
	return &checklist.Standard{ID: "deep", Version: "2", Sections: []checklist.Section{
		section("1", []checklist.Item{question("A")},
			section("1-1", []checklist.Item{question("B")},
				section("1-1-1", nil, section("1-1-1-1", []checklist.Item{question("C")}), section("1-1-1-2", []checklist.Item{question("D")}))),
			section("1-2", []checklist.Item{question("E")})),
		section("2", nil),
		section("3", []checklist.Item{question("F")}),
	}}
}

func TestItemsStandInOrderWithTheirPaths(t *testing.T) {
	std := deep()
	paths := map[string]checklist.Path{} // kept until the end: they must not share memory
	var order []string
	for path, item := range std.Items() {
		order = append(order, item.ID)
		paths[item.ID] = path
	}
	if got := strings.Join(order, " "); got != "A B C D E F" {
		t.Errorf("items %s", got)
	}
	want := map[string]string{
		"A": "1", "B": "1 1-1", "C": "1 1-1 1-1-1 1-1-1-1", "D": "1 1-1 1-1-1 1-1-1-2", "E": "1 1-2", "F": "3",
	}
	for id, path := range paths {
		var ids []string
		for _, section := range path {
			ids = append(ids, section.ID)
		}
		if got := strings.Join(ids, " "); got != want[id] {
			t.Errorf("%s: path %s, want %s", id, got, want[id])
		}
		if item, found := std.Find(id); item == nil || item.ID != id || !slices.Equal(found, path) {
			t.Errorf("%s: found %v at %v", id, item, found)
		}
	}
	if !paths["D"].Contains("1-1") || paths["D"].Contains("1-2") {
		t.Error("a path contains the sections that it passes")
	}
	if item, path := std.Find("Z"); item != nil || path != nil {
		t.Errorf("found %v at %v", item, path)
	}
}

func TestItemsCanStopAnywhere(t *testing.T) {
	for stop := 1; stop <= 6; stop++ {
		seen := 0
		for range deep().Items() {
			if seen++; seen == stop {
				break
			}
		}
		if seen != stop {
			t.Errorf("stopped after %d, saw %d", stop, seen)
		}
	}
}

func TestSectionsComeWithTheirDepth(t *testing.T) {
	var all []string
	for depth, section := range deep().AllSections() {
		all = append(all, strings.Repeat(">", depth)+section.ID)
		if section.ID == "2" {
			break
		}
	}
	if got := strings.Join(all, " "); got != "1 >1-1 >>1-1-1 >>>1-1-1-1 >>>1-1-1-2 >1-2 2" {
		t.Errorf("got %s", got)
	}
}

func TestTextFallsBackToJapanese(t *testing.T) {
	both, one := checklist.Text{Ja: "点検", En: "inspection"}, checklist.Text{Ja: "点検"}
	if both.In("ja") != "点検" || both.In("en") != "inspection" || one.In("en") != "点検" || both.In("fr") != "点検" {
		t.Error("wrong language")
	}
	if !(checklist.Text{}).IsZero() || one.IsZero() || (checklist.Text{En: "inspection"}).IsZero() {
		t.Error("a text is zero without any language")
	}
}

func TestCriterionOfARating(t *testing.T) {
	item := question("A")
	item.Criteria = []checklist.Criterion{{Rating: done, Text: checklist.Text{Ja: "記録がある"}}}
	if got, ok := item.Criterion(done); !ok || got.Ja != "記録がある" {
		t.Errorf("got %v, %v", got, ok)
	}
	if got, ok := item.Criterion(partly); ok {
		t.Errorf("got %v", got)
	}
}

func TestRefOfAStandard(t *testing.T) {
	if ref := deep().Ref(); ref != (checklist.StandardID{ID: "deep", Version: "2"}) {
		t.Errorf("got %v", ref)
	}
}

func TestProfileHasItsFlags(t *testing.T) {
	profile := checklist.Profile{Flags: []checklist.Flag{checklist.FlagCloud}}
	if !profile.Has(checklist.FlagCloud) || profile.Has(checklist.FlagWebsite) {
		t.Errorf("wrong for %v", profile.Flags)
	}
}

func TestProgressMayBeNil(t *testing.T) {
	var reported [][2]int
	checklist.Progress(func(done, total int) { reported = append(reported, [2]int{done, total}) }).Report(3, 7)
	checklist.Progress(nil).Report(1, 2)
	if !slices.Equal(reported, [][2]int{{3, 7}}) {
		t.Errorf("reported %v", reported)
	}
}
