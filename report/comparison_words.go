package report

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
)

// ComparedItem is what became of an item, in the words of one language.
type ComparedItem struct {
	Change *checklist.ItemChange
	Remark string // its fate
	// Fields begin with the item's number and topic; those that don't differ in
	// this language are left out.
	Fields []ComparedField
}

// ComparedField is one field in two versions.
type ComparedField struct {
	Label    string
	Old, New string
	// Segments lead from one to the other; those of a side that was not there are
	// missing.
	Segments []text.Segment
}

// Marked is both versions in one text, where nothing can be underlined: [-deleted-]
// and {+inserted+}.
func (f *ComparedField) Marked() string {
	var s strings.Builder
	for _, segment := range f.Segments {
		switch segment.Change {
		case text.Deleted:
			s.WriteString("[-" + segment.Text + "-]")
		case text.Inserted:
			s.WriteString("{+" + segment.Text + "+}")
		default:
			s.WriteString(segment.Text)
		}
	}
	return s.String()
}

// Compared puts a comparison into the words of a language: what differs apart
// from the items, and every item that differs. Hidden is the number of items that
// differ in the other language only.
func Compared(c *checklist.Comparison, lang string) (standard []ComparedField, items []ComparedItem, hidden int) {
	w := comparisonWords{words{locales.For(lang)}, c}
	for _, f := range c.Standard {
		standard = w.add(standard, f)
	}
	for i := range c.Items {
		change := &c.Items[i]
		item := ComparedItem{Change: change, Remark: w.remark(change), Fields: []ComparedField{w.heading(change)}}
		for _, f := range w.fields(change) {
			item.Fields = w.add(item.Fields, f)
		}
		switch {
		case change.Fate == checklist.FateUnchanged:
		case change.Fate == checklist.FateChanged && len(item.Fields) == 1 && item.Fields[0].Old == item.Fields[0].New:
			hidden++
		default:
			items = append(items, item)
		}
	}
	return standard, items, hidden
}

// comparisonWords finds words for what differs.
type comparisonWords struct {
	words
	*checklist.Comparison
}

// heading is the number and the topic of an item, before and after.
func (w comparisonWords) heading(change *checklist.ItemChange) ComparedField {
	f := ComparedField{Label: w.T("report.field.topic")}
	if change.New != nil {
		f.New = w.itemTitle(change.New)
	}
	var old []string
	for _, item := range change.Old {
		old = append(old, w.itemTitle(item))
	}
	f.Old = strings.Join(old, "\n")
	return w.marked(f)
}

func (w comparisonWords) itemTitle(item *checklist.Item) string {
	return text.Clean(w.T("report.comparison.item", "ID", item.ID, "Topic", w.in(item.Topic)))
}

// fields are those that are shown: of an item that is new or gone what is asked
// and what counts, of others what differs.
func (w comparisonWords) fields(change *checklist.ItemChange) []checklist.FieldChange {
	item := change.Item()
	whole := asked(&item.Texts, nil)
	for i := range item.Variants {
		whole = append(whole, asked(&item.Variants[i].Texts, item.Variants[i].NetworkModels)...)
	}
	switch change.Fate {
	case checklist.FateAdded:
		return whole
	case checklist.FateRemoved:
		for i := range whole {
			whole[i].Old, whole[i].New = whole[i].New, checklist.Value{}
		}
		return whole
	}
	return slices.DeleteFunc(slices.Clone(change.Fields), func(f checklist.FieldChange) bool { return f.Field == "topic" })
}

// asked is what texts ask and what counts, as new.
func asked(t *checklist.Texts, models []checklist.NetworkModel) []checklist.FieldChange {
	all := []checklist.FieldChange{{Field: "question", Models: models, New: checklist.Value{Text: t.Question}}}
	for _, c := range t.Criteria {
		all = append(all, checklist.FieldChange{Field: "criteria", Of: string(c.Rating), Models: models, New: checklist.Value{Text: c.Text}})
	}
	return all
}

// add adds a field if it differs in this language.
func (w comparisonWords) add(fields []ComparedField, f checklist.FieldChange) []ComparedField {
	shown := ComparedField{Label: w.label(f), Old: w.value(f.Field, f.Old), New: w.value(f.Field, f.New)}
	if shown.Old == shown.New {
		return fields
	}
	return append(fields, w.marked(shown))
}

