package checklist_test

import (
	"encoding/json"
	"testing"

	"tenken/checklist"
)

func TestRate(t *testing.T) {
	tests := []struct {
		part, whole int
		want        string
	}{
		{0, 0, "null"}, {5, 0, "null"}, {0, 7, "0"}, {7, 7, "10000"}, {1, 3, "3333"}, {2, 3, "6666"}, {9999, 10000, "9999"}, {99999, 100000, "9999"},
	}
	for _, test := range tests {
		rate := checklist.NewRate(test.part, test.whole)
		got, err := json.Marshal(rate)
		if err != nil || string(got) != test.want {
			t.Errorf("%d/%d: got %s, %v, want %s", test.part, test.whole, got, err, test.want)
		}
		back := checklist.Rate{Permyriad: 1, Valid: true}
		if err := json.Unmarshal(got, &back); err != nil || back != rate {
			t.Errorf("%s reads as %v, %v", got, back, err)
		}
	}
	for _, text := range []string{`""`, `"5000"`, `1.5`, `true`, `{}`} {
		if rate := (checklist.Rate{}); json.Unmarshal([]byte(text), &rate) == nil || rate.Valid {
			t.Errorf("%s reads as %v", text, rate)
		}
	}
}
