package workflow

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tenken/checklist"
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
	// In the office's workspace, of which departments a report on one department is
	// made: of those named by id or name, or of all.
	Departments []string
	All         bool
	// Password closes every PDF; workbooks can't have one, and together with them it
	// is ErrPasswordXLSX.
	Password string
}

// ReportResult names what was written.
type ReportResult struct {
	Files []string `json:"files"`
	// Replaced lists characters that the font lacks and that stand as 〓 in
	// the PDF, each once.
	Replaced []rune `json:"-"`
}

// check refuses a request that can't be met as a whole.
func (r *ReportRequest) check() error {
	switch {
	case len(r.Formats) == 0 || len(r.Languages) == 0:
		return ErrNothingAsked
	case r.Password != "" && slices.Contains(r.Formats, FormatXLSX):
		return ErrPasswordXLSX
	}
	return nil
}

// run starts a run that makes so many documents in every format and language.
func (w *Workspace) run(ctx context.Context, req ReportRequest, documents int, p checklist.Progress, work func(*reportRun) error) (ReportResult, error) {
	run := reportRun{ctx: ctx, req: req, total: documents * len(req.Formats) * len(req.Languages), progress: p}
	err := inPrivateFolder(func(private string) error {
		run.private = private
		return work(&run)
	})
	return run.result, err
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

// writeFormats writes a document in every format. The name of a file that this
// run has written already begins with the id.
func (r *reportRun) writeFormats(doc *report.Document, name, id string) error {
	if err := os.MkdirAll(r.req.Dir, 0o777); err != nil {
		return err
	}
	for _, format := range r.req.Formats {
		path := filepath.Join(r.req.Dir, name+"."+string(format))
		if slices.Contains(r.result.Files, path) {
			path = filepath.Join(r.req.Dir, fileName(id+"_"+name)+"."+string(format))
		}
		if err := r.write(doc, format, path); err != nil {
			return err
		}
	}
	return nil
}

func (r *reportRun) write(doc *report.Document, format Format, path string) error {
	before := len(r.result.Files) * steps
	opt := report.Options{TempDir: r.private, Password: r.req.Password, Progress: func(done, total int) {
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
	r.result.Replaced = append(r.result.Replaced, notes.Replaced...)
	slices.Sort(r.result.Replaced)
	r.result.Replaced = slices.Compact(r.result.Replaced)
	r.wrote(path)
	return nil
}

// wrote counts a file that is complete.
func (r *reportRun) wrote(path string) {
	r.result.Files = append(r.result.Files, path)
	r.progress.Report(len(r.result.Files)*steps, r.total*steps)
}
