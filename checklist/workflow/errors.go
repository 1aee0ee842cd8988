package workflow

import (
	"errors"
	"fmt"

	"tenken/checklist"
)

// Refusals of the workflow. Those of the model, the store and the file formats
// pass through.
var (
	ErrNotDepartment      = errors.New("workflow: not a department's workspace")
	ErrMyNumberAttachment = errors.New("workflow: files must not be attached to items of the My Number segment")
	ErrNoSuchEvidence     = errors.New("workflow: there is no such evidence")
	ErrNotAttached        = errors.New("workflow: the evidence is a reference, without a file")
	ErrApprovalDate       = errors.New("workflow: the decision can't be of that date")
	ErrNothingAsked       = errors.New("workflow: a report needs at least one format and one language")
	ErrIncompleteSpec     = errors.New("workflow: a new workspace needs a city, a department, a fiscal year and a standard")
)

// YearError refuses a fiscal year that the workspace does not hold.
type YearError struct {
	Year  checklist.FiscalYear
	Years []checklist.FiscalYear // those that it holds, newest first
}

func (e *YearError) Error() string {
	return fmt.Sprintf("workflow: no fiscal year %d in the workspace", e.Year)
}
