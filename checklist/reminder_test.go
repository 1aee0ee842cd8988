package checklist_test

import (
	"fmt"
	"slices"
	"testing"

	"tenken/checklist"
)

func TestReminders(t *testing.T) {
	org := &checklist.Organisation{
		Bureaus: []checklist.Bureau{{ID: "b1", Lead: "somu"}, {ID: "b2"}, {ID: "b3"}},
		Departments: []checklist.Department{{ID: "somu", Bureau: "b1"}, {ID: "zeimu", Bureau: "b1"}, {ID: "suido", Bureau: "b2"},
			{ID: "gikai"}, {ID: "done", Bureau: "b3"}},
	}
	due := today.AddDays(-3)
	stand := func(id string, s checklist.Status, due checklist.Date) checklist.Standing {
		return checklist.Standing{Department: org.Find(id), Status: s, Due: due}
	}
	got := org.Reminders(today, []checklist.Standing{
		stand("gikai", checklist.StatusNotStarted, checklist.Date{}), stand("somu", checklist.StatusLate, due), stand("zeimu", checklist.StatusDraft, today.AddDays(4)),
		stand("suido", checklist.StatusReturned, due), stand("done", checklist.StatusSubmitted, due),
	})
	var lines []string
	for _, r := range got {
		line := "-"
		if r.Bureau != nil {
			line = r.Bureau.ID
		}
		if r.Lead != nil {
			line += " " + r.Lead.ID
		}
		for _, a := range r.Awaited {
			line += fmt.Sprintf(" %s:%d", a.Department.ID, a.Days)
		}
		lines = append(lines, line)
	}
	if want := []string{"b1 somu somu:-3 zeimu:4", "b2 suido:-3", "- gikai:0"}; !slices.Equal(lines, want) {
		t.Errorf("got %q", lines)
	}
}

// Who has submitted, or need not, is not reminded.
func TestRemindersByStatus(t *testing.T) {
	org := &checklist.Organisation{Departments: []checklist.Department{{ID: "zeimu"}}}
	quiet := []checklist.Status{checklist.StatusSubmitted, checklist.StatusAccepted, checklist.StatusExcused}
	for _, s := range checklist.Statuses() {
		got := org.Reminders(today, []checklist.Standing{{Department: &org.Departments[0], Status: s}})
		if (len(got) == 0) != slices.Contains(quiet, s) {
			t.Errorf("%s: %+v", s, got)
		}
	}
}

func TestDaysTo(t *testing.T) {
	leap := checklist.Date{Year: 2028, Month: 2, Day: 28}
	for n := -400; n < 400; n++ {
		if got := leap.DaysTo(leap.AddDays(n)); got != n {
			t.Errorf("%d days are %d", n, got)
		}
	}
	if got := leap.DaysTo(checklist.Date{}); got != 0 {
		t.Errorf("no date is %d days away", got)
	}
}
