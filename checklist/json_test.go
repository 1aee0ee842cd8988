package checklist_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
)

// records are the types that are kept in files, as pointers to empty values.
func records() []any {
	return []any{new(checklist.Standard), new(checklist.Organisation), new(checklist.Round), new(checklist.Assessment),
		new(checklist.Response), new(checklist.Evidence), new(checklist.Submission), new(checklist.Correction)}
}

// samples holds a value for types that do not take any text or number.
var samples = map[reflect.Type]any{
	reflect.TypeFor[time.Time]():                time.Date(2026, 10, 1, 9, 0, 0, 123, time.UTC),
	reflect.TypeFor[checklist.Date]():           checklist.Date{Year: 2026, Month: 11, Day: 22},
	reflect.TypeFor[checklist.Condition]():      conditionOf("owns_system&cloud|website"),
	reflect.TypeFor[checklist.State]():          checklist.StateReturned,
	reflect.TypeFor[checklist.Flag]():           checklist.FlagCloud,
	reflect.TypeFor[checklist.ItemKind]():       checklist.KindCount,
	reflect.TypeFor[checklist.Role]():           checklist.RoleCSIRT,
	reflect.TypeFor[checklist.NetworkModel]():   checklist.ModelBPrime,
	reflect.TypeFor[checklist.SubjectKind]():    checklist.SubjectSite,
	reflect.TypeFor[checklist.Responsibility](): checklist.Joint,
	reflect.TypeFor[checklist.Funding]():        checklist.FundingExtra,
	reflect.TypeFor[checklist.Route]():          checklist.RouteExcel,
	reflect.TypeFor[checklist.RatingClass]():    checklist.ClassPartly,
	reflect.TypeFor[checklist.PlanDemand]():     checklist.PlanLine,
}

func conditionOf(text string) checklist.Condition {
	c, err := checklist.ParseCondition(text)
	if err != nil {
		panic(err)
	}
	return c
}

// fill puts something into every field that v leads to; nested sections end
// after a few levels.
func fill(v reflect.Value, depth int) {
	if sample, ok := samples[v.Type()]; ok {
		v.Set(reflect.ValueOf(sample))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]checklist.Section]() && depth == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth-1)
		fill(v.Index(1), depth-1)
	case reflect.String:
		v.SetString("髙𠮷\x00<&>\u2028")
	case reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(7)
	}
}

func TestRecordsSurviveJSON(t *testing.T) {
	for _, record := range records() {
		fill(reflect.ValueOf(record).Elem(), 4)
		text := jsonOf(t, record)
		back := reflect.New(reflect.TypeOf(record).Elem())
		if err := json.Unmarshal([]byte(text), back.Interface()); err != nil {
			t.Errorf("%T: %v", record, err)
		} else if !reflect.DeepEqual(back.Interface(), record) || jsonOf(t, back.Interface()) != text {
			t.Errorf("%T: wrote %s, read %+v", record, text, back.Elem())
		}
	}
}

// What a department has just begun, with nearly nothing filled in, is kept too.
func TestSparseRecordsSurviveJSON(t *testing.T) {
	for _, record := range []any{
		&checklist.Response{Key: at("A")}, &checklist.Response{Key: at("A"), Count: &checklist.HeadCount{}},
		&checklist.Evidence{ID: "e1", Key: at("A")}, &checklist.Round{ID: "2026"}, &checklist.Organisation{},
		&checklist.Assessment{State: checklist.StateDraft}, &checklist.Submission{},
	} {
		text := jsonOf(t, record)
		back := reflect.New(reflect.TypeOf(record).Elem())
		if err := json.Unmarshal([]byte(text), back.Interface()); err != nil || !reflect.DeepEqual(back.Interface(), record) {
			t.Errorf("%T: wrote %s, read %+v, %v", record, text, back.Elem(), err)
		}
	}
}

var jsonName = regexp.MustCompile(`^[a-z]+[a-z0-9]*(_[a-z]+)*$`)

// Names in files are part of the format: every field has one of its own.
func TestFieldsHaveNamesInFiles(t *testing.T) {
	for _, record := range records() {
		checkNames(t, reflect.TypeOf(record).Elem(), map[reflect.Type]bool{})
	}
}

func checkNames(t *testing.T, typ reflect.Type, seen map[reflect.Type]bool) {
	for slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Map}, typ.Kind()) {
		typ = typ.Elem()
	}
	if _, special := samples[typ]; special || seen[typ] || typ.Kind() != reflect.Struct {
		return
	}
	seen[typ] = true
	names := map[string]bool{}
	for i := range typ.NumField() {
		field := typ.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !field.Anonymous && !jsonName.MatchString(name) || names[name] {
			t.Errorf("%s.%s is called %q in files", typ, field.Name, name)
		}
		names[name] = true
		checkNames(t, field.Type, seen)
	}
}
