package checklist

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Limits of a standard. Lengths are in characters (runes).
const (
	MaxItems       = 20_000
	MaxDepth       = 8     // of nested sections
	MaxID          = 64    // ids and versions
	MaxLabel       = 200   // titles, topics, labels and other short texts
	MaxItemText    = 4_000 // questions, criteria and the other texts of an item
	maxList        = 100   // ratings, segments, references and other lists
	maxValue       = 80    // of what a problem quotes
	everyone       = 10_000
	highestPoints  = 1_000_000
	highestThreat  = 99
	heaviestWeight = 3
)

// idForm keeps ids fit for file names, keys and spreadsheets. Ids that start
// with a figure are allowed, because cities number their articles so.
var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// Validate returns everything that is wrong with the standard, in the order of
// the file, or nil. A standard whose title has no English is taken to be in
// Japanese only, which is one warning instead of one for each text.
func (s *Standard) Validate() []Problem {
	c := &checker{std: s, bilingual: s.Title.En != "", items: map[string]string{}, sections: map[string]string{}}
	c.identifier("id", s.ID)
	c.identifier("version", s.Version)
	c.text("title", s.Title, MaxLabel)
	if s.Title.Ja != "" && !c.bilingual {
		c.warn("title.en", ProblemNoEnglish, ProblemArgs{})
	}
	c.optionalText("note", s.Note, MaxItemText)
	c.scale()
	c.grading()
	c.segments()
	c.sectionList("sections", s.Sections, 1)
	c.articles()
	if c.count == 0 {
		c.fail("sections", ProblemNoItems, ProblemArgs{})
	}
	if c.count > MaxItems {
		c.fail("sections", ProblemTooMany, ProblemArgs{Value: strconv.Itoa(c.count), Max: MaxItems})
	}
	return c.problems
}

// checker walks a standard. Its methods take the name of a field below path.
type checker struct {
	std       *Standard
	bilingual bool
	problems  []Problem
	path      string  // of the section or item being looked at
	item      string  // id of that item
	count     int     // items so far
	bare      []place // items without an article of the city's
	items     map[string]string
	sections  map[string]string // id to path of its first use
}

// place is an item with its path.
type place struct{ path, item string }

func (c *checker) fail(field string, code ProblemCode, args ProblemArgs) {
	c.add(field, code, SeverityError, args)
}

func (c *checker) warn(field string, code ProblemCode, args ProblemArgs) {
	c.add(field, code, SeverityWarning, args)
}

func (c *checker) add(field string, code ProblemCode, severity Severity, args ProblemArgs) {
	if runes := []rune(args.Value); len(runes) > maxValue {
		args.Value = string(runes[:maxValue]) + "…"
	}
	c.problems = append(c.problems, Problem{Path: c.join(field), Item: c.item, Code: code, Severity: severity, Args: args})
}

func (c *checker) join(field string) string {
	if c.path == "" || field == "" {
		return c.path + field
	}
	return c.path + "." + field
}

// sectionList checks sections that stand side by side, and all below them.
func (c *checker) sectionList(field string, sections []Section, depth int) {
	if depth > MaxDepth {
		c.fail(field, ProblemTooDeep, ProblemArgs{Max: MaxDepth})
		return
	}
	above := c.path
	for i := range sections {
		c.path = above
		c.path = c.join(index(field, i))
		c.section(&sections[i], depth)
	}
	c.path = above
}

func (c *checker) section(s *Section, depth int) {
	c.identifier("id", s.ID)
	c.unique("id", s.ID, c.sections)
	c.text("title", s.Title, MaxLabel)
	if len(s.Items) == 0 && len(s.Sections) == 0 {
		c.warn("", ProblemNoItems, ProblemArgs{})
	}
	above := c.path
	for i := range s.Items {
		c.path = above
		c.path = c.join(index("items", i))
		c.checkItem(&s.Items[i])
	}
	c.path, c.item = above, ""
	c.sectionList("sections", s.Sections, depth+1)
}

