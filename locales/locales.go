// Package locales holds every text that the program shows, in Japanese and in
// English, and looks them up by key.
//
// The texts lie in ja/<area>.json and en/<area>.json. A key starts with the
// name of its area, so that the file of a key is known from the key alone:
//
//	"report.cover.title": "情報セキュリティ自己点検票"
//	"report.cover.year":  "{{.Year}}年度"
//	"report.items":       {"one": "{{.Count}} item", "other": "{{.Count}} items"}
//
// A text has placeholders in template form; a text that counts has the forms
// "one" and "other" in English and is a plain text in Japanese. [For] gives
// the Printer of a language, [Printer.T] and [Printer.N] give the texts:
//
//	p := locales.For("ja")
//	p.T("report.cover.year", "Year", 2026)
//	p.N("report.items", 3)
//
// The package's tests hold both languages and the program together: the same
// keys and placeholders in both, none unused, none missing.
package locales

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
)

//go:embed ja/*.json en/*.json
var files embed.FS

// The languages of the program. Japanese is the default.
const (
	Japanese = "ja"
	English  = "en"
)

// printers are loaded when they are first asked for: most runs need one.
var printers = map[string]func() *Printer{
	Japanese: sync.OnceValue(func() *Printer { return load(files, Japanese) }),
	English:  sync.OnceValue(func() *Printer { return load(files, English) }),
}

// Languages returns the languages that For knows, the default first.
func Languages() []string { return []string{Japanese, English} }

// For returns the Printer of a language, "ja" or "en". An unknown language
// gives Japanese.
func For(lang string) *Printer {
	printer, known := printers[lang]
	if !known {
		printer = printers[Japanese]
	}
	return printer()
}

// A Printer gives the texts of one language. It is safe for use by several
// goroutines at once.
type Printer struct {
	lang      string
	plain     map[string]string // texts without placeholders and plural forms
	templates map[string]bool   // keys of all the others
	localizer *i18n.Localizer
}

// Lang returns the language of the texts, "ja" or "en".
func (p *Printer) Lang() string { return p.lang }

// Has reports whether there is a text for key.
func (p *Printer) Has(key string) bool {
	_, plain := p.plain[key]
	return plain || p.templates[key]
}

// T returns the text of key with its placeholders filled from args, which
// alternate between a placeholder's name and its value. A key without a text,
// or a placeholder without a value, gives the key in ⟦⟧, so that it is seen.
func (p *Printer) T(key string, args ...any) string {
	if text, ok := p.plain[key]; ok {
		return text
	}
	return p.fill(&i18n.LocalizeConfig{MessageID: key}, args)
}

// N is T for a text that depends on a number: English has a form for one and
// a form for all others. The number itself fills the placeholder Count.
func (p *Printer) N(key string, count int, args ...any) string {
	if text, ok := p.plain[key]; ok {
		return text
	}
	return p.fill(&i18n.LocalizeConfig{MessageID: key, PluralCount: count}, slices.Concat(args, []any{"Count", count}))
}

// textParser is one value, because go-i18n keeps the parsed template.
var textParser = &template.TextParser{Option: "missingkey=error"}

func (p *Printer) fill(config *i18n.LocalizeConfig, args []any) string {
	values, ok := placeholders(args)
	if !ok {
		return missing(config.MessageID)
	}
	config.TemplateData = values
	config.TemplateParser = textParser
	text, err := p.localizer.Localize(config)
	if err != nil {
		return missing(config.MessageID)
	}
	return text
}

func placeholders(args []any) (map[string]any, bool) {
	if len(args)%2 != 0 {
		return nil, false
	}
	values := make(map[string]any, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			return nil, false
		}
		values[name] = args[i+1]
	}
	return values, true
}

func missing(key string) string { return "⟦" + key + "⟧" }

// load reads the files of a language. They are part of the program and
// checked by its tests, so a file that cannot be read is a broken build.
func load(fsys fs.FS, lang string) *Printer {
	bundle := i18n.NewBundle(language.Make(lang))
	p := &Printer{
		lang:      lang,
		plain:     map[string]string{},
		templates: map[string]bool{},
		localizer: i18n.NewLocalizer(bundle, lang),
	}
	paths, err := fs.Glob(fsys, lang+"/*.json")
	if err != nil {
		panic(fmt.Sprintf("locales: %v", err))
	}
	for _, path := range paths {
		p.add(bundle, fsys, path)
	}
	return p
}

func (p *Printer) add(bundle *i18n.Bundle, fsys fs.FS, path string) {
	content, err := fs.ReadFile(fsys, path)
	if err != nil {
		panic(fmt.Sprintf("locales: %v", err))
	}
	messages, err := bundle.ParseMessageBytes(language.Make(p.lang), content, json.Unmarshal)
	if err != nil {
		panic(fmt.Sprintf("locales: %s: %v", path, err))
	}
	for _, m := range messages {
		if m.One == "" && !strings.Contains(m.Other, "{{") {
			p.plain[m.ID] = m.Other
		} else {
			p.templates[m.ID] = true
		}
	}
}
