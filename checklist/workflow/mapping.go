package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Errors of reading checklists of another hand.
var (
	// ErrMappingSame refuses to make a standard by a mapping that reads answers
	// alone.
	ErrMappingSame = errors.New("workflow: the mapping reads the answers to another standard's items")
	// ErrNoHeadings: no row of a file looks like the headings of a checklist.
	ErrNoHeadings = errors.New("workflow: no headings of a checklist were found")
)

// What surfaces need of checklists of another hand.
type (
	Mapping      = exchange.Mapping
	RatingWords  = exchange.RatingWords
	IDForm       = exchange.IDForm
	TitleRow     = exchange.TitleRow
	TitleWhen    = exchange.TitleWhen
	Table        = exchange.Table
	TableColumn  = exchange.TableColumn
	TableExcerpt = exchange.Excerpt
	Reading      = exchange.Reading
	Suggestion   = exchange.Suggestion
)

// MappedFields lists what a column can mean; see [exchange.FieldNames].
func MappedFields() []string { return exchange.FieldNames() }

// IDForms lists the forms of ids.
func IDForms() []IDForm {
	return []IDForm{exchange.IDsKeep, exchange.IDsPlain, exchange.IDsSection, exchange.IDsNumber}
}

// TitleLooks lists how rows that are a section's title look.
func TitleLooks() []TitleWhen { return []TitleWhen{exchange.TitleMerged, exchange.TitleAlone} }

// ColumnName is the letter of a column, from 1.
func ColumnName(column int) string { return exchange.ColumnName(column) }

// ReadTables reads the sheets of an Excel file, or a CSV file, of any form, and
// returns what is odd about the file as well.
func ReadTables(path string) ([]*Table, []StandardProblem, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	tables, problems, err := exchange.ReadTables(f)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return tables, problems, nil
}

// ReadMappingFile reads a mapping.
func ReadMappingFile(path string) (*Mapping, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := exchange.ReadMapping(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// WriteMapping writes a mapping with comments in a language.
func WriteMapping(w io.Writer, m *Mapping, lang string) error {
	return exchange.WriteMapping(w, m, lang)
}

// WriteMappingFile writes a mapping with comments in a language. A file of that
// name is store.ErrExists unless it may be replaced.
func WriteMappingFile(ctx context.Context, path string, m *Mapping, lang string, replace bool) error {
	return writeStandard(ctx, path, replace, map[string]func(io.Writer) error{
		".yaml": func(w io.Writer) error { return WriteMapping(w, m, lang) },
	})
}

// MappingBase is the standard that a mapping takes its scale from, or the one
// whose items it reads the answers to.
func MappingBase(m *Mapping) (*checklist.Standard, error) {
	return ReadStandard(cmp.Or(m.Standard.Same, m.Standard.Base, DefaultStandard))
}

// ReadMappingText reads a mapping that was kept as text.
func ReadMappingText(text string) (*Mapping, error) {
	return exchange.ReadMapping(strings.NewReader(text))
}

// SuggestMapping proposes a mapping for a file, see [exchange.Suggest]. Where no
// headings are found, the error is ErrNoHeadings.
func SuggestMapping(path string) (*Suggestion, []*Table, error) {
	tables, _, err := ReadTables(path)
	if err != nil {
		return nil, nil, err
	}
	table, header, ok := FindHeader(tables)
	if !ok {
		return nil, nil, fmt.Errorf("%s: %w", path, ErrNoHeadings)
	}
	suggestion, err := SuggestFor(table, header, path)
	return suggestion, tables, err
}

// FindHeader finds the table and the rows with the headings of a checklist; see
// [exchange.FindHeader].
func FindHeader(tables []*Table) (table *Table, header []int, ok bool) {
	return exchange.FindHeader(tables)
}

// SuggestFor proposes a mapping for a table whose headings stand in given rows.
func SuggestFor(table *Table, header []int, path string) (*Suggestion, error) {
	base, err := MappingBase(&Mapping{})
	if err != nil {
		return nil, err
	}
	return exchange.Suggest(table, header, filepath.Base(path), base), nil
}

// CheckMappedFile makes a standard of a checklist of another hand, like
// [CheckStandardFile]. Mistakes are an *exchange.StandardError.
func CheckMappedFile(path string, m *Mapping) (*checklist.Standard, []StandardProblem, error) {
	if m.Standard.Same != "" {
		return nil, nil, ErrMappingSame
	}
	reading, err := readMapped(path, m, nil)
	if err != nil {
		return nil, nil, err
	}
	if reading.Standard == nil {
		return nil, reading.Problems, fmt.Errorf("%s: %w", path, exchange.NewStandardError(reading.Problems))
	}
	return reading.Standard, reading.Problems, nil
}

// readMapped reads a file by a mapping; same is the standard whose items it asks
// about, nil for what the mapping says. Problems of the file as a file come first.
func readMapped(path string, m *Mapping, same *checklist.Standard) (*Reading, error) {
	tables, problems, err := ReadTables(path)
	if err != nil {
		return nil, err
	}
	base := same
	if same != nil {
		m = new(*m)
		m.Standard.Same = same.ID
	} else if base, err = MappingBase(m); err != nil {
		return nil, err
	}
	reading := m.Read(tables, base)
	reading.Problems = slices.Concat(problems, reading.Problems)
	return reading, nil
}
