package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"

	"tenken/checklist"
	"tenken/checklist/text"
)

// DataTable is a table of data that is to be a CSV file.
type DataTable struct {
	File string   // its name, for errors
	Head []string // the headings
	// Rows hold a string, an int, a [checklist.Date] or nil in each column, the same
	// ones whenever they are gone over.
	Rows iter.Seq[[]any]
}

// EncodingPlace is a cell with characters that an encoding lacks.
type EncodingPlace struct {
	File       string
	Row        int    // from 1, which has the headings
	Column     string // its heading
	Characters []rune // each once, in order
}

// CheckEncoding finds every character of all tables that the encoding lacks. They
// are one [*EncodingError] with their places.
func CheckEncoding(tables []DataTable, encoding Encoding) error {
	if encoding != EncodingCP932 {
		return nil
	}
	c, e := cp932{}, &EncodingError{Encoding: encoding}
	for i := range tables {
		e.check(c, &tables[i])
	}
	if e.Characters == nil {
		return nil
	}
	return e
}

func (e *EncodingError) check(c cp932, t *DataTable) {
	number := 0
	for record := range t.records() {
		number++
		for i, cell := range record {
			if lacking := c.lackingIn(cell); lacking != nil {
				e.note(EncodingPlace{t.File, number, t.Head[i], lacking})
			}
		}
	}
}

func (e *EncodingError) note(p EncodingPlace) {
	for _, r := range p.Characters {
		if !slices.Contains(e.Characters, r) {
			e.Characters = append(e.Characters, r)
		}
	}
	if len(e.Places) == maxNoted {
		e.More++
		return
	}
	e.Places = append(e.Places, p)
}

// WriteDataCSV writes a table, one line for each row: numbers as they are, days as
// in ISO 8601, nothing for nil, and texts so that they stay texts in a spreadsheet.
// In CP932 it expects what [CheckEncoding] has found nothing wrong with.
func WriteDataCSV(w io.Writer, t *DataTable, encoding Encoding) error {
	out := transform.NewWriter(w, transform.Nop)
	switch encoding {
	case EncodingUTF8BOM:
		if _, err := out.Write(byteOrderMark); err != nil {
			return fmt.Errorf("write a table: %w", err)
		}
	case EncodingCP932:
		out = transform.NewWriter(w, japanese.ShiftJIS.NewEncoder())
	}
	c := csv.NewWriter(out)
	c.UseCRLF = true
	for record := range t.records() {
		if err := c.Write(record); err != nil {
			return fmt.Errorf("write a table: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	return out.Close()
}

// records are the lines of the file; each is good until the next one.
func (t *DataTable) records() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		record := make([]string, len(t.Head))
		for i, heading := range t.Head {
			record[i] = guard(heading)
		}
		if !yield(record) {
			return
		}
		for row := range t.Rows {
			for i, value := range row {
				record[i] = dataCell(value)
			}
			if !yield(record) {
				return
			}
		}
	}
}

func dataCell(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case int:
		return strconv.Itoa(value)
	case checklist.Date:
		return value.String()
	case string:
		return guard(text.Clean(value))
	}
	panic(fmt.Sprintf("exchange: a table of data can't hold a %T", value))
}
