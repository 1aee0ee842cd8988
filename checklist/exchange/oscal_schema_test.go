//go:build oscal

package exchange_test

import (
	"bytes"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tenken/checklist/exchange"
)

// The schema is published by NIST and no part of this project; scripts/oscal-validate.sh
// names it. Its regular expressions are made for JavaScript; none of them uses
// what Go's lack, so that the library's own engine reads them all.
var (
	schema    = flag.String("schema", "", "OSCAL's complete JSON schema")
	documents = flag.String("documents", "", "folder with the exported documents of sample workspaces")
)

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

// What the program has exported of the sample city and of one of its departments.
func TestDocumentsAreValidOSCAL(t *testing.T) {
	rules, seen := rulesOf(t), 0
	err := filepath.WalkDir(*documents, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(*documents, path)
		if err != nil {
			return err
		}
		seen++
		if err := rules.Validate(tree(t, file)); err != nil {
			t.Errorf("%s: %v", name, err)
		} else {
			t.Logf("%s: valid", name)
		}
		return nil
	})
	if err != nil || seen == 0 {
		t.Errorf("%d documents, %v", seen, err)
	}
}

// Whatever is wrong with a document of an inspection, the schema sees it.
func TestSchemaFindsMistakesInDocuments(t *testing.T) {
	rules, a := rulesOf(t), inspectionArchive(t)
	for _, c := range []struct {
		write        func(io.Writer, *exchange.Archive, exchange.OSCALOptions) error
		right, wrong string
	}{
		{exchange.WriteResultsOSCAL, `"state": "satisfied"`, `"state": "done"`},
		{exchange.WriteResultsOSCAL, `"type": "statement-id"`, `"type": "statement"`},
		{exchange.WriteResultsOSCAL, `"include-controls"`, `"controls"`},
		{exchange.WriteResultsOSCAL, `"collected": "2026`, `"collected": "26`},
		{exchange.WriteResultsOSCAL, `"import-ap"`, `"import-ssp"`},
		{exchange.WriteResultsOSCAL, `"risk-uuid": "`, `"risk-uuid": "x`},
		{exchange.WritePlansOSCAL, `"poam-items"`, `"items"`},
		{exchange.WritePlansOSCAL, `"lifecycle": "planned"`, `"cycle": "planned"`},
		{exchange.WritePlansOSCAL, `"deadline": "2027-`, `"deadline": "2027-13-`},
		{exchange.WritePlansOSCAL, `"name": "plan_owner"`, `"name": "plan owner"`},
	} {
		file := writeInspection(t, c.write, a, "ja")
		if !bytes.Contains(file, []byte(c.right)) {
			t.Errorf("no %s", c.right)
		}
		if err := rules.Validate(tree(t, file)); err != nil {
			t.Error(err)
		}
		if err := rules.Validate(tree(t, bytes.Replace(file, []byte(c.right), []byte(c.wrong), 1))); err == nil {
			t.Errorf("%s for %s is valid", c.wrong, c.right)
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
