package workflow

import (
	"cmp"
	"io"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/locales"
	"tenken/report"
)

// writeTables writes the data of the year as tables: those of the round in the
// office's workspace, else those of the department.
func (r *exportRun) writeTables() error {
	year := r.archive.Round.FiscalYear
	if Kind(r.archive.Kind) == KindOffice {
		return r.ws.onRound(ReportConsolidated, year, &r.failed, func(from *roundSource) error {
			d := from.data
			d.Language, d.Level, d.House = r.asked.Language, LevelFull, r.settings.house(from.kind)
			tables, err := report.CityTables(d)
			if err != nil {
				return err
			}
			return r.writeData(tables, d.Organisation.City)
		})
	}
	from := reportSource{w: r.ws, kind: ReportInspection, year: year}
	sheet, err := r.ws.Sheet(year)
	if err != nil {
		return err
	}
	d, err := from.data(sheet, r.settings)
	if err != nil {
		return err
	}
	d.Language, d.Level, d.House = r.asked.Language, LevelFull, r.settings.house(from.kind)
	return r.writeData(report.Tables(d), sheet.Assessment.Department.Name)
}

// writeData writes every table, or none if the encoding lacks anything in one of
// them.
func (r *exportRun) writeData(sheets []report.DataSheet, of checklist.Text) error {
	encoding := cmp.Or(r.asked.Encoding, Encodings()[0])
	tables := make([]exchange.DataTable, len(sheets))
	files := make([]exportFile, len(sheets))
	for i := range sheets {
		t := &tables[i]
		*t = exchange.DataTable{File: r.tableName(sheets[i].Name, of), Head: headings(&sheets[i]), Rows: sheets[i].Rows}
		files[i] = exportFile{t.File, func(out io.Writer) error {
			err := exchange.WriteDataCSV(out, t, encoding)
			return cmp.Or(r.failed, err)
		}}
	}
	err := exchange.CheckEncoding(tables, encoding)
	if err = cmp.Or(r.failed, err); err != nil {
		return err
	}
	r.total += len(files)
	return r.writeFiles(files)
}

func (r *exportRun) tableName(sheet string, of checklist.Text) string {
	text := locales.For(r.asked.Language)
	return fileName(text.T("workflow.file.report", "Year", writtenYear(r.archive.Round.FiscalYear, r.asked.Language), "Report", sheet, "Of", of.In(r.asked.Language))) + ".csv"
}

func headings(d *report.DataSheet) []string {
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = c.Name
	}
	return names
}
