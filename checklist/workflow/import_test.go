package workflow

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// oldSheet is what the tax department answered before there was this program.
const oldSheet = `番号,点検項目,所属,対象,評価,現状,根拠
C01-01-04,役割分担,税務課,,○,事務分担表に記載,事務分担表
C02-02-02,台帳の突合,税務課,,△,一部のみ,
C05-02-02,研修,税務課,,○,,
C06-01-01,ほかの課の項目,市民課,,×,,
C99-01-01,今はない項目,税務課,,○,,
C01-01-04,役割分担,,,○,,
C01-01-04,役割分担,税務課,住基システム,○,,
`

const oldMapping = `standard: {id: old, version: "2025", title: 令和7年度自己点検票}
header: [1]
ids: keep
items: {id: 番号, question: 点検項目}
answers: {department: 所属, subject: 対象, rating: 評価, comment: 現状, evidence: 根拠}
`

func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func importRequest(t *testing.T, sheet, mapping string) ImportRequest {
	t.Helper()
	m, err := ReadMappingFile(written(t, "map.yaml", mapping))
	if err != nil {
		t.Fatal(err)
	}
	return ImportRequest{Path: written(t, "R7.csv", sheet), Mapping: m, Year: 2025}
}

// reasons are the cells that were refused, with the code of why.
func reasons(problems []StandardProblem) string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s %s", p.Cell, p.Code))
	}
	return strings.Join(all, ", ")
}

