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
