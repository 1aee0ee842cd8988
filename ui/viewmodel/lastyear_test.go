package viewmodel

import (
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestLastYearStandsBesideTheItem(t *testing.T) {
	s := open(t, smallForm(t))
	shown := func() string { return s.Detail(s.Answer(duty), NewFormat("ja"), now()).Last }
	if got := shown(); got != "" {
		t.Errorf("without an earlier year: %q", got)
	}
	offer := checklist.Offer{Carry: checklist.CarryConfirm, Key: duty,
		Last: []*checklist.Response{{Key: duty, Rating: "partly", Comment: "一部の係のみ\n二行目"}}}
	offers := workflow.Offers{Year: 2025, Scale: s.Sheet().Standard.Scale, Offers: []checklist.Offer{offer}}
	s.SetOffers(offers)
	if got, want := shown(), "前年度（令和7年度）：△ 一部実施  一部の係のみ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	offers.Offers[0].Carry = checklist.CarryCompare
	s.SetOffers(offers)
	if got, want := shown(), "前年度（令和7年度）：△ 一部実施（文が変わりました）  一部の係のみ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
