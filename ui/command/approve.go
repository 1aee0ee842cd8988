package command

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// approve records a decision made in the city's document system, or takes it
// back.
type approve struct {
	Ws     string `arg:""`
	Number string `placeholder:"NUMBER"`
	Draft  string `placeholder:"NUMBER"`
	Date   string `placeholder:"DATE"`
	Post   string `placeholder:"POST"`
	Bureau bool
	Reopen bool
}

func (v *approve) run(ctx context.Context, s *session) error {
	if !v.Reopen && (v.Number == "" && v.Draft == "" || v.Date == "") {
		return wrong("command.approve.missing")
	}
	decided, err := date("--date", v.Date)
	if err != nil {
		return err
	}
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		approval := checklist.Approval{DraftNumber: v.Draft, DocumentNumber: v.Number, Date: decided, Post: v.Post}
		if err := v.record(ctx, ws, sheet, approval); err != nil {
			return err
		}
		return s.result(sheet.Assessment, func() {
			s.say("command.approve.done", "Year", s.year(sheet.Round.FiscalYear), "State", message.State(s.text, sheet.Assessment.State))
		})
	})
}

// record does what the flags say. Who decided is the post of the profile where
// the line names none.
func (v *approve) record(ctx context.Context, ws *workflow.Workspace, sheet *workflow.Sheet, approval checklist.Approval) error {
	posts := sheet.Assessment.Department.Posts
	switch {
	case v.Reopen:
		return ws.Reopen(ctx, sheet)
	case v.Bureau:
		if approval.Post == "" {
			approval.Post = posts.Confirmer
		}
		return ws.Confirm(ctx, sheet, approval)
	}
	if approval.Post == "" {
		approval.Post = posts.Approver
	}
	return ws.Approve(ctx, sheet, approval)
}
