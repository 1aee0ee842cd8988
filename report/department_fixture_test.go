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
	"sheet": report.Sheet, "plan": plain(report.Plan),
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
		d.Requests = append(d.Requests, checklist.Planned{Department: &asking, Scoped: entry, Response: &checklist.Response{Plan: checklist.Plan{
			Action: "税務システムの利用者の一覧を、毎月届けてもらう。", Due: checklist.Date{Year: 2027, Month: 1, Day: 29}, Owner: "福祉課長", RequestTo: "税務課"}}})
	}
	return d
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
