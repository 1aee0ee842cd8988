package exchange

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
)

// answerRows writes answers as cells.
type answerRows struct {
	sheet  *AnswerSheet
	p      *locales.Printer
	errata map[string][]string
}

func newAnswerRows(s *AnswerSheet) *answerRows {
	rows := &answerRows{sheet: s, p: locales.For(s.Language), errata: map[string][]string{}}
	for _, e := range s.Round.Errata {
		if !e.NotCounted {
			rows.errata[e.Item] = append(rows.errata[e.Item], e.Text)
		}
	}
	return rows
}

// cells are the values of a row by column: text, a number, or nil for nothing.
func (b *answerRows) cells(entry checklist.Scoped) map[string]any {
	key, item := entry.Key(), entry.Item
	cells := map[string]any{
		columnSubjectID: entry.Subject.ID, columnSubject: b.in(entry.Subject.Name), columnItem: item.ID,
		columnQuestion: b.in(item.Question), columnCriteria: b.criteria(item), columnLast: b.last(key),
	}
	if item.Question.IsZero() {
		cells[columnQuestion] = b.in(item.Topic)
	}
	if r := b.sheet.Answers.Responses[key]; r != nil {
		b.answer(cells, r)
	}
	b.evidence(cells, b.sheet.Answers.Evidence[key])
	for code, value := range cells {
		if value == "" {
			delete(cells, code)
		}
	}
	return cells
}

func (b *answerRows) in(t checklist.Text) string { return t.In(b.p.Lang()) }

// criteria are what counts as which rating, or how heads are counted, and what
// the office has said about the item since.
func (b *answerRows) criteria(item *checklist.Item) string {
	var lines []string
	if item.Kind == checklist.KindCount {
		lines = append(lines, b.in(item.Counting))
	}
	for _, rating := range b.sheet.Standard.Scale.Ratings {
		words, ok := item.Criterion(rating.Code)
		if !ok && !rating.Applies() && item.Kind == checklist.KindRating {
			words = item.NotApplicable
		}
		if !words.IsZero() {
			lines = append(lines, rating.Symbol+" "+b.in(words))
		}
	}
	if item.Event {
		lines = append(lines, b.p.T("sheet.event"))
	}
	for _, erratum := range b.errata[item.ID] {
		lines = append(lines, b.p.T("sheet.erratum", "Text", erratum))
	}
	return strings.Join(lines, "\n")
}

// maxLast is how much of a text of last year is shown, in characters.
const maxLast = 200

// last is what the subject answered last year.
func (b *answerRows) last(key checklist.Key) string {
	offer, ok := b.sheet.Last[key]
	if !ok {
		return ""
	}
	var lines []string
	if offer.Carry == checklist.CarryCompare || offer.Carry == checklist.CarryNew {
		lines = append(lines, b.p.T("sheet.carry."+string(offer.Carry)))
	}
	for i, r := range offer.Last {
		said := b.lastAnswer(r)
		if offer.By != nil {
			said = b.p.T("correction.by", "Department", offer.By[i].In(b.p.Lang()), "Answer", said)
		}
		lines = append(lines, said)
	}
	return strings.Join(lines, "\n")
}

func (b *answerRows) lastAnswer(r *checklist.Response) string {
	lines := []string{b.count(r)}
	if rating, ok := r.Effective(b.sheet.LastScale); ok {
		lines[0] = strings.TrimSpace(b.rating(rating) + " " + lines[0])
	}
	for _, said := range []string{r.Comment, r.Reason, strings.TrimSpace(r.Plan.Action + " " + b.date(r.Plan.Due))} {
		if said != "" {
			lines = append(lines, shorten(text.Clean(said)))
		}
	}
	return strings.Join(lines, "\n")
}

// shorten cuts a text that is only there to be reminded of.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= maxLast {
		return s
	}
	return string([]rune(s)[:maxLast]) + "…"
}

func (b *answerRows) rating(r checklist.Rating) string { return r.Symbol + " " + b.in(r.Label) }

// count is a head count as people write it, "" for none.
func (b *answerRows) count(r *checklist.Response) string {
	if r.Count == nil {
		return ""
	}
	return strconv.Itoa(r.Count.Complying) + "/" + strconv.Itoa(r.Count.Concerned)
}

// answer writes the columns of a response.
func (b *answerRows) answer(cells map[string]any, r *checklist.Response) {
	cells[fieldRating] = b.rated(r)
	if r.Count != nil {
		cells[columnConcerned], cells[columnComplying] = r.Count.Concerned, r.Count.Complying
	}
	if r.Responsibility != "" {
		cells[fieldResponsibility] = codeLabel(b.p, fieldResponsibility, string(r.Responsibility))
	}
	if r.Plan.Funding != "" {
		cells[fieldFunding] = codeLabel(b.p, fieldFunding, string(r.Plan.Funding))
	}
	cells[fieldDue] = b.date(r.Plan.Due)
	for field, said := range map[string]string{fieldComment: r.Comment, fieldReason: r.Reason, fieldCause: r.Plan.Cause,
		fieldAction: r.Plan.Action, fieldOwner: r.Plan.Owner, fieldRequestTo: r.Plan.RequestTo} {
		cells[field] = text.Clean(said)
	}
}

// rated is the word in the column of ratings.
func (b *answerRows) rated(r *checklist.Response) string {
	var parts []string
	if r.Inquiring {
		parts = append(parts, b.p.T("sheet.word.inquiring"))
	}
	if rating, ok := b.sheet.Standard.Scale.Rating(r.Rating); r.Nothing {
		parts = append(parts, b.p.T("sheet.word.nothing"))
	} else if ok {
		parts = append(parts, b.rating(rating))
	}
	return strings.Join(parts, " ")
}

// date writes a day as the sheet's readers do, if it can be read back.
func (b *answerRows) date(d checklist.Date) string {
	written := d.String()
	if b.p.Lang() == locales.Japanese {
		written = d.JapaneseShort()
	}
	if read, err := checklist.ParseDate(written); err != nil || read != d {
		return d.String()
	}
	return written
}

// evidence writes one line for each piece of evidence in each of its columns; a
// column that says nothing about any of them stays empty.
func (b *answerRows) evidence(cells map[string]any, evidence []checklist.Evidence) {
	columns := map[string][]string{}
	for i := range evidence {
		e := inOneLine(evidence[i])
		for column, said := range map[string]string{columnEvidenceTitle: e.Title, columnEvidenceNumber: e.Number,
			columnEvidenceLocation: e.Location, columnEvidenceDate: b.date(e.Date)} {
			columns[column] = append(columns[column], said)
		}
	}
	for column, lines := range columns {
		cells[column] = strings.Join(inPlace(lines), "\n")
	}
}

// inPlace cuts the empty lines at the end and fills those before.
func inPlace(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for i := range lines {
		if lines[i] == "" {
			lines[i] = noLine
		}
	}
	return lines
}

// inOneLine is evidence as the sheet can show it: without line breaks.
func inOneLine(e checklist.Evidence) checklist.Evidence {
	for _, said := range []*string{&e.Title, &e.Number, &e.Location} {
		if *said = strings.TrimSpace(strings.ReplaceAll(text.Clean(*said), "\n", " ")); *said == noLine || *said == "-" {
			*said = ""
		}
	}
	return e
}
