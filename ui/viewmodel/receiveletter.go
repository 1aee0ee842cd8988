package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// outcomesToReply are those after which the department sends something again.
var outcomesToReply = map[workflow.Outcome]bool{
	workflow.OutcomeTampered: true, workflow.OutcomeWrongRound: true, workflow.OutcomeUnknownDepartment: true,
	workflow.OutcomeWrongKey: true, workflow.OutcomeRefused: true,
}

// Replies reports whether the department has something to mend and send again.
func (r *ReceiveRow) Replies() bool {
	return outcomesToReply[r.Outcome] || r.Outcome != workflow.OutcomeDuplicate && (r.Partial || len(r.Conflicts) > 0 || len(r.Refused()) > 0)
}

// Refused are the cells of an answer sheet that were not taken; the other problems
// are warnings.
func (r *ReceiveRow) Refused() (refused []workflow.SheetProblem) {
	for _, p := range r.Problems {
		if p.Severity == checklist.SeverityError {
			refused = append(refused, p)
		}
	}
	return refused
}

// Letter is a text for the department: what was wrong with its file, and what to do.
// The lines name what is to be mended, one by one.
func (r *ReceiveRow) Letter(f Format, office, reason string, lines []string) string {
	what := "receivedesk.letter.cells"
	switch {
	case outcomesToReply[r.Outcome]:
		what = "receivedesk.letter." + string(r.Outcome)
	case r.Partial && len(lines) == 0:
		what = "receivedesk.letter.partial"
	}
	to := r.Name
	if to == "" {
		to = f.T("receivedesk.letter.unknown")
	}
	parts := []string{f.T("receivedesk.letter.begin", "Department", to, "File", r.File), f.T(what)}
	if (r.Outcome == workflow.OutcomeRefused || r.Partial) && reason != "" {
		parts = append(parts, f.T("receivedesk.letter.reason", "Reason", reason))
	}
	if len(lines) > 0 {
		parts = append(parts, "・"+strings.Join(lines, "\n・"))
	}
	return strings.Join(append(parts, office), "\n\n")
}

// Place names what a difference is about.
func (f Format) Place(d workflow.Difference) string {
	return f.T("receivedesk.place", "Item", d.Item.ID, "Topic", f.Text(d.Item.Topic), "Subject", f.Text(d.Subject.Name))
}

// Change says how an answer changes.
func (f Format) Change(d workflow.Difference) string {
	if d.From.Code == d.To.Code {
		return f.T("receivedesk.change.texts")
	}
	return f.T("receivedesk.change.rating", "From", f.rating(d.From), "To", f.rating(d.To))
}

// rating is a rating with its symbol.
func (f Format) rating(r checklist.Rating) string {
	if r.Code == "" {
		return f.T("desk.kind.unanswered")
	}
	return strings.TrimSpace(r.Symbol + " " + f.Text(r.Label))
}
