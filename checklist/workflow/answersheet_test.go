package workflow

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// exported writes the answer sheet of a department.
func exported(t *testing.T, ws *Workspace, sheet *Sheet, req AnswerSheetRequest) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "票.xlsx")
	if err := ws.ExportAnswerSheet(t.Context(), sheet, path, req); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnswerSheetIsOneStep(t *testing.T) {
	ws, sheet := openSample(t)
	path := exported(t, ws, sheet, AnswerSheetRequest{})
	k := key("dep", "C02-02-02")
	before, entries := sheet.Response(k), journalEntries(t, ws)
	changed := before
	changed.Rating, changed.Comment, changed.Note, changed.Plan = "done", "突合せを終えた。", "後任へ", checklist.Plan{}
	other := sheet.Response(key("dep", "C01-01-04"))
	other.Rating = "not_done"
	if _, err := ws.Save(t.Context(), sheet, Edit{Response: changed, Add: []NewEvidence{{Evidence: checklist.Evidence{Title: "議事録"}}}}, Edit{Response: other}); err != nil {
		t.Fatal(err)
	}
	read, err := ws.ReadAnswerSheets(t.Context(), sheet, []string{path}, AnswerImportOptions{})
	if err != nil || !read.Clean() || read.Understood != len(sheet.Scope.Items) {
		t.Fatalf("read %+v, %v", read, err)
	}
	undo, err := ws.ApplyAnswerSheets(t.Context(), sheet, &read)
	if err != nil {
		t.Fatal(err)
	}
	got := sheet.Response(k)
	if got.Note != "後任へ" {
		t.Error("the note to the successor is gone")
	}
	if got.Note = before.Note; !sameAnswer(got, before) || sheet.Response(key("dep", "C01-01-04")).Rating != "done" {
		t.Errorf("got %+v, want %+v", got, before)
	}
	mustMatchFile(t, ws, sheet)
	if n := journalEntries(t, ws); n != entries+2 {
		t.Errorf("%d entries instead of one for the save and one for the sheet", n-entries)
	}
	if _, err := ws.Save(t.Context(), sheet, undo...); err != nil {
		t.Fatal(err)
	}
	if after := sheet.Response(k); !sameAnswer(after, changed) || sheet.Evidence(k)[len(sheet.Evidence(k))-1].Title != "議事録" {
		t.Errorf("undone, it is %+v", after)
	}
	mustMatchFile(t, ws, sheet)
}

func journalEntries(t *testing.T, ws *Workspace) int {
	t.Helper()
	check, err := ws.VerifyJournal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return int(check.Entries)
}

// The second time nothing changes, and nothing is written.
func TestAnswerSheetTwice(t *testing.T) {
	ws, sheet := openSample(t)
	path := exported(t, ws, sheet, AnswerSheetRequest{Language: "en"})
	entries := journalEntries(t, ws)
	for range 2 {
		read, err := ws.ReadAnswerSheets(t.Context(), sheet, []string{path}, AnswerImportOptions{})
		if err != nil || len(read.Changed) > 0 {
			t.Fatalf("%+v, %v", read.Changed, err)
		}
		if undo, err := ws.ApplyAnswerSheets(t.Context(), sheet, &read); err != nil || undo != nil {
			t.Fatal(undo, err)
		}
	}
	if journalEntries(t, ws) != entries {
		t.Error("it left a trace")
	}
}

// What can't be changed now is refused item by item.
func TestAnswerSheetOfReturnedItems(t *testing.T) {
	ws, sheet := openSample(t)
	listed, locked := key("dep", "C01-01-04"), key("dep", "C01-01-05")
	path := exported(t, ws, sheet, AnswerSheetRequest{Keys: []checklist.Key{listed, locked}})
	for _, k := range []checklist.Key{listed, locked} {
		r := sheet.Response(k)
		r.Rating = "partly"
		if _, err := ws.Save(t.Context(), sheet, Edit{Response: r}); err != nil {
			t.Fatal(err)
		}
	}
	sheet.Assessment.State, sheet.Assessment.Returned = checklist.StateReturned, &checklist.ReturnNote{Keys: []checklist.Key{listed}}
	read, err := ws.ReadAnswerSheets(t.Context(), sheet, []string{path}, AnswerImportOptions{})
	if err != nil || len(read.Refused) != 1 || read.Refused[0].Code != exchange.SheetNotReturned || read.Refused[0].Key != locked || len(read.Changed) != 1 || read.Understood != 1 {
		t.Errorf("%+v, %v", read, err)
	}
}

func TestAnswerSheetFiles(t *testing.T) {
	ws, sheet := openSample(t)
	path := exported(t, ws, sheet, AnswerSheetRequest{})
	if err := ws.ExportAnswerSheet(t.Context(), sheet, path, AnswerSheetRequest{}); !errors.Is(err, store.ErrExists) {
		t.Errorf("a file that is there: %v", err)
	}
	if err := ws.ExportAnswerSheet(t.Context(), sheet, path, AnswerSheetRequest{Replace: true}); err != nil {
		t.Error(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ws.ReadAnswerSheets(stopped, sheet, []string{path}, AnswerImportOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, bad := range []string{path + "x", t.TempDir()} {
		if _, err := ws.ReadAnswerSheets(t.Context(), sheet, []string{path, bad}, AnswerImportOptions{}); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// What is left out stays as it is recorded; the rest is applied.
func TestAnswerSheetWithout(t *testing.T) {
	ws, sheet := openSample(t)
	left, taken := key("dep", "C01-01-04"), key("dep", "C01-01-05")
	path := exported(t, ws, sheet, AnswerSheetRequest{Keys: []checklist.Key{left, taken}})
	for _, k := range []checklist.Key{left, taken} {
		r := sheet.Response(k)
		r.Rating = "partly"
		if _, err := ws.Save(t.Context(), sheet, Edit{Response: r}); err != nil {
			t.Fatal(err)
		}
	}
	read, err := ws.ReadAnswerSheets(t.Context(), sheet, []string{path}, AnswerImportOptions{})
	if err != nil || len(read.Changed) != 2 || read.Strange() {
		t.Fatalf("%+v, %v", read.Changed, err)
	}
	part := read.Without(left)
	if _, err := ws.ApplyAnswerSheets(t.Context(), sheet, &part); err != nil || len(part.Changed) != 1 || len(read.Changed) != 2 {
		t.Fatalf("%+v, %v", part.Changed, err)
	}
	if sheet.Response(left).Rating != "partly" || sheet.Response(taken).Rating == "partly" {
		t.Errorf("recorded %v and %v", sheet.Response(left).Rating, sheet.Response(taken).Rating)
	}
	none := read.Without(left, taken)
	if undo, err := ws.ApplyAnswerSheets(t.Context(), sheet, &none); undo != nil || err != nil {
		t.Error(undo, err)
	}
}
