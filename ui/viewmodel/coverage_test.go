package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist/workflow"
)

// Every number of the matrix is the number of items that its filter finds.
func TestMatrixCountsWhatItsFiltersFind(t *testing.T) {
	std, err := workflow.ReadStandard("municipal")
	if err != nil {
		t.Fatal(err)
	}
	c := prepared(t, std, aoba(t))
	m := c.Matrix()
	if len(m.Chapters) != 9 || len(m.Rows) < 20 {
		t.Fatalf("%d chapters, %d rows", len(m.Chapters), len(m.Rows))
	}
	for i, row := range m.Rows {
		if got := len(c.Select(m.Filter(i, -1))); got != row.Items {
			t.Errorf("%s: %d items found, not %d", row.Ref, got, row.Items)
		}
		for chapter, n := range row.Cells {
			if got := len(c.Select(m.Filter(i, chapter))); got != n {
				t.Errorf("%s × %s: %d items found, not %d", row.Ref, m.Chapters[chapter].ID, got, n)
			}
		}
	}
}

func TestMatrixNamesWhatIsOpen(t *testing.T) {
	c := catalogue(t, aoba(t))
	m := c.Matrix()
	if !slices.Contains(m.Open, "6(2)") || slices.Contains(m.Open, "6(1)") {
		t.Errorf("open are %v", m.Open)
	}
	c.Standard.Sections[0].Sections[0].Items[0].Policy = []string{"99"}
	c = prepared(t, c.Standard, c.Policy)
	m = c.Matrix()
	if last := m.Rows[len(m.Rows)-1]; last.Ref != "99" || !last.Unknown || last.Items != 1 {
		t.Errorf("%+v", last)
	}
	if c.found(m.Filter(len(m.Rows)-1, 0)) != "C01-01-01" {
		t.Error("the item of an unknown clause is not found")
	}
	if !c.SamePolicy(aoba(t)) || c.SamePolicy(nil) {
		t.Error("policies are mistaken for each other")
	}
}

func TestPolicyView(t *testing.T) {
	v := NewPolicyView(catalogue(t, aoba(t)))
	if v.Find("６（１）") != "6(1)" || v.Find("") != "1" || v.Find("99") != "1" {
		t.Errorf("%q %q %q", v.Find("６（１）"), v.Find(""), v.Find("99"))
	}
	if got := v.Above("6(3)①"); !slices.Equal(got, []string{"6", "6(3)"}) {
		t.Errorf("above stand %q", got)
	}
	if got := v.Title("6(1)"); got != "6(1)　組織" {
		t.Errorf("title %q", got)
	}
	if whole := v.Text("6"); !strings.Contains(whole, v.Text("6(2)")) || strings.HasPrefix(whole, "手立て") {
		t.Errorf("text %q", whole)
	}
	if len(v.Items("6(1)")) != 1 || len(v.Items("6(2)")) != 0 || !v.Asks("6(2)") || v.Asks("1") {
		t.Errorf("items %v and %v", v.Items("6(1)"), v.Items("6(2)"))
	}
}

// The tree shows what was found, and the way to it.
func TestPolicySearch(t *testing.T) {
	v := NewPolicyView(catalogue(t, aoba(t)))
	if got := v.Search(""); !slices.Equal(got, v.Catalogue.Policy.Refs()) {
		t.Errorf("nothing typed finds %q", got)
	}
	found := v.Search("6(3)②")
	if !slices.Equal(found, []string{"6(3)②"}) {
		t.Fatalf("found %q", found)
	}
	under := v.Tree(found)
	if got := under(""); !slices.Equal(got, []string{"6"}) {
		t.Errorf("at the top %q", got)
	}
	if got := under("6(3)"); !slices.Equal(got, found) {
		t.Errorf("in 6(3) %q", got)
	}
	if got := v.Search("どこにもない言葉"); len(got) != 0 || len(v.Tree(got)("")) != 0 {
		t.Errorf("found %q", got)
	}
}
