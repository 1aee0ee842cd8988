package viewmodel

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// Format writes values in the language of the screen.
type Format struct {
	*locales.Printer
}

// NewFormat returns the format of a language, "ja" or "en".
func NewFormat(lang string) Format { return Format{locales.For(lang)} }

// NoFigure stands where a figure has no value.
const NoFigure = "－"

// Rate writes a share with both of its decimals, as reports do: 67.50%.
func (f Format) Rate(r checklist.Rate) string {
	if !r.Valid {
		return NoFigure
	}
	return fmt.Sprintf("%d.%02d%%", r.Permyriad/100, r.Permyriad%100)
}

// Parts writes what a share was made from: 33 / 41.
func (f Format) Parts(part, whole int) string {
	return f.Number(part) + " / " + f.Number(whole)
}

// Number writes a whole number with its thousands separated.
func (f Format) Number(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Badge writes how much waits somewhere, in three characters at most.
func (f Format) Badge(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

// Text is a text of the standard or of the city in the language of the screen.
func (f Format) Text(t checklist.Text) string { return t.In(f.Lang()) }

// Date writes a day: 令和8年11月22日 or 22 November 2026.
func (f Format) Date(d checklist.Date) string {
	if f.Lang() == locales.English {
		return d.English()
	}
	return d.Japanese()
}

// ShortDate writes a day for narrow columns: R8.11.22 or 2026-11-22; nothing for
// the zero one.
func (f Format) ShortDate(d checklist.Date) string {
	switch {
	case d.IsZero():
		return ""
	case f.Lang() == locales.English:
		return d.String()
	}
	return d.JapaneseShort()
}

// Month writes the month of a day, with the era where there is one: 令和8年（2026年）11月
// or November 2026.
func (f Format) Month(d checklist.Date) string {
	d.Day = d.Time(time.UTC).AddDate(0, 1, -d.Day).Day() // an era that begins in the month names it
	if f.Lang() == locales.English {
		return fmt.Sprintf("%s %d", d.Month, d.Year)
	}
	year, _, _ := strings.Cut(d.Japanese(), "年")
	return fmt.Sprintf("%s年（%d年）%d月", year, d.Year, d.Month)
}

// Weekdays are the short names of the days of a week, from Sunday.
func (f Format) Weekdays() (names [7]string) {
	copy(names[:], strings.Fields(f.T("delegate.calendar.weekdays")))
	return names
}

// Year writes a fiscal year: 令和8年度 or FY2026.
func (f Format) Year(y checklist.FiscalYear) string {
	if f.Lang() == locales.English {
		return y.English()
	}
	return y.Japanese()
}

// DaysLeft says how far off a day is.
func (f Format) DaysLeft(d, today checklist.Date) string {
	days := int(d.Time(time.UTC).Sub(today.Time(time.UTC)).Hours()) / 24
	switch {
	case days > 0:
		return f.N("desktop.due.left", days)
	case days == 0:
		return f.T("desktop.due.today")
	}
	return f.N("desktop.due.past", -days)
}

// Clock writes a moment by the clock of this computer: the time alone if it is
// on the same day as now, otherwise the date with it.
func (f Format) Clock(t, now time.Time) string {
	t = t.In(now.Location())
	hours := t.Format("15:04")
	if checklist.DateOf(t) == checklist.DateOf(now) {
		return hours
	}
	return f.Date(checklist.DateOf(t)) + " " + hours
}

// Size writes a number of bytes as people read it.
func (f Format) Size(bytes int64) string {
	const kib, mib = 1 << 10, 1 << 20
	switch {
	case bytes < kib:
		return f.T("desktop.size.bytes", "N", bytes)
	case bytes < mib:
		return f.T("desktop.size.kib", "N", f.tenths(bytes, kib))
	}
	return f.T("desktop.size.mib", "N", f.tenths(bytes, mib))
}

func (f Format) tenths(bytes, unit int64) string {
	tenths := bytes * 10 / unit
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// Flag is a fact about a department or system in plain words.
func (f Format) Flag(flag checklist.Flag) string { return f.T("desktop.flag." + string(flag)) }

// State is the state of an assessment.
func (f Format) State(s checklist.State) string { return f.T("desktop.state." + string(s)) }

// Gap says what is missing or doubtful in an answer, and what to do; of what is
// optional there is nothing to say.
func (f Format) Gap(c checklist.GapCode) string { return f.T("desktop.gap." + string(c)) }

// Role is who answers an item.
func (f Format) Role(r checklist.Role) string { return f.T("desktop.role." + string(r)) }
