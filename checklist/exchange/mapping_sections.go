package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"tenken/checklist"
)

// branch is a section that the rows of a table have opened.
type branch struct {
	id       string
	title    string
	at       place // of the title
	above    *branch
	sections []*branch
	items    []*node
}

// sectionOf finds or opens the section that an item's row lies in, below the one
// that title rows have opened.
func (r *mappingReader) sectionOf(row *gridRow, above *branch, open []string) *branch {
	for level := range r.m.Sections {
		title := r.value(row, mappedField{name: fieldSectionTitle(level), join: " "})
		switch {
		case title == "": // as in the row above
		case title != open[level]:
			open[level] = title
			clear(open[level+1:])
		}
		if open[level] != "" {
			above = r.open(above, open[level], row, level)
		}
	}
	return above
}

// open returns the section of that title, which begins in the row if it is new.
func (r *mappingReader) open(above *branch, title string, row *gridRow, level int) *branch {
	written := ""
	if level < len(r.m.Sections) {
		written = r.value(row, mappedField{name: fieldSectionID(level), join: "-"})
	}
	return r.openAt(above, title, written, r.spot(row, fieldSectionTitle(level)))
}

// openAt is open for a title with its id, if one is written, and its place.
func (r *mappingReader) openAt(above *branch, title, written string, at place) *branch {
	title = oneLine(title)
	for _, b := range above.sections {
		if b.title == title {
			return b
		}
	}
	b := &branch{title: title, above: above, at: at}
	above.sections = append(above.sections, b)
	b.id = r.sectionID(b, written)
	return b
}

// leadingNumber is the number that a title begins with: 第1章, 1., (1), 1-2.
var leadingNumber = regexp.MustCompile(`^(?:第\s*([0-9]+)\s*[章節款編条]|\(([0-9]+)\)|([A-Za-z]?[0-9]+(?:[-.][0-9]+)*)(?:[.)、:\s]|$))`)

// sectionID is the id that is written, or the number that the title begins with,
// or the place in order; behind the id of the section around.
func (r *mappingReader) sectionID(b *branch, written string) string {
	own := plainID(written)
	if own == "" {
		own = plainID(titleNumber(b.title))
	}
	around := b.above.id
	switch {
	case r.m.IDs == IDsNumber:
		return orderID(around, len(b.above.sections))
	case own == "":
		own = orderID("", len(b.above.sections))
	}
	switch {
	case around == "" || strings.HasPrefix(own, around+"-"):
		return own
	}
	return around + "-" + own
}

func titleNumber(title string) string {
	groups := leadingNumber.FindStringSubmatch(plainForm(title))
	if groups == nil {
		return ""
	}
	return cmp.Or(groups[1:]...)
}

// orderID is the id of what comes n-th in a section.
func orderID(around string, n int) string {
	if around == "" {
		return fmt.Sprintf("N%02d", n)
	}
	return fmt.Sprintf("%s-%02d", around, n)
}

var noIDCharacters = regexp.MustCompile(`[^A-Za-z0-9]+`)

// plainID keeps the letters and figures of an id, with a hyphen for all else.
func plainID(s string) string {
	return strings.Trim(noIDCharacters.ReplaceAllString(plainForm(s), "-"), "-")
}

// nodes makes the tree of the sections in which there are items. A title with
// nothing below it was none.
func (r *mappingReader) nodes(above *branch) []*node {
	var all []*node
	for _, b := range above.sections {
		below := r.nodes(b)
		if len(below) == 0 && len(b.items) == 0 {
			r.warn(b.at, ProblemRowLeft, checklist.ProblemArgs{Value: b.title})
			continue
		}
		n := &node{kind: nodeMapping, place: b.at}
		n.set("id", textNode(b.id, b.at))
		n.set("title.ja", textNode(b.title, b.at))
		n.attach("sections", below)
		n.attach("items", b.items)
		all = append(all, n)
	}
	return all
}

func textNode(text string, at place) *node { return &node{kind: nodeText, place: at, text: text} }
