package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/checklist/text"
)

// decoder fills values of the model from nodes. The names of fields are those in
// JSON. It checks the shape of the file alone: whether the values make sense is
// for the model to say, with all codes, limits and cross-references.
type decoder struct {
	problems []Problem
	names    fieldCache
}

// fieldCache knows the fields of the structs that were asked for.
type fieldCache map[reflect.Type]*fieldNames

// fieldNames are the fields of a struct, those of embedded structs included.
type fieldNames struct {
	inOrder []string
	index   map[string][]int
}

func (c fieldCache) of(t reflect.Type) *fieldNames {
	if known, ok := c[t]; ok {
		return known
	}
	names := &fieldNames{index: map[string][]int{}}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			names.inOrder = append(names.inOrder, name)
			names.index[name] = f.Index
		}
	}
	c[t] = names
	return names
}

// decode fills target, a value that can be set, from n.
func (d *decoder) decode(n *node, target reflect.Value, path string) {
	if d.shorthand(n, target, path) {
		return
	}
	switch target.Kind() {
	case reflect.Struct:
		d.mapping(n, target, path)
	case reflect.Slice:
		d.list(n, target, path)
	case reflect.Int:
		d.number(n, target, path)
	case reflect.Bool:
		d.boolean(n, target, path)
	default:
		if d.isScalar(n, path) {
			target.SetString(d.text(n, path))
		}
	}
}

// shorthand reads what may be written as one line of text: a text in Japanese
// alone, a reference, a condition, a day.
func (d *decoder) shorthand(n *node, target reflect.Value, path string) bool {
	switch target := target.Addr().Interface().(type) {
	case *checklist.Text:
		if n.kind == nodeMapping {
			return false
		}
		if d.isScalar(n, path) {
			target.Ja = d.text(n, path)
		}
	case *checklist.Reference:
		if n.kind == nodeMapping {
			return false
		}
		if d.isScalar(n, path) {
			catalog, id, _ := strings.Cut(clean(n.text), " ")
			target.Catalog, target.ID = catalog, strings.TrimSpace(id)
		}
	case *Columns:
		if n.kind == nodeList {
			return false
		}
		if d.isScalar(n, path) {
			*target = Columns{clean(n.text)}
		}
	case *checklist.Date:
		if d.isScalar(n, path) {
			d.date(n, target, path)
		}
	case *checklist.Condition:
		if d.isScalar(n, path) {
			d.condition(n, target, path)
		}
	default:
		return false
	}
	return true
}

func (d *decoder) date(n *node, target *checklist.Date, path string) {
	day, err := checklist.ParseDate(n.text)
	if err != nil {
		d.fail(n, path, ProblemWrongDate, checklist.ProblemArgs{Value: quote(n.text)})
		return
	}
	*target = day
}

func (d *decoder) condition(n *node, target *checklist.Condition, path string) {
	if target.UnmarshalText([]byte(n.text)) == nil {
		return
	}
	var known []string
	for _, flag := range checklist.Flags() {
		known = append(known, string(flag))
	}
	d.fail(n, path, ProblemCondition, checklist.ProblemArgs{Value: quote(n.text), Known: known})
}

func (d *decoder) mapping(n *node, target reflect.Value, path string) {
	if n.kind != nodeMapping {
		d.wrongType(n, path, nodeMapping)
		return
	}
	names := d.names.of(target.Type())
	first := map[string]int{}
	for _, f := range n.fields {
		at := joinPath(path, f.name)
		index, known := names.index[f.name]
		line, again := first[f.name]
		switch {
		case !known:
			d.fail(f.value, at, ProblemUnknownField, checklist.ProblemArgs{Value: quote(f.name), Known: names.inOrder})
		case again:
			d.fail(f.value, at, ProblemDuplicateField, checklist.ProblemArgs{Value: f.name})
			d.problems[len(d.problems)-1].FirstLine = line
		default:
			first[f.name] = f.value.line
			d.decode(f.value, target.FieldByIndex(index), at)
		}
	}
}

// list leaves an empty list nil, as it is in a standard that does not name it.
func (d *decoder) list(n *node, target reflect.Value, path string) {
	if n.kind != nodeList {
		d.wrongType(n, path, nodeList)
		return
	}
	if len(n.list) == 0 {
		return
	}
	target.Set(reflect.MakeSlice(target.Type(), len(n.list), len(n.list)))
	for i, entry := range n.list {
		d.decode(entry, target.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
}

// number accepts plain decimal figures: 010 and 0x10 mean different things to
// different readers.
func (d *decoder) number(n *node, target reflect.Value, path string) {
	value, err := strconv.Atoi(n.text)
	switch {
	case n.kind != nodeNumber && n.cell == "":
		d.wrongType(n, path, nodeNumber)
		return
	case err != nil || strconv.Itoa(value) != n.text:
		d.fail(n, path, ProblemWholeNumber, checklist.ProblemArgs{Value: n.text})
		return
	}
	target.SetInt(int64(value))
}

func (d *decoder) boolean(n *node, target reflect.Value, path string) {
	known := codesOf(groupYesNo)
	switch {
	case n.cell != "" && !slices.Contains(known, n.text):
		d.fail(n, path, checklist.ProblemUnknown, checklist.ProblemArgs{Value: n.text, Known: known})
		return
	case n.kind != nodeBoolean || !slices.Contains(known, n.text):
		d.wrongType(n, path, nodeBoolean)
		return
	}
	target.SetBool(n.text == "true")
}

// isScalar accepts whatever stands on a line as a text: a version 2026.10 and a
// clause 7 need no quotes.
func (d *decoder) isScalar(n *node, path string) bool {
	scalar := n.kind == nodeText || n.kind == nodeNumber || n.kind == nodeBoolean
	if !scalar {
		d.wrongType(n, path, nodeText)
	}
	return scalar
}

func (d *decoder) wrongType(n *node, path string, want nodeKind) {
	d.fail(n, path, ProblemWrongType, checklist.ProblemArgs{Value: string(n.kind), Known: []string{string(want)}})
}

func (d *decoder) fail(n *node, path string, code checklist.ProblemCode, args checklist.ProblemArgs) {
	p := problemIn(n.place, code, args)
	p.Path = path
	d.problems = append(d.problems, p)
}

// text is a text in the form in which texts are kept. What shows nothing, and
// would change how a text reads, is left out, and said.
func (d *decoder) text(n *node, path string) string {
	if at := strings.IndexFunc(n.text, showsNothing); at >= 0 {
		r, _ := utf8.DecodeRuneInString(n.text[at:])
		d.fail(n, path, ProblemRemoved, checklist.ProblemArgs{Value: fmt.Sprintf("U+%04X", r)})
		d.problems[len(d.problems)-1].Severity = checklist.SeverityWarning
	}
	return clean(n.text)
}

// showsNothing reports the characters that [text.Clean] takes out.
func showsNothing(r rune) bool {
	return unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\r\u0085", r) || r == '\uFEFF' || unicode.Is(unicode.Bidi_Control, r)
}

// clean is the form in which texts are kept. A block of text ends with a line
// break that nobody means.
func clean(s string) string { return strings.TrimSpace(text.Clean(s)) }

// quote cuts what a problem repeats of the file.
func quote(s string) string {
	const limit = 80
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return s
}

func joinPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