// label is the name of a field with what it belongs to, and the network models
// whose words it holds.
func (w comparisonWords) label(f checklist.FieldChange) string {
	var of []string
	if f.Of != "" {
		of = append(of, w.owner(f))
	}
	for _, model := range f.Models {
		of = append(of, w.code("network_models", string(model)))
	}
	label := w.T("report.field." + f.Field)
	if of == nil {
		return label
	}
	return w.T("report.comparison.of", "Field", label, "Of", w.list(of))
}

// owner is what a field belongs to: a rating, or the id of a segment or section.
func (w comparisonWords) owner(f checklist.FieldChange) string {
	for _, std := range []*checklist.Standard{w.New, w.Old} {
		if r, ok := std.Scale.Rating(checklist.RatingCode(f.Of)); ok && f.Field != "segment" && f.Field != "section_title" {
			return w.rating(r)
		}
	}
	return f.Of
}

// marked finds the words that differ, and says what an empty side means.
func (w comparisonWords) marked(f ComparedField) ComparedField {
	f.Segments = text.Diff(f.Old, f.New)
	if f.Old == "" {
		f.Old = w.T("report.comparison.not_there")
	}
	if f.New == "" {
		f.New = w.T("report.comparison.deleted")
	}
	return f
}

func (w comparisonWords) value(field string, v checklist.Value) string {
	if !v.Text.IsZero() {
		return text.Clean(w.in(v.Text))
	}
	if len(v.Codes) == 0 {
		return w.nothing(field)
	}
	names := make([]string, len(v.Codes))
	for i, code := range v.Codes {
		names[i] = w.code(field, code)
	}
	return text.Clean(w.list(names))
}

// nothing is what a field without codes means.
func (w comparisonWords) nothing(field string) string {
	switch field {
	case "segments", "network_models", "condition":
		return w.T("report.comparison.all")
	case "event", "critical", "mandatory", "reason", "evidence_wanted":
		return w.T("report.yes_no.no")
	}
	return ""
}

// codeWords are the keys under which the codes of a field have their words.
var codeWords = map[string]string{
	"kind": "report.item_kind.", "subject": "report.subject_kind.", "role": "report.role.", "network_models": "report.network_model.",
	"protects": "report.protects.", "class": "report.class.", "plan": "report.plan_demand.", "plan_if_critical": "report.plan_demand.",
}

func (w comparisonWords) code(field, code string) string {
	switch field {
	case "event", "critical", "mandatory", "reason", "evidence_wanted":
		return w.T("report.yes_no.yes")
	case "condition":
		return w.condition(code)
	case "segments":
		return w.segment(checklist.Segment(code))
	case "counts", "grading":
		return w.step(code)
	case "ratings":
		return w.owner(checklist.FieldChange{Of: code})
	}
	if prefix, known := codeWords[field]; known {
		return w.T(prefix + code)
	}
	return code
}

// condition puts flags into words.
func (w comparisonWords) condition(code string) string {
	either := ""
	for all := range strings.SplitSeq(code, "|") {
		both := ""
		for flag := range strings.SplitSeq(all, "&") {
			both = w.joined("report.comparison.both", both, w.T("report.flag."+strings.TrimSpace(flag)))
		}
		either = w.joined("report.comparison.either", either, both)
	}
	return either
}

// joined is the two with a word between them, or the second where there is no
// first.
func (w comparisonWords) joined(key, first, second string) string {
	if first == "" {
		return second
	}
	return w.T(key, "First", first, "Second", second)
}

func (w comparisonWords) segment(id checklist.Segment) string {
	for _, std := range []*checklist.Standard{w.New, w.Old} {
		for _, s := range std.Segments {
			if s.ID == id {
				return w.in(s.Label)
			}
		}
	}
	return string(id)
}

// step is a share and what it stands for, written "8000 partly" or "9000 A".
func (w comparisonWords) step(code string) string {
	share, of, _ := strings.Cut(code, " ")
	return w.T("report.comparison.step", "Share", share, "Of", w.owner(checklist.FieldChange{Of: of}))
}

// remark is an item's fate, with the numbers that it had, and whether it moved.
func (w comparisonWords) remark(change *checklist.ItemChange) string {
	fate := w.T("report.fate." + string(change.Fate))
	if change.Fate == checklist.FateRenumbered || change.Fate == checklist.FateSplit || change.Fate == checklist.FateMerged {
		var ids []string
		for _, item := range change.Old {
			ids = append(ids, item.ID)
		}
		fate = w.T("report.comparison.from", "Fate", fate, "IDs", w.list(ids))
	}
	if !change.Moved() {
		return fate
	}
	return paragraphs(fate, w.T("report.comparison.moved"))
}
