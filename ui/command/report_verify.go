package command

import (
	"context"

	"tenken/checklist/workflow"
	"tenken/report/verify"
)

// reportVerify says whether a printed report still agrees with a workspace.
type reportVerify struct {
	File string `arg:""`
	Ws   string `arg:""`
	passwordFlags
}

// passwordFlags name the password of a PDF.
type passwordFlags struct {
	PasswordFile string `placeholder:"FILE"`
}

// password is empty where none was named.
func (f *passwordFlags) password() (string, error) {
	if f.PasswordFile == "" {
		return "", nil
	}
	return workflow.ReadPasswordFile(f.PasswordFile)
}

func (v *reportVerify) run(ctx context.Context, s *session) error {
	password, err := v.password()
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		found, err := ws.Verify(ctx, v.File, password)
		if err != nil {
			return err
		}
		if err := s.result(found, func() { s.printVerified(&found) }); err != nil || found.Agrees {
			return err
		}
		return refuse("verified.differs", "File", v.File)
	})
}

// printVerified tells what the report is, and where it differs.
func (s *session) printVerified(v *workflow.Verification) {
	s.say("verified.report", "Report", s.text.T("workflow.report."+string(v.Kind)), "Year", s.year(v.Year), "Of", s.in(v.Name),
		"Level", s.text.T("report.level."+string(v.Level)), "Day", s.day(v.Made))
	if v.Agrees {
		s.say("verified.agrees")
		return
	}
	for _, c := range v.Submissions {
		s.line("  " + s.submissionChange(&c))
	}
	for i := range v.Differences {
		s.line("  " + s.difference(&v.Differences[i]))
	}
	if more := v.Total - len(v.Differences); more > 0 {
		s.say("verified.more", "N", more)
	}
}

func (s *session) submissionChange(c *workflow.SubmissionChange) string {
	name := s.in(c.Name)
	switch {
	case c.Printed == nil:
		return s.text.T("verified.submission.new", "Department", name, "Now", *c.Now)
	case c.Now == nil:
		return s.text.T("verified.submission.gone", "Department", name, "Printed", *c.Printed)
	case *c.Printed == *c.Now:
		return s.text.T("verified.submission.changed", "Department", name, "Now", *c.Now)
	}
	return s.text.T("verified.submission.revision", "Department", name, "Printed", *c.Printed, "Now", *c.Now)
}

func (s *session) difference(d *verify.Difference) string {
	shown := func(text string) string {
		if text == "" {
			return s.text.T("verified.nothing")
		}
		return s.text.T("verified.quoted", "Text", text)
	}
	place := s.text.T("verified.page", "Page", d.Page)
	if d.Sheet != "" {
		place = s.text.T("verified.cell", "Sheet", d.Sheet, "Cell", d.Cell)
	}
	return s.text.T("verified.difference", "Place", place, "File", shown(d.File), "Now", shown(d.Now))
}
