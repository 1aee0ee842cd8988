package viewmodel

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist/workflow"
)

const foreign = "令和7年度　自己点検票,,,,\n番号,区分,点検項目,評価,備考\n1,資産,台帳がありますか。,○,毎年見直す\n2,資産,持ち出しは記録していますか。,済み,\n1,教育,研修を受けましたか。,検討中,次年度\n"

func foreignFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "点検票.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func nothing(string) *workflow.Mapping { return nil }

func startImport(t *testing.T, content string, recall Recall) *Import {
	t.Helper()
	m, err := NewImport(foreignFile(t, content), recall)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestImportBeginsWithWhatIsLikely(t *testing.T) {
	m := startImport(t, foreign, nothing)
	if got := m.Header(); !slices.Equal(got, []int{2}) || m.Remembered || m.Mapping.Standard.Version != "2025" {
		t.Errorf("header %v, standard %+v", got, m.Mapping.Standard)
	}
	var fields []string
	for _, c := range m.Columns {
		fields = append(fields, m.Name(c)+"="+m.Fields[c.Number])
	}
	want := "A 番号=items.id, B 区分=section, C 点検項目=items.question, D 評価=answers.rating, E 備考=answers.comment"
	if got := strings.Join(fields, ", "); got != want {
		t.Errorf("columns are %s, want %s", got, want)
	}
	if got := m.Columns[1].Samples; !slices.Equal(got, []string{"資産", "教育"}) {
		t.Errorf("samples are %q", got)
	}
	if want := []ImportWord{{"○", "done"}, {"済み", "done"}, {"検討中", ""}}; !slices.Equal(m.Words, want) {
		t.Errorf("words are %v", m.Words)
	}
	if m.Lacks() != nil || m.Mapping.IDs != "section" || m.Titles() != "" || len(m.Rows()) != 5 {
		t.Errorf("lacks %v, ids %s, titles %s", m.Lacks(), m.Mapping.IDs, m.Titles())
	}
	m.Read()
	if items, sections, answers := m.Counts(); items != 3 || sections != 2 || answers != 2 || len(m.Reading.Refused) != 1 {
		t.Errorf("%d items, %d sections, %d answers, refused %v", items, sections, answers, m.Reading.Refused)
	}
}

func TestImportFollowsWhatIsChosen(t *testing.T) {
	m := startImport(t, foreign, nothing)
	m.Rate("検討中", "not_done")
	m.Rate("済み", "partly")
	m.Rate("済み", "")
	if want := []ImportWord{{"○", "done"}, {"済み", ""}, {"検討中", "not_done"}}; !slices.Equal(m.Words, want) {
		t.Errorf("words are %v", m.Words)
	}
	m.Assign(5, "items.question")
	if got := m.Mapping.Items.Question; !slices.Equal(got, []string{"点検項目", "備考"}) {
		t.Errorf("the question is in %q", got)
	}
	m.Assign(5, "answers.rating")
	if m.Fields[4] != "" || m.Fields[5] != "answers.rating" {
		t.Errorf("fields are %v", m.Fields)
	}
	m.Assign(1, "")
	if m.Mapping.IDs != "number" || m.Lacks() != nil {
		t.Errorf("ids are %s, lacks %v", m.Mapping.IDs, m.Lacks())
	}
	m.SetIDs("keep")
	m.Assign(3, "")
	if got := m.Lacks(); !slices.Equal(got, []string{"mapping.lacks.items.question"}) {
		t.Errorf("lacks %q", got)
	}
	m.SetTitles("alone")
	if m.Titles() != "alone" {
		t.Error("no titles")
	}
	m.SetTitles("")
	if m.Titles() != "" || m.Reading != nil {
		t.Error("titles, or a reading, of before")
	}
}

func TestImportBeginsAnewWithOtherHeadings(t *testing.T) {
	m := startImport(t, foreign, nothing)
	if err := m.SetHeader(3, false); err != nil {
		t.Fatal(err)
	}
	if got := m.Columns[2].Heading; got != "台帳がありますか。" || len(m.Fields) != 0 {
		t.Errorf("heading is %q, fields %v", got, m.Fields)
	}
	if err := m.SetHeader(2, true); err != nil || !slices.Equal(m.Header(), []int{2, 3}) {
		t.Errorf("header is %v, %v", m.Header(), err)
	}
	if none := startImport(t, "a,b\n1,2\n", nothing); !slices.Equal(none.Header(), []int{1}) || none.Lacks() == nil {
		t.Errorf("header %v", none.Header())
	}
}

func TestMappingsAreRemembered(t *testing.T) {
	m := startImport(t, foreign, nothing)
	m.Rate("検討中", "not_done")
	m.Assign(5, "")
	remembered := WithMapping([]string{"other\nx"}, m.Fingerprint(), m.Mapping)
	remembered = WithMapping(remembered, m.Fingerprint(), m.Mapping)
	if len(remembered) != 2 {
		t.Fatalf("remembered %q", remembered)
	}
	recall := func(fingerprint string) *workflow.Mapping { return MappingFor(remembered, fingerprint) }
	again := startImport(t, strings.Replace(foreign, "令和7年度", "令和6年度", 1), recall)
	if !again.Remembered || again.Words[2].Rating != "not_done" || again.Fields[5] != "" || again.Mapping.Standard.Version != "2024" {
		t.Errorf("fields %v, words %v, standard %+v", again.Fields, again.Words, again.Mapping.Standard)
	}
	if startImport(t, strings.Replace(foreign, "備考", "メモ", 1), recall).Remembered {
		t.Error("a mapping for other headings was taken")
	}
	if MappingFor(remembered, "other") != nil {
		t.Error("a broken mapping was taken")
	}
	for range maxMappings {
		remembered = WithMapping(append(remembered, "z\n"), "y", m.Mapping)
	}
	if len(remembered) != maxMappings {
		t.Errorf("%d are remembered", len(remembered))
	}
}
