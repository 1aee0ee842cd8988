package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func text(s string) Text { return Text{Ja: s, En: s} }

// soundStandard is a small standard without a problem. Tests break one thing.
func soundStandard() *Standard {
	return &Standard{
		ID: "town", Version: "2026.1", Title: text("点検表"),
		Scale: Scale{
			ID: "marks", Title: text("評価"), PlanBelow: 8000,
			Ratings: []Rating{
				{Code: "done", Symbol: "○", Label: text("実施"), Class: ClassDone, Points: 2, Plan: PlanNone, PlanIfCritical: PlanNone},
				{Code: "partly", Symbol: "△", Label: text("一部"), Class: ClassPartly, Points: 1, Plan: PlanLine, PlanIfCritical: PlanFull},
				{Code: "not_done", Symbol: "×", Label: text("未実施"), Class: ClassNotDone, Plan: PlanFull, PlanIfCritical: PlanFull},
				{Code: "na", Symbol: "－", Label: text("該当なし"), Class: ClassNotApplicable, Reason: true, Plan: PlanNone, PlanIfCritical: PlanNone},
			},
			Counts: []CountStep{{10000, "done"}, {8000, "partly"}, {0, "not_done"}},
		},
		Grading:  Grading{Steps: []GradeStep{{"A", 9000}, {"D", 0}}, Cap: "D"},
		Segments: []SegmentLabel{{SegmentMN, text("番号系")}, {SegmentLG, text("LGWAN系")}},
		Sections: []Section{{ID: "C02", Title: text("資産"), Items: []Item{ratingItem("C02-01"), staffItem("C02-02")}}},
	}
}

func ratingItem(id string) Item {
	return Item{
		ID: id, Kind: KindRating, Topic: text("台帳"), Subject: SubjectDepartment, Role: RoleHead, Weight: 2,
		Segments: []Segment{SegmentMN, SegmentLG}, NetworkModels: []NetworkModel{ModelA, ModelBPrime},
		Policy: []string{"6(2)", "6(3)①", "10"}, Threats: []int{1, 6}, Protects: []string{"C", "A"},
		References: []Reference{{"iso27001:2022", "A.5.9"}, {"csf2", "ID.AM-07"}},
		Texts: Texts{Question: text("台帳はありますか。"), Evidence: text("台帳"),
			Criteria: []Criterion{{Rating: "done", Text: text("ある。")}, {Rating: "not_done", Text: text("ない。")}}},
		Variants: []Variant{{NetworkModels: []NetworkModel{ModelBPrime}, Texts: Texts{Question: text("β′の台帳はありますか。"),
			Criteria: []Criterion{{Rating: "done", Text: text("毎月見直した。")}}}}},
	}
}

func staffItem(id string) Item {
	return Item{ID: id, Kind: KindCount, Topic: text("施錠"), Subject: SubjectDepartment, Role: RoleStaff, Weight: 1,
		Texts: Texts{Question: text("施錠した職員は何人ですか。"), Counting: text("全員のうち、施錠した者。")}}
}

// system makes an item one of systems with a condition.
func system(i *Item, condition string) {
	i.Subject, i.Role = SubjectSystem, RoleSystemOwner
	i.Condition, _ = ParseCondition(condition)
}

func TestConditionsThatCanHold(t *testing.T) {
	for _, condition := range []string{"", "owns_system", "cloud&on_premises", "site|cloud"} {
		std := soundStandard()
		system(&std.Sections[0].Items[0], condition)
		if problems := std.Validate(); problems != nil {
			t.Errorf("%q: %+v", condition, problems)
		}
	}
}

func TestSoundStandardHasNoProblem(t *testing.T) {
	if problems := soundStandard().Validate(); problems != nil {
		t.Errorf("problems in a sound standard: %+v", problems)
	}
}

