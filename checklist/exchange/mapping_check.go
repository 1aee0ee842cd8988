package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"tenken/checklist"
)

// Limits of a mapping, far above any table.
const (
	maxHeaderRows = 5
	maxTogether   = 20 // columns joined, levels, ratings and their words
)

// Validate returns what is wrong with a mapping whatever the table, or nil.
func (m *Mapping) Validate() []checklist.Problem {
	c := &mappingChecker{}
	c.need("standard.id", m.Standard.ID != "" || m.Standard.Same != "")
	c.need("standard.version", m.Standard.Version != "" || m.Standard.Same != "")
	c.need("standard.title", m.Standard.Title.Ja != "" || m.Standard.Same != "")
	c.header(m.Header, m.Last)
	c.few("sections", len(m.Sections))
	for i, s := range m.Sections {
		c.need(fmt.Sprintf("sections[%d].title", i), len(s.Title) > 0)
	}
	c.few("titles", len(m.Titles))
	for i, t := range m.Titles {
		c.title(fmt.Sprintf("titles[%d]", i), t)
	}
	c.need("items.question", len(m.Items.Question) > 0)
	known(c, "ids", m.IDs, IDsKeep, IDsPlain, IDsSection, IDsNumber)
	c.need("items.id", len(m.Items.ID) > 0 || m.IDs == IDsNumber)
	known(c, "defaults.kind", m.Defaults.Kind, checklist.KindRating, checklist.KindCount)
	known(c, "defaults.subject", m.Defaults.Subject, checklist.SubjectKinds()...)
	known(c, "defaults.role", m.Defaults.Role, checklist.Roles()...)
	c.between("defaults.weight", m.Defaults.Weight, 0, 3)
	for _, f := range m.fields() {
		c.columns(f.name, f.columns)
	}
	c.ratings(m.Ratings)
	return c.problems
}

type mappingChecker struct{ problems []checklist.Problem }

func (c *mappingChecker) fail(path string, code checklist.ProblemCode, args checklist.ProblemArgs) {
	args.Value = quote(args.Value)
	c.problems = append(c.problems, checklist.Problem{Path: path, Code: code, Severity: checklist.SeverityError, Args: args})
}

func (c *mappingChecker) need(path string, there bool) {
	if !there {
		c.fail(path, checklist.ProblemEmpty, checklist.ProblemArgs{})
	}
}

func (c *mappingChecker) few(path string, n int) {
	if n > maxTogether {
		c.fail(path, checklist.ProblemTooMany, checklist.ProblemArgs{Value: strconv.Itoa(n), Max: maxTogether})
	}
}

func (c *mappingChecker) between(path string, n, low, high int) {
	if n < low || n > high {
		c.fail(path, checklist.ProblemRange, checklist.ProblemArgs{Value: strconv.Itoa(n), Min: low, Max: high})
	}
}

// header wants rows of headings below each other, and the last row of the table
// below them.
func (c *mappingChecker) header(rows []int, last int) {
	c.need("header", len(rows) > 0)
	if len(rows) > maxHeaderRows {
		c.fail("header", checklist.ProblemTooMany, checklist.ProblemArgs{Value: strconv.Itoa(len(rows)), Max: maxHeaderRows})
	}
	lowest := 1
	for i, row := range rows {
		c.between(fmt.Sprintf("header[%d]", i), row, lowest, maxRows)
		lowest = max(lowest, row) + 1
	}
	if last != 0 {
		c.between("last", last, lowest, maxRows)
	}
}

func (c *mappingChecker) title(path string, t TitleRow) {
	known(c, path+".when", t.When, TitleMerged, TitleAlone)
	c.need(path, t.When != "" || len(t.Column) > 0)
	if len(t.Column) > 1 {
		c.fail(path+".column", checklist.ProblemTooMany, checklist.ProblemArgs{Value: strconv.Itoa(len(t.Column)), Max: 1})
	}
	if _, err := regexp.Compile(t.Pattern); err != nil {
		c.fail(path+".pattern", ProblemPattern, checklist.ProblemArgs{Value: t.Pattern})
	}
}

func (c *mappingChecker) columns(path string, all Columns) {
	c.few(path, len(all))
	for i, name := range all {
		c.need(fmt.Sprintf("%s[%d]", path, i), name != "")
	}
}

// ratings wants each word once: what it means is looked up by it.
func (c *mappingChecker) ratings(all []RatingWords) {
	c.few("ratings", len(all))
	first := map[string]string{}
	for i, r := range all {
		path := fmt.Sprintf("ratings[%d]", i)
		c.need(path+".rating", r.Rating != checklist.Unanswered)
		c.few(path+".words", len(r.Words))
		for j, word := range r.Words {
			at := fmt.Sprintf("%s.words[%d]", path, j)
			if before, used := first[folded(word)]; used {
				c.fail(at, checklist.ProblemDuplicate, checklist.ProblemArgs{Value: word, First: before})
				continue
			}
			first[folded(word)] = at
		}
	}
}

// checkRatings wants the ratings of a mapping to be those of its base.
func (r *mappingReader) checkRatings(base *checklist.Standard) {
	var codes []string
	for _, rating := range base.Scale.Ratings {
		codes = append(codes, string(rating.Code))
	}
	check := func(path string, code checklist.RatingCode) {
		if !slices.Contains(codes, string(code)) {
			r.failField(path, checklist.ProblemUnknown, string(code), codes)
		}
	}
	for i, c := range r.m.Items.Criteria {
		check(fmt.Sprintf("items.criteria[%d].rating", i), c.Rating)
	}
	for i, words := range r.m.Ratings {
		check(fmt.Sprintf("ratings[%d].rating", i), words.Rating)
	}
}

func known[T ~string](c *mappingChecker, path string, code T, all ...T) {
	if code != "" && !slices.Contains(all, code) {
		c.fail(path, checklist.ProblemUnknown, checklist.ProblemArgs{Value: string(code), Known: words(all...)})
	}
}
