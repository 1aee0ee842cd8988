package viewmodel

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// detail describes an item as it is recorded.
func detail(s *Session, key checklist.Key) Detail {
	return s.Detail(s.Answer(key), NewFormat("ja"), now())
}

func TestDetailOfARatingItem(t *testing.T) {
	s := open(t, smallForm(t))
	d := detail(s, duty)
	if d.ID != "C01-01-01" || d.Where != "税務課 › 組織体制 › 責任者と役割" || d.Topic != "担当者の指名" || d.Counted || d.MayBeNothing || d.Critical {
		t.Errorf("%+v", d)
	}
	if len(d.Options) != 4 || d.Options[1] != (Option{"partly", "△", "一部実施", "書いてあるが、前年度のまま。", checklist.ClassPartly}) || d.Chosen != -1 {
		t.Errorf("options %+v", d.Options)
	}
	if !slices.Equal(d.References, []string{"ISO/IEC 27001:2022 附属書A A.5.2", "NIST CSF 2.0 GV.RR-02"}) {
		t.Errorf("references %q", d.References)
	}
	if d.EvidenceHint == "" || d.Why == "" || d.Verify != "" || d.Stamp != "" || d.Locked != nil {
		t.Errorf("%+v", d)
	}
	put(t, s, duty, rated("partly"))
	if d = detail(s, duty); d.Chosen != 1 || d.Status != StatusPartly || d.Stamp != "庶務係長 09:30" {
		t.Errorf("%+v", d)
	}
	english := s.Detail(s.Answer(duty), NewFormat("en"), now())
	if english.Topic != "Naming a respondent" || english.Options[1].Word != "Partly done" {
		t.Errorf("%+v", english)
	}
}

// Every rating on an ordinary and on a critical item asks for its own fields.
func TestFieldsThatTheRatingAsksFor(t *testing.T) {
	s := open(t, smallForm(t))
	for _, test := range []struct {
		key    checklist.Key
		rating checklist.RatingCode
		reason bool
		demand checklist.PlanDemand
	}{
		{duty, "", false, checklist.PlanNone},
		{duty, "done", false, checklist.PlanNone},
		{duty, "partly", false, checklist.PlanLine},
		{duty, "not_done", false, checklist.PlanFull},
		{duty, "not_applicable", true, checklist.PlanNone},
		{password, "", false, checklist.PlanNone},
		{password, "done", false, checklist.PlanNone},
		{password, "partly", false, checklist.PlanFull},
		{password, "not_done", false, checklist.PlanFull},
		{password, "not_applicable", true, checklist.PlanNone},
	} {
		answer := s.Answer(test.key)
		answer.Rating = test.rating
		for _, inquiring := range []bool{false, true} {
			answer.Inquiring = inquiring
			d := s.Detail(answer, NewFormat("ja"), now())
			reason, demand := test.reason && !inquiring, test.demand
			if inquiring {
				demand = checklist.PlanNone
			}
			if d.AskReason != reason || d.Demand != demand {
				t.Errorf("%s %q inquiring %v: reason %v, plan %s", test.key.Item, test.rating, inquiring, d.AskReason, d.Demand)
			}
		}
	}
}

func TestDetailOfAHeadCount(t *testing.T) {
	s := open(t, smallForm(t))
	d := detail(s, training)
	if !d.Counted || d.Counting == "" || d.CountResult != "" || len(d.Options) != 0 {
		t.Errorf("%+v", d)
	}
	for _, test := range []struct {
		concerned, complying int
		result               string
		demand               checklist.PlanDemand
	}{
		{50, 50, "100.00% ○ 実施", checklist.PlanNone},
		{50, 41, "82.00% △ 一部実施", checklist.PlanNone},
		{50, 39, "78.00% × 未実施", checklist.PlanFull},
		{0, 0, "－ － 該当なし", checklist.PlanNone},
	} {
		answer := s.Answer(training)
		answer.Count = &checklist.HeadCount{Concerned: test.concerned, Complying: test.complying}
		if d := s.Detail(answer, NewFormat("ja"), now()); d.CountResult != test.result || d.Demand != test.demand || d.AskReason {
			t.Errorf("%d of %d: %q, plan %s", test.complying, test.concerned, d.CountResult, d.Demand)
		}
	}
}

