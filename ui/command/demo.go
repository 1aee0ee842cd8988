package command

import (
	"context"

	"tenken/checklist/workflow"
)

// demo writes the sample department with its reports.
type demo struct {
	Dir string `arg:""`
}

func (d *demo) run(ctx context.Context, s *session) error {
	progress, done := s.progress("command.progress.demo")
	made, err := workflow.Demo(ctx, d.Dir, s.now, progress)
	done()
	if err != nil {
		return err
	}
	return s.result(made, func() {
		s.say("command.demo.done", "Workspace", made.Workspace)
		s.printFiles(made.Files)
	})
}
