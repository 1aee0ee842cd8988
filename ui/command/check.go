package command

import (
	"context"

	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// check reads every record of a workspace.
type check struct {
	Ws string `arg:""`
}

func (v *check) run(ctx context.Context, s *session) error {
	s.speakAs(ctx, v.Ws)
	progress, done := s.progress("command.progress.check")
	problems, err := workflow.Check(ctx, v.Ws, progress)
	done()
	if err != nil {
		return err
	}
	found := findings{[]message.Problem{}}
	for _, problem := range problems {
		found.Problems = append(found.Problems, message.Problem{Place: problem.Place, Text: message.Of(s.text, problem.Err)})
	}
	return s.report(found, func() { s.say("command.check.sound", "Workspace", v.Ws) })
}
