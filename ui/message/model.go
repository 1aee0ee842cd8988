package message

import (
	"errors"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// ofModel explains a date that is none and a year that is not there or can't be
// imported.
func ofModel(p *locales.Printer, err error) (string, bool) {
	var date *checklist.DateError
	var year *workflow.YearError
	var imported *workflow.ImportError
	switch {
	case errors.As(err, &imported) && imported.Held:
		return p.T("message.import.year_held", "Year", fiscalYear(p, imported.Year)), true
	case errors.As(err, &imported):
		return p.T("message.import.not_earlier", "Year", fiscalYear(p, imported.Year)), true
	case errors.As(err, &date):
		return p.T("message.date."+string(date.Part), "Text", date.Text), true
	case errors.As(err, &year):
		return p.T("message.year", "Year", fiscalYear(p, year.Year), "Years", fiscalYears(p, year.Years)), true
	}
	return "", false
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
