package viewmodel

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// catalogue is the small standard, ready to be browsed.
func catalogue(t testing.TB, policy *checklist.Policy) *Catalogue {
	t.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("..", "testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return prepared(t, std, policy)
}

func prepared(t testing.TB, std *checklist.Standard, policy *checklist.Policy) *Catalogue {
	t.Helper()
	c, err := NewCatalogue(t.Context(), std, policy, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// aoba is the basic policy of the sample city.
func aoba(t testing.TB) *checklist.Policy {
	t.Helper()
	policy, err := workflow.ReadPolicyFile(filepath.Join("..", "..", "testdata", "policy", "aoba.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return &policy
}

// found names the items that pass a filter.
func (c *Catalogue) found(f CatalogueFilter) string {
	var ids []string
	for _, i := range c.Select(f) {
		item, _ := c.Item(i)
		ids = append(ids, item.ID)
	}
	return strings.Join(ids, " ")
}

func TestCatalogueFilters(t *testing.T) {
	c := catalogue(t, nil)
	all := "C01-01-01 C01-01-02 C02-01-01 C02-01-02 C02-01-03 C02-02-01 C03-01-01"
	for _, test := range []struct {
		name   string
		filter CatalogueFilter
		want   string
	}{
		{"nothing", CatalogueFilter{}, all},
		{"branch", CatalogueFilter{Node: "/C01/C01-01"}, "C01-01-01 C01-01-02"},
		{"role", CatalogueFilter{Role: checklist.RoleStaff}, "C02-01-01"},
		{"subject", CatalogueFilter{Subject: checklist.SubjectSystem}, "C02-02-01"},
		{"segment", CatalogueFilter{Segment: checklist.SegmentLG}, strings.Replace(all, " C02-01-03", "", 1)},
		{"kind", CatalogueFilter{Kind: checklist.KindCount}, "C02-01-01"},
		{"critical", CatalogueFilter{Mark: MarkCritical}, "C01-01-02"},
		{"mandatory", CatalogueFilter{Mark: MarkMandatory}, ""},
		{"event", CatalogueFilter{Mark: MarkEvent}, "C02-01-02"},
		{"clause", CatalogueFilter{Clause: "6(1)"}, "C01-01-01"},
		{"clause around it", CatalogueFilter{Clause: "6"}, "C01-01-01"},
		{"no such clause", CatalogueFilter{Clause: "6(2)"}, ""},
		{"catalogue", CatalogueFilter{Reference: checklist.Reference{Catalog: "csf2"}}, "C01-01-01"},
		{"number", CatalogueFilter{Reference: checklist.Reference{Catalog: "csf2", ID: "GV.RR-02"}}, "C01-01-01"},
		{"other number", CatalogueFilter{Reference: checklist.Reference{Catalog: "csf2", ID: "GV.RR-01"}}, ""},
		{"number of the item", CatalogueFilter{Search: "ｃ０２−０１−０２"}, "C02-01-02"},
		{"half-width kana", CatalogueFilter{Search: "ﾊﾟｽﾜｰﾄﾞ"}, "C01-01-02"},
		{"English, any case", CatalogueFilter{Search: "DUTY list"}, "C01-01-01"},
		{"criterion", CatalogueFilter{Search: "前年度のまま"}, "C01-01-01"},
		{"evidence", CatalogueFilter{Search: "事務分担表 課"}, ""},
		{"reference", CatalogueFilter{Search: "a.5.2"}, "C01-01-01"},
		{"across two texts", CatalogueFilter{Search: "Passwordsパスワード"}, ""},
	} {
		if got := c.found(test.filter); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Filters combine: what passes several passes each of them, and the other way
// round. Every value of one field meets every value of all others.
func TestCatalogueFiltersCombine(t *testing.T) {
	std, err := workflow.ReadStandard("municipal")
	if err != nil {
		t.Fatal(err)
	}
	c, f := prepared(t, std, nil), NewFormat("ja")
	fields := []FilterField{FilterRole, FilterSubject, FilterSegment, FilterKind, FilterMark, FilterClause, FilterCatalog}
	values, alone := make([][]string, len(fields)), make([][][]bool, len(fields))
	for i, field := range fields {
		values[i] = []string{""}
		for _, choice := range c.Choices(field, CatalogueFilter{}, f) {
			values[i] = append(values[i], choice.Value)
		}
		if field == FilterClause {
			values[i] = []string{"", "6(3)", "6(3)②", "3(1)"}
		}
		for _, value := range values[i] {
			alone[i] = append(alone[i], c.passing(func(filter *CatalogueFilter) { filter.Set(field, value) }))
		}
	}
	combinations := 0
	var walk func(at int, filter CatalogueFilter, expected []bool)
	walk = func(at int, filter CatalogueFilter, expected []bool) {
		if at == len(fields) {
			combinations++
			if got := c.passing(func(f *CatalogueFilter) { *f = filter }); !slices.Equal(got, expected) {
				t.Fatalf("%+v", filter)
			}
			return
		}
		for i, value := range values[at] {
			next := filter
			next.Set(fields[at], value)
			walk(at+1, next, both(expected, alone[at][i]))
		}
	}
	walk(0, CatalogueFilter{}, alone[0][0])
	if combinations < 5000 {
		t.Errorf("only %d combinations", combinations)
	}
}

// passing says of every item whether it passes a filter.
func (c *Catalogue) passing(set func(*CatalogueFilter)) []bool {
	var filter CatalogueFilter
	set(&filter)
	passed := make([]bool, c.Items())
	for _, i := range c.Select(filter) {
		passed[i] = true
	}
	return passed
}

func both(a, b []bool) []bool {
	out := make([]bool, len(a))
	for i := range a {
		out[i] = a[i] && b[i]
	}
	return out
}

func TestCatalogueTreeCountsWhatPasses(t *testing.T) {
	c := catalogue(t, nil)
	rows, tree := c.Search(CatalogueFilter{Role: checklist.RoleHead, Node: "/C02"})
	if want := c.Select(CatalogueFilter{Role: checklist.RoleHead, Node: "/C02"}); !slices.Equal(rows, want) {
		t.Errorf("rows %v, want %v", rows, want)
	}
	if tree.Node("").InScope != 4 || tree.Node("/C01").InScope != 2 || tree.Node("/C02").InScope != 2 {
		t.Errorf("all %d, C01 %d, C02 %d", tree.Node("").InScope, tree.Node("/C01").InScope, tree.Node("/C02").InScope)
	}
	if _, tree = c.Search(CatalogueFilter{Search: "どこにもない"}); tree.Node("").InScope != 0 {
		t.Error("counts are not begun anew")
	}
}

func TestChoicesAreThoseOfTheStandard(t *testing.T) {
	c, f := catalogue(t, aoba(t)), NewFormat("ja")
	names := func(field FilterField, filter CatalogueFilter) string {
		var all []string
		for _, choice := range c.Choices(field, filter, f) {
			all = append(all, choice.Name)
		}
		return strings.Join(all, "|")
	}
	iso := CatalogueFilter{Reference: checklist.Reference{Catalog: "iso27001:2022"}}
	for field, want := range map[FilterField]string{
		FilterRole: "課長|職員|情報システム管理者|統括責任者・事務局", FilterSubject: "所属|情報システム|全庁",
		FilterSegment: "マイナンバー利用事務系|LGWAN接続系", FilterKind: "評価で回答|人数で回答", FilterMark: "重要|事案があった年だけ",
		FilterClause: "6 手立て|6(1) 組織", FilterCatalog: "NIST CSF 2.0|ISO/IEC 27001:2022 附属書A", FilterReference: "A.5.2",
	} {
		if got := names(field, iso); got != want {
			t.Errorf("%s: %s", field, got)
		}
	}
	if got := c.Chosen(FilterCatalog, iso, f); got != "ISO/IEC 27001:2022 附属書A" {
		t.Errorf("chosen is %q", got)
	}
	iso.Set(FilterReference, "A.5.2")
	if got := iso.Narrowed(); !slices.Equal(got, []FilterField{FilterCatalog, FilterReference}) {
		t.Errorf("narrowed by %v", got)
	}
	iso.Set(FilterCatalog, "")
	if iso != (CatalogueFilter{}) {
		t.Errorf("left is %+v", iso)
	}
}

func TestNumbersAreOrderedAsPeopleCount(t *testing.T) {
	ids := []string{"A.8.1", "A.5.10", "A.5.9", "A.5", "PR.AA-02", "A.05.8", ""}
	slices.SortFunc(ids, compareNumbered)
	if got := strings.Join(ids, " "); got != " A.5 A.05.8 A.5.9 A.5.10 A.8.1 PR.AA-02" {
		t.Error(got)
	}
}

// An item is described with everything that it says, in the words of one network
// model or another.
func TestDescribe(t *testing.T) {
	c, f := catalogue(t, aoba(t)), NewFormat("ja")
	item := c.rows[0].item
	item.Variants = []checklist.Variant{{NetworkModels: []checklist.NetworkModel{checklist.ModelBPrime, checklist.ModelB}, Texts: checklist.Texts{Question: checklist.Text{Ja: "別の問い"}}}}
	item.Condition, _ = checklist.ParseCondition("my_number & cloud | website")
	d := c.Describe(0, "", f)
	if d.ID != "C01-01-01" || d.Where != "組織体制 › 責任者と役割" || len(d.Criteria) != 3 || d.Criteria[0].Symbol != "○" {
		t.Errorf("%+v", d)
	}
	if !slices.Equal(d.Models, []checklist.NetworkModel{"", checklist.ModelB, checklist.ModelBPrime}) {
		t.Errorf("models %q", d.Models)
	}
	if d.Clauses[0] != (ClauseText{"6(1)", "組織"}) {
		t.Errorf("clauses %+v", d.Clauses)
	}
	want := "マイナンバー（個人番号）を扱うかつクラウドサービスを使っている、又はウェブサイトを運営している"
	if !slices.Contains(d.Facts, Labelled{"適用条件", want}) {
		t.Errorf("facts %+v", d.Facts)
	}
	if got := c.Describe(0, checklist.ModelB, f); got.Question != "別の問い" || len(got.Models) != 3 || len(got.Criteria) != 3 {
		t.Errorf("for β: %+v", got)
	}
}

// Words for a network model are found as well.
func TestSearchFindsVariants(t *testing.T) {
	c := catalogue(t, nil)
	c.rows[0].item.Variants = []checklist.Variant{{NetworkModels: []checklist.NetworkModel{checklist.ModelB}, Texts: checklist.Texts{Question: checklist.Text{Ja: "無害化"}}}}
	if got := prepared(t, c.Standard, nil).found(CatalogueFilter{Search: "無害化"}); got != "C01-01-01" {
		t.Errorf("found %q", got)
	}
}

func TestPreparingCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := NewCatalogue(ctx, catalogue(t, nil).Standard, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// largeStandard has 5,000 items, with all the texts that those of the bundled
// standard have.
func largeStandard(b *testing.B) *checklist.Standard {
	b.Helper()
	std, err := workflow.ReadStandard("municipal")
	if err != nil {
		b.Fatal(err)
	}
	large, n := *std, 0
	large.Sections = nil
	for n < 5000 {
		large.Sections = append(large.Sections, std.Sections...)
		n += 276
	}
	return &large
}

func BenchmarkNewCatalogue(b *testing.B) {
	std := largeStandard(b)
	for b.Loop() {
		prepared(b, std, nil)
	}
}

// A key in the search: the list and the numbers of the tree.
func BenchmarkCatalogueSearch(b *testing.B) {
	c := prepared(b, largeStandard(b), nil)
	for name, typed := range map[string]string{"nothing": "どこにもない言葉", "some": "パスワード 台帳", "most": "情報"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Search(CatalogueFilter{Search: typed})
			}
		})
	}
}
