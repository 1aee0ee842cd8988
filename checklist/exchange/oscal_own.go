package exchange

import (
	"reflect"
	"slices"
	"strconv"
)

// own takes the fields of a struct of type t over from the props and parts of a
// control, group or part that bear this program's namespace, but for the props
// named. What fits no field is left for the decoder to refuse.
func (r *oscalReader) own(to, holder *node, t reflect.Type, but ...string) {
	for _, p := range holder.entries("props") {
		if name := p.content("name"); p.content("ns") == oscalNamespace && !slices.Contains(but, name) {
			r.ownField(to, name, t, propNode(p))
		}
	}
	for _, p := range holder.entries("parts") {
		if name, ok := r.ownPart(p, t); ok {
			r.ownField(to, name, t, p)
		}
	}
	r.noteUnread(holder, t)
}

// ownPart returns the field that a part is.
func (r *oscalReader) ownPart(part *node, t reflect.Type) (string, bool) {
	name, ns := part.content("name"), part.content("ns")
	if ns == oscalNamespace {
		return name, name != oscalTranslation
	}
	if r.lang == "" || ns != "" {
		return "", false
	}
	for field, standing := range oscalParts {
		if _, known := r.names.of(t).index[field]; known && standing == name {
			return field, true
		}
	}
	return "", false
}

// ownID is the id of a control or group: the prop where OSCAL could not hold it.
func ownID(holder *node) *node {
	for _, p := range holder.entries("props") {
		if p.content("ns") == oscalNamespace && p.content("name") == "id" {
			return p.field("value")
		}
	}
	return holder.field("id")
}

// propNode is the text of a prop: of several lines, the value is the first only.
func propNode(prop *node) *node {
	if remarks := prop.field("remarks"); remarks != nil {
		return remarks
	}
	if value := prop.field("value"); value != nil {
		return value
	}
	return &node{kind: nodeNull, place: prop.place}
}

func (r *oscalReader) ownField(to *node, name string, t reflect.Type, value *node) {
	index, known := r.names.of(t).index[name]
	if !known {
		to.fields = append(to.fields, nodeField{name, value})
		return
	}
	field := t.FieldByIndex(index).Type
	if field.Kind() != reflect.Slice {
		to.fields = append(to.fields, nodeField{name, r.ownValue(field, value)})
		return
	}
	list := to.field(name)
	if list == nil {
		list = &node{kind: nodeList, place: value.place}
		to.fields = append(to.fields, nodeField{name, list})
	}
	list.list = append(list.list, r.ownValue(field.Elem(), value))
}

// ownValue is a prop's text or a part as the value of a field of type t.
func (r *oscalReader) ownValue(t reflect.Type, value *node) *node {
	switch {
	case value.kind == nodeText:
		return scalarNode(t, value)
	case value.kind != nodeMapping:
		return value
	case t == textType:
		r.noteUnread(value, t)
		return r.translated(value, value.field("prose"))
	}
	n := &node{kind: nodeMapping, place: value.place}
	if t.Kind() != reflect.Struct {
		return n
	}
	if embedsText(t) {
		n.fields = slices.Clone(r.translated(value, value.field("prose")).fields)
	}
	r.own(n, value, t)
	return n
}

// scalarNode is a text with the kind that the decoder expects of it: props are
// texts whatever they hold.
func scalarNode(t reflect.Type, value *node) *node {
	n := &node{kind: nodeText, place: value.place, text: value.text}
	_, err := strconv.Atoi(value.text)
	switch {
	case t.Kind() == reflect.Int && err == nil:
		n.kind = nodeNumber
	case t.Kind() == reflect.Bool && (value.text == "true" || value.text == "false"):
		n.kind = nodeBoolean
	}
	return n
}

// translated is a text in both languages: main, which is the title or the prose
// of holder, and its translation.
func (r *oscalReader) translated(holder, main *node) *node {
	n := &node{kind: nodeMapping, place: holder.place}
	if main == nil {
		return n
	}
	n.place = main.place
	other := translationOf(holder)
	ja, en := main, other
	if r.lang == "en" {
		switch {
		case other == nil:
			en = main
		case other.text == main.text:
			en = nil
		default:
			ja, en = other, main
		}
	}
	n.fields = append(n.fields, nodeField{"ja", ja})
	if en != nil {
		n.fields = append(n.fields, nodeField{"en", en})
	}
	return n
}

func translationOf(holder *node) *node {
	for _, p := range holder.entries("parts") {
		if p.content("ns") == oscalNamespace && p.content("name") == oscalTranslation {
			return p.field("prose")
		}
	}
	return nil
}
