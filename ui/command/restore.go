package command

import (
	"context"
	"errors"

	"tenken/checklist/workflow"
)

// restore puts a backup in the place of a workspace, or goes on from what a
// write that was cut off has left.
type restore struct {
	Ws       string `arg:""`
	Backup   string `arg:"" optional:""`
	Continue bool
}

// restored is what scripts read. Replaced is where the file went that was
// there, "" if there was none.
type restored struct {
	Workspace string `json:"workspace"`
	Backup    string `json:"backup"`
	Replaced  string `json:"replaced"`
}

func (v *restore) run(ctx context.Context, s *session) error {
	if v.Continue {
		return v.goOn(ctx, s)
	}
	from, err := v.backup()
	if err != nil {
		return err
	}
	progress, done := s.progress("command.progress.backup")
	replaced, err := workflow.Restore(ctx, v.Ws, from, s.now(), progress)
	done()
	if err != nil {
		return err
	}
	s.speakAs(ctx, v.Ws)
	return s.result(restored{v.Ws, from, replaced}, func() {
		s.say("command.restore.done", "Workspace", v.Ws, "Backup", from)
		if replaced != "" {
			s.say("command.restore.replaced", "File", replaced)
		}
	})
}

// goOn opens the workspace as it was left, which mends it.
func (v *restore) goOn(ctx context.Context, s *session) error {
	if v.Backup != "" {
		return wrong("command.restore.contradiction")
	}
	ws, err := workflow.Open(ctx, v.Ws, workflow.Options{Now: s.now, Continue: true})
	if err != nil {
		return err
	}
	if err := errors.Join(s.speak(ws), ws.Close()); err != nil {
		return err
	}
	return s.result(restored{Workspace: v.Ws}, func() { s.say("command.restore.continued", "Workspace", v.Ws) })
}

// backup is the one named, or the newest automatic one.
func (v *restore) backup() (string, error) {
	if v.Backup != "" {
		return v.Backup, nil
	}
	all, err := workflow.Backups(v.Ws)
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return "", refuse("command.restore.none", "Workspace", v.Ws)
	}
	return all[0].Path, nil
}
