package exchange

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"tenken/checklist"
)

// The fields of an OSCAL catalog that a standard needs, in the order in which
// they are written.
type (
	oscalFile struct {
		Catalog oscalCatalog `json:"catalog"`
	}
	oscalCatalog struct {
		UUID     string        `json:"uuid"`
		Metadata oscalMetadata `json:"metadata"`
		Groups   []oscalGroup  `json:"groups"`
	}
	oscalMetadata struct {
		Title        string `json:"title"`
		LastModified string `json:"last-modified"`
		Version      string `json:"version"`
		OSCALVersion string `json:"oscal-version"`
	}
	oscalGroup struct {
		oscalControl
		Groups   []oscalGroup   `json:"groups,omitempty"`
		Controls []oscalControl `json:"controls,omitempty"`
	}
	oscalControl struct {
		ID    string      `json:"id"`
		Title string      `json:"title"`
		Props []oscalProp `json:"props,omitempty"`
		Parts []oscalPart `json:"parts,omitempty"`
	}
	oscalPart struct {
		ID    string      `json:"id,omitempty"`
		Name  string      `json:"name"`
		NS    string      `json:"ns,omitempty"`
		Class string      `json:"class,omitempty"`
		Props []oscalProp `json:"props,omitempty"`
		Prose string      `json:"prose,omitempty"`
		Parts []oscalPart `json:"parts,omitempty"`
	}
	oscalProp struct {
		Name    string `json:"name"`
		NS      string `json:"ns"`
		Value   string `json:"value"`
		Remarks string `json:"remarks,omitempty"`
	}
)

// WriteStandardOSCAL writes a standard as an OSCAL catalog in JSON, valid for a
// valid standard. Titles and prose are in lang, "ja" or "en", and have the other
// language beside them; at becomes the time of the last change. The same
// arguments give the same bytes, and [CheckStandard] returns the same standard
// for them, on the terms of [WriteStandardYAML].
func WriteStandardOSCAL(w io.Writer, std *checklist.Standard, lang string, at time.Time) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(oscalFile{oscalWriter{lang}.catalog(std, at)}); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	return nil
}

type oscalWriter struct{ lang string }

func (w oscalWriter) catalog(std *checklist.Standard, at time.Time) oscalCatalog {
	return oscalCatalog{
		UUID: catalogUUID(std),
		Metadata: oscalMetadata{Title: std.Title.In(w.lang), LastModified: at.UTC().Format(time.RFC3339),
			Version: std.Version, OSCALVersion: oscalVersion},
		Groups: append([]oscalGroup{w.head(std)}, w.groups(std.Sections)...),
	}
}

func catalogUUID(std *checklist.Standard) string { return oscalUUID(std.ID + "@" + std.Version) }

// oscalNames is the name space of the UUIDs below, a UUID itself.
const oscalNames = "\x5d\x3c\x1f\x0e\x8a\x4b\x4c\x62\x9e\x27\x71\x0b\xa6\xd4\x35\xc8"

