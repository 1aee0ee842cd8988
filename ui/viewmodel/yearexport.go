package viewmodel

import (
	"slices"

	"tenken/checklist/workflow"
)

// YearExport is the choice of what a whole year is written as.
type YearExport struct {
	Export
	Encoding workflow.Encoding // of tables as CSV
}

// NewYearExport is the choice for keeping a year: its archive, and the inspection
// sheets for people.
func NewYearExport(lang, dir string) YearExport {
	e := YearExport{NewExport(lang, dir), workflow.Encodings()[0]}
	e.Formats = []workflow.Format{workflow.FormatJSON, workflow.FormatXLSX, workflow.FormatPDF}
	return e
}

// AsksEncoding reports whether the encoding matters.
func (e *YearExport) AsksEncoding() bool { return slices.Contains(e.Formats, workflow.FormatCSV) }

// Request is the request for package workflow.
func (e *YearExport) Request() workflow.ExportRequest {
	return workflow.ExportRequest{Formats: e.Formats, Encoding: e.Encoding, Language: e.Languages[0], Dir: e.Dir}
}
