package workflow

import (
	"context"
	"errors"

	"tenken/checklist"
	"tenken/checklist/store"
)

// SaveDraft keeps what is being typed as the answer to an item, sealed and without a
// journal entry, so that it survives the end of the program. Recording the answer
// drops it.
func (w *Workspace) SaveDraft(sheet *Sheet, typed checklist.Response) error {
	return w.store.SaveDraft(store.RefOf(&sheet.Assessment), typed)
}

// RecoverDrafts records what was being typed when the program was ended, and returns
// the edits that take each of it back. A draft that can't be recorded, such as one of
// an answer that is locked by now, is left alone.
func (w *Workspace) RecoverDrafts(ctx context.Context, sheet *Sheet) (undo [][]Edit, err error) {
	drafts, err := w.drafts(sheet)
	if err != nil {
		return nil, err
	}
	for _, draft := range drafts {
		back, err := w.Save(ctx, sheet, Edit{Response: draft})
		if err == nil && len(back) > 0 {
			undo = append(undo, back)
		}
	}
	return undo, ctx.Err()
}

// drafts are those that say something else than the answers, in the order of the
// sheet.
func (w *Workspace) drafts(sheet *Sheet) (found []checklist.Response, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		for _, entry := range sheet.Scope.Items {
			draft, err := tx.Draft(store.RefOf(&sheet.Assessment), entry.Key())
			if errors.Is(err, store.ErrNoRecord) {
				continue
			}
			if err != nil {
				return err
			}
			if !sameAnswer(draft, sheet.Response(entry.Key())) {
				found = append(found, draft)
			}
		}
		return nil
	})
	return found, err
}
