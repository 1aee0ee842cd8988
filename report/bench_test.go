package report_test

import (
	"context"
	"io"
	"testing"

	"tenken/report"
)

// A sheet of all 276 items of the bundled standard, to be ready before the
// user's hand has left the mouse.
func BenchmarkReport(b *testing.B) {
	d := sample("ja", 276)
	doc := sheet(b, d)
	b.Run("sheet", func(b *testing.B) {
		for b.Loop() {
			sheet(b, d)
		}
	})
	for _, format := range []string{"pdf", "xlsx"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := writers[format](context.Background(), io.Discard, doc, report.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
