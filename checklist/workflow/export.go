package workflow

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/locales"
)

// FormatJSON is the format of an [exchange.Archive].
const FormatJSON Format = "json"

// ExportRequest says what an export holds.
type ExportRequest struct {
	// Formats: FormatJSON is the archive; FormatXLSX and FormatPDF are the
	// inspection sheet of every department.
	Formats  []Format
	Language string // of the sheets and of the files' names
	Dir      string // made if it is not there
}

// Export writes a year, 0 for the newest, so that it can be read without the
// program. Files of the same name are replaced; cancelled or killed, it leaves
// complete files only.
func (w *Workspace) Export(ctx context.Context, year checklist.FiscalYear, req ExportRequest, p checklist.Progress) (ReportResult, error) {
	if len(req.Formats) == 0 {
		return ReportResult{}, ErrNothingAsked
	}
	archive, err := w.Archive(year)
	if err != nil {
		return ReportResult{}, err
	}
	if err := os.MkdirAll(req.Dir, 0o777); err != nil {
		return ReportResult{}, err
	}
	sheets := slices.DeleteFunc(slices.Clone(req.Formats), func(f Format) bool { return f == FormatJSON })
	run := reportRun{ctx: ctx, req: ReportRequest{Formats: sheets, Languages: []string{req.Language}, Level: LevelFull, Dir: req.Dir}, progress: p,
		total: len(archive.Departments)*len(sheets) + len(req.Formats) - len(sheets)}
	if len(sheets) < len(req.Formats) {
		if err := run.writeArchive(archive, req); err != nil {
			return run.result, err
		}
	}
	if len(sheets) == 0 {
		return run.result, nil
	}
	err = inPrivateFolder(func(private string) error {
		run.private = private
		return w.exportSheets(&run, archive)
	})
	return run.result, err
}

func (r *reportRun) writeArchive(a *exchange.Archive, req ExportRequest) error {
	path := filepath.Join(req.Dir, fileName(locales.For(req.Language).T("receive.file.archive", "Year", int(a.Round.FiscalYear)))+".json")
	err := writeFile(r.ctx, path, func(out io.Writer) error { return exchange.WriteArchive(out, a) })
	if err != nil {
		return err
	}
	r.result.Files = append(r.result.Files, path)
	r.progress.Report(len(r.result.Files)*steps, r.total*steps)
	return nil
}

// exportSheets writes the inspection sheet of every department.
func (w *Workspace) exportSheets(run *reportRun, a *exchange.Archive) error {
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	from := reportSource{w: w, kind: ReportInspection, year: a.Round.FiscalYear}
	if Kind(a.Kind) == KindOffice {
		from.std = a.Standard
	}
	for i := range a.Departments {
		if err := from.write(run, settings, a.Departments[i].Assessment.Department.ID); err != nil {
			return err
		}
	}
	return nil
}
