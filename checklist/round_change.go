package checklist

import (
	"fmt"
	"slices"
)

// Begun reports whether the round has been opened, which a draft has not:
// ErrRoundDraft.
func (r *Round) Begun() error {
	if r.Draft {
		return fmt.Errorf("%w: %s", ErrRoundDraft, r.ID)
	}
	return nil
}

// Open reports whether the office receives. Before that it fails with
// ErrRoundDraft, afterwards with ErrRoundClosed.
func (r *Round) Open() error {
	if err := r.Begun(); err != nil {
		return err
	}
	if r.Closed != nil {
		return fmt.Errorf("%w: %s", ErrRoundClosed, r.ID)
	}
	return nil
}

// Close ends the round. Nothing is received afterwards.
func (r Round) Close(stamp Stamp) (Round, error) {
	if err := r.Open(); err != nil {
		return r, err
	}
	r.Closed = &stamp
	return r, nil
}

// WithErratum adds the office's word on one item of the round's standard. It
// fails with ErrUnknownItem and, without words, with ErrTextEmpty.
func (r Round) WithErratum(std *Standard, e Erratum) (Round, error) {
	if err := r.Open(); err != nil {
		return r, err
	}
	if item, _ := std.Find(e.Item); item == nil {
		return r, fmt.Errorf("%w: %s", ErrUnknownItem, e.Item)
	}
	if isBlank(e.Text) {
		return r, ErrTextEmpty
	}
	if err := checkTexts(field{"text", e.Text}); err != nil {
		return r, err
	}
	r.Errata = append(slices.Clone(r.Errata), e)
	return r, nil
}
