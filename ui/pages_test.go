package ui

import (
	"testing"

	"tenken/ui/viewmodel"
)

// readers opens each page about standards and shows it to look.
func (d *desk) readers(look func(name string)) {
	d.t.Helper()
	std := d.sheet().session.Sheet().Standard
	old, new := revised(d.t)
	for _, page := range []struct {
		name string
		open func()
	}{
		{"library", d.library},
		{"standard", func() { d.browseItem(std, "C01-01-02") }},
		{"found", func() { d.browse(std, viewmodel.CatalogueFilter{Role: "head", Clause: "6(1)"}) }},
		{"coverage", func() { d.coverage(std) }},
		{"policy", func() { d.readPolicy(std, "6(1)") }},
		{"comparison", func() { d.compare(old, new) }},
		{"preview", func() { d.previewItems(std) }},
	} {
		page.open()
		if len(d.below) != 2 {
			d.t.Fatalf("%s does not open: %q", page.name, d.words())
		}
		look(page.name)
		d.back()
	}
}

// The pages about standards look as before.
func TestReadersLookAsBefore(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		d := policyDesk(t)
		if lang == "en" {
			d.setLanguage(lang)
		}
		d.readers(func(name string) {
			if name != "library" { // lists what is bundled, which grows
				d.golden(name + "-" + lang + ".xml")
			}
		})
	}
}

// Nothing is cut off on them at the smallest size of the window, in both languages
// and with large text, and every text comes from the tables of words.
func TestReadersAreNotCutOff(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		for _, scale := range []float32{1, textScales[len(textScales)-1]} {
			d := policyDesk(t)
			d.changeLooks(func() {
				d.prefs.SetString(prefLanguage, lang)
				d.prefs.SetFloat(prefTextScale, float64(scale))
			})
			d.readers(func(name string) {
				for _, cut := range d.cutOff() {
					t.Errorf("%s %.0f%% %s: %s", lang, scale*100, name, cut)
				}
				if d.says("⟦") {
					t.Errorf("%s %s: %q", lang, name, d.words())
				}
			})
		}
	}
}
