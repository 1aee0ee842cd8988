package report_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"testing"

	"tenken/assets"
	"tenken/checklist"
	"tenken/report"
)

// sampleOrganisation is the sample city: nine bureaus with their departments.
func sampleOrganisation(t testing.TB) *checklist.Organisation {
	t.Helper()
	var org checklist.Organisation
	if err := json.Unmarshal(assets.SampleCity(), &org); err != nil {
		t.Fatal(err)
	}
	return &org
}

// largeOrganisation has so many departments, all of one kind, in 20 bureaus.
func largeOrganisation(n int) *checklist.Organisation {
	org := &checklist.Organisation{City: checklist.Text{Ja: "大都市", En: "Large City"}}
	for i := range 20 {
		org.Bureaus = append(org.Bureaus, checklist.Bureau{ID: fmt.Sprint("b", i), Name: checklist.Text{Ja: fmt.Sprintf("第%d部", i), En: fmt.Sprintf("Bureau %d", i)}})
	}
	for i := range n {
		dep := department()
		dep.ID, dep.Bureau = fmt.Sprintf("d%04d", i), fmt.Sprint("b", i%20)
		dep.Name = checklist.Text{Ja: fmt.Sprintf("第%04d課", i), En: fmt.Sprintf("Department %04d", i)}
		dep.Subjects = dep.Subjects[:1]
		dep.Profile.Flags = append(dep.Profile.Flags, checklist.FlagCloud, checklist.FlagOutsources)
		org.Departments = append(org.Departments, dep)
	}
	return org
}

// chance is a number below 100 that belongs to the words.
func chance(words ...any) int {
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, words...)
	return int(h.Sum64() % 100)
}

// cityAnswer is what a department of a real city would say; later years are a
// little better.
func cityAnswer(year checklist.FiscalYear, dep *checklist.Department, entry checklist.Scoped) *checklist.Response {
	key := entry.Key()
	r := &checklist.Response{Key: key, Stamp: checklist.Stamp{Actor: dep.Posts.Respondent, At: made}}
	luck := chance(dep.ID, key.Subject, key.Item) + (int(year)-2026)*4
	hard := chance(key.Item)
	switch {
	case entry.Item.Kind == checklist.KindCount:
		concerned := 10 + chance(dep.ID)
		r.Count = &checklist.HeadCount{Concerned: concerned, Complying: concerned - concerned*max(0, 40-luck)/100}
	case hard > 92 && luck < 55 || luck < 2:
		r.Rating, r.Comment = "not_done", "申請書の様式が古く、承認者の欄がない。"
		r.Plan = checklist.Plan{
			Cause: "様式の改正が課に伝わっていなかった。", Action: "新しい様式に差し替え、今年度分をさかのぼって承認を受ける。",
			Due: checklist.Date{Year: int(year), Month: 10, Day: 1}.AddDays(luck * 3), Owner: dep.Name.Ja + "長", Funding: checklist.Fundings()[hard%5],
		}
		if luck%4 == 1 {
			r.Plan.RequestTo = "情報政策課"
		}
	case luck < 12:
		r.Rating, r.Comment = "partly", "台帳は今年度に更新したが、作業用の表がまだ載っていない。"
		r.Plan = checklist.Plan{Action: "12月末までに、作業用の表を台帳に加える。"}
	case luck > 93:
		r.Rating, r.Reason = "not_applicable", "課では記録媒体を使用していないため。"
	default:
		r.Rating, r.Comment = "done", "4月の事務分担表に、情報セキュリティの主担当と副担当を載せた。"
	}
	return r
}

// inspected gives one department after the other, as a store does. One in fifteen
// has not submitted; the last one is excused.
func inspected(std *checklist.Standard, org *checklist.Organisation, year checklist.FiscalYear) iter.Seq[checklist.Inspected] {
	return func(yield func(checklist.Inspected) bool) {
		for i := range org.Departments {
			dep := &org.Departments[i]
			one := checklist.Inspected{Department: dep, Excused: len(org.Departments) > 3 && i == len(org.Departments)-1}
			if i%15 != 7 && !one.Excused {
				one.Submission = handedIn(std, dep, year)
			}
			if !yield(one) {
				return
			}
		}
	}
}

func handedIn(std *checklist.Standard, dep *checklist.Department, year checklist.FiscalYear) *checklist.Submission {
	sub := &checklist.Submission{Department: *dep, Revision: 1, FiscalYear: year}
	for i, entry := range checklist.NewScope(std, dep, nil).Items {
		sub.Responses = append(sub.Responses, *cityAnswer(year, dep, entry))
		if i%3 == 0 {
			e := checklist.Evidence{ID: fmt.Sprint("e", i), Key: entry.Key(), Title: "今年度の事務分担表"}
			if i%9 == 0 {
				e.File = &checklist.File{Name: "写真.jpg", Size: 1000, SHA256: "00"}
			}
			sub.Evidence = append(sub.Evidence, e)
		}
	}
	return sub
}

