package command

import (
	"context"

	"tenken/checklist/workflow"
)

// backup writes a checked copy of a workspace.
type backup struct {
	Ws  string `arg:""`
	Out string `arg:"" optional:""`
}

// backedUp is what scripts read.
type backedUp struct {
	File string `json:"file"`
}

func (v *backup) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		progress, done := s.progress("command.progress.backup")
		path, err := ws.Backup(ctx, v.Out, progress)
		done()
		if err != nil {
			return err
		}
		return s.result(backedUp{path}, func() { s.say("command.backup.done", "File", path) })
	})
}
