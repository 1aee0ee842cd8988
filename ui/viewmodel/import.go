package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Import is the choice of how a checklist of another hand is read: which table,
// which row holds the headings, what each column means, what the words for
// ratings mean. It begins with a suggestion, or with what was chosen for a table
// with the same headings before.
type Import struct {
	Path       string
	Tables     []*workflow.Table
	Table      int // in Tables
	Mapping    *workflow.Mapping
	Columns    []workflow.TableColumn
	Fields     map[int]string // by column; "" is not read
	Words      []ImportWord
	Remembered bool // the mapping is one of an earlier time
	// Reading is what the table holds by the mapping, once Read has been called.
	Reading *workflow.Reading

	base   *checklist.Standard
	recall Recall
}

// ImportWord is a word in the place of ratings, and what it means.
type ImportWord struct {
	Word   string
	Rating checklist.RatingCode // "" is not known
}

// Recall finds the mapping that was used for headings before, nil for none.
type Recall func(fingerprint string) *workflow.Mapping

// NewImport reads a file and chooses what is likely. It may take a moment.
func NewImport(path string, recall Recall) (*Import, error) {
	tables, _, err := workflow.ReadTables(path)
	if err != nil {
		return nil, err
	}
	m := &Import{Path: path, Tables: tables, recall: recall}
	if m.base, err = workflow.ReadStandard(workflow.DefaultStandard); err != nil {
		return nil, err
	}
	header := []int{1}
	if found, rows, ok := workflow.FindHeader(tables); ok {
		m.Table, header = slices.Index(tables, found), rows
	} else {
		m.Table = max(slices.IndexFunc(tables, func(t *workflow.Table) bool { return !t.Hidden }), 0)
	}
	return m, m.choose(header)
}

// table is the chosen table.
func (m *Import) table() *workflow.Table { return m.Tables[m.Table] }

// choose begins anew for rows with headings.
func (m *Import) choose(header []int) error {
	s, err := workflow.SuggestFor(m.table(), header, m.Path)
	if err != nil {
		return err
	}
	m.Mapping, m.Remembered, m.Reading = s.Mapping, false, nil
	if known := m.recall(m.table().Fingerprint(header)); known != nil {
		known.Standard.ID, known.Standard.Version, known.Standard.Title = s.Mapping.Standard.ID, s.Mapping.Standard.Version, s.Mapping.Standard.Title
		known.Sheet, known.Header = s.Mapping.Sheet, header
		m.Mapping, m.Remembered = known, true
	}
	m.Columns = m.table().Columns(header)
	m.Fields = m.Mapping.Fields(m.table())
	m.findWords()
	return nil
}

// SetTable chooses a table, with the headings that it was likely to have.
func (m *Import) SetTable(i int) error {
	if i == m.Table {
		return nil
	}
	m.Table = i
	header := []int{1}
	if _, rows, ok := workflow.FindHeader([]*workflow.Table{m.table()}); ok {
		header = rows
	}
	return m.choose(header)
}

// Header are the rows with the headings.
func (m *Import) Header() []int { return m.Mapping.Header }

// SetHeader says that the headings stand in a row, and in the one below it if
// there are two.
func (m *Import) SetHeader(row int, two bool) error {
	header := []int{row}
	if two {
		header = append(header, row+1)
	}
	if slices.Equal(header, m.Header()) {
		return nil
	}
	return m.choose(header)
}

// joinable are the fields that several columns may hold together.
var joinable = []string{"section", "items.id", "items.topic", "items.question", "items.verify", "items.evidence",
	"answers.comment", "answers.reason", "answers.evidence", "answers.action", "answers.note"}

// Assign says what a column means, "" for nothing. A field that only one column
// can hold is taken away from another.
func (m *Import) Assign(column int, field string) {
	for other, held := range m.Fields {
		if held == field && !slices.Contains(joinable, field) {
			delete(m.Fields, other)
		}
	}
	delete(m.Fields, column)
	if field != "" {
		m.Fields[column] = field
	}
	m.Mapping.Assign(m.table(), m.Fields)
	m.Reading = nil
	if len(m.Mapping.Items.ID) == 0 {
		m.Mapping.IDs = workflow.IDForms()[3]
	}
	m.findWords()
}

