package command

import (
	"context"
	"strconv"

	"tenken/checklist/workflow"
)

// journal shows who wrote what and when, or verifies the chain of entries.
type journal struct {
	Ws     string `arg:""`
	Verify bool
}

func (v *journal) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		if v.Verify {
			return s.verifyJournal(ctx, ws)
		}
		entries := []workflow.JournalEntry{}
		for entry, err := range ws.Journal() {
			if err != nil {
				return err
			}
			entries = append(entries, entry)
		}
		return s.result(entries, func() {
			for _, e := range entries {
				s.line(strconv.Itoa(e.N), e.At.Local().Format("2006-01-02 15:04:05"), e.Actor, s.deed(e.Verb), e.Subject, e.Item)
			}
		})
	})
}

// deed names what an entry records.
func (s *session) deed(verb string) string {
	if key := "command.deed." + verb; s.text.Has(key) {
		return s.text.T(key)
	}
	return verb
}

func (s *session) verifyJournal(ctx context.Context, ws *workflow.Workspace) error {
	outcome, err := ws.VerifyJournal(ctx)
	if err != nil {
		return err
	}
	err = s.result(outcome, func() {
		if outcome.Intact {
			s.say("command.journal.intact", "Count", outcome.Entries)
		}
	})
	if err == nil && !outcome.Intact {
		err = s.brokenJournal(outcome)
	}
	return err
}

// brokenJournal says where the chain breaks, if that is known.
func (s *session) brokenJournal(outcome workflow.JournalCheck) error {
	if outcome.FirstBad == nil {
		return refuse("command.journal.broken", "Count", outcome.Entries)
	}
	return refuse("command.journal.broken_at", "Entry", *outcome.FirstBad, "Count", outcome.Entries)
}
