package exchange

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// Reading is what a table holds by a mapping.
type Reading struct {
	// Standard is nil if the table is none; Problems say why.
	Standard *checklist.Standard
	// Problems are about the items, in the order of the table, warnings included.
	Problems []Problem
	// Answers are those that can be read, in the order of the table.
	Answers []Answer
	// Refused are problems of cells whose answer is not among them.
	Refused []Problem

	refusedBy []string // whose those are, as written
}

// RefusedOf are the refused cells in the rows of the departments that are wanted,
// of which it gets the names as written, "" without one.
func (r *Reading) RefusedOf(wanted func(department string) bool) []Problem {
	var all []Problem
	for i, p := range r.Refused {
		if wanted(r.refusedBy[i]) {
			all = append(all, p)
		}
	}
	return all
}

// Read reads the items of a table, and the answers that stand beside them. The
// scale and what belongs to it are those of base; if the mapping says that the
// items are those of another standard, base is that one and becomes the
// reading's. A mapping that does not fit the tables has problems and nothing else.
func (m *Mapping) Read(tables []*Table, base *checklist.Standard) *Reading {
	r, ok := newMappingReader(m, tables)
	if !ok {
		return &Reading{Problems: r.problems}
	}
	if r.checkRatings(base); len(r.problems) > 0 {
		return &Reading{Problems: r.problems}
	}
	rows := r.rows()
	b := &itemReader{mappingReader: r, base: base, items: map[itemKey]*node{}, taken: map[answerKey]int{}, dropped: map[int]bool{}}
	b.read(rows)
	if b.outsiders > 0 {
		r.warn(b.firstOutside, ProblemOutsideSections, numberArgs(b.outsiders))
	}
	r.notes(rows)
	r.noteSheets(tables)
	out := &Reading{Answers: b.agreed(), Refused: b.refused, refusedBy: b.refusedBy}
	out.Standard, out.Problems = b.standard()
	if out.Standard == nil {
		out.Answers = nil
	}
	return out
}

// itemReader makes items and answers of rows.
type itemReader struct {
	*mappingReader
	base         *checklist.Standard
	root         branch
	outsiders    int // items before the first title of a section
	firstOutside place
	items        map[itemKey]*node
	answers      []Answer
	refused      []Problem
	refusedBy    []string          // the departments of their rows
	taken        map[answerKey]int // index of the first of the answers
	dropped      map[int]bool      // answers that others contradict
	asked        map[string]bool   // the ids of base, once they are needed
	words        ratingWords       // of the scale of base, likewise
}

// itemKey tells items apart where several departments answer in one table.
type itemKey struct{ section, id, question string }

func (b *itemReader) read(rows []tableRow) {
	var titles []*branch // open ones, by level
	open := make([]string, len(b.m.Sections))
	for _, row := range rows {
		if row.title != nil {
			titles = append(titles[:min(row.level, len(titles))], nil)
			above := &b.root
			if len(titles) > 1 {
				above = titles[len(titles)-2]
			}
			titles[len(titles)-1] = b.openAt(above, row.title.text, "", b.place(row.row, row.title.column))
			clear(open)
			continue
		}
		section := &b.root
		if len(titles) > 0 {
			section = titles[len(titles)-1]
		}
		b.readItem(row.row, b.sectionOf(row.row, section, open))
	}
}

// readItem takes an item with its answer. A row whose item was there before, of
// another department or subject, has the answer only.
func (b *itemReader) readItem(row *gridRow, section *branch) {
	if section == &b.root {
		section = b.openAt(&b.root, b.outside(row), "", b.spot(row, "items.question"))
	}
	before := len(b.problems)
	fields := b.m.itemFields()
	id := b.value(row, fields[0])
	var key itemKey
	if b.isLong() {
		key = itemKey{section.id, id, folded(b.text(row, "items.question"))}
	}
	item := b.items[key]
	if item == nil || !b.isLong() {
		item = b.item(row, section, id, fields[1:])
		b.items[key] = item
		section.items = append(section.items, item)
	}
	b.name(before, item.field("id"))
	b.readAnswer(row, item.field("id").text)
}

// isLong reports whether items stand in the table once for each department or
// subject.
func (b *itemReader) isLong() bool {
	return len(b.m.Answers.Department) > 0 || len(b.m.Answers.Subject) > 0
}

// outside is the title of the section for items that no title stands above.
func (b *itemReader) outside(row *gridRow) string {
	if len(b.m.Sections)+len(b.m.Titles) > 0 {
		if b.outsiders++; b.outsiders == 1 {
			b.firstOutside = b.spot(row, "items.question")
		}
	}
	return cmp.Or(b.m.Standard.Title.Ja, b.base.Title.Ja)
}

