package exchange

import (
	"crypto/hmac"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"tenken/checklist"
)

// MaxSubmission is the most that a submission may hold, in bytes: all attachments
// of a workspace, and the answers.
const MaxSubmission = checklist.MaxAttachments + maxJSONPart + maxManifest

// Manifest says what a submission is, in the department's signed words.
type Manifest struct {
	formHead
	ID             string               `json:"id"` // ULID of this revision
	Round          string               `json:"round"`
	FiscalYear     checklist.FiscalYear `json:"fiscal_year"`
	Standard       checklist.StandardID `json:"standard"`
	StandardDigest string               `json:"standard_digest"` // see StandardDigest
	Department     string               `json:"department"`
	// Office is the fingerprint of the keys that the file is sealed for: nobody
	// can pass a submission on to another office as meant for it.
	Office    string      `json:"office"`
	Workspace string      `json:"workspace"` // id of the department's file
	Revision  int         `json:"revision"`
	Digest    string      `json:"digest"`             // canonical, of this revision
	Previous  string      `json:"previous,omitempty"` // that of the revision before
	Journal   JournalHead `json:"journal"`
	Made      time.Time   `json:"made"`
	Signer    string      `json:"signer"` // the department's public key
	// Enrolment shows that the signer has the secret of the office's package.
	Enrolment string `json:"enrolment,omitempty"`
	Parts     []Part `json:"parts"`
}

// JournalHead is where the journal of a workspace stood.
type JournalHead struct {
	Entries uint64 `json:"entries"`
	Digest  string `json:"digest"`
}

// Enrolled reports whether the signer has the secret of the department's package.
func (m *Manifest) Enrolled(secret string) bool {
	want, err := proof(secret, m.Round, m.Department, m.Signer)
	return err == nil && hmac.Equal([]byte(m.Enrolment), []byte(want))
}

// agrees tells whether the manifest speaks of this submission.
func (m *Manifest) agrees(s *checklist.Submission) error {
	for name, same := range map[string]bool{
		"round": m.Round == s.Round, "fiscal_year": m.FiscalYear == s.FiscalYear, "standard": m.Standard == s.Standard,
		"department": m.Department == s.Department.ID, "revision": m.Revision == s.Revision && s.Revision > 0, "digest": m.Digest == Digest(s),
	} {
		if !same {
			return fmt.Errorf("%w: %s", ErrSealForm, name)
		}
	}
	return nil
}

const (
	responsesName  = "responses.json"
	evidenceFolder = "evidence/"
)

// contentName is the part with the content of an attachment. Files with the same
// content are one part.
func contentName(f *checklist.File) string { return evidenceFolder + f.SHA256 }

// maxFileName is the limit of a name of an attachment, in bytes.
const maxFileName = 255

// checkFile tells whether the description of an attachment can be one.
func checkFile(f *checklist.File) error {
	strange := func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`/\:`, r) }
	if _, err := fromHex(f.SHA256, 32); err != nil || f.Size < 0 || f.Name == "" || f.Name == "." || f.Name == ".." ||
		len(f.Name) > maxFileName || strings.ContainsFunc(f.Name, strange) || path.Base(f.Name) != f.Name {
		return fmt.Errorf("%w: attachment", ErrSealForm)
	}
	if f.Size > checklist.MaxAttachment {
		return fmt.Errorf("%w: attachment of %d bytes", ErrSealTooLarge, f.Size)
	}
	return nil
}
