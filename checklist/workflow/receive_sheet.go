package workflow

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// sheetBase is what an answer sheet is held against: the answers of the revision
// before, and the items that it may change.
type sheetBase struct {
	answers  checklist.Answers // slips corrected
	handedIn checklist.Answers // as they came
	unlocked []checklist.Key   // nil for all
}

// asHandedIn reports whether a row still shows what was handed in, before the
// office's correction.
func (b *sheetBase) asHandedIn(e *exchange.AnswerEdit) bool {
	before := b.handedIn.Responses[e.Response.Key]
	return before != nil && sameAnswer(*before, e.Response) && len(e.Add)+len(e.Remove) == 0
}

// takeSheet takes an answer sheet in: as a submission if it is whole and says how
// it was decided, or as a part of one.
func (r *receiver) takeSheet(tx *store.Tx, s *sheetArrival, name string, got *Received) error {
	got.Route, got.Revision, got.Problems = checklist.RouteExcel, s.revision, s.read.Problems
	got.ID = s.ref.Department
	if s.outcome != "" {
		got.Outcome, got.Reason = s.outcome, s.reason
		return nil
	}
	st, err := loadStanding(tx, s.ref)
	if err != nil {
		return err
	}
	got.Department = st.assessment.Department.Name.Ja
	base, err := st.base(s.revision, r.ruling.Ruling == RulingAccept)
	if err != nil {
		return err
	}
	m := newMerger(s.expected, st.assessment.ID, base, r.ws.stamp())
	m.merge([]exchange.ReadSheet{s.read})
	got.Conflicts, got.Problems = m.conflicts, slices.Concat(got.Problems, m.problems)
	submission, incomplete := m.submission(s.revision)
	if incomplete == nil {
		return r.file(tx, r.sheetFiling(&submission, name), got)
	}
	got.Reason, got.Partial = incomplete, true
	return r.takePart(st, s, m, name, got)
}

func (r *receiver) sheetFiling(s *checklist.Submission, name string) *filing {
	return &filing{submission: *s, receipt: store.Receipt{Round: s.Round, Department: s.Department.ID, Revision: s.Revision,
		Digest: exchange.Digest(s), Route: checklist.RouteExcel, File: name, Stamp: s.Stamp}}
}

// base finds what a sheet for a revision goes on from. What a person accepts goes
// on from what counts, whatever number it has.
func (s *standing) base(revision int, accepted bool) (b sheetBase, err error) {
	b.answers = checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}}
	for i := len(s.receipts) - 1; i >= 0; i-- {
		r := &s.receipts[i]
		if !inForce(r) || r.Revision >= revision && !accepted {
			continue
		}
		submission, err := corrected(s.tx, s.ref, r.Revision)
		if err != nil {
			return b, err
		}
		original, err := s.tx.Submission(s.ref, r.Revision)
		if err != nil {
			return b, err
		}
		b.answers, b.handedIn = submission.Answers(), original.Answers()
		if a := s.assessment; a.Returned != nil && r.Decision == string(exchange.DecisionReturned) {
			b.unlocked = a.Returned.Keys
		}
		return b, nil
	}
	return b, nil
}

// merger puts answer sheets over the answers that they go on from.
type merger struct {
	known     exchange.AnswerSheet
	own       checklist.Assessment // as the department has it
	base      sheetBase
	answers   checklist.Answers
	approval  checklist.Approval
	edits     int
	conflicts []AnswerConflict
	problems  []SheetProblem
	stamp     checklist.Stamp
}

func newMerger(expected *exchange.AnswerSheet, assessment string, base sheetBase, stamp checklist.Stamp) *merger {
	m := &merger{known: *expected, base: base, stamp: stamp}
	m.known.Answers = base.answers
	m.own = checklist.Assessment{ID: assessment, Round: expected.Round.ID, Department: *expected.Department, State: checklist.StateDraft}
	return m
}

