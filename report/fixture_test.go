package report_test

import (
	"fmt"
	"time"

	"tenken/checklist"
	"tenken/report"
)

// japan is fixed, so that the tests need no time zone files.
var japan = time.FixedZone("JST", 9*60*60)

var made = time.Date(2026, time.November, 22, 9, 30, 0, 0, japan)

// standard makes a checklist of the bundled one's shape: nine chapters, three
// sections each, the given number of items spread over them.
func standard(items int) *checklist.Standard {
	std := &checklist.Standard{
		ID: "sample", Version: "1.0", Title: checklist.Text{Ja: "標準点検表", En: "Standard checklist"},
		Scale: checklist.Scale{
			ID: "four", Title: checklist.Text{Ja: "四段階", En: "Four steps"},
			Ratings: []checklist.Rating{
				{Code: "done", Symbol: "○", Label: checklist.Text{Ja: "実施", En: "Done"}, Class: checklist.ClassDone, Points: 2, Plan: checklist.PlanNone, PlanIfCritical: checklist.PlanNone},
				{Code: "partly", Symbol: "△", Label: checklist.Text{Ja: "一部実施", En: "Partly done"}, Class: checklist.ClassPartly, Points: 1, Plan: checklist.PlanLine, PlanIfCritical: checklist.PlanFull},
				{Code: "not_done", Symbol: "×", Label: checklist.Text{Ja: "未実施", En: "Not done"}, Class: checklist.ClassNotDone, Plan: checklist.PlanFull, PlanIfCritical: checklist.PlanFull},
				{Code: "not_applicable", Symbol: "－", Label: checklist.Text{Ja: "該当なし", En: "Not applicable"}, Class: checklist.ClassNotApplicable, Reason: true, Plan: checklist.PlanNone, PlanIfCritical: checklist.PlanNone},
			},
			Counts:    []checklist.CountStep{{From: 10000, Rating: "done"}, {From: 8000, Rating: "partly"}, {From: 0, Rating: "not_done"}},
			PlanBelow: 9000,
		},
		Grading: checklist.Grading{Steps: []checklist.GradeStep{{Grade: "A", From: 9000}, {Grade: "B", From: 7500}, {Grade: "C", From: 6000}, {Grade: "D", From: 0}}, Cap: "C"},
	}
	for i, title := range chapters {
		std.Sections = append(std.Sections, chapter(i+1, title, items*(i+1)/len(chapters)-items*i/len(chapters)))
	}
	return std
}

var chapters = []checklist.Text{
	{Ja: "1 組織体制", En: "1 Organisation"}, {Ja: "2 情報資産の分類と管理", En: "2 Information assets"},
	{Ja: "3 情報システム全体の強靭性の向上", En: "3 Resilience of the systems"}, {Ja: "4 物理的セキュリティ", En: "4 Physical security"},
	{Ja: "5 人的セキュリティ", En: "5 People"}, {Ja: "6 技術的セキュリティ", En: "6 Technical security"}, {Ja: "7 運用", En: "7 Operation"},
	{Ja: "8 業務委託と外部サービスの利用", En: "8 Outsourcing and external services"}, {Ja: "9 評価・見直し", En: "9 Review"},
}

var sectionTitles = []checklist.Text{
	{Ja: "責任者と役割", En: "Responsible officers and roles"}, {Ja: "記録と点検", En: "Records and checks"}, {Ja: "緊急時の備え", En: "Emergencies"},
}

var topics = []checklist.Text{
	{Ja: "今年度、情報資産台帳と現物を突き合わせましたか。", En: "Have you checked the asset register against the actual assets this fiscal year?"},
	{Ja: "許可していない通信が遮断されることを、今年度に試験しましたか。", En: "Have you tested this fiscal year that traffic which is not on the allowed list is blocked?"},
	{Ja: "USBメモリの貸出簿に、貸出日、返却日、利用者の職名を記録していますか。", En: "Does the register of USB drives record the day of lending, the day of return and the user's post?"},
	{Ja: "情報セキュリティの事故が起きたときの連絡先を、課の全員が見られる場所に掲示していますか。", En: "Are the contacts for security incidents posted where everyone in the department can see them?"},
}

func chapter(n int, title checklist.Text, items int) checklist.Section {
	c := checklist.Section{ID: fmt.Sprintf("C%02d", n), Title: title}
	for s, title := range sectionTitles {
		section := checklist.Section{ID: fmt.Sprintf("C%02d-%02d", n, s+1), Title: title}
		for i := range items*(s+1)/len(sectionTitles) - items*s/len(sectionTitles) {
			section.Items = append(section.Items, item(n, s+1, i+1))
		}
		c.Sections = append(c.Sections, section)
	}
	return c
}

