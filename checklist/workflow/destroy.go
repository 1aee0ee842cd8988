package workflow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Reasons why a year is not destroyed; see DestroyError.
var (
	ErrDestroyNewest = errors.New("workflow: the newest year is not destroyed")
	ErrDestroyOpen   = errors.New("workflow: a year that still receives is not destroyed")
	ErrDestroyDraft  = errors.New("workflow: a draft is not destroyed")
	ErrDestroyDate   = errors.New("workflow: the decision to destroy can't be of that date")
)

// DestroyError tells all that stands against destroying a year: the reasons above,
// checklist.ErrApprovalEmpty, a *YearError or *DestroyedError.
type DestroyError struct {
	Year    checklist.FiscalYear
	Reasons []error
}

func (e *DestroyError) Error() string {
	return fmt.Sprintf("workflow: fiscal year %d is not destroyed: %v", e.Year, errors.Join(e.Reasons...))
}

// Unwrap returns the reasons.
func (e *DestroyError) Unwrap() []error { return e.Reasons }

// DestroyedError refuses a year that was destroyed, and whatever would bring
// something of it back.
type DestroyedError struct {
	Year     checklist.FiscalYear
	Approval checklist.Approval // of the destruction
}

func (e *DestroyedError) Error() string {
	return fmt.Sprintf("workflow: fiscal year %d was destroyed", e.Year)
}

// Destruction is what remains of a year that was destroyed.
type Destruction = store.Destruction

// DestroyRequest says what is to be destroyed and by whose decision.
type DestroyRequest struct {
	Year     checklist.FiscalYear
	Approval checklist.Approval // its number and date, and the post that decided
	// Backups deletes the backups that hold the year as well.
	Backups bool
}

// Destroyed is what was destroyed, or would be.
type Destroyed struct {
	Destruction
	// Later is the year after, which offers the answers of this one no longer.
	Later checklist.FiscalYear
	// Holding are files that the program has put beside the workspace, backups
	// above all, and that still hold the year; Unreadable those that can't tell;
	// Deleted those that were deleted.
	Holding, Unreadable, Deleted []string
}

// Destroy takes a year out of the workspace at path for good (廃棄): all answers,
// files, submissions and what the office has recorded about them. A [Destruction]
// with the city's approval stays, and so do the journal and the standard. The
// workspace must not be open elsewhere. The file is written anew: cancelled or
// killed at any moment, it is the old one or the new one, whole. No backup is made.
//
// In the office's workspace the year must be closed, in a department's it must not
// be the newest; see DestroyError for all refusals. Files outside, such as reports,
// exports and submissions, are not touched. [Workspace.Destroying] tells all that
// before.
func Destroy(ctx context.Context, path string, req DestroyRequest, opt Options, p checklist.Progress) (*Destroyed, error) {
	w, err := open(ctx, path, opt, store.Options{Now: opt.clock(), NoBackup: true})
	if err != nil {
		return nil, err
	}
	done, err := w.prepareDestruction(&req, req.Approval.Check())
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	if err := w.store.Destroy(ctx, done.Destruction, p); err != nil {
		return nil, err
	}
	if err := done.findCopies(path); err != nil || !req.Backups {
		return done, err
	}
	return done, done.deleteBackups()
}

// Destroying tells what [Destroy] would take out of the workspace, which is what
// the decision is about: an approval is not wanted yet, but a date that it has must
// be possible. Nothing is written.
func (w *Workspace) Destroying(req DestroyRequest) (*Destroyed, error) {
	d, err := w.prepareDestruction(&req, nil)
	if err != nil {
		return nil, err
	}
	return d, d.findCopies(w.store.Path())
}

// KeptAt reports whether the file at path is the archive of the year as it is in the
// workspace, so that nothing is lost with it.
func (d *Destroyed) KeptAt(path string) (bool, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return false, err
	}
	return hex.EncodeToString(sum.Sum(nil)) == d.Digest, nil
}

// findCopies looks for the files beside the workspace that hold the year.
func (d *Destroyed) findCopies(path string) (err error) {
	d.Holding, d.Unreadable, err = store.CopiesWith(path, d.Round)
	return err
}

