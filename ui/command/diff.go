package command

import (
	"context"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// standardDiff compares two versions of a standard.
type standardDiff struct {
	Old string `arg:""`
	New string `arg:""`
	Out string `placeholder:"FILE"`
}

// comparison is a difference as scripts read it.
type comparison struct {
	Old        checklist.StandardID    `json:"old"`
	New        checklist.StandardID    `json:"new"`
	Standard   []checklist.FieldChange `json:"standard"`
	Added      []comparedItem          `json:"added"`
	Removed    []comparedItem          `json:"removed"`
	Changed    []comparedItem          `json:"changed"`
	Renumbered []comparedItem          `json:"renumbered"`
	Split      []comparedItem          `json:"split"`
	Merged     []comparedItem          `json:"merged"`
	Unchanged  int                     `json:"unchanged"`
	Reordered  bool                    `json:"reordered"`
	Files      []string                `json:"files,omitempty"`
}

// differs reports whether anything does.
func (c *comparison) differs() bool {
	items := len(c.Added) + len(c.Removed) + len(c.Changed) + len(c.Renumbered) + len(c.Split) + len(c.Merged)
	return items+len(c.Standard) > 0 || c.Reordered
}

// comparedItem is an item that differs; a removed one stands under its old id.
type comparedItem struct {
	ID      string                  `json:"id"`
	Section string                  `json:"section"` // id of the innermost one
	Old     []string                `json:"old"`     // ids that it had
	Moved   bool                    `json:"moved"`   // stood in another section
	Topic   checklist.Text          `json:"topic"`
	Fields  []checklist.FieldChange `json:"fields"`
}

func (v *standardDiff) run(ctx context.Context, s *session) error {
	old, err := workflow.ReadStandard(v.Old)
	if err != nil {
		return err
	}
	new, err := workflow.ReadStandard(v.New)
	if err != nil {
		return err
	}
	compared := checklist.Compare(old, new)
	shown := showComparison(compared)
	if old.Ref() == new.Ref() && shown.differs() {
		s.note("command.diff.same_version", "ID", new.ID, "Version", new.Version)
	}
	if v.Out != "" {
		if shown.Files, err = v.write(ctx, s, compared); err != nil {
			return err
		}
	}
	return s.result(shown, func() {
		if v.Out != "" {
			s.printFiles(shown.Files)
			return
		}
		s.printComparison(compared)
	})
}

// write makes the file, whose ending says in which format.
func (v *standardDiff) write(ctx context.Context, s *session, c *checklist.Comparison) ([]string, error) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(v.Out), "."))
	format, err := code(s, "--out", "command.format.", ending, []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF})
	if err != nil {
		return nil, err
	}
	progress, done := s.progress("command.progress.report")
	result, err := workflow.WriteComparison(ctx, c, workflow.ComparisonRequest{Path: v.Out, Format: format, Language: s.text.Lang(), Made: s.now()}, progress)
	done()
	if err != nil {
		return nil, err
	}
	s.noteReplaced(result.Replaced)
	return result.Files, nil
}

func showComparison(c *checklist.Comparison) comparison {
	return comparison{
		Old: c.Old.Ref(), New: c.New.Ref(), Standard: orEmpty(c.Standard),
		Added: compared(c, checklist.FateAdded), Removed: compared(c, checklist.FateRemoved),
		Changed: compared(c, checklist.FateChanged), Renumbered: compared(c, checklist.FateRenumbered),
		Split: compared(c, checklist.FateSplit), Merged: compared(c, checklist.FateMerged),
		Unchanged: len(c.With(checklist.FateUnchanged)), Reordered: c.Reordered(),
	}
}

func compared(c *checklist.Comparison, fate checklist.Fate) []comparedItem {
	all := []comparedItem{}
	for _, change := range c.With(fate) {
		item := change.Item()
		shown := comparedItem{
			ID: item.ID, Section: change.Path[len(change.Path)-1].ID, Old: []string{}, Moved: change.Moved(),
			Topic: item.Topic, Fields: orEmpty(change.Fields),
		}
		for _, old := range change.Old {
			shown.Old = append(shown.Old, old.ID)
		}
		all = append(all, shown)
	}
	return all
}

func (s *session) printComparison(c *checklist.Comparison) {
	standard, items, hidden := workflow.Compared(c, s.text.Lang())
	s.line(c.Old.ID, c.Old.Version, "→", c.New.ID, c.New.Version)
	var counts []string
	for _, fate := range checklist.Fates() {
		if n := len(c.With(fate)); n > 0 {
			counts = append(counts, s.text.N("command.diff."+string(fate), n))
		}
	}
	s.line(counts...)
	if c.Reordered() {
		s.say("command.diff.reordered")
	}
	if hidden > 0 {
		s.line(s.text.N("command.diff.hidden", hidden))
	}
	s.printFields(standard)
	for _, item := range items {
		s.line()
		s.line("# " + strings.ReplaceAll(item.Remark, "\n", "  "))
		s.printFields(item.Fields)
	}
}

func (s *session) printFields(fields []workflow.ComparedField) {
	for _, f := range fields {
		for text := range strings.SplitSeq(f.Marked(), "\n") {
			s.line("    "+f.Label, text)
		}
	}
}