func TestNothingHappened(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, incident, func(r *checklist.Response) { r.Nothing = true })
	d := detail(s, incident)
	if !d.MayBeNothing || d.Chosen != -1 || d.AskReason || d.Status != StatusNotApplicable {
		t.Errorf("%+v", d)
	}
}

func TestEvidenceRows(t *testing.T) {
	s := open(t, smallForm(t))
	add := []workflow.NewEvidence{
		{Evidence: checklist.Evidence{Title: "事務分担表", Number: "税第12号", Location: "共有フォルダー", Date: checklist.Date{Year: 2026, Month: time.April, Day: 1}}},
		{Evidence: checklist.Evidence{Title: "前年度の台帳", Date: checklist.Date{Year: 2026, Month: time.March, Day: 31}}},
	}
	if err := s.Save(t.Context(), s.AddEvidence(duty, add...)); err != nil {
		t.Fatal(err)
	}
	rows := detail(s, duty).Evidence
	if len(rows) != 2 || rows[0].Small != "税第12号、共有フォルダー、令和8年4月1日" || rows[0].Stale || rows[0].File || !rows[1].Stale {
		t.Errorf("%+v", rows)
	}
}

func TestFilesStayOutOfTheMyNumberSegment(t *testing.T) {
	s := open(t, smallForm(t))
	if !detail(s, duty).MayAttach || detail(s, register).MayAttach {
		t.Error("files may be attached to the wrong items")
	}
	settings, err := s.Workspace().Settings()
	if err != nil {
		t.Fatal(err)
	}
	settings.MyNumberAttachments = true
	if err := s.Workspace().SetSettings(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	if !detail(s, register).MayAttach {
		t.Error("files may not be attached although the workspace allows it")
	}
}

func TestClauses(t *testing.T) {
	s := open(t, smallForm(t))
	if got := detail(s, duty).Clauses; got != nil {
		t.Errorf("without a policy: %+v", got)
	}
	policy := checklist.Policy{Title: "基本方針", Clauses: []checklist.Clause{{Ref: "6", Title: "対策", Clauses: []checklist.Clause{
		{Ref: "6(1)", Title: "組織体制", Text: "体制を整える。", Clauses: []checklist.Clause{{Ref: "6(1)①", Text: "責任者を置く。"}}},
	}}}}
	if err := s.Workspace().SetPolicy(t.Context(), policy); err != nil {
		t.Fatal(err)
	}
	sheet, err := s.Workspace().Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, duty, rated("done"))
	s.Reload(sheet)
	got := detail(s, duty).Clauses
	if len(got) != 1 || got[0].Ref != "6(1)" || got[0].Text != "組織体制\n体制を整える。\n① 責任者を置く。" {
		t.Errorf("%+v", got)
	}
	if s.CanUndo() {
		t.Error("steps from before the reload can be taken back")
	}
}

// All states, whether the item is among those returned or not.
func TestLocked(t *testing.T) {
	s := open(t, smallForm(t))
	for _, state := range checklist.States() {
		for _, listed := range []bool{false, true} {
			s.Sheet().Assessment.State = state
			s.Sheet().Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{password}}
			if listed {
				s.Sheet().Assessment.Returned.Keys = []checklist.Key{duty}
			}
			want := error(checklist.ErrLocked)
			switch {
			case state == checklist.StateDraft, state == checklist.StateReturned && listed:
				want = nil
			case state == checklist.StateReturned:
				want = checklist.ErrItemLocked
			}
			if got := detail(s, duty).Locked; !errors.Is(got, want) {
				t.Errorf("%s, listed %v: %v", state, listed, got)
			}
		}
	}
}

func TestGapsHaveWords(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		f := NewFormat(lang)
		for _, code := range checklist.GapCodes() {
			if text := f.Gap(code); !code.Optional() && strings.ContainsAny(text, "⟦⟧") {
				t.Errorf("%s: %s", lang, text)
			}
		}
	}
}
