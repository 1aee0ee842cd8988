package exchange

import (
	"fmt"

	"tenken/checklist"
)

// oscalKinds are the kinds of the fields that are read, whatever they are part
// of, and of the entries of lists. All other fields are left alone: a catalog
// may hold more than a standard.
var oscalKinds = map[string]struct{ value, entry nodeKind }{
	"catalog": {value: nodeMapping}, "metadata": {value: nodeMapping}, "select": {value: nodeMapping},
	"groups": {nodeList, nodeMapping}, "controls": {nodeList, nodeMapping}, "params": {nodeList, nodeMapping},
	"props": {nodeList, nodeMapping}, "parts": {nodeList, nodeMapping}, "constraints": {nodeList, nodeMapping},
	"values": {nodeList, nodeText}, "choice": {nodeList, nodeText},
	"id": {value: nodeText}, "title": {value: nodeText}, "version": {value: nodeText}, "name": {value: nodeText},
	"ns": {value: nodeText}, "class": {value: nodeText}, "value": {value: nodeText}, "remarks": {value: nodeText},
	"prose": {value: nodeText}, "label": {value: nodeText}, "description": {value: nodeText}, "how-many": {value: nodeText},
}

// oscalShape finds the fields of a catalog that are given twice or are of
// another kind than OSCAL says.
func oscalShape(file *node) []Problem {
	s := &shapeChecker{}
	s.check(file, "")
	return s.problems
}

type shapeChecker struct{ problems []Problem }

func (s *shapeChecker) check(n *node, path string) {
	for i, entry := range n.list {
		s.check(entry, fmt.Sprintf("%s[%d]", path, i))
	}
	first := map[string]int{}
	for _, f := range n.fields {
		at := joinPath(path, f.name)
		if line, again := first[f.name]; again {
			p := problemIn(f.value.place, ProblemDuplicateField, checklist.ProblemArgs{Value: f.name})
			p.FirstLine = line
			s.note(at, p)
			continue
		}
		first[f.name] = f.value.line
		if kinds, read := oscalKinds[f.name]; read {
			s.kind(f.value, at, kinds.value)
			for i, entry := range f.value.list {
				s.kind(entry, fmt.Sprintf("%s[%d]", at, i), kinds.entry)
			}
		}
		s.check(f.value, at)
	}
}

func (s *shapeChecker) kind(n *node, path string, want nodeKind) {
	if n.kind != want && want != "" {
		args := checklist.ProblemArgs{Value: string(n.kind), Known: []string{string(want)}}
		s.note(path, problemIn(n.place, ProblemWrongType, args))
	}
}

func (s *shapeChecker) note(path string, p Problem) {
	if p.Path = path; len(s.problems) < maxNoted {
		s.problems = append(s.problems, p)
	}
}
