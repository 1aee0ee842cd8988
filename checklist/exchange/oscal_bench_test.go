package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tenken/checklist/exchange"
)

// largeCatalog is as large and as deep as the largest that are published: n
// controls in 20 families, five in six of them enhancements, with params in
// params, statements of six points, assessment of each, and indentation.
func largeCatalog(tb testing.TB, n int) []byte {
	tb.Helper()
	var families []any
	for f := range 20 {
		var controls []any
		for c := range n / 20 / 6 {
			id := fmt.Sprintf("f%02d-%d", f, c+1)
			control := largeControl(id)
			var enhancements []any
			for e := range 5 {
				enhancements = append(enhancements, largeControl(fmt.Sprintf("%s.%d", id, e+1)))
			}
			control["controls"] = enhancements
			controls = append(controls, control)
		}
		families = append(families, object{"id": fmt.Sprintf("f%02d", f), "class": "family", "title": fmt.Sprintf("Family %d", f), "controls": controls})
	}
	file, err := json.MarshalIndent(object{"catalog": object{
		"uuid":     "0b1d3c52-6f7e-4a90-8c1d-2e3f4a5b6c7d",
		"metadata": object{"title": "Large", "version": "5", "last-modified": "2026-11-01T00:00:00Z", "oscal-version": "1.1.3"},
		"groups":   families,
	}}, "", "  ")
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

type object = map[string]any

func largeControl(id string) object {
	insert := func(n int) string { return fmt.Sprintf("{{ insert: param, %s_prm_%d }}", id, n) }
	var points, objectives []any
	for i := range 6 {
		label := object{"name": "label", "value": fmt.Sprintf("%c.", 'a'+i)}
		points = append(points, object{"id": fmt.Sprintf("%s_smt.%d", id, i), "name": "item", "props": []any{label},
			"prose": "Keep the rules for " + insert(i%4+1) + " and hand them to " + insert((i+1)%4+1) + ", see [the list](#" + id + ")."})
		objectives = append(objectives, object{"id": fmt.Sprintf("%s_obj.%d", id, i), "name": "assessment-objective", "props": []any{label},
			"prose": "the rules for " + insert(i%4+1) + " are kept;"})
	}
	params := []any{object{"id": id + "_prm_1", "label": "posts"},
		object{"id": id + "_prm_2", "select": object{"how-many": "one-or-more", "choice": []any{"the city", insert(1), "the office"}}},
		object{"id": id + "_prm_3", "values": []any{"once a year"}}, object{"id": id + "_prm_4", "label": "systems with " + insert(2)}}
	parts := []any{object{"id": id + "_smt", "name": "statement", "parts": points},
		object{"id": id + "_gdn", "name": "guidance", "prose": strings.Repeat("Rules that nobody keeps protect nobody. ", 25)},
		object{"id": id + "_obj", "name": "assessment-objective", "parts": objectives}}
	for _, method := range []string{"EXAMINE", "INTERVIEW", "TEST"} {
		parts = append(parts, object{"name": "assessment-method", "props": []any{object{"name": "method", "value": method}},
			"parts": []any{object{"name": "assessment-objects", "prose": strings.Repeat("rules, records and lists\n\n", 8)}}})
	}
	return object{"id": id, "class": "control", "title": "Control " + id, "params": params, "parts": parts,
		"props": []any{object{"name": "label", "value": id}, object{"name": "sort-id", "value": id}},
		"links": []any{object{"href": "#" + id, "rel": "related"}}}
}

func BenchmarkReadOSCAL(b *testing.B) {
	base, file := municipal(b), largeCatalog(b, 1200)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, _, err := exchange.CheckStandard(bytes.NewReader(file), base); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteOSCAL(b *testing.B) {
	std := municipal(b)
	for b.Loop() {
		b.SetBytes(int64(len(writeOSCAL(b, std, "ja"))))
	}
}
