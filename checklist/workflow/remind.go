package workflow

import (
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Reminders are what the office asks the bureaus to pass on, on one day.
type Reminders struct {
	City    checklist.Text
	Round   checklist.Round
	Day     checklist.Date
	Office  string // the post that writes
	Contact string // how to reach it; may be empty
	Bureaus []Reminder
}

// Reminder is addressed to a bureau's lead department and names the departments
// that have not submitted, or have something returned.
type Reminder struct {
	Bureau  string         `json:"bureau"` // id; empty for departments without one
	Name    checklist.Text `json:"name"`
	Lead    checklist.Text `json:"lead"`
	Contact *BoardContact  `json:"contact"` // of the lead department
	Rows    []BoardRow     `json:"departments"`
}

// Awaited are the statuses in which the office waits for a department.
func Awaited() []checklist.Status {
	return []checklist.Status{checklist.StatusNotStarted, checklist.StatusDraft, checklist.StatusApproved, checklist.StatusLate, checklist.StatusReturned}
}

// Reminders finds whom to remind in a round, bureau by bureau. Bureaus of which
// everything is in get none.
func (w *Workspace) Reminders(year checklist.FiscalYear) (r Reminders, err error) {
	board, err := w.Board(year)
	if err != nil {
		return r, err
	}
	settings, err := w.Settings()
	if err != nil {
		return r, err
	}
	r = Reminders{City: board.City, Round: board.Round, Day: board.Day, Office: w.actor, Contact: settings.Contact}
	err = w.store.View(func(tx *store.Tx) error {
		org, err := tx.Organisation()
		for _, b := range board.Bureaus {
			if one := newReminder(&org, b, board.Day); len(one.Rows) > 0 {
				r.Bureaus = append(r.Bureaus, one)
			}
		}
		return err
	})
	return r, err
}

func newReminder(org *checklist.Organisation, b BoardBureau, day checklist.Date) Reminder {
	r := Reminder{Bureau: b.ID, Name: b.Name, Lead: b.Lead}
	if lead := org.Find(org.Bureau(b.ID).Lead); lead != nil {
		r.Contact = contactOn(lead.Contacts, day)
	}
	for _, status := range Awaited() {
		r.Rows = append(r.Rows, b.Of(status)...)
	}
	return r
}

// Days is how many days are left until a day, negative after it; 0 where none is
// set.
func (r *Reminders) Days(due checklist.Date) int {
	if due.IsZero() {
		return 0
	}
	return int(due.Time(time.UTC).Sub(r.Day.Time(time.UTC)) / (24 * time.Hour))
}
