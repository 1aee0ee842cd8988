package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// parseOSCAL makes the tree of a standard from a catalog. Every node keeps its
// place in the catalog. A catalog of another hand has no scale; the tree has
// none then, and base must not be nil.
func parseOSCAL(data []byte, base *checklist.Standard) (*node, []Problem) {
	source, problems := readText(data)
	if problems != nil {
		return nil, problems
	}
	file, problems := parseJSON(source)
	if problems != nil {
		return nil, problems
	}
	if problems := oscalShape(file); problems != nil {
		return nil, problems
	}
	r := &oscalReader{noted: map[checklist.Severity]int{}, names: fieldCache{}, unread: map[string]bool{}, open: map[string]bool{},
		params: map[string]*node{}, values: map[string]string{}}
	root := r.standard(file.field("catalog"))
	if root.field("scale") == nil && base == nil {
		r.fail(root, "", ProblemNoBase, checklist.ProblemArgs{})
		return nil, r.problems
	}
	return root, r.problems
}

// oscalReader turns a catalog into the tree of a standard.
type oscalReader struct {
	problems  []Problem
	noted     map[checklist.Severity]int
	names     fieldCache
	lang      string // of titles and prose, "" in a catalog of another hand
	item      string // id of the control that is being read
	withdrawn int
	unread    map[string]bool // names of parts that have no place in a standard

	params   map[string]*node
	values   map[string]string // of params, resolved
	open     map[string]bool   // params that are being resolved
	inserted int               // bytes of params put into texts
}

func (r *oscalReader) standard(catalog *node) *node {
	root := &node{kind: nodeMapping, place: catalog.place}
	groups := catalog.entries("groups")
	at := slices.IndexFunc(groups, isHead)
	var head *node
	if at >= 0 {
		head = groups[at]
		groups = slices.Delete(slices.Clone(groups), at, at+1)
		r.lang = langOf(head)
	}
	r.collectParams(catalog)
	r.about(root, catalog, head)
	sections := r.sections(groups, "g")
	if controls := catalog.entries("controls"); len(controls) > 0 {
		sections = append(sections, r.looseControls(root, controls))
	}
	root.attach("sections", sections)
	r.sayWhatIsLeftOut(root)
	return root
}

// isHead tells the group that stands for the standard as a whole.
func isHead(group *node) bool { return langOf(group) != "" }

func langOf(group *node) string {
	for _, p := range group.entries("props") {
		if lang := p.content("value"); p.content("ns") == oscalNamespace && p.content("name") == oscalLang && (lang == "ja" || lang == "en") {
			return lang
		}
	}
	return ""
}

// about reads what is said of the catalog as a whole.
func (r *oscalReader) about(root, catalog, head *node) {
	metadata := catalog.field("metadata")
	if metadata == nil {
		return
	}
	title, version := metadata.field("title"), metadata.field("version")
	if head != nil {
		root.addField("id", ownID(head))
		root.addField("version", version)
		root.addField("title", r.translated(head, title))
		r.own(root, head, standardType, "id", oscalLang)
		return
	}
	root.addField("version", r.fitVersion(version))
	root.addField("title", r.japanese(metadata, "title", "title", checklist.MaxLabel))
	root.addField("note", r.japanese(metadata, "remarks", "note", checklist.MaxItemText))
	if title != nil {
		r.warn(title, "title.en", ProblemOneLanguage, checklist.ProblemArgs{})
	}
}

var unfitInVersion = regexp.MustCompile(`^[^A-Za-z0-9]+|[^A-Za-z0-9._-]+`)

// fitVersion replaces what a version here can't hold, such as the + of
// 5.1.1+u4.
func (r *oscalReader) fitVersion(version *node) *node {
	if version == nil {
		return nil
	}
	fit := unfitInVersion.ReplaceAllStringFunc(version.text, func(string) string { return "-" })
	fit = strings.TrimLeft(fit, "-")
	if len(fit) > checklist.MaxID {
		fit = fit[:checklist.MaxID]
	}
	if fit == version.text || fit == "" {
		return version
	}
	r.warn(version, "version", ProblemReplaced, checklist.ProblemArgs{Value: version.text, Known: []string{fit}})
	return &node{kind: nodeText, place: version.place, text: fit}
}

