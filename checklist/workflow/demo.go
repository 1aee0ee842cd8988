package workflow

import (
	"context"
	"time"

	"tenken/checklist"
)

// DemoResult names what Demo made.
type DemoResult struct {
	Workspace string   `json:"workspace"`
	Files     []string `json:"files"`
}

// Demo makes the workspace of one department of the sample city 青葉市 in dir,
// partly answered, with evidence and plans, and writes its reports beside it.
// An existing sample workspace is replaced. Same now, same figures and reports.
func Demo(ctx context.Context, dir string, now func() time.Time, p checklist.Progress) (DemoResult, error) {
	panic("contract")
}
