package exchange_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// Whatever stands in a catalog, there is an answer; what is accepted is free of
// errors and comes back from a catalog of our own.
func FuzzReadOSCAL(f *testing.F) {
	for _, name := range []string{"catalog.json", "mistakes.json", "shape.json", "written.json"} {
		f.Add(catalogFile(f, name))
	}
	f.Add(writeOSCAL(f, example(f), "en"))
	f.Add(oneControl(`{"id": "p", "values": ["{{ insert: param, p }}"]}`, "t", "{{ insert: param, p }}"))
	base := municipal(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		std, problems, err := exchange.CheckStandard(bytes.NewReader(source), base)
		var refused *exchange.StandardError
		if err != nil {
			if !errors.As(err, &refused) || len(problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		if slices.ContainsFunc(std.Validate(), func(p checklist.Problem) bool { return p.Severity == checklist.SeverityError }) {
			t.Fatalf("accepted with %+v", std.Validate())
		}
		for _, lang := range []string{"ja", "en"} {
			again, err := exchange.ReadStandard(bytes.NewReader(writeOSCAL(t, std, lang)))
			if err != nil || !equal(again, std) {
				t.Fatalf("%+v comes back in %s as %+v, %v", std, lang, again, err)
			}
		}
	})
}

func TestLargeCatalogIsReadWhole(t *testing.T) {
	std, problems, err := exchange.CheckStandard(bytes.NewReader(largeCatalog(t, 1200)), municipal(t))
	if err != nil {
		t.Fatalf("%v\n%s", err, listing(problems))
	}
	items := 0
	for _, item := range std.Items() {
		items++
		if !strings.Contains(item.Question.Ja, "a. Keep the rules for [Assignment: posts]") || strings.Contains(item.Question.Ja, "{{") {
			t.Fatalf("%s asks %q", item.ID, item.Question.Ja)
		}
	}
	if items != 1200 {
		t.Errorf("%d items", items)
	}
}
