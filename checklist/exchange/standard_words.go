package exchange

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
)

// groupYesNo is the group of the two truth values.
const groupYesNo = "yes_no"

// codesOf lists the codes of a group.
func codesOf(group string) []string {
	switch group {
	case "kind":
		return words(checklist.KindRating, checklist.KindCount)
	case "subject":
		return words(checklist.SubjectKinds()...)
	case "role":
		return words(checklist.Roles()...)
	case "network_model":
		return words(checklist.NetworkModels()...)
	case "class":
		return words(checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone, checklist.ClassNotApplicable)
	case "route":
		return words(checklist.Routes()...)
	case "plan":
		return words(checklist.PlanNone, checklist.PlanLine, checklist.PlanFull)
	}
	return []string{"true", "false"}
}

func words[T ~string](codes ...T) []string {
	var all []string
	for _, code := range codes {
		all = append(all, string(code))
	}
	return all
}

// label is how a code is written in a language.
func label(p *locales.Printer, group, code string) string {
	return p.T("exchange.code." + group + "." + code)
}

// findCode returns the code that a cell means: by itself or by its label in
// either language. What means none comes back as it is.
func findCode(group, written string) string {
	for _, code := range codesOf(group) {
		if same(written, code) {
			return code
		}
		for _, lang := range locales.Languages() {
			if same(written, label(locales.For(lang), group, code)) {
				return code
			}
		}
	}
	return written
}

// codeFinder remembers what cells mean: a column has few different ones.
type codeFinder map[[2]string]string

func (f codeFinder) find(group, written string) string {
	key := [2]string{group, written}
	code, known := f[key]
	if !known {
		code = findCode(group, written)
		f[key] = code
	}
	return code
}

// same compares what people may write in different ways.
func same(a, b string) bool { return folded(a) == folded(b) }

// folded is the form in which headings and labels compare equal: width, case and
// white space make no difference.
func folded(s string) string {
	return text.Fold(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

// word cleans an id or another code: full-width letters and figures become
// plain ones, and every dash a hyphen.
func word(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '\u2010' && r <= '\u2015' || r == '\u2212' {
			return '-'
		}
		return r
	}, width.Fold.String(s)))
}

// words is the key under which locales have the words of a column of a table.
func (c column) words(t string) string {
	if c.of != "" {
		t = c.of
	}
	return t + "." + c.key
}

// heading is the name of a column in a language.
func heading(p *locales.Printer, t string, c column) string {
	base := p.T("exchange.column."+c.words(t), "Name", c.name)
	switch {
	case strings.HasSuffix(c.code, ".ja"):
		return p.T("exchange.heading.ja", "Heading", base)
	case strings.HasSuffix(c.code, ".en"):
		return p.T("exchange.heading.en", "Heading", base)
	}
	return base
}

// headings finds columns by what stands in their first cell: their code or their
// heading in either language.
func headings(t string, all []column) map[string]column {
	found := map[string]column{}
	for _, c := range all {
		found[folded(c.code)] = c
		for _, lang := range locales.Languages() {
			p := locales.For(lang)
			found[folded(heading(p, t, c))] = c
			if also := "exchange.also." + c.words(t); p.Has(also) && !strings.HasSuffix(c.code, ".en") {
				for _, name := range splitList(p.T(also)) {
					found[folded(name)] = c
				}
			}
		}
	}
	return found
}

// sheetName is the name of a table's sheet in a language.
func sheetName(p *locales.Printer, name string) string { return p.T("exchange.sheet." + name) }

// standardSheets are the tables that a standard's workbook has sheets for.
func standardSheets() []string {
	return []string{tableItems, tableVariants, tableSections, tableRatings, tableCounts, tableGrades, tableSegments, tableStandard, tableHelp}
}

// sheetTable returns the one of the tables that a sheet holds, "" for none.
func sheetTable(sheet string, tables []string) string {
	i := slices.IndexFunc(tables, func(name string) bool {
		return same(sheet, name) || slices.ContainsFunc(locales.Languages(), func(lang string) bool {
			return same(sheet, sheetName(locales.For(lang), name))
		})
	})
	if i < 0 {
		return ""
	}
	return tables[i]
}

// listSeparators end an entry of a list. The first is the one that is written. A
// backslash before one makes it part of the entry.
const listSeparators = ";；,，、\n"

func splitList(s string) []string {
	var all []string
	var entry strings.Builder
	escaped := false
	for _, r := range s + ";" {
		switch {
		case escaped:
			entry.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case strings.ContainsRune(listSeparators, r):
			if trimmed := strings.TrimSpace(entry.String()); trimmed != "" {
				all = append(all, trimmed)
			}
			entry.Reset()
		default:
			entry.WriteRune(r)
		}
	}
	return all
}

func joinList(entries []string) string {
	var b strings.Builder
	for i, entry := range entries {
		if i > 0 {
			b.WriteString("; ")
		}
		for _, r := range entry {
			if r == '\\' || strings.ContainsRune(listSeparators, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// FieldName is what a sheet or a column is called in a language, "ja" or "en",
// such as items or items.question.ja in a problem's Known. Another name comes
// back as it is.
func FieldName(lang, name string) string {
	p := locales.For(lang)
	sheet, _, isColumn := strings.Cut(name, ".")
	if c, ok := fieldColumn(name); ok {
		return heading(p, sheet, c)
	}
	if !isColumn && slices.ContainsFunc(slices.Concat(tables(nil), organisationTables()), func(t table) bool { return t.name == sheet }) {
		return sheetName(p, sheet)
	}
	return name
}

// criteriaColumn is the pair of columns to which a code of criteria belongs.
func criteriaColumn(code string) []column {
	name, ok := strings.CutPrefix(code, "criteria.")
	if !ok {
		return nil
	}
	name = name[:max(0, strings.LastIndexByte(name, '.'))]
	return pair(column{code: "criteria." + name, key: "criteria", of: tableItems, name: name})
}
