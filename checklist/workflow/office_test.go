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
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// newOffice makes the office's workspace of the sample city with so many
// departments, no round yet. At the end of the test the file is checked.
func newOffice(t testing.TB, departments int, now func() time.Time) *Workspace {
	t.Helper()
	std, err := ReadStandard(DefaultStandard)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "office.tenken")
	spec := Spec{Kind: KindOffice, City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Standard: std, Settings: OfficeSettings("ja")}
	ws, err := Create(t.Context(), path, spec, Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
		problems, err := Check(t.Context(), path, nil)
		if err != nil && t.Context().Err() == nil || len(problems) > 0 {
			t.Errorf("check: %v %v", problems, err)
		}
	})
	if departments > 0 {
		importSample(t, ws, departments)
	}
	return ws
}

func importSample(t testing.TB, ws *Workspace, departments int) OrganisationChange {
	t.Helper()
	org, err := SampleCity(departments)
	if err != nil {
		t.Fatal(err)
	}
	change, err := ws.ImportOrganisation(t.Context(), organisationFile(t, &org), false)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// organisationFile writes a list.
func organisationFile(t testing.TB, org *checklist.Organisation) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := writeOrganisation(t.Context(), path, org, OrganisationForm{Lang: "ja"}); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheSampleCityIsSound(t *testing.T) {
	for _, n := range []int{0, 1, 7, 34, 100, 1000} {
		org, err := SampleCity(n)
		if err != nil || n > 0 && len(org.Departments) != n || len(org.Departments) < 1 {
			t.Fatalf("%d: %d departments, %v", n, len(org.Departments), err)
		}
		if problems := org.Validate(); len(problems) > 0 {
			t.Errorf("%d: %+v", n, problems)
		}
	}
	org, _ := SampleCity(0)
	if len(org.Bureaus) != 9 || len(org.Departments) < 30 {
		t.Errorf("%d bureaus, %d departments", len(org.Bureaus), len(org.Departments))
	}
	// The department with answers is the same in both files of the sample.
	_, sheet := openSample(t)
	tax := org.Find(sheet.Assessment.Department.ID)
	if tax == nil || tax.Name != sheet.Assessment.Department.Name || len(tax.Subjects) != len(sheet.Assessment.Department.Subjects) {
		t.Errorf("the tax department is %+v", tax)
	}
}

func TestImportingAnOrganisation(t *testing.T) {
	ws := newOffice(t, 0, fixedNow)
	if change := importSample(t, ws, 0); len(change.Added) < 30 || !change.Bureaus || !change.City || len(change.Problems) > 0 {
		t.Errorf("first import: %+v", change)
	}
	if change := importSample(t, ws, 0); !change.Empty() || change.Unchanged < 30 {
		t.Errorf("the same again: %+v", change)
	}
	entries := journalLength(t, ws)
	org, err := ws.Organisation()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2026}); err != nil {
		t.Fatal(err)
	}
	gone := org.Departments[5].ID
	org.Departments = slices.Delete(org.Departments, 5, 6)
	org.Departments[1].Profile.Flags = nil
	for i := range org.Bureaus {
		if org.Bureaus[i].Lead == gone {
			org.Bureaus[i].Lead = ""
		}
	}
	list := organisationFile(t, &org)
	for _, dryRun := range []bool{true, false} {
		change, err := ws.ImportOrganisation(t.Context(), list, dryRun)
		if err != nil || len(change.Removed) != 1 || change.Removed[0].ID != gone || change.Removed[0].Round != 2026 || len(change.Added) > 0 {
			t.Fatalf("dry run %v: %+v, %v", dryRun, change, err)
		}
		if len(change.Changed) != 1 || !slices.Equal(change.Changed[0].Fields, []string{"profile"}) {
			t.Errorf("changed: %+v", change.Changed)
		}
		if want := entries + 1 + map[bool]int{false: 1}[dryRun]; journalLength(t, ws) != want {
			t.Errorf("dry run %v: %d entries, want %d", dryRun, journalLength(t, ws), want)
		}
	}
	board, err := ws.Board(0)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(board.Rows(""), func(row BoardRow) bool { return row.ID == gone }) {
		t.Error("a department that has left the list is not in its round")
	}
}

