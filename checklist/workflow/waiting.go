package workflow

import (
	"context"
	"errors"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

const verbRuling store.Verb = "ruling"

// Waiting lists the files of a round that wait for a person's [Ruling], by
// department and revision; the year 0 is the newest. What they hold is kept: to rule
// on one, see [Workspace.Rule], its file is not needed.
func (w *Workspace) Waiting(year checklist.FiscalYear) (files []Received, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		all, err := loadStandings(tx, round.ID)
		if err != nil {
			return err
		}
		for _, s := range all {
			waiting, err := s.waitingFiles(std)
			if err != nil {
				return err
			}
			files = append(files, waiting...)
		}
		return nil
	})
	return files, err
}

func (s *standing) waitingFiles(std *checklist.Standard) (files []Received, err error) {
	for i := range s.receipts {
		r := &s.receipts[i]
		if !waits(r) {
			continue
		}
		f, err := s.filed(r)
		if err != nil {
			return nil, err
		}
		got := receivedBefore(r)
		if err := s.describe(std, f, &got); err != nil {
			return nil, err
		}
		files = append(files, got)
	}
	return files, nil
}

// receivedBefore is what is known of a file by its receipt.
func receivedBefore(r *store.Receipt) Received {
	got := Received{File: r.File, Route: r.Route, Revision: r.Revision, Outcome: Outcome(r.Outcome), Digest: r.Digest}
	if r.Signer != "" {
		got.Signer = &PublicKey{r.Signer, exchange.KeyFingerprint(r.Signer)}
	}
	return got
}

// filed is a submission that has come before, as if it came once more.
func (s *standing) filed(r *store.Receipt) (*filing, error) {
	load := func() (checklist.Submission, error) { return s.tx.Held(s.ref, r.Revision, r.Digest) }
	if inForce(r) {
		load = func() (checklist.Submission, error) { return s.tx.Submission(s.ref, r.Revision) }
	}
	submission, err := load()
	return &filing{submission: submission, receipt: *r}, err
}

// HeldFile names a file that has come before, as [Workspace.Waiting] does, with what a
// person says to it.
type HeldFile struct {
	Department string // id
	Revision   int
	Digest     string
	FileRuling
}

// Rule records a person's word on files that have come before, as [Workspace.Receive]
// does for files at hand, all in one transaction; [Workspace.Undo] takes it back. A
// ruling that does not say why is ErrNoNote, a file that has not come store.ErrNoRecord.
// A file that can't be ruled on says so by its outcome.
func (w *Workspace) Rule(ctx context.Context, year checklist.FiscalYear, rulings []HeldFile) (all []Received, err error) {
	opt := ReceiveOptions{Files: map[string]FileRuling{}}
	for i, held := range rulings {
		opt.Files[fmt.Sprint(i)] = held.FileRuling
	}
	if !opt.explained() {
		return nil, ErrNoNote
	}
	r, err := w.newReceiver(opt)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	err = w.changeRound(ctx, verbRuling, year, func(tx *store.Tx, round checklist.Round) error {
		for i := range rulings {
			got, err := r.rule(tx, round.ID, &rulings[i])
			if err != nil {
				return err
			}
			all = append(all, got)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// rule gives one file its place by a person's word.
func (r *receiver) rule(tx *store.Tx, round string, held *HeldFile) (Received, error) {
	s, err := loadStanding(tx, store.Ref{Round: round, Department: held.Department})
	if err != nil {
		return Received{}, err
	}
	for i := range s.receipts {
		known := &s.receipts[i]
		if known.Revision != held.Revision || known.Digest != held.Digest || known.Undone != nil {
			continue
		}
		f, err := s.filed(known)
		if err != nil {
			return Received{}, err
		}
		got := receivedBefore(known)
		r.ruling = held.FileRuling
		err = r.file(tx, f, &got)
		return got, err
	}
	return Received{}, fmt.Errorf("%w: %s, revision %d", store.ErrNoRecord, held.Department, held.Revision)
}
