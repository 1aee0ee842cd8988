package checklist

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the civil calendar, without a time and without a zone. The
// zero Date means that no date is given; other dates lie between the years 1000
// and 9999. In JSON a Date is "2026-11-22", the zero Date "".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of t in t's own location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1 if d is before other, +1 if it is after it, and 0 for the
// same day. The zero Date comes before every other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// AddDays returns the day that comes n days later, or earlier if n is negative.
// The zero Date stays what it is.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time(time.UTC).AddDate(0, 0, n))
}

// Time returns the first moment of the day in loc, which must not be nil.
func (d Date) Time(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// String returns the date as in ISO 8601, 2026-11-22, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	digits := strconv.Itoa((d.Year*100+int(d.Month))*100 + d.Day) // several times as fast as fmt
	if len(digits) != len("20261122") {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	return digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
}

// English returns the date as 22 November 2026, and "" for the zero Date.
func (d Date) English() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// MarshalJSON refuses days that are not in the calendar.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte(`""`), nil
	}
	text := d.String()
	if err := d.check(text); err != nil {
		return nil, err
	}
	return json.Marshal(text)
}

// UnmarshalJSON accepts what MarshalJSON writes and nothing else: any other
// value, null included, is a [DateError].
func (d *Date) UnmarshalJSON(data []byte) error {
	if string(data) == `""` {
		*d = Date{}
		return nil
	}
	if t, err := time.Parse(`"`+time.DateOnly+`"`, string(data)); err == nil && t.Year() >= minYear {
		*d = DateOf(t)
		return nil
	}
	text := strings.Trim(string(data), `"`)
	if _, err := ParseDate(text); err != nil {
		return err
	}
	return &DateError{text, DateForm}
}

// Years have four digits.
const minYear, maxYear = 1000, 9999

// check tells which part of d is not in the calendar. The text is for the error.
func (d Date) check(text string) error {
	switch {
	case d.Year < minYear || d.Year > maxYear:
		return &DateError{text, DateYear}
	case d.Month < time.January || d.Month > time.December:
		return &DateError{text, DateMonth}
	case d != DateOf(d.Time(time.UTC)):
		return &DateError{text, DateDay}
	}
	return nil
}

// DatePart is a part of a written date.
type DatePart string

// What can be wrong with a date or a fiscal year.
const (
	DateForm  DatePart = "form"  // it is not written as one
	DateYear  DatePart = "year"  // no such year
	DateMonth DatePart = "month" // no such month
	DateDay   DatePart = "day"   // the month has no such day
	DateEra   DatePart = "era"   // the day, or fiscal year, lies outside the era it is written in
)

// DateError says that Text is not a date, or not a fiscal year, and which part
// of it is wrong.
type DateError struct {
	Text string
	Part DatePart
}

func (e *DateError) Error() string {
	return fmt.Sprintf("checklist: %q is not a date: %s is wrong", e.Text, e.Part)
}