// merge joins sheets; a second call begins anew.
func (m *merger) merge(sheets []exchange.ReadSheet) {
	merged := exchange.MergeAnswerSheets(&m.known, sheets, exchange.MergeOptions{KeepAnswered: len(sheets) > 1})
	m.answers = checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}}
	for key, r := range m.base.answers.Responses {
		m.answers.Responses[key] = r
	}
	for key, all := range m.base.answers.Evidence {
		m.answers.Evidence[key] = slices.Clone(all)
	}
	m.edits, m.conflicts, m.approval, m.problems = 0, merged.Conflicts, merged.Approval, nil
	for _, e := range merged.Edits {
		m.apply(&e)
	}
}

// apply takes one answer, if it may be changed and is one.
func (m *merger) apply(e *exchange.AnswerEdit) {
	key := e.Response.Key
	refuse := func(code exchange.SheetProblemCode) {
		m.problems = append(m.problems, SheetProblem{SheetPlace: e.At, Key: key, Code: code, Severity: checklist.SeverityError})
	}
	if m.base.unlocked != nil && !slices.Contains(m.base.unlocked, key) {
		if !m.base.asHandedIn(e) {
			refuse(exchange.SheetNotReturned)
		}
		return
	}
	answer, err := m.own.Answer(m.known.Scope, &m.known.Standard.Scale, e.Response, m.stamp)
	if err != nil {
		refuse(exchange.SheetNotAsked)
		return
	}
	m.edits++
	m.answers.Responses[key] = &answer
	evidence := slices.DeleteFunc(m.answers.Evidence[key], func(old checklist.Evidence) bool { return slices.Contains(e.Remove, old.ID) })
	for i, added := range e.Add {
		added.Key, added.Stamp, added.ID = key, m.stamp, fmt.Sprintf("%s-%02d", key.Item, i+len(evidence)+1)
		evidence = append(evidence, added)
	}
	m.answers.Evidence[key] = evidence
}

// submission makes the submission of a revision, as the department's own program
// would; the error tells why it is not complete.
func (m *merger) submission(revision int) (checklist.Submission, error) {
	if m.edits == 0 && len(m.base.answers.Responses) == 0 {
		return checklist.Submission{}, ErrSheetEmpty
	}
	approval, year := m.approval, m.known.Round.FiscalYear
	approval.Post, approval.Stamp = cmp.Or(approval.Post, m.own.Department.Posts.Approver), m.stamp
	if err := checkDecided(approval.Date, year.Start(), year); err != nil {
		return checklist.Submission{}, err
	}
	gaps := checklist.Gaps(m.known.Scope, &m.known.Standard.Scale, m.answers, year)
	own := m.own
	own.Revision = revision - 1
	own, err := own.Approve(approval, gaps)
	if err != nil {
		return checklist.Submission{}, err
	}
	if own, err = own.Submit(gaps); err != nil {
		return checklist.Submission{}, err
	}
	return checklist.NewSubmission(&own, m.known.Round, m.known.Scope, m.answers, m.stamp)
}

// takePart keeps a sheet with a part of the answers. As soon as all parts together
// are whole they are a submission.
func (r *receiver) takePart(st *standing, s *sheetArrival, m *merger, name string, got *Received) error {
	got.InScope, got.Answered = len(m.known.Scope.Items), answeredIn(m.known.Scope, m.answers.Responses)
	part := r.part(s, name)
	all, err := partsOf(st.tx, s.ref, s.revision)
	merged := st.merging(s.revision)
	switch {
	case err != nil:
		return err
	case errors.Is(got.Reason, ErrSheetEmpty):
		got.Outcome = exchange.OutcomeRefused
		return nil
	case slices.ContainsFunc(all, func(p store.Partial) bool { return p.Digest == part.Digest }):
		got.Outcome = exchange.OutcomeDuplicate
		return nil
	case merged != nil && firm(merged):
		got.Outcome, got.Reason = exchange.OutcomeRefused, ErrSheetLate
		return nil
	}
	incomplete := got.Reason
	if got.Reason, err = st.refuses(r.sheetFiling(&checklist.Submission{Revision: s.revision}, name), ""); err != nil || got.Reason != nil {
		got.Outcome = exchange.OutcomeRefused
		return err
	}
	got.Reason = incomplete
	if merged != nil {
		if err := st.drop((*received)(merged)); err != nil {
			return err
		}
	}
	return r.joinParts(st, s, m, append(all, part), name, got)
}

