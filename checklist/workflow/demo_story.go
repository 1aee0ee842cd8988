package workflow

import (
	"tenken/checklist"
)

// fate is what becomes of a department in the sample round.
type fate int

const (
	fateAccepted fate = iota
	fateWaiting       // handed in, not looked at yet
	fateMended        // returned, handed in again and accepted
	fateReturned      // returned, and nothing has come since
	fatePart          // a sheet with a part of the answers, and more time for the rest
	fateLate          // nothing has come
	fateExcused
)

// fateOf is that of the n-th department, from 0. Of four departments each has one
// of its own.
func fateOf(n int) fate {
	switch {
	case n == 1:
		return fateMended
	case n == 2:
		return fatePart
	case n%12 == 3:
		return fateLate
	case n%12 == 9:
		return fateWaiting
	case n%25 == 11:
		return fateReturned
	case n%40 == 17:
		return fateExcused
	}
	return fateAccepted
}

// routeOf is how the n-th department answers: one in ten with the program.
func routeOf(n int) checklist.Route {
	if n%10 == 0 {
		return checklist.RouteApp
	}
	return checklist.RouteExcel
}

// Days of the sample round, as seen from today.
const (
	opensBefore   = 34
	dueBefore     = 6
	moreTime      = 14 // for the department that needs it
	resultsAfter  = 21
	budgetAfter   = 45
	decidedWithin = 10 // days before the due date
)

// citySpec is the sample round of which the due date has just passed.
func citySpec(today checklist.Date) RoundSpec {
	due := today.AddDays(-dueBefore)
	return RoundSpec{Year: checklist.FiscalYearOf(due), Opens: today.AddDays(-opensBefore), Inspection: today.AddDays(-opensBefore), Due: due,
		Results: today.AddDays(resultsAfter), Budget: today.AddDays(budgetAfter)}
}

// yearBefore is the sample round of the year before.
func yearBefore(spec RoundSpec) RoundSpec {
	const days = 365
	spec.Year--
	for _, day := range []*checklist.Date{&spec.Opens, &spec.Inspection, &spec.Due, &spec.Results, &spec.Budget} {
		*day = day.AddDays(-days)
	}
	return spec
}
