package exchange

import (
	"reflect"
	"slices"
	"strings"

	"tenken/checklist"
)

// mark is how a fact is marked in a column of its own.
const mark = "○"

// What people write in such a column, folded.
var (
	marks   = []string{mark, "〇", "◯", "●", "レ", "れ", "✓", "✔", "はい", "有", "あり", "該当", "1", "yes", "y", "true"}
	unmarks = []string{"×", "✕", "-", "ー", "―", "いいえ", "無", "なし", "非該当", "0", "no", "n", "false"}
)

// mark makes the node of a cell of marks: true or false.
func (r *tableReader) mark(n *node) {
	written := folded(n.text)
	switch {
	case slices.Contains(marks, written):
		n.kind, n.text = nodeBoolean, "true"
	case slices.Contains(unmarks, written):
		n.kind, n.text = nodeBoolean, "false"
	default:
		r.fail(n.place, checklist.ProblemUnknown, checklist.ProblemArgs{Value: n.text, Known: []string{mark}})
		n.kind, n.text = nodeBoolean, "false"
	}
}

// put sets the value of a column: a mark in a list adds the entry that the
// column is called after.
func (n *node) put(c column, value *node) {
	if c.form != formMark || !c.list {
		n.set(c.code, value)
		return
	}
	if value.text != "true" {
		return
	}
	path, entry := cutEntry(c.code)
	marked := &node{kind: nodeText, place: value.place, text: entry}
	if list := n.at(path); list != nil {
		list.list = append(list.list, marked)
		return
	}
	n.set(path, &node{kind: nodeList, place: value.place, list: []*node{marked}})
}

// at is the node to which a path of fields leads, or nil.
func (n *node) at(path string) *node {
	found, complete := n.follow(path)
	if !complete {
		return nil
	}
	return found
}

// cutEntry parts the code of a column of marks into the list and the entry.
func cutEntry(code string) (path, entry string) {
	dot := strings.LastIndexByte(code, '.')
	return code[:dot], code[dot+1:]
}

// markCell is the inverse of mark: of a truth value, or of an entry in a list.
func markCell(v reflect.Value, entry string) any {
	marked := v.Kind() == reflect.Bool && v.Bool()
	for i := 0; v.Kind() == reflect.Slice && i < v.Len(); i++ {
		marked = marked || v.Index(i).String() == entry
	}
	if !marked {
		return nil
	}
	return mark
}
