package viewmodel

import (
	"context"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// OwnReports is the choice of reports that a department makes of itself.
type OwnReports struct {
	Kinds []workflow.ReportKind
	Export
}

// NewOwnReports is the choice that most people want: the inspection sheet in full, in
// both formats, in the workspace's language.
func NewOwnReports(lang, dir string) OwnReports {
	return OwnReports{Kinds: []workflow.ReportKind{workflow.ReportInspection}, Export: NewExport(lang, dir)}
}

// Ready reports whether something would be written somewhere.
func (r OwnReports) Ready() bool { return len(r.written()) > 0 && r.Export.Ready() }

// written are the kinds that can be written in one of the formats: the answer sheet is
// for paper alone.
func (r OwnReports) written() []workflow.ReportKind {
	return slices.DeleteFunc(slices.Clone(r.Kinds), func(kind workflow.ReportKind) bool { return len(r.formats(kind)) == 0 })
}

func (r OwnReports) formats(kind workflow.ReportKind) []workflow.Format {
	return slices.DeleteFunc(slices.Clone(r.Formats), func(f workflow.Format) bool {
		return kind == workflow.ReportAnswerSheet && f != workflow.FormatPDF
	})
}

// Write writes the reports one after the other. What was written before it was
// stopped stays.
func (r OwnReports) Write(ctx context.Context, ws *workflow.Workspace, year checklist.FiscalYear, p checklist.Progress) (workflow.ReportResult, error) {
	return inTurn(r.written(), p, func(kind workflow.ReportKind, p checklist.Progress) (workflow.ReportResult, error) {
		request := r.Request()
		request.Formats = r.formats(kind)
		return ws.ReportDepartments(ctx, kind, year, request, p)
	})
}
