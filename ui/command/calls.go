package command

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// callsAdd notes a talk with a department.
type callsAdd struct {
	Ws         string `arg:""`
	Department string `arg:""`
	Note       string `arg:""`
	Post       string `placeholder:"POST"`
}

func (v *callsAdd) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		c, err := ws.AddCall(ctx, year, v.Department, v.Post, v.Note)
		if err != nil {
			return err
		}
		return s.result(c, func() { s.say("remind.call_added") })
	})
}

// callsList shows the log, of one department or of all.
type callsList struct {
	Ws         string `arg:""`
	Department string `arg:"" optional:""`
}

func (v *callsList) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		calls, err := ws.Calls(year, v.Department)
		if err != nil {
			return err
		}
		return s.result(orEmpty(calls), func() {
			for _, c := range calls {
				s.line(s.day(checklist.DateOf(c.Stamp.At)), s.in(c.Name), c.Post, c.Text, s.text.T("remind.by", "Actor", c.Stamp.Actor))
			}
			s.say("remind.calls", "Count", len(calls))
		})
	})
}
