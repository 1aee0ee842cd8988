package exchange

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// readTexts takes the texts of an item over from the parts of a control of
// another hand: the statement is the question, the guidance says why, the objects
// of an examination are evidence, all other assessment is how to verify. A
// control without a statement asks its title.
func (r *oscalReader) readTexts(item, control *node) {
	texts := map[string]*oscalText{}
	for _, p := range control.entries("parts") {
		if field := oscalField(p); field != "" && p.content("ns") != oscalNamespace {
			t := texts[field]
			if t == nil {
				t = &oscalText{at: p.proseOr(p)}
				texts[field] = t
			}
			t.lines = append(t.lines, r.lines(p, field == "evidence")...)
		}
	}
	for _, field := range []string{"question", "verify", "evidence", "why"} {
		if t := texts[field]; t != nil && len(t.lines) > 0 && item.field(field) == nil {
			item.addField(field, r.shorten(t.at, field, strings.Join(t.lines, "\n"), checklist.MaxItemText))
		}
	}
	if item.field("question") == nil {
		item.addField("question", item.field("topic"))
	}
}

type oscalText struct {
	at    *node
	lines []string
}

// oscalField is the field of an item that takes a part over, "" for none.
func oscalField(part *node) string {
	switch part.content("name") {
	case "statement":
		return "question"
	case "guidance":
		return "why"
	case "assessment-objective", "objective":
		return "verify"
	case "assessment-method", "assessment":
		if strings.EqualFold(methodOf(part), "EXAMINE") {
			return "evidence"
		}
		return "verify"
	}
	return ""
}

func methodOf(part *node) string { return otherProp(part, "method") }

// otherProp is the value of a prop of OSCAL's own.
func otherProp(holder *node, name string) string {
	for _, p := range holder.entries("props") {
		if p.content("name") == name && p.content("ns") != oscalNamespace {
			return p.content("value")
		}
	}
	return ""
}

// lines flattens a part: a line for itself, with its label, and those of the
// parts below it; without its own line if only those are wanted.
func (r *oscalReader) lines(part *node, belowOnly bool) []string {
	var all []string
	if own := strings.Join(r.words(part), " "); own != "" && !belowOnly {
		all = append(all, own)
	}
	if prose := part.field("prose"); prose != nil && belowOnly {
		all = append(all, r.resolve(prose))
	}
	for _, p := range part.entries("parts") {
		if p.content("ns") != oscalNamespace {
			all = append(all, r.lines(p, false)...)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// words are the label, the title and the prose of a part, as far as there are.
func (r *oscalReader) words(part *node) []string {
	var all []string
	label := otherProp(part, "label")
	if label == "" {
		label = methodOf(part)
	}
	if label != "" {
		all = append(all, label)
	}
	for _, name := range []string{"title", "prose"} {
		if n := part.field(name); n != nil {
			all = append(all, r.resolve(n))
		}
	}
	return all
}

// title is the title of a control or a group.
func (r *oscalReader) title(holder *node, field string) *node {
	if r.lang != "" {
		return r.translated(holder, holder.field("title"))
	}
	return r.japanese(holder, "title", field, checklist.MaxLabel)
}

// japanese is a text of another hand, in whatever language, as the Japanese one.
func (r *oscalReader) japanese(holder *node, name, field string, limit int) *node {
	n := holder.field(name)
	if n == nil {
		return nil
	}
	return r.shorten(n, field, r.resolve(n), limit)
}

// shorten cuts a text to the limit, in characters, and says so.
func (r *oscalReader) shorten(at *node, field, text string, limit int) *node {
	text = clean(text)
	if n := utf8.RuneCountInString(text); n > limit {
		text = string([]rune(text)[:limit-1]) + "…"
		r.warn(at, field, ProblemShortened, checklist.ProblemArgs{Value: strconv.Itoa(n), Max: limit})
	}
	return &node{kind: nodeText, place: at.place, text: text}
}

// noteUnread remembers the parts that no field of t takes over.
func (r *oscalReader) noteUnread(holder *node, t reflect.Type) {
	for _, p := range holder.entries("parts") {
		_, own := r.ownPart(p, t)
		taken := own || r.lang == "" && t == itemType && oscalField(p) != ""
		if !taken && p.content("ns") != oscalNamespace {
			r.unread[quote(p.content("name"))] = true
		}
	}
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

func (n *node) proseOr(other *node) *node {
	if prose := n.field("prose"); prose != nil {
		return prose
	}
	return other
}

// innerLink is a link to another control, of which the text is enough.
var innerLink = regexp.MustCompile(`\[([^\[\]]*)\]\(#[^()]*\)`)
