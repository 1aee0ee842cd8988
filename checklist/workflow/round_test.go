package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

func date(year, month, day int) checklist.Date {
	return checklist.Date{Year: year, Month: time.Month(month), Day: day}
}

// openRound opens the round of 2026 in a city of five departments.
func openRound(t testing.TB, departments int, now func() time.Time) *Workspace {
	t.Helper()
	ws := newOffice(t, departments, now)
	_, n, err := ws.OpenRound(t.Context(), RoundSpec{
		Year: 2026, Opens: date(2026, 9, 1), Inspection: date(2026, 9, 10), Due: date(2026, 9, 30),
		Results: date(2026, 10, 30), Budget: date(2026, 11, 15),
	})
	if err != nil || n != departments {
		t.Fatalf("%d departments, %v", n, err)
	}
	return ws
}

func TestOpeningARoundFreezesIt(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	round, err := ws.Round(0)
	if err != nil || round.ID != "2026" || round.Standard.ID != DefaultStandard || len(round.Warnings()) > 0 {
		t.Fatalf("%+v, %v", round, err)
	}
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2026}); !errors.Is(err, ErrRoundExists) {
		t.Errorf("twice: %v", err)
	}
	before, err := ws.PreviewRound(2026, nil, []string{"税務課"})
	if err != nil || len(before.Departments) != 1 {
		t.Fatal(err)
	}
	org, _ := ws.Organisation()
	org.Find("tax").Profile.Flags = nil
	if _, err := ws.ImportOrganisation(t.Context(), organisationFile(t, &org), false); err != nil {
		t.Fatal(err)
	}
	after, err := ws.PreviewRound(2026, nil, []string{"tax"})
	if err != nil || len(after.Departments[0].Scope.Items) != len(before.Departments[0].Scope.Items) {
		t.Errorf("the round's department has changed with the list: %v", err)
	}
	next, err := ws.PreviewRound(2027, nil, []string{"ＴＡＸ"})
	if err != nil || len(next.Departments[0].Scope.Items) >= len(before.Departments[0].Scope.Items) {
		t.Errorf("next year asks %d, this year %d, %v", len(next.Departments[0].Scope.Items), len(before.Departments[0].Scope.Items), err)
	}
	changed := *before.Standard
	changed.Title.Ja = "別の題"
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027, Standard: &changed}); !errors.Is(err, store.ErrFrozen) {
		t.Errorf("another standard under the same version: %v", err)
	}
	if _, n, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027, Departments: []string{"税務課", "ict"}}); err != nil || n != 2 {
		t.Errorf("a pilot of two: %d, %v", n, err)
	}
	if info, err := ws.Info(); err != nil || len(info.Years) != 2 {
		t.Errorf("%+v, %v", info, err)
	}
}

func TestARoundNeedsDepartments(t *testing.T) {
	ws := newOffice(t, 0, fixedNow)
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{}); !errors.Is(err, ErrNoDepartments) {
		t.Errorf("got %v", err)
	}
	if _, err := ws.PreviewRound(0, nil, nil); !errors.Is(err, ErrNoDepartments) {
		t.Errorf("got %v", err)
	}
	var none *YearError
	if _, err := ws.Board(0); !errors.As(err, &none) {
		t.Errorf("got %v", err)
	}
	if journalLength(t, ws) != 1 {
		t.Error("a refusal was journaled")
	}
}

