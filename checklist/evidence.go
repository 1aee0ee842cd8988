package checklist

// Limits of attached evidence, in bytes.
const (
	MaxAttachment      = 20 << 20  // one file
	MaxAttachments     = 200 << 20 // one workspace
	AttachmentsWarning = 150 << 20 // from here on the user is warned
)

// Evidence is one piece of evidence for a response (根拠資料): by default a
// reference to a register, log or approval; an attached file where wanted.
type Evidence struct {
	ID string `json:"id"`
	Key
	Title    string `json:"title"`              // what it is
	Number   string `json:"number,omitempty"`   // document number
	Location string `json:"location,omitempty"` // path, binder or register
	Date     Date   `json:"date,omitzero"`      // of the evidence itself
	File     *File  `json:"file,omitempty"`     // nil: a reference
	Stamp    Stamp  `json:"stamp,omitzero"`
}

// File describes an attachment. Its content lies in the workspace file.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // lower hex, of the content
}

// Stale reports whether the evidence is older than the fiscal year that it
// should speak for. Undated evidence is not stale.
func (e *Evidence) Stale(year FiscalYear) bool {
	return !e.Date.IsZero() && e.Date.Before(year.Start())
}

// Check tells whether the evidence can be recorded: it needs a title. The limits
// of an attachment are kept by whoever reads its content.
func (e *Evidence) Check() error {
	if isBlank(e.Title) {
		return ErrEvidenceFields
	}
	return checkTexts(field{"title", e.Title}, field{"number", e.Number}, field{"location", e.Location})
}

// Clone returns a copy that shares nothing with e.
func (e *Evidence) Clone() Evidence {
	out := *e
	out.File = clone(e.File)
	return out
}
