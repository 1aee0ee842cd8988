package command

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// answer records one answer. What is not named stays as it is.
type answer struct {
	Ws     string `arg:""`
	Item   string `arg:""`
	Rating string `arg:"" optional:""`

	Subject   string `placeholder:"SUBJECT"`
	People    string `placeholder:"41/50"`
	Nothing   bool
	Inquiring bool
	Clear     bool
	answerTexts
	answerPlan
}

// answerTexts are the parts of an answer that are words; nil leaves one as it
// is, "" empties it.
type answerTexts struct {
	Comment   *string `placeholder:"TEXT"`
	Reason    *string `placeholder:"TEXT"`
	Cause     *string `placeholder:"TEXT"`
	Action    *string `placeholder:"TEXT"`
	Owner     *string `placeholder:"POST"`
	RequestTo *string `placeholder:"DEPARTMENT"`
	Note      *string `placeholder:"TEXT"`
}

// answerPlan are the parts that are dates or codes.
type answerPlan struct {
	Due            *string `placeholder:"DATE"`
	Funding        *string `placeholder:"FUNDING"`
	Responsibility *string `placeholder:"WHO"`
}

func (v *answer) run(ctx context.Context, s *session) error {
	v.split()
	if err := v.check(); err != nil {
		return err
	}
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		entry, err := s.findEntry(sheet, v.Item, v.Subject)
		if err != nil {
			return err
		}
		response, err := v.change(s, sheet.Response(entry.Key()), &sheet.Standard.Scale)
		if err != nil {
			return err
		}
		if _, err := ws.Save(ctx, sheet, workflow.Edit{Response: response}); err != nil {
			return err
		}
		recorded := sheet.Response(entry.Key())
		return s.result(recorded, func() { s.printAnswer(sheet, entry, &recorded) })
	})
}

// split finds a head count that was typed in place of a rating.
func (v *answer) split() {
	if _, err := workflow.ParseHeadCount(v.Rating); err == nil && v.People == "" {
		v.People, v.Rating = v.Rating, ""
	}
}

// check refuses a line that records nothing, or two things at once.
func (v *answer) check() error {
	chosen := 0
	for _, given := range []bool{v.Rating != "", v.People != "", v.Nothing, v.Clear} {
		if given {
			chosen++
		}
	}
	switch {
	case chosen > 1:
		return wrong("command.answer.contradiction")
	case chosen == 0 && !v.Inquiring && v.answerTexts == answerTexts{} && v.answerPlan == answerPlan{}:
		return wrong("command.answer.empty")
	}
	return nil
}

// change applies to a response what was typed.
func (v *answer) change(s *session, r checklist.Response, scale *checklist.Scale) (checklist.Response, error) {
	if v.Clear {
		r = checklist.Response{Key: r.Key}
	}
	if err := v.rate(s, &r, scale); err != nil {
		return r, err
	}
	v.answerTexts.apply(&r)
	return r, v.answerPlan.apply(s, &r)
}

// rate applies the rating, or what stands in its place. Each ends an inquiry.
func (v *answer) rate(s *session, r *checklist.Response, scale *checklist.Scale) error {
	switch {
	case v.People != "":
		count, err := workflow.ParseHeadCount(v.People)
		if err != nil {
			return wrong("command.answer.people", "People", v.People)
		}
		r.Count, r.Inquiring = &count, false
	case v.Rating != "":
		rating, ok := workflow.ParseRating(scale, v.Rating)
		if !ok {
			return wrong("command.answer.rating", "Rating", v.Rating, "Ratings", s.ratings(scale))
		}
		r.Rating, r.Nothing, r.Inquiring = rating.Code, false, false
	case v.Nothing:
		r.Nothing, r.Inquiring = true, false
	}
	r.Inquiring = r.Inquiring || v.Inquiring
	return nil
}

func (t *answerTexts) apply(r *checklist.Response) {
	for field, text := range map[*string]*string{
		&r.Comment: t.Comment, &r.Reason: t.Reason, &r.Note: t.Note, &r.Plan.Cause: t.Cause,
		&r.Plan.Action: t.Action, &r.Plan.Owner: t.Owner, &r.Plan.RequestTo: t.RequestTo,
	} {
		if text != nil {
			*field = *text
		}
	}
}

func (p *answerPlan) apply(s *session, r *checklist.Response) (err error) {
	if p.Due != nil {
		if r.Plan.Due, err = date("--due", *p.Due); err != nil {
			return err
		}
	}
	if p.Funding != nil {
		r.Plan.Funding, err = code(s, "--funding", "command.funding.", *p.Funding, append(checklist.Fundings(), ""))
		if err != nil {
			return err
		}
	}
	if p.Responsibility != nil {
		r.Responsibility, err = code(s, "--responsibility", "command.responsibility.", *p.Responsibility, checklist.Responsibilities())
	}
	return err
}

// printAnswer says what was recorded and what it still lacks.
func (s *session) printAnswer(sheet *workflow.Sheet, entry checklist.Scoped, r *checklist.Response) {
	s.say("command.answer.recorded", "Item", entry.Item.ID, "Subject", s.in(entry.Subject.Name),
		"Rating", s.answered(&sheet.Standard.Scale, r), "Topic", s.in(entry.Item.Topic))
	for _, gap := range sheet.Gaps() {
		if gap.Key == entry.Key() && !gap.Code.Optional() {
			s.say("command.answer.gap", "Gap", s.text.T("command.gap."+string(gap.Code)))
		}
	}
}
