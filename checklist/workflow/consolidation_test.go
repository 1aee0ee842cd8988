package workflow

import (
	"testing"

	"tenken/checklist"
)

// The figures of a department alone are those that it has in the consolidation, and
// its lines add up to them.
func TestScoreOfIsThatOfTheConsolidation(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 7})
	results, err := ws.Results(0)
	if err != nil {
		t.Fatal(err)
	}
	submitted := 0
	for _, d := range results.Now.Departments {
		score, err := ws.ScoreOf(0, d.Department.ID)
		if err != nil || (score == nil) != (d.Revision == 0) {
			t.Fatalf("%s: %v, %v", d.Department.ID, score, err)
		}
		if score == nil {
			continue
		}
		submitted++
		if score.Figure.Tally != d.Figure.Tally || score.Figure.Possible != d.Figure.Possible || score.Earned.Cmp(d.Earned) != 0 || score.Figure.Score != d.Figure.Score {
			t.Errorf("%s: %+v, in the consolidation %+v", d.Department.ID, score.Figure, d.Figure)
		}
		for i, chapter := range results.Now.Chapters {
			if n := len(score.SectionTrace(chapter.ID)); n != d.Chapters[i].Tally.InScope {
				t.Errorf("%s, %s: %d lines of %d", d.Department.ID, chapter.ID, n, d.Chapters[i].Tally.InScope)
			}
		}
	}
	if submitted < 4 {
		t.Errorf("only %d have handed something in", submitted)
	}
}

// Results hold the round, the years before it and the day.
func TestResults(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 7})
	results, err := ws.Results(0)
	if err != nil {
		t.Fatal(err)
	}
	alone, err := ws.Consolidation(results.Now.FiscalYear)
	if err != nil || alone.City.Score != results.Now.City.Score || results.Day != ws.today() || len(results.Organisation.Departments) != 7 {
		t.Errorf("%+v, %v", results.Organisation, err)
	}
	if len(results.Earlier) == 0 {
		t.Fatal("the sample city has no year before")
	}
	for i, year := range results.Earlier {
		if year.FiscalYear >= results.Now.FiscalYear-checklist.FiscalYear(i) {
			t.Errorf("year %d is %d", i, year.FiscalYear)
		}
	}
}