func journalLength(t *testing.T, ws *Workspace) int {
	t.Helper()
	check, err := ws.VerifyJournal(t.Context())
	if err != nil || !check.Intact {
		t.Fatalf("%+v, %v", check, err)
	}
	return check.Entries
}

func TestAListWithMistakesChangesNothing(t *testing.T) {
	ws := newOffice(t, 3, fixedNow)
	before, _ := ws.Organisation()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("コード,所属\n01,税務課\n01,市民課\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *exchange.FileError
	if _, err := ws.ImportOrganisation(t.Context(), path, false); !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), path) {
		t.Errorf("got %v", err)
	}
	if after, _ := ws.Organisation(); len(after.Departments) != len(before.Departments) {
		t.Error("something has changed")
	}
}

func TestExportingAnOrganisation(t *testing.T) {
	ws := newOffice(t, 0, fixedNow)
	importSample(t, ws, 0)
	dir := t.TempDir()
	for _, name := range []string{"list.xlsx", "list.CSV"} {
		path := filepath.Join(dir, name)
		if err := ws.ExportOrganisation(t.Context(), path, OrganisationForm{Lang: "en", Encoding: exchange.EncodingCP932}); err != nil {
			t.Fatal(err)
		}
		if change, err := ws.ImportOrganisation(t.Context(), path, true); err != nil || !change.Empty() {
			t.Errorf("%s: %+v, %v", name, change, err)
		}
		if err := ws.ExportOrganisation(t.Context(), path, OrganisationForm{Lang: "ja"}); !errors.Is(err, store.ErrExists) {
			t.Errorf("%s again: %v", name, err)
		}
	}
	if err := ws.ExportOrganisation(t.Context(), filepath.Join(dir, "list.txt"), OrganisationForm{}); !errors.Is(err, ErrOrganisationAs) {
		t.Errorf("got %v", err)
	}
	template := filepath.Join(dir, "template.xlsx")
	if err := WriteOrganisationTemplate(t.Context(), template, OrganisationForm{Lang: "ja"}); err != nil {
		t.Fatal(err)
	}
	empty := newOffice(t, 0, fixedNow)
	if change, err := empty.ImportOrganisation(t.Context(), template, false); err != nil || len(change.Added) != 2 || len(change.Problems) > 0 {
		t.Errorf("template: %+v, %v", change, err)
	}
}

func TestOfficeVerbsNeedTheOfficesWorkspace(t *testing.T) {
	ws, _ := openSample(t)
	office := newOffice(t, 1, fixedNow)
	list := organisationFile(t, &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	for name, verb := range map[string]func() error{
		"import":  func() error { _, err := ws.ImportOrganisation(t.Context(), list, false); return err },
		"dry run": func() error { _, err := ws.ImportOrganisation(t.Context(), list, true); return err },
		"open":    func() error { _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027}); return err },
		"preview": func() error { _, err := ws.PreviewRound(0, nil, nil); return err },
		"close":   func() error { return ws.CloseRound(t.Context(), 0) },
		"extend":  func() error { _, err := ws.Extend(t.Context(), 0, "tax", checklist.Date{}); return err },
		"board":   func() error { _, err := ws.Board(0); return err },
		"round":   func() error { _, err := ws.WriteRound(t.Context(), 0, t.TempDir(), "ja", nil); return err },
		"figures": func() error { _, err := ws.Consolidation(0); return err },
	} {
		if err := verb(); !errors.Is(err, ErrNotOffice) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := office.Sheet(0); !errors.Is(err, ErrNotDepartment) {
		t.Errorf("a sheet of the office: %v", err)
	}
	_, err := Create(t.Context(), filepath.Join(t.TempDir(), "a.tenken"), Spec{Kind: KindAuditor}, Options{})
	if !errors.Is(err, ErrKind) {
		t.Errorf("an auditor's workspace: %v", err)
	}
}

func TestInfoOfAnOffice(t *testing.T) {
	ws := newOffice(t, 3, fixedNow)
	info, err := ws.Info()
	if err != nil || info.Kind != KindOffice || info.City.Ja != "青葉市" || !info.Department.IsZero() || len(info.Years) != 0 {
		t.Errorf("%+v, %v", info, err)
	}
}