func TestEachProblemIsFoundAtItsPlace(t *testing.T) {
	item := func(change func(*Item)) func(*Standard) {
		return func(s *Standard) { change(&s.Sections[0].Items[0]) }
	}
	const first, second = "sections[0].items[0]", "sections[0].items[1]"
	long := strings.Repeat("長", MaxItemText+1)
	tests := []struct {
		name   string
		change func(*Standard)
		want   string // path code value
	}{
		{"no id", func(s *Standard) { s.ID = "" }, "id empty "},
		{"id with a blank", func(s *Standard) { s.ID = "my town" }, "id form my town"},
		{"version too long", func(s *Standard) { s.Version = strings.Repeat("1", 65) }, "version too_long 65"},
		{"no title", func(s *Standard) { s.Title.Ja = "" }, "title.ja empty "},
		{"note without Japanese", func(s *Standard) { s.Note.En = "note" }, "note.ja empty "},
		{"no items", func(s *Standard) { s.Sections = nil }, "sections no_items "},

		{"no ratings", func(s *Standard) {
			s.Scale.Ratings, s.Scale.Counts = nil, nil
			s.Sections[0].Items = s.Sections[0].Items[:1]
			s.Sections[0].Items[0].Criteria = nil
		},
			"scale.ratings empty "},
		{"rating twice", func(s *Standard) { s.Scale.Ratings[1].Code = "done"; s.Scale.Counts[1].Rating = "done" },
			"scale.ratings[1].code duplicate done"},
		{"symbol twice", func(s *Standard) { s.Scale.Ratings[1].Symbol = "○" }, "scale.ratings[1].symbol duplicate ○"},
		{"unknown class", func(s *Standard) { s.Scale.Ratings[1].Class = "maybe" }, "scale.ratings[1].class unknown maybe"},
		{"unknown plan", func(s *Standard) { s.Scale.Ratings[1].Plan = "big" }, "scale.ratings[1].plan unknown big"},
		{"points rise", func(s *Standard) { s.Scale.Ratings[1].Points = 3 }, "scale.ratings[1].points points_order 3"},
		{"class rises", func(s *Standard) { s.Scale.Ratings[0].Class = ClassNotDone }, "scale.ratings[1].class class_order partly"},
		{"done earns nothing", func(s *Standard) {
			for i := range 3 {
				s.Scale.Ratings[i].Points = 0
			}
			s.Scale.Ratings[0].Class = ClassPartly
		}, "scale.ratings no_points "},
		{"not applicable earns", func(s *Standard) { s.Scale.Ratings[3].Points = 1 }, "scale.ratings[3].points class_points 1"},
		{"no reason asked", func(s *Standard) { s.Scale.Ratings[3].Reason = false }, "scale.ratings[3].reason needs_reason "},
		{"no not applicable", func(s *Standard) { s.Scale.Ratings = s.Scale.Ratings[:3] }, "scale.ratings no_not_applicable C02-02"},
		{"points out of range", func(s *Standard) { s.Scale.Ratings[0].Points = 2_000_000 }, "scale.ratings[0].points range 2000000"},
		{"no count steps", func(s *Standard) { s.Scale.Counts = nil }, "scale.counts counts_needed C02-02"},
		{"step of an unknown rating", func(s *Standard) { s.Scale.Counts[1].Rating = "half" }, "scale.counts[1].rating unknown half"},
		{"step of not applicable", func(s *Standard) { s.Scale.Counts[2].Rating = "na" }, "scale.counts[2].rating unknown na"},
		{"step above everyone", func(s *Standard) { s.Scale.Counts[0].From = 10001 }, "scale.counts[0].from range 10001"},
		{"steps do not fall", func(s *Standard) { s.Scale.Counts[1].From = 10000 }, "scale.counts[1].from not_falling 10000"},
		{"last step", func(s *Standard) { s.Scale.Counts[2].From = 1 }, "scale.counts[2].from last_not_zero 1"},
		{"plan below", func(s *Standard) { s.Scale.PlanBelow = -1 }, "scale.plan_below range -1"},

		{"grade twice", func(s *Standard) { s.Grading.Steps[0].Grade = "D" }, "grading.steps[1].grade duplicate D"},
		{"grades do not fall", func(s *Standard) { s.Grading.Steps[0].From = 0 }, "grading.steps[1].from not_falling 0"},
		{"unknown cap", func(s *Standard) { s.Grading.Cap = "C" }, "grading.cap unknown C"},
		{"segment twice", func(s *Standard) { s.Segments[1].ID = SegmentMN; s.Sections[0].Items[0].Segments = nil },
			"segments[1].id duplicate MN"},
		{"no segments", func(s *Standard) { s.Segments = nil }, "segments empty C02-01"},
		{"segment without label", func(s *Standard) { s.Segments[0].Label = Text{} }, "segments[0].label.ja empty "},

		{"section twice", func(s *Standard) {
			s.Sections = append(s.Sections, Section{ID: "C02", Title: text("x"), Items: []Item{ratingItem("x")}})
		},
			"sections[1].id duplicate C02"},
		{"section in itself", func(s *Standard) {
			s.Sections[0].Sections = []Section{{ID: "C02", Title: text("x"), Items: []Item{ratingItem("x")}}}
		},
			"sections[0].sections[0].id duplicate C02"},
		{"empty section", func(s *Standard) { s.Sections = append(s.Sections, Section{ID: "C03", Title: text("空")}) }, "sections[1] no_items "},
		{"deep sections", func(s *Standard) { s.Sections = append(s.Sections, nested(MaxDepth+1)...) },
			"sections[1]" + strings.Repeat(".sections[0]", MaxDepth-1) + ".sections too_deep "},

		{"item without id", item(func(i *Item) { i.ID = "" }), first + ".id empty "},
		{"item twice", item(func(i *Item) { i.ID = "C02-02" }), second + ".id duplicate C02-02"},
		{"no kind", item(func(i *Item) { i.Kind = "" }), first + ".kind empty "},
		{"unknown kind", item(func(i *Item) { i.Kind = "vote" }), first + ".kind unknown vote"},
		{"unknown subject", item(func(i *Item) { i.Subject = "moon" }), first + ".subject unknown moon"},
		{"unknown role", item(func(i *Item) { i.Role = "mayor" }), first + ".role unknown mayor"},
		{"staff rating", item(func(i *Item) { i.Role = RoleStaff }), first + ".kind staff_rating rating"},
		{"head of the city", item(func(i *Item) { i.Subject = SubjectCity }), first + ".subject role_subject head"},
		{"weight", item(func(i *Item) { i.Weight = 4 }), first + ".weight range 4"},
		{"no weight", item(func(i *Item) { i.Weight = 0 }), first + ".weight range 0"},
		{"unknown segment", item(func(i *Item) { i.Segments[1] = "OT" }), first + ".segments[1] unknown OT"},
		{"segment twice in an item", item(func(i *Item) { i.Segments[1] = SegmentMN }), first + ".segments[1] duplicate MN"},
		{"unknown model", item(func(i *Item) { i.NetworkModels[0] = "c" }), first + ".network_models[0] unknown c"},
		{"threat 0", item(func(i *Item) { i.Threats[0] = 0 }), first + ".threats[0] range 0"},
		{"threat twice", item(func(i *Item) { i.Threats[0] = 6 }), first + ".threats[1] duplicate 6"},
		{"protects", item(func(i *Item) { i.Protects[0] = "X" }), first + ".protects[0] unknown X"},
		{"policy", item(func(i *Item) { i.Policy[1] = "6(3)1" }), first + ".policy[1] form 6(3)1"},
		{"policy in full width", item(func(i *Item) { i.Policy[0] = "６（２）" }), first + ".policy[0] form ６（２）"},
		{"reference without number", item(func(i *Item) { i.References[0].ID = "" }), first + ".references[0] form iso27001:2022"},
		{"catalogue with a blank", item(func(i *Item) { i.References[0].Catalog = "iso 27001" }), first + ".references[0].catalog form iso 27001"},
		{"reference twice", item(func(i *Item) { i.References[1] = i.References[0] }), first + ".references[1] duplicate iso27001:2022 A.5.9"},
		{"no question", item(func(i *Item) { i.Question = Text{} }), first + ".question.ja empty "},
		{"no English question", item(func(i *Item) { i.Question.En = "" }), first + ".question.en no_english "},
		{"long question", item(func(i *Item) { i.Question.Ja = long }), first + ".question.ja too_long 4001"},
		{"replaces what can't be an id", item(func(i *Item) { i.Replaces = []string{"台帳"} }), first + ".replaces[0] form 台帳"},
		{"replaces twice", item(func(i *Item) { i.Replaces = []string{"A", "A"} }), first + ".replaces[1] duplicate A"},
		{"long article", func(s *Standard) { s.Sections[0].Items[0].Article, s.Sections[0].Items[1].Article = long, "第12条" }, first + ".article too_long 4001"},
		{"an item without an article", item(func(i *Item) { i.Article = "第12条" }), second + ".article no_article 1"},
		{"items without an article", func(s *Standard) {
			for n := range 3 {
				s.Sections[0].Items = append(s.Sections[0].Items, ratingItem(fmt.Sprint("C02-1", n)))
			}
			s.Sections[0].Items[1].Article = "第12条"
		}, first + ".article no_article 4"},
		{"a system that is a site", item(func(i *Item) { system(i, "site") }), first + ".condition unreachable site"},
		{"systems that are sites", item(func(i *Item) { system(i, "site&cloud|my_number&site") }), first + ".condition unreachable site&cloud|my_number&site"},
		{"a site that owns a system", func(s *Standard) {
			s.Sections[0].Items[0].Subject = SubjectSite
			s.Sections[0].Items[0].Condition, _ = ParseCondition("owns_system")
		}, first + ".condition unreachable owns_system"},
		{"number of a control", item(func(i *Item) { i.References[0].ID = "5.9.1.2" }), first + ".references[0].id form 5.9.1.2"},
		{"number of a control without its annex", item(func(i *Item) { i.References[0].ID = "A5.9" }), first + ".references[0].id form A5.9"},
		{"number of a subcategory", item(func(i *Item) { i.References[1].ID = "ID.AM-7" }), first + ".references[1].id form ID.AM-7"},
		{"criterion of an unknown rating", item(func(i *Item) { i.Criteria[1].Rating = "half" }), first + ".criteria[1].rating unknown half"},
		{"criterion twice", item(func(i *Item) { i.Criteria[1].Rating = "done" }), first + ".criteria[1].rating duplicate done"},
		{"empty criterion", item(func(i *Item) { i.Criteria[0].Text = Text{} }), first + ".criteria[0].ja empty "},
		{"counting on a rating", item(func(i *Item) { i.Counting = text("x") }), first + ".counting counting_unused "},
		{"no counting", func(s *Standard) { s.Sections[0].Items[1].Counting = Text{} }, second + ".counting counting_missing "},
		{"variant without models", item(func(i *Item) { i.Variants[0].NetworkModels = nil }), first + ".variants[0].network_models empty "},
		{"variant of an unknown model", item(func(i *Item) { i.Variants[0].NetworkModels[0] = "c" }), first + ".variants[0].network_models[0] unknown c"},
		{"variant of a model that is not asked", item(func(i *Item) { i.Variants[0].NetworkModels[0] = ModelB }),
			first + ".variants[0].network_models[0] unknown b"},
		{"a model in two variants", item(func(i *Item) { i.Variants = append(i.Variants, i.Variants[0]) }),
			first + ".variants[1].network_models[0] duplicate b_prime"},
		{"variant without texts", item(func(i *Item) { i.Variants[0].Texts = Texts{} }), first + ".variants[0] empty "},
		{"variant without Japanese", item(func(i *Item) { i.Variants[0].Verify.En = "Read." }), first + ".variants[0].verify.ja empty "},
		{"variant without English", item(func(i *Item) { i.Variants[0].Question.En = "" }), first + ".variants[0].question.en no_english "},
		{"long variant", item(func(i *Item) { i.Variants[0].Why = Text{long, "x"} }), first + ".variants[0].why.ja too_long 4001"},
		{"variant with an unknown rating", item(func(i *Item) { i.Variants[0].Criteria[0].Rating = "half" }),
			first + ".variants[0].criteria[0].rating unknown half"},
		{"counting in a variant of a rating", item(func(i *Item) { i.Variants[0].Counting = text("x") }), first + ".variants[0].counting counting_unused "},
		{"too many references", item(func(i *Item) {
			for n := range 100 {
				i.References = append(i.References, Reference{"own", fmt.Sprint(n)})
			}
		}), first + ".references too_many 102"},
	}
	found := map[ProblemCode]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			std := soundStandard()
			tt.change(std)
			var got []string
			for _, p := range std.Validate() {
				got = append(got, p.Path+" "+string(p.Code)+" "+p.Args.Value)
				found[p.Code] = true
			}
			if !slices.Equal(got, []string{tt.want}) {
				t.Errorf("problems are %q, want %q alone", got, tt.want)
			}
		})
	}
	for _, code := range ProblemCodes() {
		if !found[code] {
			t.Errorf("no case finds %s", code)
		}
	}
}

