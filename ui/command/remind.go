package command

import (
	"context"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// remind writes texts to paste into a message to each bureau.
type remind struct {
	Ws     string `arg:""`
	Bureau string `placeholder:"BUREAU"`
}

// writtenReminder is a reminder as scripts read it.
type writtenReminder struct {
	workflow.Reminder
	Text string `json:"text"`
}

func (v *remind) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		r, err := ws.Reminders(year)
		if err != nil {
			return err
		}
		if v.Bureau != "" {
			r.Bureaus = slices.DeleteFunc(r.Bureaus, func(b workflow.Reminder) bool { return !isCalled(b.Bureau, b.Name, v.Bureau) })
		}
		out := []writtenReminder{}
		for i := range r.Bureaus {
			out = append(out, writtenReminder{r.Bureaus[i], message.Reminder(s.text, &r, &r.Bureaus[i])})
		}
		return s.result(out, func() { s.printReminders(&r, out) })
	})
}

// isCalled reports whether something is meant by its id or by its name.
func isCalled(id string, name checklist.Text, typed string) bool {
	return slices.ContainsFunc([]string{id, name.Ja, name.En}, func(known string) bool { return known != "" && known == typed })
}

func (s *session) printReminders(r *workflow.Reminders, out []writtenReminder) {
	if len(out) == 0 {
		s.say("remind.none", "Day", s.day(r.Day))
	}
	for i, one := range out {
		if i > 0 {
			s.line("――――――――――")
		}
		s.line(one.Text)
		s.noteContacts(one.Rows)
	}
}

// noteContacts marks contacts that are out of date: the text itself names none.
func (s *session) noteContacts(rows []workflow.BoardRow) {
	for _, row := range rows {
		if row.Contact == nil || row.Contact.Expired {
			s.note("remind.contact", "Department", s.in(row.Name), "Contact", s.contact(row.Contact))
		}
	}
}
