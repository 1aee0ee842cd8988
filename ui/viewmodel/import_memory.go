package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist/workflow"
)

// maxMappings is how many mappings are remembered.
const maxMappings = 20

// WithMapping puts a mapping before those that are remembered, in place of the one
// for the same headings.
func WithMapping(remembered []string, fingerprint string, m *workflow.Mapping) []string {
	var text strings.Builder
	if workflow.WriteMapping(&text, m, "en") != nil { // a builder takes everything
		return remembered
	}
	others := slices.DeleteFunc(slices.Clone(remembered), func(entry string) bool { return strings.HasPrefix(entry, fingerprint+"\n") })
	all := append([]string{fingerprint + "\n" + text.String()}, others...)
	return all[:min(len(all), maxMappings)]
}

// MappingFor finds the mapping that is remembered for headings, nil for none.
func MappingFor(remembered []string, fingerprint string) *workflow.Mapping {
	for _, entry := range remembered {
		if key, text, _ := strings.Cut(entry, "\n"); key == fingerprint {
			if m, err := workflow.ReadMappingText(text); err == nil {
				return m
			}
		}
	}
	return nil
}
