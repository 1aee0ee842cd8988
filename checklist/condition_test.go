package checklist_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

func TestCondition(t *testing.T) {
	tests := []struct {
		text    string
		flags   string
		missing string // "" where it holds
	}{
		{"", "", ""},
		{" \t", "", ""},
		{"", "cloud", ""},
		{"cloud", "cloud", ""},
		{"cloud", "", "cloud"},
		{"cloud", "website", "cloud"},
		{"owns_system&cloud", "cloud owns_system", ""},
		{"owns_system&cloud", "cloud", "owns_system"},
		{"owns_system&cloud", "", "owns_system cloud"},
		{"mobile_devices|remote_work", "remote_work", ""},
		{"mobile_devices|remote_work", "", "mobile_devices"},
		{"owns_system&cloud|website", "", "website"},
		{"owns_system&cloud|website&website", "", "website"}, // said twice, wanted once
		{"owns_system&cloud|website&counter", "counter", "website"},
		{"owns_system&cloud|website&counter", "owns_system website", "cloud"},
		{" owns_system & cloud | website ", "website", ""},
	}
	for _, test := range tests {
		c, err := checklist.ParseCondition(test.text)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		flags := flagsOf(test.flags)
		if got := c.Missing(flags); !slices.Equal(got, flagsOf(test.missing)) || c.Holds(flags) != (test.missing == "") {
			t.Errorf("%q with %q: holds %v, missing %v", test.text, test.flags, c.Holds(flags), got)
		}
		if got, want := c.String(), strings.Join(strings.Fields(test.text), ""); got != want || c.IsZero() != (want == "") {
			t.Errorf("%q prints as %q", test.text, got)
		}
	}
}

func flagsOf(words string) []checklist.Flag {
	var flags []checklist.Flag
	for word := range strings.FieldsSeq(words) {
		flags = append(flags, checklist.Flag(word))
	}
	return flags
}

func TestMalformedConditions(t *testing.T) {
	for _, text := range []string{"claud", "cloud&", "&cloud", "|", "cloud|", "cloud||website", "cloud&&website", "cloud website",
		"!cloud", "(cloud)", "cloud,website", "CLOUD", "ｃｌｏｕｄ", "cloud\x00"} {
		if c, err := checklist.ParseCondition(text); !errors.Is(err, checklist.ErrCondition) || !c.IsZero() {
			t.Errorf("%q: got %q, %v", text, c, err)
		}
	}
}

// drawCondition draws alternatives of conjunctions, printed.
func drawCondition(t *rapid.T) [][]checklist.Flag {
	flag := rapid.SampledFrom(checklist.Flags())
	return rapid.SliceOfN(rapid.SliceOfN(flag, 1, 3), 0, 4).Draw(t, "condition")
}

func printed(alternatives [][]checklist.Flag) string {
	var parts []string
	for _, all := range alternatives {
		var words []string
		for _, flag := range all {
			words = append(words, string(flag))
		}
		parts = append(parts, strings.Join(words, "&"))
	}
	return strings.Join(parts, "|")
}

func TestConditionProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alternatives := drawCondition(t)
		text := printed(alternatives)
		c, err := checklist.ParseCondition(text)
		if err != nil || c.String() != text {
			t.Fatalf("%q prints as %q, %v", text, c, err)
		}
		flags := rapid.SliceOfDistinct(rapid.SampledFrom(checklist.Flags()), rapid.ID).Draw(t, "flags")
		holds := len(alternatives) == 0
		for _, all := range alternatives {
			met := true
			for _, flag := range all {
				met = met && slices.Contains(flags, flag)
			}
			holds = holds || met
		}
		missing := c.Missing(flags)
		if c.Holds(flags) != holds || (len(missing) == 0) != holds {
			t.Fatalf("%q with %v: holds %v, missing %v", text, flags, c.Holds(flags), missing)
		}
		if !c.Holds(slices.Concat(flags, missing)) {
			t.Fatalf("%q with %v does not hold with %v either", text, flags, missing)
		}
		if len(missing) > 0 && c.Holds(slices.Concat(flags, missing[1:])) && !slices.Contains(missing[1:], missing[0]) {
			t.Fatalf("%q with %v: %v is more than is missing", text, flags, missing)
		}
	})
}
