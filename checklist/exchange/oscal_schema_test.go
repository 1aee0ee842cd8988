//go:build oscal

package exchange_test

import (
	"bytes"
	"flag"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The schema is published by NIST and no part of this project; scripts/oscal-validate.sh
// names it. Its regular expressions are made for JavaScript; none of them uses
// what Go's lack, so that the library's own engine reads them all.
var schema = flag.String("schema", "", "OSCAL's JSON schema, complete or of catalogs")

func TestCatalogsAreValidOSCAL(t *testing.T) {
	rules := rulesOf(t)
	for _, std := range exported(t) {
		for _, lang := range []string{"ja", "en"} {
			if err := rules.Validate(tree(t, writeOSCAL(t, std, lang))); err != nil {
				t.Errorf("%s in %s: %v", std.ID, lang, err)
				continue
			}
			t.Logf("%s %s in %s: valid", std.ID, std.Version, lang)
		}
	}
}

// The schema is asked down to the last prop.
func TestSchemaFindsMistakes(t *testing.T) {
	rules := rulesOf(t)
	catalog := writeOSCAL(t, example(t), "ja")
	for right, wrong := range map[string]string{
		`"name": "kind"`: `"name": "1 kind"`, `"value": "count"`: `"value": ""`, `"uuid": "`: `"uuid": "x`, `"parts"`: `"portions"`,
	} {
		if !bytes.Contains(catalog, []byte(right)) {
			t.Fatalf("no %s", right)
		}
		if err := rules.Validate(tree(t, bytes.Replace(catalog, []byte(right), []byte(wrong), 1))); err == nil {
			t.Errorf("%s for %s is valid", wrong, right)
		}
	}
}

func rulesOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	rules, err := compiler.Compile(*schema)
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func tree(t *testing.T, source []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return value
}
