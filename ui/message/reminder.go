package message

import (
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// Reminder is the text of a reminder to a bureau, to be pasted into a message: to
// its lead department, with the departments that are waited for, their days, and
// whom to ask.
func Reminder(p *locales.Printer, r *workflow.Reminders, one *workflow.Reminder) string {
	lang := p.Lang()
	to := one.Lead.In(lang)
	switch {
	case to == "" && one.Name.IsZero():
		to = p.T("remind.to_all")
	case to == "":
		to = one.Name.In(lang)
	}
	opening := p.T("remind.opening", "Year", fiscalYear(p, r.Round.FiscalYear), "Day", day(p, r.Day))
	return letter(p, r, p.T("remind.to", "To", to, "Contact", contact(p, one.Contact)), opening, one.Rows)
}

// DepartmentReminder is the same to one department that is waited for.
func DepartmentReminder(p *locales.Printer, r *workflow.Reminders, row *workflow.BoardRow) string {
	opening := p.T("remind.opening_department", "Year", fiscalYear(p, r.Round.FiscalYear), "Day", day(p, r.Day))
	return letter(p, r, p.T("remind.to", "To", row.Name.In(p.Lang()), "Contact", contact(p, row.Contact)), opening, []workflow.BoardRow{*row})
}

// letter puts a reminder together.
func letter(p *locales.Printer, r *workflow.Reminders, to, opening string, rows []workflow.BoardRow) string {
	return strings.Join([]string{
		to, p.T("remind.subject", "Year", fiscalYear(p, r.Round.FiscalYear)), opening, departments(p, r, rows), p.T("remind.closing"),
		p.T("remind.from", "City", r.City.In(p.Lang()), "Office", strings.TrimSpace(r.Office+" "+r.Contact)),
	}, "\n\n")
}

// contact is whom to address, "" where nobody is known; one that is out of date is
// marked.
func contact(p *locales.Printer, c *workflow.BoardContact) string {
	switch {
	case c == nil:
		return ""
	case c.Expired:
		return " " + p.T("remind.addressee_expired", "Post", c.Post)
	}
	return " " + p.T("remind.addressee", "Post", c.Post)
}

// departments lists those that are waited for, a line each.
func departments(p *locales.Printer, r *workflow.Reminders, rows []workflow.BoardRow) string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, p.T("remind.row", "Department", row.Name.In(p.Lang()), "Status", p.T("remind.status."+string(row.Status)), "Due", due(p, r, row.Due)))
	}
	return strings.Join(lines, "\n")
}

// due is the day by which something is due, and how far off that is.
func due(p *locales.Printer, r *workflow.Reminders, d checklist.Date) string {
	if d.IsZero() {
		return p.T("remind.no_due")
	}
	key, n := "remind.due_later", r.Days(d)
	switch {
	case n == 0:
		key = "remind.due_today"
	case n < 0:
		key, n = "remind.due_past", -n
	}
	return p.T(key, "Day", day(p, d), "Days", strconv.Itoa(n))
}

func day(p *locales.Printer, d checklist.Date) string {
	if p.Lang() == locales.English {
		return d.English()
	}
	return d.Japanese()
}
