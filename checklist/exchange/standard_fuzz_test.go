package exchange_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// Whatever the bytes, there is an answer; what is accepted is free of errors and
// survives writing and reading.
func FuzzReadStandard(f *testing.F) {
	for _, name := range []string{"example.yaml", "twenty-mistakes.yaml"} {
		source, err := os.ReadFile("testdata/standard/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	f.Add([]byte(sound))
	f.Add([]byte(soundJSON))
	f.Fuzz(func(t *testing.T, source []byte) {
		std, err := exchange.ReadStandard(bytes.NewReader(source))
		if err != nil {
			var refused *exchange.StandardError
			if !errors.As(err, &refused) || len(refused.Problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		if slices.ContainsFunc(std.Validate(), func(p checklist.Problem) bool { return p.Severity == checklist.SeverityError }) {
			t.Fatalf("accepted with %+v", std.Validate())
		}
		for _, written := range [][]byte{write(t, std), writeJSON(t, std)} {
			again, err := exchange.ReadStandard(bytes.NewReader(written))
			if err != nil || !equal(again, std) {
				t.Fatalf("%+v comes back as %+v, %v", std, again, err)
			}
		}
	})
}