// joinParts keeps the last of the parts and reads them all, in an order that does
// not depend on which came first.
func (r *receiver) joinParts(st *standing, s *sheetArrival, m *merger, all []store.Partial, name string, got *Received) error {
	if err := st.tx.PutPartial(all[len(all)-1]); err != nil {
		return err
	}
	said := map[string]exchange.ReadSheet{all[len(all)-1].Digest: s.read}
	slices.SortFunc(all, func(a, b store.Partial) int { return cmp.Compare(a.Digest, b.Digest) })
	parts, err := readParts(all, s.expected, s.revision, said)
	if err != nil {
		return err
	}
	m.merge(parts)
	got.Conflicts, got.Answered = m.conflicts, answeredIn(m.known.Scope, m.answers.Responses)
	got.Changed = m.edits
	if err := putDraft(st.tx, st.ref, m.answers); err != nil {
		return err
	}
	submission, incomplete := m.submission(s.revision)
	if incomplete == nil && len(m.conflicts) == 0 {
		got.Reason, got.Partial = nil, false
		f := r.sheetFiling(&submission, name)
		f.receipt.Merged = true
		return r.file(st.tx, f, got)
	}
	if err := st.settle(); err != nil {
		return err
	}
	got.Reason, got.Outcome = incomplete, exchange.OutcomeNew
	switch newest := st.newest(); {
	case len(m.conflicts) > 0:
		got.Outcome = exchange.OutcomeReview
	case newest != nil && newest.Revision >= s.revision:
		got.Outcome, got.Reason = exchange.OutcomeReview, ErrSheetLate
	case len(parts) > 1:
		got.Outcome = exchange.OutcomeNewer
	}
	return nil
}

// merging is the submission that the parts for a revision have made, nil if they
// have not.
func (s *standing) merging(revision int) *store.Receipt {
	for i := range s.receipts {
		if r := &s.receipts[i]; r.Merged && r.Revision == revision && r.Undone == nil {
			return r
		}
	}
	return nil
}

// part is the record of a sheet that holds a part.
func (r *receiver) part(s *sheetArrival, name string) store.Partial {
	sum := sha256.Sum256(s.content)
	return store.Partial{Round: s.ref.Round, Department: s.ref.Department, Revision: s.revision, Digest: hex.EncodeToString(sum[:]),
		File: name, Content: s.content, Batch: r.batch, Stamp: r.ws.stamp()}
}

// partsOf are the parts for a revision that have come.
func partsOf(tx *store.Tx, ref store.Ref, revision int) (all []store.Partial, err error) {
	for p, err := range tx.Partials(ref) {
		if err != nil {
			return nil, err
		}
		if p.Revision == revision {
			all = append(all, p)
		}
	}
	return all, nil
}

// readParts reads parts, but for those of which it is known what they say, by their
// digests.
func readParts(parts []store.Partial, expected *exchange.AnswerSheet, revision int, said map[string]exchange.ReadSheet) (sheets []exchange.ReadSheet, err error) {
	known := *expected
	known.Revision = revision
	for i := range parts {
		if read, there := said[parts[i].Digest]; there {
			sheets = append(sheets, read)
			continue
		}
		read, err := exchange.ReadAnswerSheet(parts[i].File, bytes.NewReader(parts[i].Content), &known)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, read)
	}
	return sheets, nil
}

// putDraft keeps what the parts say so far, so that the office sees how far the
// department has come.
func putDraft(tx *store.Tx, ref store.Ref, answers checklist.Answers) error {
	if err := clearAnswers(tx, ref); err != nil {
		return err
	}
	for _, r := range answers.Responses {
		if err := tx.PutResponse(ref, *r); err != nil {
			return err
		}
	}
	for _, all := range answers.Evidence {
		for _, e := range all {
			e.File = nil
			if err := tx.PutEvidence(ref, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// clearAnswers takes away all answers of an assessment.
func clearAnswers(tx *store.Tx, ref store.Ref) error {
	before, err := tx.Answers(ref)
	if err != nil {
		return err
	}
	for key := range before.Responses {
		if err := tx.DeleteResponse(ref, key); err != nil {
			return err
		}
	}
	for key, all := range before.Evidence {
		for _, e := range all {
			if err := tx.RemoveEvidence(ref, key, e.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
