package command

import (
	"context"

	"tenken/checklist"
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
		sheet, err := ws.Sheet(done.Year)
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
			s.printCorrected(sheet, done.Corrected)
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

// printCorrected lists what the office has put right, beside what was handed in.
func (s *session) printCorrected(sheet *workflow.Sheet, all []workflow.Corrected) {
	scale := &sheet.Standard.Scale
	for i := range all {
		c := &all[i]
		s.say("correction.line", "Item", s.keyed(sheet, c.Key), "Before", s.answered(scale, &c.Before), "After", s.answered(scale, &c.After))
		s.say("correction.consent", "Consent", c.Consent, "Day", s.day(checklist.DateOf(c.Stamp.At)), "Actor", c.Stamp.Actor)
	}
}
