package workflow

import (
	"context"

	"tenken/checklist"
)

// NewEvidence is evidence to be recorded. With a Path the file's content is
// attached; without one it is a reference, or, if it carries an ID, evidence
// removed earlier that is put back.
type NewEvidence struct {
	checklist.Evidence
	Path string
}

// Edit is one answer with its evidence, written in one transaction.
type Edit struct {
	Response checklist.Response
	Add      []NewEvidence
	Remove   []string // ids of evidence
}

// Save records edits as one step, brings the sheet up to date and returns the
// edits that take the step back (for undo; saving those returns the redo). An
// error leaves file and sheet as they were.
func (w *Workspace) Save(ctx context.Context, sheet *Sheet, edits ...Edit) (undo []Edit, err error) {
	panic("contract")
}

// ExportEvidence writes the content of an attachment to a new file at path,
// checked against its SHA-256 before it gets its name.
func (w *Workspace) ExportEvidence(ctx context.Context, e checklist.Evidence, path string, p checklist.Progress) error {
	panic("contract")
}

// Approve records the head's decision and locks the answers.
func (w *Workspace) Approve(ctx context.Context, sheet *Sheet, approval checklist.Approval) error {
	panic("contract")
}

// Reopen takes the approval back.
func (w *Workspace) Reopen(ctx context.Context, sheet *Sheet) error { panic("contract") }

// Confirm records the bureau's confirmation.
func (w *Workspace) Confirm(ctx context.Context, sheet *Sheet, confirmation checklist.Approval) error {
	panic("contract")
}
