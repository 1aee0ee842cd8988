package exchange_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// manyItems is the municipal standard with its items repeated to n.
func manyItems(b *testing.B, n int) *checklist.Standard {
	b.Helper()
	std := municipal(b)
	var items []checklist.Item
	for len(items) < n {
		for _, item := range std.Items() {
			item := *item
			item.ID = fmt.Sprintf("%s-%d", item.ID, len(items))
			items = append(items, item)
		}
	}
	many := *std
	many.Sections = []checklist.Section{{ID: "all", Title: std.Sections[0].Title, Items: slices.Clip(items[:n])}}
	return &many
}

func BenchmarkReadForms(b *testing.B) {
	std := manyItems(b, 5000)
	for _, format := range []struct {
		name  string
		write func() []byte
	}{
		{"JSON-1000", func() []byte { return writeJSON(b, manyItems(b, 1000)) }},
		{"YAML-1000", func() []byte { return write(b, manyItems(b, 1000)) }},
		{"Excel-5000", func() []byte { return writeExcel(b, std, "ja") }},
	} {
		file := format.write()
		b.Run(format.name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				if _, err := exchange.ReadStandard(bytes.NewReader(file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
