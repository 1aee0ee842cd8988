package command

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// join makes a department's workspace of the office's package, or brings one up to
// date.
type join struct {
	Ws      string `arg:""`
	Package string `arg:""`
}

// joinedResult is what scripts read.
type joinedResult struct {
	Workspace  string               `json:"workspace"`
	Created    bool                 `json:"created"`
	Department string               `json:"department"`
	FiscalYear checklist.FiscalYear `json:"fiscal_year"`
	InScope    int                  `json:"in_scope"`
	Office     string               `json:"office"` // fingerprint of its keys
}

func (v *join) run(ctx context.Context, s *session) error {
	done, err := workflow.Join(ctx, v.Ws, v.Package, workflow.Options{Now: s.now})
	if err != nil {
		return err
	}
	s.speakAs(ctx, v.Ws)
	result := joinedResult{v.Ws, done.Created, done.Department.Ja, done.Year, done.InScope, done.Office}
	return s.result(result, func() {
		key := "sealing.join.updated"
		if done.Created {
			key = "sealing.join.created"
		}
		s.say(key, "Workspace", v.Ws, "Department", s.in(done.Department), "Year", s.year(done.Year), "Count", done.InScope)
		s.say("sealing.keys.office", "Words", workflow.ReadAloud(done.Office, s.text.Lang()))
	})
}
