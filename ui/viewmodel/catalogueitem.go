package viewmodel

import (
	"strconv"
	"strings"

	"tenken/checklist"
)

// CatalogueItem is everything that a standard says of one item, in the words of a
// language. What the standard does not say is left out.
type CatalogueItem struct {
	ID, Where, Topic, Question string
	Marks                      []Mark
	Counted                    bool
	Criteria                   []Option   // ratings with what earns them
	Texts                      []Labelled // how to count, to check, to prove, why, and where to begin
	Facts                      []Labelled // who is asked, and when
	Clauses                    []ClauseText
	// Models to which the item speaks in words of their own, in order; "" is for
	// all the others.
	Models []checklist.NetworkModel
}

// Describe returns item i as cities of a network model read it, "" for those that
// have not said.
func (c *Catalogue) Describe(i int, model checklist.NetworkModel, f Format) CatalogueItem {
	r := &c.rows[i]
	item := r.item.For(model)
	d := CatalogueItem{
		ID: item.ID, Where: sectionsOf(r.path, f), Topic: f.Text(item.Topic), Question: f.Text(item.Question),
		Marks: marksOf(item), Counted: item.Kind == checklist.KindCount, Facts: c.facts(item, f), Models: modelsOf(r.item),
	}
	for _, rating := range c.Standard.Scale.Ratings {
		if help, ok := item.Criterion(rating.Code); ok {
			d.Criteria = append(d.Criteria, Option{rating.Code, rating.Symbol, f.Text(rating.Label), f.Text(help), rating.Class})
		}
	}
	for _, t := range []struct {
		field string
		text  checklist.Text
	}{
		{"counting", item.Counting}, {"not_applicable", item.NotApplicable}, {"verify", item.Verify},
		{"evidence", item.Evidence}, {"why", item.Why}, {"first_step", item.FirstStep},
	} {
		d.Texts = labelled(d.Texts, f.T("report.field."+t.field), f.Text(t.text))
	}
	for _, ref := range item.Policy {
		d.Clauses = append(d.Clauses, ClauseText{ref, c.Clause(ref)})
	}
	return d
}

// modelsOf lists the models for which an item has other words, with "" for all
// the others; nil where it has none.
func modelsOf(item *checklist.Item) []checklist.NetworkModel {
	var models []checklist.NetworkModel
	for _, v := range item.Variants {
		models = append(models, v.NetworkModels...)
	}
	if models == nil {
		return nil
	}
	return With(append([]checklist.NetworkModel{""}, checklist.NetworkModels()...), models, "", true)
}

// labelled adds a text that is there.
func labelled(all []Labelled, label, text string) []Labelled {
	if text == "" {
		return all
	}
	return append(all, Labelled{label, text})
}

// sectionsOf names the sections around an item.
func sectionsOf(path checklist.Path, f Format) string {
	var steps []string
	for _, section := range path {
		steps = append(steps, f.Text(section.Title))
	}
	return strings.Join(steps, crumb)
}

// facts say who is asked, when, and what the item belongs to.
func (c *Catalogue) facts(item *checklist.Item, f Format) []Labelled {
	var facts []Labelled
	add := func(field, text string) { facts = labelled(facts, f.T("report.field."+field), text) }
	add("role", f.T("report.role."+string(item.Role)))
	add("subject", f.T("report.subject_kind."+string(item.Subject)))
	add("kind", f.T("report.item_kind."+string(item.Kind)))
	add("weight", strconv.Itoa(item.Weight))
	add("condition", f.Condition(item.Condition))
	add("segments", listed(f, item.Segments, c.segmentName(f)))
	add("network_models", listed(f, item.NetworkModels, func(m checklist.NetworkModel) string { return f.T("report.network_model." + string(m)) }))
	add("article", item.Article)
	add("threats", listed(f, item.Threats, strconv.Itoa))
	add("protects", listed(f, item.Protects, func(s string) string { return f.T("report.protects." + s) }))
	add("references", strings.Join(references(item, f), "\n"))
	return facts
}

func (c *Catalogue) segmentName(f Format) func(checklist.Segment) string {
	return func(s checklist.Segment) string {
		for _, label := range c.Standard.Segments {
			if label.ID == s {
				return f.Text(label.Label)
			}
		}
		return string(s)
	}
}
