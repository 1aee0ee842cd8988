package workflow

import (
	"context"
	"time"

	"tenken/checklist"
)

// Kind says whose workspace a file is.
type Kind string

// The three kinds.
const (
	KindDepartment Kind = "department"
	KindOffice     Kind = "office"
	KindAuditor    Kind = "auditor"
)

// Options say how a workspace is opened.
type Options struct {
	// Actor is the post that writes; empty takes the one of the settings.
	Actor string
	// Now is the clock for everything that is written; nil is time.Now.
	Now func() time.Time
	// ReadOnly opens without the right to write, also where somebody else
	// has the file open.
	ReadOnly bool
}

// Spec describes a new workspace.
type Spec struct {
	Kind       Kind
	City       checklist.Text
	Bureau     checklist.Text
	Department checklist.Department // of a department's workspace
	Year       checklist.FiscalYear
	Standard   *checklist.Standard
	Due        checklist.Date
	Inspection checklist.Date // the day on which heads are counted
	Settings   Settings
}

// Info is what a window's title and start page show of a workspace.
type Info struct {
	Path       string
	Kind       Kind
	City       checklist.Text
	Department checklist.Text
	Years      []checklist.FiscalYear // newest first
	ReadOnly   bool
	// Attachments is the size of all attached evidence, in bytes.
	Attachments int64
}

// Workspace is an open workspace file.
type Workspace struct{}

// Create writes a new workspace file and opens it. A file that exists is never
// overwritten. Killed half-way, it leaves nothing under the final name.
func Create(ctx context.Context, path string, spec Spec, opt Options) (*Workspace, error) {
	panic("contract")
}

// Open opens a workspace file. Damage, a newer format, another opener and a
// read-only place each give an error of package store.
func Open(ctx context.Context, path string, opt Options) (*Workspace, error) { panic("contract") }

// Close releases the file.
func (w *Workspace) Close() error { panic("contract") }

// Info describes the workspace.
func (w *Workspace) Info() (Info, error) { panic("contract") }

// Settings returns the settings.
func (w *Workspace) Settings() (Settings, error) { panic("contract") }

// SetSettings records changed settings.
func (w *Workspace) SetSettings(ctx context.Context, s Settings) error { panic("contract") }

// Sheet loads one fiscal year's inspection; year 0 is the newest.
func (w *Workspace) Sheet(year checklist.FiscalYear) (*Sheet, error) { panic("contract") }

// SetPolicy keeps the city's basic policy, so that items show their clauses.
func (w *Workspace) SetPolicy(ctx context.Context, p checklist.Policy) error { panic("contract") }
