package checklist_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

func asking(question string) func(*checklist.Item) {
	return func(i *checklist.Item) { i.Question.Ja = question }
}

func replacing(ids ...string) func(*checklist.Item) {
	return func(i *checklist.Item) { i.Replaces = ids }
}

// fates writes a comparison as "fate old+old>new(fields)", unchanged items left out.
func fates(c *checklist.Comparison) string {
	var lines []string
	for _, change := range c.Items {
		var old, fields []string
		for _, item := range change.Old {
			old = append(old, item.ID)
		}
		for _, f := range change.Fields {
			of := strings.TrimSuffix(f.Field+"/"+f.Of, "/")
			for _, model := range f.Models {
				of += " " + string(model)
			}
			fields = append(fields, of)
		}
		line := string(change.Fate) + " " + strings.Join(old, "+") + ">"
		if change.New != nil {
			line += change.New.ID
		}
		if len(fields) > 0 {
			line += "(" + strings.Join(fields, " ") + ")"
		}
		if change.Fate != checklist.FateUnchanged {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ", ")
}

type items = []checklist.Item

func TestCompareFollowsItems(t *testing.T) {
	const ledger, checked, keys = "情報資産台帳を作成していますか。", "情報資産台帳を現物と突き合わせましたか。", "退庁時に書庫を施錠していますか。"
	topic := func(i *checklist.Item) { i.Topic.Ja = "同じ題" }
	ask := func(id, text string, more ...func(*checklist.Item)) checklist.Item {
		return question(id, append([]func(*checklist.Item){topic, asking(text)}, more...)...)
	}
	for _, tt := range []struct {
		name     string
		old, new items
		want     string
	}{
		{"nothing", items{ask("A", ledger)}, items{ask("A", ledger)}, ""},
		{"added", items{ask("A", ledger)}, items{ask("A", ledger), ask("B", keys)}, "added >B"},
		{"removed from the middle", items{ask("A", ledger), ask("B", keys), ask("C", checked)}, items{ask("A", ledger), ask("C", checked)}, "removed B>"},
		{"reworded", items{ask("A", ledger)}, items{ask("A", keys)}, "changed A>A(question)"},
		{"more than the text", items{ask("A", ledger)}, items{ask("A", ledger, weight(3), critical)}, "changed A>A(critical weight)"},
		{"another order", items{ask("A", ledger), ask("B", keys)}, items{ask("B", keys), ask("A", ledger)}, ""},
		{"other words for a model", items{ask("A", ledger)}, items{ask("A", ledger, variant(keys, "b", "b_prime"))}, "changed A>A(question b b_prime)"},
		{"words for fewer models", items{ask("A", ledger, variant(keys, "b", "b_prime"))}, items{ask("A", ledger, variant(keys, "b"))},
			"changed A>A(question b_prime)"},
		{"the same words in two variants", items{ask("A", ledger, variant(keys, "b", "b_prime"))},
			items{ask("A", ledger, variant(keys, "b"), variant(keys, "b_prime"))}, ""},
		{"renumbered", items{ask("A", ledger)}, items{ask("B", ledger, weight(2))}, "renumbered A>B(weight)"},
		{"numbers that moved on", items{ask("1", ledger), ask("2", checked)}, items{ask("1", keys), ask("2", ledger), ask("3", checked)},
			"added >1, renumbered 1>2, renumbered 2>3"},
		{"numbers that were exchanged", items{ask("1", ledger), ask("2", checked)}, items{ask("1", checked), ask("2", ledger)},
			"renumbered 2>1, renumbered 1>2"},
		{"renumbered and reworded a little", items{ask("A", "今年度、情報資産台帳と現物を突き合わせましたか。")},
			items{ask("B", "今年度、情報資産台帳を現物と突き合わせましたか。")}, "renumbered A>B(question)"},
		{"the most similar one", items{ask("A", "書庫を毎日施錠していますか。")},
			items{ask("B", "書庫を毎日必ず施錠していますか。"), ask("C", "書庫を毎日施錠していますか？")}, "added >B, renumbered A>C(question)"},
		{"renumbered and reworded a lot", items{ask("A", ledger)}, items{ask("B", checked)}, "removed A>, added >B"},
		{"the same words by head", items{ask("A", ledger)}, items{ask("B", ledger, byHead)}, "removed A>, added >B"},
		{"declared", items{ask("A", ledger)}, items{ask("B", keys, replacing("A"))}, "renumbered A>B(question)"},
		{"declared, but unknown", items{ask("A", ledger)}, items{ask("A", keys, replacing("Z"))}, "changed A>A(question)"},
		{"split", items{ask("A", ledger)}, items{ask("B", checked, replacing("A")), ask("C", keys, replacing("A"))},
			"split A>B(question), split A>C(question)"},
		{"split, one part under the old id", items{ask("A", ledger)}, items{ask("A", ledger), ask("B", keys, replacing("A"))},
			"split A>A, split A>B(question)"},
		{"merged", items{ask("A", ledger), ask("B", checked)}, items{ask("C", ledger, replacing("A", "B"))}, "merged A+B>C"},
		{"merged under the second id", items{ask("A", ledger), ask("B", checked)}, items{ask("B", ledger, replacing("A", "B"))},
			"merged B+A>B(question)"},
		{"its number was given away", items{ask("A", ledger)}, items{ask("A", keys, replacing("Z", "B")), ask("B", ledger)},
			"added >A, renumbered A>B"},
	} {
		if got := fates(checklist.Compare(standardOf(tt.old...), standardOf(tt.new...))); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestCompareFindsItemsInOtherSections(t *testing.T) {
	section := func(id, title string, items ...checklist.Item) checklist.Section {
		return checklist.Section{ID: id, Title: checklist.Text{Ja: title}, Items: items}
	}
	old := &checklist.Standard{Sections: []checklist.Section{section("1", "資産", question("A"), question("B")), section("2", "人")}}
	new := &checklist.Standard{Sections: []checklist.Section{section("K1", "資産", question("A")), section("2", "職員", question("B"))}}
	got := checklist.Compare(old, new)
	if want := "changed B>B(section)"; fates(got) != want || !got.Items[1].Moved() || got.Items[1].Reworded() {
		t.Errorf("got %s, want %s", fates(got), want)
	}
	var frame []string
	for _, f := range got.Standard {
		frame = append(frame, f.Field+" "+f.Of+" "+f.Old.Text.Ja+">"+f.New.Text.Ja)
	}
	if want := []string{"section_title K1 >資産", "section_title 2 人>職員", "section_title 1 資産>"}; !slices.Equal(frame, want) {
		t.Errorf("sections: got %q, want %q", frame, want)
	}
}

// Whatever an item, a rating or a standard says, a difference in it is found.
func TestCompareLooksAtEveryField(t *testing.T) {
	notCompared := []string{"id", "version", "replaces", "sections", "items", "code"}
	for _, tt := range []struct {
		name string
		part func(*checklist.Standard) any
	}{
		{"standard", func(s *checklist.Standard) any { return s }},
		{"scale", func(s *checklist.Standard) any { return &s.Scale }},
		{"rating", func(s *checklist.Standard) any { return &s.Scale.Ratings[0] }},
		{"grading", func(s *checklist.Standard) any { return &s.Grading }},
		{"section", func(s *checklist.Standard) any { return &s.Sections[0] }},
		{"item", func(s *checklist.Standard) any { return &s.Sections[0].Sections[0].Items[0] }},
		{"variant", func(s *checklist.Standard) any {
			item := &s.Sections[0].Sections[0].Items[0]
			variant("βの設問", checklist.ModelB)(item)
			return &item.Variants[0]
		}},
	} {
		typ := reflect.TypeOf(tt.part(standardOf(question("A")))).Elem()
		for _, part := range reflect.VisibleFields(typ) {
			name, _, _ := strings.Cut(part.Tag.Get("json"), ",")
			if part.Anonymous || slices.Contains(notCompared, name) {
				continue
			}
			old, new := standardOf(question("A")), standardOf(question("A"))
			tt.part(old)
			field := reflect.ValueOf(tt.part(new)).Elem().FieldByIndex(part.Index)
			if field.SetZero(); reflect.DeepEqual(old, new) {
				fill(field, 0)
			}
			if got := checklist.Compare(old, new); len(got.Standard) == 0 && fates(got) == "" {
				t.Errorf("%s of %s is not compared", name, tt.name)
			}
		}
	}
}

// Every new item stands in the comparison once, every old one that has no heir as
// removed, and a standard does not differ from itself.
func TestCompareAccountsForEveryItem(t *testing.T) {
	any := rapid.Custom(func(t *rapid.T) *checklist.Standard {
		var all items
		for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 8), 0, 8, rapid.ID[int]).Draw(t, "ids") {
			text := rapid.SampledFrom([]string{"台帳はありますか。", "台帳がありますか。", "施錠していますか。", "施錠しましたか。"}).Draw(t, "question")
			all = append(all, question(fmt.Sprint(n), asking(text), replacing(rapid.SliceOfN(rapid.SampledFrom([]string{"1", "2", "3"}), 0, 2).Draw(t, "replaces")...)))
		}
		return standardOf(all...)
	})
	rapid.Check(t, func(t *rapid.T) {
		old, new := any.Draw(t, "old"), any.Draw(t, "new")
		var after, gone []string
		goesOn := map[string]bool{}
		for _, change := range checklist.Compare(old, new).Items {
			if change.New == nil {
				gone = append(gone, change.Old[0].ID)
				continue
			}
			after = append(after, change.New.ID)
			for _, item := range change.Old {
				goesOn[item.ID] = true
			}
		}
		var want []string
		for _, item := range new.Items() {
			want = append(want, item.ID)
		}
		if !slices.Equal(after, want) {
			t.Errorf("new items are %q, want %q", after, want)
		}
		for _, item := range old.Items() {
			if goesOn[item.ID] == slices.Contains(gone, item.ID) {
				t.Errorf("%s goes on: %v, removed: %v", item.ID, goesOn[item.ID], !goesOn[item.ID])
			}
		}
	})
	for _, std := range []*checklist.Standard{standardOf(), standardOf(question("A"), question("B", critical))} {
		if got := checklist.Compare(std, std); fates(got) != "" || got.Standard != nil {
			t.Errorf("a standard differs from itself: %s %v", fates(got), got.Standard)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	var old, new items
	for i := range 1200 {
		text := strings.Repeat("台帳を年度ごとに見直していますか。", 3)
		old = append(old, question(fmt.Sprint("A", i), asking(fmt.Sprint(i, text))))
		new = append(new, question(fmt.Sprint("B", i), asking(fmt.Sprint(i, text, "新"))))
	}
	from, to := standardOf(old...), standardOf(new...)
	for b.Loop() {
		checklist.Compare(from, to)
	}
}

// Rows that were sorted in a spreadsheet are the same items in another order.
func TestReordered(t *testing.T) {
	items := func(ids ...string) *checklist.Standard {
		s := &checklist.Standard{Sections: []checklist.Section{{ID: "A"}}}
		for _, id := range ids {
			s.Sections[0].Items = append(s.Sections[0].Items, checklist.Item{ID: id, Texts: checklist.Texts{Question: text(id + "がありますか。")}})
		}
		return s
	}
	old := items("A1", "A2", "A3")
	for _, tt := range []struct {
		new  *checklist.Standard
		want bool
	}{{items("A1", "A2", "A3"), false}, {items("A1", "A3"), false}, {items("A0", "A1", "A4", "A3"), false}, {items("A2", "A1", "A3"), true}, {items("A3", "A4", "A1"), true}} {
		if got := checklist.Compare(old, tt.new).Reordered(); got != tt.want {
			t.Errorf("%v: reordered is %v", tt.new.Sections[0].Items, got)
		}
	}
}
