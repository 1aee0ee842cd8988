package workflow

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

func fixedNow() time.Time { return time.Date(2026, 10, 5, 9, 30, 0, 0, time.FixedZone("JST", 9*3600)) }

// openSample makes the sample workspace in a fresh folder and opens it. At the
// end of the test the file is checked.
func openSample(t *testing.T) (*Workspace, *Sheet) {
	t.Helper()
	path := filepath.Join(t.TempDir(), SampleName)
	if err := CreateSample(t.Context(), path, fixedNow); err != nil {
		t.Fatal(err)
	}
	ws, err := Open(t.Context(), path, Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
		problems, err := Check(context.Background(), path, nil)
		if err != nil || len(problems) > 0 {
			t.Errorf("check: %v %v", problems, err)
		}
	})
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	return ws, sheet
}

func key(subject, item string) checklist.Key { return checklist.Key{Subject: subject, Item: item} }

// reloaded must be the same as what Save left in the sheet.
func mustMatchFile(t *testing.T, ws *Workspace, sheet *Sheet) {
	t.Helper()
	fresh, err := ws.Sheet(sheet.Round.FiscalYear)
	if err != nil {
		t.Fatal(err)
	}
	for k, r := range fresh.Answers.Responses {
		if got := sheet.Answers.Responses[k]; got == nil || !sameAnswer(*got, *r) {
			t.Errorf("%v: sheet has %+v, file has %+v", k, got, r)
		}
	}
	for k := range sheet.Answers.Evidence {
		if len(sheet.Answers.Evidence[k]) != len(fresh.Answers.Evidence[k]) {
			t.Errorf("%v: evidence differs from the file's", k)
		}
	}
}

func TestSaveUndoRedo(t *testing.T) {
	ws, sheet := openSample(t)
	k := key("dep", "C02-02-02")
	before := sheet.Response(k)
	edit := before
	edit.Rating, edit.Comment, edit.Plan = "done", "突合せを終えた。", checklist.Plan{}
	undo, err := ws.Save(t.Context(), sheet, Edit{Response: edit})
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Response(k); got.Rating != "done" || got.Stamp.Actor != "税務課 庶務係長" {
		t.Errorf("saved %+v", got)
	}
	mustMatchFile(t, ws, sheet)
	redo, err := ws.Save(t.Context(), sheet, undo...)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Response(k); !sameAnswer(got, before) {
		t.Errorf("undone to %+v, want %+v", got, before)
	}
	if _, err := ws.Save(t.Context(), sheet, redo...); err != nil {
		t.Fatal(err)
	}
	if got := sheet.Response(k); got.Comment != "突合せを終えた。" {
		t.Errorf("redone to %+v", got)
	}
	mustMatchFile(t, ws, sheet)
}

func TestSaveWithoutChangeLeavesNoTrace(t *testing.T) {
	ws, sheet := openSample(t)
	before, err := ws.VerifyJournal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	undo, err := ws.Save(t.Context(), sheet, Edit{Response: sheet.Response(key("dep", "C02-02-02"))})
	if err != nil || len(undo) != 0 {
		t.Fatalf("undo %v, %v", undo, err)
	}
	if after, err := ws.VerifyJournal(t.Context()); err != nil || after != before {
		t.Errorf("journal went from %v to %v, %v", before, after, err)
	}
}

func TestAttachExportRemoveUndo(t *testing.T) {
	ws, sheet := openSample(t)
	k := key("dep", "C02-02-02")
	content := bytes.Repeat([]byte("棚卸し記録\n"), 60_000)
	path := filepath.Join(t.TempDir(), "棚卸し記録.txt")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	had := len(sheet.Evidence(k))
	if _, err := ws.Save(t.Context(), sheet, Edit{Response: sheet.Response(k), Add: []NewEvidence{{Path: path}}}); err != nil {
		t.Fatal(err)
	}
	attached := sheet.Evidence(k)[had]
	if attached.Title != "棚卸し記録.txt" || attached.File == nil || attached.File.Size != int64(len(content)) {
		t.Fatalf("attached %+v", attached)
	}
	undo, err := ws.Save(t.Context(), sheet, Edit{Response: sheet.Response(k), Remove: []string{attached.ID}})
	if err != nil || len(sheet.Evidence(k)) != had {
		t.Fatalf("%v, %d left", err, len(sheet.Evidence(k)))
	}
	if _, err := ws.Save(t.Context(), sheet, undo...); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out.txt")
	if err := ws.ExportEvidence(t.Context(), sheet, sheet.Evidence(k)[had], out, nil); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes came back, %v", len(got), err)
	}
	if err := ws.ExportEvidence(t.Context(), sheet, sheet.Evidence(k)[had], out, nil); !errors.Is(err, store.ErrExists) {
		t.Errorf("over a file that is there: %v", err)
	}
	mustMatchFile(t, ws, sheet)
}

