package exchange

import "tenken/checklist"

// FileOrganisation is an organisation list.
const FileOrganisation FileKind = "organisation"

// Problems of an organisation list.
const (
	ProblemNumberID      checklist.ProblemCode = "number_id"      // warning: the codes of a column are numbers, Value the first: zeros before it may be lost
	ProblemNoDepartments checklist.ProblemCode = "no_departments" // no sheet lists departments
)

func organisationProblemCodes() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemNumberID, ProblemNoDepartments}
}

// warnOnce warns of the first cell of a column only: what has happened to one
// has happened to all.
func (r *tableReader) warnOnce(at place, code checklist.ProblemCode, args checklist.ProblemArgs) {
	for i := range r.problems {
		if p := &r.problems[i]; p.Code == code && p.Sheet == at.sheet && p.Column == at.column {
			return
		}
	}
	r.warn(at, code, args)
}
