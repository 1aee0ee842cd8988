package report_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/report"
)

// revised is the sample standard with one change of every kind: what a city does
// to its checklist in a year, at once.
func revised() *checklist.Standard {
	std := standard(90)
	std.Version = "2.0"
	std.Title.Ja = "標準点検表（改訂）"
	std.Scale.Ratings[1].Points, std.Scale.Ratings[0].Points = 2, 4
	std.Sections[8].Title.Ja = "9 評価と見直し"
	items := func(chapter, section int) *[]checklist.Item { return &std.Sections[chapter].Sections[section].Items }
	first := items(0, 0)
	(*first)[1].Question = checklist.Text{Ja: "今年度、情報資産目録と現物を全て突き合わせましたか。", En: "Have you checked the asset inventory against all assets this fiscal year?"}
	(*first)[1].Criteria = []checklist.Criterion{{Rating: "done", Text: checklist.Text{Ja: "目録に日付がある。", En: "The inventory shows a date."}}}
	(*first)[1].Weight, (*first)[1].Critical = 3, true
	(*first)[1].Condition, _ = checklist.ParseCondition("owns_system & on_premises | cloud")
	(*first)[1].NetworkModels = []checklist.NetworkModel{checklist.ModelA, checklist.ModelBPrime}
	(*first)[1].Role = checklist.RoleSystemOwner
	(*first)[1].Variants = []checklist.Variant{{NetworkModels: []checklist.NetworkModel{checklist.ModelBPrime}, Texts: checklist.Texts{
		Question: checklist.Text{Ja: "今年度、β′モデルで業務端末を置く情報資産目録を突き合わせましたか。", En: "Have you checked the inventory of terminals in the β′ model?"},
		Criteria: []checklist.Criterion{{Rating: "done", Text: checklist.Text{Ja: "目録に端末の一覧がある。", En: "The inventory lists terminals."}}},
	}}}
	second := items(1, 0)
	(*second)[0].ID = "K02-01"
	(*second)[1].Topic.En = "Another English topic"
	third := items(2, 0)
	*items(3, 1) = append(*items(3, 1), (*third)[0])
	*third = append((*third)[1:], checklist.Item{
		ID: "C03-99", Kind: checklist.KindRating, Subject: checklist.SubjectDepartment, Role: checklist.RoleHead, Weight: 1,
		Topic: checklist.Text{Ja: "生成AIの利用記録", En: "Record of generative AI"},
		Texts: checklist.Texts{
			Question: checklist.Text{Ja: "生成AIに入力した内容を、月ごとに確かめましたか。", En: "Have you checked every month what was entered into generative AI?"},
			Criteria: []checklist.Criterion{{Rating: "done", Text: checklist.Text{Ja: "毎月の確認の記録がある。", En: "There is a record of every month."}}},
		},
	})
	fifth := items(4, 0)
	merged := (*fifth)[0]
	merged.Replaces = []string{merged.ID, (*fifth)[1].ID}
	*fifth = append([]checklist.Item{merged}, (*fifth)[2:]...)
	std.Sections[6].Sections[0].Items = (*items(6, 0))[1:]
	return std
}

func comparison(lang string) *report.Document {
	compared := checklist.Compare(standard(90), revised())
	return report.Comparison(report.ComparisonData{Language: lang, Made: made, Comparison: compared})
}

// The whole document, text by text, what is underlined in ＿.
func TestComparisonGolden(t *testing.T) {
	for _, lang := range languages {
		doc := comparison(lang)
		for _, section := range doc.Sections {
			for _, table := range section.Tables {
				for _, row := range table.Rows {
					for i := range row.Cells {
						underscore(&row.Cells[i])
					}
				}
			}
		}
		golden(t, filepath.Join("..", "testdata", "report", "comparison_"+lang+".txt"), dump(doc))
	}
}

func underscore(c *report.Cell) {
	for _, r := range slices.Backward(c.Underlined) {
		c.Text = c.Text[:r.From] + "＿" + c.Text[r.From:r.To] + "＿" + c.Text[r.To:]
	}
}

// What differs is underlined in the workbook, whatever reads it.
func TestComparisonUnderlinesInExcel(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(xlsx(t, comparison("ja"))))
	if err != nil {
		t.Fatal(err)
	}
	name := book.GetSheetName(1)
	rows, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j, text := range row {
			if !strings.HasPrefix(text, "今年度、情報資産目録と現物") {
				continue
			}
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			runs, err := book.GetCellRichText(name, cell)
			if err != nil {
				t.Fatal(err)
			}
			var underlined []string
			for _, run := range runs {
				if run.Font.Underline == "single" {
					underlined = append(underlined, run.Text)
				}
			}
			if want := []string{"情報資産目録", "全て"}; !slices.Equal(underlined, want) {
				t.Errorf("underlined are %q, want %q", underlined, want)
			}
			return
		}
	}
	t.Error("the changed question is not there")
}

