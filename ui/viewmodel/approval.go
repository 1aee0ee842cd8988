package viewmodel

import (
	"strings"

	"tenken/checklist"
)

// ApprovalForm is the record of the head's decision as it is typed.
type ApprovalForm struct {
	DraftNumber, DocumentNumber string
	Date                        string // in any written form
	Post                        string
}

// Approval reads the form. The error is that of the date; the rest is checked
// when it is recorded.
func (a ApprovalForm) Approval() (checklist.Approval, error) {
	out := checklist.Approval{
		DraftNumber: strings.TrimSpace(a.DraftNumber), DocumentNumber: strings.TrimSpace(a.DocumentNumber), Post: strings.TrimSpace(a.Post),
	}
	if strings.TrimSpace(a.Date) == "" {
		return out, nil
	}
	date, err := checklist.ParseDate(a.Date)
	out.Date = date
	return out, err
}
