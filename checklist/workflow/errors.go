package workflow

import (
	"errors"

	"tenken/checklist"
)

// Refusals of the workflow. Those of the model, the store and the file formats
// pass through.
var (
	ErrNotDepartment      = errors.New("workflow: not a department's workspace")
	ErrReadOnly           = errors.New("workflow: the workspace is open for reading only")
	ErrMyNumberAttachment = errors.New("workflow: files must not be attached to items of the My Number segment")
	ErrNoSuchEvidence     = errors.New("workflow: there is no such evidence")
	ErrNotAttached        = errors.New("workflow: the evidence is a reference, without a file")
	ErrNotAFile           = errors.New("workflow: not a regular file")
	ErrAttachmentTooLarge = errors.New("workflow: attachment is too large")
	ErrAttachmentsFull    = errors.New("workflow: the workspace holds no more attachments")
	ErrExists             = errors.New("workflow: the file exists already")
	ErrNothingAsked       = errors.New("workflow: a report needs at least one format and one language")
)

// YearError refuses a fiscal year that the workspace does not hold.
type YearError struct {
	Year  checklist.FiscalYear
	Years []checklist.FiscalYear // those that it holds, newest first
}

func (e *YearError) Error() string { return "workflow: no such fiscal year in the workspace" }
