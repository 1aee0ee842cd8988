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
// at path up to date: dates, errata, profile, standard, the answers for the whole
// city and what the office's lists say. What the department has answered stays; head
// counts that the lists know are filled in beside it. A new workspace goes on from
// the answers that the office has of the department, if any; attachments become
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
	done := joinedOf(p)
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

// LookIntoPackage tells what a package would bring. Nothing is written; only
// [Join] can tell whether a workspace takes it.
func LookIntoPackage(path string) (Joined, error) {
	p, err := readPackage(path)
	if err != nil {
		return Joined{}, fmt.Errorf("%s: %w", path, err)
	}
	return joinedOf(p), nil
}

func joinedOf(p *exchange.SignedPackage) Joined {
	return Joined{Department: p.Assessment.Department.Name, Year: p.Round.FiscalYear, Office: p.Office.Fingerprint(),
		InScope: len(checklist.NewScope(p.Standard, &p.Assessment.Department, p.Round.Errata).Items)}
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
	return errors.Join(takeKnown(tx, p), takeLast(tx, p.Last), tx.PutCentral(p.Round.ID, p.Central))
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
	err := errors.Join(tx.PutAssessment(p.Assessment), putSecret(tx, ref, p))
	if s := p.Submitted; err == nil && s != nil {
		receipt := store.Receipt{Round: ref.Round, Department: ref.Department, Revision: s.Revision, Digest: exchange.Digest(s), Stamp: s.Stamp}
		err = errors.Join(takeAnswers(tx, ref, s.Responses, s.Evidence), tx.PutSubmission(*s), tx.PutReceipt(receipt))
	}
	if err == nil && p.Answers != nil {
		err = takeAnswers(tx, ref, p.Answers.Responses, p.Answers.Evidence)
	}
	return err
}

func putSecret(tx *store.Tx, ref store.Ref, p *exchange.SignedPackage) error {
	if p.Secret == "" {
		return nil
	}
	return tx.PutEnrolment(ref, store.Enrolment{Secret: p.Secret, Made: p.Made})
}

// takeAnswers goes on from what the office has. The contents of attachments are not
// in a package.
func takeAnswers(tx *store.Tx, ref store.Ref, responses []checklist.Response, evidence []checklist.Evidence) error {
	for _, r := range responses {
		if err := tx.PutResponse(ref, r); err != nil {
			return err
		}
	}
	for _, e := range evidence {
		e.File = nil
		if err := tx.PutEvidence(ref, e); err != nil {
			return err
		}
	}
	return nil
}

// takeLast keeps last year's answers, of each department that the workspace has not
// inspected itself, unless it had that year before it was destroyed.
func takeLast(tx *store.Tx, last *exchange.LastYear) error {
	if last == nil {
		return nil
	}
	var gone *DestroyedError
	if err := notDestroyed(tx, last.Round.ID); errors.As(err, &gone) {
		return nil
	} else if err != nil {
		return err
	}
	_, err := tx.Round(last.Round.ID)
	if errors.Is(err, store.ErrNoRecord) {
		err = errors.Join(tx.PutStandard(last.Standard), tx.PutRound(last.Round))
	}
	if err != nil {
		return err
	}
	for i := range last.Departments {
		if err := takeLastOf(tx, &last.Departments[i]); err != nil {
			return err
		}
	}
	return nil
}

// takeLastOf keeps the answers of one department, or what the office has put right
// in those that were handed in from here.
func takeLastOf(tx *store.Tx, d *exchange.LastAnswers) error {
	ref := store.RefOf(&d.Assessment)
	own, err := tx.Assessment(ref)
	if errors.Is(err, store.ErrNoRecord) {
		a := d.Assessment
		a.State = checklist.StateAccepted // it is over, and nothing can change it here
		return errors.Join(tx.PutAssessment(a), takeAnswers(tx, ref, d.Responses, d.Evidence))
	}
	handedIn := own.State == checklist.StateSubmitted || own.State == checklist.StateAccepted
	if err != nil || !handedIn || own.Revision != d.Assessment.Revision {
		return err
	}
	answers, err := tx.Answers(ref)
	if err != nil {
		return err
	}
	for _, r := range d.Responses {
		if before := answers.Responses[r.Key]; before != nil {
			r.Note = before.Note // which has stayed at home
		}
		if err := tx.PutResponse(ref, r); err != nil {
			return err
		}
	}
	return nil
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
