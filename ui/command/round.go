package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// roundOpen opens the round of a fiscal year.
type roundOpen struct {
	Ws          string   `arg:""`
	Standard    string   `placeholder:"STANDARD"`
	Departments string   `placeholder:"DEPARTMENT,DEPARTMENT"`
	Opens       string   `placeholder:"DATE"`
	Inspection  string   `placeholder:"DATE"`
	Due         string   `placeholder:"DATE"`
	Results     string   `placeholder:"DATE"`
	Budget      string   `placeholder:"DATE"`
	Assembly    []string `sep:"none" placeholder:"DATE..DATE"`
}

// shownRound is a round as scripts read it.
type shownRound struct {
	checklist.Round
	Departments int                     `json:"departments"`
	Warnings    []checklist.DateWarning `json:"warnings"`
}

func (v *roundOpen) run(ctx context.Context, s *session) error {
	spec, err := v.spec(s)
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		round, departments, err := ws.OpenRound(ctx, spec)
		if err != nil {
			return err
		}
		shown := shownRound{round, departments, orEmpty(round.Warnings())}
		return s.result(shown, func() {
			s.say("office.round.opened", "Year", s.year(round.FiscalYear), "Departments", departments)
			s.printWarnings(shown.Warnings)
		})
	})
}

func (v *roundOpen) spec(s *session) (spec workflow.RoundSpec, err error) {
	if spec.Year, err = s.fiscalYear(); err != nil {
		return spec, err
	}
	if v.Standard != "" {
		if spec.Standard, err = workflow.ReadStandard(v.Standard); err != nil {
			return spec, err
		}
	}
	for _, f := range []struct {
		to   *checklist.Date
		flag string
		text string
	}{
		{&spec.Opens, "--opens", v.Opens}, {&spec.Inspection, "--inspection", v.Inspection}, {&spec.Due, "--due", v.Due},
		{&spec.Results, "--results", v.Results}, {&spec.Budget, "--budget", v.Budget},
	} {
		if *f.to, err = date(f.flag, f.text); err != nil {
			return spec, err
		}
	}
	spec.Departments = list(v.Departments)
	spec.Assembly, err = periods("--assembly", v.Assembly)
	return spec, err
}

// periods reads days written as FROM..TO.
func periods(flag string, written []string) ([]checklist.Period, error) {
	var all []checklist.Period
	dots := strings.NewReplacer("～", "..", "〜", "..", "~", "..")
	for _, text := range written {
		first, last, _ := strings.Cut(dots.Replace(text), "..")
		from, err := date(flag, first)
		if err != nil {
			return nil, err
		}
		to, err := date(flag, last)
		if err != nil {
			return nil, err
		}
		if from.IsZero() || to.IsZero() || to.Before(from) {
			return nil, wrong("office.round.period", "Flag", flag, "Value", text)
		}
		all = append(all, checklist.Period{From: from, To: to})
	}
	return all, nil
}

func (s *session) printWarnings(warnings []checklist.DateWarning) {
	for _, w := range warnings {
		s.say("office.warning."+string(w.Code), "Date", s.day(w.Date), "Other", s.day(w.Other))
	}
}

// day prints a day, "" for none.
func (s *session) day(d checklist.Date) string {
	if s.text.Lang() == "en" {
		return d.English()
	}
	return d.Japanese()
}

// roundShow shows a round with its dates and what became of it.
type roundShow struct {
	Ws string `arg:""`
}

func (v *roundShow) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		board, err := ws.Board(year)
		if err != nil {
			return err
		}
		shown := shownRound{board.Round, len(board.Rows("")), orEmpty(board.Round.Warnings())}
		return s.result(shown, func() { s.printRound(&shown) })
	})
}

func (s *session) printRound(shown *shownRound) {
	r := &shown.Round
	s.line(s.year(r.FiscalYear), r.Standard.ID, r.Standard.Version, s.text.N("office.round.departments", shown.Departments))
	for _, d := range []struct {
		name string
		day  checklist.Date
	}{{"opens", r.Opens}, {"inspection", r.Inspection}, {"due", r.Due}, {"results", r.Results}, {"budget", r.Budget}} {
		if !d.day.IsZero() {
			s.line(s.text.T("office.date."+d.name), s.day(d.day))
		}
	}
	for _, p := range r.Assembly {
		s.line(s.text.T("office.date.assembly"), s.day(p.From)+" .. "+s.day(p.To))
	}
	for _, e := range r.Errata {
		key := "office.erratum.interpretation"
		if e.NotCounted {
			key = "office.erratum.not_counted"
		}
		s.say(key, "Item", e.Item, "Text", e.Text)
	}
	if r.Draft {
		s.say("nextyear.board")
	}
	if r.Closed != nil {
		s.say("office.round.closed", "Year", s.year(r.FiscalYear))
	}
	s.printWarnings(shown.Warnings)
}

// withYear is withWorkspace with the fiscal year that --year says, 0 for the
// newest.
func (s *session) withYear(ctx context.Context, path string, a access, use func(*workflow.Workspace, checklist.FiscalYear) error) error {
	year, err := s.fiscalYear()
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, path, a, func(ws *workflow.Workspace) error { return use(ws, year) })
}
