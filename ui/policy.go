package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// loadPolicy keeps the city's basic policy in the workspace, so that items show
// their clauses.
func (p *sheetPage) loadPolicy() {
	if !p.settled() {
		return
	}
	a, f := p.app, p.app.format
	a.pickFile(pick{title: f.T("desktop.policy.title"), confirm: f.T("desktop.policy.read"), extension: ".txt", chosen: func(path string) {
		a.job(f.T("desktop.policy.busy"), func(ctx context.Context, _ checklist.Progress) error {
			policy, err := workflow.ReadPolicyFile(path)
			if err != nil {
				return err
			}
			return p.ws.SetPolicy(ctx, policy)
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			p.reload()
			a.tell(f.T("desktop.policy.title"), f.T("desktop.policy.done"))
		})
	}})
}

// reload reads the sheet again from the file.
func (p *sheetPage) reload() {
	sheet, err := p.ws.Sheet(p.session.Sheet().Round.FiscalYear)
	if err != nil {
		p.app.fail(err)
		return
	}
	p.session.Reload(sheet)
	p.refresh()
	p.show(p.current)
}
