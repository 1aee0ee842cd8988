package checklist_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tenken/checklist"
)

// The days for which every form must print and parse.
var (
	firstDay = checklist.Date{Year: 1873, Month: time.January, Day: 1}
	lastDay  = checklist.Date{Year: 2099, Month: time.December, Day: 31}
)

func TestParseDate(t *testing.T) {
	want := map[string][]string{
		"2026-11-22": {
			"2026-11-22", "2026/11/22", "2026.11.22", "20261122", "2026年11月22日", "２０２６－１１－２２",
			"２０２６／１１／２２", "２０２６１１２２", "二〇二六年十一月二十二日", "二千二十六年十一月二十二日",
			"R8.11.22", "R08/11/22", "r8-11-22", "Ｒ８．１１．２２", "ｒ８／１１／２２", "R8・11・22",
			"令和8年11月22日", "令和８年１１月２２日", "令和八年十一月二十二日", "令和 8年 11月 22日", "　令和８年　１１月２２日 ",
			"令8.11.22", "令８．１１．２２", "㋿8.11.22", "㋿８年１１月２２日", "令和8/11/22",
			"22 November 2026", "22 november 2026", "２２　Ｎｏｖｅｍｂｅｒ　２０２６",
		},
		"2019-05-01": {"令和元年5月1日", "R元.5.1", "R1.5.1", "令元.5.1", "㋿元年5月1日", "令和一年五月一日"},
		"2019-04-30": {"H31.4.30", "平成31年4月30日", "平31.4.30", "㍻31.4.30"},
		"1989-01-08": {"H1.1.8", "平成元年1月8日"},
		"1989-01-07": {"S64.1.7", "昭和六十四年一月七日", "㍼64.1.7"},
		"1926-12-25": {"S1.12.25", "昭和元年12月25日"},
		"1926-12-24": {"T15.12.24", "大正15年12月24日", "㍽15.12.24"},
		"1912-07-29": {"M45.7.29", "明治45年7月29日", "㍾45.7.29"},
		"1873-01-01": {"M6.1.1", "明治六年一月一日"},
		"2024-02-29": {"R6.2.29", "2024/2/29"},
		"2026-04-05": {"2026/4/5", "R8.4.5", "R08.04.05", "2026-4-5"},
		"1872-12-31": {"1872年12月31日", "1872.12.31"},
	}
	for iso, forms := range want {
		for _, form := range forms {
			if got, err := checklist.ParseDate(form); err != nil || got.String() != iso {
				t.Errorf("ParseDate(%q) = %v, %v; want %s", form, got, err, iso)
			}
		}
	}
}

func TestParseDateNamesTheWrongPart(t *testing.T) {
	wrong := map[checklist.DatePart][]string{
		checklist.DateForm: {
			"", " ", "8", "2026", "令和", "R", "令和8年度", "2026-11", "2026-11-22-1", "2026/11-22", "R8.11", "来週",
			"22 Nov 2026", "November 2026", "R22 November 8", "22 November", "2026年11月", "2026-11-22T00:00", "--", "R--", "1.2.3.", "2026年十十月1日", "2026年二三十月1日", "2026年一千万月1日",
			"元年5月1日", "R+8.1.1", "2026-+1-01", "R20261122", "02026-1-1", "2026-011-22", "二〇二六年〇一一月一日", strings.Repeat("九", 40) + "年1月1日", "20261122000", "Ｘ8.1.1", "202611220",
		},
		checklist.DateYear:  {"26/11/22", "0026-11-22", "R0.5.1", "R100.1.1", "M5.12.2", "明治元年10月23日", "令和〇年5月1日", "00000101"},
		checklist.DateMonth: {"2026-13-01", "2026-0-1", "R8.13.1", "20261301", "令和8年〇月1日"},
		checklist.DateDay:   {"2026-02-29", "2026-11-31", "2026-11-0", "R8.2.30", "令和八年十一月三十一日", "20260431"},
		checklist.DateEra:   {"H31.5.1", "平成32年3月31日", "R1.4.30", "S64.1.8", "H1.1.7", "T15.12.25", "S1.12.24", "M45.7.30", "大正元年7月29日"},
	}
	for part, texts := range wrong {
		for _, text := range texts {
			_, err := checklist.ParseDate(text)
			var dateErr *checklist.DateError
			if !errors.As(err, &dateErr) || dateErr.Part != part || dateErr.Text != text {
				t.Errorf("ParseDate(%q): %v; want part %s", text, err, part)
			}
		}
	}
}

// Every printed form of every day is read as that day.
func TestDatePrintsAndParses(t *testing.T) {
	days := 0
	for d := firstDay; !lastDay.Before(d); d = d.AddDays(1) {
		for _, form := range []string{d.String(), d.Japanese(), d.JapaneseShort(), d.English()} {
			if got, err := checklist.ParseDate(form); err != nil || got != d {
				t.Fatalf("%v prints %q, which is read as %v, %v", d, form, got, err)
			}
		}
		days++
	}
	if want := 82_910; days != want {
		t.Errorf("%d days tried, want %d", days, want)
	}
}

// However a date is spelled, it is read as the same day, and that day prints
// the plain spelling again.
func TestDateSpellings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDate(t)
		era, _ := checklist.EraOf(d)
		spelled := drawSpelling(t, d, era)
		got, err := checklist.ParseDate(spelled)
		if err != nil || got != d {
			t.Fatalf("%q is read as %v, %v; want %v", spelled, got, err, d)
		}
		if got.Japanese() != d.Japanese() || got.JapaneseShort() != d.JapaneseShort() {
			t.Fatalf("%v prints %q and %q", got, got.Japanese(), got.JapaneseShort())
		}
	})
}

