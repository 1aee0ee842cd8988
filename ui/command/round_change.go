package command

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// roundClose ends a round.
type roundClose struct {
	Ws string `arg:""`
}

func (v *roundClose) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		if err := ws.CloseRound(ctx, year); err != nil {
			return err
		}
		round, err := ws.Round(year)
		if err != nil {
			return err
		}
		return s.result(round, func() { s.say("office.round.closed", "Year", s.year(round.FiscalYear)) })
	})
}

// roundExtend gives a department another day.
type roundExtend struct {
	Ws         string `arg:""`
	Department string `arg:""`
	Date       string `arg:""`
}

func (v *roundExtend) run(ctx context.Context, s *session) error {
	due, err := date("DATE", v.Date)
	if err != nil {
		return err
	}
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		changed, err := ws.Extend(ctx, year, v.Department, due)
		if err != nil {
			return err
		}
		return s.result(changed, func() {
			s.sayOf(changed.Department, "office.round.extended", "office.round.due_again", !changed.Due.IsZero(), s.day(changed.Due))
		})
	})
}

// roundExcuse takes a department out of a round, or back in.
type roundExcuse struct {
	Ws         string `arg:""`
	Department string `arg:""`
	Reason     string `arg:""`
}

func (v *roundExcuse) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		changed, err := ws.Excuse(ctx, year, v.Department, v.Reason)
		if err != nil {
			return err
		}
		return s.result(changed, func() {
			s.sayOf(changed.Department, "office.round.excused", "office.round.included", changed.Excused != "", changed.Excused)
		})
	})
}

// sayOf says what was granted to a department, or that it was taken back.
func (s *session) sayOf(d checklist.Department, granted, back string, is bool, what string) {
	if is {
		s.say(granted, "Department", s.in(d.Name), "What", what)
		return
	}
	s.say(back, "Department", s.in(d.Name))
}

// roundAdd takes a department into an open round.
type roundAdd struct {
	Ws         string `arg:""`
	Department string `arg:""`
}

func (v *roundAdd) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		added, err := ws.AddDepartment(ctx, year, v.Department)
		if err != nil {
			return err
		}
		return s.result(added, func() { s.say("office.round.added", "Department", s.in(added.Name)) })
	})
}

// roundErratum records the office's word on one item.
type roundErratum struct {
	Ws         string `arg:""`
	Item       string `arg:""`
	Text       string `arg:""`
	NotCounted bool
}

func (v *roundErratum) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		recorded, err := ws.AddErratum(ctx, year, checklist.Erratum{Item: v.Item, Text: v.Text, NotCounted: v.NotCounted})
		if err != nil {
			return err
		}
		return s.result(recorded, func() { s.say("office.erratum.recorded", "Item", recorded.Item) })
	})
}

// roundPackages writes what goes out to the departments.
type roundPackages struct {
	Ws  string `arg:""`
	Out string `required:"" placeholder:"DIR"`
}

func (v *roundPackages) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		progress, done := s.progress("office.progress.packages")
		made, err := ws.WriteRound(ctx, year, v.Out, s.text.Lang(), progress)
		if err == nil {
			var packages []string
			packages, err = ws.WritePackages(ctx, year, v.Out, progress)
			made.Files = append(made.Files, packages...)
		}
		done()
		if err != nil {
			return err
		}
		return s.result(made, func() { s.printFiles(made.Files) })
	})
}
