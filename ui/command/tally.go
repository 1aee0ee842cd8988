package command

import (
	"context"
	"fmt"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// tally counts what staff have answered, or writes the sheet on which they do.
type tally struct {
	Ws     string   `arg:""`
	File   []string `arg:"" optional:""`
	Map    string   `placeholder:"MAP.yaml"`
	DryRun bool
	Sheet  string `placeholder:"OUT.xlsx"`
	Items  string `placeholder:"ID,…"`
	Force  bool
}

// tallied is the result as scripts read it.
type tallied struct {
	People  int                  `json:"people"`
	Written bool                 `json:"written"`
	Files   []talliedFile        `json:"files"`
	Counts  []talliedCount       `json:"counts"`
	Changed []checklist.Proposal `json:"changed"`
	Locked  []checklist.Key      `json:"locked"`
}

type talliedFile struct {
	File     string            `json:"file"`
	People   int               `json:"people"`
	SameAs   string            `json:"same_as,omitempty"`
	Refused  string            `json:"refused,omitempty"`
	Problems []message.Problem `json:"problems"`
}

// talliedCount is one head count. Of a suppressed one nothing else is known.
type talliedCount struct {
	checklist.StaffCount
	Suppressed bool `json:"suppressed"`
}

func (v *tally) run(ctx context.Context, s *session) error {
	switch {
	case v.Sheet != "" && (len(v.File) > 0 || v.Map != "" || v.DryRun):
		return wrong("tally.usage.sheet")
	case v.Sheet != "":
		return v.writeSheet(ctx, s)
	case len(v.File) == 0 || v.Items != "":
		return wrong("tally.usage.files")
	}
	return s.withSheet(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		result, err := ws.Tally(ctx, sheet, workflow.TallyRequest{Paths: v.File, Mapping: v.Map, DryRun: v.DryRun})
		if err != nil {
			s.noteFiles(result.Files)
			return err
		}
		if err := s.result(s.tallied(&result), func() { s.printTally(sheet, &result) }); err != nil {
			return err
		}
		return refusedFiles(result.Files)
	})
}

// refusedFiles is the refusal of files that the others did not wait for.
func refusedFiles(files []workflow.TallyFile) error {
	n := 0
	for _, f := range files {
		if f.Err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return refuse("tally.refused", "Count", n)
}

// writeSheet writes the sheet for one person.
func (v *tally) writeSheet(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, reading, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		req := workflow.StaffSheetRequest{Language: s.text.Lang(), Replace: v.Force}
		for _, typed := range list(v.Items) {
			id, err := s.findItemOf(sheet, typed, "")
			if err != nil {
				return err
			}
			req.Items = append(req.Items, id)
		}
		if err := ws.WriteStaffSheet(ctx, sheet, v.Sheet, req); err != nil {
			return err
		}
		files := []string{v.Sheet}
		return s.result(map[string][]string{"files": files}, func() { s.printFiles(files) })
	})
}

func (s *session) tallied(r *workflow.TallyResult) tallied {
	out := tallied{People: r.People, Written: r.Written, Files: []talliedFile{}, Counts: []talliedCount{}, Changed: []checklist.Proposal{}, Locked: []checklist.Key{}}
	for _, f := range r.Files {
		one := talliedFile{File: f.Path, People: f.People, SameAs: f.SameAs, Refused: message.Of(s.text, f.Err), Problems: orEmpty(message.Standard(s.text, f.Problems))}
		out.Files = append(out.Files, one)
	}
	for _, c := range r.Counts {
		out.Counts = append(out.Counts, talliedCount{c, c.Suppressed()})
	}
	for _, p := range r.Proposals {
		switch {
		case p.Locked:
			out.Locked = append(out.Locked, p.Key)
		case p.Changes():
			out.Changed = append(out.Changed, p)
		}
	}
	return out
}

func (s *session) printTally(sheet *workflow.Sheet, r *workflow.TallyResult) {
	s.noteFiles(r.Files)
	proposed := map[checklist.Key]checklist.Proposal{}
	for _, p := range r.Proposals {
		proposed[p.Key] = p
	}
	changed, suppressed := 0, 0
	for _, c := range r.Counts {
		p := proposed[c.Key]
		if p.Changes() {
			changed++
		}
		if c.Suppressed() {
			suppressed++
		}
		s.line("  "+s.keyed(sheet, c.Key), s.tallyWord(c, p))
	}
	if suppressed > 0 {
		s.say("tally.suppressed_note", "Count", suppressed, "Few", checklist.MinGroup)
	}
	key := "tally.done"
	if !r.Written {
		key = "tally.dry"
	}
	s.say(key, "People", r.People, "Count", changed)
}

// tallyWord is a count and what it changes.
func (s *session) tallyWord(c checklist.StaffCount, p checklist.Proposal) string {
	switch {
	case c.Suppressed():
		return s.text.T("tally.suppressed")
	case p.Locked:
		return s.text.T("tally.locked", "To", heads(&p.To))
	case !p.Changes():
		return s.text.T("tally.same", "To", heads(&p.To))
	case p.From == nil:
		return heads(&p.To)
	}
	return s.text.T("tally.change", "From", heads(p.From), "To", heads(&p.To))
}

// heads prints a head count as it is typed: complying/concerned.
func heads(c *checklist.HeadCount) string { return fmt.Sprintf("%d/%d", c.Complying, c.Concerned) }

// noteFiles says what is odd about the files.
func (s *session) noteFiles(files []workflow.TallyFile) {
	for _, f := range files {
		name := filepath.Base(f.Path)
		switch {
		case f.SameAs != "":
			s.note("tally.same_file", "File", name, "Other", filepath.Base(f.SameAs))
		case f.Err != nil:
			s.noteError(f.Err)
		}
		for _, p := range message.Standard(s.text, f.Problems) {
			s.note("message.at", "Place", name+" "+p.Place, "Text", p.Text)
		}
	}
}

// noteError says an error beside the result.
func (s *session) noteError(err error) {
	for _, line := range message.Lines(s.text, err) {
		s.note("tally.note", "Text", line)
	}
}
