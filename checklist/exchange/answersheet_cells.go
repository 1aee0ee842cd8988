package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
)

// read takes the cells of the row.
func (r *answerReader) read(a *ReadAnswer) {
	for _, to := range textsOf(&a.Response) {
		*to.text = r.text(to.field)
	}
	r.rating(a)
	r.count(a)
	a.Response.Plan.Due = r.date(fieldDue)
	if responsibility := checklist.Responsibility(r.code(fieldResponsibility)); responsibility != checklist.Own {
		a.Response.Responsibility = responsibility
	}
	a.Response.Plan.Funding = checklist.Funding(r.code(fieldFunding))
	r.evidence(a)
}

// fieldText is a field that is free text.
type fieldText struct {
	field string
	text  *string
}

func textsOf(r *checklist.Response) [6]fieldText {
	return [...]fieldText{{fieldComment, &r.Comment}, {fieldReason, &r.Reason}, {fieldCause, &r.Plan.Cause},
		{fieldAction, &r.Plan.Action}, {fieldOwner, &r.Plan.Owner}, {fieldRequestTo, &r.Plan.RequestTo}}
}

// understood lists a cell.
func (r *answerReader) understood(column, written, meaning string) {
	if written != "" {
		r.out.Cells = append(r.out.Cells, ReadCell{r.at(column), r.key, column, written, meaning})
	}
}

// value is what a cell says, by what it holds. What may have become something else
// than was typed is reported.
func (r *answerReader) value(column string, dates bool) (written string, kind cellKind) {
	c := r.cell(column)
	if c == nil || r.isCovered(c, column) {
		return "", cellText
	}
	written, kind = clean(c.text), c.kind
	if kind == cellFormula {
		kind = c.result
		if written == "" {
			r.refuse(column, SheetNoResult, "")
			return "", kind
		}
		r.warn(column, SheetFormula, written)
	}
	switch {
	case kind == cellError:
		r.refuse(column, SheetErrorCell, written)
	case kind == cellDate && !dates:
		r.refuse(column, SheetDateCell, written)
	case utf8.RuneCountInString(written) > checklist.MaxText:
		r.refuse(column, SheetTooLong, written)
		r.out.Problems[len(r.out.Problems)-1].Max = checklist.MaxText
	}
	return written, kind
}

// isCovered reports a cell that lies in a merged range and says nothing by itself.
// One that reaches over several rows would give one answer to all of them.
func (r *answerReader) isCovered(c *gridCell, column string) bool {
	if c.from == "" {
		return false
	}
	if _, row, _ := parseCell(c.from); row != r.row.number && clean(c.text) != "" {
		r.refuse(column, SheetMergedCells, c.from)
	}
	return true
}

// text reads a free text.
func (r *answerReader) text(column string) string {
	written, kind := r.value(column, true)
	if kind == cellDate {
		r.warn(column, SheetBecameDate, written)
	}
	r.understood(column, written, written)
	return written
}

// code reads a cell of a drop-down.
func (r *answerReader) code(column string) string {
	written, _ := r.value(column, false)
	if written == "" || r.wrong {
		return ""
	}
	code, known := r.codes[column][r.folded(written)]
	if !known {
		var labels []string
		for _, code := range codesIn(column) {
			labels = append(labels, codeLabel(locales.For(r.sheet.Language), column, code))
		}
		r.refuse(column, SheetCode, written, labels...)
	}
	r.understood(column, written, code)
	return code
}

