package command

import (
	"context"

	"tenken/checklist/workflow"
)

// reportSheet writes the inspection sheet.
type reportSheet struct {
	Ws     string `arg:""`
	Format string `default:"xlsx,pdf" placeholder:"xlsx,pdf"`
	Level  string `default:"full" placeholder:"full,summary"`
	Out    string `default:"." placeholder:"DIR"`
}

func (v *reportSheet) run(ctx context.Context, s *session) error {
	formats, err := codes(s, "--format", "command.format.", v.Format, []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF})
	if err != nil {
		return err
	}
	levels, err := codes(s, "--level", "command.level.", v.Level, []workflow.Level{workflow.LevelFull, workflow.LevelSummary})
	if err != nil {
		return err
	}
	year, err := s.fiscalYear()
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, reading, func(ws *workflow.Workspace) error {
		langs := list(s.Lang)
		if len(langs) == 0 {
			langs = []string{s.text.Lang()}
		}
		made := workflow.ReportResult{Files: []string{}}
		for _, level := range levels {
			progress, done := s.progress("command.progress.report")
			request := workflow.ReportRequest{Formats: formats, Languages: langs, Level: level, Dir: v.Out}
			result, err := ws.ReportSheet(ctx, year, request, progress)
			done()
			if err != nil {
				return err
			}
			made.Files = append(made.Files, result.Files...)
			made.Replaced = append(made.Replaced, result.Replaced...)
		}
		s.noteReplaced(made.Replaced)
		return s.result(made, func() { s.printFiles(made.Files) })
	})
}

func (s *session) printFiles(files []string) {
	for _, file := range files {
		s.line(file)
	}
}
