package command

import (
	"context"
	"errors"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// receive takes in what departments have handed in.
type receive struct {
	Ws         string   `arg:""`
	Path       []string `arg:"" optional:""`
	Waiting    bool
	Department []string `sep:"none" placeholder:"DEPARTMENT"`
	DryRun     bool
	Decide     string `placeholder:"accept|reject"`
	Note       string `placeholder:"TEXT"`
}

// receivedFile is a file with the sentences about it.
type receivedFile struct {
	workflow.Received
	Text string `json:"text,omitempty"`
}

func (v *receive) run(ctx context.Context, s *session) error {
	opt := workflow.ReceiveOptions{DryRun: v.DryRun, Note: v.Note}
	if v.Decide != "" {
		var err error
		if opt.Ruling, err = code(s, "--decide", "receive.ruling.", v.Decide, workflow.Rulings()); err != nil {
			return err
		}
	}
	if v.Waiting != (len(v.Path) == 0) || v.Waiting && v.DryRun || !v.Waiting && len(v.Department) > 0 {
		return wrong("receive.usage.waiting")
	}
	if v.Waiting {
		return v.held(ctx, s, workflow.FileRuling{Ruling: opt.Ruling, Note: v.Note})
	}
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		var finished func()
		opt.Progress, finished = s.progress("receive.progress")
		all, err := ws.Receive(ctx, v.Path, opt)
		finished()
		files := []receivedFile{}
		for _, r := range all {
			files = append(files, receivedFile{r, message.Of(s.text, r.Reason)})
		}
		if len(files) > 0 || err == nil { // what was taken in before an error stays
			err = errors.Join(err, s.result(files, func() { s.printReceived(files, v.DryRun) }))
		}
		if err != nil || opt.Ruling == workflow.RulingReject {
			return err
		}
		return open(files)
	})
}

// held lists what waits for a decision since earlier, or decides about it: the files are
// not needed.
func (v *receive) held(ctx context.Context, s *session, ruling workflow.FileRuling) error {
	return s.withYear(ctx, v.Ws, access(ruling.Ruling == ""), func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		waiting, err := v.chosen(ws, year)
		if err != nil {
			return err
		}
		if ruling.Ruling != "" {
			var held []workflow.HeldFile
			for _, r := range waiting {
				held = append(held, workflow.HeldFile{Department: r.ID, Revision: r.Revision, Digest: r.Digest, FileRuling: ruling})
			}
			if waiting, err = ws.Rule(ctx, year, held); err != nil {
				return err
			}
		}
		files := []receivedFile{}
		for _, r := range waiting {
			files = append(files, receivedFile{r, message.Of(s.text, r.Reason)})
		}
		return s.result(files, func() { s.printReceived(files, false) })
	})
}

// chosen is what waits of the departments that were named, or of all.
func (v *receive) chosen(ws *workflow.Workspace, year checklist.FiscalYear) ([]workflow.Received, error) {
	var ids []string
	for _, typed := range v.Department {
		sheet, err := ws.SheetOf(year, typed)
		if err != nil {
			return nil, err
		}
		ids = append(ids, sheet.Assessment.Department.ID)
	}
	waiting, err := ws.Waiting(year)
	return slices.DeleteFunc(waiting, func(r workflow.Received) bool { return len(ids) > 0 && !slices.Contains(ids, r.ID) }), err
}

// open refuses a run of which something is left to do.
func open(files []receivedFile) error {
	n := 0
	for _, f := range files {
		if !f.Outcome.Kept() && f.Outcome != workflow.OutcomeDuplicate {
			n++
		}
	}
	if n > 0 {
		return refuse("receive.open", "Open", n, "Files", len(files))
	}
	return nil
}

func (s *session) printReceived(files []receivedFile, dry bool) {
	counts := map[workflow.Outcome]int{}
	for i := range files {
		s.printReceivedFile(&files[i])
		counts[files[i].Outcome]++
	}
	words := []string{s.text.N("receive.files", len(files))}
	for _, outcome := range workflow.Outcomes() {
		if n := counts[outcome]; n > 0 {
			words = append(words, s.text.T("receive.count", "Outcome", s.text.T("receive.outcome."+string(outcome)), "Files", n))
		}
	}
	s.line(words...)
	attachments := 0
	for i := range files {
		attachments += files[i].Attachments
	}
	if attachments > 0 {
		s.say("attachments.stay", "Count", attachments)
	}
	if dry {
		s.say("receive.dry")
	}
}

func (s *session) printReceivedFile(f *receivedFile) {
	words := []string{s.text.T("receive.outcome." + string(f.Outcome)), f.File, f.Department}
	if f.Revision > 0 {
		words = append(words, s.text.T("office.board.revision", "Revision", f.Revision))
	}
	if f.Partial {
		words = append(words, s.text.T("receive.partial"))
	}
	if f.InScope > 0 {
		words = append(words, s.text.T("office.board.answered", "Answered", f.Answered, "InScope", f.InScope))
	}
	if f.Changed > 0 {
		words = append(words, s.text.N("receive.changed", f.Changed))
	}
	s.line(words...)
	if f.Text != "" {
		s.line("   ", f.Text)
	}
	for _, said := range message.AnswerSheet(s.text, f.Problems) {
		s.line("   ", said.Place, said.Text)
	}
	for _, c := range f.Conflicts {
		s.line("   ", s.text.T("receive.conflict", "Item", c.Item, "Fields", s.fields(c.Fields), "Places", places(c.Places)))
	}
}

// undo takes the newest receive back.
type undo struct {
	Ws string `arg:""`
}

func (v *undo) run(ctx context.Context, s *session) error {
	return s.withYear(ctx, v.Ws, writing, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		done, err := ws.Undo(ctx, year)
		if err != nil {
			return err
		}
		return s.result(done, func() {
			for _, u := range done {
				s.line(u.File, u.Department, s.text.T("office.board.revision", "Revision", u.Revision))
			}
			s.line(s.text.N("receive.undone", len(done)))
		})
	})
}