// rating reads the column of ratings. A head count that stands there is taken as
// one.
func (r *answerReader) rating(a *ReadAnswer) {
	written, _ := r.value(fieldRating, false)
	if written == "" {
		return
	}
	if r.entry.Item.Kind == checklist.KindCount && strings.Contains(plainForm(written), "/") {
		r.pair(a, fieldRating, written)
		return
	}
	m, seen := r.rated[written]
	if !seen {
		m.meaning, m.known = r.ratings.find(written)
		r.rated[written] = m
	}
	na, hasNA := r.sheet.Standard.Scale.NotApplicable()
	switch {
	case m.ambiguous || !m.known:
		code := SheetRating
		if m.ambiguous {
			code = SheetAmbiguous
		}
		r.refuse(fieldRating, code, written, newAnswerRows(r.sheet).ratingNames()...)
	case m.nothing && (!r.entry.Item.Event || !hasNA):
		r.refuse(fieldRating, SheetNotAnEvent, written)
	case m.rating != checklist.Unanswered && r.entry.Item.Kind == checklist.KindCount:
		r.refuse(fieldRating, SheetWrongKind, written)
	}
	a.Response.Rating, a.Response.Nothing, a.Response.Inquiring = m.rating, m.nothing, m.inquiring
	if m.nothing && r.entry.Item.Kind == checklist.KindRating {
		a.Response.Rating = na.Code
	}
	r.understood(fieldRating, written, ratingCodeOf(&a.Response))
}

// ratingNames are the ratings as they may be written.
func (b *answerRows) ratingNames() []string {
	var all []string
	for _, rating := range b.sheet.Standard.Scale.Ratings {
		all = append(all, b.rating(rating))
	}
	return all
}

// ratingCodeOf is the rating of an answer in codes.
func ratingCodeOf(r *checklist.Response) string {
	code := string(r.Rating)
	if r.Nothing {
		code = "nothing"
	}
	if r.Inquiring {
		code = strings.TrimSpace("inquiring " + code)
	}
	return code
}

// count reads the two columns of a head count, or one of them that holds 41/50.
func (r *answerReader) count(a *ReadAnswer) {
	concerned, _ := r.value(columnConcerned, false)
	complying, _ := r.value(columnComplying, false)
	switch {
	case r.wrong:
	case concerned == "" && complying == "":
		if a.Response.Nothing && r.entry.Item.Kind == checklist.KindCount {
			a.Response.Count = &checklist.HeadCount{}
		}
		return
	case r.entry.Item.Kind == checklist.KindRating:
		r.refuse(columnConcerned, SheetWrongKind, strings.TrimSpace(complying+" "+concerned))
	case strings.Contains(plainForm(complying), "/"):
		r.pair(a, columnComplying, complying)
		r.agree(a, columnConcerned, concerned)
	case strings.Contains(plainForm(concerned), "/"):
		r.pair(a, columnConcerned, concerned)
		r.agree(a, columnComplying, complying)
	default:
		r.take(a, columnComplying, r.heads(columnComplying, complying), r.heads(columnConcerned, concerned))
		r.understood(columnConcerned, concerned, plainForm(concerned))
		r.understood(columnComplying, complying, plainForm(complying))
	}
	if c := a.Response.Count; a.Response.Nothing && c != nil && *c != (checklist.HeadCount{}) {
		r.refuse(columnComplying, SheetCountPair, complying+"/"+concerned)
	}
}

// pair reads 41/50.
func (r *answerReader) pair(a *ReadAnswer, column, written string) {
	complying, concerned, _ := strings.Cut(plainForm(written), "/")
	r.take(a, column, r.heads(column, complying), r.heads(column, concerned))
	r.understood(column, written, plainForm(written))
}

// take keeps a head count, unless there is another one.
func (r *answerReader) take(a *ReadAnswer, column string, complying, concerned int) {
	count := checklist.HeadCount{Concerned: concerned, Complying: complying}
	if there := a.Response.Count; there != nil && *there != count {
		r.refuse(column, SheetCountPair, strconv.Itoa(there.Complying)+"/"+strconv.Itoa(there.Concerned))
	}
	a.Response.Count = &count
}

// agree holds the other column of a head count against the pair that was read.
func (r *answerReader) agree(a *ReadAnswer, column, written string) {
	if written == "" || r.wrong {
		return
	}
	known := a.Response.Count.Concerned
	if column == columnComplying {
		known = a.Response.Count.Complying
	}
	if n := r.heads(column, written); n != known && !r.wrong {
		r.refuse(column, SheetCountPair, written)
	}
}

