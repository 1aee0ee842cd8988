package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"tenken/checklist"
)

// yamlStart is how a YAML file begins: a comment, a mark, a list or a field.
var yamlStart = regexp.MustCompile(`^\s*(#|%|---|- |"[^"]*":(\s|$)|[^,;\t"]*:(\s|$))`)

// NeedsBase reports whether a file is CSV or an OSCAL catalog, for which
// [CheckStandard] may need a base. The first lines are enough to tell.
func NeedsBase(head []byte) bool { return isCSV(head) || IsOSCAL(head) }

// isCSV tells a table from a text in YAML by its first line.
func isCSV(data []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(data, byteOrderMark), " \r\n")
	if isExcel(data) || isJSON(data) {
		return false
	}
	if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
		text = text[:end]
	}
	return bytes.ContainsAny(text, ",;\t") && !yamlStart.Match(text)
}

// parseCSV makes the tree of the sections of a CSV file.
func parseCSV(data []byte, base *checklist.Standard) (*node, []Problem) {
	if base == nil {
		return nil, []Problem{problemAt(0, 0, ProblemNoBase, checklist.ProblemArgs{})}
	}
	g, problems := readCSV(data, unguard)
	if problems != nil {
		return nil, problems
	}
	r := newTableReader()
	t := table{name: tableItems, columns: csvColumns(checklist.MaxDepth, base.Scale.Ratings)}
	rows := r.rows(t, g)
	if slices.ContainsFunc(r.problems, isMissingColumn) {
		return nil, r.problems
	}
	items, variants := r.splitVariants(rows)
	r.variants(items, variants, "id")
	root := &node{kind: nodeMapping}
	root.attach("sections", r.sectionsAround(items))
	return root, r.problems
}

// readCSV takes a file apart into cells, with read undoing the escapes of a text.
func readCSV(data []byte, read func(string) string) (*grid, []Problem) {
	text, problem := decodeCSV(data)
	if problem != nil {
		return nil, []Problem{*problem}
	}
	text = newlines.Replace(text)
	c := csv.NewReader(strings.NewReader(text))
	c.Comma = separator(text)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	g := &grid{}
	inFields := 0 // line breaks so far, which are no rows
	for {
		record, err := c.Read()
		var wrong *csv.ParseError
		switch {
		case errors.As(err, &wrong):
			return nil, []Problem{problemAt(wrong.StartLine, 0, ProblemQuote, checklist.ProblemArgs{})}
		case err != nil:
			return g, nil
		case len(g.rows) >= maxRows || len(record) > maxColumns:
			line, _ := c.FieldPos(0)
			return nil, []Problem{problemAt(line, 0, ProblemSheetSize, sheetSize)}
		}
		line, _ := c.FieldPos(0)
		row := gridRow{number: line - inFields, line: line}
		for i, field := range record {
			inFields += strings.Count(field, "\n")
			if field != "" {
				row.cells = append(row.cells, gridCell{column: i + 1, kind: cellText, text: read(field)})
			}
		}
		g.rows = append(g.rows, row)
	}
}

// decodeCSV reads UTF-8, with or without a byte order mark, or CP932, the
// encoding of Japanese Windows.
func decodeCSV(data []byte) (string, *Problem) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		problem := problemAt(0, 0, ProblemUTF16, checklist.ProblemArgs{})
		return "", &problem
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		problem := problemAt(1+bytes.Count(data[:at], []byte("\n")), 0, ProblemControlCharacter, checklist.ProblemArgs{Value: "U+0000"})
		return "", &problem
	}
	data = bytes.TrimPrefix(data, byteOrderMark)
	if utf8.Valid(data) {
		return string(data), nil
	}
	decoded, err := japanese.ShiftJIS.NewDecoder().Bytes(data)
	if at := bytes.IndexRune(decoded, utf8.RuneError); err != nil || at >= 0 {
		line := 1 + bytes.Count(decoded[:max(at, 0)], []byte("\n"))
		problem := problemAt(line, 0, ProblemEncoding, checklist.ProblemArgs{})
		return "", &problem
	}
	return string(decoded), nil
}

// separator is the one of comma, semicolon and tab that the first line with any of
// them has most of.
func separator(text string) rune {
	first := max(0, strings.IndexAny(text, ",;\t"))
	head := text[1+strings.LastIndexByte(text[:first], '\n'):]
	head, _, _ = strings.Cut(head, "\n")
	best := ','
	for _, r := range ",;\t" {
		if strings.Count(head, string(r)) > strings.Count(head, string(best)) {
			best = r
		}
	}
	return best
}

// A spreadsheet takes a text that begins with one of these for a formula.
const formulaMarks = "=+-@\t"

var trueNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

var (
	lineEscapes   = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	lineUnescapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

// guard writes a text so that it stays a text of one line in a spreadsheet: an
// apostrophe before what looks like a formula, \n for a line break and \\ for a
// backslash.
func guard(s string) string {
	if looksLikeFormula(s) && !trueNumber.MatchString(s) {
		s = "'" + s
	}
	return lineEscapes.Replace(s)
}

// unguard undoes guard.
func unguard(s string) string {
	s = lineUnescapes.Replace(s)
	if strings.HasPrefix(s, "'") && looksLikeFormula(s) {
		s = s[1:]
	}
	return s
}

func looksLikeFormula(s string) bool {
	bare := strings.TrimLeft(s, "'")
	return bare != "" && strings.IndexByte(formulaMarks, bare[0]) >= 0
}

// sectionsAround makes the tree of sections from items that name all the sections
// around them. It returns the chapters.
func (r *tableReader) sectionsAround(items []*node) []*node {
	type spot struct {
		above *node
		id    string
	}
	known := map[spot]*node{}
	t := &sectionTree{sections: map[*node][]*node{}, items: map[*node][]*node{}}
	for _, item := range items {
		before := len(r.problems)
		var above *node
		for level := 1; level <= checklist.MaxDepth; level++ {
			section := item.take(fmt.Sprintf("level%d", level))
			if section == nil || section.field("id") == nil {
				continue
			}
			key := spot{above, section.field("id").text}
			if known[key] == nil {
				known[key] = section
				t.sections[above] = append(t.sections[above], section)
			}
			r.sameTitle(known[key], section)
			above = known[key]
		}
		if above == nil {
			at, _ := item.locate("level1.id")
			r.missing(at, tableItems+".level1.id")
		} else {
			t.items[above] = append(t.items[above], item)
		}
		r.name(before, item.field("id"))
	}
	return t.below(nil)
}

// sameTitle reports a section that is called otherwise than where it was named
// first.
func (r *tableReader) sameTitle(first, again *node) {
	before, now := first.titleNode(), again.titleNode()
	if before != nil && now != nil && clean(before.text) != clean(now.text) {
		r.warn(now.place, ProblemSectionTitle, checklist.ProblemArgs{Value: now.text, Known: []string{before.cell}})
	}
}

func (n *node) titleNode() *node {
	title := n.field("title")
	if title == nil {
		return nil
	}
	return title.field("ja")
}
