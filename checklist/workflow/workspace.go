package workflow

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Kind says whose workspace a file is.
type Kind = store.Kind

// The three kinds.
const (
	KindDepartment = store.KindDepartment
	KindOffice     = store.KindOffice
	KindAuditor    = store.KindAuditor
)

// Holder says who has a file open.
type Holder = store.Holder

// Options say how a workspace is opened.
type Options struct {
	// Actor is the post that writes; empty takes the one of the settings.
	Actor string
	// Now is the clock for everything that is written; nil is time.Now.
	Now func() time.Time
	// ReadOnly opens without the right to write, also where somebody else
	// has the file open.
	ReadOnly bool
	// Continue goes on from the state that a write cut off by a power
	// failure has left. Without it such a file is refused or, with
	// ReadOnly, shown.
	Continue bool
}

func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// Info is what a window's title and start page show of a workspace.
type Info struct {
	Path       string
	Kind       Kind
	City       checklist.Text
	Department checklist.Text
	// Years are those that were opened and are held, newest first: neither the one
	// that is only prepared, which is Draft (0 for none), nor those destroyed.
	Years    []checklist.FiscalYear
	Draft    checklist.FiscalYear
	ReadOnly bool
	// Holder is who has the file open, if ReadOnly is for that.
	Holder Holder
	// Attachments is the size of all attached evidence, in bytes; from
	// checklist.AttachmentsWarning on the user is to be warned.
	Attachments int64
	// BackupFailed: why the automatic backup of the day could not be made.
	BackupFailed error
}

// Workspace is an open workspace file.
type Workspace struct {
	store *store.Store
	actor string
	now   func() time.Time
}

// Open opens a workspace file. Damage, a newer format, another opener and a
// read-only place each give an error of package store.
func Open(ctx context.Context, path string, opt Options) (*Workspace, error) {
	return open(ctx, path, opt, store.Options{Now: opt.clock(), ReadOnly: opt.ReadOnly, Continue: opt.Continue})
}

func open(ctx context.Context, path string, opt Options, how store.Options) (*Workspace, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	st, err := store.Open(path, how)
	if err != nil {
		return nil, err
	}
	ws := newWorkspace(st, opt)
	if ws.actor == "" {
		settings, err := ws.Settings()
		if err != nil {
			return nil, errors.Join(err, st.Close())
		}
		ws.actor = settings.Actor
	}
	return ws, nil
}

func newWorkspace(st *store.Store, opt Options) *Workspace {
	return &Workspace{store: st, actor: opt.Actor, now: opt.clock()}
}

// InUse reports whether an error of Open says that somebody else has the file
// open, so that Options.ReadOnly is worth offering.
func InUse(err error) bool { return errors.Is(err, store.ErrInUse) }

// Torn reports whether an error of Open says that the last write was cut off,
// so that Options.Continue is worth offering.
func Torn(err error) bool { return errors.Is(err, store.ErrTorn) }

// Unwritable reports whether an error of Open says that the file or its folder
// can only be read.
func Unwritable(err error) bool { return errors.Is(err, store.ErrReadOnly) }

// Close releases the file.
func (w *Workspace) Close() error { return w.store.Close() }

// Info describes the workspace.
func (w *Workspace) Info() (Info, error) {
	info := Info{Path: w.store.Path(), ReadOnly: w.store.ReadOnly(), BackupFailed: w.store.BackupErr()}
	info.Holder, _ = w.store.Snapshot()
	err := w.store.View(func(tx *store.Tx) error {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		city, err := tx.Organisation()
		if err != nil {
			return err
		}
		info.Kind, info.City = self.Kind, city.City
		for _, d := range city.Departments {
			if d.ID == self.Department {
				info.Department = d.Name
			}
		}
		if info.Attachments, err = tx.Attached(); err != nil {
			return err
		}
		return info.loadYears(tx)
	})
	return info, err
}

func (i *Info) loadYears(tx *store.Tx) (err error) {
	if i.Years, err = years(tx); err != nil {
		return err
	}
	for round, err := range tx.Rounds() {
		if err != nil {
			return err
		}
		if round.Draft {
			i.Draft = round.FiscalYear
			i.Years = slices.DeleteFunc(i.Years, func(y checklist.FiscalYear) bool { return y == round.FiscalYear })
		}
	}
	return nil
}

// years lists the fiscal years of all rounds, newest first.
func years(tx *store.Tx) ([]checklist.FiscalYear, error) {
	var out []checklist.FiscalYear
	for round, err := range tx.Rounds() {
		if err != nil {
			return nil, err
		}
		out = append(out, round.FiscalYear)
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out, nil
}

// Settings returns the settings.
func (w *Workspace) Settings() (Settings, error) {
	var s Settings
	err := w.store.View(func(tx *store.Tx) error { return tx.Settings(&s) })
	return s, err
}

// SetSettings records changed settings.
func (w *Workspace) SetSettings(ctx context.Context, s Settings) error {
	return w.update(ctx, verbSettings, func(tx *store.Tx) error { return tx.PutSettings(s) })
}

// SetPolicy keeps the city's basic policy, so that items show their clauses.
func (w *Workspace) SetPolicy(ctx context.Context, p checklist.Policy) error {
	return w.update(ctx, verbPolicy, func(tx *store.Tx) error { return tx.PutPolicy(p) })
}

// SetShowGrade switches the letters A to D of a year's round on or off.
func (w *Workspace) SetShowGrade(ctx context.Context, year checklist.FiscalYear, show bool) error {
	return w.update(ctx, verbSettings, func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil || round.ShowGrade == show {
			return err
		}
		round.ShowGrade = show
		return tx.PutRound(round)
	})
}

// Verbs of the journal.
const (
	verbAnswer   store.Verb = "answer"
	verbApprove  store.Verb = "approve"
	verbConfirm  store.Verb = "confirm"
	verbReopen   store.Verb = "reopen"
	verbPolicy   store.Verb = "policy"
	verbSettings store.Verb = "settings"

	verbOrganisation store.Verb = "organisation"
	verbRoundOpen    store.Verb = "round_open"
	verbRoundClose   store.Verb = "round_close"
	verbRoundAdd     store.Verb = "round_add"
	verbExtend       store.Verb = "extend"
	verbExcuse       store.Verb = "excuse"
	verbErratum      store.Verb = "erratum"
)

// update is one write: journaled under the workspace's actor and clock.
func (w *Workspace) update(ctx context.Context, verb store.Verb, fn func(*store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.store.Update(w.stamp(), verb, fn)
}

// stamp keeps milliseconds: what a file holds reads back the same everywhere.
func (w *Workspace) stamp() checklist.Stamp {
	return checklist.Stamp{Actor: w.actor, At: w.now().Round(0).Truncate(time.Millisecond)}
}

// newID makes an id that is unique among all workspaces.
func (w *Workspace) newID() string {
	return ulid.MustNew(ulid.Timestamp(w.now()), rand.Reader).String() // neither time nor randomness can fail
}