func (b *itemReader) item(row *gridRow, section *branch, id string, fields []mappedField) *node {
	n := &node{kind: nodeMapping, place: b.spot(row, "items.question")}
	n.locate = func(path string) (place, bool) { return b.locate(row, path), true }
	n.set("id", textNode(b.itemID(section, id), b.spot(row, "items.id")))
	for _, f := range fields {
		if written := b.value(row, f); written != "" {
			n.set(f.code, b.fieldNode(f, written, b.spot(row, f.name)))
		}
	}
	b.complete(n)
	return n
}

// locate is where the value of an item would stand.
func (b *itemReader) locate(row *gridRow, path string) place {
	for _, f := range b.m.itemFields() {
		if code, _, _ := strings.Cut(path, "["); f.code == code {
			return b.spot(row, f.name)
		}
	}
	return b.spot(row, "items.question")
}

func (b *itemReader) itemID(section *branch, written string) string {
	switch b.m.IDs {
	case IDsNumber:
		return orderID(section.id, len(section.items)+1)
	case IDsPlain:
		return plainID(written)
	case IDsSection:
		own := plainID(written)
		if own == "" || strings.HasPrefix(own, section.id+"-") {
			return own
		}
		return section.id + "-" + own
	}
	return word(written)
}

// fieldNode is the node of what a field says.
func (b *itemReader) fieldNode(f mappedField, written string, at place) *node {
	if f.form == formYesNo && isMark(written) {
		return &node{kind: nodeBoolean, place: at, text: strconv.FormatBool(isYesMark(written))}
	}
	if !f.list {
		return b.scalar(f.column, written, at)
	}
	n := &node{kind: nodeList, place: at}
	for _, entry := range splitList(written) {
		n.list = append(n.list, b.scalar(f.column, entry, at))
	}
	return n
}

// Marks that stand for yes and no in a column of marks.
const (
	yesMarks = "○〇◯●◎☑✓✔レ必"
	noMarks  = "×－-―ー□☐"
)

func isMark(s string) bool { return isYesMark(s) || strings.Trim(s, noMarks) == "" }

func isYesMark(s string) bool { return strings.Trim(s, yesMarks) == "" || s == "必須" }

// complete gives an item what the table does not say.
func (b *itemReader) complete(n *node) {
	d := b.m.defaults()
	for _, value := range []struct{ code, text string }{
		{"kind", string(d.Kind)}, {"subject", string(d.Subject)}, {"role", string(d.Role)}, {"topic", ""},
	} {
		switch {
		case n.field(value.code) != nil:
		case value.code == "topic" && n.field("question") == nil: // a formula without a result
		case value.code == "topic":
			n.set("topic.ja", textNode(shortened(n.field("question").field("ja").text), n.place))
		default:
			n.set(value.code, textNode(value.text, n.place))
		}
	}
	if n.field("weight") == nil {
		n.set("weight", &node{kind: nodeNumber, place: n.place, text: strconv.Itoa(d.Weight)})
	}
}

// shortened makes a topic of a question: its first line, up to 40 characters.
func shortened(question string) string {
	first, _, _ := strings.Cut(clean(question), "\n")
	if runes := []rune(first); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return first
}

// standard decodes the items and judges them as any standard's.
func (b *itemReader) standard() (*checklist.Standard, []Problem) {
	root := &node{kind: nodeMapping}
	root.attach("sections", b.nodes(&b.root))
	if root.field("sections") == nil {
		b.fail(place{sheet: b.table.Name, rank: b.table.grid.rank}, ProblemNoRows, checklist.ProblemArgs{})
	}
	if b.m.Standard.Same != "" {
		return b.base, inOrder(b.problems)
	}
	s := b.m.Standard
	std := &checklist.Standard{ID: s.ID, Version: s.Version, Title: s.Title,
		Scale: b.base.Scale, Grading: b.base.Grading, Segments: b.base.Segments}
	d := &decoder{names: fieldCache{}}
	d.decode(root, reflect.ValueOf(std).Elem(), "")
	var found []checklist.Problem
	if root.field("sections") != nil {
		found = std.Validate()
	}
	found = slices.DeleteFunc(found, func(p checklist.Problem) bool { return p.Code == checklist.ProblemNoEnglish })
	problems := b.explained(mergeProblems(root, append(b.problems, d.problems...), found))
	if slices.ContainsFunc(problems, Problem.hinders) {
		std = nil
	}
	return std, problems
}

// hinders reports whether a problem is more than a warning.
func (p Problem) hinders() bool { return p.Severity == checklist.SeverityError }

// inOrder sorts problems as they stand in the file.
func inOrder(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}
