package exchange

import (
	"bufio"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"tenken/checklist"
)

// encoder writes values of the model as YAML, so that decoder reads the same
// values again. It leaves out what is empty and may be.
type encoder struct {
	out *bufio.Writer
}

// fields writes the fields of a struct below each other. The first one may
// follow what is on the line already.
func (e *encoder) fields(v reflect.Value, indent int, startsLine bool) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := v.FieldByIndex(f.Index)
		if name == "" || strings.HasPrefix(options, "omit") && isEmpty(value) {
			continue
		}
		if startsLine {
			e.pad(indent)
		}
		startsLine = true
		e.out.WriteString(name + ":")
		e.value(value, indent)
	}
}

func isEmpty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// value writes what follows a colon, to the end of its last line.
func (e *encoder) value(v reflect.Value, indent int) {
	s, isLine := line(v)
	switch {
	case v.Kind() == reflect.Int || v.Kind() == reflect.Bool:
		fmt.Fprintf(e.out, " %v\n", v.Interface())
	case isLine:
		e.scalar(s, indent)
	case v.Kind() == reflect.Slice:
		e.list(v, indent)
	default:
		e.out.WriteByte('\n')
		e.fields(v, indent+2, true)
	}
}

// line returns what is written as one text, the shorthands included.
func line(v reflect.Value) (string, bool) {
	switch value := v.Interface().(type) {
	case checklist.Text:
		return value.Ja, value.En == ""
	case checklist.Reference:
		return value.Catalog + " " + value.ID, true
	case checklist.Condition:
		return value.String(), true
	case Columns:
		return strings.Join(value, ""), len(value) == 1
	}
	return v.String(), v.Kind() == reflect.String
}

// list writes entries with fields below each other, all others in brackets.
func (e *encoder) list(v reflect.Value, indent int) {
	var entries []string
	for i := range v.Len() {
		entry := v.Index(i)
		s, isLine := line(entry)
		switch {
		case entry.Kind() == reflect.Int:
			entries = append(entries, fmt.Sprint(entry.Int()))
		case isLine && isPlain(s) && !strings.Contains(s, ","):
			entries = append(entries, s)
		case isLine:
			entries = append(entries, quoted(s))
		default:
			e.entry(entry, indent, i == 0)
		}
	}
	if entries != nil || v.Len() == 0 {
		fmt.Fprintf(e.out, " [%s]\n", strings.Join(entries, ", "))
	}
}

func (e *encoder) entry(v reflect.Value, indent int, first bool) {
	if first {
		e.out.WriteByte('\n')
	}
	e.pad(indent)
	e.out.WriteString("- ")
	e.fields(v, indent+2, false)
}

func (e *encoder) scalar(s string, indent int) {
	switch {
	case isPlain(s):
		e.out.WriteString(" " + s + "\n")
	case isBlock(s):
		e.out.WriteString(" |-\n")
		for part := range strings.SplitSeq(s, "\n") {
			if part != "" {
				e.pad(indent + 2)
			}
			e.out.WriteString(part + "\n")
		}
	default:
		e.out.WriteString(" " + quoted(s) + "\n")
	}
}

func (e *encoder) pad(indent int) { e.out.WriteString(strings.Repeat(" ", indent)) }

// reservedWords are other things than text where no quotes are, here or for
// other readers of YAML.
var reservedWords = []string{"true", "false", "yes", "no", "on", "off", "y", "n", "null"}

// isPlain reports whether a text needs no quotes in a field. It is stricter than
// YAML: a plain text begins with a letter, or another sign beyond ASCII.
func isPlain(s string) bool {
	runes := []rune(s)
	if len(runes) == 0 || slices.Contains(reservedWords, strings.ToLower(s)) {
		return false
	}
	if runes[0] < unicode.MaxASCII && !unicode.IsLetter(runes[0]) || strings.HasSuffix(s, " ") {
		return false
	}
	for i, r := range runes {
		if r < unicode.MaxASCII && !isPlainASCII(r) || r >= unicode.MaxASCII && !isVisible(r) {
			return false
		}
		if r == ':' && (i+1 == len(runes) || runes[i+1] == ' ') {
			return false
		}
	}
	return true
}

func isPlainASCII(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" ._-/()'&+%;!?=|,:", r)
}

// isBlock reports whether a text of several lines can be written below its field
// as it is. The first line sets the indentation of the block.
func isBlock(s string) bool {
	if !strings.Contains(s, "\n") || s != strings.TrimSpace(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && !isVisible(r) })
}

// isVisible reports what can be told from a space by looking, and the
// ideographic space, which Japanese texts use.
func isVisible(r rune) bool { return unicode.IsPrint(r) || r == '\u3000' }

// quoted writes a text in double quotes, with escapes for what can't be seen.
func quoted(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case isVisible(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	return `"` + b.String() + `"`
}
