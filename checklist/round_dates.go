package checklist

import "time"

// DateWarningCode says what is odd about the dates of a round. Nothing of it
// hinders the round: the office knows its calendar.
type DateWarningCode string

// The warnings.
const (
	DateOutsideYear        DateWarningCode = "outside_year"         // a date is not in the fiscal year
	DateOnWeekend          DateWarningCode = "on_weekend"           // the due date is a Saturday or Sunday
	DateDueBeforeOpening   DateWarningCode = "due_before_opening"   // nobody has time to answer
	DateInspectionAfterDue DateWarningCode = "inspection_after_due" // heads can't be counted yet when answers are due
	DateDueInAssembly      DateWarningCode = "due_in_assembly"      // heads sit in the assembly when answers are due
	DateResultsBeforeDue   DateWarningCode = "results_before_due"   // the committee wants results before answers are due
	DateResultsAfterBudget DateWarningCode = "results_after_budget" // too late to ask for money for the next year
)

// DateWarningCodes lists the warnings in the order in which Warnings gives them.
func DateWarningCodes() []DateWarningCode {
	return []DateWarningCode{DateOutsideYear, DateOnWeekend, DateDueBeforeOpening, DateInspectionAfterDue, DateDueInAssembly,
		DateResultsBeforeDue, DateResultsAfterBudget}
}

// DateWarning is one warning with the date that it is about and the one that it
// is compared with, if there is one.
type DateWarning struct {
	Code  DateWarningCode `json:"code"`
	Date  Date            `json:"date"`
	Other Date            `json:"other,omitzero"`
}

// Warnings lists what is odd about the dates of the round. Dates that are not
// given are not compared.
func (r *Round) Warnings() []DateWarning {
	var w dateWarnings
	for _, d := range []Date{r.Opens, r.Due, r.Inspection, r.Results, r.Budget} {
		w.add(!d.IsZero() && !r.FiscalYear.Contains(d), DateOutsideYear, d, Date{})
	}
	w.add(onWeekend(r.Due), DateOnWeekend, r.Due, Date{})
	w.before(r.Due, r.Opens, DateDueBeforeOpening, r.Due, r.Opens)
	w.before(r.Due, r.Inspection, DateInspectionAfterDue, r.Inspection, r.Due)
	for _, session := range r.Assembly {
		w.add(session.Contains(r.Due), DateDueInAssembly, r.Due, session.To)
	}
	w.before(r.Results, r.Due, DateResultsBeforeDue, r.Results, r.Due)
	w.before(r.Budget, r.Results, DateResultsAfterBudget, r.Results, r.Budget)
	return w
}

type dateWarnings []DateWarning

func (w *dateWarnings) add(odd bool, code DateWarningCode, date, other Date) {
	if odd {
		*w = append(*w, DateWarning{code, date, other})
	}
}

// before warns if both days are given and the first lies before the second.
func (w *dateWarnings) before(first, second Date, code DateWarningCode, date, other Date) {
	w.add(!first.IsZero() && !second.IsZero() && first.Before(second), code, date, other)
}

func onWeekend(d Date) bool {
	day := d.Time(time.UTC).Weekday()
	return !d.IsZero() && (day == time.Saturday || day == time.Sunday)
}
