package workflow

import (
	"context"
	"errors"
	"fmt"
	"os"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of an archive that is sound by itself.
var (
	ErrArchiveNotOffice = errors.New("workflow: the archive is not of an office's workspace")
	ErrArchiveCity      = errors.New("workflow: the archive is of another city")
	ErrArchiveStandard  = errors.New("workflow: another standard of the same name and version is kept here")
)

// archiveSigner stands for the keys of submissions out of an archive, which holds
// none. It is no department's, so that what waited, whatever for, waits on until a
// person rules.
const archiveSigner = "archive"

// ArchiveImport is what was taken back out of an archive.
type ArchiveImport struct {
	Year        checklist.FiscalYear `json:"year"`
	Departments int                  `json:"departments"`
	Submissions int                  `json:"submissions"` // that count, with their forerunners
	Answers     int                  `json:"answers"`     // in the newest of each department
	Written     bool                 `json:"written"`
}

// ImportArchive takes a year back into an office's workspace out of what Export
// has written as FormatJSON, in one journaled transaction. The year is then as it
// was: exported again it gives the same archive. The city's list is taken over too
// where there is none yet. A dry run tells what would be taken, and keeps nothing.
//
// A file that is damaged or contradicts itself is an *exchange.FileError with all
// problems, a year that is held already an *ImportError, one that was destroyed here
// a *DestroyedError, and one that belongs
// elsewhere ErrArchiveNotOffice or ErrArchiveCity; ErrArchiveStandard if the
// year's standard is kept here with another content. Another kind of workspace
// gives ErrNotOffice.
func (w *Workspace) ImportArchive(ctx context.Context, path string, dry bool) (ArchiveImport, error) {
	archive, err := readArchive(path)
	if err != nil {
		return ArchiveImport{}, err
	}
	r := archiveRestorer{archive: archive, stamp: w.stamp()}
	if dry {
		err = w.store.View(r.check)
	} else {
		err = w.update(ctx, verbImport, r.write)
	}
	if err != nil {
		return ArchiveImport{}, fmt.Errorf("%s: %w", path, err)
	}
	return r.summary(!dry), nil
}

func readArchive(path string) (a *exchange.Archive, err error) {
	err = withFile(path, func(f *os.File, _ int64) error {
		a, err = exchange.ReadArchive(f)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return a, nil
}

// archiveRestorer puts an archive's records where they were.
type archiveRestorer struct {
	archive *exchange.Archive
	stamp   checklist.Stamp
	tx      *store.Tx
}

func (r *archiveRestorer) summary(written bool) ArchiveImport {
	out := ArchiveImport{Year: r.archive.Round.FiscalYear, Departments: len(r.archive.Departments), Written: written}
	for i := range r.archive.Departments {
		all := r.archive.Departments[i].Submissions
		out.Submissions += len(all)
		if len(all) > 0 {
			out.Answers += len(all[len(all)-1].Content.Responses)
		}
	}
	return out
}

// check refuses an archive that does not belong here.
func (r *archiveRestorer) check(tx *store.Tx) error {
	if err := needOffice(tx); err != nil {
		return err
	}
	a := r.archive
	if Kind(a.Kind) != KindOffice {
		return ErrArchiveNotOffice
	}
	if err := notDestroyed(tx, a.Round.ID); err != nil {
		return err
	}
	for round, err := range tx.Rounds() {
		if err != nil {
			return err
		}
		if round.FiscalYear == a.Round.FiscalYear || round.ID == a.Round.ID {
			return &ImportError{Year: round.FiscalYear, Held: true}
		}
	}
	org, err := tx.Organisation()
	if err == nil && org.City.Ja != a.Organisation.City.Ja {
		err = ErrArchiveCity
	}
	return err
}

func (r *archiveRestorer) write(tx *store.Tx) error {
	r.tx = tx
	if err := r.check(tx); err != nil {
		return err
	}
	if err := r.putCommon(); err != nil {
		return err
	}
	for i := range r.archive.Departments {
		if err := r.putDepartment(&r.archive.Departments[i]); err != nil {
			return err
		}
	}
	return nil
}

// putCommon keeps what is no single department's.
func (r *archiveRestorer) putCommon() error {
	a := r.archive
	err := r.tx.PutStandard(a.Standard)
	if errors.Is(err, store.ErrFrozen) {
		return ErrArchiveStandard
	}
	if err != nil {
		return err
	}
	org, err := r.tx.Organisation()
	if err == nil && len(org.Departments) == 0 {
		err = r.tx.PutOrganisation(a.Organisation)
	}
	err = errors.Join(err, r.tx.PutRound(a.Round))
	for _, q := range a.Questions {
		err = errors.Join(err, r.tx.PutQuestion(q))
	}
	for _, l := range a.Lists {
		err = errors.Join(err, r.tx.PutKnownList(l))
	}
	return err
}

func (r *archiveRestorer) putDepartment(d *exchange.ArchivedDepartment) error {
	if err := r.tx.PutAssessment(d.Assessment); err != nil {
		return err
	}
	ref := store.RefOf(&d.Assessment)
	for _, c := range d.Corrections {
		if err := r.tx.AddCorrection(ref, c); err != nil {
			return err
		}
	}
	for _, answer := range d.Responses {
		if err := r.tx.PutResponse(ref, answer); err != nil {
			return err
		}
	}
	for _, e := range d.Evidence {
		if err := r.tx.PutEvidence(ref, e); err != nil {
			return err
		}
	}
	return r.putSubmissions(d)
}

func (r *archiveRestorer) putSubmissions(d *exchange.ArchivedDepartment) error {
	outcome := exchange.OutcomeNew
	for i := range d.Submissions {
		s := &d.Submissions[i]
		if err := errors.Join(r.tx.PutSubmission(s.Content), r.tx.PutReceipt(r.receipt(s, outcome))); err != nil {
			return err
		}
		outcome = exchange.OutcomeNewer
	}
	for i := range d.Waiting {
		s := &d.Waiting[i]
		if err := errors.Join(r.tx.PutHeld(s.Content, s.Digest), r.tx.PutReceipt(r.receipt(s, exchange.OutcomeUnconfirmedKey))); err != nil {
			return err
		}
	}
	return nil
}

// receipt is the record of a submission as far as the archive knows it.
func (r *archiveRestorer) receipt(s *exchange.ArchivedSubmission, outcome Outcome) store.Receipt {
	c := &s.Content
	out := store.Receipt{Round: c.Round, Department: c.Department.ID, Revision: c.Revision, Digest: s.Digest, Route: s.Route,
		Signer: archiveSigner, Outcome: string(outcome), Stamp: r.stamp, Ruling: s.Ruling, Note: s.Note, Decision: s.Decision, Decided: s.Decided}
	if s.Undone {
		out.Undone = &r.stamp
	}
	return out
}
