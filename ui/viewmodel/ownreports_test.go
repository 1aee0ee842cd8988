package viewmodel

import (
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist/workflow"
)

// A department writes all its reports at once; the answer sheet on paper alone.
func TestOwnReports(t *testing.T) {
	made, err := workflow.Demo(t.Context(), t.TempDir(), now, nil)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workflow.Open(t.Context(), made.Workspace, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	choice := NewOwnReports("ja", t.TempDir())
	if !choice.Ready() || !slices.Equal(choice.Kinds, []workflow.ReportKind{workflow.ReportInspection}) {
		t.Errorf("%+v", choice)
	}
	choice.Kinds = workflow.OwnReports()
	last := 0
	written, err := choice.Write(t.Context(), ws, 0, func(done, total int) { last = 100 * done / total })
	if err != nil || last != 100 {
		t.Fatalf("%d %%, %v", last, err)
	}
	var names []string
	for _, path := range written.Files {
		names = append(names, filepath.Ext(path))
	}
	if !slices.Equal(names, []string{".xlsx", ".pdf", ".pdf", ".xlsx", ".pdf"}) {
		t.Errorf("%q", written.Files)
	}
	choice.Kinds, choice.Formats = []workflow.ReportKind{workflow.ReportAnswerSheet}, []workflow.Format{workflow.FormatXLSX}
	if choice.Ready() {
		t.Error("an answer sheet can't be written as a workbook")
	}
}
