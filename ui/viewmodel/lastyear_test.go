package viewmodel

import (
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// offered is a session on whose first item something was answered last year.
func offered(t *testing.T, carry checklist.Carry, last checklist.Response) *Session {
	t.Helper()
	s := open(t, smallForm(t))
	last.Key = duty
	offer := checklist.Offer{Carry: carry, Key: duty, Last: []*checklist.Response{&last}}
	s.SetOffers(workflow.Offers{Year: 2025, Scale: s.Sheet().Standard.Scale, Offers: []checklist.Offer{offer}})
	return s
}

func (s *Session) shownLast() LastYear { return s.Detail(s.Answer(duty), NewFormat("ja"), now()).Last }

func TestLastYearStandsBesideTheItem(t *testing.T) {
	if got := open(t, smallForm(t)).shownLast(); got.Lines != "" || got.Whole {
		t.Errorf("without an earlier year: %+v", got)
	}
	last := checklist.Response{Rating: "partly", Comment: "一部の係のみ\n二行目", Note: "台帳は庶務係の棚"}
	got := offered(t, checklist.CarryConfirm, last).shownLast()
	if want := "前年度（令和7年度）：△ 一部実施  一部の係のみ"; got.Lines != want || !got.Whole {
		t.Errorf("got %+v, want %q", got, want)
	}
	if got.Note != last.Note || got.Texts[FieldComment] != last.Comment || got.Texts[FieldReason] != "" {
		t.Errorf("note and texts: %+v", got)
	}
	got = offered(t, checklist.CarryCompare, last).shownLast()
	if want := "前年度（令和7年度）：△ 一部実施（文が変わりました）  一部の係のみ"; got.Lines != want || got.Whole {
		t.Errorf("got %+v, want %q", got, want)
	}
}

// Rating and texts of last year are taken over as one step, and marked.
func TestTakeLast(t *testing.T) {
	plan := checklist.Plan{Action: "担当を決める", Due: checklist.Date{Year: 2026, Month: 3, Day: 31}, Owner: "庶務係長"}
	s := offered(t, checklist.CarryConfirm, checklist.Response{Rating: "partly", Comment: "一部の係のみ", Plan: plan, Responsibility: checklist.Joint, Note: "去年の申し送り"})
	put(t, s, duty, func(r *checklist.Response) { r.Note, r.Inquiring = "今年の申し送り", true })
	answer, ok := s.TakeLast(duty, checklist.DateOf(now()))
	if !ok {
		t.Fatal("not offered")
	}
	if err := s.Put(t.Context(), answer); err != nil {
		t.Fatal(err)
	}
	plan.Due = checklist.Date{} // it is past
	got := stored(t, s, duty)
	if got.Rating != "partly" || got.Comment != "一部の係のみ" || got.Plan != plan || got.Responsibility != checklist.Joint || got.Note != "今年の申し送り" || got.Inquiring {
		t.Errorf("recorded %+v", got)
	}
	row, _ := s.Index(duty)
	if !s.Row(row).Same || s.Unchanged() != 1 || !slices.Equal(s.Select(Filter{Show: ShowSame}), []int{row}) {
		t.Error("the answer is not marked as last year's")
	}
	put(t, s, duty, func(r *checklist.Response) { r.Comment = "全部の係" })
	if s.Row(row).Same || len(s.Select(Filter{Show: ShowOther})) != 0 {
		t.Error("another text, the same rating")
	}
	put(t, s, duty, rated("done"))
	if !slices.Equal(s.Select(Filter{Show: ShowOther}), []int{row}) {
		t.Error("another rating is not found")
	}
}

// Which answers can be taken over as a whole, and which items are other than last
// year, for every way of carrying over.
func TestEveryCarry(t *testing.T) {
	for _, carry := range checklist.Carries() {
		s := offered(t, carry, checklist.Response{Rating: "done"})
		_, whole := s.TakeLast(duty, checklist.DateOf(now()))
		if want := carry == checklist.CarryConfirm; whole != want {
			t.Errorf("%s is taken over: %v", carry, whole)
		}
		other := len(s.Select(Filter{Show: ShowOther})) == 1
		if want := carry == checklist.CarryNew || carry == checklist.CarryCompare; other != want {
			t.Errorf("%s is other: %v", carry, other)
		}
		put(t, s, duty, rated("done"))
		if want := carry == checklist.CarryConfirm; (s.Unchanged() == 1) != want {
			t.Errorf("%s is unchanged: %v", carry, !want)
		}
	}
}

func TestEvidenceOfLastYear(t *testing.T) {
	s := offered(t, checklist.CarryConfirm, checklist.Response{Rating: "done"})
	before := lastYear(t)
	before.Evidence = map[checklist.Key][]checklist.Evidence{duty: {{ID: "1", Key: duty, Title: "事務分担表", Location: "共有フォルダー", File: &checklist.File{Name: "a.pdf"}}}}
	s.SetBefore(before)
	got := s.shownLast().Evidence
	if len(got) != 1 || got[0].Small != "共有フォルダー" || got[0].Reference != (checklist.Evidence{Title: "事務分担表", Location: "共有フォルダー"}) {
		t.Errorf("%+v", got)
	}
}

// What others have answered for the whole city stands beside the items of the same
// section.
func TestCentralAnswersStandBesideTheItem(t *testing.T) {
	s := open(t, smallForm(t))
	s.SetCentral([]checklist.CentralAnswer{{Department: checklist.Text{Ja: "情報政策課"}, Response: checklist.Response{Key: checklist.Key{Subject: "city", Item: password.Item}, Rating: "done"}}})
	central := func(key checklist.Key) int { return len(s.Detail(s.Answer(key), NewFormat("ja"), now()).Central) }
	if central(duty) != 1 || central(training) != 0 {
		t.Errorf("beside %d and %d", central(duty), central(training))
	}
}
