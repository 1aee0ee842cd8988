package exchange_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"tenken/checklist/exchange"
)

func FuzzReadPolicyText(f *testing.F) {
	for _, name := range policyTexts(f) {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("第１章\n第１条\n１\n(1)\nア\n①\n1.1\n第２条の２\n附則\n１ 終わり。２．"))
	f.Add([]byte("\xFF\xFE1\x00.\x00\x42\x30"))
	f.Add([]byte("\x81\x40\x82\x4F\x81\x44"))
	f.Fuzz(func(t *testing.T, data []byte) {
		policy, err := exchange.ReadPolicyText(bytes.NewReader(data))
		if err != nil {
			return
		}
		if len(policy.Clauses) == 0 {
			t.Error("no clauses and no error")
		}
		refs := make(map[string]bool)
		for clause := range policy.Walk {
			if refs[clause.Ref] || clause.Ref == "" {
				t.Errorf("ref %q stands twice or is empty", clause.Ref)
			}
			refs[clause.Ref] = true
			if found, ok := policy.Find(clause.Ref); !ok || found.Ref != clause.Ref {
				t.Errorf("%q is found as %q", clause.Ref, found.Ref)
			}
			text := clause.Title + clause.Text
			if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\f\t\x00") || strings.Contains(clause.Title, "\n") {
				t.Errorf("%s holds %q", clause.Ref, text)
			}
		}
	})
}
