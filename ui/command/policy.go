package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// policyShow prints the clause tree of a basic policy.
type policyShow struct {
	File string `arg:""`
}

func (v *policyShow) run(_ context.Context, s *session) error {
	policy, err := workflow.ReadPolicyFile(v.File)
	if err != nil {
		return err
	}
	return s.result(orEmpty(policy.Clauses), func() {
		s.line(policy.Title)
		for clause, depth := range policy.Walk {
			s.printClause(clause, strings.Repeat("  ", depth))
		}
	})
}

func (s *session) printClause(c checklist.Clause, indent string) {
	s.line(indent+c.Ref, c.Title)
	for text := range strings.Lines(c.Text) {
		s.line(indent + "    " + strings.TrimSpace(text))
	}
}

// policySet keeps a basic policy in a workspace, so that items show its
// clauses.
type policySet struct {
	Ws   string `arg:""`
	File string `arg:""`
}

func (v *policySet) run(ctx context.Context, s *session) error {
	policy, err := workflow.ReadPolicyFile(v.File)
	if err != nil {
		return err
	}
	return s.withWorkspace(ctx, v.Ws, writing, func(ws *workflow.Workspace) error {
		if err := ws.SetPolicy(ctx, policy); err != nil {
			return err
		}
		return s.result(policy, func() {
			s.say("command.policy.kept", "Title", policy.Title, "Count", len(policy.Refs()))
		})
	})
}
