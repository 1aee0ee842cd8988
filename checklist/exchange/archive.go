package exchange

import (
	"encoding/json"
	"fmt"
	"io"

	"tenken/checklist"
)

// ArchiveFormat and ArchiveVersion stand at the beginning of every archive.
const (
	ArchiveFormat  = "tenken.archive"
	ArchiveVersion = 1
)

// Archive is one fiscal year of a workspace as JSON, to be read without the
// program and to be taken back into it: everything that the figures of the year go
// by, with the standard and the city's list. Codes are those of package checklist.
// The same content gives the same bytes, whatever way it came: departments stand
// in the order of their ids, answers in that of subject and item.
//
// Keys, files' names and the times at which files came are not in it, nor is the
// content of attachments, which are named by their SHA-256.
type Archive struct {
	Format       string                 `json:"format"` // ArchiveFormat
	Version      int                    `json:"version"`
	Kind         string                 `json:"kind"` // of the workspace: "office" or "department"
	Round        checklist.Round        `json:"round"`
	Organisation checklist.Organisation `json:"organisation"`
	Standard     *checklist.Standard    `json:"standard"`
	Departments  []ArchivedDepartment   `json:"departments"`
	Questions    []checklist.Question   `json:"questions"`
	Lists        []checklist.KnownList  `json:"lists"`
}

// ArchivedDepartment is one department in an archive.
type ArchivedDepartment struct {
	// Assessment holds the state, and what the office has granted and returned.
	Assessment checklist.Assessment `json:"assessment"`
	// Submissions are the revisions that count and their forerunners; Waiting are
	// those that wait for a decision, were rejected or taken back.
	Submissions []ArchivedSubmission `json:"submissions"`
	Waiting     []ArchivedSubmission `json:"waiting"`
	// Corrections are slips that the office has put right, in order, and Corrected is
	// the newest submission with those of its revision: what all figures go by. It is
	// left out where nothing of that revision was put right.
	Corrections []checklist.Correction `json:"corrections"`
	Corrected   *checklist.Submission  `json:"corrected,omitempty"`
	// Responses and Evidence are what the department has recorded, or in the
	// office's workspace what the parts of its answer sheet say so far.
	Responses []checklist.Response `json:"responses"`
	Evidence  []checklist.Evidence `json:"evidence"`
}

// ArchivedSubmission is one revision with what the office has said about it.
type ArchivedSubmission struct {
	Digest   string               `json:"digest"` // canonical
	Route    checklist.Route      `json:"route,omitempty"`
	Decision string               `json:"decision,omitempty"`
	Decided  *checklist.Stamp     `json:"decided,omitempty"`
	Ruling   string               `json:"ruling,omitempty"`
	Note     string               `json:"note,omitempty"`
	Undone   bool                 `json:"undone,omitempty"`
	Content  checklist.Submission `json:"submission"`
}

// WriteArchive writes an archive, indented.
func WriteArchive(w io.Writer, a *Archive) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(a); err != nil {
		return fmt.Errorf("write the archive: %w", err)
	}
	return nil
}
