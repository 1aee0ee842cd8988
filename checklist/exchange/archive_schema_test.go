package exchange_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

const archiveSchema = "archive.schema.json"

// The schema of an archive is that of its types, and stands beside them for whoever
// writes a program that reads one.
func TestArchiveSchema(t *testing.T) {
	m := &schemaMaker{defs: object{}}
	schema := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": exchange.ArchiveFormat, "$defs": m.defs,
		"$ref": m.of(reflect.TypeFor[exchange.Archive]())["$ref"],
	}
	archive := m.defs["Archive"].(object)["properties"].(object)
	archive["format"], archive["version"] = object{"const": exchange.ArchiveFormat}, object{"const": exchange.ArchiveVersion}
	archive["kind"] = object{"enum": []string{"office", "department"}}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(schema); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(archiveSchema, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(archiveSchema); err != nil || !bytes.Equal(have, b.Bytes()) {
		t.Errorf("%s is not that of the types (%v); run with -update and look at the change", archiveSchema, err)
	}
}

// schemaMaker makes schemas of types, each struct once.
type schemaMaker struct{ defs object }

// codes are the values of the types that hold one of a few words.
var codes = map[reflect.Type][]string{
	reflect.TypeFor[checklist.State]():          words(checklist.States()),
	reflect.TypeFor[checklist.Route]():          words(checklist.Routes()),
	reflect.TypeFor[checklist.Flag]():           words(checklist.Flags()),
	reflect.TypeFor[checklist.SubjectKind]():    words(checklist.SubjectKinds()),
	reflect.TypeFor[checklist.Responsibility](): words(checklist.Responsibilities()),
	reflect.TypeFor[checklist.Funding]():        words(checklist.Fundings()),
	reflect.TypeFor[checklist.Role]():           words(checklist.Roles()),
	reflect.TypeFor[checklist.NetworkModel]():   words(checklist.NetworkModels()),
	reflect.TypeFor[checklist.KnownKind]():      words(checklist.KnownKinds()),
	reflect.TypeFor[checklist.ItemKind]():       words([]checklist.ItemKind{checklist.KindRating, checklist.KindCount}),
	reflect.TypeFor[checklist.PlanDemand]():     words([]checklist.PlanDemand{checklist.PlanNone, checklist.PlanLine, checklist.PlanFull}),
	reflect.TypeFor[checklist.RatingClass](): words([]checklist.RatingClass{
		checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone, checklist.ClassNotApplicable}),
}

func words[T ~string](all []T) []string {
	var list []string
	for _, one := range all {
		list = append(list, string(one))
	}
	return list
}

func (m *schemaMaker) of(t reflect.Type) object {
	if list, ok := codes[t]; ok {
		return object{"enum": allowingNone(t, list)}
	}
	switch t {
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case reflect.TypeFor[checklist.Date]():
		return object{"type": "string", "pattern": `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`}
	case reflect.TypeFor[checklist.Condition]():
		return object{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.of(t.Elem())
	case reflect.Struct:
		return m.structure(t)
	case reflect.Slice:
		return object{"type": "array", "items": m.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": m.of(t.Elem())}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.String:
		return object{"type": "string"}
	}
	return object{"type": "integer"}
}

// allowingNone adds the empty text where the type reads it.
func allowingNone(t reflect.Type, list []string) []string {
	reader, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	if ok && reader.UnmarshalText(nil) == nil {
		return append(list[:len(list):len(list)], "")
	}
	return list
}

func (m *schemaMaker) structure(t reflect.Type) object {
	ref := object{"$ref": "#/$defs/" + t.Name()}
	if _, made := m.defs[t.Name()]; made {
		return ref
	}
	properties, required := object{}, []string{}
	m.defs[t.Name()] = object{"type": "object", "properties": properties, "additionalProperties": false}
	for _, f := range reflect.VisibleFields(t) {
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		properties[name] = m.of(f.Type)
		if option == "" {
			required = append(required, name)
		}
	}
	m.defs[t.Name()].(object)["required"] = required
	return ref
}

// Archives keep to their schema, and it sees what is wrong with one.
func TestArchivesKeepToTheirSchema(t *testing.T) {
	rules, err := jsonschema.NewCompiler().Compile(archiveSchema)
	if err != nil {
		t.Fatal(err)
	}
	whole := string(writeArchive(t, sampleArchive(t)))
	for _, c := range []struct {
		from, to string
		valid    bool
	}{
		{"", "", true},
		{`"kind": "office"`, `"kind": "auditor"`, false},
		{`"state": "submitted"`, `"state": "gone"`, false},
		{`"revision": 1`, `"revision": "1"`, false},
		{`"date": "2026-10-06"`, `"date": "6.10.2026"`, false},
		{`"kind": "office"`, `"kind": "office", "mood": 1`, false},
		{`"format": "tenken.archive",`, ``, false},
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(whole, c.from, c.to, 1)))
		if err != nil || !strings.Contains(whole, c.from) {
			t.Fatalf("%q: %v", c.from, err)
		}
		if err := rules.Validate(value); (err == nil) != c.valid {
			t.Errorf("%q for %q: %v", c.to, c.from, err)
		}
	}
}