// nested is a chain of sections with an item at the bottom.
func nested(depth int) []Section {
	s := Section{ID: fmt.Sprint("N", depth), Title: text("深"), Items: []Item{ratingItem("deep")}}
	for depth--; depth > 0; depth-- {
		s = Section{ID: fmt.Sprint("N", depth), Title: text("深"), Sections: []Section{s}}
	}
	return []Section{s}
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	std := soundStandard()
	std.ID, std.Scale.PlanBelow, std.Grading.Cap = "", 10001, "Z"
	std.Sections[0].Items[0].Weight = 9
	std.Sections[0].Items[1].Question = Text{}
	var got []string
	for _, p := range std.Validate() {
		got = append(got, p.Item+" "+p.Path)
	}
	want := []string{" id", " scale.plan_below", " grading.cap", "C02-01 sections[0].items[0].weight", "C02-02 sections[0].items[1].question.ja"}
	if !slices.Equal(got, want) {
		t.Errorf("problems are at %q, want %q", got, want)
	}
}

func TestTooManyItems(t *testing.T) {
	std := soundStandard()
	std.Sections[0].Items = nil
	for i := range MaxItems + 1 {
		std.Sections[0].Items = append(std.Sections[0].Items, ratingItem(fmt.Sprint("i", i)))
	}
	problems := std.Validate()
	if len(problems) != 1 || problems[0].Code != ProblemTooMany || problems[0].Args.Max != MaxItems {
		t.Errorf("problems are %+v", problems)
	}
}

