package workflow

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist"
)

// pdfRequest asks for one PDF of each department.
func pdfRequest(t *testing.T, departments ...string) ReportRequest {
	return ReportRequest{Formats: []Format{FormatPDF}, Languages: []string{"ja"}, Level: LevelFull, Dir: t.TempDir(), Departments: departments, All: len(departments) == 0}
}

// paper is the text of a PDF without its spaces and line breaks.
func paper(t *testing.T, path string) string {
	t.Helper()
	var messages bytes.Buffer
	command := exec.Command("pdftotext", "-raw", path, "-")
	command.Stderr = &messages
	text, err := command.Output()
	if err != nil {
		t.Fatalf("pdftotext of poppler-utils: %v\n%s", err, messages.String())
	}
	return strings.Join(strings.Fields(string(text)), "")
}

func bases(paths []string) string {
	var names []string
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	return strings.Join(names, " ")
}

// The office writes the sheet of each department that takes part, or of those it
// names.
func TestSheetsOfAllDepartments(t *testing.T) {
	ws := openRound(t, 4, fixedNow)
	submitted(t, ws, "ict", 1)
	if _, err := ws.Excuse(t.Context(), 0, "citizens-affairs", "機器更新のため"); err != nil {
		t.Fatal(err)
	}
	all, err := ws.ReportDepartments(t.Context(), ReportInspection, 0, pdfRequest(t), nil)
	if err != nil || len(all.Files) != 3 || strings.Contains(bases(all.Files), "市民課") {
		t.Fatalf("%v %v", bases(all.Files), err)
	}
	one, err := ws.ReportDepartments(t.Context(), ReportInspection, 0, pdfRequest(t, "情報政策課"), nil)
	if err != nil || bases(one.Files) != "令和8年度_自己点検票_情報政策課.pdf" {
		t.Fatalf("%v %v", bases(one.Files), err)
	}
	req := pdfRequest(t)
	req.All = false
	if _, err := ws.ReportDepartments(t.Context(), ReportInspection, 0, req, nil); !errors.Is(err, ErrWhichDepartments) {
		t.Error(err)
	}
	var unknown *DepartmentError
	if _, err := ws.ReportDepartments(t.Context(), ReportInspection, 0, pdfRequest(t, "ない課"), nil); !errors.As(err, &unknown) {
		t.Error(err)
	}
}

// The sheets of the department and of the office carry the digest of what was
// handed in.
func TestReportsCarryTheDigest(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	sealed, _ := c.submit(ws, sheet, "1")
	c.got("new", ReceiveOptions{}, sealed)
	archive, err := c.office.Archive(0)
	c.must(err)
	digest := archive.Departments[0].Submissions[0].Digest
	own := pdfRequest(t)
	own.All = false
	for from, req := range map[*Workspace]ReportRequest{ws: own, c.office: pdfRequest(t, "d1")} {
		made, err := from.ReportDepartments(t.Context(), ReportInspection, 0, req, nil)
		c.must(err)
		if !strings.Contains(paper(t, made.Files[0]), digest) {
			t.Errorf("%s does not carry the digest of the submission, %s", made.Files[0], digest)
		}
	}
}

// A batch that is cancelled leaves whole files only.
func TestReportsCancelled(t *testing.T) {
	ws := openRound(t, 4, fixedNow)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	req := pdfRequest(t)
	last := 0
	_, err := ws.ReportDepartments(ctx, ReportInspection, 0, req, func(done, total int) {
		if total != 4*steps || done < last {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		if last = done; done >= steps+steps/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(req.Dir, "*"))
	if err != nil || len(left) == 0 || len(left) == 4 {
		t.Fatalf("%v %v", left, err)
	}
	for _, path := range left {
		if content, err := os.ReadFile(path); err != nil || filepath.Ext(path) != ".pdf" || !bytes.Contains(content[len(content)-64:], []byte("%%EOF")) {
			t.Errorf("%s is no whole PDF: %v", path, err)
		}
	}
}

// Two departments of one name have two files.
func TestReportsOfOneName(t *testing.T) {
	ws := openRound(t, 3, fixedNow)
	run := reportRun{ctx: t.Context(), req: ReportRequest{Formats: []Format{FormatPDF}, Languages: []string{"ja"}, Level: LevelSummary, Dir: t.TempDir()}, total: 2}
	sheet, err := ws.SheetOf(0, "ict")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := departmentReports[ReportInspection](ws.reportData(sheet))
	if err != nil {
		t.Fatal(err)
	}
	name := reportName(ReportInspection, 2026, "ja", LevelSummary, checklist.Text{Ja: strings.Repeat("課", 300)})
	for _, id := range []string{"0101", "0201"} {
		if err := run.writeFormats(doc, name, id); err != nil {
			t.Fatal(err)
		}
	}
	if len(run.result.Files) != 2 || !strings.HasPrefix(filepath.Base(run.result.Files[1]), "0201_令和8年度") {
		t.Errorf("%v", bases(run.result.Files))
	}
}
