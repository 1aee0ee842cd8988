package viewmodel

import (
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// handedBack writes an answer sheet of all items as they are in another session and
// reads it into s.
func handedBack(t *testing.T, s *Session, fill func(other *Session)) *Handback {
	t.Helper()
	other := open(t, smallForm(t))
	fill(other)
	path := filepath.Join(t.TempDir(), "票.xlsx")
	if err := other.ws.ExportAnswerSheet(t.Context(), other.sheet, path, workflow.AnswerSheetRequest{}); err != nil {
		t.Fatal(err)
	}
	read, err := s.ws.ReadAnswerSheets(t.Context(), s.sheet, []string{path}, workflow.AnswerImportOptions{KeepAnswered: true})
	if err != nil || !read.Clean() {
		t.Fatalf("%+v, %v", read.Refused, err)
	}
	return s.NewHandback(read, NewFormat("ja"))
}

// Where both sides say something a person chooses; what is empty is filled, and what
// is the same on both sides does not show.
func TestHandback(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, register, func(r *checklist.Response) { r.Rating, r.Comment = "done", "台帳がある。" })
	put(t, s, password, func(r *checklist.Response) { r.Rating = "done" })
	put(t, s, incident, func(r *checklist.Response) { r.Comment = "自分だけの記入" })
	h := handedBack(t, s, func(other *Session) {
		put(t, other, duty, func(r *checklist.Response) { r.Rating = "done" })
		put(t, other, password, func(r *checklist.Response) { r.Rating = "done" })
		put(t, other, register, func(r *checklist.Response) {
			r.Rating, r.Comment, r.Plan.Due = "partly", "一部だけ。", checklist.Date{Year: 2027, Month: 3, Day: 31}
		})
	})
	if len(h.Items) != 2 || h.Items[0].Key != register || h.Items[1].Key != duty {
		t.Fatalf("items %+v", h.Items)
	}
	want := []HandbackField{{"評価", "○ 実施", "△ 一部実施"}, {"現状", "台帳がある。", "一部だけ。"}, {"期限", "（なし）", "令和9年3月31日"}}
	if got := h.Items[0]; !got.Conflict || got.Choice != Undecided || !slices.Equal(got.Fields, want) {
		t.Errorf("conflict %+v", got)
	}
	if got := h.Items[1]; got.Conflict || got.Choice != Theirs {
		t.Errorf("filled %+v", got)
	}
	if h.Count(Undecided) != 1 || h.Count(Theirs) != 1 || h.Untaken() != 0 {
		t.Error("miscounted")
	}
}

// Only the items of which the other side holds are recorded, as one step.
func TestTakeHandback(t *testing.T) {
	for _, c := range []struct {
		choice           HandbackChoice
		register, rating checklist.RatingCode
	}{{Mine, "done", ""}, {Theirs, "partly", "done"}} {
		s := open(t, smallForm(t))
		put(t, s, register, func(r *checklist.Response) { r.Rating = "done" })
		h := handedBack(t, s, func(other *Session) {
			put(t, other, duty, func(r *checklist.Response) { r.Rating = "done" })
			put(t, other, register, func(r *checklist.Response) { r.Rating = "partly" })
		})
		h.ChooseAll(c.choice)
		_, any := h.First()
		read := h.Chosen()
		undo, err := s.ws.ApplyAnswerSheets(t.Context(), s.sheet, &read)
		if err != nil || any != (c.choice == Theirs) {
			t.Fatal(any, err)
		}
		if stored(t, s, register).Rating != c.register || stored(t, s, duty).Rating != c.rating {
			t.Errorf("choice %v: recorded %v, %v", c.choice, stored(t, s, register).Rating, stored(t, s, duty).Rating)
		}
		if c.choice == Mine {
			continue
		}
		s.Adopt(s.sheet, duty, undo)
		if _, _, err := s.Undo(t.Context()); err != nil || stored(t, s, register).Rating != "done" || stored(t, s, duty).Rating != "" {
			t.Error("not one step", err)
		}
	}
}

func TestPartName(t *testing.T) {
	s := open(t, smallForm(t))
	f := NewFormat("ja")
	if got := s.PartName(" 窓口/担当 ", f); filepath.Ext(got) != ".xlsx" || got == s.AnswerSheetName(f) || filepath.Base(got) != got {
		t.Error(got)
	}
	if got := s.PartName("", f); got != s.AnswerSheetName(f) {
		t.Error(got)
	}
}
