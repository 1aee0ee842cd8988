package checklist

import "time"

// Awaited is a department that a reminder names.
type Awaited struct {
	Department *Department
	Status     Status
	Due        Date
	// Days until the due date, negative after it.
	Days int
}

// Reminder is what a bureau's lead department is asked to pass on: which
// departments have not submitted.
type Reminder struct {
	Bureau *Bureau     // nil for departments without one
	Lead   *Department // nil where the bureau names none
	// Awaited are the departments in the order of the organisation.
	Awaited []Awaited
}

// Standing is a department as it stands in a round.
type Standing struct {
	Department *Department
	Status     Status
	Due        Date
}

// awaits reports whether a department with the status is waited for.
func (s Status) awaits() bool {
	switch s {
	case StatusNotStarted, StatusDraft, StatusApproved, StatusLate, StatusReturned:
		return true
	}
	return false
}

// Reminders writes one reminder for each bureau with a department that has not
// submitted, or has something returned, in the order of the organisation's
// bureaus; departments without a bureau come last.
func (o *Organisation) Reminders(day Date, standings []Standing) []Reminder {
	byBureau := map[string][]Awaited{}
	for _, s := range standings {
		if s.Status.awaits() {
			bureau := o.Bureau(s.Department.Bureau).ID
			byBureau[bureau] = append(byBureau[bureau], Awaited{s.Department, s.Status, s.Due, day.DaysTo(s.Due)})
		}
	}
	var all []Reminder
	for i := range o.Bureaus {
		b := &o.Bureaus[i]
		if awaited := byBureau[b.ID]; awaited != nil {
			all = append(all, Reminder{b, o.Find(b.Lead), awaited})
		}
	}
	if awaited := byBureau[""]; awaited != nil {
		all = append(all, Reminder{Awaited: awaited})
	}
	return all
}

// DaysTo is how many days lie between d and other, negative if other is earlier;
// 0 where one of them is not given.
func (d Date) DaysTo(other Date) int {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return int(other.Time(time.UTC).Sub(d.Time(time.UTC)).Hours() / 24)
}
