package exchange

import (
	"io"
	"reflect"

	"tenken/checklist"
)

// Mapping says where in a checklist of another hand things stand, so that its
// items become a standard and what departments wrote into it becomes answers. The
// package's documentation describes its file.
type Mapping struct {
	Standard MappedStandard  `json:"standard"`
	Sheet    string          `json:"sheet,omitempty"`
	Header   []int           `json:"header"`
	Last     int             `json:"last,omitempty"`
	Sections []MappedSection `json:"sections,omitempty"`
	Titles   []TitleRow      `json:"titles,omitempty"`
	IDs      IDForm          `json:"ids,omitempty"`
	Items    ItemColumns     `json:"items"`
	Defaults ItemDefaults    `json:"defaults,omitzero"`
	Answers  AnswerColumns   `json:"answers,omitzero"`
	Ratings  []RatingWords   `json:"ratings,omitempty"`
}

// MappedStandard is what a table does not say about itself.
type MappedStandard struct {
	ID      string         `json:"id"`
	Version string         `json:"version"`
	Title   checklist.Text `json:"title"`
	// Base is the standard, a bundled one or a file, whose scale, grading and
	// segments are taken; "" leaves the choice
	// to the reader.
	Base string `json:"base,omitempty"`
	// Same is the standard whose items the table asks about under their own ids.
	// Answers are then kept under it.
	Same string `json:"same,omitempty"`
}

// Columns names columns by their headings or letters. Where there are several,
// what they hold is joined.
type Columns []string

// MappedSection is one level of sections that columns name, chapters first.
type MappedSection struct {
	ID    Columns `json:"id,omitempty"`
	Title Columns `json:"title"`
}

// TitleRow tells rows that are titles of sections, of one level, from items.
// Whatever is said must be true of a row.
type TitleRow struct {
	When    TitleWhen `json:"when,omitempty"`
	Column  Columns   `json:"column,omitempty"`  // one, which holds the title
	Pattern string    `json:"pattern,omitempty"` // of the title: RE2
}

// TitleWhen is how a row of a title looks.
type TitleWhen string

// The looks of a title.
const (
	TitleMerged TitleWhen = "merged" // it spans the question and another column
	TitleAlone  TitleWhen = "alone"  // nothing else stands in its row
)

// IDForm is how items get their ids.
type IDForm string

// The forms of ids.
const (
	IDsKeep    IDForm = "keep"    // as they stand, in plain letters and figures
	IDsPlain   IDForm = "plain"   // what is neither letter nor figure becomes a hyphen: 1(2)① is 1-2-1
	IDsSection IDForm = "section" // plain, behind the id of the section
	IDsNumber  IDForm = "number"  // by their order: N01-02-03
)

// ItemColumns are the fields of an item.
type ItemColumns struct {
	ID            Columns           `json:"id,omitempty"`
	Topic         Columns           `json:"topic,omitempty"`
	Question      Columns           `json:"question"`
	Kind          Columns           `json:"kind,omitempty"`
	Subject       Columns           `json:"subject,omitempty"`
	Role          Columns           `json:"role,omitempty"`
	Weight        Columns           `json:"weight,omitempty"`
	Critical      Columns           `json:"critical,omitempty"`
	Mandatory     Columns           `json:"mandatory,omitempty"`
	Event         Columns           `json:"event,omitempty"`
	Condition     Columns           `json:"condition,omitempty"`
	Segments      Columns           `json:"segments,omitempty"`
	Policy        Columns           `json:"policy,omitempty"`
	Article       Columns           `json:"article,omitempty"`
	Counting      Columns           `json:"counting,omitempty"`
	NotApplicable Columns           `json:"not_applicable,omitempty"`
	Verify        Columns           `json:"verify,omitempty"`
	Evidence      Columns           `json:"evidence,omitempty"`
	Why           Columns           `json:"why,omitempty"`
	FirstStep     Columns           `json:"first_step,omitempty"`
	Criteria      []MappedCriterion `json:"criteria,omitempty"`
}

// MappedCriterion is the column that says what earns a rating.
type MappedCriterion struct {
	Rating checklist.RatingCode `json:"rating"`
	Column Columns              `json:"column"`
}

// ItemDefaults are what items have where the table does not say: rating,
// department, head and 1, unless the mapping says otherwise.
type ItemDefaults struct {
	Kind    checklist.ItemKind    `json:"kind,omitempty"`
	Subject checklist.SubjectKind `json:"subject,omitempty"`
	Role    checklist.Role        `json:"role,omitempty"`
	Weight  int                   `json:"weight,omitempty"`
}

// AnswerColumns are the fields of an answer, and whose it is.
type AnswerColumns struct {
	Department Columns `json:"department,omitempty"`
	Subject    Columns `json:"subject,omitempty"` // the system or site by its name
	Rating     Columns `json:"rating,omitempty"`
	Complying  Columns `json:"complying,omitempty"`
	Concerned  Columns `json:"concerned,omitempty"`
	Comment    Columns `json:"comment,omitempty"`
	Reason     Columns `json:"reason,omitempty"`
	Evidence   Columns `json:"evidence,omitempty"`
	Cause      Columns `json:"cause,omitempty"`
	Action     Columns `json:"action,omitempty"`
	Due        Columns `json:"due,omitempty"`
	Owner      Columns `json:"owner,omitempty"`
	Note       Columns `json:"note,omitempty"`
}

// RatingWords are the ways in which a table writes a rating.
type RatingWords struct {
	Rating checklist.RatingCode `json:"rating"`
	Words  []string             `json:"words"`
}

// ReadMapping reads a mapping from its file. The error is a [*FileError] with
// everything that is wrong with it, unless r itself fails. Whether it fits a
// table shows when it is used.
func ReadMapping(r io.Reader) (*Mapping, error) {
	data, problems, err := readFile(r)
	if err != nil {
		return nil, err
	}
	m := &Mapping{}
	if problems == nil {
		problems = m.parse(data)
	}
	if problems != nil {
		return nil, newFileError(FileMapping, problems)
	}
	return m, nil
}

func (m *Mapping) parse(data []byte) []Problem {
	source, problems := readText(data)
	if problems != nil {
		return problems
	}
	root, problems := parseYAML(source)
	if root == nil {
		return problems
	}
	d := &decoder{names: fieldCache{}}
	d.decode(root, reflect.ValueOf(m).Elem(), "")
	return mergeProblems(root, append(problems, d.problems...), m.Validate())
}
