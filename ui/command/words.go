package command

import (
	"fmt"
	"slices"
	"strings"

	"tenken/checklist"
)

// answered is an answer in a word: symbol and label, with the head count.
func (s *session) answered(scale *checklist.Scale, r *checklist.Response) string {
	rating, ok := r.Effective(scale)
	switch {
	case r.Inquiring:
		return s.text.T("command.answer.inquiring")
	case !ok:
		return s.text.T("command.answer.unanswered")
	case r.Count != nil:
		return fmt.Sprintf("%s %s %d/%d", rating.Symbol, s.in(rating.Label), r.Count.Complying, r.Count.Concerned)
	}
	return rating.Symbol + " " + s.in(rating.Label)
}

// ratings lists what may be typed as a rating.
func (s *session) ratings(scale *checklist.Scale) string {
	var all []string
	for _, r := range scale.Ratings {
		all = append(all, fmt.Sprintf("%s %s (%s)", r.Symbol, s.in(r.Label), r.Code))
	}
	return strings.Join(all, ", ")
}

// code reads the value of a flag that is one of a few codes, whose meanings
// lie in the locales under keys that begin with meaning.
func code[T ~string](s *session, flag, meaning, typed string, known []T) (T, error) {
	if slices.Contains(known, T(typed)) {
		return T(typed), nil
	}
	var all []string
	for _, k := range known {
		if k != "" {
			all = append(all, s.text.T("command.code", "Code", string(k), "Meaning", s.text.T(meaning+string(k))))
		}
	}
	return "", wrong("command.usage.code", "Flag", flag, "Value", typed, "Known", strings.Join(all, ", "))
}

// codes reads a list of codes written with commas.
func codes[T ~string](s *session, flag, meaning, typed string, known []T) ([]T, error) {
	var all []T
	for _, word := range list(typed) {
		c, err := code(s, flag, meaning, word, known)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}