func TestChangingARound(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	if a, err := ws.Extend(t.Context(), 0, "税務課", date(2026, 10, 31)); err != nil || a.Due != date(2026, 10, 31) {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := ws.Excuse(t.Context(), 0, "ict", "機器更新のため"); err != nil || a.Excused == "" {
		t.Errorf("%+v, %v", a, err)
	}
	if e, err := ws.AddErratum(t.Context(), 0, checklist.Erratum{Item: "ｃ01-01-04", Text: "今年度は数えない", NotCounted: true}); err != nil || e.Item != "C01-01-04" {
		t.Errorf("%+v, %v", e, err)
	}
	if _, err := ws.AddDepartment(t.Context(), 0, "tax"); !errors.Is(err, ErrInRound) {
		t.Errorf("in the round already: %v", err)
	}
	importSample(t, ws, 6)
	added, err := ws.AddDepartment(t.Context(), 0, "finance")
	if err != nil || added.ID != "finance" {
		t.Errorf("%+v, %v", added, err)
	}
	var unknown *DepartmentError
	if _, err := ws.Extend(t.Context(), 0, "経理課", date(2026, 10, 31)); !errors.As(err, &unknown) || len(unknown.Found) != 0 {
		t.Errorf("an unknown department: %v", err)
	}
	if err := ws.CloseRound(t.Context(), 2026); err != nil {
		t.Fatal(err)
	}
	entries := journalLength(t, ws)
	for name, verb := range map[string]func() error{
		"close":  func() error { return ws.CloseRound(t.Context(), 0) },
		"extend": func() error { _, err := ws.Extend(t.Context(), 0, "tax", date(2026, 12, 1)); return err },
		"excuse": func() error { _, err := ws.Excuse(t.Context(), 0, "tax", "x"); return err },
		"add":    func() error { _, err := ws.AddDepartment(t.Context(), 0, "finance"); return err },
		"erratum": func() error {
			_, err := ws.AddErratum(t.Context(), 0, checklist.Erratum{Item: "C01-01-04", Text: "x"})
			return err
		},
	} {
		if err := verb(); !errors.Is(err, checklist.ErrRoundClosed) {
			t.Errorf("%s of a closed round: %v", name, err)
		}
	}
	if journalLength(t, ws) != entries {
		t.Error("a refusal was journaled")
	}
}

func TestANameThatTwoDepartmentsHave(t *testing.T) {
	all := []checklist.Department{{ID: "0101", Name: checklist.Text{Ja: "庶務課"}}, {ID: "0201", Name: checklist.Text{Ja: "庶務課"}}, {ID: "庶務課"}}
	if d, err := findDepartment(all, " ０２０１ "); err != nil || d != &all[1] {
		t.Errorf("by id: %v, %v", d, err)
	}
	if d, err := findDepartment(all, "庶務課"); err != nil || d != &all[2] {
		t.Errorf("an id counts more than a name: %v, %v", d, err)
	}
	var several *DepartmentError
	if _, err := findDepartment(all[:2], "庶務課"); !errors.As(err, &several) || len(several.Found) != 2 {
		t.Errorf("two: %v", err)
	}
}

func TestLettersAreFilledIn(t *testing.T) {
	ws := openRound(t, 6, fixedNow)
	if _, err := ws.Excuse(t.Context(), 0, "ict", "機器更新のため"); err != nil {
		t.Fatal(err)
	}
	for lang, wants := range map[string][]string{
		"ja": {"青葉市 事務局", "令和8年度", "令和8年9月30日", "全5所属", "令和8年9月10日"},
		"en": {"Aoba City, 事務局", "FY2026", "30 September 2026", "all 5 departments"},
	} {
		dir := filepath.Join(t.TempDir(), "out")
		result, err := ws.WriteRound(t.Context(), 0, dir, lang, nil)
		if err != nil || len(result.Files) != 2+5 {
			t.Fatalf("%+v, %v", result, err)
		}
		var all strings.Builder
		for _, path := range result.Files[:2] {
			content, err := os.ReadFile(path)
			if err != nil || !strings.HasPrefix(string(content), "\uFEFF") || strings.Count(string(content), "\n") != strings.Count(string(content), "\r\n") {
				t.Errorf("%s is not as an editor wants it: %v", path, err)
			}
			all.Write(content)
		}
		for _, want := range wants {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: %q is missing in\n%s", lang, want, &all)
			}
		}
		if strings.ContainsAny(all.String(), "⟦{") {
			t.Errorf("%s: something is left open in\n%s", lang, &all)
		}
	}
}

func TestEveryDepartmentGetsItsAnswerSheet(t *testing.T) {
	ws := openRound(t, 3, fixedNow)
	submitted(t, ws, "tax", 1)
	result, err := ws.WriteRound(t.Context(), 0, t.TempDir(), "ja", nil)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := ws.SheetOf(0, "税務課")
	if err != nil || len(sheet.Answers.Responses) != len(sheet.Scope.Items) {
		t.Fatalf("the office has %d answers, %v", len(sheet.Answers.Responses), err)
	}
	i := slices.IndexFunc(result.Files, func(path string) bool { return strings.Contains(path, "税務課") })
	if i < 0 {
		t.Fatalf("no sheet for the department: %v", result.Files)
	}
	read, err := ws.ReadAnswerSheets(t.Context(), sheet, result.Files[i:i+1], AnswerImportOptions{})
	if err != nil || read.Understood < len(sheet.Scope.Items) || len(read.Changed) > 0 || !read.Clean() {
		t.Errorf("the sheet of what was handed in reads back as %d answers, %+v, %+v, %v", read.Understood, read.Changed, read.Refused, err)
	}
}

func BenchmarkWriteRound30(b *testing.B) {
	ws := openRound(b, 30, fixedNow)
	for b.Loop() {
		if _, err := ws.WriteRound(b.Context(), 0, b.TempDir(), "ja", nil); err != nil {
			b.Fatal(err)
		}
	}
}
