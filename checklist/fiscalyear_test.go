package checklist_test

import (
	"encoding/json"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

func TestFiscalYearText(t *testing.T) {
	tests := map[checklist.FiscalYear][2]string{
		2026: {"令和8年度", "FY2026"},
		2020: {"令和2年度", "FY2020"},
		2019: {"令和元年度", "FY2019"},
		2018: {"平成30年度", "FY2018"},
		1989: {"平成元年度", "FY1989"},
		1988: {"昭和63年度", "FY1988"}, // ends in Heisei, but began before it
		1926: {"昭和元年度", "FY1926"},
		1925: {"大正14年度", "FY1925"},
		1912: {"大正元年度", "FY1912"},
		1911: {"明治44年度", "FY1911"},
		1872: {"1872年度", "FY1872"},
		0:    {"", ""},
	}
	for year, want := range tests {
		if got := [2]string{year.Japanese(), year.English()}; got != want {
			t.Errorf("%d prints %q, want %q", int(year), got, want)
		}
	}
}

func TestParseFiscalYear(t *testing.T) {
	want := map[checklist.FiscalYear][]string{
		2026: {"2026", "2026年度", "FY2026", "fy2026", "ＦＹ２０２６", "令和8年度", "令和８年度", "令和八年度", "令和 8 年度", "R8", "r8年度", "Ｒ８", "令8", "㋿8年度", "二〇二六年度"},
		2019: {"2019年度", "令和元年度", "R元", "R1", "平成31年度", "H31"},
		1989: {"平成元年度", "H1"},
		1988: {"昭和63年度"},
		1926: {"昭和元年度", "大正15年度"},
		1912: {"大正元年度", "明治45年度"},
	}
	for year, texts := range want {
		for _, text := range texts {
			if got, err := checklist.ParseFiscalYear(text); err != nil || got != year {
				t.Errorf("ParseFiscalYear(%q) = %d, %v; want %d", text, got, err, year)
			}
		}
	}
	wrong := map[checklist.DatePart][]string{
		checklist.DateForm: {"", "年度", "FY", "令和", "2026年", "来年度", "2026-04-01", "元年度", "FY２０２６年"},
		checklist.DateYear: {"26", "1872", "9999", "R0", "R100", "M5"},
		checklist.DateEra:  {"平成32年度", "昭和64年度", "大正16年度"},
	}
	for part, texts := range wrong {
		for _, text := range texts {
			_, err := checklist.ParseFiscalYear(text)
			var dateErr *checklist.DateError
			if !errors.As(err, &dateErr) || dateErr.Part != part {
				t.Errorf("ParseFiscalYear(%q): %v; want part %s", text, err, part)
			}
		}
	}
}

func TestFiscalYearPrintsAndParses(t *testing.T) {
	for year := checklist.FiscalYear(1873); year <= 2099; year++ {
		for _, form := range []string{year.Japanese(), year.English(), fullWidth(year.Japanese())} {
			if got, err := checklist.ParseFiscalYear(form); err != nil || got != year {
				t.Fatalf("%d prints %q, which is read as %d, %v", int(year), form, got, err)
			}
		}
	}
}

func TestFiscalYearHoldsItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDate(t)
		year := checklist.FiscalYearOf(d)
		if !year.Contains(d) || d.Before(year.Start()) || year.End().Before(d) {
			t.Errorf("%v is not in %s, %v to %v", d, year.English(), year.Start(), year.End())
		}
		if year.End().AddDays(1) != (year+1).Start() || year.Contains((year + 1).Start()) || year.Contains((year - 1).End()) {
			t.Errorf("%s does not end where the next year starts", year.English())
		}
	})
	march, _ := checklist.ParseDate("R9.3.31")
	if got := checklist.FiscalYearOf(march); got != 2026 {
		t.Errorf("March 2027 is in fiscal year %d", int(got))
	}
	var none checklist.Date
	if checklist.FiscalYearOf(none) != 0 || checklist.FiscalYear(0).Contains(none) {
		t.Error("the zero date has a fiscal year")
	}
}

func TestFiscalYearJSON(t *testing.T) {
	data, err := json.Marshal(checklist.FiscalYear(2026))
	if err != nil || string(data) != "2026" {
		t.Errorf("written as %s, %v", data, err)
	}
}
