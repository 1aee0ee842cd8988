package exchange

import (
	"fmt"
	"io"
	"reflect"
	"slices"

	"tenken/checklist"
)

// StaffMapping says where in a survey's table things stand, and how it writes
// answers. All of it is optional.
type StaffMapping struct {
	Sheet  string `json:"sheet,omitempty"`  // the first visible one that has items
	Header int    `json:"header,omitempty"` // number of the row with the headings
	// Subject is the column with the system or site that a person speaks of.
	Subject string        `json:"subject,omitempty"`
	Items   []StaffColumn `json:"items,omitempty"`
	// Ignore names columns that are passed by.
	Ignore Columns      `json:"ignore,omitempty"`
	Words  []StaffWords `json:"words,omitempty"`
}

// StaffColumn is the column with the answers to an item, named by its heading or
// letter.
type StaffColumn struct {
	Item   string `json:"item"`
	Column string `json:"column"`
}

// StaffWords are ways in which a survey writes an answer, beside the usual ones.
type StaffWords struct {
	Answer checklist.StaffAnswer `json:"answer"`
	Words  []string              `json:"words"`
}

// maxStaffColumns is far above the items that staff are asked.
const maxStaffColumns = 300

// ReadStaffMapping reads a mapping from its file, in YAML. The error is a
// [*FileError] with everything that is wrong with it, unless r itself fails.
func ReadStaffMapping(r io.Reader) (*StaffMapping, error) {
	m := &StaffMapping{}
	err := readYAML(r, FileStaffMapping, reflect.ValueOf(m).Elem(), func() []checklist.Problem { return m.Validate() })
	if err != nil {
		return nil, err
	}
	return m, nil
}

// readYAML reads a file of our own form into target and judges it.
func readYAML(r io.Reader, kind FileKind, target reflect.Value, judge func() []checklist.Problem) error {
	data, problems, err := readFile(r)
	if err != nil {
		return err
	}
	if problems == nil {
		problems = parseInto(data, target, judge)
	}
	if problems != nil {
		return newFileError(kind, problems)
	}
	return nil
}

func parseInto(data []byte, target reflect.Value, judge func() []checklist.Problem) []Problem {
	source, problems := readText(data)
	if problems != nil {
		return problems
	}
	root, problems := parseYAML(source)
	if root == nil {
		return problems
	}
	d := &decoder{names: fieldCache{}}
	d.decode(root, target, "")
	return mergeProblems(root, append(problems, d.problems...), judge())
}

// Validate returns what is wrong with a mapping whatever the table, or nil.
func (m *StaffMapping) Validate() []checklist.Problem {
	c := &mappingChecker{}
	if m.Header != 0 {
		c.between("header", m.Header, 1, maxRows)
	}
	if n := len(m.Items); n > maxStaffColumns {
		c.fail("items", checklist.ProblemTooMany, checklist.ProblemArgs{Value: fmt.Sprint(n), Max: maxStaffColumns})
	}
	used := map[string]string{}
	for i, column := range m.Items {
		path := fmt.Sprintf("items[%d]", i)
		c.need(path+".item", column.Item != "")
		c.need(path+".column", column.Column != "")
		if first := used[folded(column.Column)]; first != "" {
			c.fail(path+".column", checklist.ProblemDuplicate, checklist.ProblemArgs{Value: column.Column, First: first})
		}
		used[folded(column.Column)] = path + ".column"
	}
	c.columns("ignore", m.Ignore)
	c.staffWords(m.Words)
	return c.problems
}

func (c *mappingChecker) staffWords(all []StaffWords) {
	c.few("words", len(all))
	meant := map[string]checklist.StaffAnswer{}
	for i, w := range all {
		path := fmt.Sprintf("words[%d]", i)
		c.need(path+".answer", w.Answer != "")
		known(c, path+".answer", w.Answer, checklist.StaffAnswers()...)
		c.few(path+".words", len(w.Words))
		for j, written := range w.Words {
			at := fmt.Sprintf("%s.words[%d]", path, j)
			c.need(at, folded(written) != "")
			if before, twice := meant[folded(written)]; twice && before != w.Answer {
				c.fail(at, checklist.ProblemDuplicate, checklist.ProblemArgs{Value: written, First: "words"})
			}
			meant[folded(written)] = w.Answer
		}
	}
}

// ignores reports whether the mapping passes a column by.
func (m *StaffMapping) ignores(heading, letter string) bool {
	return slices.ContainsFunc(m.Ignore, func(name string) bool { return same(name, heading) || same(name, letter) })
}