func drawDate(t *rapid.T) checklist.Date {
	return firstDay.AddDays(rapid.IntRange(0, 82_909).Draw(t, "day"))
}

func drawSpelling(t *rapid.T, d checklist.Date, era checklist.Era) string {
	number := rapid.SampledFrom([]func(int) string{plainNumber, paddedNumber, kanjiNumber}).Draw(t, "number")
	marks := rapid.SampledFrom([][3]string{{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}}).Draw(t, "marks")
	name := rapid.SampledFrom([]string{"", era.Name, string([]rune(era.Name)[0]), era.Ligature, era.Letter, strings.ToLower(era.Letter)}).Draw(t, "era")
	year := d.Year
	if name != "" {
		year -= era.Start.Year - 1
	}
	s := name + number(year) + marks[0] + number(int(d.Month)) + marks[1] + number(d.Day) + marks[2]
	if rapid.Bool().Draw(t, "wide") {
		s = fullWidth(s)
	}
	at := rapid.IntRange(0, len([]rune(s))).Draw(t, "space")
	return string([]rune(s)[:at]) + rapid.SampledFrom([]string{"", " ", "　"}).Draw(t, "blank") + string([]rune(s)[at:])
}

func plainNumber(n int) string  { return fmt.Sprint(n) }
func paddedNumber(n int) string { return fmt.Sprintf("%02d", n) }

// kanjiNumber writes 11 as 十一 and 2026 as 二〇二六.
func kanjiNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return "十" + strings.Trim(string(digits[n%10]), "〇")
	case n < 100:
		return string(digits[n/10]) + "十" + strings.Trim(string(digits[n%10]), "〇")
	}
	return kanjiNumber(n/1000) + string(digits[n/100%10]) + string(digits[n/10%10]) + string(digits[n%10])
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if '!' <= r && r <= '~' {
			return r - '!' + '！'
		}
		return r
	}, s)
}

func TestDateText(t *testing.T) {
	tests := []struct {
		date                          checklist.Date
		iso, japanese, short, english string
	}{
		{checklist.Date{Year: 2026, Month: time.November, Day: 22}, "2026-11-22", "令和8年11月22日", "R8.11.22", "22 November 2026"},
		{checklist.Date{Year: 2019, Month: time.May, Day: 1}, "2019-05-01", "令和元年5月1日", "R1.5.1", "1 May 2019"},
		{checklist.Date{Year: 2019, Month: time.April, Day: 30}, "2019-04-30", "平成31年4月30日", "H31.4.30", "30 April 2019"},
		{checklist.Date{Year: 1872, Month: time.December, Day: 31}, "1872-12-31", "1872年12月31日", "1872.12.31", "31 December 1872"},
		{checklist.Date{}, "", "", "", ""},
	}
	for _, tt := range tests {
		got := [...]string{tt.date.String(), tt.date.Japanese(), tt.date.JapaneseShort(), tt.date.English()}
		if want := [...]string{tt.iso, tt.japanese, tt.short, tt.english}; got != want {
			t.Errorf("%#v prints %q, want %q", tt.date, got, want)
		}
	}
}

func TestDateJSON(t *testing.T) {
	for _, text := range []string{`"2026-11-22"`, `"2024-02-29"`, `""`} {
		var d checklist.Date
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if back, err := json.Marshal(d); err != nil || string(back) != text {
			t.Errorf("%s comes back as %s, %v", text, back, err)
		}
	}
	for _, text := range []string{
		`null`, `0`, `20261122`, `{}`, `[]`, `true`, `"2026-11-31"`, `"2026-1-1"`, `"2026/11/22"`, `"R8.11.22"`, `" 2026-11-22"`,
		`"２０２６-11-22"`, `"2026-11-22T00:00:00Z"`, `"0000-00-00"`, `"nonsense"`, `2026-11-22`,
	} {
		d := lastDay
		if err := d.UnmarshalJSON([]byte(text)); err == nil || d != lastDay {
			t.Errorf("UnmarshalJSON(%s) gives %v, %v; want an error and the date untouched", text, d, err)
		}
	}
	for _, d := range []checklist.Date{{Year: 2026, Month: 2, Day: 30}, {Year: 2026}, {Year: 26, Month: 1, Day: 1}, {Year: 10000, Month: 1, Day: 1}} {
		if text, err := json.Marshal(d); err == nil {
			t.Errorf("%#v is written as %s", d, text)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := drawDate(t), rapid.IntRange(-1000, 1000).Draw(t, "n")
		later := d.AddDays(n)
		if later.AddDays(-n) != d {
			t.Errorf("%v + %d - %d = %v", d, n, n, later.AddDays(-n))
		}
		if d.Compare(later) != -later.Compare(d) || (n > 0) != d.Before(later) || (n == 0) != (d.Compare(later) == 0) {
			t.Errorf("%v and %v, %d days later, compare as %d", d, later, n, d.Compare(later))
		}
		if checklist.DateOf(d.Time(time.Local)) != d {
			t.Errorf("%v comes back from a time as %v", d, checklist.DateOf(d.Time(time.Local)))
		}
	})
	var none checklist.Date
	if !none.AddDays(1).IsZero() || !none.Before(firstDay) || firstDay.IsZero() {
		t.Error("the zero date is not nothing, or not before every day")
	}
}

func TestDateOfUsesTheTimesOwnZone(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*60*60)
	evening := time.Date(2026, time.November, 22, 20, 0, 0, 0, time.UTC)
	if got := checklist.DateOf(evening.In(tokyo)).String(); got != "2026-11-23" {
		t.Errorf("20:00 UTC on 22 November is %s in Tokyo", got)
	}
}
