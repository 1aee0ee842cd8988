package command

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// evidenceAdd names a piece of evidence, or attaches a file.
type evidenceAdd struct {
	Ws   string `arg:""`
	Item string `arg:""`

	Subject  string `placeholder:"SUBJECT"`
	Title    string `placeholder:"TEXT"`
	Number   string `placeholder:"TEXT"`
	Location string `placeholder:"TEXT"`
	Date     string `placeholder:"DATE"`
	File     string `placeholder:"FILE"`
}

func (v *evidenceAdd) run(ctx context.Context, s *session) error {
	added, err := v.evidence()
	if err != nil {
		return err
	}
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		entry, err := s.findEntry(sheet, v.Item, v.Subject)
		if err != nil {
			return err
		}
		added.Key = entry.Key()
		edit := workflow.Edit{Response: sheet.Response(entry.Key()), Add: []workflow.NewEvidence{added}}
		if _, err := ws.Save(ctx, sheet, edit); err != nil {
			return err
		}
		info, err := ws.Info()
		if err != nil {
			return err
		}
		s.noteRoom(info.Attachments)
		all := sheet.Evidence(entry.Key())
		return s.result(all[len(all)-1], func() {
			s.say("command.evidence.added", "Title", added.Title, "Item", entry.Item.ID, "Number", len(all))
		})
	})
}

func (v *evidenceAdd) evidence() (workflow.NewEvidence, error) {
	if v.Title == "" && v.File == "" {
		return workflow.NewEvidence{}, wrong("command.evidence.empty")
	}
	e := workflow.NewEvidence{Path: v.File}
	e.Title, e.Number, e.Location = v.Title, v.Number, v.Location
	if e.Title == "" {
		e.Title = filepath.Base(v.File)
	}
	var err error
	e.Date, err = date("--date", v.Date)
	return e, err
}

// evidenceList lists the evidence of an item, or of all.
type evidenceList struct {
	Ws      string `arg:""`
	Item    string `arg:"" optional:""`
	Subject string `placeholder:"SUBJECT"`
}

func (v *evidenceList) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, reading, func(_ *workflow.Workspace, sheet *workflow.Sheet) error {
		entries := sheet.Scope.Items
		if v.Item != "" {
			entry, err := s.findEntry(sheet, v.Item, v.Subject)
			if err != nil {
				return err
			}
			entries = []checklist.Scoped{entry}
		}
		all := []checklist.Evidence{}
		for _, entry := range entries {
			all = append(all, sheet.Evidence(entry.Key())...)
		}
		return s.result(all, func() { s.printEvidence(sheet, all) })
	})
}

// printEvidence numbers the evidence of each item from 1.
func (s *session) printEvidence(sheet *workflow.Sheet, all []checklist.Evidence) {
	number := map[checklist.Key]int{}
	for _, e := range all {
		number[e.Key]++
		file := ""
		if e.File != nil {
			file = s.text.T("command.evidence.file", "Name", e.File.Name, "Size", e.File.Size)
		}
		s.line(s.keyed(sheet, e.Key), strconv.Itoa(number[e.Key]), e.Title, e.Number, e.Location, e.Date.String(), file)
	}
	if len(all) == 0 {
		s.say("command.evidence.none")
	}
}

// evidenceGet writes an attached file to disk.
type evidenceGet struct {
	Ws       string `arg:""`
	Item     string `arg:""`
	Evidence string `arg:"" optional:""`
	Subject  string `placeholder:"SUBJECT"`
	Out      string `placeholder:"PATH"`
}

// written is evidence with the file that was made of it.
type written struct {
	checklist.Evidence
	Path string `json:"path"`
}

func (v *evidenceGet) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, reading, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		_, e, err := s.findEvidence(sheet, v.Item, v.Subject, v.Evidence)
		if err != nil {
			return err
		}
		path := v.path(&e)
		if _, err := os.Lstat(path); err == nil {
			return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
		}
		progress, done := s.progress("command.progress.file")
		err = ws.ExportEvidence(ctx, sheet, e, path, progress)
		done()
		if err != nil {
			return err
		}
		return s.result(written{e, path}, func() { s.line(path) })
	})
}

// path is where the file goes: --out, in the folder --out, or here. A stored
// name is a name only, whatever it looks like. Nothing is written over.
func (v *evidenceGet) path(e *checklist.Evidence) string {
	name := "evidence"
	if e.File != nil {
		name = e.File.Name[strings.LastIndexAny(e.File.Name, `/\`)+1:]
	}
	if v.Out == "" {
		return name
	}
	if info, err := os.Stat(v.Out); err == nil && info.IsDir() {
		return filepath.Join(v.Out, name)
	}
	return v.Out
}

// evidenceRemove takes a piece of evidence away.
type evidenceRemove struct {
	Ws       string `arg:""`
	Item     string `arg:""`
	Evidence string `arg:"" optional:""`
	Subject  string `placeholder:"SUBJECT"`
}

func (v *evidenceRemove) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, writing, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		entry, e, err := s.findEvidence(sheet, v.Item, v.Subject, v.Evidence)
		if err != nil {
			return err
		}
		edit := workflow.Edit{Response: sheet.Response(entry.Key()), Remove: []string{e.ID}}
		if _, err := ws.Save(ctx, sheet, edit); err != nil {
			return err
		}
		return s.result(e, func() { s.say("command.evidence.removed", "Title", e.Title, "Item", e.Item) })
	})
}

// evidenceExtract writes the attachments of a received submission to disk.
type evidenceExtract struct {
	Ws         string `arg:""`
	Submission string `arg:""`
	Out        string `default:"." placeholder:"DIR"`
}

func (v *evidenceExtract) run(ctx context.Context, s *session) error {
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		progress, done := s.progress("command.progress.file")
		all, err := ws.ExtractEvidence(ctx, v.Submission, v.Out, progress)
		done()
		if err != nil {
			return err
		}
		return s.result(append([]workflow.Extracted{}, all...), func() {
			for _, e := range all {
				s.line(e.Path)
			}
			if len(all) == 0 {
				s.say("command.evidence.nothing_attached")
			}
		})
	})
}

// findEvidence finds evidence by its id or by its number in the list; where an
// item has only one, it need not be named.
func (s *session) findEvidence(sheet *workflow.Sheet, item, subject, typed string) (entry checklist.Scoped, e checklist.Evidence, err error) {
	entry, err = s.findEntry(sheet, item, subject)
	if err != nil {
		return entry, e, err
	}
	all := sheet.Evidence(entry.Key())
	if typed == "" && len(all) == 1 {
		return entry, all[0], nil
	}
	for i, e := range all {
		if typed == e.ID || typed == strconv.Itoa(i+1) {
			return entry, e, nil
		}
	}
	if typed == "" && len(all) > 1 {
		return entry, e, wrong("command.evidence.several", "Item", entry.Item.ID, "Count", len(all))
	}
	return entry, e, refuse("command.evidence.unknown", "Item", entry.Item.ID, "Evidence", typed)
}
