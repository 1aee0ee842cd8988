package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// loadPolicy keeps the city's basic policy in the workspace, so that items show
// their clauses.
func (a *App) loadPolicy(o *openSheet) {
	f := a.format
	a.pickFile(pick{title: f.T("desktop.policy.title"), confirm: f.T("desktop.policy.read"), extension: ".txt", chosen: func(path string) {
		o.change(a, f.T("desktop.policy.busy"), func(ctx context.Context, _ *workflow.Sheet, _ checklist.Progress) error {
			policy, err := workflow.ReadPolicyFile(path)
			if err != nil {
				return err
			}
			return o.ws.SetPolicy(ctx, policy)
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			if p, ok := a.page.(returning); ok {
				p.comeBack()
			}
			a.tell(f.T("desktop.policy.title"), f.T("desktop.policy.done"))
		})
	}})
}
