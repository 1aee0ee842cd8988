package ui

import (
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// The office's file is refused in a sentence that says what it is for.
func TestTheOfficesFile(t *testing.T) {
	std, err := workflow.ReadStandard(workflow.DefaultStandard)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "office.tenken")
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: workflow.OfficeSettings("ja")}
	ws, err := workflow.Create(t.Context(), path, spec, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, Options{File: path})
	d.expect("ファイルを開けません", "事務局のファイルは、コマンド（board、round、organisation）で使います。")
	if d.home() != nil {
		t.Error("it opened all the same")
	}
	again, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatalf("the file is still held: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
