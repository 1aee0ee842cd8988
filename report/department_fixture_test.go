package report_test

import (
	"maps"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/report"
)

// departmentReports are the reports on one department.
var departmentReports = map[string]func(report.Data) (*report.Document, error){
	"sheet": report.Sheet, "answersheet": plain(report.AnswerSheet), "plan": plain(report.Plan), "notice": plain(report.Notice), "receipt": plain(report.Receipt),
}

var departmentKinds = slices.Sorted(maps.Keys(departmentReports))

// plain is a report that never fails in the form of one that may.
func plain(make func(report.Data) *report.Document) func(report.Data) (*report.Document, error) {
	return func(d report.Data) (*report.Document, error) { return make(d), nil }
}

func departmentDocument(t testing.TB, kind string, d report.Data) *report.Document {
	t.Helper()
	doc, err := departmentReports[kind](d)
	if err != nil {
		t.Fatal(kind, err)
	}
	return doc
}

// settled is a department in its second year, as the office has it.
func settled(lang string, items int) report.Data {
	d := sample(lang, items)
	d.Digest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"
	d.Last = lastYear(&d)
	asking := checklist.Department{ID: "welfare", Name: checklist.Text{Ja: "福祉課", En: "Welfare Department"}}
	for _, entry := range d.Scope.Items[:2] {
		d.Requests = append(d.Requests, checklist.Planned{Department: &asking, Scoped: entry, Plan: checklist.Plan{
			Action: "税務システムの利用者の一覧を、毎月届けてもらう。", Due: checklist.Date{Year: 2027, Month: 1, Day: 29}, Owner: "福祉課長", RequestTo: "税務課"}})
	}
	d.Assessment.State, d.Assessment.Revision = checklist.StateReturned, 1
	d.Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{d.Scope.Items[3].Key(), d.Scope.Items[6].Key()}, Text: "根拠となる台帳の名前を書いてください。"}
	d.Office = fromOffice(&d)
	return d
}

// fromOffice is what the office knows: the figures of a small city, two slips put
// right, and a return.
func fromOffice(d *report.Data) report.FromOffice {
	org := largeOrganisation(6)
	org.Departments[0] = d.Assessment.Department
	org.Departments[1].Bureau = d.Assessment.Department.Bureau
	stamp := checklist.Stamp{Actor: "事務局", At: made}
	f := report.FromOffice{
		Post: "情報政策課 情報セキュリティ担当", Contact: "内線2310", Before: d.Answers.Responses,
		Whole:  checklist.Consolidate(d.Standard, &d.Round, inspected(d.Standard, org, 2026)),
		Handed: report.Handed{Decision: report.DecisionReturned, Digest: d.Digest, Received: stamp, Decided: stamp, Route: checklist.RouteExcel},
	}
	for _, entry := range d.Scope.Items[:min(2, len(d.Scope.Items))] {
		f.Corrections = append(f.Corrections, checklist.Correction{Key: entry.Key(), Revision: 1, Consent: "10月26日、税務課庶務係長が電話で同意した。", Stamp: stamp,
			After: checklist.Response{Key: entry.Key(), Rating: "partly"}})
	}
	return f
}

// lastYear is what the department answered by last year's standard, in which one
// item had another number, one was not there yet, and one more was asked.
func lastYear(d *report.Data) report.LastYear {
	old := *d.Standard
	old.Version, old.Sections = "0.9", slices.Clone(d.Standard.Sections)
	first := &old.Sections[0]
	first.Sections = slices.Clone(first.Sections)
	first.Sections[1].Items = slices.Clone(first.Sections[1].Items[1:])
	first.Sections[2].Items = append(slices.Clone(first.Sections[2].Items), checklist.Item{
		ID: "C01-03-99", Kind: checklist.KindRating, Topic: topics[0], Subject: checklist.SubjectDepartment, Weight: 1,
		Texts: checklist.Texts{Question: checklist.Text{Ja: "ファクシミリの送信先を二人で確かめていますか。", En: "Do two people check the number before a fax is sent?"}},
	})
	dep := d.Assessment.Department
	before := map[checklist.Key]*checklist.Response{}
	for i, entry := range checklist.NewScope(&old, &dep, nil).Items {
		r := &checklist.Response{Key: entry.Key(), Rating: "done"}
		switch {
		case entry.Item.Kind == checklist.KindCount:
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 48, Complying: 40 + i%9}
		case i%3 == 1 || entry.Item.ID == "C01-03-99":
			r.Rating = []checklist.RatingCode{"not_done", "partly"}[i%2]
			r.Plan = checklist.Plan{Action: "様式を改め、記録を毎月確かめる。", Due: checklist.Date{Year: 2026, Month: 3, Day: 31}, Owner: "庶務係長"}
		}
		before[entry.Key()] = r
	}
	return report.LastYear{Year: 2025, Scale: old.Scale, Offers: checklist.CarryOver(checklist.Compare(&old, d.Standard), d.Scope, before, "")}
}
