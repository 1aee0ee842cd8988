package message

import (
	"cmp"
	"errors"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// ofModel explains a date that is none, a department that is not there, and a
// year that is not there, can't be imported or destroyed, or was destroyed.
func ofModel(p *locales.Printer, err error) (string, bool) {
	var date *checklist.DateError
	var year *workflow.YearError
	var imported *workflow.ImportError
	var department *workflow.DepartmentError
	var kept *workflow.DestroyError
	var gone *workflow.DestroyedError
	switch {
	case errors.As(err, &kept):
		return p.T("destroy.error.refused", "Year", fiscalYear(p, kept.Year)), true
	case errors.As(err, &gone):
		return ofDestroyed(p, gone), true
	case errors.As(err, &department):
		return ofDepartment(p, department), true
	case errors.As(err, &imported) && imported.Held:
		return p.T("message.import.year_held", "Year", fiscalYear(p, imported.Year)), true
	case errors.As(err, &imported):
		return p.T("message.import.not_earlier", "Year", fiscalYear(p, imported.Year)), true
	case errors.As(err, &date):
		return p.T("message.date."+string(date.Part), "Text", date.Text), true
	case errors.As(err, &year) && len(year.Years) == 0:
		return p.T("message.year_none"), true
	case errors.As(err, &year):
		return p.T("message.year", "Year", fiscalYear(p, year.Year), "Years", fiscalYears(p, year.Years)), true
	}
	return "", false
}

// ofDestroyed names the decision by which a year was destroyed.
func ofDestroyed(p *locales.Printer, err *workflow.DestroyedError) string {
	number := cmp.Or(err.Approval.DocumentNumber, err.Approval.DraftNumber)
	return p.T("destroy.error.destroyed", "Year", fiscalYear(p, err.Year), "Number", number, "Date", day(p, err.Approval.Date))
}

// ofDepartment lists the departments that may be meant.
func ofDepartment(p *locales.Printer, err *workflow.DepartmentError) string {
	if len(err.Found) == 0 {
		return p.T("message.department.unknown", "Typed", err.Typed)
	}
	var all []string
	for _, d := range err.Found {
		all = append(all, p.T("message.department.one", "ID", d.ID, "Name", d.Name.In(p.Lang())))
	}
	return p.T("message.department.several", "Typed", err.Typed, "Departments", strings.Join(all, ", "))
}

func fiscalYears(p *locales.Printer, years []checklist.FiscalYear) string {
	var all []string
	for _, y := range years {
		all = append(all, fiscalYear(p, y))
	}
	return strings.Join(all, ", ")
}

func fiscalYear(p *locales.Printer, y checklist.FiscalYear) string {
	if p.Lang() == locales.English {
		return y.English()
	}
	return y.Japanese()
}

// State names where an assessment stands.
func State(p *locales.Printer, s checklist.State) string { return p.T("message.state." + string(s)) }
