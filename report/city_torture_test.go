package report_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/report"
)

// tortureCities are cities that printers stumble over.
func tortureCities(t testing.TB) map[string]report.CityData {
	long := sampleOrganisation(t)
	for i := range long.Departments {
		long.Departments[i].Name = checklist.Text{Ja: numbered(long.Departments[i].Name.Ja, 300), En: numbered("D", 300)}
	}
	for i := range long.Bureaus {
		long.Bureaus[i].Name.Ja = numbered("部", 300)
	}
	long.Departments[0].Name.Ja = astral + controls
	cities := map[string]report.CityData{
		"no department": cityOf("ja", standard(20), largeOrganisation(0)),
		"one item":      cityOf("ja", standard(1), sampleOrganisation(t)),
		"long names":    cityOf("ja", standard(20), long),
		"nothing":       nothingSubmitted(t),
		"nothing fits":  notApplicable(t),
		"1000":          cityOf("ja", standard(20), largeOrganisation(1000)),
	}
	bare := standard(3)
	bare.Sections, bare.Grading = bare.Sections[2:3], checklist.Grading{}
	cities["one chapter"] = cityOf("ja", bare, sampleOrganisation(t))
	return cities
}

// notApplicable is a city to which no item applies.
func notApplicable(t testing.TB) report.CityData {
	d := sampleCity(t, "ja", 30)
	all := d.Departments
	d.Departments = func(yield func(checklist.Inspected) bool) {
		for one := range all {
			if one.Submission != nil {
				for i := range one.Submission.Responses {
					r := &one.Submission.Responses[i]
					r.Rating, r.Plan = "not_applicable", checklist.Plan{}
					if r.Count != nil {
						r.Rating, r.Count = "", &checklist.HeadCount{}
					}
				}
			}
			if !yield(one) {
				return
			}
		}
	}
	d.Consolidation = checklist.Consolidate(d.Consolidation.Standard, &d.Round, d.Departments)
	return d
}

// Every report comes out of every city, with all departments in it and no page
// that is empty.
func TestCityTorture(t *testing.T) {
	for name, d := range tortureCities(t) {
		for _, lang := range languages {
			if d.Language = lang; lang == "en" && !slices.Contains([]string{"no department", "one item", "nothing fits"}, name) {
				continue
			}
			for _, kind := range cityKinds {
				checkCity(t, name+" "+lang+" "+kind, kind, d)
			}
		}
	}
}

func checkCity(t *testing.T, name, kind string, d report.CityData) {
	t.Helper()
	doc := cityDocument(t, kind, d)
	file, _ := pdf(t, doc)
	all := pages(t, file)
	for i, page := range all {
		if utf8.RuneCountInString(squeeze(page)) < 60 {
			t.Errorf("%s: page %d of %d is empty: %q", name, i+1, len(all), page)
		}
	}
	if len(d.Consolidation.Departments) < 1000 { // which takes long
		checkWorkbook(t, name, tortured{doc: doc})
	}
	if kind == "review" || kind == "plan" || kind == "questions" {
		return
	}
	text := squeeze(strings.Join(all, ""))
	for _, dep := range d.Consolidation.Departments {
		if want := dep.Department.Name.In(d.Language); utf8.RuneCountInString(want) < 20 && !strings.Contains(text, squeeze(want)) {
			t.Errorf("%s: %s is missing", name, want)
		}
	}
}

// A bureau whose only department is excused is on the heat map, too.
func TestExcusedDepartmentIsListed(t *testing.T) {
	d := sampleCity(t, "ja", 20)
	last := d.Consolidation.Departments[len(d.Consolidation.Departments)-1]
	if !last.Excused {
		t.Fatal("the last department is not excused")
	}
	if text := dump(cityDocument(t, "scorecard", d)); !strings.Contains(text, "| "+last.Department.Name.Ja+" | 対象外 ") {
		t.Errorf("%s is missing", last.Department.Name.Ja)
	}
}
