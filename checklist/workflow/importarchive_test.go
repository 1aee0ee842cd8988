package workflow

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// exportedYear is a year as JSON, and its file.
func exportedYear(t *testing.T, ws *Workspace, year checklist.FiscalYear) (content []byte, path string) {
	t.Helper()
	made, err := ws.Export(t.Context(), year, ExportRequest{Formats: []Format{FormatJSON}, Language: "ja", Dir: t.TempDir()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	content, err = os.ReadFile(made.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	return content, made.Files[0]
}

// emptyOffice is the workspace of a city's office without any year.
func emptyOffice(t *testing.T, city string, std *checklist.Standard) (*Workspace, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new.tenken")
	ws, err := Create(t.Context(), path, Spec{Kind: KindOffice, City: checklist.Text{Ja: city}, Standard: std, Settings: OfficeSettings("ja")}, Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	return ws, path
}

func cityOf(t *testing.T, ws *Workspace) string {
	t.Helper()
	org, err := ws.Organisation()
	if err != nil {
		t.Fatal(err)
	}
	return org.City.Ja
}

func bundled(t *testing.T) *checklist.Standard {
	t.Helper()
	std, err := ReadStandard(DefaultStandard)
	if err != nil {
		t.Fatal(err)
	}
	return std
}

// Years that were exported and taken back into an empty workspace, the newer one
// first, are exported the same, with the same figures.
func TestImportArchive(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 4, Language: "ja"})
	again, path := emptyOffice(t, cityOf(t, ws), bundled(t))
	for _, year := range []checklist.FiscalYear{2026, 2025} {
		want, file := exportedYear(t, ws, year)
		if would, err := again.ImportArchive(t.Context(), file, true); err != nil || would.Written || would.Answers == 0 {
			t.Fatalf("%+v, %v", would, err)
		}
		got, err := again.ImportArchive(t.Context(), file, false)
		if err != nil || !got.Written || got.Year != year || got.Departments != 4 || got.Submissions == 0 {
			t.Fatalf("%+v, %v", got, err)
		}
		if written, _ := exportedYear(t, again, year); !bytes.Equal(written, want) {
			t.Fatalf("%d: the export is not the same: %s", year, firstDifference(written, want))
		}
		before, err := ws.Consolidation(year)
		after, failed := again.Consolidation(year)
		if err := errors.Join(err, failed); err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("%d: the figures are others: %v", year, err)
		}
		var held *ImportError
		if _, err := again.ImportArchive(t.Context(), file, false); !errors.As(err, &held) || !held.Held {
			t.Errorf("a second time: %v", err)
		}
	}
	sound(t, again, path)
}

// What waits for a decision, by whatever way it came, waits on.
func TestImportArchiveWithWaiting(t *testing.T) {
	c, office, files := arrivals(t)
	received := filepath.Join(c.dir, "all.tenken")
	content, err := os.ReadFile(office)
	c.must(err)
	c.must(os.WriteFile(received, content, 0o600))
	ws, err := Open(t.Context(), received, Options{Now: noon})
	c.must(err)
	_, err = ws.Receive(t.Context(), files, ReceiveOptions{})
	c.must(err)
	want, file := exportedYear(t, ws, 0)
	if !bytes.Contains(want, []byte(`"waiting": [
        {`)) {
		t.Fatal("nothing waits")
	}
	archive, err := ws.Archive(0)
	c.must(err)
	again, path := emptyOffice(t, cityOf(t, ws), archive.Standard)
	_, err = again.ImportArchive(t.Context(), file, false)
	c.must(err)
	c.must(again.update(t.Context(), verbReceive, func(tx *store.Tx) error {
		all, err := loadStandings(tx, "2026")
		for _, s := range all {
			err = errors.Join(err, s.settle())
		}
		return err
	}))
	if got, _ := exportedYear(t, again, 0); !bytes.Equal(got, want) {
		t.Fatalf("the export is not the same: %s", firstDifference(got, want))
	}
	c.must(ws.Close())
	sound(t, again, path)
}

func sound(t *testing.T, ws *Workspace, path string) {
	t.Helper()
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if problems, err := Check(t.Context(), path, nil); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// An archive that does not belong here is refused, and nothing of it is kept.
func TestImportArchiveRefused(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 2, Language: "ja"})
	content, file := exportedYear(t, ws, 2025)
	city, std := cityOf(t, ws), bundled(t)
	other := *std
	other.Title.Ja += "改"
	for name, c := range map[string]struct {
		city    string
		std     *checklist.Standard
		archive string
		want    error
	}{
		"another city":                {"隣の市", std, string(content), ErrArchiveCity},
		"another standard":            {city, &other, string(content), ErrArchiveStandard},
		"of a department's workspace": {city, std, strings.Replace(string(content), `"kind": "office"`, `"kind": "department"`, 1), ErrArchiveNotOffice},
	} {
		empty, path := emptyOffice(t, c.city, c.std)
		if err := os.WriteFile(file, []byte(c.archive), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := empty.ImportArchive(t.Context(), file, false); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := empty.Board(0); err == nil {
			t.Errorf("%s: there is a year", name)
		}
		sound(t, empty, path)
	}
	var refused *exchange.FileError
	if err := os.WriteFile(file, bytes.Replace(content, []byte(`"responsibility": "central"`), []byte(`"responsibility": "joint"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	empty, path := emptyOffice(t, city, std)
	if _, err := empty.ImportArchive(t.Context(), file, false); !errors.As(err, &refused) || refused.Problems[0].Code != exchange.ProblemDigest {
		t.Errorf("a changed answer: %v", err)
	}
	sound(t, empty, path)
}
