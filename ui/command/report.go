package command

import (
	"context"
	"errors"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// reportFlags are those of every report.
type reportFlags struct {
	Ws     string `arg:""`
	Format string `default:"${formats}" placeholder:"${formats}"`
	Level  string `default:"full" placeholder:"full,summary"`
	Out    string `default:"." placeholder:"DIR"`
	passwordFlags
}

// multilingual are the verbs that take several languages at once.
type multilingual interface{ inEveryLanguage() }

func (*reportFlags) inEveryLanguage() {}

// departmentFlags say on which departments the office's reports are.
type departmentFlags struct {
	Department []string `sep:"," placeholder:"DEPARTMENT"`
	All        bool
}

// The reports, one verb each: on a department, and what the office makes of a
// round.
type (
	reportSheet struct {
		reportFlags
		departmentFlags
	}
	reportAnswersheet struct {
		reportFlags `set:"formats=pdf"`
		departmentFlags
	}
	reportPlan struct {
		reportFlags
		departmentFlags
	}
	reportNotice struct {
		reportFlags
		departmentFlags
	}
	reportReceipt struct {
		reportFlags
		departmentFlags
	}
	reportScorecard    struct{ reportFlags }
	reportConsolidated struct{ reportFlags }
	reportReview       struct{ reportFlags }
	reportBoard        struct{ reportFlags }
	reportQuestions    struct{ reportFlags }
)

// reporter writes a report of a workspace.
type reporter func(*workflow.Workspace, context.Context, checklist.FiscalYear, workflow.ReportRequest, checklist.Progress) (workflow.ReportResult, error)

func (v *reportSheet) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, v.each(workflow.ReportInspection))
}

func (v *reportAnswersheet) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, v.each(workflow.ReportAnswerSheet))
}

func (v *reportNotice) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, v.each(workflow.ReportNotice))
}

func (v *reportReceipt) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, v.each(workflow.ReportReceipt))
}

// run makes the plan of each department that is named; of the city, where none is
// in the office's workspace.
func (v *reportPlan) run(ctx context.Context, s *session) error {
	each, whole := v.each(workflow.ReportPlan), onRound(workflow.ReportPlan)
	return v.write(ctx, s, func(ws *workflow.Workspace, ctx context.Context, year checklist.FiscalYear, req workflow.ReportRequest, p checklist.Progress) (workflow.ReportResult, error) {
		result, err := each(ws, ctx, year, req, p)
		if errors.Is(err, workflow.ErrWhichDepartments) {
			return whole(ws, ctx, year, req, p)
		}
		return result, err
	})
}

func (v *reportScorecard) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, onRound(workflow.ReportScorecard))
}

func (v *reportConsolidated) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, onRound(workflow.ReportConsolidated))
}

func (v *reportReview) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, onRound(workflow.ReportReview))
}

func (v *reportBoard) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, onRound(workflow.ReportBoard))
}

func (v *reportQuestions) run(ctx context.Context, s *session) error {
	return v.write(ctx, s, onRound(workflow.ReportQuestions))
}

// each is the reporter of one kind of report on the departments of the flags.
func (f *departmentFlags) each(kind workflow.ReportKind) reporter {
	return func(ws *workflow.Workspace, ctx context.Context, year checklist.FiscalYear, req workflow.ReportRequest, p checklist.Progress) (workflow.ReportResult, error) {
		req.Departments, req.All = f.Department, f.All
		return ws.ReportDepartments(ctx, kind, year, req, p)
	}
}

// onRound is the reporter of one kind of report on a round.
func onRound(kind workflow.ReportKind) reporter {
	return func(ws *workflow.Workspace, ctx context.Context, year checklist.FiscalYear, req workflow.ReportRequest, p checklist.Progress) (workflow.ReportResult, error) {
		return ws.ReportRound(ctx, kind, year, req, p)
	}
}

// write makes the report at every level that was asked for.
func (v *reportFlags) write(ctx context.Context, s *session, report reporter) error {
	formats, err := codes(s, "--format", "command.format.", v.Format, []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF})
	if err != nil {
		return err
	}
	levels, err := codes(s, "--level", "command.level.", v.Level, []workflow.Level{workflow.LevelFull, workflow.LevelSummary})
	if err != nil {
		return err
	}
	year, err := s.fiscalYear()
	if err != nil {
		return err
	}
	password, err := v.password()
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		langs := list(s.Lang)
		if len(langs) == 0 {
			langs = []string{s.text.Lang()} // the workspace's, unless one was asked for
		}
		made := workflow.ReportResult{Files: []string{}}
		for _, level := range levels {
			progress, done := s.progress("command.progress.report")
			result, err := report(ws, ctx, year, workflow.ReportRequest{Formats: formats, Languages: langs, Level: level, Dir: v.Out, Password: password}, progress)
			done()
			if err != nil {
				return err
			}
			made.Files = append(made.Files, result.Files...)
			made.Replaced = append(made.Replaced, result.Replaced...)
		}
		s.noteReplaced(made.Replaced)
		return s.result(made, func() { s.printFiles(made.Files) })
	})
}

func (s *session) printFiles(files []string) {
	for _, file := range files {
		s.line(file)
	}
}
