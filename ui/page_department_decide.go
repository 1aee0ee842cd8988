package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// confirm accepts what was handed in, and writes what the department is told.
func (p *departmentPage) confirm() {
	f, id := p.app.format, p.of.ID()
	p.decide(f.N("board.accept_folder", 1), f.T("board.accept"), func(ctx context.Context) ([]workflow.Decided, error) {
		return p.ws.Accept(ctx, p.year(), []string{id})
	}, nil)
}

// moreTime asks for another due date.
func (p *departmentPage) moreTime() {
	id := p.of.ID()
	p.askDue(p.name(), func(due checklist.Date) {
		p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			_, err := p.ws.Extend(ctx, p.year(), id, due)
			return err
		}, nil)
	})
}
