package workflow

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
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
	return writeFile(ctx, path, func(out io.Writer) error { return packer.writer.Write(out, &content) })
}

// packer makes the packages of a round.
type packer struct {
	writer   *exchange.PackageWriter
	made     checklist.Stamp
	round    checklist.Round
	standard *checklist.Standard
	org      checklist.Organisation
	policy   *checklist.Policy
	settings Settings
	in       []checklist.Assessment
	central  map[string][]checklist.CentralAnswer // by department
	known    []checklist.KnownList
	past     *past
}

// prepare makes keys and secrets that are missing and loads what all packages
// share.
func (k *packer) prepare(tx *store.Tx, year checklist.FiscalYear, stamp checklist.Stamp) (err error) {
	ring, err := officeKeys(tx, stamp)
	if err != nil {
		return err
	}
	k.made, k.writer, k.past = stamp, exchange.NewPackageWriter(ring.newest().OfficeKeys, ring.words()), newPast()
	if k.round, err = findRound(tx, year); err != nil {
		return err
	}
	if err := k.round.Begun(); err != nil {
		return err
	}
	if k.standard, err = tx.Standard(k.round.Standard); err != nil {
		return err
	}
	k.past.standards[k.round.Standard] = k.standard
	if k.known, err = knownLists(tx, k.round.ID); err != nil {
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
		submitted, err := counted(tx, &a)
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
	return departmentFile(locales.For(k.settings.Language), "sealing.file.package", &a.Department, "Year", int(k.round.FiscalYear)) + PackageSuffix
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
	if err := k.packAnswers(tx, a, &p); err != nil {
		return p, err
	}
	for _, other := range k.in {
		if other.Department.ID != a.Department.ID {
			p.Central = append(p.Central, k.central[other.Department.ID]...)
		}
	}
	p.Known = knownOf(k.known, a.Department.ID)
	p.Last, err = k.lastYear(tx, a)
	return p, err
}

// packAnswers adds what the department has handed in, and what the office goes by if
// that is something else.
func (k *packer) packAnswers(tx *store.Tx, a *checklist.Assessment, p *exchange.Package) (err error) {
	if p.Submitted, err = newestSubmission(tx, store.RefOf(a)); err != nil {
		return err
	}
	stands, err := answersOf(tx, a)
	if err != nil {
		return err
	}
	answers := packedAnswers(stands)
	if p.Submitted != nil && reflect.DeepEqual(answers, packedAnswers(p.Submitted.Answers())) {
		return nil
	}
	if len(answers.Responses)+len(answers.Evidence) > 0 {
		p.Answers = &answers
	}
	return nil
}

// packedAnswers puts answers in order.
func packedAnswers(all checklist.Answers) exchange.Answers {
	out := exchange.Answers{Responses: []checklist.Response{}}
	for _, r := range all.Responses {
		out.Responses = append(out.Responses, *r)
	}
	for _, evidence := range all.Evidence {
		out.Evidence = append(out.Evidence, evidence...)
	}
	slices.SortFunc(out.Responses, func(a, b checklist.Response) int { return a.Key.Compare(b.Key) })
	slices.SortFunc(out.Evidence, func(a, b checklist.Evidence) int { return cmp.Or(a.Key.Compare(b.Key), cmp.Compare(a.ID, b.ID)) })
	return out
}

// lastYear finds what [Workspace.Offers] goes by; nil if there is no year before.
func (k *packer) lastYear(tx *store.Tx, a *checklist.Assessment) (*exchange.LastYear, error) {
	before, err := k.past.load(tx, &Sheet{Round: k.round, Assessment: *a})
	if err != nil || len(before) == 0 {
		return nil, err
	}
	last := &exchange.LastYear{Round: before[0].Round, Standard: before[0].Standard}
	for _, sheet := range before {
		last.Departments = append(last.Departments, exchange.LastAnswers{Assessment: sheet.Assessment, Answers: packedAnswers(sheet.Answers)})
	}
	return last, nil
}
