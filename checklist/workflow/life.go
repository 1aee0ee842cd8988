package workflow

import (
	"cmp"
	"context"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Approve records the head's decision and locks the answers. Gaps that block
// give checklist.ErrGaps.
// A date that cannot be that of this year's decision gives ErrApprovalDate; where
// no post is named it is the department's approver.
func (w *Workspace) Approve(ctx context.Context, sheet *Sheet, approval checklist.Approval) error {
	approval.Stamp = w.stamp()
	approval.Post = cmp.Or(approval.Post, sheet.Assessment.Department.Posts.Approver)
	if err := checkDecided(approval.Date, sheet.Round.FiscalYear.Start(), sheet.Round.FiscalYear); err != nil {
		return err
	}
	return w.step(ctx, sheet, verbApprove, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Approve(approval, now.Gaps())
	})
}

// Confirm records the bureau's confirmation (部長確認), which is not earlier than
// the approval.
func (w *Workspace) Confirm(ctx context.Context, sheet *Sheet, confirmation checklist.Approval) error {
	confirmation.Stamp = w.stamp()
	confirmation.Post = cmp.Or(confirmation.Post, sheet.Assessment.Department.Posts.Confirmer)
	if approved := sheet.Assessment.Approval; approved != nil {
		if err := checkDecided(confirmation.Date, approved.Date, sheet.Round.FiscalYear); err != nil {
			return err
		}
	}
	return w.step(ctx, sheet, verbConfirm, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Confirm(confirmation)
	})
}

// checkDecided refuses the date of a decision before earliest, or more than a
// year after the fiscal year. The model asks for the date itself.
func checkDecided(date, earliest checklist.Date, year checklist.FiscalYear) error {
	if date.IsZero() || !date.Before(earliest) && !(year+1).End().Before(date) {
		return nil
	}
	return fmt.Errorf("%w: %v", ErrApprovalDate, date)
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
