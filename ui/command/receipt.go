package command

import (
	"context"

	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// receipt takes the office's answer to a submission in.
type receipt struct {
	Ws      string `arg:""`
	Receipt string `arg:""`
}

func (v *receipt) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		done, err := ws.ApplyReceipt(ctx, v.Receipt)
		if err != nil {
			return err
		}
		return s.result(done, func() {
			s.say("sealing.receipt."+string(done.Decision), "Revision", done.Revision)
			if done.Superseded {
				s.say("sealing.receipt.superseded")
			}
			if done.Returned != nil {
				s.printReturned(done)
			}
			s.say("sealing.receipt.state", "State", message.State(s.text, done.State))
		})
	})
}

// printReturned lists what the office wants mended.
func (s *session) printReturned(done workflow.Applied) {
	s.line(done.Returned.Text)
	for _, k := range done.Returned.Keys {
		s.line("-", k.Item, k.Subject)
	}
}
