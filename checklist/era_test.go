package checklist_test

import (
	"testing"
	"time"

	"tenken/checklist"
)

func TestEraOf(t *testing.T) {
	tests := []struct {
		year       int
		month      time.Month
		day        int
		name, last string // of that day and of the day before
	}{
		{2019, time.May, 1, "Reiwa", "Heisei"},
		{1989, time.January, 8, "Heisei", "Showa"},
		{1926, time.December, 25, "Showa", "Taisho"},
		{1912, time.July, 30, "Taisho", "Meiji"},
		{1873, time.January, 1, "Meiji", ""},
	}
	for _, tt := range tests {
		day := checklist.Date{Year: tt.year, Month: tt.month, Day: tt.day}
		era, _ := checklist.EraOf(day)
		before, ok := checklist.EraOf(day.AddDays(-1))
		if era.English != tt.name || before.English != tt.last || ok != (tt.last != "") {
			t.Errorf("%v is %q, the day before %q; want %q and %q", day, era.English, before.English, tt.name, tt.last)
		}
		if ok && era.Start != day {
			t.Errorf("%s starts on %v, want %v", era.English, era.Start, day)
		}
	}
}
