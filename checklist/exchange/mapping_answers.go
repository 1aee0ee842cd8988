package exchange

import (
	"reflect"
	"strconv"
	"strings"

	"tenken/checklist"
)

// Answer is what a row of a table answers, without a look at whose it is.
type Answer struct {
	Department string // as written, "" without such a column
	Subject    string // the system's or site's name as written, "" without one
	// Response has the item in its key, not the subject.
	Response checklist.Response
	Evidence string // what it names, "" for nothing
	// At is a problem without a code: the place of the answer.
	At Problem
}

// answerKey tells answers apart.
type answerKey struct{ department, subject, item string }

// readAnswer takes the answer of a row, if there is one.
func (b *itemReader) readAnswer(row *gridRow, item string) {
	b.takeAnswer(row, item)
	for len(b.refusedBy) < len(b.refused) {
		b.refusedBy = append(b.refusedBy, clean(b.text(row, "answers.department")))
	}
}

func (b *itemReader) takeAnswer(row *gridRow, item string) {
	known := len(b.problems)
	a := b.answer(row, item)
	wrong := false
	for i := known; i < len(b.problems); i++ {
		b.problems[i].Item = quote(item)
		wrong = wrong || b.problems[i].hinders()
	}
	if wrong {
		b.refused = append(b.refused, b.problems[known:]...)
		b.problems = b.problems[:known]
		return
	}
	if a.Response.IsBlank() && a.Evidence == "" {
		return
	}
	if b.m.Standard.Same != "" && !b.isAsked(item) {
		b.refuse(row, ProblemUnknownItem, item)
		return
	}
	key := answerKey{folded(a.Department), folded(a.Subject), item}
	if first, again := b.taken[key]; again {
		b.again(row, a, first)
		return
	}
	b.taken[key] = len(b.answers)
	b.answers = append(b.answers, a)
}

// again judges a second answer to an item. One that says the same is left out; of
// answers that contradict each other none is taken.
func (b *itemReader) again(row *gridRow, a Answer, n int) {
	first := &b.answers[n]
	item := a.Response.Item
	if a.Evidence == first.Evidence && reflect.DeepEqual(a.Response, first.Response) {
		b.refuse(row, checklist.ProblemDuplicate, item)
		b.refused[len(b.refused)-1].FirstCell = first.At.Cell
		return
	}
	b.refuse(row, ProblemContradiction, item)
	b.refused[len(b.refused)-1].FirstCell = first.At.Cell
	if b.dropped[n] {
		return
	}
	b.dropped[n] = true
	p := first.At
	p.Code, p.Args, p.FirstCell = ProblemContradiction, checklist.ProblemArgs{Value: quote(item)}, b.answerPlace(row).cell
	b.refused = append(b.refused, p)
}

// agreed are the answers that no other one contradicts.
func (b *itemReader) agreed() []Answer {
	var all []Answer
	for n, a := range b.answers {
		if !b.dropped[n] {
			all = append(all, a)
		}
	}
	return all
}

// refuse leaves the answer of a row out.
func (b *itemReader) refuse(row *gridRow, code checklist.ProblemCode, item string) {
	p := problemIn(b.answerPlace(row), code, checklist.ProblemArgs{Value: item})
	p.Item = quote(item)
	b.refused = append(b.refused, p)
}

// isAsked reports whether the standard that the table follows has an item.
func (b *itemReader) isAsked(id string) bool {
	if b.asked == nil {
		b.asked = map[string]bool{}
		for _, item := range b.base.Items() {
			b.asked[item.ID] = true
		}
	}
	return b.asked[id]
}

func (b *itemReader) answerPlace(row *gridRow) place {
	for _, field := range []string{"answers.rating", "answers.complying", "answers.comment"} {
		if len(b.at[field]) > 0 {
			return b.spot(row, field)
		}
	}
	return b.spot(row, "items.question")
}

func (b *itemReader) answer(row *gridRow, item string) Answer {
	say := map[string]string{}
	for _, f := range b.m.answerFields() {
		say[f.name] = clean(b.value(row, f))
	}
	a := Answer{Department: say["answers.department"], Subject: say["answers.subject"], Evidence: say["answers.evidence"]}
	a.At = placed(b.answerPlace(row), checklist.Problem{Item: quote(item), Severity: checklist.SeverityError})
	a.Response = checklist.Response{
		Key: checklist.Key{Item: item}, Comment: say["answers.comment"], Reason: say["answers.reason"], Note: say["answers.note"],
		Rating: b.rating(row, say["answers.rating"]),
		Plan: checklist.Plan{Cause: say["answers.cause"], Action: say["answers.action"], Owner: say["answers.owner"],
			Due: b.due(row, say["answers.due"])},
	}
	b.count(row, &a.Response, say["answers.complying"], say["answers.concerned"])
	return a
}

// rating is what a word of the table means: as the mapping says or, where it says
// nothing, as [NamedRating] does.
func (b *itemReader) rating(row *gridRow, written string) checklist.RatingCode {
	if written == "" {
		return checklist.Unanswered
	}
	for _, r := range b.m.Ratings {
		for _, said := range r.Words {
			if same(said, written) {
				return r.Rating
			}
		}
	}
	if b.words == nil {
		b.words = newRatingWords(&b.base.Scale)
	}
	if rating, ok := b.words.named(&b.base.Scale, written); ok {
		return rating.Code
	}
	var known []string
	for _, r := range b.base.Scale.Ratings {
		known = append(known, r.Symbol)
	}
	b.fail(b.spot(row, "answers.rating"), ProblemNoRatingWord, checklist.ProblemArgs{Value: written, Known: known})
	return checklist.Unanswered
}

func (b *itemReader) due(row *gridRow, written string) checklist.Date {
	if written == "" {
		return checklist.Date{}
	}
	date, err := checklist.ParseDate(written)
	if err != nil {
		b.warn(b.spot(row, "answers.due"), ProblemDueLeft, checklist.ProblemArgs{Value: written})
	}
	return date
}

// count reads a head count from its two columns, both of which it needs.
func (b *itemReader) count(row *gridRow, r *checklist.Response, complying, concerned string) {
	if complying == "" && concerned == "" {
		return
	}
	r.Count = &checklist.HeadCount{
		Complying: b.heads(row, "answers.complying", complying), Concerned: b.heads(row, "answers.concerned", concerned)}
}

func (b *itemReader) heads(row *gridRow, field, written string) int {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(plainForm(written), ",", ""), "人")))
	if err != nil || n < 0 {
		b.fail(b.spot(row, field), ProblemWrongCount, checklist.ProblemArgs{Value: written})
	}
	return n
}
