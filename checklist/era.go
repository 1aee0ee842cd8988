package checklist

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Era is a Japanese era (元号). Its first year is the calendar year of Start.
type Era struct {
	Name     string // 令和; its first character alone is an abbreviation
	Ligature string // ㋿, the name as one character
	Letter   string // R
	English  string // Reiwa
	Start    Date   // first day; the day before belongs to the era before
}

// eras, newest first. A new era is a new first line.
var eras = []Era{
	{"令和", "㋿", "R", "Reiwa", Date{2019, time.May, 1}},
	{"平成", "㍻", "H", "Heisei", Date{1989, time.January, 8}},
	{"昭和", "㍼", "S", "Showa", Date{1926, time.December, 25}},
	{"大正", "㍽", "T", "Taisho", Date{1912, time.July, 30}},
	{"明治", "㍾", "M", "Meiji", Date{1868, time.October, 23}},
}

// Until the end of 1872 (明治5年) months and days followed another calendar, so
// no earlier day is read or written in an era.
var civilCalendar = Date{1873, time.January, 1}

// EraOf returns the era of a day. It reports false before 1 January 1873.
func EraOf(d Date) (Era, bool) {
	if d.Before(civilCalendar) {
		return Era{}, false
	}
	for _, era := range eras {
		if !d.Before(era.Start) {
			return era, true
		}
	}
	return Era{}, false
}

// Japanese returns the date as 令和8年11月22日, the first year of an era as
// 令和元年5月1日, days before 1873 as 1872年12月31日, and "" for the zero Date.
func (d Date) Japanese() string {
	if d.IsZero() {
		return ""
	}
	era, ok := EraOf(d)
	if !ok {
		return fmt.Sprintf("%04d年%d月%d日", d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%s年%d月%d日", era.longYear(d.Year), d.Month, d.Day)
}

// JapaneseShort returns the date as R8.11.22, days before 1873 as 1872.12.31,
// and "" for the zero Date.
func (d Date) JapaneseShort() string {
	if d.IsZero() {
		return ""
	}
	era, ok := EraOf(d)
	if !ok {
		return fmt.Sprintf("%04d.%d.%d", d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%s%d.%d.%d", era.Letter, era.number(d.Year), d.Month, d.Day)
}

// number counts a calendar year in the era, its first year as 1.
func (e Era) number(year int) int { return year - e.Start.Year + 1 }

// calendarYear is the reverse of number. It reports false for numbers outside 1
// to 99 and for years before 1873.
func (e Era) calendarYear(number int) (int, bool) {
	year := e.Start.Year + number - 1
	return year, 1 <= number && number <= 99 && year >= civilCalendar.Year
}

// longYear is 令和8 or 令和元.
func (e Era) longYear(year int) string {
	if n := e.number(year); n > 1 {
		return fmt.Sprintf("%s%d", e.Name, n)
	}
	return e.Name + "元"
}

// holds reports whether d is a day of the era.
func (e Era) holds(d Date) bool {
	era, ok := EraOf(d)
	return ok && era == e
}

// cutEra takes the era, in any of its spellings, off the front of a text that
// went through narrowText.
func cutEra(text string) (era Era, rest string, ok bool) {
	for _, era := range eras {
		_, size := utf8.DecodeRuneInString(era.Name)
		for _, spelling := range []string{era.Name, era.Ligature, era.Name[:size], era.Letter} {
			if rest, ok := strings.CutPrefix(text, spelling); ok {
				return era, rest, true
			}
		}
	}
	return Era{}, text, false
}