// oscalUUID is the UUID of a name, version 5 of RFC 9562, which asks for SHA-1.
func oscalUUID(name string) string {
	sum := sha1.Sum([]byte(oscalNames + name))
	id := sum[:16]
	id[6] = id[6]&0x0F | 0x50
	id[8] = id[8]&0x3F | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// head makes the group that holds what a catalog has no place for: scale,
// grades, segments and the standard's other fields.
func (w oscalWriter) head(std *checklist.Standard) oscalGroup {
	c := w.control(oscalHeadGroup, std.Title, reflect.ValueOf(std).Elem(), "id", "title", "version", "sections")
	c.Props = append([]oscalProp{w.prop(oscalLang, w.lang), w.prop("id", std.ID)}, c.Props...)
	return oscalGroup{oscalControl: c}
}

func (w oscalWriter) groups(sections []checklist.Section) []oscalGroup {
	var all []oscalGroup
	for i := range sections {
		s := &sections[i]
		g := oscalGroup{oscalControl: w.control(s.ID, s.Title, reflect.ValueOf(s).Elem(), "id", "title", "sections", "items")}
		for j := range s.Items {
			item := &s.Items[j]
			g.Controls = append(g.Controls, w.control(item.ID, item.Topic, reflect.ValueOf(item).Elem(), "id", "topic"))
		}
		g.Groups = w.groups(s.Sections)
		all = append(all, g)
	}
	return all
}

// control makes what has an id and a title, with all other fields of v but those
// named.
func (w oscalWriter) control(id string, title checklist.Text, v reflect.Value, but ...string) oscalControl {
	c := oscalControl{ID: controlID(id), Title: title.In(w.lang), Parts: w.translation(title)}
	if c.ID != id {
		c.Props = append(c.Props, w.prop("id", id))
	}
	props, parts := w.fields(v, but)
	for i := range parts {
		if parts[i].Name == oscalStatement {
			parts[i].ID = statementID(id)
		}
	}
	c.Props, c.Parts = append(c.Props, props...), append(c.Parts, parts...)
	return c
}

// fields makes props of the short values of a struct and parts of all others. A
// list is as many of them as it has entries.
func (w oscalWriter) fields(v reflect.Value, but []string) (props []oscalProp, parts []oscalPart) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := v.FieldByIndex(f.Index)
		if name == "" || isEmpty(value) || slices.Contains(but, name) {
			continue
		}
		entries := []reflect.Value{value}
		if value.Kind() == reflect.Slice {
			entries = entries[:0]
			for i := range value.Len() {
				entries = append(entries, value.Index(i))
			}
		}
		for _, entry := range entries {
			if text, short := oscalValue(entry); short {
				props = append(props, w.prop(name, text))
			} else {
				parts = append(parts, w.part(name, entry))
			}
		}
	}
	return props, parts
}

// oscalValue returns what a prop holds.
func oscalValue(v reflect.Value) (string, bool) {
	switch {
	case v.Type() == textType:
		return "", false
	case v.Kind() == reflect.Int || v.Kind() == reflect.Bool:
		return fmt.Sprint(v.Interface()), true
	}
	return line(v)
}

func (w oscalWriter) prop(name, text string) oscalProp {
	return newOSCALProp(oscalNamespace, name, text)
}

// newOSCALProp holds one line; of a text with more, the first one.
func newOSCALProp(ns, name, text string) oscalProp {
	p := oscalProp{Name: name, NS: ns, Value: text}
	if first, _, several := strings.Cut(text, "\n"); several {
		p.Value, p.Remarks = strings.TrimSpace(first), text
	}
	return p
}

func (w oscalWriter) part(name string, v reflect.Value) oscalPart {
	p := oscalPart{Name: name, NS: oscalNamespace}
	if standing, ok := oscalParts[name]; ok {
		p.Name, p.NS = standing, ""
	}
	switch {
	case v.Type() == textType:
		w.prose(&p, v)
		return p
	case embedsText(v.Type()):
		w.prose(&p, v.FieldByName("Text"))
	}
	props, parts := w.fields(v, []string{"ja", "en"})
	p.Props, p.Parts = props, append(p.Parts, parts...)
	return p
}

func (w oscalWriter) prose(p *oscalPart, v reflect.Value) {
	text := v.Interface().(checklist.Text)
	p.Prose, p.Parts = text.In(w.lang), w.translation(text)
}

// translation is the part with a text in the other language, if there is another
// text. A text without English stands twice in an English catalog, which tells
// it from one that is the same in both languages.
func (w oscalWriter) translation(text checklist.Text) []oscalPart {
	other := oscalPart{Name: oscalTranslation, NS: oscalNamespace, Class: "en", Prose: text.En}
	if w.lang == "en" {
		other.Class, other.Prose = "ja", text.Ja
	}
	if other.Prose == "" || w.lang == "en" && text.Ja == text.En {
		return nil
	}
	return []oscalPart{other}
}
