package viewmodel

import (
	"testing"

	"tenken/checklist/workflow"
)

// What stands beside the answers of a department, one department, and a search, in a
// city of thirty departments.
func BenchmarkInspection(b *testing.B) {
	city, err := workflow.DemoCity(b.Context(), b.TempDir(), workflow.CityRequest{Departments: 30, Language: "ja"}, now, nil)
	if err != nil {
		b.Fatal(err)
	}
	ws, err := workflow.Open(b.Context(), city.Workspace, workflow.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	defer ws.Close()
	beside, err := LoadCity(ws, 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("city", func(b *testing.B) {
		for b.Loop() {
			if _, err := LoadCity(ws, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("department", func(b *testing.B) {
		for b.Loop() {
			if _, err := LoadOfficeDepartment(ws, 0, beside.Nearest(""), beside); err != nil {
				b.Fatal(err)
			}
		}
	})
	q := NewQueue()
	q.Load(&beside.queue, beside.board, NewFormat("ja"))
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			q.SetFilter(QueueFilter{Search: "研修"})
		}
	})
}
