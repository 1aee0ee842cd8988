package report

import (
	"iter"
	"unicode/utf16"

	"tenken/checklist"
	"tenken/checklist/text"
)

// DataSheet is one machine-readable worksheet: a header row, then one
// observation a row, nothing else. Sheets of this kind keep the government's
// rule for machine-readable data: codes instead of words, ISO dates, plain
// numbers, empty for unknown, no merged cells and no formulas.
type DataSheet struct {
	Name    string
	Columns []DataColumn
	// Rows hold a string, an int, a [checklist.Date] or nil in each column. They
	// are made while they are written, the same ones each time: there may be
	// hundreds of thousands.
	Rows iter.Seq[[]any]
	// Expected is how many rows there are, but for texts that take more than one: for
	// the progress of the work.
	Expected int
}

// DataColumn is one column with its description.
type DataColumn struct {
	Name       string // in the header row
	Code       string // the same in every language and year
	Definition string
	Unit       string // of numbers
	Type       DataType
}

// DataType is what a column holds.
type DataType string

// The types of columns.
const (
	TypeText   DataType = "text"
	TypeCode   DataType = "code" // one of a code table's codes
	TypeNumber DataType = "number"
	TypeDate   DataType = "date"
)

// maxCell is Excel's limit of one cell, in UTF-16 units. What is longer would be
// cut without a word.
const maxCell = 32_767

// dateOrNil is the value of a date column.
func dateOrNil(d checklist.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// numberOrNil is the value of a column of numbers: none is an empty cell.
func numberOrNil(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// textOrNil is the value of a text column: no text is an empty cell.
func textOrNil[S ~string](s S) any {
	if cleaned := text.Clean(string(s)); cleaned != "" {
		return cleaned
	}
	return nil
}

// fitRow makes a row fit Excel's cells. A text that is longer than a cell goes
// on in the same column of a further row, which repeats the key columns and
// counts up the column part.
func fitRow(row []any, keys, part int) [][]any {
	var rows [][]any
	for n := 1; ; n++ {
		first, rest, more := cutRow(row, keys)
		first[part] = n
		rows = append(rows, first)
		if !more {
			return rows
		}
		row = rest
	}
}

// cutRow cuts every text after maxCell units; keys columns at the left are kept.
func cutRow(row []any, keys int) (first, rest []any, more bool) {
	first, rest = make([]any, len(row)), make([]any, len(row))
	copy(first, row)
	copy(rest, row[:keys])
	for i := keys; i < len(row); i++ {
		s, ok := row[i].(string)
		if cut := cellCut(s); ok && cut < len(s) {
			first[i], rest[i], more = s[:cut], s[cut:], true
		}
	}
	return first, rest, more
}

// cellCut is how many bytes of s fit a cell.
func cellCut(s string) int {
	if len(s) <= maxCell {
		return len(s)
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > maxCell {
			return i
		}
	}
	return len(s)
}