// cityOf is a city after its third round.
func cityOf(lang string, std *checklist.Standard, org *checklist.Organisation) report.CityData {
	d := report.CityData{
		Language: lang, Level: report.LevelFull, Made: made, House: report.House{Label: "取扱注意", Form: "様式第5号", SignOff: []string{"CISO", "課長", "担当"}},
		Organisation: org, Digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	}
	if lang == "en" {
		d.Label, d.Form, d.SignOff = "Handle with care", "Form 5", []string{"CISO", "Head", "Clerk"}
	}
	for _, year := range []checklist.FiscalYear{2024, 2025, 2026} {
		d.Departments = inspected(std, org, year)
		d.Round = checklist.Round{
			ID: fmt.Sprint(int(year)), FiscalYear: year, Standard: std.Ref(), Due: checklist.Date{Year: int(year), Month: 10, Day: 30},
			Inspection: checklist.Date{Year: int(year), Month: 9, Day: 30}, Results: checklist.Date{Year: int(year), Month: 12, Day: 18},
		}
		d.Earlier = append(d.Earlier, checklist.Consolidate(std, &d.Round, d.Departments))
	}
	d.Consolidation, d.Earlier = d.Earlier[2], d.Earlier[:2]
	d.Board = boardOf(&d)
	return d
}

// questionsIn is the report on a register with an answer for all, one for who has
// asked, and an open question; an item has been put right and one taken out.
func questionsIn(d report.CityData) (*report.Document, error) {
	items := slices.Collect(func(yield func(string) bool) {
		for _, item := range d.Consolidation.Standard.Items() {
			if !yield(item.ID) {
				return
			}
		}
	})
	if len(items) < 3 || len(d.Organisation.Departments) < 3 {
		return report.Questions(d)
	}
	asked := checklist.Stamp{Actor: "事務局", At: made.AddDate(0, 0, -20)}
	answered := checklist.Stamp{Actor: "事務局", At: made.AddDate(0, 0, -18)}
	for i, item := range []string{items[2], items[0], items[len(items)-1]} {
		q := checklist.Question{Number: i + 1, Item: item, Department: d.Organisation.Departments[i].ID, Text: "=派遣職員も数えるか。", Asked: asked}
		if i < 2 {
			q.Answer, q.Answered, q.Published = "数える。\n点検日に在籍する者をすべて数える。", &answered, i == 0
		}
		d.Questions = append(d.Questions, q)
	}
	d.Round.Errata = []checklist.Erratum{{Item: items[2], Text: d.Questions[0].Answer, Stamp: answered}, {Item: items[1], Text: "対象の機器を廃止したため。", NotCounted: true, Stamp: answered}}
	return report.Questions(d)
}

// boardOf is where the departments stand on the day of the report.
func boardOf(d *report.CityData) []report.BoardRow {
	var rows []report.BoardRow
	for i := range d.Consolidation.Departments {
		g := &d.Consolidation.Departments[i]
		row := report.BoardRow{
			ID: g.Department.ID, Name: g.Department.Name, Bureau: g.Department.Bureau, Revision: g.Revision, Route: checklist.Routes()[i%2],
			Answered: g.Turnout.Answered, InScope: g.Turnout.InScope, Due: d.Round.Due,
			Status: []checklist.Status{checklist.StatusAccepted, checklist.StatusSubmitted, checklist.StatusReturned}[i%3],
		}
		switch {
		case g.Excused:
			row.Status, row.Excused, row.Route = checklist.StatusExcused, "市立病院が別に点検するため", ""
		case g.Revision == 0:
			row.Status, row.DaysLate = checklist.StatusLate, 23
		default:
			row.Gaps = new(i % 4)
		}
		if i%5 > 0 {
			row.Contact = &checklist.Contact{Post: g.Department.Posts.Respondent, Extension: fmt.Sprint(2000 + i), Mail: g.Department.ID + "@city.example.jp"}
			row.ContactExpired = i%7 == 3
		}
		rows = append(rows, row)
	}
	return rows
}

// cityReports are the reports on a whole round.
var cityReports = map[string]func(report.CityData) (*report.Document, error){
	"scorecard": report.Scorecard, "consolidated": report.Consolidated, "review": report.Review, "board": report.Board,
	"plan": report.CityPlan, "questions": questionsIn,
}

func cityDocument(t testing.TB, kind string, d report.CityData) *report.Document {
	t.Helper()
	doc, err := cityReports[kind](d)
	if err != nil {
		t.Fatal(kind, err)
	}
	return doc
}

// sampleCity is the sample city with a checklist of so many items.
func sampleCity(t testing.TB, lang string, items int) report.CityData {
	return cityOf(lang, standard(items), sampleOrganisation(t))
}

var cityKinds = slices.Sorted(func(yield func(string) bool) {
	for kind := range cityReports {
		if !yield(kind) {
			return
		}
	}
})
