package locales

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// forms are the forms of one text: "other", and in English perhaps "one".
type forms map[string]string

var placeholder = regexp.MustCompile(`\{\{\.([A-Z][A-Za-z0-9]*)\}\}`)

// names returns the placeholders of a text, sorted, each once.
func names(text string) []string {
	var all []string
	for _, match := range placeholder.FindAllStringSubmatch(text, -1) {
		all = append(all, match[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// area returns the file to which a key belongs.
func area(key string) string {
	name, _, _ := strings.Cut(key, ".")
	return name
}

// texts reads all texts of a language.
func texts(t *testing.T, lang string) map[string]forms {
	t.Helper()
	all := map[string]forms{}
	eachText(t, lang, func(_, key string, text forms) { all[key] = text })
	return all
}

func eachText(t *testing.T, lang string, visit func(file, key string, text forms)) {
	t.Helper()
	paths, err := fs.Glob(files, lang+"/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no texts for %q: %v", lang, err)
	}
	for _, file := range paths {
		content, err := fs.ReadFile(files, file)
		if err != nil {
			t.Fatal(err)
		}
		err = eachEntry(content, func(key string, text forms) { visit(file, key, text) })
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
}

// eachEntry calls visit for every key of a flat JSON object, repeated ones
// included.
func eachEntry(content []byte, visit func(string, forms)) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	if _, err := decoder.Token(); err != nil {
		return err
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		text, err := parseForms(value)
		if err != nil {
			return fmt.Errorf("%v: %w", key, err)
		}
		visit(key.(string), text)
	}
	return nil
}

func parseForms(value json.RawMessage) (forms, error) {
	if bytes.HasPrefix(value, []byte("{")) {
		var text forms
		return text, json.Unmarshal(value, &text)
	}
	var other string
	err := json.Unmarshal(value, &other)
	return forms{"other": other}, err
}

// What encoding/json would swallow: of a repeated key the last text wins.
func TestEveryKeyStandsOnceAndInItsFile(t *testing.T) {
	for _, lang := range Languages() {
		seen := map[string]bool{}
		eachText(t, lang, func(file, key string, _ forms) {
			if area(key)+".json" != path.Base(file) {
				t.Errorf("%s: %q belongs into another file", file, key)
			}
			if seen[key] {
				t.Errorf("%s: %q occurs twice", file, key)
			}
			seen[key] = true
		})
	}
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	ja, en := texts(t, Japanese), texts(t, English)
	for key := range ja {
		if en[key] == nil {
			t.Errorf("%q is missing in English", key)
		}
	}
	for key := range en {
		if ja[key] == nil {
			t.Errorf("%q is missing in Japanese", key)
		}
	}
}

func TestBothLanguagesHaveTheSamePlaceholders(t *testing.T) {
	ja, en := texts(t, Japanese), texts(t, English)
	for key := range ja {
		want := names(ja[key]["other"])
		if got := names(en[key]["other"]); !slices.Equal(got, want) {
			t.Errorf("%q has placeholders %v in Japanese and %v in English", key, want, got)
		}
		for _, name := range names(en[key]["one"]) {
			if !slices.Contains(want, name) {
				t.Errorf("%q has {{.%s}} in its singular only", key, name)
			}
		}
	}
}

func TestForms(t *testing.T) {
	allowed := map[string][]string{Japanese: {"other"}, English: {"one", "other"}}
	for _, lang := range Languages() {
		for key, text := range texts(t, lang) {
			for form := range text {
				if !slices.Contains(allowed[lang], form) {
					t.Errorf("%s: %q has the form %q", lang, key, form)
				}
			}
			if text["other"] == "" {
				t.Errorf("%s: %q is empty", lang, key)
			}
		}
	}
}

func TestTextsAreClean(t *testing.T) {
	for _, lang := range Languages() {
		for key, text := range texts(t, lang) {
			for form := range maps.Values(text) {
				if problem := unclean(key, form); problem != "" {
					t.Errorf("%s: %q %s: %q", lang, key, problem, form)
				}
			}
		}
	}
}

// unclean names what a text must not have. A separator such as ", " may end
// in a space.
func unclean(key, text string) string {
	rest := placeholder.ReplaceAllString(text, "")
	switch {
	case strings.Contains(rest, "{{") || strings.Contains(rest, "}}"):
		return "has more than plain placeholders"
	case strings.TrimSpace(text) != text && !strings.HasSuffix(key, ".separator"):
		return "begins or ends with white space"
	case strings.Contains(text, "  "):
		return "has two spaces in a row"
	case strings.IndexFunc(text, oddSpace) >= 0:
		return "has an unusual white space or control character"
	}
	return ""
}

func oddSpace(r rune) bool {
	return r != ' ' && r != '\n' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}
