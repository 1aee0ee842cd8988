package locales

import (
	"testing"
	"testing/fstest"
)

var sample = fstest.MapFS{
	"ja/sheet.json": {Data: []byte(`{
		"sheet.title": "自己点検票",
		"sheet.line": "{{.File}}の{{.Line}}行目",
		"sheet.items": "{{.Count}}件（{{.Name}}）",
		"sheet.only": "1件のみ"
	}`)},
	"en/sheet.json": {Data: []byte(`{
		"sheet.title": "Inspection sheet",
		"sheet.line": "line {{.Line}} of {{.File}}",
		"sheet.items": {"one": "{{.Count}} item ({{.Name}})", "other": "{{.Count}} items ({{.Name}})"},
		"sheet.only": "One item only"
	}`)},
}

func TestTexts(t *testing.T) {
	ja, en := load(sample, Japanese), load(sample, English)
	for _, test := range []struct{ got, want string }{
		{ja.Lang(), "ja"},
		{en.Lang(), "en"},
		{ja.T("sheet.title"), "自己点検票"},
		{en.T("sheet.title"), "Inspection sheet"},
		{ja.T("sheet.line", "File", "a<b>.csv", "Line", 3), "a<b>.csvの3行目"},
		{en.T("sheet.line", "Line", 3, "File", "{{.X}}"), "line 3 of {{.X}}"},
		{ja.N("sheet.items", 1, "Name", "x"), "1件（x）"},
		{ja.N("sheet.items", 2, "Name", "x"), "2件（x）"},
		{en.N("sheet.items", 0, "Name", "x"), "0 items (x)"},
		{en.N("sheet.items", 1, "Name", "x"), "1 item (x)"},
		{en.N("sheet.items", 2, "Name", "x"), "2 items (x)"},
		{en.N("sheet.only", 1), "One item only"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestMistakesShow(t *testing.T) {
	p := load(sample, English)
	for _, test := range []struct{ got, want string }{
		{p.T("sheet.nothing"), "⟦sheet.nothing⟧"},
		{p.N("sheet.nothing", 1), "⟦sheet.nothing⟧"},
		{p.T("sheet.line", "File", "a"), "⟦sheet.line⟧"},
		{p.T("sheet.line", "File"), "⟦sheet.line⟧"},
		{p.T("sheet.line", 1, 2), "⟦sheet.line⟧"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestHas(t *testing.T) {
	p := load(sample, English)
	for key, want := range map[string]bool{
		"sheet.title": true, "sheet.line": true, "sheet.items": true, "sheet": false, "sheet.nothing": false, "": false,
	} {
		if p.Has(key) != want {
			t.Errorf("Has(%q) is %v", key, !want)
		}
	}
}

func TestUnknownLanguageIsJapanese(t *testing.T) {
	for lang, want := range map[string]string{"ja": "ja", "en": "en", "": "ja", "fr": "ja", "EN": "ja"} {
		if got := For(lang).Lang(); got != want {
			t.Errorf("For(%q) is %s, want %s", lang, got, want)
		}
	}
	for _, lang := range Languages() {
		if got := For(lang).Lang(); got != lang {
			t.Errorf("For(%q) is %s", lang, got)
		}
	}
}

// A list of 5,000 rows looks up several texts a row: a plain text must cost
// no more than a map, and one with placeholders no more than its template.
func BenchmarkT(b *testing.B) {
	p := load(sample, Japanese)
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			p.T("sheet.title")
		}
	})
	b.Run("placeholders", func(b *testing.B) {
		for b.Loop() {
			p.T("sheet.line", "File", "a.csv", "Line", 3)
		}
	})
}
