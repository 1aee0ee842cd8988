package workflow

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/report/verify"
)

// reported is an office where one of three departments is accepted, and a report of
// every kind from it: in full in Japanese, the summary in English.
func reported(t *testing.T, formats ...Format) (*Workspace, []string) {
	t.Helper()
	ws := openRound(t, 3, fixedNow)
	submitted(t, ws, "ict", 1)
	setState(t, ws, checklist.StateAccepted)
	var files []string
	made := func(result ReportResult, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, result.Files...)
	}
	dir := t.TempDir()
	for lang, level := range map[string]Level{"ja": LevelFull, "en": LevelSummary} {
		req := ReportRequest{Formats: formats, Languages: []string{lang}, Level: level, Dir: dir}
		for kind := range cityReports {
			made(ws.ReportRound(t.Context(), kind, 0, req, nil))
		}
		req.Departments = []string{"ict"}
		for kind := range departmentReports {
			asked := req
			if kind == ReportAnswerSheet {
				asked.Formats = slices.DeleteFunc(slices.Clone(formats), func(f Format) bool { return f == FormatXLSX })
			}
			if len(asked.Formats) > 0 {
				made(ws.ReportDepartments(t.Context(), kind, 0, asked, nil))
			}
		}
	}
	return ws, files
}

func setState(t *testing.T, ws *Workspace, state checklist.State) {
	t.Helper()
	if err := ws.update(t.Context(), "test", func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2026", Department: "ict"})
		if err != nil {
			return err
		}
		a.State = state
		return tx.PutAssessment(a)
	}); err != nil {
		t.Fatal(err)
	}
}

// A report of every kind agrees with the workspace that it was made from, on any later
// day, and does not once the department has handed in again.
func TestVerify(t *testing.T) {
	ws, files := reported(t, FormatPDF, FormatXLSX)
	if want := (len(cityReports)+len(departmentReports))*4 - 2; len(files) != want { // one of them is for paper alone
		t.Fatalf("%d files of %d", len(files), want)
	}
	ws.now = func() time.Time { return fixedNow().AddDate(0, 2, 0) }
	for _, path := range files {
		v, err := ws.Verify(t.Context(), path, "")
		if err != nil || !v.Agrees || v.Total+len(v.Submissions) > 0 {
			t.Errorf("%s: %+v %v", filepath.Base(path), v, err)
		}
	}
	setState(t, ws, checklist.StateReturned)
	submitted(t, ws, "ict", 2)
	setState(t, ws, checklist.StateAccepted)
	for _, path := range files {
		v, err := ws.Verify(t.Context(), path, "")
		if v.Kind == ReportQuestions && v.Agrees {
			continue // rests on the register alone
		}
		if err != nil || v.Agrees || len(v.Submissions) != 1 {
			t.Errorf("%s after a new submission: %+v %v", filepath.Base(path), v, err)
			continue
		}
		if c := v.Submissions[0]; c.Department != "ict" || *c.Printed != 1 || *c.Now != 2 || c.Name.Ja != "情報政策課" {
			t.Errorf("%s: %+v", filepath.Base(path), c)
		}
	}
}

// A figure that was changed in the manifest is found, in every kind of workbook.
func TestVerifyFindsChangedFigures(t *testing.T) {
	ws, files := reported(t, FormatXLSX)
	for _, path := range files {
		sheet := changeManifest(t, path)
		v, err := ws.Verify(t.Context(), path, "")
		if err != nil || v.Agrees || v.Total != 1 || len(v.Submissions) > 0 {
			t.Errorf("%s: %+v %v", filepath.Base(path), v, err)
			continue
		}
		d := v.Differences[0]
		was, _ := strconv.Atoi(d.Now)
		if is, _ := strconv.Atoi(d.File); is != was+1 || d.Cell == "" || d.Sheet != "収録内容" && d.Sheet != "Contents" {
			t.Errorf("%s, %s: %+v", filepath.Base(path), sheet, d)
		}
	}
}

var figure = regexp.MustCompile(`<v>(\d+)</v>`)

// changeManifest adds one to the first figure on the last sheet, and tells its part.
func changeManifest(t *testing.T, path string) (sheet string) {
	t.Helper()
	in, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	last := 0
	for _, part := range in.File {
		if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(part.Name, "xl/worksheets/sheet"), ".xml")); err == nil {
			last = max(last, n)
		}
	}
	sheet = "xl/worksheets/sheet" + strconv.Itoa(last) + ".xml"
	var changed bytes.Buffer
	out := zip.NewWriter(&changed)
	for _, part := range in.File {
		to, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		from, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == sheet {
			at := figure.FindSubmatchIndex(content)
			n, _ := strconv.Atoi(string(content[at[2]:at[3]]))
			content = []byte(string(content[:at[2]]) + strconv.Itoa(n+1) + string(content[at[3]:]))
		}
		if _, err := to.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(out.Close(), os.WriteFile(path, changed.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	return sheet
}

// Another program may build a PDF anew: the report is the same.
func TestVerifyRebuiltPDF(t *testing.T) {
	ws, files := reported(t, FormatPDF)
	for _, path := range files {
		rebuilt := filepath.Join(t.TempDir(), "rebuilt.pdf")
		if out, err := exec.Command("pdftocairo", "-pdf", path, rebuilt).CombinedOutput(); err != nil {
			t.Fatalf("pdftocairo of poppler-utils: %v\n%s", err, out)
		}
		if v, err := ws.Verify(t.Context(), rebuilt, ""); err != nil || !v.Agrees {
			t.Errorf("%s: %+v %v", filepath.Base(path), v, err)
		}
	}
}

// What can't be compared is refused, each with its own error.
func TestVerifyRefuses(t *testing.T) {
	c := newChain(t)
	ws, _ := c.department(0, "d1.tenken")
	own := ReportRequest{Formats: []Format{FormatPDF, FormatXLSX}, Languages: []string{"ja"}, Level: LevelSummary, Dir: t.TempDir()}
	made, err := ws.ReportDepartments(t.Context(), ReportInspection, 0, own, nil)
	c.must(err)
	if v, err := ws.Verify(t.Context(), made.Files[0], ""); err != nil || !v.Agrees {
		t.Errorf("the department's own: %+v %v", v, err)
	}
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		c.must(os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	whole, err := os.ReadFile(made.Files[0])
	c.must(err)
	other, _ := c.department(1, "d2.tenken")
	city, err := c.office.ReportRound(t.Context(), ReportBoard, 0, ReportRequest{Formats: []Format{FormatXLSX}, Languages: []string{"en"}, Level: LevelFull, Dir: dir}, nil)
	c.must(err)
	for name, test := range map[string]struct {
		ws   *Workspace
		path string
		want error
	}{
		"text":                 {ws, file("a.pdf", "no report"), verify.ErrFormat},
		"cut short":            {ws, file("b.pdf", string(whole[:len(whole)/3])), verify.ErrDamaged},
		"no parts":             {ws, file("c.xlsx", "PK\x03\x04"), verify.ErrDamaged},
		"another department's": {other, made.Files[0], ErrNotItsReport},
		"the city's":           {ws, city.Files[0], ErrNotOffice},
	} {
		if _, err := test.ws.Verify(t.Context(), test.path, ""); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ws.Verify(ctx, made.Files[1], ""); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
