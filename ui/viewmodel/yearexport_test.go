package viewmodel

import (
	"slices"
	"testing"

	"tenken/checklist/workflow"
)

func TestYearExport(t *testing.T) {
	e := NewYearExport("ja", "保存")
	if !slices.Contains(e.Formats, workflow.FormatJSON) || e.AsksEncoding() || !e.Ready() {
		t.Errorf("it begins with %+v", e)
	}
	e.Formats, e.Encoding = []workflow.Format{workflow.FormatCSV}, workflow.Encodings()[2]
	want := workflow.ExportRequest{Formats: e.Formats, Encoding: workflow.Encodings()[2], Language: "ja", Dir: "保存"}
	if got := e.Request(); !e.AsksEncoding() || !slices.Equal(got.Formats, want.Formats) || got.Encoding != want.Encoding || got.Language != "ja" || got.Dir != "保存" {
		t.Errorf("the request is %+v", got)
	}
	if e.Formats = nil; e.Ready() {
		t.Error("nothing is ready to be written")
	}
}