// item makes every fifth item a head count, and some critical or left out.
func item(chapter, section, n int) checklist.Item {
	seed := chapter*7 + section*3 + n
	it := checklist.Item{
		ID: fmt.Sprintf("C%02d-%02d-%02d", chapter, section, n), Kind: checklist.KindRating, Topic: topics[seed%len(topics)],
		Subject: checklist.SubjectDepartment, Role: checklist.RoleHead, Weight: 1 + seed%3, Mandatory: seed%2 == 0, Critical: seed%19 == 0,
		Policy: []string{fmt.Sprintf("6(%d)", chapter)}, Texts: checklist.Texts{Question: topics[seed%len(topics)]},
	}
	switch {
	case seed%5 == 0:
		it.Kind = checklist.KindCount
		it.Question = checklist.Text{Ja: "今年度の情報セキュリティ研修を受けた職員は何人ですか（会計年度任用職員、派遣職員を含む）。", En: "How many of your staff completed this fiscal year's security training?"}
	case seed%11 == 0:
		it.Condition, _ = checklist.ParseCondition("cloud&outsources")
	case seed%13 == 0:
		it.Subject = checklist.SubjectSystem
	}
	return it
}

func department() checklist.Department {
	return checklist.Department{
		ID: "tax", Name: checklist.Text{Ja: "税務課", En: "Tax Department"}, Bureau: "citizens",
		Posts:   checklist.Posts{Approver: "税務課長", Respondent: "税務課 庶務係長", Confirmer: "市民部長"},
		Profile: checklist.Profile{Flags: []checklist.Flag{checklist.FlagMyNumber, checklist.FlagCounter}},
		Subjects: []checklist.Subject{
			{ID: "dep", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課", En: "Tax Department"}},
			{ID: "sys", Kind: checklist.SubjectSystem, Name: checklist.Text{Ja: "税務システム", En: "Tax System"}},
		},
	}
}

// sample is a sheet answered as a real department would: mostly done, some
// partly, a few open.
func sample(lang string, items int) report.Data {
	std, dep := standard(items), department()
	d := report.Data{
		Language: lang, Level: report.LevelFull, Made: made, House: report.House{Label: "取扱注意", Form: "様式第1号", SignOff: []string{"課長", "係長", "担当"}},
		City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Bureau: checklist.Text{Ja: "市民部", En: "Citizens Bureau"}, Standard: std,
		Policy: checklist.Policy{Title: "基本方針", Clauses: []checklist.Clause{{Ref: "6", Title: "対策", Clauses: []checklist.Clause{{Ref: "6(5)", Title: "人的セキュリティ"}}}}},
		Round:  checklist.Round{ID: "2026", FiscalYear: 2026, Standard: std.Ref(), Inspection: checklist.Date{Year: 2026, Month: 9, Day: 30}, Due: checklist.Date{Year: 2026, Month: 10, Day: 30}},
		Assessment: checklist.Assessment{
			ID: "a1", Round: "2026", Department: dep, State: checklist.StateApproved,
			Approval: &checklist.Approval{DraftNumber: "税務-112", DocumentNumber: "8青税第345号", Date: checklist.Date{Year: 2026, Month: 10, Day: 20}, Post: "税務課長"},
		},
		Answers: checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}},
	}
	if lang == "en" {
		d.Label, d.Form, d.SignOff = "Handle with care", "Form 1", []string{"Head", "Unit", "Clerk"}
	}
	d.Scope = checklist.NewScope(std, &d.Assessment.Department, nil)
	for i, entry := range d.Scope.Items {
		answer(&d, i, entry)
	}
	return d
}

func answer(d *report.Data, i int, entry checklist.Scoped) {
	key := entry.Key()
	r := &checklist.Response{Key: key, Stamp: checklist.Stamp{Actor: "税務課 庶務係長", At: made}}
	switch {
	case i%17 == 16:
		return
	case entry.Item.Kind == checklist.KindCount:
		r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50 - i%12}
	case i%9 == 4:
		r.Rating, r.Comment = "partly", "台帳は今年度に更新したが、共有フォルダにある作業用の表がまだ載っていない。"
		r.Plan = checklist.Plan{Action: "12月末までに、作業用の表を台帳に加える（諸税係長）。"}
	case i%13 == 7:
		r.Rating, r.Comment = "not_done", "申請書の様式が古く、承認者の欄がない。"
		r.Plan = checklist.Plan{
			Cause: "様式の改正が課に伝わっていなかった。", Action: "新しい様式に差し替え、今年度分をさかのぼって承認を受ける。",
			Due: checklist.Date{Year: 2026, Month: 12, Day: 28}, Owner: "庶務係長", Funding: checklist.FundingNone, RequestTo: "情報政策課",
		}
	case i%15 == 3:
		r.Rating, r.Reason = "not_applicable", "課では記録媒体を使用していないため。"
	default:
		r.Rating = "done"
		if i%3 == 0 {
			r.Comment, r.Responsibility = "4月の事務分担表に、情報セキュリティの主担当と副担当を載せた。", checklist.Central
		}
	}
	if i%2 == 0 {
		d.Answers.Evidence[key] = append(d.Answers.Evidence[key], checklist.Evidence{
			ID: fmt.Sprint("e", i), Key: key, Title: "今年度の事務分担表", Number: fmt.Sprintf("税務-%03d", i),
			Location: "課の共有フォルダ「点検資料」", Date: checklist.Date{Year: 2026, Month: 4, Day: 20},
		})
	}
	if i == 2 {
		d.Answers.Evidence[key] = append(d.Answers.Evidence[key], checklist.Evidence{
			ID: "file", Key: key, Title: "書庫の写真", File: &checklist.File{Name: "書庫B-2.jpg", Size: 345678,
				SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
		})
	}
	d.Answers.Responses[key] = r
}
