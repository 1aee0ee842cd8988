package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// Boxes of what is chosen from, and the room for a number of people.
const (
	boxOpen   = "□\u00A0" // which no line break parts from its word
	boxMarked = "■\u00A0"
	noNumber  = "＿＿＿"
)

// shortLast is how much of a text of last year stands in its narrow column, in
// characters: it is there to be reminded of.
const shortLast = 60

// columns have last year's answer where there is one.
func (b answerSheetBuilder) columns() []Column {
	columns := []Column{
		{b.T("report.items.id"), 22}, {b.T("answersheet.question"), 105}, {b.T("answersheet.last"), 26}, {b.T("sheet.field.rating"), 30},
		{b.T("sheet.field.responsibility"), 32}, {b.T("answersheet.remarks"), 52},
	}
	if b.Last.Year == 0 {
		columns[1].Width += columns[2].Width
		columns = slices.Delete(columns, 2, 3)
	}
	return columns
}

// block are the rows of an item: what is asked and answered, the plan, and the texts
// that are too long for their fields.
func (b answerSheetBuilder) block(entry checklist.Scoped) []Row {
	a := answerBlock{answerSheetBuilder: b, entry: entry, r: b.response(entry.Key()), columns: len(b.columns())}
	a.again = b.T("report.again", "ID", entry.Item.ID)
	first := []Cell{
		Plain(b.itemID(entry.Item)), Plain(paragraphs(b.in(entry.Item.Question), b.criteria(entry.Item), b.interpretation(entry.Item.ID))),
		Plain(a.ratings()), Plain(a.responsibilities()), a.remarks(),
	}
	if b.Last.Year != 0 {
		first = slices.Insert(first, 2, b.lastAnswer(entry))
	}
	rows := []Row{{Again: a.again, Cells: first}}
	if a.asksPlan() {
		rows = append(rows, Row{Again: a.again, Cells: a.plan()})
	}
	rows = append(rows, a.below...)
	for i := range rows[1:] {
		rows[i].Keep = true
	}
	return rows
}

// criteria are what counts as which rating, or how heads are counted.
func (b answerSheetBuilder) criteria(item *checklist.Item) string {
	var lines []string
	if item.Kind == checklist.KindCount {
		lines = append(lines, b.in(item.Counting))
	}
	for _, r := range b.Standard.Scale.Ratings {
		words, given := item.Criterion(r.Code)
		if !given && !r.Applies() && item.Kind == checklist.KindRating {
			words = item.NotApplicable
		}
		if !words.IsZero() {
			lines = append(lines, strings.TrimSpace(r.Symbol+" "+b.in(words)))
		}
	}
	return paragraphs(lines...)
}

// lastAnswer is last year's rating, with the beginning of what was written with it.
func (b answerSheetBuilder) lastAnswer(entry checklist.Scoped) Cell {
	cell := b.lastCell(entry)
	offer := b.Last.beside(entry.Key())
	if offer == nil || len(offer.Last) != 1 {
		return cell
	}
	r := offer.Last[0]
	cell.Text = paragraphs(cell.Text, beginning(paragraphs(r.Comment, r.Reason, r.Plan.Action)))
	return cell
}

func beginning(s string) string {
	if utf8.RuneCountInString(s) <= shortLast {
		return s
	}
	return string([]rune(s)[:shortLast]) + "…"
}

// answerBlock is one item with its answer in the making.
type answerBlock struct {
	answerSheetBuilder
	entry   checklist.Scoped
	r       *checklist.Response
	columns int
	again   string
	below   []Row // texts that are too long for their fields
}

// boxed is what can be marked, and whether it is.
func boxed(word string, marked bool) string {
	if marked {
		return boxMarked + word
	}
	return boxOpen + word
}

// ratings are the ratings to choose from, or the head count with the rating that it
// stands for.
func (a *answerBlock) ratings() string {
	var lines []string
	if a.entry.Item.Kind == checklist.KindCount {
		lines = a.heads()
	} else {
		for _, r := range a.Standard.Scale.Ratings {
			lines = append(lines, boxed(a.rating(r), a.r.Rating == r.Code && !a.r.Nothing))
		}
	}
	if a.entry.Item.Event {
		lines = append(lines, boxed(a.T("sheet.word.nothing"), a.r.Nothing))
	}
	return paragraphs(append(lines, boxed(a.T("sheet.word.inquiring"), a.r.Inquiring))...)
}

