package workflow

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"tenken/checklist"
	"tenken/locales"
	"tenken/report"
)

// Format is a file format of reports.
type Format string

// The formats of reports.
const (
	FormatXLSX Format = "xlsx"
	FormatPDF  Format = "pdf"
)

// Level says how much of the answers a report shows.
type Level = report.Level

// The levels: everything, or figures without item detail.
const (
	LevelFull    = report.LevelFull
	LevelSummary = report.LevelSummary
)

// ReportRequest asks for reports; every format is made in every language.
type ReportRequest struct {
	Formats   []Format
	Languages []string // "ja", "en"
	Level     Level
	Dir       string // made if it is not there
}

// ReportResult names what was written.
type ReportResult struct {
	Files []string `json:"files"`
	// Replaced lists characters that the font lacks and that stand as 〓 in
	// the PDF, each once.
	Replaced []rune `json:"-"`
}

// japan is the time zone of every Japanese city: reports carry its dates,
// whatever the PC is set to.
var japan = time.FixedZone("JST", 9*60*60)

// ReportSheet writes the inspection sheet (自己点検票) of one fiscal year; 0 is the
// newest. Files of the same name are replaced. Cancelled or killed, it leaves
// complete files only.
func (w *Workspace) ReportSheet(ctx context.Context, year checklist.FiscalYear, req ReportRequest, p checklist.Progress) (ReportResult, error) {
	if len(req.Formats) == 0 || len(req.Languages) == 0 {
		return ReportResult{}, ErrNothingAsked
	}
	sheet, err := w.Sheet(year)
	if err != nil {
		return ReportResult{}, err
	}
	settings, err := w.Settings()
	if err != nil {
		return ReportResult{}, err
	}
	if err := os.MkdirAll(req.Dir, 0o777); err != nil {
		return ReportResult{}, err
	}
	run := reportRun{ctx: ctx, req: req, total: len(req.Formats) * len(req.Languages), progress: p}
	err = inPrivateFolder(w.now(), func(private string) error {
		run.private = private
		for _, lang := range req.Languages {
			if err := run.writeAll(w.reportData(sheet, settings.in(lang), lang, req.Level), reportName(sheet, lang, req.Level)); err != nil {
				return err
			}
		}
		return nil
	})
	return run.result, err
}

func (w *Workspace) reportData(sheet *Sheet, settings Settings, lang string, level Level) report.Data {
	return report.Data{
		Language: lang, Level: level, Made: w.now().In(japan), House: settings.house(ReportInspection),
		City: sheet.City, Bureau: sheet.Bureau, Standard: sheet.Standard, Policy: sheet.Policy, Round: sheet.Round,
		Assessment: sheet.Assessment, Scope: sheet.Scope, Answers: sheet.Answers,
	}
}

// reportName is the file name without its ending.
func reportName(sheet *Sheet, lang string, level Level) string {
	key := "workflow.file.sheet"
	if level == LevelSummary {
		key = "workflow.file.sheet_summary"
	}
	department := sheet.Assessment.Department.Name.In(lang)
	return fileName(locales.For(lang).T(key, "Year", int(sheet.Round.FiscalYear), "Department", department))
}

// maxFileName is the limit of a name in characters. With an ending they are no
// more than the 255 bytes that file systems allow.
const maxFileName = 80

// fileName replaces what Windows does not allow in names and cuts long ones.
func fileName(name string) string {
	if runes := []rune(name); len(runes) > maxFileName {
		name = string(runes[:maxFileName])
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}

// reportRun writes the files of one request.
type reportRun struct {
	ctx      context.Context
	req      ReportRequest
	private  string // folder for what does not fit into memory
	total    int    // files
	progress checklist.Progress
	result   ReportResult
	failed   error // of reading what the document goes over while it is written
}

// steps is the share of one file in the whole progress.
const steps = 1000

// writeAll writes one language in every format.
func (r *reportRun) writeAll(data report.Data, name string) error {
	doc, err := report.Sheet(data)
	if err != nil {
		return err
	}
	return r.writeFormats(doc, name)
}

// writeFormats writes a document in every format.
func (r *reportRun) writeFormats(doc *report.Document, name string) error {
	for _, format := range r.req.Formats {
		if err := r.write(doc, format, filepath.Join(r.req.Dir, name+"."+string(format))); err != nil {
			return err
		}
	}
	return nil
}

func (r *reportRun) write(doc *report.Document, format Format, path string) error {
	before := len(r.result.Files) * steps
	opt := report.Options{TempDir: r.private, Progress: func(done, total int) {
		r.progress.Report(before+done*steps/max(total, 1), r.total*steps)
	}}
	print := report.WriteXLSX
	if format == FormatPDF {
		print = report.WritePDF
	}
	var notes report.Notes
	err := writeFile(r.ctx, path, func(out io.Writer) (err error) {
		notes, err = print(r.ctx, out, doc, opt)
		return cmp.Or(r.failed, err)
	})
	if err != nil {
		return err
	}
	r.result.Files = append(r.result.Files, path)
	r.result.Replaced = append(r.result.Replaced, notes.Replaced...)
	slices.Sort(r.result.Replaced)
	r.result.Replaced = slices.Compact(r.result.Replaced)
	r.progress.Report(len(r.result.Files)*steps, r.total*steps)
	return nil
}
