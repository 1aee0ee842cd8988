package viewmodel

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Node is one branch of the tree: a subject, or a section of its items.
type Node struct {
	ID       string
	Title    checklist.Text
	Answered int
	InScope  int
	Open     int // items with something that hinders the approval
}

// Tree holds the nodes by id. The root has the id "" and counts the whole sheet;
// below it stand the subjects, below these the sections.
type Tree struct {
	nodes    map[string]*Node
	children map[string][]string
}

// Node returns a node, or a zero one for an unknown id.
func (t *Tree) Node(id string) Node {
	if n := t.nodes[id]; n != nil {
		return *n
	}
	return Node{}
}

// Children returns the ids of the nodes directly below a node.
func (t *Tree) Children(id string) []string { return t.children[id] }

// Tree returns the tree of the sheet with its progress.
func (s *Session) Tree() *Tree { return s.tree }

// Nodes returns the ids of the nodes above a key, from the subject down.
func (s *Session) Nodes(key checklist.Key) []string {
	i, ok := s.index[key]
	if !ok {
		return nil
	}
	return s.rows[i].nodes
}

// nodesOf are the ids of the nodes that count an entry, from the subject down.
func nodesOf(entry checklist.Scoped) []string {
	id := entry.Subject.ID
	ids := []string{id}
	for _, section := range entry.Path {
		id += "/" + section.ID
		ids = append(ids, id)
	}
	return ids
}

func makeTree(rows []row) *Tree {
	t := &Tree{nodes: map[string]*Node{"": {}}, children: map[string][]string{}}
	for i := range rows {
		r := &rows[i]
		parent := ""
		for depth, id := range r.nodes {
			if t.nodes[id] == nil {
				t.nodes[id] = &Node{ID: id, Title: r.titleAt(depth)}
				t.children[parent] = append(t.children[parent], id)
			}
			parent = id
		}
	}
	return t
}

// titleAt is the title of the node at a depth of the row's path.
func (r *row) titleAt(depth int) checklist.Text {
	if depth == 0 {
		return r.Subject.Name
	}
	return r.Path[depth-1].Title
}

// count brings the progress of all nodes up to date.
func (t *Tree) count(rows []row, sheet *workflow.Sheet, codes map[checklist.Key][]checklist.GapCode) {
	for _, n := range t.nodes {
		n.Answered, n.InScope, n.Open = 0, 0, 0
	}
	for i := range rows {
		answered := sheet.Answers.Responses[rows[i].key].Answered()
		open := slices.ContainsFunc(codes[rows[i].key], checklist.GapCode.Blocks)
		t.nodes[""].add(answered, open)
		for _, id := range rows[i].nodes {
			t.nodes[id].add(answered, open)
		}
	}
}

func (n *Node) add(answered, open bool) {
	n.InScope++
	if answered {
		n.Answered++
	}
	if open {
		n.Open++
	}
}
