package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"tenken/checklist"
)

// recordKind is a kind of record whatever its type.
type recordKind interface {
	name() string
	unseal(tx *Tx, dst, key, sealed []byte) (plain []byte, err error)
	try(tx *Tx, key, sealed []byte) (plain []byte, err error)
}

// journaled are the kinds of which the journal tells; unjournaled those that
// are their own business.
var (
	journaled = []recordKind{
		workspaces, settings, standards, policies, organisations, rounds, assessments, responses, evidence, submissions,
		receipts, centrals, secrets, pins, enrolments, knownLists, questions, calls,
		held, partials, corrections, destructions,
	}
	unjournaled = []recordKind{heads, drafts, removed}
)

// Check reads the whole file and returns all that is wrong with it, empty if
// nothing is: pages, seals, records that can't be understood, the journal's
// chain, records that aren't as the journal saw them last, and attachments
// without their content. Where pages are damaged, the first of
// them is the only problem. Progress counts records.
//
// The error is left for what says nothing about the file: a context that is
// done, or a disk that has gone.
func (s *Store) Check(ctx context.Context, p checklist.Progress) ([]Problem, error) {
	_, err := inspect(s.file)
	var problem *Problem
	if errors.As(err, &problem) {
		return []Problem{*problem}, nil
	}
	if err != nil {
		return nil, err
	}
	var problems []Problem
	err = s.View(func(tx *Tx) error {
		c := checker{tx: tx, ctx: ctx, progress: p, digests: map[string]string{}}
		err := c.run()
		problems = c.problems
		return err
	})
	if s.torn {
		problems = append(problems, Problem{Err: ErrTorn})
	}
	return problems, err
}

// unreadable stands for the digest of a record that is a problem already.
const unreadable = "unreadable"

type checker struct {
	tx          *Tx
	ctx         context.Context
	progress    checklist.Progress
	done, total int
	digests     map[string]string // of the journaled records, by place
	problems    []Problem
}

func (c *checker) run() error {
	for _, bucket := range sealedBuckets {
		if b := c.tx.bucket(bucket); b != nil {
			c.total += b.Stats().KeyN
		}
	}
	for _, k := range journaled {
		if err := c.records(k, true); err != nil {
			return err
		}
	}
	for _, k := range unjournaled {
		if err := c.records(k, false); err != nil {
			return err
		}
	}
	if err := c.journal(); err != nil {
		return err
	}
	return c.attachments()
}

// step counts one record and asks whether to go on.
func (c *checker) step() error {
	c.done++
	c.progress.Report(c.done, c.total)
	return c.ctx.Err()
}

func (c *checker) report(bucket string, key []byte, err error) {
	var problem *Problem
	if !errors.As(err, &problem) {
		problem = &Problem{Place: Place{Record: bucket, Key: splitKey(key)}, Err: err}
	}
	c.problems = append(c.problems, *problem)
}

// records opens and decodes every record of a kind.
func (c *checker) records(k recordKind, journaled bool) error {
	for key, sealed := range c.tx.sealed(k.name(), nil) {
		if err := c.step(); err != nil {
			return err
		}
		plain, err := k.try(c.tx, key, sealed)
		dg := digest(plain)
		if err != nil {
			c.report(k.name(), key, err)
			dg = unreadable
		}
		if journaled {
			c.digests[string(place(k.name(), key))] = dg
		}
	}
	return nil
}

// journal follows the chain and compares every record with what the journal saw
// last.
func (c *checker) journal() error {
	head, err := c.tx.JournalHead()
	if err != nil {
		return nil // reported with its record
	}
	seen := map[string]string{}
	ch := chain{head: head}
	for key, sealed := range c.tx.sealed(bucketJournal, nil) {
		if err := c.step(); err != nil {
			return err
		}
		plain, err := entries.unseal(c.tx, nil, key, sealed)
		if err != nil {
			c.report(bucketJournal, key, err)
			return nil
		}
		e, ok := ch.follow(key, plain)
		if !ok {
			c.report(bucketJournal, journalKey(ch.n+1), ErrJournal)
			return nil
		}
		e.remember(seen)
	}
	if state := ch.end(); !state.Intact {
		c.report(bucketJournal, journalKey(state.FirstBad), ErrJournal)
		return nil
	}
	c.compare(seen)
	return nil
}

// remember adds what an entry tells about records. VerbMigrate tells of all
// that there are; a year that was destroyed has none.
func (e *Entry) remember(seen map[string]string) {
	if e.Verb == VerbMigrate {
		clear(seen)
	}
	for _, w := range e.Writes {
		at := string(place(w.Record, []byte(strings.Join(w.Key, separator))))
		if seen[at] = w.Digest; w.Digest == "" {
			delete(seen, at)
		}
		if w.Record == bucketDestroyed {
			maps.DeleteFunc(seen, func(at, _ string) bool {
				bucket, key, _ := strings.Cut(at, separator)
				return ofRound(bucket, []byte(key), w.Key[0])
			})
		}
	}
}

func (c *checker) compare(seen map[string]string) {
	for _, at := range slices.Sorted(maps.Keys(c.digests)) {
		if now := c.digests[at]; now != unreadable && now != seen[at] {
			c.reportPlace(at, ErrUnjournaled)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(seen)) {
		if _, there := c.digests[at]; !there {
			c.reportPlace(at, ErrNoRecord)
		}
	}
}

func (c *checker) reportPlace(at string, err error) {
	bucket, key, _ := strings.Cut(at, separator)
	c.report(bucket, []byte(key), err)
}

// attachments reads every attachment and looks for content without evidence.
func (c *checker) attachments() error {
	attached, err := c.contents()
	if err != nil {
		return err
	}
	for part := range c.tx.sealed(bucketContent, nil) {
		if err := c.step(); err != nil {
			return err
		}
		owner := part[:max(0, strings.LastIndex(string(part), separator))]
		if !c.tx.has(bucketEvidence, owner) && !c.tx.has(bucketRemoved, owner) {
			c.report(bucketContent, part, ErrUnused)
		}
	}
	if head, err := c.tx.JournalHead(); err == nil && head.Attached != attached {
		c.report(bucketHead, keyCurrent, fmt.Errorf("%w: attachments of %d bytes, counted as %d", ErrDamaged, attached, head.Attached))
	}
	return nil
}

// contents reads the contents of all evidence and returns their size.
func (c *checker) contents() (size int64, err error) {
	for key := range c.tx.sealed(bucketEvidence, nil) {
		if err := c.ctx.Err(); err != nil {
			return 0, err
		}
		e, err := evidence.get(c.tx, key)
		if err != nil || e.File == nil {
			continue // an error is reported with its record
		}
		size += e.File.Size
		if err := c.tx.writeFile(io.Discard, key, e.File); err != nil {
			c.report(bucketEvidence, key, err)
		}
	}
	return size, nil
}
