package exchange

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// Suggestion is a mapping that a table seems to ask for, for people to judge.
type Suggestion struct {
	Mapping *Mapping
	// Words are what stands where ratings should and means none that is known.
	Words []string
}

// headRows is how far down headings are looked for.
const headRows = 30

// FindHeader finds the table, and the one or two rows in it, with the most
// headings that are known. It reports false where no row has one of what is asked
// and another one.
func FindHeader(tables []*Table) (found *Table, header []int, ok bool) {
	most := 0
	for _, t := range tables {
		if t.Hidden {
			continue
		}
		rows := t.grid.rows[:min(len(t.grid.rows), headRows)]
		for i := range rows {
			for _, candidate := range [][]int{{rows[i].number}, {rows[i].number, rows[i].number + 1}} {
				if n := t.headings(candidate); n > most {
					found, header, most = t, candidate, n
				}
			}
		}
	}
	return found, header, most > 0
}

// headings counts how sure the headings in rows are, 0 if they can't be those of a
// checklist. Two rows belong together only if merged cells join them.
func (t *Table) headings(rows []int) int {
	if len(rows) > 1 && !t.joined(rows[0], rows[1]) {
		return 0
	}
	fields := headReader(t, rows).headingFields()
	sum, asks := 0, false
	for _, column := range fields {
		sum += column.sure
		asks = asks || column.field == "items.question" || column.field == "items.topic"
	}
	if !asks || len(fields) < 2 {
		return 0
	}
	return sum
}

// joined reports whether a cell of the upper row is merged over columns that the
// lower one divides, or down into the lower one.
func (t *Table) joined(upper, lower int) bool {
	above, below := t.grid.row(upper), t.grid.row(lower)
	if above == nil || below == nil {
		return false
	}
	across, down := false, false
	for _, c := range above.cells {
		across = across || c.across > 1
	}
	for _, c := range below.cells {
		_, from, _ := parseCell(c.from)
		down = down || from == upper
	}
	return across && down
}

// headedColumn is a column whose heading is known.
type headedColumn struct {
	column int
	field  string
	sure   int
}

// headingFields finds the field of each column, of each field but sections the
// surest column.
func (r *mappingReader) headingFields() []headedColumn {
	var all []headedColumn
	for column := 1; column <= r.table.width; column++ {
		parts := r.headings[column]
		for i := len(parts) - 1; i >= 0; i-- { // the lowest heading says most
			if field, sure := headingField(parts[i]); sure > 0 {
				all = append(all, headedColumn{column, field, sure})
				break
			}
		}
	}
	taken := map[string]int{}
	for _, c := range all {
		taken[c.field] = max(taken[c.field], c.sure)
	}
	return slices.DeleteFunc(all, func(c headedColumn) bool {
		drop := c.field != "section" && c.sure != taken[c.field]
		if c.sure == taken[c.field] && c.field != "section" {
			taken[c.field] = 3 // the others are less likely
		}
		return drop
	})
}

// Suggest proposes a mapping for a table with its headings in given rows, for a
// file of that name. The scale that its ratings are compared with is that of base.
func Suggest(t *Table, header []int, name string, base *checklist.Standard) *Suggestion {
	m := &Mapping{Sheet: t.Name, Header: header, IDs: IDsKeep}
	r := headReader(t, header)
	m.Standard = suggestStandard(t, header[0], name)
	var question int
	fields := r.headingFields()
	for _, c := range fields {
		if c.field == "items.question" {
			question = c.column
		}
	}
	for _, c := range fields {
		named := Columns{r.nameOf(c.column)}
		switch {
		case c.field == "section" && (question == 0 || c.column < question):
			m.Sections = append(m.Sections, MappedSection{Title: named})
		case c.field != "section":
			*m.target(c.field) = named
		}
	}
	s := &Suggestion{Mapping: m}
	if len(m.Items.Question) == 0 {
		m.Items.Question, m.Items.Topic = m.Items.Topic, nil // 項目 alone is what is asked
	}
	if len(m.Items.Question) > 0 {
		few := t.sample()
		m.suggestTitles(few)
		s.suggestRatings(t, base)
		m.suggestIDs(few, base)
		m.dropUnread(few, base)
	}
	return s
}

// nameOf is how a mapping names a column: by its heading if that is its own.
func (r *mappingReader) nameOf(column int) string {
	whole := r.heading(column)
	if utf8.RuneCountInString(whole) > maxWord {
		return columnName(column)
	}
	for other := range r.headings {
		if other != column && folded(r.heading(other)) == folded(whole) {
			return columnName(column)
		}
	}
	return whole
}

var (
	fiscalYearWords = regexp.MustCompile(`(令和|平成|R|H)?\s*(元|[0-9]{1,4})\s*年度`)
	plainName       = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
)

// suggestStandard takes the title from above the headings and the version from
// the fiscal year in it.
func suggestStandard(t *Table, head int, name string) MappedStandard {
	name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	s := MappedStandard{ID: "checklist", Version: "1", Title: checklist.Text{Ja: name}}
	if plainName.MatchString(name) {
		s.ID = name[:min(len(name), checklist.MaxID)]
	}
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		if row.number >= head {
			break
		}
		if title := oneLine(firstFilled(row).text); title != "" && len([]rune(title)) <= checklist.MaxLabel {
			s.Title.Ja = title
			break
		}
	}
	for _, said := range []string{s.Title.Ja, name, t.Name} {
		if year, err := checklist.ParseFiscalYear(fiscalYearWords.FindString(plainForm(said))); err == nil {
			s.Version = strconv.Itoa(int(year))
			break
		}
	}
	return s
}
