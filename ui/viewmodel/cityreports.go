package viewmodel

import (
	"context"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// CityReports is the choice of reports on a whole round.
type CityReports struct {
	Kinds []workflow.ReportKind
	Export
}

// NewCityReports is the choice for the committee: the scorecard in full, in both
// formats, in the workspace's language.
func NewCityReports(lang, dir string) CityReports {
	return CityReports{Kinds: []workflow.ReportKind{workflow.ReportScorecard}, Export: NewExport(lang, dir)}
}

// Ready reports whether something would be written somewhere.
func (r CityReports) Ready() bool { return len(r.Kinds) > 0 && r.Export.Ready() }

// Write writes the reports one after the other. What was written before it was
// stopped stays.
func (r CityReports) Write(ctx context.Context, ws *workflow.Workspace, year checklist.FiscalYear, p checklist.Progress) (workflow.ReportResult, error) {
	return inTurn(r.Kinds, p, func(kind workflow.ReportKind, p checklist.Progress) (workflow.ReportResult, error) {
		return ws.ReportRound(ctx, kind, year, r.Request(), p)
	})
}

// inTurn writes reports of several kinds, each an equal share of the progress.
func inTurn(kinds []workflow.ReportKind, p checklist.Progress, write func(workflow.ReportKind, checklist.Progress) (workflow.ReportResult, error)) (workflow.ReportResult, error) {
	var all workflow.ReportResult
	for i, kind := range kinds {
		one, err := write(kind, func(done, total int) { p.Report(i*total+done, len(kinds)*total) })
		all.Files = append(all.Files, one.Files...)
		all.Replaced = append(all.Replaced, one.Replaced...)
		if err != nil {
			return all, err
		}
	}
	slices.Sort(all.Replaced)
	all.Replaced = slices.Compact(all.Replaced)
	return all, nil
}