func TestImportOfLastYearsAnswers(t *testing.T) {
	ws, sheet := openSample(t)
	req := importRequest(t, oldSheet, oldMapping)
	req.DryRun = true
	tried, err := ws.ImportAnswers(t.Context(), req)
	if err != nil || len(tried.Taken) != 4 {
		t.Fatalf("dry run: %+v, %v", tried, err)
	}
	if _, err := ws.Sheet(2025); err == nil {
		t.Error("the dry run has written")
	}
	req.DryRun = false
	result, err := ws.ImportAnswers(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := reasons(result.Refused), "E7 empty, E8 unknown_subject"; got != want || result.Others["市民課"] != 1 || len(result.Taken) != 4 {
		t.Errorf("refused %q, want %q; others %v, taken %d", got, want, result.Others, len(result.Taken))
	}
	old, err := ws.Sheet(2025)
	if err != nil {
		t.Fatal(err)
	}
	if old.Round.Imported == nil || old.Round.Imported.File != "R7.csv" || old.Assessment.State != checklist.StateAccepted || old.Standard.ID != "old" {
		t.Errorf("round is %+v, assessment %+v", old.Round, old.Assessment)
	}
	kept := old.Response(key("dep", "C02-02-02"))
	if kept.Rating != "partly" || kept.Comment != "一部のみ" || kept.Stamp.Actor == "" {
		t.Errorf("kept %+v", kept)
	}
	if evidence := old.Evidence(key("dep", "C01-01-04")); len(evidence) != 1 || evidence[0].Title != "事務分担表" {
		t.Errorf("evidence is %+v", evidence)
	}
	if now, err := ws.Sheet(0); err != nil || now.Round.FiscalYear != sheet.Round.FiscalYear {
		t.Errorf("the newest year is %d, %v", now.Round.FiscalYear, err)
	}
	entries := 0
	for entry, err := range ws.Journal() {
		if err != nil {
			t.Fatal(err)
		}
		if entry.Verb == string(verbImport) {
			entries++
		}
	}
	if entries == 0 {
		t.Error("the journal says nothing of the import")
	}
}

// Importing again replaces what was imported, in a new version where the items
// differ; a year that was inspected here stays.
func TestImportReplacesImportsOnly(t *testing.T) {
	ws, _ := openSample(t)
	if first, err := ws.ImportAnswers(t.Context(), importRequest(t, oldSheet, oldMapping)); err != nil || first.Replaced != nil {
		t.Fatalf("replaced %v, %v", first.Replaced, err)
	}
	dry := importRequest(t, oldSheet, oldMapping)
	dry.DryRun = true
	if tried, err := ws.ImportAnswers(t.Context(), dry); err != nil || tried.Replaced == nil || tried.Replaced.File != "R7.csv" {
		t.Errorf("a dry run replaces %v, %v", tried.Replaced, err)
	}
	again := importRequest(t, strings.Replace(strings.Replace(oldSheet, "台帳の突合", "台帳の点検", 1), "C01-01-04,役割分担,税務課,,○,事務分担表に記載,事務分担表\n", "", 1), oldMapping)
	result, err := ws.ImportAnswers(t.Context(), again)
	if err != nil || result.Standard.Version != "2025-2" || result.Replaced == nil {
		t.Fatalf("standard %+v, %v", result.Standard.Ref(), err)
	}
	old, err := ws.Sheet(2025)
	if err != nil || old.Standard.Version != "2025-2" {
		t.Fatalf("%+v, %v", old.Round, err)
	}
	if r := old.Response(key("dep", "C01-01-04")); !r.IsBlank() || len(old.Answers.Evidence) != 0 {
		t.Errorf("still there: %+v, %v", r, old.Answers.Evidence)
	}
	for _, year := range []checklist.FiscalYear{2026, 2027} {
		req := importRequest(t, oldSheet, oldMapping)
		req.Year = year
		var refused *ImportError
		if _, err := ws.ImportAnswers(t.Context(), req); !errors.As(err, &refused) || refused.Held || refused.Year != 2026 {
			t.Errorf("%d: %v", year, err)
		}
	}
	own, err := ws.Sheet(2025)
	if err != nil {
		t.Fatal(err)
	}
	own.Round.Imported = nil // as if the year had been inspected here
	if err := ws.update(t.Context(), verbSettings, func(tx *store.Tx) error { return tx.PutRound(own.Round) }); err != nil {
		t.Fatal(err)
	}
	var refused *ImportError
	for _, dry := range []bool{true, false} {
		req := importRequest(t, oldSheet, oldMapping)
		req.DryRun = dry
		if _, err := ws.ImportAnswers(t.Context(), req); !errors.As(err, &refused) || !refused.Held || refused.Year != 2025 {
			t.Errorf("dry %v: %v", dry, err)
		}
	}
}

// A file that can't be taken as a whole leaves no trace.
func TestImportThatIsRefused(t *testing.T) {
	ws, _ := openSample(t)
	for name, tt := range map[string]struct{ sheet, mapping string }{
		"no answers":         {"番号,点検項目,評価\nA-1,台帳,\n", "standard: {id: a, version: b, title: c}\nheader: [1]\nitems: {id: 番号, question: 点検項目}\nanswers: {rating: 評価}\n"},
		"two items with one": {"番号,点検項目,評価\nA-1,台帳,○\nA-1,研修,○\n", "standard: {id: a, version: b, title: c}\nheader: [1]\nitems: {id: 番号, question: 点検項目}\nanswers: {rating: 評価}\n"},
		"no column":          {"番号,点検項目\nA-1,台帳\n", oldMapping},
	} {
		_, err := ws.ImportAnswers(t.Context(), importRequest(t, tt.sheet, tt.mapping))
		var mistakes *exchange.StandardError
		if !errors.Is(err, ErrNothingToImport) && !errors.As(err, &mistakes) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if info, err := ws.Info(); err != nil || !slices.Equal(info.Years, []checklist.FiscalYear{2026}) {
		t.Errorf("years are %v, %v", info.Years, err)
	}
}

// Answers under this year's numbers stand beside this year's items.
func TestOffersOfAnImportedYear(t *testing.T) {
	ws, sheet := openSample(t)
	none, err := ws.Offers(sheet)
	if err != nil || none.Year != 0 || none.Beside(key("dep", "C01-01-04")) != nil {
		t.Fatalf("without an earlier year: %+v, %v", none, err)
	}
	req := importRequest(t, oldSheet, "standard: {same: municipal}"+strings.TrimPrefix(oldMapping, "standard: {id: old, version: \"2025\", title: 令和7年度自己点検票}"))
	result, err := ws.ImportAnswers(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := reasons(result.Refused), "E4 wrong_kind, E6 unknown_item, E7 empty, E8 unknown_subject"; got != want {
		t.Errorf("refused %q, want %q", got, want)
	}
	offers, err := ws.Offers(sheet)
	if err != nil || offers.Year != 2025 {
		t.Fatalf("%+v, %v", offers, err)
	}
	beside := offers.Beside(key("dep", "C01-01-04"))
	if beside == nil || beside.Carry != checklist.CarryConfirm || beside.Last[0].Comment != "事務分担表に記載" {
		t.Errorf("offer is %+v", beside)
	}
	if old, err := ws.Sheet(2025); err != nil || old.Standard.Ref() != sheet.Standard.Ref() {
		t.Errorf("kept under %v, %v", old.Round.Standard, err)
	}
}

func TestSystemsAreFoundByName(t *testing.T) {
	ws, sheet := openSample(t)
	var system checklist.Subject
	for _, s := range sheet.Assessment.Department.Subjects {
		if s.Kind == checklist.SubjectSystem {
			system = s
		}
	}
	mapping := "standard: {id: a, version: b, title: c}\nheader: [1]\nitems: {id: 番号, question: 点検項目}\ndefaults: {subject: system, role: system_owner}\nanswers: {subject: 対象, rating: 評価}\n"
	lines := "番号,点検項目,対象,評価\nA-1,更新していますか。," + system.Name.Ja + ",○\nA-2,記録していますか。,税務課,○\n"
	result, err := ws.ImportAnswers(t.Context(), importRequest(t, lines, mapping))
	if err != nil || len(result.Taken) != 1 || result.Taken[0].Response.Subject != system.ID {
		t.Fatalf("%+v, %v", result, err)
	}
	if got := reasons(result.Refused); got != "D3 unknown_subject" && got != "D3 not_asked" {
		t.Errorf("refused %q", got)
	}
}

// A date that can't be read costs the date alone, and what is wrong in the rows of
// other departments is theirs. Answers without a rating are counted.
func TestImportTakesWhatCanBeRead(t *testing.T) {
	ws, _ := openSample(t)
	mapping := "standard: {id: a, version: b, title: c}\nheader: [1]\nitems: {id: 番号, question: 点検項目}\nanswers: {department: 所属, rating: 評価, comment: 現状, due: 期限}\n"
	lines := "番号,点検項目,所属,評価,現状,期限\nA-1,台帳,税務課,△,,令和8年3月末\nA-2,研修,税務課,,予定あり,\nA-3,鍵,市民課,半分,,\nA-3,鍵,税務課,半分,,\n"
	result, err := ws.ImportAnswers(t.Context(), importRequest(t, lines, mapping))
	if err != nil || len(result.Taken) != 2 || result.Taken[0].Response.Rating != "partly" || result.Unrated() != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if got, want := reasons(result.Refused), "D5 no_rating_word"; got != want {
		t.Errorf("refused %q, want %q", got, want)
	}
	if got := reasons(result.Problems); !strings.Contains(got, "F2 due_left") {
		t.Errorf("problems are %q", got)
	}
}
