package command

import (
	"context"
	"errors"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// access says whether a verb writes to the workspace.
type access bool

const (
	reading access = true
	writing access = false
)

// withWorkspace opens a workspace for use and closes it afterwards. Reading
// works also where somebody else has it open. From here on messages are in the
// workspace's language, unless --lang says otherwise.
func (s *session) withWorkspace(ctx context.Context, path string, a access, use func(*workflow.Workspace) error) (err error) {
	ws, err := workflow.Open(ctx, path, workflow.Options{Now: s.now, ReadOnly: bool(a)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ws.Close()) }()
	if err := s.speak(ws); err != nil {
		return err
	}
	info, err := ws.Info()
	if err != nil {
		return err
	}
	s.noteState(info)
	return use(ws)
}

// speak takes the workspace's language, unless --lang says otherwise.
func (s *session) speak(ws *workflow.Workspace) error {
	settings, err := ws.Settings()
	if err == nil && s.Lang == "" {
		s.text = locales.For(settings.Language)
	}
	return err
}

// speakAs is speak for verbs that work on the file itself, which may be too
// damaged to say.
func (s *session) speakAs(ctx context.Context, path string) {
	ws, err := workflow.Open(ctx, path, workflow.Options{ReadOnly: true})
	if err != nil {
		return
	}
	_ = s.speak(ws)
	_ = ws.Close()
}

// withSheet is withWorkspace for one fiscal year's inspection.
func (s *session) withSheet(ctx context.Context, path string, a access, use func(*workflow.Workspace, *workflow.Sheet) error) error {
	year, err := s.fiscalYear()
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, path, a, func(ws *workflow.Workspace) error {
		sheet, err := ws.Sheet(year)
		if err != nil {
			return err
		}
		return use(ws, sheet)
	})
}

// fiscalYear is what --year says, 0 for the newest.
func (s *session) fiscalYear() (checklist.FiscalYear, error) {
	if s.Year == "" {
		return 0, nil
	}
	year, err := checklist.ParseFiscalYear(s.Year)
	if err != nil {
		return 0, wrongValue("--year", err)
	}
	return year, nil
}

// date reads a flag's date; "" is no date.
func date(flag, text string) (checklist.Date, error) {
	if text == "" {
		return checklist.Date{}, nil
	}
	d, err := checklist.ParseDate(text)
	if err != nil {
		return d, wrongValue(flag, err)
	}
	return d, nil
}
