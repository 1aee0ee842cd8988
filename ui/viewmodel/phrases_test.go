package viewmodel

import (
	"fmt"
	"testing"

	"tenken/checklist"
)

func phrases(t *testing.T, s *Session, field TextField, lang string) []Phrase {
	t.Helper()
	all, err := s.Phrases(field, NewFormat(lang))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every field has phrases in both languages, and none for an action is one that
// the check would complain of.
func TestPhrasesOfTheProgram(t *testing.T) {
	s := open(t, smallForm(t))
	for _, field := range TextFields() {
		ja, en := phrases(t, s, field, "ja"), phrases(t, s, field, "en")
		if len(ja) < 5 || len(ja) != len(en) {
			t.Errorf("%s: %d and %d phrases", field, len(ja), len(en))
		}
	}
	for _, phrase := range phrases(t, s, FieldAction, "ja") {
		if checklist.AwarenessOnly(phrase.Text) {
			t.Errorf("%q is no more than awareness", phrase.Text)
		}
	}
}

// Own phrases stand first, once each, and stay in the file.
func TestOwnPhrases(t *testing.T) {
	s := open(t, smallForm(t))
	keep := func(text string) {
		t.Helper()
		if err := s.KeepPhrase(t.Context(), FieldReason, text); err != nil {
			t.Fatal(err)
		}
	}
	keep("一つめ")
	keep("二つめ\n")
	keep("一つめ")
	all := phrases(t, NewSession(s.Workspace(), s.Sheet()), FieldReason, "ja")
	if all[0] != (Phrase{"一つめ", true}) || all[1] != (Phrase{"二つめ", true}) || all[2].Own {
		t.Errorf("%+v", all[:3])
	}
	if phrases(t, s, FieldCause, "ja")[0].Own {
		t.Error("another field has it, too")
	}
	if err := s.DropPhrase(t.Context(), FieldReason, "一つめ"); err != nil {
		t.Fatal(err)
	}
	if first := phrases(t, s, FieldReason, "ja")[0]; first.Text != "二つめ" {
		t.Errorf("%+v", first)
	}
	for n := range MaxPhrases + 5 {
		keep(fmt.Sprint("文", n))
	}
	all = phrases(t, s, FieldReason, "ja")
	if all[0].Text != fmt.Sprint("文", MaxPhrases+4) || !all[MaxPhrases-1].Own || all[MaxPhrases].Own {
		t.Errorf("%+v", all)
	}
}
