package workflow

import (
	"context"
	"time"

	"tenken/checklist"
	"tenken/report"
)

// ComparedItem and ComparedField are a comparison in words, see [Compared].
type (
	ComparedItem  = report.ComparedItem
	ComparedField = report.ComparedField
)

// ComparisonRequest says where a comparison goes.
type ComparisonRequest struct {
	Path     string
	Format   Format
	Language string // "ja" or "en"
	Made     time.Time
}

// Compared puts a comparison of two versions into the words of a language, for
// screens: what differs apart from the items, the items that differ, and how many
// differ in the other language only.
func Compared(c *checklist.Comparison, lang string) (standard []ComparedField, items []ComparedItem, hidden int) {
	return report.Compared(c, lang)
}

// WriteComparison writes the comparison of two versions (新旧対照表) to a file. A
// file of that name is replaced. Cancelled or killed, it leaves the old file.
func WriteComparison(ctx context.Context, c *checklist.Comparison, req ComparisonRequest, p checklist.Progress) (ReportResult, error) {
	doc := report.Comparison(report.ComparisonData{Language: req.Language, Made: req.Made.In(japan), Comparison: c})
	run := reportRun{ctx: ctx, total: 1, progress: p}
	err := run.write(doc, req.Format, req.Path)
	return run.result, err
}