// heads reads a number of people: 41, ４１, 41人, 1,234名.
func (r *answerReader) heads(column, written string) int {
	plain := strings.ReplaceAll(plainForm(written), ",", "")
	plain = strings.TrimSpace(strings.TrimRight(plain, "人名"))
	n, err := strconv.Atoi(plain)
	switch {
	case plain == "":
		r.refuse(column, SheetCountPair, written)
	case err != nil || n < 0 || strings.HasPrefix(plain, "+"):
		r.refuse(column, SheetCount, written)
	case n > checklist.MaxHeads:
		r.refuse(column, SheetCountRange, written)
		r.out.Problems[len(r.out.Problems)-1].Max = checklist.MaxHeads
	}
	return n
}

// date reads a cell with one date.
func (r *answerReader) date(column string) checklist.Date {
	written, kind := r.value(column, true)
	if written == "" || r.wrong {
		return checklist.Date{}
	}
	return r.dateIn(column, written, kind)
}

func (r *answerReader) dateIn(column, written string, kind cellKind) checklist.Date {
	d, problem := r.day(written, kind)
	switch {
	case problem == SheetSerialDate:
		r.warn(column, problem, written)
	case problem != "":
		r.refuse(column, problem, written)
	}
	r.understood(column, written, d.String())
	return d
}

// Numbers that a cell of dates may hold once its format is lost: the days of 1954
// to 2119 by either count.
const firstSerial, lastSerial = 20_000, 80_000

var weekday = regexp.MustCompile(`\([日月火水木金土]\)$`)

// day reads a date as people and spreadsheets write it. SheetSerialDate says that
// it was a bare number.
func (r *answerReader) day(written string, kind cellKind) (checklist.Date, SheetProblemCode) {
	if kind == cellNumber {
		if n, err := strconv.Atoi(written); err == nil && n >= firstSerial && n <= lastSerial {
			return checklist.DateOf(r.file.since.AddDate(0, 0, n)), SheetSerialDate
		}
	}
	if strings.Contains(written, "T") {
		if stamp, err := time.Parse("2006-01-02T15:04:05", written); err == nil {
			return checklist.DateOf(stamp), ""
		}
	}
	if strings.ContainsAny(written, "()（）") {
		written = weekday.ReplaceAllString(plainForm(written), "")
	}
	d, err := checklist.ParseDate(written)
	if err != nil {
		return checklist.Date{}, SheetDate
	}
	return d, ""
}

// evidence reads one piece of evidence from each line of its columns.
func (r *answerReader) evidence(a *ReadAnswer) {
	var columns [3][]string
	for i, column := range []string{columnEvidenceTitle, columnEvidenceNumber, columnEvidenceLocation} {
		r.text(column)
		columns[i] = r.lines(column)
	}
	_, kind := r.value(columnEvidenceDate, true)
	dates := r.lines(columnEvidenceDate)
	for i := range max(len(columns[0]), len(columns[1]), len(columns[2]), len(dates)) {
		e := checklist.Evidence{Key: r.key, Title: cellLine(columns[0], i), Number: cellLine(columns[1], i), Location: cellLine(columns[2], i)}
		day := cellLine(dates, i)
		switch {
		case e.Title == "" && (e.Number != "" || e.Location != "" || day != "") && a.has(columnEvidenceTitle):
			r.refuse(columnEvidenceTitle, SheetEvidence, strings.TrimSpace(e.Number+" "+e.Location+" "+day))
			return
		case e.Title == "":
			continue
		case day != "":
			e.Date = r.dateIn(columnEvidenceDate, day, kind)
		}
		a.Evidence = append(a.Evidence, e)
	}
}

// noLine stands in a line of the columns of evidence that says nothing, so that
// the lines below keep their places.
const noLine = "－"

// lines are the lines of a cell; one that says nothing is empty.
func (r *answerReader) lines(column string) []string {
	c := r.cell(column)
	if c == nil || c.from != "" || clean(c.text) == "" {
		return nil
	}
	all := strings.Split(strings.TrimRight(text.Clean(c.text), "\n "), "\n")
	for i := range all {
		if all[i] = strings.TrimSpace(all[i]); all[i] == noLine || all[i] == "-" {
			all[i] = ""
		}
	}
	return all
}

// cellLine is the line of that number, "" beyond the last.
func cellLine(all []string, i int) string {
	if i >= len(all) {
		return ""
	}
	return all[i]
}
