package command

import (
	"slices"
	"strings"
	"testing"
)

// The same line in many orders comes out as one.
func TestFlagsStandAnywhere(t *testing.T) {
	const want = "answer --json=true --comment=後 -- a.tenken C01-01-04 ○"
	for _, typed := range []string{
		"answer a.tenken C01-01-04 ○ --json --comment 後",
		"--json --comment 後 answer a.tenken C01-01-04 ○",
		"--json answer --comment=後 a.tenken C01-01-04 ○",
		"answer a.tenken --json=true C01-01-04 --comment 後 ○",
		"answer --json --comment 後 -- a.tenken C01-01-04 ○",
	} {
		if got := order(t, strings.Fields(typed)); got != want {
			t.Errorf("%s: %s", typed, got)
		}
	}
}

// Values are values, whatever they look like, and a verb's name may be one. Some
// of the lines lack a flag, which is not what is asked here.
func TestWhatIsAValue(t *testing.T) {
	for typed, want := range map[string]string{
		"--comment status answer a b":        "answer --comment=status -- a b",
		"--subject demo answer a b ○":        "answer --subject=demo -- a b ○",
		"--bureau approve new a --city c":    "new --bureau=approve --city=c -- a",
		"--bureau approve a":                 "approve --bureau=true -- a",
		"answer a b --comment -5":            "answer --comment=-5 -- a b",
		"answer a b --comment=--json":        "answer --comment=--json -- a b",
		"answer a b -":                       "answer -- a b -",
		"answer -- a --comment":              "answer -- a --comment",
		"policy a":                           "policy show -- a",
		"policy set a b":                     "policy set -- a b",
		"policy ./set":                       "policy show -- ./set",
		"evidence --title list add a b":      "evidence add --title=list -- a b",
		"new --system 住基=MN a --system 税=MN": "new --system=住基=MN --system=税=MN -- a",
	} {
		l, _ := readLine(newParser(&grammar{}).Model.Node, strings.Fields(typed))
		if got := strings.Join(l.forParser(), " "); got != want {
			t.Errorf("%s: %s", typed, got)
		}
	}
}

func order(t *testing.T, args []string) string {
	t.Helper()
	l, err := readLine(newParser(&grammar{}).Model.Node, args)
	if err != nil {
		t.Errorf("%q: %v", args, err)
	}
	slices.SortStableFunc(l.flags, func(a, b flagValue) int { return strings.Compare(b.flag.Name, a.flag.Name) })
	return strings.Join(l.forParser(), " ")
}

// What readLine lets through, the parser takes as well.
func TestTheParserTakesWhatWasRead(t *testing.T) {
	var g grammar
	parser := newParser(&g)
	l, err := readLine(parser.Model.Node, strings.Fields("--due= answer a b --comment=--json --comment -5 ○ --lang en"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(l.forParser()); err != nil {
		t.Fatal(err)
	}
	if g.Answer.Rating != "○" || *g.Answer.Comment != "-5" || *g.Answer.Due != "" || g.Answer.Reason != nil || g.Lang != "en" {
		t.Errorf("%+v", g.Answer)
	}
}