func (a *answerBlock) heads() []string {
	concerned, complying := any(noNumber), any(noNumber)
	if c := a.r.Count; c != nil {
		concerned, complying = c.Concerned, c.Complying
	}
	lines := []string{a.T("answersheet.concerned", "Count", concerned), a.T("answersheet.complying", "Count", complying)}
	if line := a.lines[a.entry.Key()]; line.Answered {
		lines = append(lines, a.rating(line.Rating))
	}
	return lines
}

// responsibilities say who may see to the item. What is answered without a word about
// it is the department's own.
func (a *answerBlock) responsibilities() string {
	var lines []string
	for _, r := range checklist.Responsibilities() {
		chosen := a.r.Responsibility == r || r == checklist.Own && a.r.Responsibility == "" && a.r.Answered()
		lines = append(lines, boxed(a.responsibility(r), chosen))
	}
	return paragraphs(lines...)
}

// answerField is a field of the form: its name, its text, and how many lines it has
// where it is filled in by hand.
type answerField struct {
	key, text string
	room      int
}

// fields is a cell of fields. Before there is an answer the empty ones are there with
// their room; a text that is too long stands in a row below.
func (a *answerBlock) fields(all ...answerField) Cell {
	var parts []string
	for _, f := range all {
		switch {
		case utf8.RuneCountInString(f.text) > longAnswer:
			a.below = append(a.below, Row{Again: a.again, Cells: []Cell{Toned(a.again, ToneFaint), Spanning(Plain(a.labelled(f.key, f.text)), a.columns-1)}})
			parts = append(parts, a.labelled(f.key, a.T("answersheet.below")))
		case f.text != "":
			parts = append(parts, a.labelled(f.key, f.text))
		case !a.r.Answered():
			parts = append(parts, a.T("report.labelled", "Label", a.T(f.key), "Text", "")+strings.Repeat("\n", f.room-1))
		}
	}
	return Plain(strings.Join(parts, "\n"))
}

func (a *answerBlock) remarks() Cell {
	return a.fields(answerField{"sheet.field.comment", a.r.Comment, 3}, answerField{"sheet.field.evidence", a.evidenceText(), 3})
}

// evidenceText names each piece of evidence with its number and place.
func (a *answerBlock) evidenceText() string {
	var lines []string
	for _, e := range a.Answers.Evidence[a.entry.Key()] {
		said := []string{e.Title}
		for _, more := range []string{e.Number, e.Location, a.date(e.Date)} {
			if more != "" {
				said = append(said, more)
			}
		}
		if e.File != nil {
			said = append(said, e.File.Name)
		}
		lines = append(lines, a.list(said))
	}
	return paragraphs(lines...)
}

// asksPlan reports whether the block has the fields of reason and plan: until the item
// is answered, and then where they are asked for or filled in.
func (a *answerBlock) asksPlan() bool {
	demand := checklist.DemandOf(a.entry.Item, &a.Standard.Scale, a.r)
	return !a.r.Answered() || a.r.Reason != "" || !a.r.Plan.IsZero() || demand == checklist.PlanLine || demand == checklist.PlanFull
}

// plan are the cells of the row with the reason and the plan.
func (a *answerBlock) plan() []Cell {
	p := &a.r.Plan
	return []Cell{
		Toned(a.T("answersheet.plan"), ToneFaint),
		a.fields(answerField{"sheet.field.reason", a.r.Reason, 2}, answerField{"sheet.field.cause", p.Cause, 2}),
		Spanning(a.fields(answerField{"sheet.field.action", p.Action, 3}, answerField{"sheet.field.request_to", p.RequestTo, 1}), a.columns-3),
		a.fields(answerField{"sheet.field.due", a.date(p.Due), 1}, answerField{"sheet.field.owner", p.Owner, 1}, answerField{"sheet.field.funding", a.fundings(), 1}),
	}
}

// fundings is the funding; to choose from before there is an answer.
func (a *answerBlock) fundings() string {
	if a.r.Answered() {
		return a.funding(a.r.Plan.Funding)
	}
	var all []string
	for _, f := range checklist.Fundings() {
		all = append(all, boxed(a.funding(f), a.r.Plan.Funding == f))
	}
	return strings.Join(all, " ")
}
