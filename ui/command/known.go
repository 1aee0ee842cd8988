package command

import (
	"context"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// knownImport loads a list of the office's.
type knownImport struct {
	Ws     string `arg:""`
	Name   string `arg:""`
	File   string `arg:""`
	Map    string `placeholder:"MAP.yaml"`
	DryRun bool
}

// loadedList is a list as scripts read it.
type loadedList struct {
	checklist.KnownList
	Rows     int               `json:"rows"`
	Replaces bool              `json:"replaces"`
	Written  bool              `json:"written"`
	Problems []message.Problem `json:"problems"`
}

func (v *knownImport) run(ctx context.Context, s *session) error {
	request := workflow.KnownRequest{List: v.Name, Path: v.File, DryRun: v.DryRun}
	if v.Map != "" {
		var err error
		if request.Mapping, err = workflow.ReadKnownMapping(v.Map); err != nil {
			return err
		}
	}
	return s.withYear(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		request.Year = year
		result, err := ws.ImportKnown(ctx, request)
		if err != nil {
			return err
		}
		loaded := loadedList{result.List, result.Rows, result.Replaces, !v.DryRun, orEmpty(message.Standard(s.text, result.Problems))}
		return s.result(loaded, func() { s.printLoaded(&loaded) })
	})
}

func (s *session) printLoaded(l *loadedList) {
	for _, p := range l.Problems {
		s.note("message.at", "Place", p.Place, "Text", p.Text)
	}
	key := "known.loaded"
	if !l.Written {
		key = "known.dry"
	}
	s.say(key, "List", l.ID, "Source", l.Source, "Rows", l.Rows, "Figures", len(l.Figures), "Problems", len(l.Problems))
}

// knownShow shows the lists, and what contradicts them.
type knownShow struct {
	Ws string `arg:""`
}

// shownKnown is what the office knows, as scripts read it.
type shownKnown struct {
	Lists          []checklist.KnownList              `json:"lists"`
	Contradictions []workflow.DepartmentContradiction `json:"contradictions"`
}

func (v *knownShow) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		known, err := ws.Known(year)
		if err != nil {
			return err
		}
		shown := shownKnown{orEmpty(known.Lists), orEmpty(known.Contradictions)}
		return s.result(shown, func() { s.printKnown(&known) })
	})
}

func (s *session) printKnown(k *workflow.Known) {
	for _, l := range k.Lists {
		s.say("known.list", "List", l.ID, "Source", l.Source, "Day", s.day(l.Date), "Figures", len(l.Figures))
	}
	for _, c := range k.Contradictions {
		s.line("  "+s.in(c.Name), c.Item, s.contradiction(&k.Standard.Scale, &c.Contradiction, &c.Answer))
	}
	s.say("known.contradictions", "Lists", len(k.Lists), "Count", len(k.Contradictions))
}

// contradiction says what an answer and a list say.
func (s *session) contradiction(scale *checklist.Scale, c *checklist.Contradiction, answer *checklist.Response) string {
	knows := fmt.Sprint(c.Known.Number)
	if c.Known.Count != nil {
		knows = heads(c.Known.Count)
	}
	return s.text.T("known.contradiction."+string(c.Code), "Answer", s.answered(scale, answer), "Known", knows, "Source", c.Source)
}

// knownRemove takes a list away.
type knownRemove struct {
	Ws   string `arg:""`
	Name string `arg:""`
}

func (v *knownRemove) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		if err := ws.RemoveKnown(ctx, year, v.Name); err != nil {
			return err
		}
		return s.result(map[string]string{"removed": v.Name}, func() { s.say("known.removed", "List", v.Name) })
	})
}