// findWords gathers the words for ratings.
func (m *Import) findWords() {
	m.Words = nil
	for _, word := range m.Mapping.RatingsIn(m.table()) {
		m.Words = append(m.Words, ImportWord{word, m.meaning(word)})
	}
}

// meaning is what a word means by the mapping or by itself.
func (m *Import) meaning(word string) checklist.RatingCode {
	for _, r := range m.Mapping.Ratings {
		if slices.Contains(r.Words, word) {
			return r.Rating
		}
	}
	rating, _ := workflow.NamedRating(&m.base.Scale, word)
	return rating.Code
}

// Rate says what a word means, "" for nothing that is known.
func (m *Import) Rate(word string, code checklist.RatingCode) {
	m.Reading = nil
	for i := range m.Mapping.Ratings {
		words := m.Mapping.Ratings[i].Words
		m.Mapping.Ratings[i].Words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == word })
	}
	m.Mapping.Ratings = slices.DeleteFunc(m.Mapping.Ratings, func(r workflow.RatingWords) bool { return len(r.Words) == 0 })
	if code != checklist.Unanswered {
		i := slices.IndexFunc(m.Mapping.Ratings, func(r workflow.RatingWords) bool { return r.Rating == code })
		if i < 0 {
			i = len(m.Mapping.Ratings)
			m.Mapping.Ratings = append(m.Mapping.Ratings, workflow.RatingWords{Rating: code})
		}
		m.Mapping.Ratings[i].Words = append(m.Mapping.Ratings[i].Words, word)
	}
	m.findWords()
}

// Scale is the one that words are compared with.
func (m *Import) Scale() *checklist.Scale { return &m.base.Scale }

// Titles is how rows that are a section's title look, "" where there are none.
func (m *Import) Titles() workflow.TitleWhen {
	if len(m.Mapping.Titles) == 0 {
		return ""
	}
	return m.Mapping.Titles[0].When
}

// SetTitles chooses the look of titles.
func (m *Import) SetTitles(when workflow.TitleWhen) {
	m.Reading = nil
	switch {
	case when == "":
		m.Mapping.Titles = nil
	case when != m.Titles():
		m.Mapping.Titles = []workflow.TitleRow{{When: when}}
	}
}

// SetIDs chooses the form of ids.
func (m *Import) SetIDs(form workflow.IDForm) {
	m.Mapping.IDs = form
	m.Reading = nil
}

// Lacks names, as keys of texts, what has to be said before the table can be read.
func (m *Import) Lacks() []string {
	var lacks []string
	for _, p := range m.Mapping.Validate() {
		field, _, _ := strings.Cut(p.Path, "[")
		if key := "mapping.lacks." + strings.TrimSuffix(field, ".ja"); !slices.Contains(lacks, key) {
			lacks = append(lacks, key)
		}
	}
	return lacks
}

// Read reads the table by the mapping.
func (m *Import) Read() { m.Reading = m.Mapping.Read(m.Tables, m.base) }

// Fingerprint names the headings, for remembering the mapping.
func (m *Import) Fingerprint() string { return m.table().Fingerprint(m.Header()) }

// Name is how a column is called: its letter, with its heading.
func (m *Import) Name(c workflow.TableColumn) string {
	return strings.TrimSpace(c.Letter + " " + cmp.Or(c.Heading, ""))
}

// Width is the number of columns.
func (m *Import) Width() int { return m.table().Width() }

// Rows are the first rows of the table.
func (m *Import) Rows() []workflow.TableExcerpt { return m.table().Rows(previewRows) }

// previewRows is how many rows are shown.
const previewRows = 20

// Counts are how many items, sections and answers were read.
func (m *Import) Counts() (items, sections, answers int) {
	if m.Reading == nil || m.Reading.Standard == nil {
		return 0, 0, 0
	}
	for range m.Reading.Standard.AllSections() {
		sections++
	}
	for range m.Reading.Standard.Items() {
		items++
	}
	return items, sections, len(m.Reading.Answers)
}