// A step of several edits fails as a whole, whichever of them is wrong.
func TestSaveAllOrNothing(t *testing.T) {
	ws, sheet := openSample(t)
	good := sheet.Response(key("dep", "C02-02-02"))
	good.Comment = "変えた"
	wrong := map[string]struct {
		edit Edit
		want error
	}{
		"not on the scale":  {Edit{Response: checklist.Response{Key: key("dep", "C01-01-04"), Rating: "perfect"}}, checklist.ErrUnknownRating},
		"not in scope":      {Edit{Response: checklist.Response{Key: key("dep", "C99-01-01"), Rating: "done"}}, checklist.ErrNotInScope},
		"no such evidence":  {Edit{Response: good, Remove: []string{"nothing"}}, ErrNoSuchEvidence},
		"missing file":      {Edit{Response: good, Add: []NewEvidence{{Path: filepath.Join(t.TempDir(), "none")}}}, os.ErrNotExist},
		"a folder":          {Edit{Response: good, Add: []NewEvidence{{Path: t.TempDir()}}}, syscall.EISDIR},
		"too large":         {Edit{Response: good, Add: []NewEvidence{{Path: hugeFile(t)}}}, store.ErrAttachmentTooLarge},
		"My Number segment": {Edit{Response: sheet.Response(key("dep", "C03-01-05")), Add: []NewEvidence{{Path: smallFile(t)}}}, ErrMyNumberAttachment},
	}
	before, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range wrong {
		t.Run(name, func(t *testing.T) {
			if _, err := ws.Save(t.Context(), sheet, Edit{Response: good}, c.edit); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if !reflect.DeepEqual(sheet.Answers, before.Answers) {
				t.Error("the sheet has changed")
			}
			mustMatchFile(t, ws, sheet)
		})
	}
}

func smallFile(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "small.txt")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func hugeFile(t *testing.T) string {
	path := smallFile(t)
	if err := os.Truncate(path, checklist.MaxAttachment+1); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMyNumberAttachmentsWhereAllowed(t *testing.T) {
	ws, sheet := openSample(t)
	settings, err := ws.Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.MyNumberAttachments = true
	if err := ws.SetSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	edit := Edit{Response: sheet.Response(key("dep", "C03-01-05")), Add: []NewEvidence{{Path: smallFile(t)}}}
	if _, err := ws.Save(t.Context(), sheet, edit); err != nil {
		t.Error(err)
	}
}

func TestApproveNeedsEveryAnswer(t *testing.T) {
	ws, sheet := openSample(t)
	approval := checklist.Approval{DraftNumber: "税起第101号", Date: checklist.Date{Year: 2026, Month: 10, Day: 9}, Post: "税務課長"}
	if err := ws.Approve(t.Context(), sheet, approval); !errors.Is(err, checklist.ErrGaps) {
		t.Fatalf("error %v, want ErrGaps", err)
	}
	if _, err := ws.Save(t.Context(), sheet, fillGaps(sheet)...); err != nil {
		t.Fatal(err)
	}
	for _, date := range []checklist.Date{{Year: 2026, Month: 3, Day: 31}, {Year: 9999, Month: 12, Day: 31}} {
		wrong := approval
		wrong.Date = date
		if err := ws.Approve(t.Context(), sheet, wrong); !errors.Is(err, ErrApprovalDate) {
			t.Errorf("approved on %v: %v", date, err)
		}
	}
	approval.Post = ""
	if err := ws.Approve(t.Context(), sheet, approval); err != nil || sheet.Assessment.Approval.Post != "税務課長" {
		t.Fatal(sheet.Assessment.Approval, err)
	}
	if _, err := ws.Save(t.Context(), sheet, Edit{Response: checklist.Response{Key: key("dep", "C01-01-04")}}); !errors.Is(err, checklist.ErrLocked) {
		t.Errorf("saving into an approved sheet: %v", err)
	}
	early := approval
	early.Date = approval.Date.AddDays(-1)
	if err := ws.Confirm(t.Context(), sheet, early); !errors.Is(err, ErrApprovalDate) {
		t.Errorf("confirmed before the approval: %v", err)
	}
	if err := ws.Confirm(t.Context(), sheet, approval); err != nil {
		t.Error(err)
	}
	if err := ws.Reopen(t.Context(), sheet); err != nil {
		t.Error(err)
	}
	mustMatchFile(t, ws, sheet)
}

// fillGaps answers whatever blocks approval.
func fillGaps(sheet *Sheet) []Edit {
	var edits []Edit
	seen := map[checklist.Key]bool{}
	for _, gap := range sheet.Gaps() {
		if !gap.Code.Blocks() || seen[gap.Key] {
			continue
		}
		seen[gap.Key] = true
		r := checklist.Response{Key: gap.Key, Rating: "done"}
		if entry, _ := sheet.Scope.Find(gap.Key); entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 41, Complying: 41}
		}
		edits = append(edits, Edit{Response: r})
	}
	return edits
}

func TestUnknownYear(t *testing.T) {
	ws, _ := openSample(t)
	var unknown *YearError
	if _, err := ws.Sheet(2019); !errors.As(err, &unknown) || !reflect.DeepEqual(unknown.Years, []checklist.FiscalYear{2026}) {
		t.Errorf("error %v", err)
	}
}

func TestCreateNeverOverwrites(t *testing.T) {
	path := smallFile(t)
	if err := CreateSample(t.Context(), path, fixedNow); !errors.Is(err, store.ErrExists) {
		t.Errorf("error %v, want ErrExists", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "x" {
		t.Errorf("the file now holds %q, %v", got, err)
	}
}
