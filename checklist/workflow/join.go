package workflow

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of packages.
var (
	ErrOtherDepartment = errors.New("workflow: the file is for another department")
	ErrOlderPackage    = errors.New("workflow: a newer package has been taken in already")
)

const verbJoin store.Verb = "join"

// Joined is what a package has brought.
type Joined struct {
	Created    bool // a new workspace was made
	Department checklist.Text
	Year       checklist.FiscalYear
	InScope    int
	Office     string // fingerprint of the office's keys
}

// Join makes a department's workspace of the office's package, or brings the one
// at path up to date: dates, errata, profile, standard and the answers for the
// whole city. What the department has answered stays. A new workspace goes on from
// what the department has handed in before, if anything; attachments become
// references then.
//
// A package of another department is ErrOtherDepartment, of another office
// exchange.ErrSealForeign, older than one taken in ErrOlderPackage, of a year that was
// destroyed a *DestroyedError. Killed half-way,
// it leaves no new workspace, or the old one as it was.
func Join(ctx context.Context, path, from string, opt Options) (Joined, error) {
	p, err := readPackage(from)
	if err != nil {
		return Joined{}, fmt.Errorf("%s: %w", from, err)
	}
	done := Joined{Department: p.Assessment.Department.Name, Year: p.Round.FiscalYear, Office: p.Office.Fingerprint(),
		InScope: len(checklist.NewScope(p.Standard, &p.Assessment.Department, p.Round.Errata).Items)}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		done.Created = true
		return done, createJoined(path, p, opt)
	}
	ws, err := Open(ctx, path, opt)
	if err != nil {
		return done, err
	}
	err = ws.update(ctx, verbJoin, func(tx *store.Tx) error { return ws.join(tx, p) })
	if err != nil {
		err = fmt.Errorf("%s: %w", from, err)
	}
	return done, errors.Join(err, ws.Close())
}

func readPackage(path string) (p *exchange.SignedPackage, err error) {
	return p, withFile(path, func(f *os.File, size int64) error {
		p, err = exchange.ReadPackage(f, size)
		return err
	})
}

