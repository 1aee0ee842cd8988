package viewmodel

import (
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// complete answers everything on the small sheet so that nothing hinders.
func complete(t *testing.T, s *Session) {
	t.Helper()
	for _, key := range []checklist.Key{duty, password, register, accounts} {
		put(t, s, key, rated("done"))
	}
	put(t, s, incident, func(r *checklist.Response) { r.Nothing, r.Inquiring = true, false })
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 10, Complying: 10} })
}

func TestLeftCountsEachItemOnce(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	if got := f.Left(s.Left()); got != "あと6問" {
		t.Errorf("at the beginning: %q", got)
	}
	put(t, s, duty, rated("not_done")) // cause, action, date, owner and funding are missing
	put(t, s, password, rated("partly"))
	put(t, s, register, rated("not_applicable"))
	put(t, s, incident, func(r *checklist.Response) { r.Inquiring = true })
	if got, want := f.Left(s.Left()), "あと2問、照会中1件、未記入の計画2件、理由・人数の不備1件"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := NewFormat("en").Left(s.Left()), "2 questions to go, 1 under inquiry, 2 unfinished plans, 1 reason or number missing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	complete(t, s)
	if left := s.Left(); left != (Left{}) || f.Left(left) != "" {
		t.Errorf("at the end: %+v", left)
	}
}

// What is next, and the step that is marked, in every state.
func TestNextInEveryState(t *testing.T) {
	begin := func(*Session) {}
	some := func(s *Session) { put(t, s, duty, rated("done")) }
	full := func(s *Session) { complete(t, s) }
	mend := func(s *Session) { full(s); put(t, s, duty, rated("partly")) }
	for _, test := range []struct {
		state   checklist.State
		answers func(*Session)
		next    NextCode
		step    StepCode
		going   bool
	}{
		{checklist.StateDraft, begin, NextBegin, StepFill, true},
		{checklist.StateDraft, some, NextAnswer, StepFill, true},
		{checklist.StateDraft, mend, NextMend, StepFill, true},
		{checklist.StateDraft, full, NextApprove, StepApprove, true},
		{checklist.StateApproved, full, NextSubmit, StepSubmit, true},
		{checklist.StateApproved, begin, NextSubmit, StepSubmit, true},
		{checklist.StateConfirmed, full, NextSubmit, StepSubmit, true},
		{checklist.StateSubmitted, full, NextWait, StepResult, true},
		{checklist.StateSubmitted, begin, NextWait, StepResult, true},
		{checklist.StateReturned, full, NextReturned, StepFill, true},
		{checklist.StateReturned, begin, NextReturned, StepFill, true},
		{checklist.StateAccepted, full, NextDone, StepResult, false},
		{checklist.StateAccepted, begin, NextDone, StepResult, false},
	} {
		s := open(t, smallForm(t))
		test.answers(s)
		s.sheet.Assessment.State = test.state
		s.sheet.Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{password}, Stamp: checklist.Stamp{At: now().AddDate(0, 0, 1)}}
		step, going := s.Current()
		if next := s.Next(); next != test.next || step != test.step || going != test.going {
			t.Errorf("%s: next %s, step %s, going %v", test.state, next, step, going)
		}
	}
}

// A returned item counts until it is answered anew.
func TestReturnedItems(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	complete(t, s)
	if _, ok := s.NextReturned(); ok {
		t.Error("something was returned")
	}
	s.sheet.Assessment.State = checklist.StateReturned
	s.sheet.Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{password}, Stamp: checklist.Stamp{At: now()}}
	row, ok := s.NextReturned()
	if !ok || s.Row(row).Key != password || f.Left(s.Left()) != "差し戻された項目1件" {
		t.Errorf("row %d %v, left %+v", row, ok, s.Left())
	}
	answer := s.sheet.Answers.Responses[password]
	answer.Stamp.At = now().Add(1)
	if _, ok := s.NextReturned(); ok || s.Next() != NextApprove {
		t.Errorf("answered anew, next is %s", s.Next())
	}
}

