package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// Texts longer than this leave their narrow column for a row of their own, as
// wide as the table.
const longAnswer = 240 // characters

// mostTitles is how many pieces of evidence an item's own row names; from there
// on it points to the list of evidence.
const mostTitles = 6

// items are the tables of all items in scope.
func (b *sheetBuilder) items() []Section { return b.bySubject(b.itemColumns(), b.itemRows) }

// bySubject are tables of what stands about each item in scope, one table a subject.
func (b *sheetBuilder) bySubject(columns []Column, rows func(checklist.Scoped) []Row) []Section {
	var sections []Section
	for start := 0; start < len(b.Scope.Items); {
		end := start + 1
		for end < len(b.Scope.Items) && b.Scope.Items[end].Subject == b.Scope.Items[start].Subject {
			end++
		}
		sections = append(sections, b.ofSubject(b.Scope.Items[start:end], columns, rows))
		start = end
	}
	return sections
}

func (b *sheetBuilder) ofSubject(entries []checklist.Scoped, columns []Column, rows func(checklist.Scoped) []Row) Section {
	t := Table{Columns: columns}
	var path checklist.Path
	for _, entry := range entries {
		t.Rows = append(t.Rows, b.groupRows(path, entry.Path, len(t.Columns))...)
		t.Rows = append(t.Rows, rows(entry)...)
		path = entry.Path
	}
	return Section{
		Title: b.T("report.items.subject", "Subject", b.subject(entries[0].Subject)), Level: 1,
		Sheet: b.T("report.tab.items"), NewPage: true, Tables: []Table{t},
	}
}

// lastWidth is the width of last year's column, for which others make room.
const lastWidth = 20

// itemColumns have last year's answer beside this year's where there is one.
func (b *sheetBuilder) itemColumns() []Column {
	columns := []Column{
		{b.T("report.items.id"), 23}, {b.T("report.items.question"), 72}, {b.T("report.items.rating"), 22}, {b.T("report.items.responsibility"), 22},
		{b.T("report.items.comment"), 52}, {b.T("report.items.evidence"), 35}, {b.T("report.items.plan"), 41},
	}
	if b.Last.Year == 0 {
		return columns
	}
	for i, less := range []float64{0, 10, 2, 2, 2, 2, 2} {
		columns[i].Width -= less
	}
	return slices.Insert(columns, 2, Column{b.T("lastyear.column"), lastWidth})
}

// itemRows are the row of an item, and one for each answer that is too long for
// its column.
func (b *sheetBuilder) itemRows(entry checklist.Scoped) []Row {
	r := b.response(entry.Key())
	cells := []Cell{
		Plain(b.itemID(entry.Item)), Plain(b.question(entry.Item)), b.ratingCell(entry, r),
		Plain(b.responsibleFor(r)), Plain(r.Comment), Plain(b.evidenceTitles(entry.Key())), Plain(b.reasonAndPlan(r)),
	}
	long := []longText{{4, "report.items.comment"}, {6, "report.items.plan"}}
	if b.Last.Year != 0 {
		cells = slices.Insert(cells, 2, b.lastCell(entry))
		long[0].column++
		long[1].column++
	}
	return b.spread(Row{Again: b.T("report.again", "ID", entry.Item.ID), Cells: cells}, long...)
}

// longText is a column whose texts may be long, and the key of its name.
type longText struct {
	column int
	key    string
}

// spread gives texts that are too long for their columns rows of their own, below
// the row and as wide as it.
func (w words) spread(row Row, columns ...longText) []Row {
	rows := []Row{row}
	for _, long := range columns {
		cell := &row.Cells[long.column]
		if utf8.RuneCountInString(cell.Text) <= longAnswer {
			continue
		}
		rows[0].Keep = true
		rows = append(rows, Row{Again: row.Again, Cells: []Cell{
			Toned(row.Again, ToneFaint), Spanning(Plain(w.labelled(long.key, cell.Text)), len(row.Cells)-1),
		}})
		cell.Text = w.T("report.items.below")
	}
	return rows
}

// itemID is the number with what is particular about the item.
func (b *sheetBuilder) itemID(item *checklist.Item) string {
	var marks []string
	if item.Critical {
		marks = append(marks, b.T("report.items.critical"))
	}
	if item.Mandatory {
		marks = append(marks, b.T("report.items.mandatory"))
	}
	return paragraphs(item.ID, strings.Join(marks, " "))
}

// question is the question, where it comes from, and how the office reads it.
func (b *sheetBuilder) question(item *checklist.Item) string {
	refs := make([]string, len(item.Policy))
	for i, ref := range item.Policy {
		refs[i] = b.clause(ref)
	}
	return paragraphs(b.in(item.Question), b.labelled("report.items.policy", b.list(refs)),
		b.labelled("report.items.article", item.Article), b.interpretation(item.ID))
}

// interpretation is the office's word on an item after the round has opened.
func (b *sheetBuilder) interpretation(id string) string {
	var words []string
	for _, erratum := range b.Round.Errata {
		if erratum.Item == id {
			words = append(words, b.labelled("report.items.interpretation", erratum.Text))
		}
	}
	return paragraphs(words...)
}

// clause is a clause's number, with its title where the policy is known.
func (b *sheetBuilder) clause(ref string) string {
	if heading, ok := b.clauses[ref]; ok {
		return heading
	}
	heading := ref
	if clause, ok := b.Policy.Find(ref); ok && clause.Title != "" {
		heading += " " + clause.Title
	}
	b.clauses[ref] = heading
	return heading
}

// ratingCell is the rating with symbol and word; for a head count the count and
// the rating that it stands for.
func (b *sheetBuilder) ratingCell(entry checklist.Scoped, r *checklist.Response) Cell {
	line := b.lines[entry.Key()]
	switch {
	case r.Inquiring:
		return Toned(b.T("report.rating.inquiring"), ToneUnanswered)
	case !line.Answered:
		return Toned(b.T("report.rating.unanswered"), ToneUnanswered)
	}
	count, nothing := "", ""
	if r.Nothing {
		nothing = b.T("report.rating.nothing")
	} else if r.Count != nil {
		count = b.T("report.rating.count", "Complying", r.Count.Complying, "Concerned", r.Count.Concerned)
	}
	return Toned(paragraphs(b.rating(line.Rating), count, nothing), tone(line.Rating.Class))
}

// responsibleFor says who sees to the item, once it is answered.
func (b *sheetBuilder) responsibleFor(r *checklist.Response) string {
	if !r.Answered() && r.Responsibility == "" {
		return ""
	}
	return b.responsibility(r.Responsibility)
}

func (b *sheetBuilder) reasonAndPlan(r *checklist.Response) string {
	p := &r.Plan
	return paragraphs(
		b.labelled("report.plan.reason", r.Reason),
		b.labelled("report.plan.cause", p.Cause),
		b.labelled("report.plan.action", p.Action),
		b.labelled("report.plan.due", b.date(p.Due)),
		b.labelled("report.plan.owner", p.Owner),
		b.labelled("report.plan.funding", b.funding(p.Funding)),
		b.labelled("report.plan.request_to", p.RequestTo),
	)
}
