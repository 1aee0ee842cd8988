package checklist_test

import (
	"reflect"
	"strings"
	"testing"

	"tenken/checklist"
)

// offers writes what is offered as "carry item<last year's items".
func offers(all []checklist.Offer) string {
	var lines []string
	for _, offer := range all {
		var last []string
		for _, r := range offer.Last {
			last = append(last, r.Key.Item)
		}
		lines = append(lines, string(offer.Carry)+" "+offer.Key.Item+"<"+strings.Join(last, "+"))
	}
	return strings.Join(lines, ", ")
}

func TestCarryOver(t *testing.T) {
	asked, anew := asking("台帳を見直しましたか。"), asking("書庫を施錠しましたか。")
	inquiry := rated("A", done)
	inquiry.Inquiring = true
	criteria := func(text string) func(*checklist.Item) {
		return func(i *checklist.Item) {
			i.Criteria = []checklist.Criterion{{Rating: done, Text: checklist.Text{Ja: text, En: "There is one."}}}
		}
	}
	english := func(i *checklist.Item) { i.Question.En = "Have you?" }
	reason := func(i *checklist.Item) { i.Why.Ja = "失われます。" }
	for _, tt := range []struct {
		name     string
		old, new items
		last     []*checklist.Response
		want     string
	}{
		{"unchanged", items{question("A")}, items{question("A")}, []*checklist.Response{rated("A", done)}, "confirm A<A"},
		{"unchanged, not done", items{question("A")}, items{question("A")}, []*checklist.Response{rated("A", notDone)}, "confirm A<A"},
		{"unchanged, not applicable", items{question("A")}, items{question("A")}, []*checklist.Response{rated("A", na)}, "confirm A<A"},
		{"unchanged, no answer", items{question("A")}, items{question("A")}, nil, "blank A<"},
		{"unchanged, blank answer", items{question("A")}, items{question("A")}, []*checklist.Response{rated("A", "")}, "blank A<"},
		{"unchanged, under inquiry", items{question("A")}, items{question("A")}, []*checklist.Response{inquiry}, "blank A<"},
		{"other weight and reason", items{question("A")}, items{question("A", weight(3), reason)}, []*checklist.Response{rated("A", done)}, "confirm A<A"},
		{"other English", items{question("A")}, items{question("A", english)}, []*checklist.Response{rated("A", done)}, "confirm A<A"},
		{"other question", items{question("A", asked)}, items{question("A", anew)}, []*checklist.Response{rated("A", done)}, "compare A<A"},
		{"other criterion", items{question("A", criteria("ある。"))}, items{question("A", criteria("日付がある。"))}, []*checklist.Response{rated("A", done)}, "compare A<A"},
		{"counted by head from now on", items{question("A")}, items{question("A", byHead)}, []*checklist.Response{rated("A", done)}, "compare A<A"},
		{"renumbered", items{question("A", asked)}, items{question("B", asked)}, []*checklist.Response{rated("A", done)}, "confirm B<A"},
		{"renumbered and reworded", items{question("A", asked)}, items{question("B", anew, replacing("A"))}, []*checklist.Response{rated("A", done)}, "compare B<A"},
		{"head count", items{question("A", byHead)}, items{question("A", byHead)}, []*checklist.Response{counted("A", 41, 50)}, "read A<A"},
		{"event", items{question("A", event)}, items{question("A", event)}, []*checklist.Response{rated("A", done)}, "read A<A"},
		{"a rating that was on no scale", items{question("A")}, items{question("A")}, []*checklist.Response{rated("A", "half")}, "read A<A"},
		{"new", items{question("A")}, items{question("A"), question("B")}, []*checklist.Response{rated("A", done)}, "confirm A<A, new B<"},
		{"removed", items{question("A"), question("B")}, items{question("B")}, []*checklist.Response{rated("A", done), rated("B", done)}, "confirm B<B, archived A<A"},
		{"removed without an answer", items{question("A"), question("B")}, items{question("B")}, nil, "blank B<"},
		{"split", items{question("A")}, items{question("B", replacing("A")), question("C", replacing("A"))}, []*checklist.Response{rated("A", done)}, "compare B<A, compare C<A"},
		{"merged", items{question("A"), question("B")}, items{question("C", replacing("A", "B"))}, []*checklist.Response{rated("A", done), rated("B", notDone)}, "compare C<A+B"},
		{"merged, one answer", items{question("A"), question("B")}, items{question("C", replacing("A", "B"))}, []*checklist.Response{rated("B", done)}, "compare C<B"},
		{"an answer to nothing", items{question("A")}, items{question("A")}, []*checklist.Response{rated("Z", done)}, "blank A<, archived Z<Z"},
	} {
		old, new, last := standardOf(tt.old...), standardOf(tt.new...), byKey(tt.last...)
		got := checklist.CarryOver(checklist.Compare(old, new), checklist.NewScope(new, office(), nil), last, "")
		if offers(got) != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, offers(got), tt.want)
		}
		if !reflect.DeepEqual(last, byKey(tt.last...)) {
			t.Errorf("%s: last year's answers have changed", tt.name)
		}
	}
}

