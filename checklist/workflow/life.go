package workflow

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Approve records the head's decision and locks the answers. Gaps that block
// give checklist.ErrGaps.
func (w *Workspace) Approve(ctx context.Context, sheet *Sheet, approval checklist.Approval) error {
	approval.Stamp = w.stamp()
	return w.step(ctx, sheet, verbApprove, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Approve(approval, now.Gaps())
	})
}

// Confirm records the bureau's confirmation (部長確認).
func (w *Workspace) Confirm(ctx context.Context, sheet *Sheet, confirmation checklist.Approval) error {
	confirmation.Stamp = w.stamp()
	return w.step(ctx, sheet, verbConfirm, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Confirm(confirmation)
	})
}

// Reopen takes approval and confirmation back, so that answers can change.
func (w *Workspace) Reopen(ctx context.Context, sheet *Sheet) error {
	return w.step(ctx, sheet, verbReopen, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Reopen()
	})
}

// step takes the assessment one step on. The command sees the sheet as it lies
// in the file, not as the caller last saw it.
func (w *Workspace) step(ctx context.Context, sheet *Sheet, verb store.Verb, command func(*Sheet) (checklist.Assessment, error)) error {
	now := *sheet
	err := w.update(ctx, verb, func(tx *store.Tx) error {
		if err := now.load(tx, sheet.Round.FiscalYear, sheet.Assessment.Department.ID); err != nil {
			return err
		}
		assessment, err := command(&now)
		if err != nil {
			return err
		}
		now.Assessment = assessment
		return tx.PutAssessment(assessment)
	})
	if err != nil {
		return err
	}
	sheet.Assessment, sheet.Answers = now.Assessment, now.Answers
	return nil
}
