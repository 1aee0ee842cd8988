package command

import (
	"context"

	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// submit hands an approved inspection in.
type submit struct {
	Ws         string `arg:""`
	Submission string `arg:""`
}

func (v *submit) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		progress, finished := s.progress("sealing.progress.submit")
		done, err := ws.Submit(ctx, sheet, v.Submission, progress)
		finished()
		if err != nil {
			return err
		}
		return s.result(done, func() {
			s.say("sealing.submit.done", "Year", s.year(sheet.Round.FiscalYear), "Revision", done.Revision, "File", done.File)
		})
	})
}

// withdraw takes a submission back.
type withdraw struct {
	Ws string `arg:""`
}

func (v *withdraw) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		if err := ws.Withdraw(ctx, sheet); err != nil {
			return err
		}
		return s.result(sheet.Assessment, func() {
			s.say("sealing.withdraw.done", "Year", s.year(sheet.Round.FiscalYear), "State", message.State(s.text, sheet.Assessment.State))
		})
	})
}
