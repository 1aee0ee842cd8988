package workflow

import (
	"context"

	"tenken/checklist"
)

// Format is a file format of reports.
type Format string

// The formats of reports.
const (
	FormatXLSX Format = "xlsx"
	FormatPDF  Format = "pdf"
)

// Level says how much of the answers a report shows.
type Level string

// The levels: everything, or figures without item detail.
const (
	LevelFull    Level = "full"
	LevelSummary Level = "summary"
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
	// Replaced lists characters that the font lacks and that stand as 〓.
	Replaced []rune `json:"-"`
}

// ReportSheet writes the inspection sheet (自己点検票) of one fiscal year; 0 is the
// newest. Cancelled or killed, it leaves complete files only.
func (w *Workspace) ReportSheet(ctx context.Context, year checklist.FiscalYear, req ReportRequest, p checklist.Progress) (ReportResult, error) {
	panic("contract")
}
