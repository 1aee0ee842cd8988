package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"tenken/checklist"
	"tenken/locales"
)

// Encoding is how a CSV file holds its characters.
type Encoding string

// The encodings. Excel takes a file without a byte order mark for CP932.
const (
	EncodingUTF8BOM Encoding = "utf-8-bom"
	EncodingUTF8    Encoding = "utf-8"
	EncodingCP932   Encoding = "cp932"
)

// Encodings lists the encodings, the usual one first.
func Encodings() []Encoding { return []Encoding{EncodingUTF8BOM, EncodingUTF8, EncodingCP932} }

// EncodingError is returned for characters that a file can't hold.
type EncodingError struct {
	Encoding   Encoding
	Characters []rune // each once, in order of use
	// Places are the cells that they stand in, where [CheckEncoding] has looked for
	// them; More are further ones.
	Places []EncodingPlace
	More   int
}

func (e *EncodingError) Error() string {
	return fmt.Sprintf("exchange: %s has no %q", e.Encoding, string(e.Characters))
}

// WriteStandardCSV writes the sections and items of a standard as a table with
// headings and labels in lang ("ja" or "en"). [CheckStandard] returns the same
// standard for it on the base of the same standard; sections without an item
// are not in the file. Characters that CP932 lacks are an [*EncodingError], and
// nothing is written.
func WriteStandardCSV(w io.Writer, std *checklist.Standard, lang string, encoding Encoding) error {
	depth := 0
	for path := range std.Items() {
		depth = max(depth, len(path))
	}
	columns := csvColumns(depth, std.Scale.Ratings)
	p := locales.For(lang)
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	var head []string
	for _, column := range columns {
		head = append(head, heading(p, tableItems, column))
	}
	_ = c.Write(head) // a buffer never fails
	m := &rowMaker{p: p, names: fieldCache{}}
	for path, item := range std.Items() {
		for _, row := range csvRows(m, columns[3*depth:], item) {
			_ = c.Write(slices.Concat(levelCells(path, depth), csvCells(row)))
		}
	}
	c.Flush()
	data, err := encode(b.String(), encoding)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	return nil
}

// csvRows are an item and its variants. The models of a variant stand in the column
// behind the id instead of the one for the item's.
func csvRows(m *rowMaker, columns []column, item *checklist.Item) [][]any {
	rows := [][]any{m.row(columns, reflect.ValueOf(item).Elem())}
	columns = slices.Clone(columns)
	for i, c := range columns {
		switch c.code {
		case "variant":
			columns[i].code = "network_models"
		case "network_models":
			columns[i].code = ""
		}
	}
	for i := range item.Variants {
		row := m.row(columns, reflect.ValueOf(&item.Variants[i]).Elem())
		row[0] = item.ID
		rows = append(rows, row)
	}
	return rows
}

// levelCells are the ids and titles of the sections around an item.
func levelCells(path checklist.Path, depth int) []string {
	cells := make([]string, 0, 3*depth)
	for _, s := range path {
		cells = append(cells, guard(s.ID), guard(s.Title.Ja), guard(s.Title.En))
	}
	return append(cells, make([]string, 3*(depth-len(path)))...)
}

func csvCells(row []any) []string {
	cells := make([]string, len(row))
	for i, value := range row {
		switch value := value.(type) {
		case int:
			cells[i] = fmt.Sprint(value)
		case string:
			cells[i] = guard(value)
		}
	}
	return cells
}

func encode(text string, encoding Encoding) ([]byte, error) {
	switch encoding {
	case EncodingUTF8BOM:
		return append(slices.Clone(byteOrderMark), text...), nil
	case EncodingCP932:
		return encodeCP932(text)
	}
	return []byte(text), nil
}

func encodeCP932(text string) ([]byte, error) {
	if lacking := (cp932{}).lackingIn(text); lacking != nil {
		return nil, &EncodingError{Encoding: EncodingCP932, Characters: lacking}
	}
	return japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
}

// cp932 knows of each character that it has been asked for whether CP932 has it.
type cp932 map[rune]bool

// has accepts what comes back as it was: the encoder makes a backslash of a yen
// sign.
func (c cp932) has(r rune) bool {
	if r < utf8.RuneSelf {
		return true
	}
	known, asked := c[r]
	if !asked {
		encoded, err := japanese.ShiftJIS.NewEncoder().String(string(r))
		back, _ := japanese.ShiftJIS.NewDecoder().String(encoded)
		known = err == nil && back == string(r)
		c[r] = known
	}
	return known
}

// lackingIn are the characters of a text that CP932 lacks, each once, in order of
// use.
func (c cp932) lackingIn(text string) []rune {
	var lacking []rune
	for _, r := range text {
		if !c.has(r) && !slices.Contains(lacking, r) {
			lacking = append(lacking, r)
		}
	}
	return lacking
}
