package checklist_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

func byStaff(i *checklist.Item) { i.Kind, i.Role = checklist.KindCount, checklist.RoleStaff }

// forms are people who answer one item: y yes, n no, - not applicable, a space nothing.
func forms(item, said string) []checklist.StaffForm {
	words := map[rune]checklist.StaffAnswer{'y': checklist.StaffYes, 'n': checklist.StaffNo, '-': checklist.StaffNotApplicable}
	var all []checklist.StaffForm
	for _, r := range said {
		form := checklist.StaffForm{}
		if answer, ok := words[r]; ok {
			form[at(item)] = answer
		}
		all = append(all, form)
	}
	return all
}

func TestTallyStaff(t *testing.T) {
	scope := scopeOf(question("C1", byStaff), question("C2"), question("C3", byHead))
	for said, want := range map[string]string{
		"yyyyy": "5 5/5", "yyyyn": "5 4/5", "yyy--": "5 3/3", "-----": "5 0/0", "nnnnnnn": "7 0/7", "yyyyn   ": "5 4/5",
		"yyyy": "suppressed", "nnnn    ": "suppressed", "y": "suppressed",
	} {
		counts := checklist.TallyStaff(scope, forms("C1", said))
		if len(counts) != 1 || counts[0].Key != at("C1") {
			t.Fatalf("%q: %+v", said, counts)
		}
		got := "suppressed"
		if c := counts[0]; !c.Suppressed() {
			got = string(rune('0'+c.People)) + " " + string(rune('0'+c.Count.Complying)) + "/" + string(rune('0'+c.Count.Concerned))
		} else if c != (checklist.StaffCount{Key: c.Key}) {
			t.Errorf("%q: a suppressed count says %+v", said, c)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", said, got, want)
		}
	}
	none := slices.Concat(forms("C1", "    "), forms("C2", "yyyyy"), forms("C9", "yyyyy"))
	if counts := checklist.TallyStaff(scope, none); counts != nil {
		t.Errorf("nobody answered a counted item, but %+v", counts)
	}
	if counts := checklist.TallyStaff(scope, forms("C3", "yyyyy")); len(counts) != 1 {
		t.Errorf("an item that the head counts gives %+v", counts)
	}
}

func TestTallyKnowsNoOrder(t *testing.T) {
	items := []string{"C1", "C2", "C3"}
	scope := scopeOf(question("C1", byStaff), question("C2", byStaff), question("C3", byStaff))
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.Custom(func(t *rapid.T) checklist.StaffForm {
			f := checklist.StaffForm{}
			for _, item := range items {
				if answer := rapid.SampledFrom(append(checklist.StaffAnswers(), "")).Draw(t, "answer"); answer != "" {
					f[at(item)] = answer
				}
			}
			return f
		})
		all := rapid.SliceOfN(form, 0, 12).Draw(t, "forms")
		shuffled := rapid.Permutation(all).Draw(t, "shuffled")
		got, again := checklist.TallyStaff(scope, all), checklist.TallyStaff(scope, shuffled)
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("%+v, in another order %+v", got, again)
		}
		for _, c := range got {
			switch {
			case c.Suppressed() != (c.People < checklist.MinGroup):
				t.Fatalf("%d people, suppressed: %v", c.People, c.Suppressed())
			case !c.Suppressed() && (c.Count.Complying > c.Count.Concerned || c.Count.Concerned > c.People || c.People > len(all)):
				t.Fatalf("%+v of %d forms", c, len(all))
			}
		}
	})
}

func TestPropose(t *testing.T) {
	a := checklist.Assessment{State: checklist.StateDraft}
	counts := []checklist.StaffCount{
		{Key: at("C1"), People: 9, Count: &checklist.HeadCount{Concerned: 9, Complying: 8}}, {Key: at("C2")},
		{Key: at("C3"), People: 9, Count: &checklist.HeadCount{Concerned: 9, Complying: 9}},
	}
	old := counted("C1", 7, 9)
	old.Comment, old.Nothing = "10月1日の調査", true
	responses := byKey(old, counted("C3", 9, 9))
	got := a.Propose(counts, responses)
	if len(got) != 2 || !got[0].Changes() || got[1].Changes() || *got[0].From != (checklist.HeadCount{Concerned: 9, Complying: 7}) {
		t.Fatalf("got %+v", got)
	}
	r := got[0].With(old)
	if *r.Count != got[0].To || r.Comment != old.Comment || r.Nothing || *old.Count == *r.Count {
		t.Errorf("response is %+v, was %+v", r, old)
	}
	if r := got[0].With(nil); r.Key != at("C1") || r.Count.Complying != 8 {
		t.Errorf("a new response is %+v", r)
	}
	a.State = checklist.StateSubmitted
	for _, p := range a.Propose(counts, responses) {
		if p.Changes() || !p.Locked {
			t.Errorf("locked, but %+v", p)
		}
	}
}

func TestStaffItems(t *testing.T) {
	scope := scopeOf(question("C1", byStaff), question("C2"), question("C3", byHead))
	if got := scope.StaffItems(); len(got) != 1 || got[0].Item.ID != "C1" || len(scope.Items) != 3 {
		t.Errorf("got %+v", got)
	}
}
