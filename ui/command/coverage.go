package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// standardCoverage prints which items see to which clause of a basic policy.
type standardCoverage struct {
	Standard string `arg:""`
	Policy   string `placeholder:"FILE"`
}

func (v *standardCoverage) run(_ context.Context, s *session) error {
	std, err := workflow.ReadStandard(v.Standard)
	if err != nil {
		return err
	}
	var policy *checklist.Policy
	if v.Policy != "" {
		read, err := workflow.ReadPolicyFile(v.Policy)
		if err != nil {
			return err
		}
		policy = &read
	}
	coverage := checklist.NewCoverage(std, policy)
	err = s.result(coverage, func() { s.printCoverage(std, coverage) })
	if err == nil && len(coverage.Uncovered) > 0 {
		err = refuse("command.coverage.uncovered", "Refs", strings.Join(coverage.Uncovered, ", "))
	}
	return err
}

func (s *session) printCoverage(std *checklist.Standard, c checklist.Coverage) {
	s.line(std.ID, std.Version, s.in(std.Title), s.text.N("command.standard.items", countItems(std)))
	for _, clause := range c.Clauses {
		s.printCovered(clause.Ref, clause.Title, clause.Items, clause.FromParent)
	}
	for _, threat := range c.Threats {
		s.printCovered(threat.Ref, s.text.T("command.coverage.threat", "Number", threat.Threat), threat.Items, false)
	}
	for _, clause := range c.Unknown {
		s.printCovered(clause.Ref, s.text.T("command.coverage.unknown"), clause.Items, false)
	}
}

// idsPerLine is how many ids of items stand on one line of the matrix.
const idsPerLine = 10

func (s *session) printCovered(ref, title string, items []string, fromParent bool) {
	word := s.text.N("command.standard.items", len(items))
	switch {
	case len(items) == 0:
		word = s.text.T("command.coverage.none")
	case fromParent:
		word = s.text.T("command.coverage.from_parent", "Items", word)
	}
	s.line()
	s.line(ref, title, word)
	for start := 0; start < len(items); start += idsPerLine {
		s.line("    " + strings.Join(items[start:min(start+idsPerLine, len(items))], " "))
	}
}
