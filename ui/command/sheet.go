package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// sheetExport writes the answer sheet.
type sheetExport struct {
	Ws      string `arg:""`
	Xlsx    string `arg:""`
	Items   string `placeholder:"ID,…"`
	Subject string `placeholder:"SUBJECT"`
	Force   bool
}

func (v *sheetExport) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, reading, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		req := workflow.AnswerSheetRequest{Language: s.text.Lang(), Replace: v.Force}
		var err error
		if req.Keys, err = v.keys(s, sheet); err != nil {
			return err
		}
		if err := ws.ExportAnswerSheet(ctx, sheet, v.Xlsx, req); err != nil {
			return err
		}
		files := []string{v.Xlsx}
		return s.result(map[string][]string{"files": files}, func() { s.printFiles(files) })
	})
}

// keys are the rows that the flags leave, nil without flags.
func (v *sheetExport) keys(s *session, sheet *workflow.Sheet) ([]checklist.Key, error) {
	if v.Items == "" && v.Subject == "" {
		return nil, nil
	}
	var ids []string
	for _, typed := range list(v.Items) {
		entry, err := s.findItemOf(sheet, typed, v.Subject)
		if err != nil {
			return nil, err
		}
		ids = append(ids, entry)
	}
	keys := []checklist.Key{}
	for _, entry := range sheet.Scope.Items {
		if (ids == nil || slices.Contains(ids, entry.Item.ID)) && (v.Subject == "" || named(entry.Subject, v.Subject)) {
			keys = append(keys, entry.Key())
		}
	}
	if len(keys) == 0 {
		return nil, refuse("command.subject.unknown", "Subject", v.Subject, "Subjects", s.subjects(sheet))
	}
	return keys, nil
}

// findItemOf finds an item that somebody, or the subject, is asked.
func (s *session) findItemOf(sheet *workflow.Sheet, typed, subject string) (string, error) {
	id, err := findItem(sheet.Standard, typed)
	if err != nil {
		return "", err
	}
	for _, entry := range sheet.Scope.Items {
		if entry.Item.ID == id && (subject == "" || named(entry.Subject, subject)) {
			return id, nil
		}
	}
	return "", s.notAsked(sheet, id, subject)
}

// sheetImport reads answer sheets.
type sheetImport struct {
	Ws     string   `arg:""`
	Xlsx   []string `arg:""`
	DryRun bool
	Prefer string `placeholder:"FILE"`
	Keep   bool
}

// sheetImported is the result as scripts read it.
type sheetImported struct {
	Understood int                       `json:"understood"`
	Applied    bool                      `json:"applied"`
	Changed    []workflow.AnswerChange   `json:"changed"`
	Refused    []sheetRefusal            `json:"refused"`
	Conflicts  []workflow.AnswerConflict `json:"conflicts"`
	Warnings   []sheetRefusal            `json:"warnings"`
	Approval   sheetApproval             `json:"approval"`
}

// sheetApproval is the decision as the sheets have it.
type sheetApproval struct {
	DraftNumber    string         `json:"draft_number,omitempty"`
	DocumentNumber string         `json:"document_number,omitempty"`
	Date           checklist.Date `json:"date,omitzero"`
	Post           string         `json:"post,omitempty"`
}

// sheetRefusal is a problem with its sentence.
type sheetRefusal struct {
	workflow.SheetProblem
	Reason string `json:"reason"`
}

func (v *sheetImport) run(ctx context.Context, s *session) error {
	a := writing
	if v.DryRun {
		a = reading
	}
	return s.withSheet(ctx, v.Ws, a, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		read, err := ws.ReadAnswerSheets(ctx, sheet, v.Xlsx, workflow.AnswerImportOptions{Prefer: v.Prefer, KeepAnswered: v.Keep})
		if err != nil {
			return err
		}
		if !v.DryRun {
			if _, err := ws.ApplyAnswerSheets(ctx, sheet, &read); err != nil {
				return err
			}
		}
		if err := s.result(s.sheetResult(&read, !v.DryRun), func() { s.printImport(sheet, &read, v.DryRun) }); err != nil {
			return err
		}
		if !read.Clean() {
			return refuse("sheet.command.refused", "Refused", len(read.Refused), "Conflicts", len(read.Conflicts))
		}
		return nil
	})
}

func (s *session) sheetResult(read *workflow.AnswerImport, applied bool) sheetImported {
	a := read.Approval
	return sheetImported{
		Understood: read.Understood, Applied: applied, Changed: append([]workflow.AnswerChange{}, read.Changed...), Refused: s.refusals(read.Refused),
		Conflicts: append([]workflow.AnswerConflict{}, read.Conflicts...), Warnings: s.refusals(read.Warnings),
		Approval: sheetApproval{a.DraftNumber, a.DocumentNumber, a.Date, a.Post},
	}
}

func (s *session) refusals(problems []workflow.SheetProblem) []sheetRefusal {
	all := []sheetRefusal{}
	for i, said := range message.AnswerSheet(s.text, problems) {
		all = append(all, sheetRefusal{problems[i], said.Text})
	}
	return all
}

// printImport tells what was read, and last what became of it.
func (s *session) printImport(sheet *workflow.Sheet, read *workflow.AnswerImport, dry bool) {
	for _, c := range read.Changed {
		s.line(s.keyed(sheet, c.Key), s.text.T("sheet.command.change", "Field", s.text.T("sheet.field."+c.Field),
			"From", s.changed(sheet, c.Field, c.From), "To", s.changed(sheet, c.Field, c.To)))
	}
	for _, c := range read.Conflicts {
		s.line(s.keyed(sheet, c.Key), s.text.T("sheet.command.conflict", "Fields", s.fields(c.Fields), "Places", places(c.Places)))
	}
	for _, said := range append(message.AnswerSheet(s.text, read.Refused), message.AnswerSheet(s.text, read.Warnings)...) {
		s.line(said.Place, said.Text)
	}
	outcome := "sheet.command.applied"
	if dry {
		outcome = "sheet.command.dry"
	}
	s.say(outcome, "Understood", read.Understood, "Changed", len(read.Changed))
	if read.Emptied > 0 {
		s.note("sheet.command.emptied", "Emptied", read.Emptied)
	}
}

// changed is one side of a change in words.
func (s *session) changed(sheet *workflow.Sheet, field, value string) string {
	const limit = 40
	if value == "" {
		return s.text.T("sheet.command.nothing")
	}
	switch field {
	case "responsibility", "funding":
		return s.text.T("sheet.code." + field + "." + value)
	case "rating":
		return s.ratedAs(sheet, value)
	}
	value = strings.ReplaceAll(value, "\n", " ")
	if runes := []rune(value); len(runes) > limit {
		value = string(runes[:limit]) + "…"
	}
	return value
}

// ratedAs is a rating in words; in codes it may be under inquiry, or nothing.
func (s *session) ratedAs(sheet *workflow.Sheet, value string) string {
	var words []string
	for code := range strings.FieldsSeq(value) {
		if rating, ok := sheet.Standard.Scale.Rating(checklist.RatingCode(code)); ok {
			words = append(words, rating.Symbol+" "+s.in(rating.Label))
		} else {
			words = append(words, s.text.T("sheet.word."+code))
		}
	}
	return strings.Join(words, " ")
}

func (s *session) fields(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, s.text.T("sheet.field."+code))
	}
	return strings.Join(names, ", ")
}

// places names rows.
func places(all []workflow.SheetPlace) string {
	var names []string
	for _, p := range all {
		names = append(names, fmt.Sprintf("%s %s!%s", p.File, p.Sheet, p.Cell))
	}
	return strings.Join(names, ", ")
}
