package viewmodel

import (
	"strings"

	"tenken/checklist/workflow"
)

// SubmissionName is the name that is proposed for a sealed submission.
func (s *Session) SubmissionName(f Format) string {
	return safeName(f.T("desk.submit.name", "Year", f.Year(s.sheet.Round.FiscalYear), "Department", f.Text(s.sheet.Assessment.Department.Name))) + workflow.SubmissionSuffix
}

// AnswerSheetName is the name that is proposed for the Excel answer sheet.
func (s *Session) AnswerSheetName(f Format) string {
	return safeName(f.T("desk.submit.excel_name", "Year", f.Year(s.sheet.Round.FiscalYear), "Department", f.Text(s.sheet.Assessment.Department.Name))) + ".xlsx"
}

// safeName replaces what Windows does not allow in the name of a file.
func safeName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
}

// Applied says what the office's answer has changed, and what is next.
func (f Format) Applied(a workflow.Applied) string {
	key := "desk.applied." + string(a.Decision)
	if a.Superseded {
		key = "desk.applied.superseded"
	}
	sentence := f.T(key, "N", a.Revision)
	if a.Returned != nil && a.Returned.Text != "" {
		sentence += "\n" + a.Returned.Text
	}
	return sentence
}

// JoinedName is the name that is proposed for the file of a department that joins.
// It holds several years, so none stands in it.
func JoinedName(j workflow.Joined, f Format) string {
	return safeName(f.Text(j.Department)) + Extension
}
