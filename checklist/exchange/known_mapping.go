package exchange

import (
	"io"
	"reflect"

	"tenken/checklist"
)

// KnownMapping says where in a list things stand. Without one, columns are found
// by their headings.
type KnownMapping struct {
	Source string         `json:"source,omitempty"` // what the list is called
	Date   checklist.Date `json:"date,omitzero"`    // the day that it is of
	Sheet  string         `json:"sheet,omitempty"`
	Header int            `json:"header,omitempty"` // number of the row with the headings
	// Item that all rows are about, where no column says it.
	Item string `json:"item,omitempty"`
	// Each: every row is one person (heads) or one thing (present, open), and rows
	// are counted. Otherwise a row has the figures of a department.
	Each    checklist.KnownKind `json:"each,omitempty"`
	Columns KnownColumns        `json:"columns,omitzero"`
	// Ignore names columns that are not read, whatever their heading.
	Ignore []string `json:"ignore,omitempty"`
	// Marked are ways to write yes in the column of marks, Unmarked those to write
	// no, beside the usual ones.
	Marked   []string `json:"marked,omitempty"`
	Unmarked []string `json:"unmarked,omitempty"`
}

// KnownColumns names columns by their headings or letters.
type KnownColumns struct {
	Department string `json:"department,omitempty"` // its id or name
	Item       string `json:"item,omitempty"`
	Concerned  string `json:"concerned,omitempty"`
	Complying  string `json:"complying,omitempty"`
	Present    string `json:"present,omitempty"`
	Open       string `json:"open,omitempty"`
	// Mark: with each row a person, whether they comply; with each row a thing,
	// whether it counts. An empty cell is no.
	Mark string `json:"mark,omitempty"`
}

// ReadKnownMapping reads a mapping from its file, in YAML. The error is a
// [*FileError] with everything that is wrong with it, unless r itself fails.
func ReadKnownMapping(r io.Reader) (*KnownMapping, error) {
	m := &KnownMapping{}
	if err := readYAML(r, FileKnownMapping, reflect.ValueOf(m).Elem(), func() []checklist.Problem { return m.Validate() }); err != nil {
		return nil, err
	}
	return m, nil
}

// Validate returns what is wrong with a mapping whatever the table, or nil.
func (m *KnownMapping) Validate() []checklist.Problem {
	c := &mappingChecker{}
	if m.Header != 0 {
		c.between("header", m.Header, 1, maxRows)
	}
	known(c, "each", m.Each, checklist.KnownKinds()...)
	c.need("columns.mark", m.Each != checklist.KnownHeads || m.Columns.Mark != "")
	c.need("each", m.Each != "" || m.Columns.Mark == "")
	c.few("ignore", len(m.Ignore))
	c.few("marked", len(m.Marked))
	c.few("unmarked", len(m.Unmarked))
	return c.problems
}
