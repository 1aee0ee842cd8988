package viewmodel

import (
	"strings"

	"tenken/checklist"
)

// Condition puts the condition of an item into words; one that always holds is
// "".
func (f Format) Condition(c checklist.Condition) string {
	if c.IsZero() {
		return ""
	}
	either := ""
	for all := range strings.SplitSeq(c.String(), "|") {
		both := ""
		for flag := range strings.SplitSeq(all, "&") {
			both = f.joined("report.comparison.both", both, f.Flag(checklist.Flag(flag)))
		}
		either = f.joined("report.comparison.either", either, both)
	}
	return either
}

// joined is the two with a word between them, or the second where there is no
// first.
func (f Format) joined(key, first, second string) string {
	if first == "" {
		return second
	}
	return f.T(key, "First", first, "Second", second)
}

// listed names several values in one text.
func listed[T any](f Format, values []T, name func(T) string) string {
	var names []string
	for _, v := range values {
		names = append(names, name(v))
	}
	return strings.Join(names, f.T("report.list.separator"))
}
