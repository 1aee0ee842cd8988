package command

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// standardConvert writes a standard in another form.
type standardConvert struct {
	In       string `arg:""`
	Out      string `arg:"" name:"target"`
	Base     string `placeholder:"STANDARD"`
	Map      string `placeholder:"MAP.yaml"`
	Encoding string `placeholder:"CODE"`
	Force    bool
}

// converted is what was written, as scripts read it.
type converted struct {
	ID      string   `json:"id"`
	Version string   `json:"version"`
	Items   int      `json:"items"`
	Files   []string `json:"files"`
}

func (v *standardConvert) run(ctx context.Context, s *session) error {
	encoding, err := csvEncoding(s, v.Encoding, strings.EqualFold(filepath.Ext(v.Out), ".csv"))
	if err != nil {
		return err
	}
	read := readsStandard(workflow.CheckStandard)
	if v.Map != "" {
		read = mappedBy(v.Map)
	}
	std, problems, err := read(v.In, v.Base)
	if err != nil {
		return err
	}
	s.noteProblems(problems)
	form := workflow.StandardForm{Lang: s.text.Lang(), Encoding: encoding, Changed: s.now(), Replace: v.Force}
	if err := workflow.WriteStandardFile(ctx, v.Out, std, form); err != nil {
		return err
	}
	made := converted{ID: std.ID, Version: std.Version, Items: countItems(std), Files: []string{v.Out}}
	return s.result(made, func() { s.printFiles(made.Files) })
}

// csvEncoding is that of a CSV file, the usual one if none is typed. No other form
// leaves a choice.
func csvEncoding(s *session, typed string, csv bool) (workflow.Encoding, error) {
	if typed == "" {
		return workflow.Encodings()[0], nil
	}
	if !csv {
		return "", wrong("command.convert.encoding_csv")
	}
	return code(s, "--encoding", "command.encoding.", typed, workflow.Encodings())
}

// readsStandard makes a standard of a file, with the ratings of base.
type readsStandard func(path, base string) (*checklist.Standard, []workflow.StandardProblem, error)

// mappedBy reads checklists of another hand by the mapping in a file.
func mappedBy(mapping string) readsStandard {
	return func(path, base string) (*checklist.Standard, []workflow.StandardProblem, error) {
		m, err := workflow.ReadMappingFile(mapping)
		if err != nil {
			return nil, nil, err
		}
		m.Standard.Base = cmp.Or(base, m.Standard.Base)
		return workflow.CheckMappedFile(path, m)
	}
}

// standardTemplate writes a standard to begin with.
type standardTemplate struct {
	Out   string `arg:"" name:"target"`
	Force bool
}

func (v *standardTemplate) run(ctx context.Context, s *session) error {
	form := workflow.StandardForm{Lang: s.text.Lang(), Replace: v.Force}
	if err := workflow.WriteStandardTemplate(ctx, v.Out, form); err != nil {
		return err
	}
	made := workflow.ReportResult{Files: []string{v.Out}}
	return s.result(made, func() { s.printFiles(made.Files) })
}

// noteProblems writes warnings about a standard beside the result.
func (s *session) noteProblems(problems []workflow.StandardProblem) {
	for _, problem := range message.Standard(s.text, problems) {
		fmt.Fprintln(s.sys.Stderr, strings.TrimLeft(problem.Place+"  "+problem.Text, " "))
	}
}
