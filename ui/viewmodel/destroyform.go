package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// DestroyForm is the decision to destroy a year as it is filled in, beside what it
// is about.
type DestroyForm struct {
	Plan     *workflow.Destroyed // what would be destroyed
	Approval ApprovalForm
	Backups  bool   // those that hold the year go, too
	Typed    string // the year, typed to confirm that it is meant
	// Archive is the file that was compared with the year last, "" for none; Kept
	// says whether it is the year's archive.
	Archive string
	Kept    bool
}

// DestroyWrong tells what has to be mended in a form.
type DestroyWrong struct {
	Number bool  // there is none
	Date   error // nil for none that is wrong; a missing one is checklist.ErrApprovalEmpty
	Typed  bool  // it is not the year
}

// Any reports whether something is wrong.
func (w *DestroyWrong) Any() bool { return w.Number || w.Date != nil || w.Typed }

// NewDestroyForm begins a decision.
func NewDestroyForm(plan *workflow.Destroyed) *DestroyForm { return &DestroyForm{Plan: plan} }

// Compare compares a file with the year.
func (d *DestroyForm) Compare(path string) error {
	kept, err := d.Plan.KeptAt(path)
	if err == nil {
		d.Archive, d.Kept = path, kept
	}
	return err
}

// Request reads the form.
func (d *DestroyForm) Request() (request workflow.DestroyRequest, wrong DestroyWrong) {
	request.Year, request.Backups = d.Plan.FiscalYear, d.Backups
	request.Approval, wrong.Date = d.Approval.Approval()
	if wrong.Date == nil && request.Approval.Date.IsZero() {
		wrong.Date = checklist.ErrApprovalEmpty
	}
	wrong.Number = request.Approval.DraftNumber == "" && request.Approval.DocumentNumber == ""
	year, err := checklist.ParseFiscalYear(strings.TrimSpace(d.Typed))
	wrong.Typed = err != nil || year != request.Year
	return request, wrong
}

// Facts are what would be destroyed.
func (d *DestroyForm) Facts(f Format) []Labelled { return extent(&d.Plan.Destruction, f) }
