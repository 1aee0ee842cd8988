package exchange

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"

	"tenken/checklist"
)

// MaxReceipt is the most that a receipt may hold, in bytes.
const MaxReceipt = 8 << 20

// Decision is what the office says about a submission.
type Decision string

// The decisions.
const (
	DecisionReceived Decision = "received" // it has come; nothing is decided yet
	DecisionReturned Decision = "returned"
	DecisionAccepted Decision = "accepted"
)

// UnmarshalText accepts the known codes only.
func (d *Decision) UnmarshalText(b []byte) error {
	switch Decision(b) {
	case DecisionReceived, DecisionReturned, DecisionAccepted:
		*d = Decision(b)
		return nil
	}
	return fmt.Errorf("%w: decision %q", checklist.ErrUnknownCode, b)
}

// Receipt is the office's answer to one revision of a submission.
type Receipt struct {
	Round      string                `json:"round"`
	Department string                `json:"department"`
	Revision   int                   `json:"revision"`
	Digest     string                `json:"digest"` // canonical, of the submission
	Decision   Decision              `json:"decision"`
	Returned   *checklist.ReturnNote `json:"returned,omitempty"` // with DecisionReturned only
	// Corrections are what the office has put right in this revision, with the
	// department's consent, in the order in which it was recorded. Older receipts
	// have none.
	Corrections []checklist.Correction `json:"corrections,omitempty"`
	Made        checklist.Stamp        `json:"made"`
}

// fits reports whether the parts of a receipt belong together.
func (r *Receipt) fits() bool {
	other := func(c checklist.Correction) bool { return c.Revision != r.Revision || c.After.Key != c.Key }
	return (r.Decision == DecisionReturned) == (r.Returned != nil) && r.Revision > 0 && !slices.ContainsFunc(r.Corrections, other)
}

// SignedReceipt is a receipt that has been read; see SignedPackage.
type SignedReceipt struct {
	Receipt
	Signer
}

const receiptName = "receipt.json"

type receiptManifest struct {
	formHead
	Signer
	Parts []Part `json:"parts"`
}

// WriteReceipt writes a receipt, signed with the office's keys.
func WriteReceipt(w io.Writer, r *Receipt, keys OfficeKeys, succession []Succession) error {
	part, err := jsonPart(receiptName, r)
	if err != nil {
		return err
	}
	parts := []outPart{part}
	manifest := receiptManifest{formHead{formatReceipt, formVersion}, Signer{keys.Public, succession}, partsOf(parts)}
	return writeArchive(w, manifest, keys.Signing, contextReceipt, parts)
}

// ReadReceipt reads a receipt and holds it against its signature. The errors are
// those of ReadPackage.
func ReadReceipt(r io.ReaderAt, size int64) (*SignedReceipt, error) {
	a, err := openArchive(r, size, zip.Store)
	if err != nil {
		return nil, err
	}
	var m receiptManifest
	if err := decodeForm(a.manifest, formatReceipt, &m); err != nil {
		return nil, err
	}
	if err := a.holdSigned(m.Signer, contextReceipt, m.Parts, MaxReceipt); err != nil {
		return nil, err
	}
	read := &SignedReceipt{Signer: m.Signer}
	if err := a.decode(receiptName, &read.Receipt); err != nil {
		return nil, err
	}
	if !read.fits() {
		return nil, fmt.Errorf("%w: decision", ErrSealForm)
	}
	return read, nil
}
