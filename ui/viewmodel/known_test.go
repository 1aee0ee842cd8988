package viewmodel

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func knownFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func newKnownImport(t *testing.T, content string, before ...checklist.KnownList) *KnownImport {
	t.Helper()
	k, err := NewKnownImport(knownFile(t, content), before)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// What the headings and the kind of the list suggest is chosen, and what is wanting is
// told.
func TestKnownImportSuggests(t *testing.T) {
	k := newKnownImport(t, "受講状況,,\n所属,対象者数,受講者数\n税務課,5,4\n", checklist.KnownList{ID: "usb", Figures: []checklist.KnownFigure{{Item: "C04-03-01"}}})
	if k.Header != 2 || k.List != "training" || k.Each != "" || k.Lacks() != "item" {
		t.Errorf("%+v lacks %q", k, k.Lacks())
	}
	k.Item = "C05-02-02"
	k.Source, k.Date = " 研修 ", "R8.9.30"
	request, err := k.Request(2026, true)
	m := request.Mapping
	if err != nil || k.Lacks() != "" || !request.DryRun || request.Year != 2026 || m.Header != 2 || m.Item != "C05-02-02" || m.Source != "研修" ||
		m.Date.Day != 30 || m.Columns.Concerned != "対象者数" || m.Columns.Complying != "受講者数" {
		t.Errorf("%+v, %+v, %v", request, m, err)
	}
	k.SetList("usb")
	if k.Each != checklist.KnownPresent || k.Item != "C04-03-01" || k.Lacks() != "" {
		t.Errorf("%+v lacks %q", k, k.Lacks())
	}
	k.Date = "あした"
	if _, err := k.Request(2026, true); err == nil {
		t.Error("a day that is none is taken")
	}
	k.SetList("accounts")
	if k.Each != checklist.KnownOpen {
		t.Errorf("%q", k.Each)
	}
	if k.SetList(k.Another()); k.List != "list-1" || k.Each != "" {
		t.Errorf("%+v", k)
	}
}

// What a person says of a column holds, also against its heading, and one column alone
// means a field.
func TestKnownImportAssigns(t *testing.T) {
	k := newKnownImport(t, "所属,課名,台数\n税務課,市民課,3\n")
	k.SetList("list-1")
	k.Assign(2, "department")
	if want := map[int]string{2: "department", 3: "present"}; !maps.Equal(k.Fields, want) {
		t.Errorf("%v", k.Fields)
	}
	k.Assign(3, "")
	if k.Lacks() != "figures" || slices.Contains(k.Meanings(), "mark") {
		t.Errorf("lacks %q, %v", k.Lacks(), k.Meanings())
	}
	request, _ := k.Request(2026, false)
	if want := []string{"所属", "台数"}; !slices.Equal(request.Mapping.Ignore, want) {
		t.Errorf("%v", request.Mapping.Ignore)
	}
	k.SetEach(checklist.KnownHeads)
	if k.Lacks() != "mark" || slices.Contains(k.Meanings(), "present") {
		t.Errorf("lacks %q, %v", k.Lacks(), k.Meanings())
	}
	k.Assign(3, "mark")
	k.SetEach("")
	if want := map[int]string{2: "department", 3: "present"}; !maps.Equal(k.Fields, want) {
		t.Errorf("%v", k.Fields)
	}
	k.Assign(2, "item")
	if k.Lacks() != "department" || !k.HasItem() {
		t.Errorf("lacks %q", k.Lacks())
	}
}

func TestKnownImportRefuses(t *testing.T) {
	if _, err := NewKnownImport(filepath.Join(t.TempDir(), "none.csv"), nil); err == nil {
		t.Error("a file that is not there is read")
	}
}

func TestKnownIsNarrowed(t *testing.T) {
	std := smallForm(t).Standard
	var known workflow.Known
	known.Standard = std
	known.Lists = []checklist.KnownList{{ID: "training", Source: "a.csv"}, {ID: "list-1", Source: "鍵の台帳"}}
	for _, c := range []struct{ department, name, list string }{{"tax", "税務課", "training"}, {"ict", "情報政策課", "training"}, {"tax", "税務課", "list-1"}} {
		known.Contradictions = append(known.Contradictions, workflow.DepartmentContradiction{Department: c.department, Name: checklist.Text{Ja: c.name},
			Contradiction: checklist.Contradiction{Key: checklist.Key{Subject: "department", Item: "C02-01-01"}, Code: checklist.ContradictionCount, List: c.list, Source: c.list,
				Known: checklist.KnownFigure{Kind: checklist.KnownHeads, Count: &checklist.HeadCount{Concerned: 12, Complying: 9}}},
			Answer: checklist.Response{Count: &checklist.HeadCount{Concerned: 10, Complying: 10}}})
	}
	k := &Known{}
	k.Load(&known, NewFormat("ja"))
	if k.Count() != 3 || k.Lists[0].Contradictions != 2 || k.Line(0).Text != "回答は○ 実施 10 / 10、trainingでは9 / 12" {
		t.Errorf("%+v", k)
	}
	for _, test := range []struct {
		filter KnownFilter
		want   int
	}{{KnownFilter{}, 3}, {KnownFilter{List: "training"}, 2}, {KnownFilter{Search: "ぜいむ"}, 0}, {KnownFilter{Search: "税務"}, 2}, {KnownFilter{List: "training", Search: "Ｃ０２ 情報"}, 1}} {
		if k.SetFilter(test.filter); k.Lines() != test.want {
			t.Errorf("%+v: %d", test.filter, k.Lines())
		}
	}
	if k.Find(k.Key(0)) != 0 || k.Find(KnownPlace{}) != -1 {
		t.Error("a line is not found")
	}
	known.Lists = known.Lists[1:]
	if k.Load(&known, NewFormat("ja")); k.Filter().List != "" || k.Filter().Search == "" {
		t.Errorf("%+v", k.Filter())
	}
	f := NewFormat("ja")
	if f.KnownName(&checklist.KnownList{ID: "usb"}) != "USBメモリ等の台帳" || f.KnownName(&known.Lists[0]) != "鍵の台帳" || f.KnownFigure(&checklist.KnownFigure{Number: 1200}) != "1,200" {
		t.Error("names and figures")
	}
}