// withFile opens a regular file for reading.
func withFile(path string, use func(f *os.File, size int64) error) error {
	f, err := store.OpenRegular(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return use(f, info.Size())
}

// createJoined makes the workspace.
func createJoined(path string, p *exchange.SignedPackage, opt Options) error {
	settings := joinedSettings(p)
	if opt.Actor == "" {
		opt.Actor = settings.Actor
	}
	ws := newWorkspace(nil, opt)
	self := store.Workspace{ID: ws.newID(), Kind: KindDepartment, Department: p.Assessment.Department.ID, Created: ws.stamp()}
	made, err := store.Create(path, self, store.Options{Now: ws.now}, func(tx *store.Tx) error {
		ring := keyring{Signing: exchange.NewSigningKey(), Trusted: &p.Office}
		return errors.Join(tx.PutSettings(settings), ws.take(tx, p, ring))
	})
	if err != nil {
		return err
	}
	return made.Close()
}

// joinedSettings are the office's, with the post that fills in.
func joinedSettings(p *exchange.SignedPackage) Settings {
	s := DefaultSettings(p.House.Language)
	s.Label, s.FormNumber, s.SignOff, s.Logo = p.House.Label, p.House.FormNumber, p.House.SignOff, p.House.Logo
	if post := p.Assessment.Department.Posts.Respondent; post != "" {
		s.Actor = post
		if name := p.Assessment.Department.Name.Ja; !strings.HasPrefix(post, name) {
			s.Actor = name + " " + post
		}
	}
	return s
}

// join brings a workspace up to date.
func (w *Workspace) join(tx *store.Tx, p *exchange.SignedPackage) error {
	self, err := tx.Workspace()
	if err != nil {
		return err
	}
	if self.Kind != KindDepartment || self.Department != p.Assessment.Department.ID {
		return ErrOtherDepartment
	}
	ring, err := loadKeys(tx)
	if err != nil {
		return err
	}
	if err := ring.trust(p.Signer); err != nil {
		return err
	}
	if err := notDestroyed(tx, p.Round.ID); err != nil {
		return err
	}
	if p.Made.At.Before(ring.Packages[p.Round.ID]) {
		return ErrOlderPackage
	}
	return w.take(tx, p, ring)
}

// take writes what a package holds.
func (w *Workspace) take(tx *store.Tx, p *exchange.SignedPackage, ring keyring) error {
	ring.noteMade(p)
	org := checklist.Organisation{City: p.City, Departments: []checklist.Department{p.Assessment.Department}}
	if p.Bureau != nil {
		org.Bureaus = []checklist.Bureau{*p.Bureau}
	}
	if err := errors.Join(tx.PutKeys(ring), tx.PutOrganisation(org), tx.PutStandard(p.Standard), tx.PutRound(p.Round)); err != nil {
		return err
	}
	if p.Policy != nil {
		if err := tx.PutPolicy(*p.Policy); err != nil {
			return err
		}
	}
	if err := w.takeAssessment(tx, p); err != nil {
		return err
	}
	if err := w.takeLast(tx, p); err != nil {
		return err
	}
	return tx.PutCentral(p.Round.ID, p.Central)
}

func (r *keyring) noteMade(p *exchange.SignedPackage) {
	if r.Packages == nil {
		r.Packages = map[string]time.Time{}
	}
	r.Packages[p.Round.ID] = p.Made.At
}

// takeAssessment begins the department's inspection, or changes what the office
// decides about one that is there.
func (w *Workspace) takeAssessment(tx *store.Tx, p *exchange.SignedPackage) error {
	ref := store.RefOf(&p.Assessment)
	own, err := tx.Assessment(ref)
	switch {
	case errors.Is(err, store.ErrNoRecord):
		return w.beginAssessment(tx, p, ref)
	case err != nil:
		return err
	}
	own.Department, own.From = p.Assessment.Department, p.Assessment.From
	own.Due, own.Excused = p.Assessment.Due, p.Assessment.Excused
	return errors.Join(tx.PutAssessment(own), putSecret(tx, ref, p))
}

func (w *Workspace) beginAssessment(tx *store.Tx, p *exchange.SignedPackage, ref store.Ref) error {
	if err := errors.Join(tx.PutAssessment(p.Assessment), putSecret(tx, ref, p)); err != nil || p.Submitted == nil {
		return err
	}
	return w.takeAnswers(tx, ref, p.Submitted)
}

func putSecret(tx *store.Tx, ref store.Ref, p *exchange.SignedPackage) error {
	if p.Secret == "" {
		return nil
	}
	return tx.PutEnrolment(ref, store.Enrolment{Secret: p.Secret, Made: p.Made})
}

// takeAnswers goes on from what was handed in before. The contents of attachments
// stay with the office.
func (w *Workspace) takeAnswers(tx *store.Tx, ref store.Ref, s *checklist.Submission) error {
	for _, r := range s.Responses {
		if err := tx.PutResponse(ref, r); err != nil {
			return err
		}
	}
	for _, e := range s.Evidence {
		e.File = nil
		if err := tx.PutEvidence(ref, e); err != nil {
			return err
		}
	}
	if err := tx.PutSubmission(*s); err != nil {
		return err
	}
	return tx.PutReceipt(store.Receipt{Round: ref.Round, Department: ref.Department, Revision: s.Revision, Digest: exchange.Digest(s), Stamp: s.Stamp})
}

// takeLast keeps last year's answers, unless the workspace has that year itself, or
// had it before it was destroyed.
func (w *Workspace) takeLast(tx *store.Tx, p *exchange.SignedPackage) error {
	if p.Last == nil {
		return nil
	}
	_, err := tx.Round(p.Last.Round.ID)
	if !errors.Is(err, store.ErrNoRecord) {
		return err
	}
	var gone *DestroyedError
	if err := notDestroyed(tx, p.Last.Round.ID); errors.As(err, &gone) {
		return nil
	} else if err != nil {
		return err
	}
	s := &p.Last.Submission
	a := checklist.Assessment{ID: s.Assessment, Round: p.Last.Round.ID, Department: s.Department, State: checklist.StateAccepted,
		Revision: s.Revision, Approval: &s.Approval, Confirmation: s.Confirmation}
	if err := errors.Join(tx.PutStandard(p.Last.Standard), tx.PutRound(p.Last.Round), tx.PutAssessment(a)); err != nil {
		return err
	}
	return w.takeAnswers(tx, store.RefOf(&a), s)
}

// CentralAnswers are what others have answered for the whole city in a year, as
// the newest package has brought them.
func (w *Workspace) CentralAnswers(year checklist.FiscalYear) (all []checklist.CentralAnswer, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		if all, err = tx.Central(round.ID); errors.Is(err, store.ErrNoRecord) {
			return nil
		}
		return err
	})
	return all, err
}