// Both formats hold the same texts.
func TestComparisonReadsBack(t *testing.T) {
	for _, lang := range languages {
		doc := comparison(lang)
		file, notes := pdf(t, doc)
		text := squeeze(pdftotext(t, file, "-raw"))
		if len(notes.Replaced) > 0 {
			t.Errorf("%s: replaced %q", lang, notes.Replaced)
		}
		for _, section := range doc.Sections {
			for _, table := range section.Tables {
				for _, row := range table.Rows {
					for _, cell := range row.Cells {
						for line := range strings.Lines(cell.Text) {
							if !strings.Contains(text, squeeze(line)) {
								t.Errorf("%s: the PDF lacks %q", lang, line)
							}
						}
					}
				}
			}
		}
	}
}

// A comparison of a standard with itself says that nothing differs.
func TestComparisonOfTheSame(t *testing.T) {
	std := standard(20)
	doc := report.Comparison(report.ComparisonData{Language: "ja", Made: made, Comparison: checklist.Compare(std, std)})
	cells := doc.Sections[0].Tables[0].Rows[1].Cells
	if len(doc.Sections) != 1 || cells[len(cells)-1].Text != "20" {
		t.Errorf("%d sections, %v", len(doc.Sections), cells)
	}
}

// Every field and every code has its word, in both directions.
func TestComparisonHasAWordForEverything(t *testing.T) {
	plain := func() *checklist.Standard {
		std := standard(90)
		std.Sections = std.Sections[:1]
		std.Sections[0].Sections = std.Sections[0].Sections[:1]
		std.Sections[0].Sections[0].Items = []checklist.Item{{ID: "A", Topic: checklist.Text{Ja: "題"}, Texts: checklist.Texts{Question: checklist.Text{Ja: "問"}}}}
		return std
	}
	var changes []func(*checklist.Standard, *checklist.Item)
	add := func(change func(*checklist.Standard, *checklist.Item)) { changes = append(changes, change) }
	add(func(s *checklist.Standard, i *checklist.Item) {
		some := checklist.Text{Ja: "語", En: "word"}
		i.Question, i.Counting, i.NotApplicable, i.Verify, i.Evidence, i.Why, i.FirstStep = some, some, some, some, some, some, some
		i.Event, i.Critical, i.Mandatory, i.Weight, i.Article = true, true, true, 3, "第12条"
		i.Policy, i.Threats, i.Protects = []string{"6(2)"}, []int{1, 6}, []string{"C", "I", "A"}
		i.References = []checklist.Reference{{Catalog: "csf2", ID: "ID.AM-07"}}
		i.NetworkModels = checklist.NetworkModels()
		s.Title, s.Note, s.Scale.Title, s.Sections[0].Title = some, some, some, some
		s.Scale.ID, s.Scale.PlanBelow, s.Scale.Counts, s.Grading = "other", 5000, nil, checklist.Grading{}
		s.Segments = []checklist.SegmentLabel{{ID: checklist.SegmentMN, Label: some}}
		r := &s.Scale.Ratings[1]
		r.Symbol, r.Label, r.Points, r.Reason, r.Evidence = "◇", some, 9, true, true
		s.Scale.Ratings = append(s.Scale.Ratings, checklist.Rating{Code: "new", Symbol: "☆", Label: some})
	})
	for _, role := range checklist.Roles() {
		add(func(_ *checklist.Standard, i *checklist.Item) { i.Role = role })
	}
	for _, kind := range checklist.SubjectKinds() {
		add(func(_ *checklist.Standard, i *checklist.Item) { i.Subject = kind })
	}
	for _, kind := range []checklist.ItemKind{checklist.KindRating, checklist.KindCount} {
		add(func(_ *checklist.Standard, i *checklist.Item) { i.Kind = kind })
	}
	for _, flag := range checklist.Flags() {
		condition, err := checklist.ParseCondition(string(flag))
		if err != nil {
			t.Fatal(err)
		}
		add(func(_ *checklist.Standard, i *checklist.Item) { i.Condition = condition })
	}
	for _, class := range []checklist.RatingClass{checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone, checklist.ClassNotApplicable} {
		add(func(s *checklist.Standard, _ *checklist.Item) {
			s.Scale.Ratings[0].Class, s.Scale.Ratings[3].Class = class, class
		})
	}
	for _, plan := range []checklist.PlanDemand{checklist.PlanNone, checklist.PlanLine, checklist.PlanFull} {
		add(func(s *checklist.Standard, _ *checklist.Item) {
			s.Scale.Ratings[0].Plan, s.Scale.Ratings[2].PlanIfCritical = plan, plan
		})
	}
	for _, lang := range languages {
		for i, change := range changes {
			old, new := plain(), plain()
			change(new, &new.Sections[0].Sections[0].Items[0])
			for _, pair := range []*checklist.Comparison{checklist.Compare(old, new), checklist.Compare(new, old)} {
				text := dump(report.Comparison(report.ComparisonData{Language: lang, Made: made, Comparison: pair}))
				if strings.Contains(text, "⟦") {
					t.Errorf("%s: change %d lacks a word: %s", lang, i, text)
				}
			}
		}
	}
}
