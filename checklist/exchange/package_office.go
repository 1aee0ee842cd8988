package exchange

import (
	"fmt"
	"io"

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
	// Submitted is what the department has handed in this year, if anything.
	Submitted *checklist.Submission `json:"submitted,omitempty"`
	// Last is what was accepted last year, if anything.
	Last    *LastYear                 `json:"last,omitempty"`
	Central []checklist.CentralAnswer `json:"central,omitempty"`
}

// House is the city's way of printing.
type House struct {
	Language   string   `json:"language"`
	Label      string   `json:"label,omitempty"`
	FormNumber string   `json:"form_number,omitempty"`
	SignOff    []string `json:"sign_off,omitempty"`
	Logo       []byte   `json:"logo,omitempty"` // PNG
}

// LastYear is a department's accepted self-inspection of the year before.
type LastYear struct {
	Round      checklist.Round      `json:"round"`
	Submission checklist.Submission `json:"submission"`
	Standard   *checklist.Standard  `json:"-"` // a part of its own, unless it is this year's
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

// WritePackage writes a package, signed with the office's keys.
func WritePackage(w io.Writer, p *Package, keys OfficeKeys, succession []Succession) error {
	parts, err := p.parts()
	if err != nil {
		return err
	}
	manifest := packageManifest{
		formHead: formHead{formatPackage, formVersion},
		Signer:   Signer{keys.Public, succession}, Department: p.Assessment.Department.ID, Round: p.Round.ID, Parts: partsOf(parts),
	}
	return writeArchive(w, manifest, keys.Signing, contextPackage, parts)
}

func (p *Package) parts() ([]outPart, error) {
	content := []struct {
		name  string
		value any
	}{{packageName, p}, {standardName, p.Standard}}
	if p.Last != nil && p.Last.Standard != nil {
		content = append(content, struct {
			name  string
			value any
		}{lastStandardName, p.Last.Standard})
	}
	var parts []outPart
	for _, c := range content {
		part, err := jsonPart(c.name, c.value)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// ReadPackage reads a package and holds it against its signature. The errors are
// ErrSealForm, ErrSealNewer, ErrSealTampered and ErrSealTooLarge.
func ReadPackage(r io.ReaderAt, size int64) (*SignedPackage, error) {
	a, err := openArchive(r, size)
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
	case p.Last != nil && (p.Last.Standard == nil || p.Last.Standard.Ref() != p.Last.Round.Standard || p.Last.Round.FiscalYear >= p.Round.FiscalYear):
		return fmt.Errorf("%w: last", ErrSealForm)
	}
	return nil
}
