package command

import (
	"context"
	"strconv"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// destroy takes a year out of a workspace for good.
type destroy struct {
	Ws       string `arg:""`
	Approval string `placeholder:"NUMBER"`
	Date     string `placeholder:"DATE"`
	Post     string `placeholder:"POST"`
	Backups  bool
	DryRun   bool
}

// shownDestroyed is what scripts read.
type shownDestroyed struct {
	workflow.Destruction
	DryRun     bool                 `json:"dry_run"`
	Later      checklist.FiscalYear `json:"later"`
	Holding    []string             `json:"holding"`
	Unreadable []string             `json:"unreadable"`
	Deleted    []string             `json:"deleted"`
}

func (v *destroy) run(ctx context.Context, s *session) error {
	request, err := v.request(s)
	if err != nil {
		return err
	}
	if v.DryRun {
		return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
			d, err := ws.Destroying(request)
			if err != nil {
				return err
			}
			return v.show(s, d)
		})
	}
	s.speakAs(ctx, v.Ws)
	progress, done := s.progress("destroy.progress")
	d, err := workflow.Destroy(ctx, v.Ws, request, workflow.Options{Now: s.now}, progress)
	done()
	if d == nil {
		return err
	}
	if errShown := v.show(s, d); err == nil {
		err = errShown
	}
	return err
}

func (v *destroy) show(s *session, d *workflow.Destroyed) error {
	shown := shownDestroyed{d.Destruction, v.DryRun, d.Later, orEmpty(d.Holding), orEmpty(d.Unreadable), orEmpty(d.Deleted)}
	return s.result(shown, func() { s.printDestroyed(d, v.DryRun) })
}

func (v *destroy) request(s *session) (request workflow.DestroyRequest, err error) {
	if request.Year, err = s.fiscalYear(); err != nil {
		return request, err
	}
	if request.Year == 0 {
		return request, wrong("destroy.usage.year")
	}
	request.Approval = checklist.Approval{DocumentNumber: v.Approval, Post: v.Post}
	request.Approval.Date, err = date("--date", v.Date)
	request.Backups = v.Backups
	return request, err
}

func (s *session) printDestroyed(d *workflow.Destroyed, dryRun bool) {
	key := "destroy.done"
	if dryRun {
		key = "destroy.dry_run"
	}
	s.say(key, "Year", s.year(d.FiscalYear))
	s.printRecords(&d.Destruction)
	s.say("destroy.later", "Year", s.year(d.FiscalYear), "Later", s.year(d.Later))
	s.say("destroy.outside")
	for _, files := range []struct {
		key   string
		paths []string
	}{{"destroy.holding", d.Holding}, {"destroy.unreadable", d.Unreadable}, {"destroy.deleted", d.Deleted}} {
		if len(files.paths) > 0 {
			s.say(files.key)
		}
		for _, path := range files.paths {
			s.line("  " + path)
		}
	}
	if dryRun {
		s.say("destroy.nothing")
	}
}

// printRecords says how much of a year there was.
func (s *session) printRecords(d *workflow.Destruction) {
	s.line("  "+s.text.T("destroy.standard"), d.Standard.ID, d.Standard.Version)
	for _, kind := range d.Kinds() {
		s.line("  "+s.text.T("message.kept."+kind), strconv.Itoa(d.Records[kind]))
	}
	s.line("  "+s.text.T("destroy.digest"), d.Digest)
}

// destroyed lists what remains of the years that were destroyed.
type destroyed struct {
	Ws string `arg:""`
}

func (v *destroyed) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		all, err := ws.Destructions()
		if err != nil {
			return err
		}
		return s.result(orEmpty(all), func() {
			for i := range all {
				s.printDestruction(&all[i])
			}
			if len(all) == 0 {
				s.say("destroy.none")
			}
		})
	})
}

func (s *session) printDestruction(d *workflow.Destruction) {
	s.line(s.year(d.FiscalYear), s.text.T("destroy.decision", "Number", d.Approval.DocumentNumber, "Date", s.day(d.Approval.Date)), d.Approval.Post,
		d.Stamp.At.Local().Format("2006-01-02 15:04"), d.Stamp.Actor)
	s.printRecords(d)
}
