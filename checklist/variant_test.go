package checklist_test

import (
	"reflect"
	"testing"

	"tenken/checklist"
)

func text(s string) checklist.Text { return checklist.Text{Ja: s, En: "en " + s} }

// itemOfModels has other texts for β and β′, and others again for α′.
func itemOfModels() checklist.Item {
	return question("A", func(i *checklist.Item) {
		i.Texts = checklist.Texts{
			Question: text("設問"), Why: text("理由"), Verify: text("確認"),
			Criteria: []checklist.Criterion{{Rating: done, Text: text("○の事実")}, {Rating: notDone, Text: text("×の事実")}},
		}
		i.Variants = []checklist.Variant{
			{NetworkModels: []checklist.NetworkModel{checklist.ModelB, checklist.ModelBPrime}, Texts: checklist.Texts{
				Question: text("βの設問"), Evidence: text("βの根拠資料"),
				Criteria: []checklist.Criterion{{Rating: done, Text: text("βの○の事実")}},
			}},
			{NetworkModels: []checklist.NetworkModel{checklist.ModelAPrime}, Texts: checklist.Texts{Verify: checklist.Text{Ja: "α′の確認"}}},
		}
	})
}

// Texts that a variant gives replace the item's, and no others.
func TestItemForAModel(t *testing.T) {
	item, before := itemOfModels(), itemOfModels()
	b := checklist.Texts{
		Question: text("βの設問"), Why: text("理由"), Verify: text("確認"), Evidence: text("βの根拠資料"),
		Criteria: []checklist.Criterion{{Rating: done, Text: text("βの○の事実")}},
	}
	aPrime := item.Texts
	aPrime.Verify = checklist.Text{Ja: "α′の確認"}
	for model, want := range map[checklist.NetworkModel]checklist.Texts{
		checklist.ModelB: b, checklist.ModelBPrime: b, checklist.ModelAPrime: aPrime,
	} {
		got := item.For(model)
		if !reflect.DeepEqual(got.Texts, want) {
			t.Errorf("%s reads %+v, want %+v", model, got.Texts, want)
		}
		if got.ID != item.ID || got.Topic != item.Topic || got.Weight != item.Weight || got.For(model) != got {
			t.Errorf("%s gets %+v", model, got)
		}
	}
	for _, model := range []checklist.NetworkModel{checklist.ModelA, ""} {
		if item.For(model) != &item {
			t.Errorf("%q does not get the item itself", model)
		}
	}
	if !reflect.DeepEqual(item, before) {
		t.Errorf("the item has become %+v", item)
	}
}

// Every text can be replaced.
func TestVariantsReplaceEveryText(t *testing.T) {
	all := reflect.TypeFor[checklist.Texts]()
	for i := range all.NumField() {
		item, other := question("A"), checklist.Variant{NetworkModels: checklist.NetworkModels()}
		fill(reflect.ValueOf(&other.Texts).Elem().Field(i), 0)
		item.Variants = []checklist.Variant{other}
		want := item.Texts
		reflect.ValueOf(&want).Elem().Field(i).Set(reflect.ValueOf(other.Texts).Field(i))
		if got := item.For(checklist.ModelB).Texts; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", all.Field(i).Name, got, want)
		}
	}
}

// Whoever works with a scope gets the words for the city's model: a department
// and its systems.
func TestScopeSpeaksToTheModel(t *testing.T) {
	system := itemOfModels()
	system.ID, system.Subject = "S", checklist.SubjectSystem
	std, dep := standardOf(itemOfModels(), system, question("C")), office()
	dep.Subjects = append(dep.Subjects, checklist.Subject{ID: "s", Kind: checklist.SubjectSystem})
	for model, want := range map[checklist.NetworkModel]string{"": "設問", checklist.ModelA: "設問", checklist.ModelBPrime: "βの設問"} {
		dep.Profile.NetworkModel = model
		scope := checklist.NewScope(std, dep, nil)
		if len(scope.Items) != 3 {
			t.Fatalf("%d items in scope", len(scope.Items))
		}
		for _, entry := range scope.Items {
			if entry.Item.ID != "C" && entry.Item.Question.Ja != want {
				t.Errorf("%s in a city of %q asks %s", entry.Item.ID, model, entry.Item.Question.Ja)
			}
		}
	}
}
