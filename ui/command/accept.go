package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// accept accepts what departments have handed in.
type accept struct {
	Ws         string   `arg:""`
	Department []string `arg:"" optional:""`
	All        bool
	Out        string `placeholder:"DIR"`
}

func (v *accept) run(ctx context.Context, s *session) error {
	if v.All == (len(v.Department) > 0) {
		return wrong("receive.usage.who", "Flag", "--all")
	}
	return s.decide(ctx, v.Ws, v.Out, func(ws *workflow.Workspace, year checklist.FiscalYear) ([]workflow.Decided, error) {
		return ws.Accept(ctx, year, v.Department)
	})
}

// giveBack returns submissions, with the items to be mended.
type giveBack struct {
	Ws         string   `arg:""`
	Department []string `arg:"" optional:""`
	Items      string   `placeholder:"ID,…"`
	AllWith    string   `placeholder:"ITEM[=RATING]"`
	Text       string   `required:"" placeholder:"TEXT"`
	Out        string   `placeholder:"DIR"`
}

func (v *giveBack) run(ctx context.Context, s *session) error {
	if (v.AllWith != "") == (len(v.Department) > 0) {
		return wrong("receive.usage.who", "Flag", "--all-with")
	}
	if v.AllWith == "" && v.Items == "" {
		return wrong("receive.usage.items")
	}
	return s.decide(ctx, v.Ws, v.Out, func(ws *workflow.Workspace, year checklist.FiscalYear) ([]workflow.Decided, error) {
		req := workflow.ReturnRequest{Departments: v.Department, Items: list(v.Items), Text: v.Text}
		if v.AllWith != "" {
			if err := v.allWith(s, ws, year, &req); err != nil {
				return nil, err
			}
		}
		return ws.Return(ctx, year, req)
	})
}

// allWith reads the item, and the rating, by which departments are chosen.
func (v *giveBack) allWith(s *session, ws *workflow.Workspace, year checklist.FiscalYear, req *workflow.ReturnRequest) error {
	item, rating, rated := strings.Cut(v.AllWith, "=")
	req.Items = append([]string{item}, req.Items...)
	if !rated {
		return nil
	}
	std, err := ws.RoundStandard(year)
	if err != nil {
		return err
	}
	known, ok := workflow.ParseRating(&std.Scale, rating)
	if !ok {
		return wrong("command.answer.rating", "Rating", rating, "Ratings", s.ratings(&std.Scale))
	}
	req.Rating = known.Code
	return nil
}

// decide takes a decision, writes what departments are told of it, and says so.
func (s *session) decide(ctx context.Context, path, out string, decide func(*workflow.Workspace, checklist.FiscalYear) ([]workflow.Decided, error)) error {
	return s.withYear(ctx, path, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		done, err := decide(ws, year)
		if err == nil && out != "" {
			err = ws.WriteDecisions(ctx, year, done, out, s.text.Lang())
		}
		if err != nil {
			return err
		}
		return s.result(done, func() { s.printDecided(done, out) })
	})
}

func (s *session) printDecided(done []workflow.Decided, out string) {
	for _, d := range done {
		s.say("receive.decided", "Department", d.Department, "Revision", d.Revision, "State", message.State(s.text, d.State))
		for _, k := range d.Keys {
			s.line("  -", k.Item, k.Subject)
		}
		s.printFiles(d.Files)
	}
	if out == "" {
		s.note("receive.no_out")
	}
}

// correct puts a slip right.
type correct struct {
	Ws         string `arg:""`
	Department string `arg:""`
	Item       string `arg:""`
	Rating     string `arg:"" optional:""`

	Consent string `required:"" placeholder:"TEXT"`
	Subject string `placeholder:"SUBJECT"`
	People  string `placeholder:"41/50"`
	answerTexts
	answerPlan
}

func (v *correct) run(ctx context.Context, s *session) error {
	typed := answer{Rating: v.Rating, People: v.People, answerTexts: v.answerTexts, answerPlan: v.answerPlan}
	typed.split()
	if err := typed.check(); err != nil {
		return err
	}
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		sheet, err := ws.SheetOf(year, v.Department)
		if err != nil {
			return err
		}
		entry, err := s.findEntry(sheet, v.Item, v.Subject)
		if err != nil {
			return err
		}
		after, err := typed.change(s, sheet.Response(entry.Key()), &sheet.Standard.Scale)
		if err != nil {
			return err
		}
		recorded, err := ws.Correct(ctx, year, workflow.CorrectionRequest{Department: v.Department, Key: entry.Key(), After: after, Consent: v.Consent})
		if err != nil {
			return err
		}
		return s.result(recorded, func() {
			s.say("receive.corrected", "Department", s.in(sheet.Assessment.Department.Name), "Item", recorded.Item,
				"Answer", s.answered(&sheet.Standard.Scale, &recorded.After))
		})
	})
}
