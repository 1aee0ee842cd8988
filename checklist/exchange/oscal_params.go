package exchange

import (
	"regexp"
	"strings"

	"tenken/checklist"
)

// maxInserted bounds what the params of a catalog may grow its texts by, in
// bytes: params in params could grow them without end.
const maxInserted = 16 << 20

// insertion is where a text names a param.
var insertion = regexp.MustCompile(`\{\{\s*insert:\s*param\s*,\s*([^\s{},]+)\s*\}\}`)

// collectParams finds the params of the catalog, whose ids are its own wherever
// they stand.
func (r *oscalReader) collectParams(holder *node) {
	for _, p := range holder.entries("params") {
		id := p.field("id")
		if id == nil {
			continue
		}
		if first := r.params[id.text]; first != nil {
			again := problemIn(p.place, checklist.ProblemDuplicate, checklist.ProblemArgs{Value: id.text})
			again.FirstLine = first.line
			r.note("params", again)
			continue
		}
		r.params[id.text] = p
	}
	for _, below := range []string{"groups", "controls"} {
		for _, n := range holder.entries(below) {
			r.collectParams(n)
		}
	}
}

// resolve is a text of another hand, with its params and without its links to
// other controls.
func (r *oscalReader) resolve(n *node) string {
	text := strings.TrimSpace(n.text)
	if strings.Contains(text, "](#") {
		text = innerLink.ReplaceAllString(text, "$1")
	}
	if !strings.Contains(text, "{{") {
		return text
	}
	return insertion.ReplaceAllStringFunc(text, func(mark string) string {
		return r.insert(insertion.FindStringSubmatch(mark)[1], n)
	})
}

// insert is what a param puts into a text.
func (r *oscalReader) insert(id string, at *node) string {
	value, known := r.values[id]
	if !known {
		value = r.paramValue(id, at)
		r.values[id] = value
	}
	before := r.inserted
	r.inserted += len(value)
	switch {
	case r.inserted <= maxInserted:
		return value
	case before <= maxInserted:
		r.fail(at, "params", ProblemTooComplex, checklist.ProblemArgs{Max: maxInserted})
	}
	return assignment(id)
}

// paramValue resolves a param that a text names.
func (r *oscalReader) paramValue(id string, at *node) string {
	p := r.params[id]
	switch {
	case p == nil:
		r.warn(at, "params", ProblemUnknownParam, checklist.ProblemArgs{Value: id})
	case r.open[id]:
		r.fail(p, "params", ProblemParamCycle, checklist.ProblemArgs{Value: id})
	case len(r.open) >= maxNesting:
		r.fail(p, "params", checklist.ProblemTooDeep, checklist.ProblemArgs{Max: maxNesting})
	default:
		r.open[id] = true
		defer delete(r.open, id)
		return r.readable(p)
	}
	return assignment(id)
}

// readable is a param as people read it: its values, else the choices that it
// leaves, else what is to be filled in, by its label or its constraints. The
// brackets and their words are those of the catalogs that OSCAL was made for.
func (r *oscalReader) readable(p *node) string {
	if values := r.texts(p.entries("values")); len(values) > 0 {
		return strings.Join(values, ", ")
	}
	if choice := p.field("select"); choice != nil && len(choice.entries("choice")) > 0 {
		return selection(choice.content("how-many"), r.texts(choice.entries("choice")))
	}
	if label := p.field("label"); label != nil && label.text != "" {
		return assignment(r.resolve(label))
	}
	for _, c := range p.entries("constraints") {
		if d := c.field("description"); d != nil && d.text != "" {
			return assignment(r.resolve(d))
		}
	}
	return assignment(p.content("id"))
}

func (r *oscalReader) texts(nodes []*node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, r.resolve(n))
	}
	return all
}

func assignment(what string) string { return "[Assignment: " + what + "]" }

func selection(howMany string, choices []string) string {
	if howMany == "one-or-more" {
		return "[Selection (one or more): " + strings.Join(choices, "; ") + "]"
	}
	return "[Selection: " + strings.Join(choices, "; ") + "]"
}