// articles: once some items name the city's articles, those that don't are one
// warning. A standard without any is not a city's own yet.
func (c *checker) articles() {
	if n := len(c.bare); n > 0 && n < c.count {
		c.path, c.item = c.bare[0].path, c.bare[0].item
		c.warn("article", ProblemNoArticle, ProblemArgs{Value: strconv.Itoa(n)})
		c.path, c.item = "", ""
	}
}

func (c *checker) segments() {
	c.listLength("segments", len(c.std.Segments))
	for _, item := range c.std.Items() {
		if len(item.Segments) > 0 && len(c.std.Segments) == 0 {
			c.fail("segments", ProblemEmpty, ProblemArgs{Value: item.ID})
			break
		}
	}
	seen := map[string]string{}
	for i, s := range c.std.Segments {
		field := index("segments", i)
		c.identifier(field+".id", string(s.ID))
		c.unique(field+".id", string(s.ID), seen)
		c.text(field+".label", s.Label, MaxLabel)
	}
}

// identifier checks a required id or version.
func (c *checker) identifier(field, id string) {
	switch {
	case id == "":
		c.fail(field, ProblemEmpty, ProblemArgs{})
	case c.tooLong(field, id, MaxID):
	case !idForm.MatchString(id):
		c.fail(field, ProblemForm, ProblemArgs{Value: id, Known: []string{"C02-02-02"}})
	}
}

// unique reports a value that was used before. An empty value is somebody
// else's problem.
func (c *checker) unique(field, value string, seen map[string]string) {
	first, used := seen[value]
	switch {
	case value == "":
	case used:
		c.fail(field, ProblemDuplicate, ProblemArgs{Value: value, First: first})
	default:
		seen[value] = c.join(field)
	}
}

// text checks a required text.
func (c *checker) text(field string, t Text, limit int) {
	if t.Ja == "" {
		c.fail(field+".ja", ProblemEmpty, ProblemArgs{})
	}
	c.tooLong(field+".ja", t.Ja, limit)
	c.tooLong(field+".en", t.En, limit)
	if c.bilingual && t.Ja != "" && t.En == "" {
		c.warn(field+".en", ProblemNoEnglish, ProblemArgs{})
	}
}

// optionalText checks a text that may be missing in both languages.
func (c *checker) optionalText(field string, t Text, limit int) {
	if !t.IsZero() {
		c.text(field, t, limit)
	}
}

// required checks a short text without languages.
func (c *checker) required(field, value string) {
	if value == "" {
		c.fail(field, ProblemEmpty, ProblemArgs{})
	}
	c.tooLong(field, value, MaxLabel)
}

func (c *checker) tooLong(field, value string, limit int) bool {
	n := utf8.RuneCountInString(value)
	if n > limit {
		c.fail(field, ProblemTooLong, ProblemArgs{Value: strconv.Itoa(n), Max: limit})
	}
	return n > limit
}

func (c *checker) listLength(field string, n int) {
	if n > maxList {
		c.fail(field, ProblemTooMany, ProblemArgs{Value: strconv.Itoa(n), Max: maxList})
	}
}

func (c *checker) inRange(field string, n, low, high int) {
	if n < low || n > high {
		c.fail(field, ProblemRange, ProblemArgs{Value: strconv.Itoa(n), Min: low, Max: high})
	}
}

// code checks a required value of an enumeration and reports whether it is
// known. A standard that lists no ratings or segments has that one problem, not
// one for each use.
func code[T ~string](c *checker, field string, value T, known []T) bool {
	switch {
	case value == "":
		c.fail(field, ProblemEmpty, ProblemArgs{})
	case len(known) > 0 && !slices.Contains(known, value):
		c.fail(field, ProblemUnknown, ProblemArgs{Value: string(value), Known: words(known)})
	default:
		return true
	}
	return false
}

// codes checks a list of values of an enumeration, each at most once.
func codes[T ~string](c *checker, field string, values, known []T) {
	codesOnce(c, field, values, known, map[string]string{})
}

// codesOnce is codes for a list that shares its values with others.
func codesOnce[T ~string](c *checker, field string, values, known []T, seen map[string]string) {
	c.listLength(field, len(values))
	for i, value := range values {
		code(c, index(field, i), value, known)
		c.unique(index(field, i), string(value), seen)
	}
}

func words[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func index(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }
