package ui

import (
	"testing"

	"tenken/checklist/workflow"
	"tenken/locales"
)

// Every meaning that a column can have, and every choice, has its words.
func TestWizardHasWordsForEveryChoice(t *testing.T) {
	for _, lang := range locales.Languages() {
		p := locales.For(lang)
		for _, field := range workflow.MappedFields() {
			if !p.Has("mapping.field." + field) {
				t.Errorf("%s: %s has no words", lang, field)
			}
		}
		for _, form := range workflow.IDForms() {
			if !p.Has("mapping.ids." + string(form)) {
				t.Errorf("%s: %s has no words", lang, form)
			}
		}
		for _, look := range workflow.TitleLooks() {
			if !p.Has("mapping.titles." + string(look)) {
				t.Errorf("%s: %s has no words", lang, look)
			}
		}
	}
}
