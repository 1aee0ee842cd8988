package exchange_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tenken/checklist"
)

// Every item of a bundled standard says all that two people need to rate alike, in
// both languages, whatever the network model.
func TestBundledTextsAreComplete(t *testing.T) {
	for _, std := range bundled(t) {
		for _, item := range std.Items() {
			for _, read := range readings(item) {
				checkTexts(t, std, read)
			}
		}
	}
}

func checkTexts(t *testing.T, std *checklist.Standard, item *checklist.Item) {
	t.Helper()
	texts := map[string]checklist.Text{
		"question": item.Question, "not_applicable": item.NotApplicable, "verify": item.Verify,
		"evidence": item.Evidence, "why": item.Why, "first_step": item.FirstStep,
	}
	if item.Kind == checklist.KindCount {
		texts["counting"] = item.Counting
		delete(texts, "not_applicable") // a count of nobody says it
	} else {
		for _, r := range std.Scale.Ratings {
			if r.Applies() {
				texts[string(r.Code)], _ = item.Criterion(r.Code)
			}
		}
	}
	for name, text := range texts {
		if text.Ja == "" || text.En == "" {
			t.Errorf("%s %s: %s is not written in both languages", std.ID, item.ID, name)
		}
		if n := utf8.RuneCountInString(text.Ja); n > 220 {
			t.Errorf("%s %s: %s has %d characters", std.ID, item.ID, name, n)
		}
	}
}

// Words that let two people rate differently.
var vague = []string{
	"適切", "適宜", "適正に", "十分に", "必要に応じ", "きちんと", "可能な限り", "速やかに",
	"appropriate", "adequate", "as necessary", "as needed", "properly", "promptly",
}

func TestBundledTextsAreNotVague(t *testing.T) {
	for id, item := range bundledItems(t) {
		for _, read := range readings(item) {
			checkWords(t, id, read)
		}
	}
}

func checkWords(t *testing.T, id string, item *checklist.Item) {
	t.Helper()
	texts := []checklist.Text{item.Question, item.Counting, item.NotApplicable, item.Verify, item.FirstStep}
	for _, c := range item.Criteria {
		texts = append(texts, c.Text)
	}
	for _, text := range texts {
		for _, word := range vague {
			if strings.Contains(text.Ja, word) || strings.Contains(strings.ToLower(text.En), word) {
				t.Errorf("%s: %q in %q", id, word, text)
			}
		}
	}
}

// The reason ends with the threats of the basic policy that the item meets.
func TestBundledReasonsNameTheirThreats(t *testing.T) {
	for _, item := range municipal(t).Items() {
		numbers := strings.Trim(strings.ReplaceAll(fmt.Sprint(item.Threats), " ", "・"), "[]")
		if want := "（脅威" + numbers + "）"; !strings.Contains(item.Why.Ja, want) {
			t.Errorf("%s: the reason %q does not name %s", item.ID, item.Why.Ja, want)
		}
	}
}
