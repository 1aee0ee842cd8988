package exchange

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"

	"tenken/checklist"
)

// MaxPackage is the most that a package may hold, in bytes.
const MaxPackage = 128 << 20

// Package is what the office gives a department to work with: everything that a
// workspace of its own begins with, and what brings one up to date.
type Package struct {
	Made checklist.Stamp `json:"made"`
	City checklist.Text  `json:"city"`
	// Bureau of the department; nil if it has none.
	Bureau *checklist.Bureau `json:"bureau,omitempty"`
	Round  checklist.Round   `json:"round"`
	// Assessment as the office has it: the department with profile and subjects,
	// and where it stands.
	Assessment checklist.Assessment `json:"assessment"`
	Standard   *checklist.Standard  `json:"-"` // a part of its own
	Policy     *checklist.Policy    `json:"policy,omitempty"`
	House      House                `json:"house"`
	// Secret lets the first submission introduce the department's key. It is
	// empty once one has.
	Secret string `json:"secret,omitempty"`
	// Submitted is what the department has handed in this year, if anything, and
	// Answers what the office goes by, where that is something else.
	Submitted *checklist.Submission `json:"submitted,omitempty"`
	Answers   *Answers              `json:"answers,omitempty"`
	// Last is what was answered last year, if anything.
	Last    *LastYear                 `json:"last,omitempty"`
	Central []checklist.CentralAnswer `json:"central,omitempty"`
	// Known is what the office's lists say about this department, and nothing
	// about others.
	Known []checklist.KnownList `json:"known,omitempty"`
}

// House is the city's way of printing.
type House struct {
	Language   string   `json:"language"`
	Label      string   `json:"label,omitempty"`
	FormNumber string   `json:"form_number,omitempty"`
	SignOff    []string `json:"sign_off,omitempty"`
	Logo       []byte   `json:"logo,omitempty"` // PNG
}

// LastYear is the newest year before in which the department, or those that it has
// come from, were asked.
type LastYear struct {
	Round checklist.Round `json:"round"`
	// Departments are several after a merger, in the order of
	// Assessment.Predecessors.
	Departments []LastAnswers       `json:"departments"`
	Standard    *checklist.Standard `json:"-"` // a part of its own, unless it is this year's
}

// LastAnswers is what one department answered.
type LastAnswers struct {
	Assessment checklist.Assessment `json:"assessment"`
	Answers
}

// Answers are a department's as the office has them: with what it has put right, and
// where nothing has been handed in, what the parts of an answer sheet say so far.
type Answers struct {
	Responses []checklist.Response `json:"responses"`          // sorted by key
	Evidence  []checklist.Evidence `json:"evidence,omitempty"` // sorted by key, then id
}

// SignedPackage is a package that has been read, with the keys that it was signed
// with. Whether to trust them is for Trust to say.
type SignedPackage struct {
	Package
	Signer
}

// Signer is what a package or a receipt says of the office that signed it.
type Signer struct {
	Office     OfficePublic `json:"office"`
	Succession []Succession `json:"succession,omitempty"`
}

// Trust holds the signer against the keys that are trusted. The error is
// ErrSealForeign.
func (s Signer) Trust(office OfficePublic) error { return succeeds(office, s.Office, s.Succession) }

func (s Signer) check() error {
	if len(s.Succession) > maxSuccessions {
		return fmt.Errorf("%w: %d successions", ErrSealTooLarge, len(s.Succession))
	}
	return s.Office.check()
}

// Names of the parts of a package.
const (
	packageName      = "package.json"
	standardName     = "standard.json"
	lastStandardName = "last_standard.json"
)

type packageManifest struct {
	formHead
	Signer
	Department string `json:"department"`
	Round      string `json:"round"`
	Parts      []Part `json:"parts"`
}

// PackageWriter writes packages of one round, signed with the office's keys. It
// remembers the standards that it has packed, by their pointers: however many
// departments there are, each is packed once.
type PackageWriter struct {
	keys       OfficeKeys
	succession []Succession
	standards  map[*checklist.Standard]outPart
}

// NewPackageWriter makes a writer that signs with keys.
func NewPackageWriter(keys OfficeKeys, succession []Succession) *PackageWriter {
	return &PackageWriter{keys, succession, map[*checklist.Standard]outPart{}}
}

// Write writes one package.
func (k *PackageWriter) Write(w io.Writer, p *Package) error {
	parts, err := k.parts(p)
	if err != nil {
		return err
	}
	manifest := packageManifest{
		formHead: formHead{formatPackage, formVersion},
		Signer:   Signer{k.keys.Public, k.succession}, Department: p.Assessment.Department.ID, Round: p.Round.ID, Parts: partsOf(parts),
	}
	return writeArchive(w, manifest, k.keys.Signing, contextPackage, parts)
}