func TestDueWithExtension(t *testing.T) {
	s := open(t, smallForm(t))
	if due, extended := s.Due(); due.Day != 30 || extended {
		t.Errorf("%v %v", due, extended)
	}
	s.sheet.Assessment.Due = checklist.Date{Year: 2026, Month: 11, Day: 6}
	if due, extended := s.Due(); due.Month != 11 || !extended {
		t.Errorf("%v %v", due, extended)
	}
}

// lastYear is what another session holds, as the year before.
func lastYear(t *testing.T) *workflow.YearBefore {
	t.Helper()
	s := open(t, smallForm(t))
	put(t, s, duty, rated("done"))
	put(t, s, password, rated("partly"))
	return &workflow.YearBefore{Year: 2025, Departments: []checklist.Department{s.sheet.Assessment.Department}, Score: s.score}
}

func TestYearsBesideEachOther(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	if pairs, before := s.Years(f); pairs != nil || before != "" {
		t.Errorf("without an earlier year: %v %q", pairs, before)
	}
	put(t, s, duty, rated("done"))
	s.SetBefore(lastYear(t))
	pairs, before := s.Years(f)
	if before != "令和7年度" || len(pairs) != 3 || pairs[1] != (YearPair{"回答率", "16.66%", "33.33%"}) {
		t.Errorf("%q %v", before, pairs)
	}
	chapters := s.Chapters(f)
	if len(chapters) != 2 || chapters[0].Title != "組織体制" || !chapters[0].Before.Valid || chapters[0].FigureBefore(FigureAnswer).Permyriad != 10000 {
		t.Errorf("%+v", chapters)
	}
	if whole := s.Whole(f); whole.FigureBefore(FigureScore) != whole.Before || whole.FigureBefore(FigureImplementation).Permyriad != 1666 {
		t.Errorf("%+v", whole)
	}
	joined := lastYear(t)
	joined.Departments = append(joined.Departments, checklist.Department{ID: "d2"})
	s.SetBefore(joined)
	if _, before := s.Years(f); before != "令和7年度（統合前の2所属の計）" {
		t.Errorf("%q", before)
	}
	s.SetBefore(nil)
	if s.Whole(f).Before.Valid {
		t.Error("the year before stays")
	}
}

func TestEnterGoesToTheFirstOpenItem(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	subjects := s.Subjects(f)
	if len(subjects) != 2 || subjects[1].Title != "税務システム" || subjects[0].Tally.InScope != 5 {
		t.Fatalf("%+v", subjects)
	}
	enter := func(id PortionID, want checklist.Key) {
		t.Helper()
		if row, ok := s.Enter(id); !ok || s.Row(row).Key != want {
			t.Errorf("%+v leads to %v", id, s.Row(row).Key)
		}
	}
	put(t, s, duty, rated("done"))
	enter(PortionID{Section: "C01"}, password)
	put(t, s, password, rated("done"))
	enter(PortionID{Section: "C01"}, duty)
	enter(PortionID{Subject: "system1"}, accounts)
	enter(PortionID{}, training)
	if _, ok := s.Enter(PortionID{Section: "no such"}); ok {
		t.Error("there is a row in no section")
	}
}

