package checklist_test

import (
	"errors"
	"testing"

	"tenken/checklist"
)

func TestEvidenceGoesStaleAtTheYearsBorder(t *testing.T) {
	tests := []struct {
		date  checklist.Date
		stale bool
	}{
		{checklist.Date{Year: 2026, Month: 3, Day: 31}, true},
		{checklist.Date{Year: 2026, Month: 4, Day: 1}, false},
		{checklist.Date{Year: 2027, Month: 3, Day: 31}, false},
		{checklist.Date{Year: 2027, Month: 4, Day: 1}, false}, // later than the year, but not stale
		{checklist.Date{Year: 2025, Month: 12, Day: 31}, true},
		{checklist.Date{Year: 2026, Month: 1, Day: 1}, true}, // January belongs to the fiscal year before
		{checklist.Date{}, false},
	}
	for _, test := range tests {
		e := checklist.Evidence{Title: "台帳", Date: test.date}
		if got := e.Stale(2026); got != test.stale {
			t.Errorf("%s in fiscal year 2026: stale %v", test.date, got)
		}
	}
}

func TestEvidenceCheck(t *testing.T) {
	most := checklist.MaxText
	tests := []struct {
		name string
		give checklist.Evidence
		want error
	}{
		{"reference", checklist.Evidence{Title: "情報資産台帳", Number: "税-12", Location: "共有フォルダ"}, nil},
		{"longest", checklist.Evidence{Title: long(most), Number: long(most), Location: long(most)}, nil},
		{"no title", checklist.Evidence{Number: "税-12"}, checklist.ErrEvidenceFields},
		{"only spaces", checklist.Evidence{Title: "　 "}, checklist.ErrEvidenceFields},
		{"long title", checklist.Evidence{Title: long(most + 1)}, checklist.ErrTextTooLong},
		{"long number", checklist.Evidence{Title: "台帳", Number: long(most + 1)}, checklist.ErrTextTooLong},
		{"long location", checklist.Evidence{Title: "台帳", Location: long(most + 1)}, checklist.ErrTextTooLong},
		{"not UTF-8", checklist.Evidence{Title: "\x91\xe4"}, checklist.ErrTextInvalid},
	}
	for _, test := range tests {
		if err := test.give.Check(); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, err, test.want)
		}
	}
}
