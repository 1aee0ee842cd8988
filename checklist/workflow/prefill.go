package workflow

import (
	"errors"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
)

// prefill puts the head counts that the office's lists know into a sheet where the
// department has not answered: each says in its comment which list it is from.
func (s *Sheet) prefill(lists []checklist.KnownList, text *locales.Printer) {
	for _, r := range prefilled(s.Scope, s.Assessment.Department.ID, s.Answers.Responses, lists, text) {
		s.Answers.Responses[r.Key] = &r
	}
}

// prefilled are the answers that lists propose, as they are written down.
func prefilled(scope *checklist.Scope, department string, answered map[checklist.Key]*checklist.Response, lists []checklist.KnownList,
	text *locales.Printer) []checklist.Response {
	var all []checklist.Response
	for _, p := range checklist.Prefill(scope, department, answered, lists) {
		p.Response.Comment = prefilledComment(text, p)
		all = append(all, p.Response)
	}
	return all
}

func prefilledComment(text *locales.Printer, p checklist.Prefilled) string {
	switch {
	case p.Date.IsZero():
		return text.T("known.prefilled", "Source", p.Source)
	case text.Lang() == locales.English:
		return text.T("known.prefilled_on", "Source", p.Source, "Day", p.Date.English())
	}
	return text.T("known.prefilled_on", "Source", p.Source, "Day", p.Date.Japanese())
}

// takeKnown keeps the lists of a package in the place of those before, and fills
// their head counts in as an answer sheet does: where nothing has been answered, or
// what an older list had filled in stands as it was.
func takeKnown(tx *store.Tx, p *exchange.SignedPackage) error {
	before, err := replaceKnown(tx, p)
	if err != nil {
		return err
	}
	ref := store.RefOf(&p.Assessment)
	own, err := tx.Assessment(ref)
	if err != nil {
		return err
	}
	answers, err := tx.Answers(ref)
	if err != nil {
		return err
	}
	scope, text := checklist.NewScope(p.Standard, &own.Department, p.Round.Errata), locales.For(p.House.Language)
	fill := map[checklist.Key]checklist.Response{}
	for _, r := range prefilled(scope, ref.Department, nil, before, text) {
		if stands := answers.Responses[r.Key]; stands != nil && sameAnswer(*stands, r) {
			fill[r.Key] = checklist.Response{Key: r.Key}
			delete(answers.Responses, r.Key)
		}
	}
	for _, r := range prefilled(scope, ref.Department, answers.Responses, p.Known, text) {
		fill[r.Key] = r
	}
	return putPrefilled(tx, ref, &own, scope, p, fill)
}

// putPrefilled records what is filled in, as said by the office, where it can be
// answered now.
func putPrefilled(tx *store.Tx, ref store.Ref, own *checklist.Assessment, scope *checklist.Scope, p *exchange.SignedPackage,
	fill map[checklist.Key]checklist.Response) error {
	for key, r := range fill {
		if own.CanChange(key) != nil {
			continue
		}
		answer, err := own.Answer(scope, &p.Standard.Scale, r, p.Made)
		if err != nil {
			return err
		}
		if err := tx.PutResponse(ref, answer); err != nil {
			return err
		}
	}
	return nil
}

// replaceKnown keeps the lists of a package and returns those that were there.
func replaceKnown(tx *store.Tx, p *exchange.SignedPackage) (before []checklist.KnownList, err error) {
	if before, err = knownLists(tx, p.Round.ID); err != nil {
		return nil, err
	}
	for _, l := range before {
		err = errors.Join(err, tx.RemoveKnownList(l.Round, l.ID))
	}
	for _, l := range p.Known {
		err = errors.Join(err, tx.PutKnownList(l))
	}
	return before, err
}
