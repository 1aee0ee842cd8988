package report_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"testing"

	"tenken/checklist"
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

// The office's workbook: 100 departments make 27,600 rows of answers, 1,000 make
// 276,000. Departments come one by one, as out of a store.
func BenchmarkConsolidated(b *testing.B) {
	for _, departments := range []int{100, 1000} {
		std := wideStandard()
		d := cityOf("ja", std, everyoneSubmits(departments))
		b.Run(fmt.Sprintf("rows=%d", departments*276), func(b *testing.B) {
			var peak uint64
			for b.Loop() {
				doc := cityDocument(b, "consolidated", d)
				_, err := report.WriteXLSX(context.Background(), io.Discard, doc, report.Options{TempDir: b.TempDir(), Progress: func(done, _ int) {
					if done%20_000 == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak = max(peak, m.HeapInuse)
					}
				}})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak)/(1<<20), "heap-MiB")
		})
	}
}

// wideStandard asks every department all of its 276 items.
func wideStandard() *checklist.Standard {
	std := standard(276)
	for _, item := range std.Items() {
		item.Subject, item.Condition = checklist.SubjectDepartment, checklist.Condition{}
	}
	return std
}

func everyoneSubmits(n int) *checklist.Organisation {
	org := largeOrganisation(n + n/14 + 2)
	org.Departments = slices.Clip(org.Departments[:n+(n+7)/14+1])
	return org
}
