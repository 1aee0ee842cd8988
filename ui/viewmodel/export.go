package viewmodel

import (
	"slices"

	"tenken/checklist/workflow"
)

// Export is the choice of what reports to write.
type Export struct {
	Formats   []workflow.Format
	Languages []string
	Level     workflow.Level
	Dir       string
}

// NewExport is the choice that most people want: both formats, in full, in the
// workspace's language.
func NewExport(lang, dir string) Export {
	return Export{
		Formats: []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF}, Languages: []string{lang},
		Level: workflow.LevelFull, Dir: dir,
	}
}

// Ready reports whether something would be written somewhere.
func (e Export) Ready() bool { return len(e.Formats) > 0 && len(e.Languages) > 0 && e.Dir != "" }

// Request is the request for package workflow.
func (e Export) Request() workflow.ReportRequest {
	return workflow.ReportRequest{Formats: e.Formats, Languages: e.Languages, Level: e.Level, Dir: e.Dir}
}

// With returns a list with a value added or taken out; the order of all stays.
func With[T comparable](all, list []T, value T, in bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(v T) bool {
		if v == value {
			return !in
		}
		return !slices.Contains(list, v)
	})
}