// sections reads groups. One without an id is called by its place below above.
func (r *oscalReader) sections(groups []*node, above string) []*node {
	var all []*node
	for i, g := range groups {
		number := above + strconv.Itoa(i+1)
		s := &node{kind: nodeMapping, place: g.place}
		s.addField("id", ownID(g))
		if s.field("id") == nil {
			s.addField("id", &node{kind: nodeText, place: g.place, text: number})
		}
		r.item = ""
		s.addField("title", r.title(g, "title"))
		r.own(s, g, sectionType, "id")
		s.attach("items", r.items(g.entries("controls")))
		s.attach("sections", r.sections(g.entries("groups"), number+"."))
		all = append(all, s)
	}
	return all
}

// looseControls is the section of the controls that are in no group. It bears
// the catalog's title.
func (r *oscalReader) looseControls(root *node, controls []*node) *node {
	s := &node{kind: nodeMapping, place: controls[0].place}
	s.addField("id", &node{kind: nodeText, place: s.place, text: "controls"})
	s.addField("title", root.field("title"))
	s.attach("items", r.items(controls))
	return s
}

// items reads controls, each followed by its enhancements.
func (r *oscalReader) items(controls []*node) []*node {
	var all []*node
	for _, c := range controls {
		if isWithdrawn(c) {
			r.withdrawn++
		} else {
			all = append(all, r.readItem(c))
		}
		all = append(all, r.items(c.entries("controls"))...)
	}
	return all
}

func isWithdrawn(control *node) bool {
	return slices.ContainsFunc(control.entries("props"), func(p *node) bool {
		return p.content("name") == "status" && p.content("ns") != oscalNamespace && strings.EqualFold(p.content("value"), "withdrawn")
	})
}

// oscalDefaults are the fields of an item of which a control of another hand
// says nothing.
var oscalDefaults = []struct {
	name  string
	kind  nodeKind
	value string
}{
	{"kind", nodeText, string(checklist.KindRating)}, {"subject", nodeText, string(checklist.SubjectDepartment)},
	{"role", nodeText, string(checklist.RoleHead)}, {"weight", nodeNumber, "1"},
}

func (r *oscalReader) readItem(c *node) *node {
	n := &node{kind: nodeMapping, place: c.place}
	id := ownID(c)
	n.addField("id", id)
	if r.item = ""; id != nil {
		r.item = quote(id.text)
	}
	n.addField("topic", r.title(c, "topic"))
	r.own(n, c, itemType, "id")
	if r.lang == "" {
		r.readTexts(n, c)
	}
	for _, d := range oscalDefaults {
		if n.field(d.name) == nil {
			n.addField(d.name, &node{kind: d.kind, place: c.place, text: d.value})
		}
	}
	return n
}

// sayWhatIsLeftOut warns once of each kind of thing that was not taken over.
func (r *oscalReader) sayWhatIsLeftOut(root *node) {
	r.item = ""
	if r.withdrawn > 0 {
		r.warn(root, "", ProblemWithdrawn, checklist.ProblemArgs{Value: fmt.Sprint(r.withdrawn)})
	}
	if len(r.unread) > 0 {
		r.warn(root, "", ProblemUnreadParts, checklist.ProblemArgs{Known: sortedKeys(r.unread)})
	}
}

func (r *oscalReader) fail(at *node, path string, code checklist.ProblemCode, args checklist.ProblemArgs) {
	r.note(path, problemIn(at.place, code, args))
}

func (r *oscalReader) warn(at *node, path string, code checklist.ProblemCode, args checklist.ProblemArgs) {
	p := problemIn(at.place, code, args)
	p.Severity = checklist.SeverityWarning
	r.note(path, p)
}

// note counts errors and warnings apart, so that no number of warnings hides an
// error.
func (r *oscalReader) note(path string, p Problem) {
	if r.noted[p.Severity]++; r.noted[p.Severity] > maxNoted {
		return
	}
	p.Path, p.Item = path, r.item
	r.problems = append(r.problems, p)
}

// addField adds a field, unless there is no value.
func (n *node) addField(name string, value *node) {
	if value != nil {
		n.fields = append(n.fields, nodeField{name, value})
	}
}

// entries are those of a list below n, none where there is no list.
func (n *node) entries(name string) []*node {
	if list := n.field(name); list != nil {
		return list.list
	}
	return nil
}

// content is the text of a field, "" where there is none.
func (n *node) content(name string) string {
	if value := n.field(name); value != nil {
		return value.text
	}
	return ""
}
