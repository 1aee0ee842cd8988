package checklist

import (
	"slices"
	"strconv"
)

// FieldSection is the field of an item that stands in another section: one with
// another id and another title.
const FieldSection = "section"

// FieldChange is one field that differs between two versions.
type FieldChange struct {
	// Field is the field's name in files; where two would be the same it says of
	// what, as scale_title, section_title and evidence_wanted do.
	Field string `json:"field"`
	// Of is what the field belongs to, if there are several: a rating, a segment,
	// a section.
	Of string `json:"of,omitempty"`
	// Models are those whose variant of an item differs; empty for the item's own
	// words.
	Models []NetworkModel `json:"network_models,omitempty"`
	Old    Value          `json:"old"`
	New    Value          `json:"new"`
}

// Value is what a field holds: a text, or else codes and numbers as files write
// them. Both are empty for nothing.
type Value struct {
	Text  Text     `json:"text,omitzero"`
	Codes []string `json:"codes,omitempty"`
}

func (v Value) equal(w Value) bool { return v.Text == w.Text && slices.Equal(v.Codes, w.Codes) }

// named is a field with its value.
type named struct {
	field, of string
	model     NetworkModel // of a variant
	Value
}

// same reports whether two values, of two versions, are of the same field.
func (n named) same(m named) bool { return n.field == m.field && n.of == m.of && n.model == m.model }

func (n named) change(old, new Value) FieldChange {
	change := FieldChange{Field: n.field, Of: n.of, Old: old, New: new}
	if n.model != "" {
		change.Models = []NetworkModel{n.model}
	}
	return change
}

func textValue(field string, t Text) named { return named{field: field, Value: Value{Text: t}} }

// codeValue is a field of codes; empty ones are nothing.
func codeValue[T ~string](field string, codes ...T) named {
	codes = slices.DeleteFunc(slices.Clone(codes), func(c T) bool { return c == "" })
	return named{field: field, Value: Value{Codes: words(codes)}}
}

func numberValue(field string, numbers ...int) named {
	var codes []string
	for _, n := range numbers {
		codes = append(codes, strconv.Itoa(n))
	}
	return codeValue(field, codes...)
}

// flagValue is a field that is true, or missing.
func flagValue(field string, set bool) named {
	if set {
		return codeValue(field, "true")
	}
	return codeValue[string](field)
}

// of says what the fields belong to.
func of(id string, fields ...named) []named {
	for i := range fields {
		fields[i].of = id
	}
	return fields
}

// values are the texts in the order in which people read them.
func (t *Texts) values() []named {
	all := []named{textValue("question", t.Question)}
	for _, c := range t.Criteria {
		all = append(all, of(string(c.Rating), textValue("criteria", c.Text))...)
	}
	for _, w := range t.wordings()[1:] {
		all = append(all, textValue(w.field, *w.text))
	}
	return all
}

// variantValues are the texts that variants give, for each model by itself.
func (i *Item) variantValues() []named {
	var all []named
	for v := range i.Variants {
		for _, model := range i.Variants[v].NetworkModels {
			for _, value := range i.Variants[v].Texts.values() {
				if !value.equal(Value{}) {
					value.model = model
					all = append(all, value)
				}
			}
		}
	}
	return all
}

// values are what an item says, variants aside. Its id and what it replaces are
// about versions and not compared.
func (i *Item) values() []named {
	all := append([]named{textValue("topic", i.Topic)}, i.Texts.values()...)
	var references []string
	for _, r := range i.References {
		references = append(references, r.Catalog+" "+r.ID)
	}
	return append(all,
		codeValue("kind", i.Kind), codeValue("subject", i.Subject), codeValue("role", i.Role),
		codeValue("segments", i.Segments...), codeValue("network_models", i.NetworkModels...), codeValue("condition", i.Condition.String()),
		flagValue("event", i.Event), flagValue("critical", i.Critical), flagValue("mandatory", i.Mandatory), numberValue("weight", i.Weight),
		codeValue("policy", i.Policy...), codeValue("article", i.Article), numberValue("threats", i.Threats...),
		codeValue("protects", i.Protects...), codeValue("references", references...),
	)
}

// values are what a standard says apart from its items, its id and its version.
func (s *Standard) values() []named {
	all := []named{textValue("title", s.Title), textValue("note", s.Note)}
	all = append(all, s.Scale.values()...)
	all = append(all, s.Grading.values()...)
	for _, segment := range s.Segments {
		all = append(all, of(string(segment.ID), textValue("segment", segment.Label))...)
	}
	for _, section := range s.AllSections() {
		all = append(all, of(section.ID, textValue("section_title", section.Title))...)
	}
	return all
}

func (s *Scale) values() []named {
	all := []named{codeValue("scale", s.ID), textValue("scale_title", s.Title)}
	var codes []RatingCode
	for _, r := range s.Ratings {
		codes = append(codes, r.Code)
		all = append(all, of(string(r.Code),
			codeValue("symbol", r.Symbol), textValue("label", r.Label), codeValue("class", r.Class), numberValue("points", r.Points),
			flagValue("reason", r.Reason), codeValue("plan", r.Plan), codeValue("plan_if_critical", r.PlanIfCritical),
			flagValue("evidence_wanted", r.Evidence))...)
	}
	var steps []string
	for _, step := range s.Counts {
		steps = append(steps, strconv.Itoa(step.From)+" "+string(step.Rating))
	}
	return append(all, codeValue("ratings", codes...), codeValue("counts", steps...), numberValue("plan_below", s.PlanBelow))
}

func (g *Grading) values() []named {
	var steps []string
	for _, step := range g.Steps {
		steps = append(steps, strconv.Itoa(step.From)+" "+step.Grade)
	}
	return []named{codeValue("grading", steps...), codeValue("cap", g.Cap)}
}

// compareItems lists what an item says otherwise than its source.
func compareItems(old, new placed) []FieldChange {
	changes := compareValues(old.values(), new.values())
	changes = append(changes, joinModels(compareValues(old.variantValues(), new.variantValues()))...)
	before, after := old.path[len(old.path)-1], new.path[len(new.path)-1]
	if before.ID != after.ID && before.Title.Ja != after.Title.Ja {
		changes = append(changes, FieldChange{Field: FieldSection, Old: Value{Text: before.Title}, New: Value{Text: after.Title}})
	}
	return changes
}

// compareValues lists the fields that differ in the order of the new version;
// those that it does not have come last.
func compareValues(old, new []named) []FieldChange {
	var changes []FieldChange
	for _, after := range new {
		var before named
		if i := slices.IndexFunc(old, after.same); i >= 0 {
			before = old[i]
		}
		if !before.equal(after.Value) {
			changes = append(changes, after.change(before.Value, after.Value))
		}
	}
	for _, before := range old {
		if !slices.ContainsFunc(new, before.same) {
			changes = append(changes, before.change(before.Value, Value{}))
		}
	}
	return changes
}

// joinModels makes one change of those that models have in common.
func joinModels(changes []FieldChange) []FieldChange {
	var joined []FieldChange
	for _, change := range changes {
		i := slices.IndexFunc(joined, func(f FieldChange) bool {
			return f.Field == change.Field && f.Of == change.Of && f.Old.equal(change.Old) && f.New.equal(change.New)
		})
		if i < 0 {
			joined = append(joined, change)
		} else {
			joined[i].Models = append(joined[i].Models, change.Models...)
		}
	}
	return joined
}
