package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func catalogFile(t testing.TB, name string) []byte {
	t.Helper()
	file, err := os.ReadFile("testdata/oscal/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// A catalog of another hand, with all that is read and what is left out.
func TestReadCatalog(t *testing.T) {
	std, problems, err := exchange.CheckStandard(bytes.NewReader(catalogFile(t, "catalog.json")), municipal(t))
	if err != nil {
		t.Fatalf("%v\n%s", err, listing(problems))
	}
	std.Scale, std.Grading, std.Segments = checklist.Scale{}, checklist.Grading{}, nil
	golden(t, "oscal/catalog.yaml", write(t, std))
	golden(t, "oscal/catalog.txt", listing(problems))
}

func TestMistakesOfACatalog(t *testing.T) {
	for _, name := range []string{"mistakes", "shape"} {
		_, _, err := exchange.CheckStandard(bytes.NewReader(catalogFile(t, name+".json")), municipal(t))
		var refused *exchange.StandardError
		if !errors.As(err, &refused) {
			t.Fatalf("%s: error is %v", name, err)
		}
		golden(t, "oscal/"+name+".txt", listing(refused.Problems))
	}
}

func TestCatalogOfAnotherHandNeedsABase(t *testing.T) {
	file := catalogFile(t, "catalog.json")
	if !exchange.NeedsBase(file) {
		t.Error("no base is asked for")
	}
	_, problems, err := exchange.CheckStandard(bytes.NewReader(file), nil)
	if err == nil || !slices.ContainsFunc(problems, func(p exchange.Problem) bool { return p.Code == exchange.ProblemNoBase }) {
		t.Errorf("without one: %v\n%s", err, listing(problems))
	}
}

// oneControl is a catalog with params, as JSON, and a control of that title and
// statement.
func oneControl(params, title, statement string) []byte {
	return fmt.Appendf(nil, `{"catalog": {"metadata": {"title": "T", "version": "1"}, "params": [%s],
		"controls": [{"id": "c-1", "title": %q, "parts": [{"name": "statement", "prose": %q}]}]}}`, params, title, statement)
}

func TestLongTextsAreCutWithAWarning(t *testing.T) {
	file := oneControl("", strings.Repeat("t", checklist.MaxLabel+1), strings.Repeat("あ", checklist.MaxItemText+5))
	std, problems, err := exchange.CheckStandard(bytes.NewReader(file), municipal(t))
	if err != nil {
		t.Fatalf("%v\n%s", err, listing(problems))
	}
	item := std.Sections[0].Items[0]
	if want := strings.Repeat("あ", checklist.MaxItemText-1) + "…"; item.Question.Ja != want {
		t.Errorf("question ends in %q", item.Question.Ja[len(want)-12:])
	}
	var cut []string
	for _, p := range problems {
		if p.Code == exchange.ProblemShortened {
			cut = append(cut, p.Item+" "+p.Path+" "+p.Args.Value)
		}
	}
	if got := strings.Join(cut, ", "); got != "c-1 topic 201, c-1 question 4005" {
		t.Errorf("told of %s", got)
	}
}

// Params in params double a text with each step.
func TestParamsCannotGrowWithoutEnd(t *testing.T) {
	doubling := []string{`{"id": "p0", "values": ["0123456789abcdef"]}`}
	for i := range 45 {
		doubling = append(doubling, fmt.Sprintf(`{"id": "p%d", "values": ["{{ insert: param, p%d }}{{ insert: param, p%[2]d }}"]}`, i+1, i))
	}
	chain := []string{`{"id": "p0", "values": ["x"]}`}
	for i := range 200 {
		chain = append(chain, fmt.Sprintf(`{"id": "p%d", "values": ["{{ insert: param, p%d }}"]}`, i+1, i))
	}
	for _, test := range []struct {
		params []string
		want   checklist.ProblemCode
	}{{doubling, exchange.ProblemTooComplex}, {chain, checklist.ProblemTooDeep}} {
		last := fmt.Sprintf("{{ insert: param, p%d }}", len(test.params)-1)
		_, problems, err := exchange.CheckStandard(bytes.NewReader(oneControl(strings.Join(test.params, ","), "t", last)), municipal(t))
		if err == nil || !slices.ContainsFunc(problems, func(p exchange.Problem) bool { return p.Code == test.want }) {
			t.Errorf("%v, want %s\n%s", err, test.want, listing(problems))
		}
	}
}

func TestSizeOfACatalogIsBounded(t *testing.T) {
	std := strings.Repeat(" ", exchange.MaxStandardFile)
	catalog := strings.Repeat(" ", exchange.MaxCatalogFile)
	for _, test := range []struct {
		file string
		want checklist.ProblemCode
	}{
		{`{"catalog": 1` + std + "}", exchange.ProblemWrongType},
		{`{"catalog": 1` + catalog + "}", exchange.ProblemTooLarge},
		{`{"id": 1` + std + "}", exchange.ProblemTooLarge},
	} {
		_, problems, err := exchange.CheckStandard(strings.NewReader(test.file), municipal(t))
		if err == nil || problems[0].Code != test.want {
			t.Errorf("%.20s, %d bytes: %v, want %s", test.file, len(test.file), err, test.want)
		}
	}
}

// Another program may have added to a catalog from here: what has a place is
// read, and all else is told.
func TestOwnCatalogWithAdditions(t *testing.T) {
	file := string(writeOSCAL(t, example(t), "ja"))
	added := `"controls": [{"id": "new-1", "title": "追加", "parts": [{"name": "statement", "prose": "足しましたか。",
		"parts": [{"name": "item", "prose": "細目"}]}, {"name": "example", "prose": "例"}]}, `
	file = strings.Replace(file, `"controls": [`, added, 1)
	std, problems, err := exchange.CheckStandard(strings.NewReader(file), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, listing(problems))
	}
	item, _ := std.Find("new-1")
	if item == nil || item.Question.Ja != "足しましたか。" || item.Weight != 1 || item.Role != checklist.RoleHead {
		t.Errorf("the control is %+v", item)
	}
	if got := string(listing(problems)); !strings.Contains(got, `unread_parts  known="example item"`) {
		t.Errorf("told of\n%s", got)
	}
}

func TestWarningsHideNoError(t *testing.T) {
	var unknown strings.Builder
	for i := range 21_000 {
		fmt.Fprintf(&unknown, "{{ insert: param, u%d }}", i)
	}
	file := oneControl(`{"id": "p", "label": "{{ insert: param, p }}"}`, "t", unknown.String()+"{{ insert: param, p }}")
	_, problems, err := exchange.CheckStandard(bytes.NewReader(file), municipal(t))
	if err == nil || !slices.ContainsFunc(problems, func(p exchange.Problem) bool { return p.Code == exchange.ProblemParamCycle }) {
		t.Errorf("%v with %d problems", err, len(problems))
	}
	if len(problems) > 20_100 {
		t.Errorf("%d problems are kept", len(problems))
	}
}
