package command

import (
	"context"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// carryover prepares the next year.
type carryover struct {
	Ws       string   `arg:""`
	Standard string   `placeholder:"STANDARD"`
	Map      []string `sep:"none" placeholder:"OLD=NEW"`
	DryRun   bool
	Discard  bool
}

// shownCarry is the next year as scripts read it.
type shownCarry struct {
	FiscalYear  checklist.FiscalYear `json:"fiscal_year"`
	Standard    checklist.StandardID `json:"standard"`
	Draft       bool                 `json:"draft"`
	DryRun      bool                 `json:"dry_run"`
	Departments []shownCarried       `json:"departments"`
	Left        []string             `json:"left"` // ids
}

// shownCarried is one department of it. Offered has all ways, those without an
// item too.
type shownCarried struct {
	Department string                  `json:"department"`
	ID         string                  `json:"id"`
	From       []string                `json:"from"` // ids
	InScope    int                     `json:"in_scope"`
	Offered    map[checklist.Carry]int `json:"offered"`
	Plans      []shownPlan             `json:"plans"`
	Notes      int                     `json:"notes"`
}

type shownPlan struct {
	From    string               `json:"from"` // id of the department that made it
	Subject string               `json:"subject"`
	Item    string               `json:"item"`
	Rating  checklist.RatingCode `json:"rating"`
	Due     checklist.Date       `json:"due"`
	Owner   string               `json:"owner"`
	Action  string               `json:"action"`
}

func (v *carryover) run(ctx context.Context, s *session) error {
	request, err := v.request(s)
	if err != nil {
		return err
	}
	if v.Discard {
		return v.discard(ctx, s, request.Year)
	}
	return s.withWorkspace(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace) error {
		carried, err := ws.CarryYear(ctx, request)
		if err != nil {
			return err
		}
		return s.result(shownCarryOf(carried, v.DryRun), func() { s.printCarry(carried, v.DryRun) })
	})
}

// discard takes away what was prepared.
func (v *carryover) discard(ctx context.Context, s *session, year checklist.FiscalYear) error {
	if v.Standard != "" || len(v.Map) > 0 || v.DryRun {
		return wrong("nextyear.usage.discard")
	}
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		discarded, err := ws.DiscardYear(ctx, year)
		if err != nil {
			return err
		}
		return s.result(map[string]checklist.FiscalYear{"discarded": discarded.Year}, func() { s.say("nextyear.discarded", "Year", s.year(discarded.Year)) })
	})
}

func (v *carryover) request(s *session) (request workflow.CarryRequest, err error) {
	request.DryRun = v.DryRun
	if request.Year, err = s.fiscalYear(); err != nil {
		return request, err
	}
	if v.Standard != "" {
		if request.Standard, err = workflow.ReadStandard(v.Standard); err != nil {
			return request, err
		}
	}
	for _, written := range v.Map {
		before, after, _ := strings.Cut(strings.ReplaceAll(written, "＝", "="), "=")
		if strings.TrimSpace(before) == "" || strings.TrimSpace(after) == "" {
			return request, wrong("nextyear.usage.map", "Value", written)
		}
		request.Moves = append(request.Moves, checklist.Move{Old: before, New: after})
	}
	return request, nil
}

func shownCarryOf(c *workflow.CarriedYear, dryRun bool) shownCarry {
	shown := shownCarry{FiscalYear: c.Round.FiscalYear, Standard: c.Round.Standard, Draft: c.Round.Draft, DryRun: dryRun,
		Departments: []shownCarried{}, Left: departmentIDs(c.Left)}
	for i := range c.Departments {
		d := &c.Departments[i]
		one := shownCarried{Department: d.Department.Name.Ja, ID: d.Department.ID, From: departmentIDs(d.From), InScope: d.InScope,
			Offered: map[checklist.Carry]int{}, Plans: []shownPlan{}, Notes: d.Notes}
		for _, way := range checklist.Carries() {
			one.Offered[way] = d.Offered[way]
		}
		for _, plan := range d.Plans {
			one.Plans = append(one.Plans, shownPlan{plan.Department.ID, plan.Subject.ID, plan.Item.ID, plan.Rating.Code,
				plan.Plan.Due, plan.Plan.Owner, plan.Plan.Action})
		}
		shown.Departments = append(shown.Departments, one)
	}
	return shown
}

func departmentIDs(all []checklist.Department) []string {
	ids := []string{}
	for i := range all {
		ids = append(ids, all[i].ID)
	}
	return ids
}

func (s *session) printCarry(c *workflow.CarriedYear, dryRun bool) {
	s.line(s.text.T("nextyear.title", "Year", s.year(c.Round.FiscalYear), "Standard", c.Round.Standard.ID, "Version", c.Round.Standard.Version))
	for i := range c.Departments {
		s.printCarried(&c.Departments[i])
	}
	for _, d := range c.Left {
		s.say("nextyear.left", "Department", s.in(d.Name))
	}
	switch {
	case dryRun:
		s.say("nextyear.dry_run")
	case c.Round.Draft:
		s.say("nextyear.draft", "Year", s.year(c.Round.FiscalYear), "Number", int(c.Round.FiscalYear))
	default:
		s.say("nextyear.begun", "Year", s.year(c.Round.FiscalYear))
	}
}

func (s *session) printCarried(d *workflow.CarriedDepartment) {
	words := []string{s.in(d.Department.Name), s.origin(d)}
	for _, way := range checklist.Carries() {
		if n := d.Offered[way]; n > 0 {
			words = append(words, s.text.T("nextyear.offered."+string(way))+" "+strconv.Itoa(n))
		}
	}
	s.line(words...)
	for _, plan := range d.Plans {
		s.line("  "+s.text.T("nextyear.plan"), plan.Item.ID, s.in(plan.Subject.Name), plan.Rating.Symbol,
			strings.ReplaceAll(plan.Plan.Action, "\n", " "), s.day(plan.Plan.Due), plan.Plan.Owner)
	}
	if d.Notes > 0 {
		s.line("  " + s.text.N("nextyear.notes", d.Notes))
	}
}

// origin says where a department comes from, if not from itself alone.
func (s *session) origin(d *workflow.CarriedDepartment) string {
	if len(d.From) == 0 {
		return s.text.T("nextyear.new")
	}
	if len(d.From) == 1 && d.From[0].ID == d.Department.ID {
		return ""
	}
	var names []string
	for i := range d.From {
		names = append(names, s.in(d.From[i].Name))
	}
	return s.text.T("nextyear.from", "Departments", strings.Join(names, ", "))
}
