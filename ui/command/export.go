package command

import (
	"context"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// export writes a year to be read without the program.
type export struct {
	Ws       string `arg:""`
	Format   string `default:"json" placeholder:"json,csv,oscal,xlsx,pdf"`
	Encoding string `placeholder:"CODE"`
	Out      string `required:"" placeholder:"DIR"`
}

func (v *export) run(ctx context.Context, s *session) error {
	formats, err := codes(s, "--format", "command.format.", v.Format, workflow.ExportFormats())
	if err != nil {
		return err
	}
	encoding, err := csvEncoding(s, v.Encoding, slices.Contains(formats, workflow.FormatCSV))
	if err != nil {
		return err
	}
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		progress, finished := s.progress("receive.progress_export")
		made, err := ws.Export(ctx, year, workflow.ExportRequest{Formats: formats, Encoding: encoding, Language: s.text.Lang(), Dir: v.Out}, progress)
		finished()
		if err != nil {
			return err
		}
		s.noteReplaced(made.Replaced)
		return s.result(made, func() { s.printFiles(made.Files) })
	})
}
