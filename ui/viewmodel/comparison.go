package viewmodel

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Comparison is two versions of a standard side by side, in the words of a
// language.
type Comparison struct {
	*checklist.Comparison
	Hidden int // items that differ in the other language only
	rows   []ComparedRow
}

// ComparedRow is an item that differs, or what differs apart from the items.
type ComparedRow struct {
	Fate   checklist.Fate // "" apart from the items
	ID     string
	Topic  string
	Where  string // the chapter and the section
	Remark string
	Fields []workflow.ComparedField
	folded string
}

// NewComparison compares two standards.
func NewComparison(ctx context.Context, old, new *checklist.Standard, f Format) (*Comparison, error) {
	c := &Comparison{Comparison: checklist.Compare(old, new)}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	standard, items, hidden := workflow.Compared(c.Comparison, f.Lang())
	c.Hidden = hidden
	if len(standard) > 0 {
		c.add(ComparedRow{Topic: f.T("report.comparison.standard"), Fields: standard})
	}
	for _, compared := range items {
		item := compared.Change.Item()
		c.add(ComparedRow{
			Fate: compared.Change.Fate, ID: item.ID, Topic: f.Text(item.Topic), Where: sectionsOf(compared.Change.Path, f),
			Remark: compared.Remark, Fields: compared.Fields,
		})
	}
	return c, nil
}

func (c *Comparison) add(row ComparedRow) {
	texts := []string{row.ID, row.Topic, row.Where}
	for _, field := range row.Fields {
		texts = append(texts, field.Old, field.New)
	}
	row.folded = text.Fold(strings.Join(texts, separator))
	c.rows = append(c.rows, row)
}

// Row returns row i.
func (c *Comparison) Row(i int) ComparedRow { return c.rows[i] }

// Fates lists the fates of the rows that there are, with the number of each; the
// first is "", for all.
func (c *Comparison) Fates() (fates []checklist.Fate, counts []int) {
	for _, fate := range append([]checklist.Fate{""}, checklist.Fates()...) {
		if n := len(c.Select(fate, "")); n > 0 || fate == "" {
			fates, counts = append(fates, fate), append(counts, n)
		}
	}
	return fates, counts
}

// Select returns the rows of a fate, "" for all, in which all words occur that are
// typed.
func (c *Comparison) Select(fate checklist.Fate, typed string) []int {
	words := strings.Fields(text.Fold(typed))
	var selected []int
	for i := range c.rows {
		if (fate == "" || c.rows[i].Fate == fate) && containsAll(c.rows[i].folded, words) {
			selected = append(selected, i)
		}
	}
	return selected
}

// Side is one side of a field in parts: those that differ from the other side are
// marked.
type Side []Part

// Part is a part of a text.
type Part struct {
	Text    string
	Differs bool
}

// Sides are the two versions of a field.
func Sides(field workflow.ComparedField) (old, new Side) {
	return side(field.Old, field.Segments, text.Inserted), side(field.New, field.Segments, text.Deleted)
}

// side takes the segments that are not of the other side. A version without
// segments is shown as a whole.
func side(whole string, segments []text.Segment, other text.Change) Side {
	own := slices.DeleteFunc(slices.Clone(segments), func(s text.Segment) bool { return s.Change == other })
	if len(own) == 0 {
		return Side{{Text: whole}}
	}
	var parts Side
	for _, s := range own {
		parts = append(parts, Part{s.Text, s.Change != text.Equal})
	}
	return parts
}
