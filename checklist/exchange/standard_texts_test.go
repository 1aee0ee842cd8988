package exchange_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tenken/checklist"
)

// Every item of the bundled standard says all that two people need to rate
// alike, in both languages.
func TestBundledTextsAreComplete(t *testing.T) {
	for _, item := range bundled(t).Items() {
		texts := map[string]checklist.Text{
			"question": item.Question, "not_applicable": item.NotApplicable, "verify": item.Verify,
			"evidence": item.Evidence, "why": item.Why, "first_step": item.FirstStep,
		}
		if item.Kind == checklist.KindCount {
			texts["counting"] = item.Counting
			delete(texts, "not_applicable") // a count of nobody says it
		} else {
			for _, code := range []checklist.RatingCode{"done", "partly", "not_done"} {
				texts[string(code)], _ = item.Criterion(code)
			}
		}
		for name, text := range texts {
			if text.Ja == "" || text.En == "" {
				t.Errorf("%s: %s is not written in both languages", item.ID, name)
			}
			if n := utf8.RuneCountInString(text.Ja); n > 220 {
				t.Errorf("%s: %s has %d characters", item.ID, name, n)
			}
		}
	}
}

// Words that let two people rate differently.
var vague = []string{
	"適切", "適宜", "適正に", "十分に", "必要に応じ", "きちんと", "可能な限り", "速やかに",
	"appropriate", "adequate", "as necessary", "as needed", "properly", "promptly",
}

func TestBundledTextsAreNotVague(t *testing.T) {
	for _, item := range bundled(t).Items() {
		texts := []checklist.Text{item.Question, item.Counting, item.NotApplicable, item.Verify, item.FirstStep}
		for _, c := range item.Criteria {
			texts = append(texts, c.Text)
		}
		for _, text := range texts {
			for _, word := range vague {
				if strings.Contains(text.Ja, word) || strings.Contains(strings.ToLower(text.En), word) {
					t.Errorf("%s: %q in %q", item.ID, word, text)
				}
			}
		}
	}
}

// The reason ends with the threats of the basic policy that the item meets.
func TestBundledReasonsNameTheirThreats(t *testing.T) {
	for _, item := range bundled(t).Items() {
		numbers := strings.Trim(strings.ReplaceAll(fmt.Sprint(item.Threats), " ", "・"), "[]")
		if want := "（脅威" + numbers + "）"; !strings.Contains(item.Why.Ja, want) {
			t.Errorf("%s: the reason %q does not name %s", item.ID, item.Why.Ja, want)
		}
	}
}