// An answer belongs to its subject; that of a subject that is gone, and to an item
// that is no longer asked, is archived.
func TestCarryOverOfSubjects(t *testing.T) {
	system := func(i *checklist.Item) { i.Subject = checklist.SubjectSystem }
	std := standardOf(question("A"), question("S", system))
	dep := office()
	dep.Subjects = append(dep.Subjects, checklist.Subject{ID: "s2", Kind: checklist.SubjectSystem})
	last := byKey(rated("A", done))
	for _, subject := range []string{"s1", "s2"} {
		key := checklist.Key{Subject: subject, Item: "S"}
		last[key] = &checklist.Response{Key: key, Rating: partly}
	}
	errata := []checklist.Erratum{{Item: "A", NotCounted: true}}
	got := checklist.CarryOver(checklist.Compare(std, std), checklist.NewScope(std, dep, errata), last, "")
	if want := "confirm S<S, archived A<A, archived S<S"; offers(got) != want || got[0].Key.Subject != "s2" || got[2].Key.Subject != "s1" {
		t.Errorf("got %s, want %s", offers(got), want)
	}
}

// A rating means what its scale says.
func TestCarryOverBetweenScales(t *testing.T) {
	old, gone, other := standardOf(question("A")), standardOf(question("A")), standardOf(question("A"))
	gone.Scale.Ratings = gone.Scale.Ratings[1:]
	other.Scale.Ratings[0].Class = checklist.ClassPartly
	for _, tt := range []struct {
		new  *checklist.Standard
		want string
	}{{old, "confirm A<A"}, {gone, "read A<A"}, {other, "read A<A"}} {
		got := checklist.CarryOver(checklist.Compare(old, tt.new), checklist.NewScope(tt.new, office(), nil), byKey(rated("A", done)), "")
		if offers(got) != tt.want {
			t.Errorf("got %s, want %s", offers(got), tt.want)
		}
	}
}

// What counts is what the department read: texts for other models don't concern
// it, and with another model it reads another text.
func TestCarryOverReadsTheWordsForTheModel(t *testing.T) {
	const a, b = checklist.ModelA, checklist.ModelB
	plain, otherForB := question("A", asking("設問")), question("A", asking("設問"), variant("βの設問", b))
	anotherForB := question("A", asking("設問"), variant("βの別の設問", b))
	for _, tt := range []struct {
		name      string
		old, new  checklist.Item
		then, now checklist.NetworkModel
		want      string
		fate      checklist.Fate
	}{
		{"words for another model", plain, otherForB, a, a, "confirm A<A", checklist.FateUnchanged},
		{"words for another model, which change", otherForB, anotherForB, a, a, "confirm A<A", checklist.FateUnchanged},
		{"words for no model yet", plain, otherForB, "", "", "confirm A<A", checklist.FateUnchanged},
		{"words for this model", plain, otherForB, b, b, "compare A<A", checklist.FateChanged},
		{"words for this model, which change", otherForB, anotherForB, b, b, "compare A<A", checklist.FateChanged},
		{"another model", otherForB, otherForB, a, b, "compare A<A", checklist.FateChanged},
		{"another model, the same words", otherForB, otherForB, a, checklist.ModelAPrime, "confirm A<A", checklist.FateUnchanged},
		{"the model is named at last", otherForB, otherForB, "", b, "compare A<A", checklist.FateChanged},
		{"what was for one model is for all", otherForB, question("A", asking("βの設問")), b, a, "confirm A<A", checklist.FateUnchanged},
		{"other words for all, but not for this one", otherForB, question("A", asking("新しい設問"), variant("βの設問", b)), b, b, "confirm A<A", checklist.FateUnchanged},
	} {
		old, new, dep := standardOf(tt.old), standardOf(tt.new), office()
		dep.Profile.NetworkModel = tt.now
		got := checklist.CarryOver(checklist.Compare(old, new), checklist.NewScope(new, dep, nil), byKey(rated("A", done)), tt.then)
		if offers(got) != tt.want || got[0].Change.Fate != tt.fate {
			t.Errorf("%s: got %s, %s, want %s, %s", tt.name, offers(got), got[0].Change.Fate, tt.want, tt.fate)
		}
	}
}

// The difference that is shown is between what was read and what is read.
func TestCarryOverShowsTheDifferenceForTheModel(t *testing.T) {
	std, dep := standardOf(question("A", asking("設問"), variant("βの設問", checklist.ModelB))), office()
	dep.Profile.NetworkModel = checklist.ModelB
	compared := checklist.Compare(std, std)
	got := checklist.CarryOver(compared, checklist.NewScope(std, dep, nil), byKey(rated("A", done)), checklist.ModelA)
	want := []checklist.FieldChange{{Field: "question", Old: checklist.Value{Text: checklist.Text{Ja: "設問"}}, New: checklist.Value{Text: checklist.Text{Ja: "βの設問"}}}}
	if fields := got[0].Change.Fields; !reflect.DeepEqual(fields, want) {
		t.Errorf("fields are %+v, want %+v", fields, want)
	}
	if fates(compared) != "" {
		t.Errorf("the comparison has become %s", fates(compared))
	}
}