func TestStandardInJapaneseOnlyIsOneWarning(t *testing.T) {
	std := soundStandard()
	std.Title.En, std.Scale.Title.En = "", ""
	std.Sections[0].Items[0].Question.En = ""
	problems := std.Validate()
	if len(problems) != 1 || problems[0].Path != "title.en" || problems[0].Severity != SeverityWarning {
		t.Errorf("problems are %+v", problems)
	}
}

func TestFormsOfPolicyRefs(t *testing.T) {
	for ref, sound := range map[string]bool{
		"5": true, "10": true, "6(3)": true, "6(3)⑳": true, "第6条": true, "第6条の2第2項(3)": true, "第6章(1)": true, "6-2": true, "6(3)①ア": true,
		"": false, "0": false, "6(": false, "6(3)(": false, "①": false, "条6": false, "6 (3)": false, "6（3）": false, "6(3)X": false,
	} {
		std := soundStandard()
		std.Sections[0].Items[0].Policy = []string{ref}
		if problems := std.Validate(); (problems == nil) != sound {
			t.Errorf("%q gives %+v", ref, problems)
		}
	}
}

func TestOnlyDoubtsAreWarnings(t *testing.T) {
	std := soundStandard()
	std.Sections[0].Items[0].Subject = SubjectSystem
	std.Sections[0].Items[0].Topic.En = ""
	std.Sections[0].Items[1].Counting = Text{}
	problems := std.Validate()
	if len(problems) != 3 {
		t.Fatalf("problems are %+v", problems)
	}
	for _, p := range problems {
		if p.Severity != SeverityWarning {
			t.Errorf("%s %s is an error", p.Path, p.Code)
		}
	}
}

func TestQuotedValuesAreCut(t *testing.T) {
	std := soundStandard()
	std.Sections[0].Items[0].Role = Role(strings.Repeat("役", 1000))
	problems := std.Validate()
	if len(problems) != 1 || problems[0].Args.Value != strings.Repeat("役", 80)+"…" {
		t.Errorf("problems are %+v", problems)
	}
}
