package workflow

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/text"
)

// ErrHeadCount refuses a head count that is not written as 41/50.
var ErrHeadCount = errors.New("workflow: head count is not of the form complying/concerned")

// ParseRating understands a rating as people type it, see [exchange.FindRating].
func ParseRating(scale *checklist.Scale, typed string) (checklist.Rating, bool) {
	return exchange.FindRating(scale, typed)
}

// NamedRating understands a rating in a table of another hand, see
// [exchange.NamedRating].
func NamedRating(scale *checklist.Scale, written string) (checklist.Rating, bool) {
	return exchange.NamedRating(scale, written)
}

// FindItem finds an item by its id as people type it: in any width or case. It
// returns nil where there is none.
func FindItem(std *checklist.Standard, typed string) *checklist.Item {
	folded := text.Fold(strings.TrimSpace(typed))
	for _, item := range std.Items() {
		if text.Fold(item.ID) == folded {
			return item
		}
	}
	return nil
}

// ParseHeadCount reads "41/50": 41 comply of 50 concerned. Full-width digits
// and a trailing 人 are understood.
func ParseHeadCount(typed string) (checklist.HeadCount, error) {
	complying, concerned, ok := strings.Cut(text.Fold(typed), "/")
	if !ok {
		return checklist.HeadCount{}, fmt.Errorf("%w: %q", ErrHeadCount, typed)
	}
	numerator, err1 := parseHeads(complying)
	denominator, err2 := parseHeads(concerned)
	if err1 != nil || err2 != nil {
		return checklist.HeadCount{}, fmt.Errorf("%w: %q", ErrHeadCount, typed)
	}
	return checklist.HeadCount{Concerned: denominator, Complying: numerator}, nil
}

func parseHeads(s string) (int, error) {
	return strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "人")))
}