func (k *PackageWriter) parts(p *Package) ([]outPart, error) {
	content, err := deflatedPart(packageName, p)
	if err != nil {
		return nil, err
	}
	standard, err := k.standard(standardName, p.Standard)
	if err != nil || p.Last == nil || p.Last.Standard == p.Standard {
		return []outPart{content, standard}, err
	}
	last, err := k.standard(lastStandardName, p.Last.Standard)
	return []outPart{content, standard, last}, err
}

// standard packs a standard, once.
func (k *PackageWriter) standard(name string, std *checklist.Standard) (outPart, error) {
	part, known := k.standards[std]
	if !known {
		var err error
		if part, err = deflatedPart(name, std); err != nil {
			return part, err
		}
		k.standards[std] = part
	}
	part.Name = name
	return part, nil
}

// ReadPackage reads a package and holds it against its signature. The errors are
// ErrSealForm, ErrSealNewer, ErrSealTampered and ErrSealTooLarge.
func ReadPackage(r io.ReaderAt, size int64) (*SignedPackage, error) {
	a, err := openArchive(r, size, zip.Deflate)
	if err != nil {
		return nil, err
	}
	var m packageManifest
	if err := decodeForm(a.manifest, formatPackage, &m); err != nil {
		return nil, err
	}
	if err := a.holdSigned(m.Signer, contextPackage, m.Parts, MaxPackage); err != nil {
		return nil, err
	}
	p := &SignedPackage{Signer: m.Signer}
	if err := p.read(a); err != nil {
		return nil, err
	}
	if p.Assessment.Department.ID != m.Department || p.Round.ID != m.Round {
		return nil, fmt.Errorf("%w: manifest", ErrSealForm)
	}
	return p, p.check()
}

// holdSigned is hold for what the office has signed.
func (a *archive) holdSigned(s Signer, context string, parts []Part, limit int64) error {
	if err := s.check(); err != nil {
		return err
	}
	if err := verify(s.Office.Signing, context, a.manifest, a.signature); err != nil {
		return err
	}
	return a.hold(parts, limit)
}

func (p *SignedPackage) read(a *archive) error {
	if err := a.decode(packageName, &p.Package); err != nil {
		return err
	}
	if err := a.decode(standardName, &p.Standard); err != nil {
		return err
	}
	if p.Last == nil {
		return nil
	}
	if a.find(lastStandardName) == nil {
		p.Last.Standard = p.Standard
		return nil
	}
	return a.decode(lastStandardName, &p.Last.Standard)
}

// check tells whether the package holds together.
func (p *SignedPackage) check() error {
	switch {
	case p.Standard == nil || p.Standard.Ref() != p.Round.Standard:
		return fmt.Errorf("%w: standard", ErrSealForm)
	case p.Assessment.Round != p.Round.ID || p.Assessment.Department.ID == "" || len(p.Assessment.Department.Subjects) == 0:
		return fmt.Errorf("%w: assessment", ErrSealForm)
	case p.Submitted != nil && (p.Submitted.Round != p.Round.ID || p.Submitted.Department.ID != p.Assessment.Department.ID):
		return fmt.Errorf("%w: submitted", ErrSealForm)
	case !p.Last.fits(p.Round.FiscalYear):
		return fmt.Errorf("%w: last", ErrSealForm)
	}
	for i := range p.Known {
		if err := p.checkKnown(&p.Known[i]); err != nil {
			return err
		}
	}
	return nil
}

// fits reports whether it is of a year before, and of one round and standard.
func (l *LastYear) fits(year checklist.FiscalYear) bool {
	if l == nil {
		return true
	}
	elsewhere := func(a LastAnswers) bool { return a.Assessment.Round != l.Round.ID || a.Assessment.Department.ID == "" }
	return l.Standard != nil && l.Standard.Ref() == l.Round.Standard && l.Round.FiscalYear < year && !slices.ContainsFunc(l.Departments, elsewhere)
}

// checkKnown wants a list to be of the round, and to speak of the department alone.
func (p *SignedPackage) checkKnown(l *checklist.KnownList) error {
	other := func(f checklist.KnownFigure) bool { return f.Department != p.Assessment.Department.ID }
	if l.Round != p.Round.ID || l.ID == "" || l.Check() != nil || slices.ContainsFunc(l.Figures, other) {
		return fmt.Errorf("%w: known", ErrSealForm)
	}
	return nil
}
