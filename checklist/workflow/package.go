package workflow

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
)

// PackageSuffix ends the names of packages.
const PackageSuffix = ".tenkenpack"

const verbPackages store.Verb = "packages"

// WritePackages writes a package for every department that takes part in a round
// into a folder and returns their paths. Written again, with extensions, errata and
// answers since then, they bring the departments' workspaces up to date. The keys
// that they need are made. Files of the same name are replaced; cancelled or
// killed, it leaves complete files only.
func (w *Workspace) WritePackages(ctx context.Context, year checklist.FiscalYear, dir string, p checklist.Progress) ([]string, error) {
	var packer packer
	err := w.update(ctx, verbPackages, func(tx *store.Tx) error { return packer.prepare(tx, year, w.stamp()) })
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	var paths []string
	for i := range packer.in {
		a := &packer.in[i]
		path := filepath.Join(dir, packer.fileName(a))
		if err := w.writePackage(ctx, &packer, a, path); err != nil {
			return paths, err
		}
		paths = append(paths, path)
		p.Report(i+1, len(packer.in))
	}
	return paths, nil
}

func (w *Workspace) writePackage(ctx context.Context, packer *packer, a *checklist.Assessment, path string) error {
	var content exchange.Package
	err := w.store.View(func(tx *store.Tx) (err error) {
		content, err = packer.pack(tx, a)
		return err
	})
	if err != nil {
		return err
	}
	return writeFile(ctx, path, func(out io.Writer) error {
		return exchange.WritePackage(out, &content, packer.ring.newest().OfficeKeys, packer.ring.words())
	})
}

// packer makes the packages of a round.
type packer struct {
	ring     keyring
	made     checklist.Stamp
	round    checklist.Round
	standard *checklist.Standard
	org      checklist.Organisation
	policy   *checklist.Policy
	settings Settings
	in       []checklist.Assessment
	central  map[string][]checklist.CentralAnswer // by department
}

// prepare makes keys and secrets that are missing and loads what all packages
// share.
func (k *packer) prepare(tx *store.Tx, year checklist.FiscalYear, stamp checklist.Stamp) (err error) {
	k.made = stamp
	if k.ring, err = officeKeys(tx, stamp); err != nil {
		return err
	}
	if k.round, err = findRound(tx, year); err != nil {
		return err
	}
	if err := k.round.Begun(); err != nil {
		return err
	}
	if k.standard, err = tx.Standard(k.round.Standard); err != nil {
		return err
	}
	if k.org, err = tx.Organisation(); err != nil {
		return err
	}
	if err := tx.Settings(&k.settings); err != nil {
		return err
	}
	if err := k.loadPolicy(tx); err != nil {
		return err
	}
	return k.loadParticipants(tx)
}

func (k *packer) loadPolicy(tx *store.Tx) error {
	policy, err := tx.Policy()
	if errors.Is(err, store.ErrNoRecord) {
		return nil
	}
	k.policy = &policy
	return err
}

// loadParticipants takes those that are not excused, and what they have answered
// for the whole city.
func (k *packer) loadParticipants(tx *store.Tx) error {
	k.central = map[string][]checklist.CentralAnswer{}
	for a, err := range tx.Assessments(k.round.ID) {
		if err != nil {
			return err
		}
		if a.Excused != "" {
			continue
		}
		k.in = append(k.in, a)
		submitted, err := newestSubmission(tx, store.RefOf(&a))
		if err != nil {
			return err
		}
		if submitted != nil {
			k.central[a.Department.ID] = submitted.CentralAnswers()
		}
	}
	for i := range k.in {
		if err := enrol(tx, store.RefOf(&k.in[i]), k.made); err != nil {
			return err
		}
	}
	return nil
}

// enrol gives a department without a confirmed key its secret.
func enrol(tx *store.Tx, ref store.Ref, stamp checklist.Stamp) error {
	key, err := pinned(tx, ref.Department)
	if err != nil || key != "" {
		return err
	}
	_, err = tx.Enrolment(ref)
	if errors.Is(err, store.ErrNoRecord) {
		return tx.PutEnrolment(ref, store.Enrolment{Secret: exchange.NewSecret(), Made: stamp})
	}
	return err
}

// newestSubmission is the newest that the office has of a department, nil if there
// is none.
func newestSubmission(tx *store.Tx, ref store.Ref) (newest *checklist.Submission, err error) {
	for s, err := range tx.Submissions(ref) {
		if err != nil {
			return nil, err
		}
		newest = &s
	}
	return newest, nil
}

func (k *packer) fileName(a *checklist.Assessment) string {
	name := locales.For(k.settings.Language).T("sealing.file.package",
		"ID", a.Department.ID, "Department", a.Department.Name.Ja, "Year", int(k.round.FiscalYear))
	return fileName(name) + PackageSuffix
}

// pack gathers what one department gets.
func (k *packer) pack(tx *store.Tx, a *checklist.Assessment) (p exchange.Package, err error) {
	ref := store.RefOf(a)
	s := k.settings
	p = exchange.Package{Made: k.made, City: k.org.City, Round: k.round, Assessment: *a, Standard: k.standard, Policy: k.policy,
		House: exchange.House{Language: s.Language, Label: s.Label, FormNumber: s.FormNumber, SignOff: s.SignOff, Logo: s.Logo}}
	if b := k.org.Bureau(a.Department.Bureau); b.ID != "" {
		p.Bureau = &b
	}
	if p.Secret, err = enrolmentOf(tx, ref); err != nil {
		return p, err
	}
	if p.Submitted, err = newestSubmission(tx, ref); err != nil {
		return p, err
	}
	for _, other := range k.in {
		if other.Department.ID != a.Department.ID {
			p.Central = append(p.Central, k.central[other.Department.ID]...)
		}
	}
	p.Last, err = k.lastYear(tx, a.Predecessors())
	return p, err
}

// lastYear finds what was accepted in the newest earlier round of the department
// or its predecessors: of the first of several, for a package has room for one.
func (k *packer) lastYear(tx *store.Tx, departments []string) (*exchange.LastYear, error) {
	var last *exchange.LastYear
	for round, err := range tx.Rounds() {
		if err != nil {
			return nil, err
		}
		if round.FiscalYear >= k.round.FiscalYear || last != nil && round.FiscalYear < last.Round.FiscalYear {
			continue
		}
		for _, department := range slices.Backward(departments) {
			found, err := accepted(tx, round, department)
			if err != nil {
				return nil, err
			}
			if found != nil {
				last = found
			}
		}
	}
	if last == nil || last.Round.Standard == k.round.Standard {
		return last, nil
	}
	var err error
	last.Standard, err = tx.Standard(last.Round.Standard)
	return last, err
}

// accepted is a department's accepted submission of a round, nil if there is none.
func accepted(tx *store.Tx, round checklist.Round, department string) (*exchange.LastYear, error) {
	ref := store.Ref{Round: round.ID, Department: department}
	a, err := tx.Assessment(ref)
	if errors.Is(err, store.ErrNoRecord) || err == nil && a.State != checklist.StateAccepted {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s, err := counted(tx, &a)
	if err != nil || s == nil {
		return nil, err
	}
	return &exchange.LastYear{Round: round, Submission: *s}, nil
}
