package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// TableColumn is a column with content, as people choose what it means.
type TableColumn struct {
	Number  int    // from 1
	Letter  string // A
	Heading string // "" for none
	Samples []string
}

// Samples are the first different texts of a column, as many as this, each cut.
const (
	maxSamples   = 3
	sampleLength = 40
)

// FieldSection is the field of columns that name sections: the first one the
// chapters, the next one the sections within them.
const FieldSection = "section"

// FieldNames lists what a column can mean, in the order of a mapping's file. Those
// of an item begin with "items.", those of an answer with "answers.".
func FieldNames() []string {
	names := []string{FieldSection}
	for _, f := range (&Mapping{}).fields() {
		names = append(names, f.name)
	}
	return names
}

// Columns returns the columns of a table whose headings stand in given rows.
func (t *Table) Columns(header []int) []TableColumn {
	r := headReader(t, header)
	all := make([]TableColumn, t.width)
	for i := range all {
		all[i] = TableColumn{Number: i + 1, Letter: columnName(i + 1), Heading: strings.Join(r.headings[i+1], " ")}
	}
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		if row.number <= r.lastHead() || r.isHead(row) || t.width > 1 && filled(row) == 1 {
			continue // titles and notes are samples of no column
		}
		for _, c := range row.cells {
			all[c.column-1].sample(oneLine(c.text))
		}
	}
	return slices.DeleteFunc(all, func(c TableColumn) bool { return c.Heading == "" && c.Samples == nil })
}

func (c *TableColumn) sample(text string) {
	if runes := []rune(text); len(runes) > sampleLength {
		text = string(runes[:sampleLength]) + "…"
	}
	if text != "" && len(c.Samples) < maxSamples && !slices.Contains(c.Samples, text) {
		c.Samples = append(c.Samples, text)
	}
}

// headReader reads the headings of a table alone.
func headReader(t *Table, header []int) *mappingReader {
	r := &mappingReader{m: &Mapping{Header: header}, table: t, headings: map[int][]string{}}
	r.readHead()
	return r
}

// Fingerprint names the headings in given rows: tables with the same ones can be
// read by the same mapping.
func (t *Table) Fingerprint(header []int) string {
	r := headReader(t, header)
	sum := sha256.New()
	for column := 1; column <= t.width; column++ {
		sum.Write([]byte(folded(strings.Join(r.headings[column], " ")) + "\x00"))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Fields says what each column of a table means by the mapping, as far as it can
// be chosen among [FieldNames].
func (m *Mapping) Fields(t *Table) map[int]string {
	r, _ := newMappingReader(m, []*Table{t})
	chosen := map[int]string{}
	for name, columns := range r.at {
		if strings.HasPrefix(name, "sections[") && strings.HasSuffix(name, "].title") {
			name = FieldSection
		}
		for _, column := range columns {
			chosen[column] = name
		}
	}
	return chosen
}

// Assign makes columns of a table mean what is said of them, and all others
// nothing. Of a field with several columns the left one comes first.
func (m *Mapping) Assign(t *Table, fields map[int]string) {
	r := headReader(t, m.Header)
	m.Items, m.Answers, m.Sections = ItemColumns{}, AnswerColumns{}, nil
	for column := 1; column <= t.width; column++ {
		name := r.nameOf(column)
		if fields[column] == FieldSection {
			m.Sections = append(m.Sections, MappedSection{Title: Columns{name}})
		} else if target := m.target(fields[column]); target != nil {
			*target = append(*target, name)
		}
	}
}

// target is the field of a path such as items.question, nil for none.
func (m *Mapping) target(field string) *Columns {
	i, a := &m.Items, &m.Answers
	return map[string]*Columns{
		"items.id": &i.ID, "items.topic": &i.Topic, "items.question": &i.Question, "items.kind": &i.Kind, "items.subject": &i.Subject,
		"items.role": &i.Role, "items.weight": &i.Weight, "items.critical": &i.Critical, "items.mandatory": &i.Mandatory,
		"items.event": &i.Event, "items.condition": &i.Condition, "items.segments": &i.Segments, "items.policy": &i.Policy,
		"items.article": &i.Article, "items.counting": &i.Counting, "items.not_applicable": &i.NotApplicable, "items.verify": &i.Verify,
		"items.evidence": &i.Evidence, "items.why": &i.Why, "items.first_step": &i.FirstStep,
		"answers.department": &a.Department, "answers.subject": &a.Subject, "answers.rating": &a.Rating, "answers.complying": &a.Complying,
		"answers.concerned": &a.Concerned, "answers.comment": &a.Comment, "answers.reason": &a.Reason, "answers.evidence": &a.Evidence,
		"answers.cause": &a.Cause, "answers.action": &a.Action, "answers.due": &a.Due, "answers.owner": &a.Owner, "answers.note": &a.Note,
	}[field]
}

// RatingsIn are the different words that stand in a table where ratings should.
func (m *Mapping) RatingsIn(t *Table) []string {
	r, ok := newMappingReader(m, []*Table{t})
	if !ok {
		return nil
	}
	return r.ratingWords()
}
