package viewmodel

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// now is the clock of the tests.
func now() time.Time { return time.Date(2026, time.October, 1, 9, 30, 0, 0, time.Local) }

// The keys of the small standard.
var (
	duty     = checklist.Key{Subject: "department", Item: "C01-01-01"}
	password = checklist.Key{Subject: "department", Item: "C01-01-02"} // critical
	training = checklist.Key{Subject: "department", Item: "C02-01-01"} // head count
	incident = checklist.Key{Subject: "department", Item: "C02-01-02"} // event
	register = checklist.Key{Subject: "department", Item: "C02-01-03"} // My Number
	accounts = checklist.Key{Subject: "system1", Item: "C02-02-01"}
)

// smallForm describes a department that gets every item but the city's.
func smallForm(t *testing.T) *Form {
	t.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("..", "testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	form := NewForm(checklist.DateOf(now()), NewFormat("ja"))
	form.City, form.Bureau, form.Department, form.Approver = "青葉市", "総務部", "税務課", "税務課長"
	form.Respondent, form.Due, form.Standard = "庶務係長", "R8.10.30", std
	form.Flags = []checklist.Flag{checklist.FlagMyNumber}
	form.Systems = []FormSubject{{Name: "税務システム", Flags: []checklist.Flag{checklist.FlagCloud}}}
	return form
}

// open makes a workspace of a form and opens a session on it.
func open(t *testing.T, form *Form) *Session {
	t.Helper()
	spec, wrong := form.Spec(workflow.DefaultSettings("ja"))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	ws, err := workflow.Create(t.Context(), filepath.Join(t.TempDir(), "a.tenken"), spec, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	return NewSession(ws, sheet)
}

// put records a changed answer.
func put(t *testing.T, s *Session, key checklist.Key, change func(*checklist.Response)) {
	t.Helper()
	answer := s.Answer(key)
	change(&answer)
	if err := s.Put(t.Context(), answer); err != nil {
		t.Fatal(err)
	}
}

func rated(code checklist.RatingCode) func(*checklist.Response) {
	return func(r *checklist.Response) { r.Rating = code }
}

// stored is the answer as it lies in the file.
func stored(t *testing.T, s *Session, key checklist.Key) checklist.Response {
	t.Helper()
	sheet, err := s.Workspace().Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	return sheet.Response(key)
}

func TestPutRecordsAtOnce(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, rated("done"))
	if got := stored(t, s, duty); got.Rating != "done" || got.Stamp.Actor != "庶務係長" {
		t.Errorf("recorded %+v", got)
	}
	before := stored(t, s, duty).Stamp
	put(t, s, duty, func(r *checklist.Response) { r.Responsibility = checklist.Own })
	if after := stored(t, s, duty).Stamp; after != before || len(s.undo) != 1 {
		t.Error("an answer that says the same was written again")
	}
}

func TestUndoAndRedo(t *testing.T) {
	s := open(t, smallForm(t))
	if _, moved, err := s.Undo(t.Context()); moved || err != nil || s.CanUndo() || s.CanRedo() {
		t.Fatal("there was a step to take back", err)
	}
	put(t, s, duty, rated("partly"))
	put(t, s, duty, func(r *checklist.Response) { r.Plan.Action = "事務分担表を改める" })
	put(t, s, password, rated("done"))

	step := func(move func(context.Context) (checklist.Key, bool, error), want checklist.Key) {
		t.Helper()
		if key, moved, err := move(t.Context()); key != want || !moved || err != nil {
			t.Fatalf("moved %v at %v: %v", moved, key, err)
		}
	}
	step(s.Undo, password)
	step(s.Undo, duty)
	if got := stored(t, s, duty); got.Rating != "partly" || got.Plan.Action != "" {
		t.Errorf("after two steps back: %+v", got)
	}
	step(s.Redo, duty)
	if got := stored(t, s, duty); got.Plan.Action != "事務分担表を改める" {
		t.Errorf("after one step forth: %+v", got)
	}
	step(s.Undo, duty)
	step(s.Undo, duty)
	if got := stored(t, s, duty); !got.IsBlank() || s.CanUndo() {
		t.Errorf("at the beginning: %+v", got)
	}
	put(t, s, incident, func(r *checklist.Response) { r.Nothing = true })
	if s.CanRedo() {
		t.Error("a new answer keeps what was taken back")
	}
}

func TestUndoBringsEvidenceBack(t *testing.T) {
	s := open(t, smallForm(t))
	edit := s.AddEvidence(duty, workflow.NewEvidence{Evidence: checklist.Evidence{Title: "事務分担表"}})
	if err := s.Save(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	id := s.Sheet().Evidence(duty)[0].ID
	if err := s.Save(t.Context(), s.RemoveEvidence(duty, id)); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Evidence(duty, id); ok {
		t.Fatal("the evidence is still there")
	}
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e, ok := s.Evidence(duty, id); !ok || e.Title != "事務分担表" {
		t.Errorf("came back as %+v", e)
	}
}

// A step that cannot be taken back stays, and so does the sheet.
func TestUndoThatFailsStays(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, rated("done"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, moved, err := s.Undo(ctx); moved || err == nil || !s.CanUndo() {
		t.Errorf("moved %v, error %v", moved, err)
	}
	if s.Answer(duty).Rating != "done" {
		t.Error("the answer has changed")
	}
}

func TestAdoptTakesOverABackgroundStep(t *testing.T) {
	s := open(t, smallForm(t))
	own, err := s.Workspace().Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	undo, err := s.Workspace().Save(t.Context(), own, s.AddEvidence(duty, workflow.NewEvidence{Evidence: checklist.Evidence{Title: "台帳"}}))
	if err != nil {
		t.Fatal(err)
	}
	s.Adopt(own, duty, undo)
	if len(s.Sheet().Evidence(duty)) != 1 || !s.CanUndo() {
		t.Fatal("the step was not taken over")
	}
	if rows := s.Select(Filter{Search: "台帳", Show: ShowEvidence}); !slices.Equal(rows, []int{0}) {
		t.Errorf("found %v", rows)
	}
	if _, _, err := s.Undo(t.Context()); err != nil || len(s.Sheet().Evidence(duty)) != 0 {
		t.Error("the step was not taken back", err)
	}
}

func TestHeldTextIsKept(t *testing.T) {
	s := open(t, smallForm(t))
	s.Hold(training, BlankConcerned, "50")
	if typed, ok := s.Held(training, BlankConcerned); typed != "50" || !ok {
		t.Errorf("held %q", typed)
	}
	if _, ok := s.Held(training, BlankComplying); ok {
		t.Error("another field is held, too")
	}
	s.Hold(training, BlankConcerned, "")
	if _, ok := s.Held(training, BlankConcerned); ok {
		t.Error("still held")
	}
}
