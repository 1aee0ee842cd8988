package exchange

import (
	"io"

	"tenken/checklist"
)

// Sealing is what a submission is sealed with, beside itself.
type Sealing struct {
	// Manifest without what WriteSubmission fills in: form, digest, signer,
	// enrolment and parts, and what the submission itself says.
	Manifest Manifest
	Office   OfficePublic
	Signing  string // seed of the department's key
	Secret   string // of the office's package; may be empty
	// Content writes the content of an attachment, which must be what its
	// description says.
	Content func(w io.Writer, e checklist.Evidence) error
}

// WriteSubmission writes a submission, signed by the department and sealed for the
// office, and returns its manifest.
func WriteSubmission(w io.Writer, s *checklist.Submission, with Sealing) (Manifest, error) {
	parts, err := with.parts(s)
	if err != nil {
		return Manifest{}, err
	}
	m := with.Manifest
	m.formHead = formHead{formatSubmission, formVersion}
	m.Round, m.FiscalYear, m.Standard = s.Round, s.FiscalYear, s.Standard
	m.Department, m.Revision, m.Digest = s.Department.ID, s.Revision, Digest(s)
	m.Office, m.Signer, m.Parts = with.Office.Fingerprint(), PublicKey(with.Signing), partsOf(parts)
	if with.Secret != "" {
		if m.Enrolment, err = proof(with.Secret, m.Round, m.Department, m.Signer); err != nil {
			return m, err
		}
	}
	sealed, err := seal(w, with.Office)
	if err != nil {
		return m, err
	}
	if err := writeArchive(sealed, m, with.Signing, contextSubmission, parts); err != nil {
		return m, err
	}
	return m, sealed.Close()
}

// parts are the answers, and every attachment once.
func (with *Sealing) parts(s *checklist.Submission) ([]outPart, error) {
	answers, err := jsonPart(responsesName, s)
	if err != nil {
		return nil, err
	}
	parts, have := []outPart{answers}, map[string]bool{}
	for _, e := range s.Evidence {
		if e.File == nil || have[e.File.SHA256] {
			continue
		}
		have[e.File.SHA256] = true
		part := Part{contentName(e.File), e.File.Size, e.File.SHA256}
		parts = append(parts, outPart{Part: part, write: func(w io.Writer) error { return with.Content(w, e) }})
	}
	return parts, nil
}
