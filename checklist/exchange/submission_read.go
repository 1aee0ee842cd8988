package exchange

import (
	"archive/zip"
	"fmt"
	"io"

	"tenken/checklist"
)

// Opened is a submission that has been read: whole, signed by the key that its
// manifest names, and in itself consistent. Whether it is what the office waits
// for, Judge tells. It reads from what it was opened from.
type Opened struct {
	Manifest   Manifest
	Submission checklist.Submission
	archive    *archive
}

// ReadSubmission reads what Unseal has written. The errors are ErrSealForm,
// ErrSealNewer, ErrSealTampered and ErrSealTooLarge.
func ReadSubmission(r io.ReaderAt, size int64) (*Opened, error) {
	a, err := openArchive(r, size, zip.Store)
	if err != nil {
		return nil, err
	}
	o := &Opened{archive: a}
	m := &o.Manifest
	if err := decodeForm(a.manifest, formatSubmission, m); err != nil {
		return nil, err
	}
	if err := verify(m.Signer, contextSubmission, a.manifest, a.signature); err != nil {
		return nil, err
	}
	if err := a.hold(m.Parts, MaxSubmission); err != nil {
		return nil, err
	}
	if err := a.decode(responsesName, &o.Submission); err != nil {
		return nil, err
	}
	if err := m.agrees(&o.Submission); err != nil {
		return nil, err
	}
	return o, o.checkParts()
}

// checkParts wants the answers, the content of every attachment, and no more.
func (o *Opened) checkParts() error {
	wanted := map[string]int64{}
	for _, e := range o.Submission.Evidence {
		if e.File == nil {
			continue
		}
		if err := checkFile(e.File); err != nil {
			return err
		}
		wanted[contentName(e.File)] = e.File.Size
	}
	if len(wanted)+1 != len(o.Manifest.Parts) {
		return fmt.Errorf("%w: parts", ErrSealForm)
	}
	for _, p := range o.Manifest.Parts {
		if size, ok := wanted[p.Name]; p.Name != responsesName && (!ok || size != p.Size || p.Name != evidenceFolder+p.SHA256) {
			return fmt.Errorf("%w: %q", ErrSealForm, p.Name)
		}
	}
	return nil
}

// Content returns the content of an attachment of the submission.
func (o *Opened) Content(e checklist.Evidence) (io.ReadCloser, error) {
	if e.File == nil {
		return nil, fmt.Errorf("%w: no attachment", ErrSealForm)
	}
	f := o.archive.find(contentName(e.File))
	if f == nil {
		return nil, fmt.Errorf("%w: no attachment", ErrSealForm)
	}
	return f.Open()
}
