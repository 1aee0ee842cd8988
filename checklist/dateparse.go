package checklist

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// ParseDate reads a date as Japanese offices write it: 2026-11-22, 2026/11/22,
// 2026.11.22, 20261122, 2026年11月22日, R8.11.22, R08/11/22, 令8.11.22,
// 令和8年11月22日, ㋿8.11.22, 令和元年5月1日, 令和八年十一月二十二日; and as
// [Date.English] prints it, 22 November 2026. Full-width characters, lower-case
// letters and spaces anywhere make no difference. Days before 1873 can be given in
// Western years only.
//
// A day that is not in the calendar, or not in its era, is a [DateError].
func ParseDate(s string) (Date, error) {
	era, rest, inEra := cutEra(narrowText(s))
	fields, ok := dateFields(rest, inEra)
	year, okYear := parseYear(fields[0], inEra)
	month, okMonth := parseNumber(fields[1], 2)
	day, okDay := parseNumber(fields[2], 2)
	if !ok || !okYear || !okMonth || !okDay {
		return Date{}, &DateError{s, DateForm}
	}
	if inEra {
		year, ok = era.calendarYear(year)
	}
	d := Date{year, time.Month(month), day}
	if !ok {
		return Date{}, &DateError{s, DateYear}
	}
	if err := d.check(s); err != nil {
		return Date{}, err
	}
	if inEra && !era.holds(d) {
		return Date{}, &DateError{s, DateEra}
	}
	return d, nil
}

// dateFields takes a date without its era apart into year, month and day.
func dateFields(text string, inEra bool) (fields [3]string, ok bool) {
	if body, ok := strings.CutSuffix(text, "日"); ok {
		year, rest, okYear := strings.Cut(body, "年")
		month, day, okMonth := strings.Cut(rest, "月")
		return [3]string{year, month, day}, okYear && okMonth
	}
	if len(text) == len("20261122") && !inEra && isDigits(text) {
		return [3]string{text[:4], text[4:6], text[6:]}, true
	}
	for month := time.January; month <= time.December && !inEra; month++ {
		if day, year, ok := strings.Cut(text, strings.ToUpper(month.String())); ok {
			return [3]string{year, strconv.Itoa(int(month)), day}, true
		}
	}
	for _, separator := range []string{"-", "/", "."} {
		if parts := strings.Split(text, separator); len(parts) == len(fields) {
			return [3]string(parts), true
		}
	}
	return fields, false
}

// parseYear reads the number of a year, or 元 for the first year of an era.
func parseYear(text string, inEra bool) (int, bool) {
	if inEra && text == "元" {
		return 1, true
	}
	return parseNumber(text, 4)
}

// parseNumber reads a number in kanji (十一, 二千二十六), or of that many digits at
// most, Arabic (8, 08) or kanji ones by position (二〇二六).
func parseNumber(text string, digits int) (int, bool) {
	switch {
	case strings.ContainsAny(text, "十百千"):
		return parseKanjiUnits(text)
	case text == "" || utf8.RuneCountInString(text) > digits:
		return 0, false
	case isDigits(text):
		n, err := strconv.Atoi(text)
		return n, err == nil
	}
	return parseKanjiDigits(text)
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

var kanjiDigits = map[rune]int{
	'〇': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

func parseKanjiDigits(text string) (n int, ok bool) {
	for _, r := range text {
		digit, ok := kanjiDigits[r]
		if !ok {
			return 0, false
		}
		n = n*10 + digit
	}
	return n, true
}

// parseKanjiUnits reads 二十二: a digit may stand before each unit and at the
// end, and the units must fall.
func parseKanjiUnits(text string) (n int, ok bool) {
	units := map[rune]int{'十': 10, '百': 100, '千': 1000}
	lowest, digit := maxYear, 0
	for _, r := range text {
		if unit := units[r]; unit > 0 && unit < lowest {
			n += max(digit, 1) * unit
			lowest, digit = unit, 0
		} else if digit == 0 && kanjiDigits[r] > 0 {
			digit = kanjiDigits[r]
		} else {
			return 0, false
		}
	}
	return n + digit, true
}

// narrowText writes s in half-width capitals with one kind of each separator,
// and without spaces.
func narrowText(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '\t', r == '\u3000', r == '\u00A0':
			return -1
		case '！' <= r && r <= '～': // the full-width forms of '!' to '~'
			return r - '！' + '!'
		case r == '‐', r == '−', r == '–', r == 'ー':
			return '-'
		case r == '・', r == '･':
			return '.'
		}
		return r
	}, s))
}
