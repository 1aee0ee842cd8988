package checklist_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tenken/checklist"
)

// An enumeration is a type of codes: what it lists, how it reads.
type enumeration struct {
	codes []string
	read  func(text string) (string, error) // through UnmarshalText
	json  func(text string) error
	empty bool // no code is allowed as well
}

func enumerationOf[T ~string, P interface {
	*T
	encoding.TextUnmarshaler
}](empty bool, codes ...T) enumeration {
	e := enumeration{empty: empty, read: func(text string) (string, error) {
		value := T("before")
		err := P(&value).UnmarshalText([]byte(text))
		return string(value), err
	}, json: func(text string) error {
		var values []T
		return json.Unmarshal([]byte(`["`+text+`"]`), &values)
	}}
	for _, code := range codes {
		e.codes = append(e.codes, string(code))
	}
	return e
}

// enumerations by the name of their type.
var enumerations = map[string]enumeration{
	"State":          enumerationOf(false, checklist.States()...),
	"Flag":           enumerationOf(false, checklist.Flags()...),
	"ItemKind":       enumerationOf(false, checklist.KindRating, checklist.KindCount),
	"Role":           enumerationOf(false, checklist.Roles()...),
	"NetworkModel":   enumerationOf(true, checklist.NetworkModels()...),
	"SubjectKind":    enumerationOf(false, checklist.SubjectKinds()...),
	"Responsibility": enumerationOf(false, checklist.Responsibilities()...),
	"Route":          enumerationOf(true, checklist.Routes()...),
	"Status":         enumerationOf(false, checklist.Statuses()...),
	"StaffAnswer":    enumerationOf(false, checklist.StaffAnswers()...),
	"KnownKind":      enumerationOf(false, checklist.KnownKinds()...),
	"Funding":        enumerationOf(true, checklist.Fundings()...),
	"RatingClass": enumerationOf(false, checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone,
		checklist.ClassNotApplicable),
	"PlanDemand": enumerationOf(false, checklist.PlanNone, checklist.PlanLine, checklist.PlanFull),
}

func TestUnknownCodesAreRefused(t *testing.T) {
	for name, e := range enumerations {
		for _, code := range e.codes {
			if got, err := e.read(code); err != nil || got != code {
				t.Errorf("%s: %q reads as %q, %v", name, code, got, err)
			}
			if code != strings.ToLower(code) || strings.TrimFunc(code, func(r rune) bool { return r == '_' || r >= 'a' && r <= 'z' }) != "" {
				t.Errorf("%s: %q is not a lower-case code", name, code)
			}
			for _, wrong := range []string{strings.ToUpper(code), code + " ", " " + code, code + "s", code[:len(code)-1] + "\x00", "実施"} {
				if got, err := e.read(wrong); !errors.Is(err, checklist.ErrUnknownCode) || got != "" || e.json(wrong) == nil {
					t.Errorf("%s: %q reads as %q, %v", name, wrong, got, err)
				}
			}
		}
		if _, err := e.read(""); (err == nil) != e.empty {
			t.Errorf("%s: no code gives %v", name, err)
		}
	}
}

// listed are the types whose constants must all be on their list: those above,
// and those that the program only writes.
func listed() map[string][]string {
	all := map[string][]string{}
	for name, e := range enumerations {
		all[name] = e.codes
	}
	for _, code := range checklist.GapCodes() {
		all["GapCode"] = append(all["GapCode"], string(code))
	}
	for _, code := range checklist.ReviewCodes() {
		all["ReviewCode"] = append(all["ReviewCode"], string(code))
	}
	for _, code := range checklist.QueueCodes() {
		all["QueueCode"] = append(all["QueueCode"], string(code))
	}
	for _, code := range checklist.ContradictionCodes() {
		all["ContradictionCode"] = append(all["ContradictionCode"], string(code))
	}
	for _, code := range checklist.DateWarningCodes() {
		all["DateWarningCode"] = append(all["DateWarningCode"], string(code))
	}
	return all
}

// TestListsAreComplete compares the lists with the constants in the source: a
// constant that is forgotten in its list would be refused when it is read back.
func TestListsAreComplete(t *testing.T) {
	constants := map[string][]string{}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.CONST {
				collect(d, constants)
			}
		}
	}
	for name, codes := range listed() {
		slices.Sort(codes)
		slices.Sort(constants[name])
		if !slices.Equal(codes, constants[name]) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
			t.Errorf("%s: listed %q, declared %q", name, codes, constants[name])
		}
	}
}

// collect gathers the values of typed string constants by the name of the type.
func collect(d *ast.GenDecl, constants map[string][]string) {
	for _, spec := range d.Specs {
		value := spec.(*ast.ValueSpec)
		name, ok := value.Type.(*ast.Ident)
		if !ok || len(value.Values) != 1 {
			continue
		}
		if literal, ok := value.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if code, err := strconv.Unquote(literal.Value); err == nil {
				constants[name.Name] = append(constants[name.Name], code)
			}
		}
	}
}
