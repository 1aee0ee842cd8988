package command

import (
	"context"
	"strconv"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// questionsAdd enters a department's question into the register.
type questionsAdd struct {
	Ws         string `arg:""`
	Item       string `arg:""`
	Question   string `arg:""`
	Department string `required:"" placeholder:"DEPARTMENT"`
}

func (v *questionsAdd) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		q, err := ws.AskQuestion(ctx, year, v.Item, v.Department, v.Question)
		if err != nil {
			return err
		}
		return s.result(q, func() { s.say("questions.added", "Number", q.Number, "Item", q.Item) })
	})
}

// questionsAnswer records the answer to a question.
type questionsAnswer struct {
	Ws      string `arg:""`
	Number  string `arg:""`
	Answer  string `arg:""`
	Publish bool
	Erratum bool
}

func (v *questionsAnswer) run(ctx context.Context, s *session) error {
	number, err := strconv.Atoi(v.Number)
	if err != nil || number < 1 {
		return wrong("questions.number", "Value", v.Number)
	}
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		q, err := ws.AnswerQuestion(ctx, year, workflow.Reply{Number: number, Text: v.Answer, Publish: v.Publish, Erratum: v.Erratum})
		if err != nil {
			return err
		}
		return s.result(q, func() {
			s.say("questions.answered", "Number", q.Number)
			if v.Erratum {
				s.say("office.erratum.interpretation", "Item", q.Item, "Text", q.Answer)
			}
		})
	})
}

// questionsList shows the register.
type questionsList struct {
	Ws string `arg:""`
}

func (v *questionsList) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		register, err := ws.Register(year)
		if err != nil {
			return err
		}
		return s.result(orEmpty(register.Questions), func() { s.printRegister(&register) })
	})
}

func (s *session) printRegister(r *workflow.Register) {
	open := 0
	for _, q := range r.Questions {
		s.say("questions.question", "Number", q.Number, "Item", q.Item, "Department", s.in(r.Names[q.Department]),
			"Day", s.day(checklist.DateOf(q.Asked.At)), "Text", q.Text)
		switch {
		case q.Answered == nil:
			open++
			s.line("  " + s.text.T("questions.open"))
		case q.Published:
			s.say("questions.published", "Text", q.Answer)
		default:
			s.say("questions.answer", "Text", q.Answer)
		}
	}
	s.say("questions.total", "Count", len(r.Questions), "Open", open)
}