// deleteBackups deletes those that hold the year. What can't be read is left to
// people.
func (d *Destroyed) deleteBackups() error {
	for len(d.Holding) > 0 {
		if err := os.Remove(d.Holding[0]); err != nil {
			return err
		}
		d.Deleted = append(d.Deleted, d.Holding[0])
		d.Holding = d.Holding[1:]
	}
	return nil
}

// prepareDestruction checks the request and describes what it is about; undecided
// is what is wrong with the approval, nil for nothing.
func (w *Workspace) prepareDestruction(req *DestroyRequest, undecided error) (*Destroyed, error) {
	req.Approval.Stamp = w.stamp()
	d := &Destroyed{Destruction: Destruction{FiscalYear: req.Year, Approval: req.Approval, Stamp: w.stamp()}}
	reasons := w.againstApproval(req, undecided)
	err := w.store.View(func(tx *store.Tx) error {
		round, err := findRound(tx, req.Year)
		if err != nil {
			reasons = append(reasons, err)
			return nil
		}
		against, err := againstDestruction(tx, &round)
		reasons = append(reasons, against...)
		if err != nil || len(reasons) > 0 {
			return err
		}
		d.Round, d.Standard = round.ID, round.Standard
		if d.Later, err = yearAfter(tx, req.Year); err != nil {
			return err
		}
		d.Records, d.Attached, err = tx.Extent(round.ID)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case len(reasons) > 0:
		return nil, &DestroyError{req.Year, reasons}
	}
	d.Digest, err = w.archiveDigest(req.Year)
	return d, err
}

// againstApproval is what stands against the decision. It is made when the year is
// over, and not tomorrow.
func (w *Workspace) againstApproval(req *DestroyRequest, undecided error) (reasons []error) {
	date := req.Approval.Date
	if undecided != nil {
		reasons = append(reasons, undecided)
	}
	if !date.IsZero() && (!req.Year.End().Before(date) || w.today().Before(date)) {
		reasons = append(reasons, fmt.Errorf("%w: %v", ErrDestroyDate, date))
	}
	return reasons
}

// againstDestruction is what stands against destroying a round.
func againstDestruction(tx *store.Tx, round *checklist.Round) (reasons []error, err error) {
	self, err := tx.Workspace()
	if err != nil {
		return nil, err
	}
	newest, err := findRound(tx, 0)
	if err != nil {
		return nil, err
	}
	switch {
	case round.Draft:
		return []error{ErrDestroyDraft}, nil
	case newest.ID == round.ID:
		reasons = append(reasons, ErrDestroyNewest)
	}
	if self.Kind == store.KindOffice && round.Imported == nil && round.Closed == nil {
		reasons = append(reasons, ErrDestroyOpen)
	}
	return reasons, nil
}

// yearAfter is the next later year of which there is a round.
func yearAfter(tx *store.Tx, year checklist.FiscalYear) (checklist.FiscalYear, error) {
	held, err := years(tx)
	later := slices.DeleteFunc(held, func(y checklist.FiscalYear) bool { return y <= year })
	if err != nil || len(later) == 0 {
		return 0, err
	}
	return slices.Min(later), nil
}

// archiveDigest is SHA-256 of the year's archive, in lower hex, as Export writes it.
func (w *Workspace) archiveDigest(year checklist.FiscalYear) (string, error) {
	a, err := w.Archive(year)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	if err := exchange.WriteArchive(sum, a); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Destructions lists what remains of the years that were destroyed, oldest year
// first.
func (w *Workspace) Destructions() (all []Destruction, err error) {
	err = w.store.View(func(tx *store.Tx) error { return collect(&all, tx.Destructions()) })
	slices.SortFunc(all, func(a, b Destruction) int { return int(a.FiscalYear - b.FiscalYear) })
	return all, err
}

// notDestroyed gives a *DestroyedError for a round that was destroyed here.
func notDestroyed(tx *store.Tx, round string) error {
	d, err := tx.Destruction(round)
	switch {
	case errors.Is(err, store.ErrNoRecord), errors.Is(err, store.ErrID):
		return nil
	case err != nil:
		return err
	}
	return &DestroyedError{d.FiscalYear, d.Approval}
}
