package workflow

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/text"
)

// takeAll sorts answers: taken, those of other departments, and refused ones.
func (i *importer) takeAll(answers []exchange.Answer) {
	byDepartment := len(i.req.Mapping.Answers.Department) > 0
	for _, a := range answers {
		switch {
		case byDepartment && a.Department == "":
			i.refuse(a, checklist.ProblemEmpty, checklist.ProblemArgs{})
		case byDepartment && !named(i.own.Department.Name, a.Department):
			i.result.Others[a.Department]++
		default:
			i.take(a)
		}
	}
	slices.SortStableFunc(i.result.Refused, func(a, b StandardProblem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// named reports whether a name is written so, in any width or case.
func named(name checklist.Text, written string) bool {
	wanted := text.Fold(strings.Join(strings.Fields(written), ""))
	for _, known := range []string{name.Ja, name.En} {
		if known != "" && text.Fold(strings.Join(strings.Fields(known), "")) == wanted {
			return true
		}
	}
	return false
}

func (i *importer) refuse(a exchange.Answer, code checklist.ProblemCode, args checklist.ProblemArgs) {
	p := a.At
	p.Code, p.Args = code, args
	i.result.Refused = append(i.result.Refused, p)
}

// take records an answer of the department, if it can be recorded.
func (i *importer) take(a exchange.Answer) {
	item := a.Response.Item
	candidates, found := i.subjects(a)
	switch {
	case !found:
		i.refuse(a, exchange.ProblemUnknownSubject, checklist.ProblemArgs{Value: a.Subject, Known: i.names(nil)})
		return
	case len(candidates) == 0:
		i.refuse(a, exchange.ProblemNotAsked, checklist.ProblemArgs{Value: item})
		return
	case len(candidates) > 1:
		i.refuse(a, exchange.ProblemWhichSubject, checklist.ProblemArgs{Known: i.names(candidates)})
		return
	}
	a.Response.Subject = candidates[0]
	response, err := i.own.Answer(i.scope, &i.result.Standard.Scale, a.Response, i.stamp)
	if err == nil && a.Evidence != "" {
		e := checklist.Evidence{Title: a.Evidence}
		err = e.Check()
	}
	switch {
	case errors.Is(err, checklist.ErrWrongKind):
		i.refuse(a, exchange.ProblemWrongKind, checklist.ProblemArgs{})
	case err != nil:
		i.refuse(a, exchange.ProblemUnfit, checklist.ProblemArgs{})
	default:
		i.result.Taken = append(i.result.Taken, Imported{response, a.Evidence})
	}
}

// subjects are the ids of those that are asked the item and that an answer may be
// about: all of them where it names none. It reports false for a name that nothing
// here has.
func (i *importer) subjects(a exchange.Answer) (ids []string, found bool) {
	found = a.Subject == ""
	for _, s := range i.own.Department.Subjects {
		if a.Subject != "" && !named(s.Name, a.Subject) && s.ID != a.Subject {
			continue
		}
		found = true
		if _, asked := i.scope.Find(checklist.Key{Subject: s.ID, Item: a.Response.Item}); asked {
			ids = append(ids, s.ID)
		}
	}
	return ids, found
}

// names are the names of subjects by their ids; nil is all of them.
func (i *importer) names(ids []string) []string {
	var all []string
	for _, s := range i.own.Department.Subjects {
		wanted := ids == nil
		for _, id := range ids {
			wanted = wanted || id == s.ID
		}
		if wanted {
			all = append(all, s.Name.Ja)
		}
	}
	return all
}