func TestWarnings(t *testing.T) {
	s := open(t, smallForm(t))
	today := checklist.DateOf(now())
	if got := s.Warnings(today); got != nil {
		t.Errorf("%v", got)
	}
	old := checklist.Evidence{Title: "分担表", Date: checklist.Date{Year: 2025, Month: 6, Day: 1}}
	put(t, s, duty, rated("done"))
	if err := s.Save(t.Context(), s.AddEvidence(duty, workflow.NewEvidence{Evidence: old})); err != nil {
		t.Fatal(err)
	}
	put(t, s, password, func(r *checklist.Response) {
		r.Rating, r.Plan.Due, r.Plan.Action = "partly", today.AddDays(-1), "周知する"
	})
	put(t, s, register, func(r *checklist.Response) { r.Rating, r.Plan.Due = "done", today.AddDays(-1) }) // asks for no plan
	want := []Warning{{WarnStale, 1, duty}, {WarnAwareness, 1, password}, {WarnPlanPast, 1, password}}
	if got := s.Warnings(today); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	s.Sheet().Known = trainedLess(s)
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50} })
	sum, late := 0, checklist.Date{Year: 2026, Month: 10, Day: 31}
	for _, w := range s.Warnings(today) {
		if w.Code != WarnPlanPast {
			sum += w.N
		}
	}
	if _, doubts := s.Gaps(); sum != doubts || doubts != 3 {
		t.Errorf("the first page tells of %d doubts, the check of %d", sum, doubts)
	}
	if got := s.Warnings(late); got[0].Code != WarnLate {
		t.Errorf("%+v", got)
	}
	s.sheet.Assessment.State = checklist.StateSubmitted
	if got := s.Warnings(late); len(got) != 1 || got[0].Code != WarnPlanPast {
		t.Errorf("what is submitted is neither late nor doubtful: %+v", got)
	}
}

func TestErrata(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	s.sheet.Round.Errata = []checklist.Erratum{{Item: "C99-01-01", Text: "別"}, {Item: duty.Item, Text: "係ごとの表でもよい。", NotCounted: true}}
	got := s.Errata(f)
	if len(got) != 2 || got[0] != (OfficeWord{duty.Item, "担当者の指名", "係ごとの表でもよい。", true, duty}) || got[1].Key != (checklist.Key{}) || got[1].Topic != "" {
		t.Errorf("%+v", got)
	}
}

func TestHandedIn(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	decided := checklist.Stamp{At: now().AddDate(0, 0, 2)}
	s.SetHandedIn(workflow.HandedIn{Joined: true, Revisions: []workflow.HandedRevision{
		{Revision: 1, Made: checklist.Stamp{At: now()}, Decision: "returned", Decided: &decided}, {Revision: 2, Made: checklist.Stamp{At: now()}},
	}})
	got := s.HandedIn(f)
	if !s.Joined() || len(got) != 2 || got[0] != (Handed{"第2回（令和8年10月1日）", "none", ""}) || got[1] != (Handed{"第1回（令和8年10月1日）", "returned", "令和8年10月3日"}) {
		t.Errorf("%+v", got)
	}
	if name := s.SubmissionName(f); name != "提出_税務課_令和8年度.tenkensub" {
		t.Errorf("%q", name)
	}
	if name := s.AnswerSheetName(NewFormat("en")); !strings.HasSuffix(name, "_FY2026.xlsx") {
		t.Errorf("%q", name)
	}
	note := &checklist.ReturnNote{Text: "根拠を足してください。"}
	if got := f.Applied(workflow.Applied{Decision: "returned", Revision: 2, Returned: note}); !strings.HasPrefix(got, "第2回の提出が差し戻されました。") || !strings.HasSuffix(got, note.Text) {
		t.Errorf("%q", got)
	}
	if got := f.Applied(workflow.Applied{Decision: "accepted", Revision: 1, Superseded: true}); !strings.Contains(got, "新しい提出") {
		t.Errorf("%q", got)
	}
}

func TestCentral(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	s.SetCentral([]checklist.CentralAnswer{{Department: checklist.Text{Ja: "情報政策課"}, Subject: checklist.Text{Ja: "市全体"}, Response: checklist.Response{Key: duty, Rating: "done"}}})
	if got := s.Central(f); len(got) != 1 || got[0] != (CentralLine{"○ 実施　担当者の指名", "C01-01-01　情報政策課　市全体"}) {
		t.Errorf("%+v", got)
	}
}
