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

// Formats of an export beside those of reports.
const (
	FormatJSON Format = "json" // an [exchange.Archive]
	FormatCSV  Format = "csv"  // the data sheets of the reports, a file each
	// FormatOSCAL is three files: the round's standard as a catalog, assessment results,
	// and a plan of action and milestones, which is left out where there is nothing to
	// plan.
	FormatOSCAL Format = "oscal"
)

// ExportFormats lists what a year can be exported as, the usual one first.
func ExportFormats() []Format {
	return []Format{FormatJSON, FormatCSV, FormatOSCAL, FormatXLSX, FormatPDF}
}

// ExportRequest says what an export holds.
type ExportRequest struct {
	// Formats are among ExportFormats; FormatXLSX and FormatPDF are the inspection sheet
	// of every department.
	Formats  []Format
	Encoding Encoding // of FormatCSV
	Language string   // of the sheets, of headings and of the files' names
	Dir      string   // made if it is not there
}

// ExportResult names what an export has written.
type ExportResult struct {
	ReportResult
	Archive string `json:"-"` // path of the archive; empty if it was not asked for
}

// Export writes a year, 0 for the newest, so that it can be read without the
// program. Files of the same name are replaced; cancelled or killed, it leaves
// complete files only. What the encoding lacks is an [*exchange.EncodingError], and
// nothing is written.
func (w *Workspace) Export(ctx context.Context, year checklist.FiscalYear, req ExportRequest, p checklist.Progress) (made ExportResult, err error) {
	if len(req.Formats) == 0 {
		return made, ErrNothingAsked
	}
	archive, err := w.Archive(year)
	if err != nil {
		return made, err
	}
	settings, err := w.Settings()
	if err != nil {
		return made, err
	}
	if err := os.MkdirAll(req.Dir, 0o777); err != nil {
		return made, err
	}
	sheets := slices.DeleteFunc(slices.Clone(req.Formats), func(f Format) bool { return f != FormatXLSX && f != FormatPDF })
	run := &exportRun{ws: w, settings: settings.in(req.Language), archive: archive, asked: req, reportRun: reportRun{
		ctx: ctx, req: ReportRequest{Formats: sheets, Languages: []string{req.Language}, Level: LevelFull, Dir: req.Dir}, progress: p,
		total: len(archive.Departments) * len(sheets),
	}}
	err = run.write()
	return ExportResult{run.result, run.written}, err
}

// exportRun writes the files of one export.
type exportRun struct {
	reportRun
	ws       *Workspace
	settings Settings
	archive  *exchange.Archive
	asked    ExportRequest
	written  string // path of the archive
}

// exportFile is one file beside the sheets.
type exportFile struct {
	name  string // with its ending
	write func(io.Writer) error
}

// write writes the tables first: they alone can be refused for what is in them.
func (r *exportRun) write() error {
	var files []exportFile
	if slices.Contains(r.asked.Formats, FormatJSON) {
		archive := r.archiveFile()
		files, r.written = append(files, archive), filepath.Join(r.asked.Dir, archive.name)
	}
	if slices.Contains(r.asked.Formats, FormatOSCAL) {
		documents, err := r.oscalFiles()
		if err != nil {
			return err
		}
		files = append(files, documents...)
	}
	r.total += len(files)
	if slices.Contains(r.asked.Formats, FormatCSV) {
		if err := r.writeTables(); err != nil {
			return err
		}
	}
	if err := r.writeFiles(files); err != nil || len(r.req.Formats) == 0 {
		return err
	}
	return inPrivateFolder(func(private string) error {
		r.private = private
		return r.writeSheets()
	})
}

func (r *exportRun) archiveFile() exportFile {
	name := locales.For(r.asked.Language).T("receive.file.archive", "Year", int(r.archive.Round.FiscalYear))
	return exportFile{fileName(name) + ".json", func(out io.Writer) error { return exchange.WriteArchive(out, r.archive) }}
}

// writeFiles writes files that the total has counted.
func (r *exportRun) writeFiles(files []exportFile) error {
	for _, f := range files {
		path := filepath.Join(r.asked.Dir, f.name)
		if err := writeFile(r.ctx, path, f.write); err != nil {
			return err
		}
		r.wrote(path)
	}
	return nil
}

// writeSheets writes the inspection sheet of every department.
func (r *exportRun) writeSheets() error {
	from := reportSource{w: r.ws, kind: ReportInspection, year: r.archive.Round.FiscalYear}
	if Kind(r.archive.Kind) == KindOffice {
		from.std = r.archive.Standard
	}
	for i := range r.archive.Departments {
		if err := from.write(&r.reportRun, r.settings, r.archive.Departments[i].Assessment.Department.ID); err != nil {
			return err
		}
	}
	return nil
}
