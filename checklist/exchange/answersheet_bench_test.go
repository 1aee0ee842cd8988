package exchange_test

import (
	"bytes"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// largeSheet is a sheet of n rows, all answered.
func largeSheet(b testing.TB, n int) *exchange.AnswerSheet {
	s := sampleSheet(b, "ja")
	dep := s.Department.Clone()
	for len(checklist.NewScope(s.Standard, &dep, nil).Items) < n {
		system := dep.Subjects[1]
		system.ID += string(rune('a' + len(dep.Subjects)))
		dep.Subjects = append(dep.Subjects, system)
	}
	s.Department, s.Scope = &dep, checklist.NewScope(s.Standard, &dep, nil)
	s.Scope.Items = slices.Clip(s.Scope.Items[:n])
	for _, entry := range s.Scope.Items {
		r := &checklist.Response{Key: entry.Key(), Comment: "情報資産台帳と現物を突き合わせ、棚卸しの日付と実施者を記録した。"}
		r.Rating = "done"
		if entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 50, Complying: 41}
		}
		s.Answers.Responses[entry.Key()] = r
		s.Answers.Evidence[entry.Key()] = []checklist.Evidence{{Key: entry.Key(), Title: "情報資産台帳", Number: "税務-001", Location: "書庫A", Date: day(2026, 4, 20)}}
	}
	return s
}

func BenchmarkAnswerSheet(b *testing.B) {
	s := largeSheet(b, 276)
	file := writeSheet(b, s)
	b.Run("Write-276", func(b *testing.B) {
		for b.Loop() {
			writeSheet(b, s)
		}
	})
	b.Run("Read-276", func(b *testing.B) {
		b.ReportMetric(float64(len(file)), "file-bytes")
		for b.Loop() {
			read, err := exchange.ReadAnswerSheet("票.xlsx", bytes.NewReader(file), s)
			if err != nil || len(read.Answers) != 276 {
				b.Fatal(err, len(read.Answers))
			}
		}
	})
	read := readSheet(b, file, s)
	b.Run("Merge-276", func(b *testing.B) {
		for b.Loop() {
			exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
		}
	})
}
