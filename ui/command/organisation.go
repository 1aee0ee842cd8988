package command

import (
	"context"
	"strings"

	"tenken/checklist/workflow"
)

// organisationImport takes over a list of bureaus and departments.
type organisationImport struct {
	Ws     string `arg:""`
	File   string `arg:""`
	DryRun bool
}

func (v *organisationImport) run(ctx context.Context, s *session) error {
	a := writing
	if v.DryRun {
		a = reading
	}
	return s.withWorkspace(ctx, v.Ws, a, func(ws *workflow.Workspace) error {
		change, err := ws.ImportOrganisation(ctx, v.File, v.DryRun)
		if err != nil {
			return err
		}
		s.noteProblems(change.Problems)
		return s.result(change, func() { s.printChange(&change, v.DryRun) })
	})
}

func (s *session) printChange(c *workflow.OrganisationChange, dryRun bool) {
	for _, kind := range []struct {
		key string
		all []workflow.DepartmentChange
	}{{"office.organisation.added", c.Added}, {"office.organisation.changed", c.Changed}, {"office.organisation.removed", c.Removed}} {
		for _, one := range kind.all {
			s.line(s.text.T(kind.key, "ID", one.ID, "Name", s.in(one.Name)), s.changedFields(one.Fields), s.stays(one))
		}
	}
	if c.City {
		s.say("office.organisation.city")
	}
	if c.Bureaus {
		s.say("office.organisation.bureaus")
	}
	key := "office.organisation.done"
	if dryRun {
		key = "office.organisation.dry_run"
	}
	s.say(key, "Added", len(c.Added), "Changed", len(c.Changed), "Removed", len(c.Removed), "Unchanged", c.Unchanged)
}

func (s *session) changedFields(fields []string) string {
	var names []string
	for _, f := range fields {
		names = append(names, s.text.T("office.field."+f))
	}
	return strings.Join(names, ", ")
}

// stays says that an open round keeps the department as it was.
func (s *session) stays(c workflow.DepartmentChange) string {
	if c.Round == 0 {
		return ""
	}
	return s.text.T("office.organisation.in_round", "Year", s.year(c.Round))
}

// organisationExport writes the list.
type organisationExport struct {
	Ws       string `arg:""`
	Out      string `arg:"" name:"list"`
	Encoding string `default:"utf-8-bom" placeholder:"CODE"`
	Force    bool
}

func (v *organisationExport) run(ctx context.Context, s *session) error {
	encoding, err := code(s, "--encoding", "command.encoding.", v.Encoding, workflow.Encodings())
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		form := workflow.OrganisationForm{Lang: s.text.Lang(), Encoding: encoding, Replace: v.Force}
		if err := ws.ExportOrganisation(ctx, v.Out, form); err != nil {
			return err
		}
		made := workflow.ReportResult{Files: []string{v.Out}}
		return s.result(made, func() { s.printFiles(made.Files) })
	})
}

// organisationTemplate writes a list to begin with.
type organisationTemplate struct {
	Out   string `arg:"" name:"list"`
	Force bool
}

func (v *organisationTemplate) run(ctx context.Context, s *session) error {
	form := workflow.OrganisationForm{Lang: s.text.Lang(), Encoding: workflow.Encodings()[0], Replace: v.Force}
	if err := workflow.WriteOrganisationTemplate(ctx, v.Out, form); err != nil {
		return err
	}
	made := workflow.ReportResult{Files: []string{v.Out}}
	return s.result(made, func() { s.printFiles(made.Files) })
}
