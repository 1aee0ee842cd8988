package checklist

import (
	"fmt"
	"strings"
	"time"
)

// FiscalYear is a year of Japanese public offices (年度), named after the
// calendar year in which it starts: it runs from 1 April to 31 March. January to
// March belong to the fiscal year before. Zero means that no year is given. In
// JSON it is a number.
type FiscalYear int

// FiscalYearOf returns the fiscal year of a day, and 0 for the zero Date.
func FiscalYearOf(d Date) FiscalYear {
	switch {
	case d.IsZero():
		return 0
	case d.Month < time.April:
		return FiscalYear(d.Year - 1)
	}
	return FiscalYear(d.Year)
}

// Start returns 1 April, the first day of the year.
func (y FiscalYear) Start() Date { return Date{int(y), time.April, 1} }

// End returns 31 March of the next calendar year, the last day of the year.
func (y FiscalYear) End() Date { return Date{int(y) + 1, time.March, 31} }

// Contains reports whether d is a day of the year.
func (y FiscalYear) Contains(d Date) bool { return !d.IsZero() && FiscalYearOf(d) == y }

// newYearsEve is the day whose era gives the fiscal year its name: a year in
// whose first nine months an era begins is that era's first (2019 令和元年度,
// 1989 平成元年度, 1926 昭和元年度), one that sees it begin only in January to
// March is not (1988 昭和63年度).
func (y FiscalYear) newYearsEve() Date { return Date{int(y), time.December, 31} }

// Japanese returns the year as 令和8年度. An era that begins between April and
// December names the whole year, from 1 April on: 2019 is 令和元年度. Years
// before 1873 are written 1872年度, and 0 as "".
func (y FiscalYear) Japanese() string {
	if y == 0 {
		return ""
	}
	if era, ok := EraOf(y.newYearsEve()); ok {
		return era.longYear(int(y)) + "年度"
	}
	return fmt.Sprintf("%d年度", int(y))
}

// English returns the year as FY2026, and 0 as "".
func (y FiscalYear) English() string {
	if y == 0 {
		return ""
	}
	return fmt.Sprintf("FY%d", int(y))
}

// ParseFiscalYear reads 2026, 2026年度, FY2026, 令和8年度, 令和元年度, 令8, ㋿8,
// R8; full-width characters, kanji numbers, lower-case letters and spaces make
// no difference. A year in which the era changed between April and December is
// known by both names: 平成31年度 and 令和元年度 are 2019. Other text is a
// [DateError].
func ParseFiscalYear(s string) (FiscalYear, error) {
	text := strings.TrimSuffix(strings.TrimPrefix(narrowText(s), "FY"), "年度")
	era, rest, inEra := cutEra(text)
	year, ok := parseYear(rest, inEra)
	if !ok {
		return 0, &DateError{s, DateForm}
	}
	if inEra {
		year, ok = era.calendarYear(year)
	}
	if !ok || year < civilCalendar.Year || year == maxYear {
		return 0, &DateError{s, DateYear}
	}
	y := FiscalYear(year)
	if inEra && !era.holds(y.Start()) && !era.holds(y.newYearsEve()) {
		return 0, &DateError{s, DateEra}
	}
	return y, nil
}
