package workflow

import (
	"errors"
	"os"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
)

// A ruling holds for the file that it names; what an undo would take back is told
// before, and what waits is listed.
func TestRulingsOnSingleFiles(t *testing.T) {
	c := newChain(t)
	first := c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 一", "A2": "yes"}, true)
	other := c.form("d1", "2.xlsx", 1, map[string]string{"A1": "yes 二", "A2": "yes"}, true)
	second := c.form("d2", "3.xlsx", 1, map[string]string{"A1": "yes", "A2": "yes"}, true)
	c.got("new", ReceiveOptions{}, first)
	got := c.got("review new", ReceiveOptions{DryRun: true}, other, second)
	if d := got[0].Differences; len(d) != 1 || d[0].Item.ID != "A1" || d[0].From.Symbol != "○" || d[0].To.Symbol != "○" || got[1].Differences != nil {
		t.Errorf("%+v", got)
	}
	if got[0].Path != other {
		t.Errorf("path %q", got[0].Path)
	}
	files := map[string]FileRuling{other: {RulingAccept, " "}}
	if _, err := c.office.Receive(t.Context(), []string{other, second}, ReceiveOptions{Files: files}); !errors.Is(err, ErrNoNote) {
		t.Error(err)
	}
	c.got("review", ReceiveOptions{}, other)
	waiting, err := c.office.Waiting(0)
	if err != nil || len(waiting) != 2 || waiting[0].File != "1.xlsx" && waiting[1].File != "1.xlsx" || waiting[0].Department != "課d1" {
		t.Errorf("%+v %v", waiting, err)
	}
	files[other] = FileRuling{RulingAccept, "電話で確認"}
	c.got("new new", ReceiveOptions{Files: files}, other, second)
	c.wantState("d2", "submitted 1 0 yes yes")
	undoing, err := c.office.Undoing(t.Context(), 0)
	if err != nil || len(undoing) != 2 {
		t.Errorf("%+v %v", undoing, err)
	}
	c.wantState("d2", "submitted 1 0 yes yes")
	if done, err := c.office.Undo(t.Context(), 0); err != nil || len(done) != 2 || done[0] != undoing[0] {
		t.Errorf("%+v %v", done, err)
	}
	c.wantState("d2", "draft 0 0  ")
}

// A key that nobody has confirmed is told, so that it can be read aloud.
func TestTheSignerOfASubmission(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	sealed, _ := c.submit(ws, sheet, "1")
	keys, err := ws.Keys(t.Context())
	c.must(err)
	if got := c.got("new", ReceiveOptions{}, sealed); got[0].Signer == nil || *got[0].Signer != *keys.Department {
		t.Errorf("%+v", got[0].Signer)
	}
}

// What waits is decided without its file: it counts then, as if the file had come with
// the ruling, and the ruling is taken back like a receive.
func TestRulingWithoutTheFile(t *testing.T) {
	c := newChain(t)
	first := c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 一", "A2": "yes"}, true)
	other := c.form("d1", "2.xlsx", 1, map[string]string{"A1": "yes 二", "A2": "yes"}, true)
	c.got("new", ReceiveOptions{}, first)
	c.got("review", ReceiveOptions{}, other)
	for _, path := range []string{first, other} {
		c.must(os.Remove(path))
	}
	waiting, err := c.office.Waiting(0)
	c.must(err)
	if len(waiting) != 2 {
		t.Fatalf("%+v", waiting)
	}
	var held []HeldFile
	for _, w := range waiting {
		if w.InScope != 2 || w.Answered != 2 || w.Digest == "" {
			t.Errorf("%+v", w)
		}
		if w.File == "2.xlsx" {
			held = append(held, HeldFile{w.ID, w.Revision, w.Digest, FileRuling{RulingAccept, "電話で確認"}})
		}
	}
	silent := slices.Clone(held)
	silent[0].Note = " "
	if _, err := c.office.Rule(t.Context(), 0, silent); !errors.Is(err, ErrNoNote) {
		t.Error(err)
	}
	unknown := slices.Clone(held)
	unknown[0].Digest = "x"
	if _, err := c.office.Rule(t.Context(), 0, unknown); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
	ruled, err := c.office.Rule(t.Context(), 0, held)
	if err != nil || len(ruled) != 1 || !ruled[0].Outcome.Kept() || ruled[0].File != "2.xlsx" || ruled[0].Digest != held[0].Digest {
		t.Fatalf("%+v, %v", ruled, err)
	}
	if sheet, err := c.office.SheetOf(0, "d1"); err != nil || sheet.Response(checklist.Key{Subject: "department", Item: "A1"}).Comment != "二" {
		t.Errorf("%+v, %v", sheet.Answers.Responses, err)
	}
	undone, err := c.office.Undo(t.Context(), 0)
	if err != nil || len(undone) != 1 || undone[0].File != "2.xlsx" {
		t.Errorf("%+v, %v", undone, err)
	}
	if again, err := c.office.Waiting(0); err != nil || len(again) != 2 {
		t.Errorf("%+v, %v", again, err)
	}
}
