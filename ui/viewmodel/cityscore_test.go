package viewmodel

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// sampleCity opens the office's workspace of a sample city with last year's results,
// in which departments are missing.
func sampleCity(t *testing.T) *workflow.Workspace {
	t.Helper()
	made, err := workflow.DemoCity(t.Context(), t.TempDir(), workflow.CityRequest{Departments: 7, Language: "ja"}, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workflow.Open(t.Context(), made.Workspace, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws
}

func TestCityScore(t *testing.T) {
	ws := sampleCity(t)
	results, err := ws.Results(0)
	if err != nil {
		t.Fatal(err)
	}
	s := NewCityScore(results, NewFormat("ja"))
	if len(s.Now.City.Turnout.Missing) == 0 || s.Last == nil || len(s.Now.Plans) == 0 {
		t.Fatal("the sample has nobody missing, no year before, or no plan")
	}
	for name, check := range map[string]func(*testing.T, *CityScore){
		"figures": figuresAreThoseOfTheConsolidation, "explanations": cityExplanationsAddUp, "lists": listsAreThoseOfTheConsolidation,
		"turnout": whoIsMissingIsSaidFirst, "trend": trendExplainsEveryYear,
	} {
		t.Run(name, func(t *testing.T) { check(t, s) })
	}
	t.Run("items", func(t *testing.T) { itemsAddUp(t, s, ws) })
	t.Run("report", func(t *testing.T) { heatIsThatOfTheReport(t, s, ws) })
}

// groups are all parts with figures, in all chapters.
func (s *CityScore) groups() map[CityPart]*checklist.Group {
	all := map[CityPart]*checklist.Group{s.Whole(): &s.Now.City}
	for i := range s.Now.Bureaus {
		all[CityPart{Level: CityBureau, ID: s.Now.Bureaus[i].Bureau, Year: s.Now.FiscalYear}] = &s.Now.Bureaus[i].Group
	}
	for i := range s.Now.Departments {
		all[CityPart{Level: CityDepartment, ID: s.Now.Departments[i].Department.ID, Year: s.Now.FiscalYear}] = &s.Now.Departments[i].Group
	}
	return all
}

// Every figure, of every part and on the heat map, is that of the consolidation, and
// last year's is that of last year.
func figuresAreThoseOfTheConsolidation(t *testing.T, s *CityScore) {
	cells := map[CityPart]string{}
	heat := s.Heat()
	for _, row := range heat.Rows {
		for column := range row.Cells {
			if column == heatTurnout {
				continue
			}
			kind, of := s.HeatFigure(row, column)
			if kind == FigureScore {
				cells[of] = strings.TrimRight(row.Cells[column].Text, "◎○△▲")
			} else if got := row.Cells[column].Text; s.f.Rate(s.Rate(kind, of)) != got+"%" && got != NoFigure {
				t.Errorf("%s: answer rate %s", row.Name, got)
			}
		}
	}
	for of, g := range s.groups() {
		want := append([]checklist.Figure{g.Figure}, g.Chapters...)
		for i, f := range want {
			if of.Chapter = ""; i > 0 {
				of.Chapter = s.Now.Chapters[i-1].ID
			}
			if s.Rate(FigureScore, of) != f.Score || s.Rate(FigureImplementation, of) != f.Tally.ImplementationRate() || s.Rate(FigureAnswer, of) != g.Turnout.AnswerRate() {
				t.Errorf("%+v differs from the consolidation", of)
			}
			if shown := strings.TrimSuffix(s.f.Rate(f.Score), "%"); cells[of] != shown {
				t.Errorf("%+v: the heat map shows %q, not %q", of, cells[of], shown)
			}
		}
	}
	if got := s.Before(FigureScore, s.Whole()); got != s.Last.City.Score || !got.Valid {
		t.Errorf("last year is %v", got)
	}
	for i := range s.Last.Departments {
		d := &s.Last.Departments[i]
		if got := s.Before(FigureScore, CityPart{Level: CityDepartment, ID: d.Department.ID, Year: s.Now.FiscalYear}); got != d.Score {
			t.Errorf("last year of %s is %v", d.Department.ID, got)
		}
	}
}

// The lines of every explanation add up to its figure, and name who is missing before
// all others.
func cityExplanationsAddUp(t *testing.T, s *CityScore) {
	for of, g := range s.groups() {
		for _, kind := range Shares() {
			e, whole, missing := s.Explain(kind, of), 0, 0
			for i, line := range e.Lines {
				whole += denominator(t, line.Share)
				if line.Status == StatusUnanswered {
					if missing++; i != missing-1 || line.Part != (CityPart{}) {
						t.Errorf("%s: line %d is missing, and leads to %+v", e.Title, i, line.Part)
					}
				}
			}
			_, want := cityShare(kind, g, g.Figure)
			if whole != want || len(e.Lines) != g.Turnout.Expected || missing != len(g.Turnout.Missing) {
				t.Errorf("%s: %d lines of %d add up to %d of %d, %d of %d missing", e.Title, len(e.Lines), g.Turnout.Expected, whole, want, missing, len(g.Turnout.Missing))
			}
			if !strings.Contains(e.Title, s.f.Rate(s.Rate(kind, of))) || !strings.Contains(e.Sum, s.f.Number(want)) || strings.Contains(e.Sum, "未提出") != (missing > 0) {
				t.Errorf("%q: %q", e.Title, e.Sum)
			}
		}
	}
	submitted := s.ExplainSubmitted()
	if n := len(s.Now.City.Turnout.Missing); len(submitted.Lines) != len(s.Now.Departments) || submitted.Lines[n-1].Share != "未提出" || submitted.Lines[n].Share == "未提出" {
		t.Errorf("%+v", submitted)
	}
	if e := s.ExplainCritical(); len(e.Lines) != len(criticalUnmet(s.Now)) {
		t.Errorf("%d critical items", len(e.Lines))
	}
	if e := s.ExplainOverdue(); len(e.Lines) != len(s.Now.Overdue(s.Day)) {
		t.Errorf("%d overdue plans", len(e.Lines))
	}
}

// denominator is what stands behind the stroke of a share.
func denominator(t *testing.T, share string) int {
	t.Helper()
	_, whole, found := strings.Cut(share, " / ")
	if !found {
		return 0
	}
	var n int
	if _, err := fmt.Sscan(strings.ReplaceAll(whole, ",", ""), &n); err != nil {
		t.Fatalf("%q: %v", share, err)
	}
	return n
}

// The items of a department add up to its figures in every chapter.
func itemsAddUp(t *testing.T, s *CityScore, ws *workflow.Workspace) {
	for i := range s.Now.Departments {
		d := &s.Now.Departments[i]
		score, err := ws.ScoreOf(0, d.Department.ID)
		if err != nil || score == nil {
			continue
		}
		for c, chapter := range s.Now.Chapters {
			of, whole := CityPart{CityDepartment, d.Department.ID, chapter.ID, s.Now.FiscalYear}, 0
			e := s.ExplainItems(FigureScore, of, score)
			for _, line := range e.Lines {
				whole += denominator(t, line.Share)
			}
			if whole != d.Chapters[c].Possible || len(e.Lines) != d.Chapters[c].Tally.InScope {
				t.Errorf("%s: %d lines add up to %d, not %d", e.Title, len(e.Lines), whole, d.Chapters[c].Possible)
			}
		}
		if e := s.ExplainItems(FigureAnswer, CityPart{CityDepartment, d.Department.ID, "", s.Now.FiscalYear}, score); len(e.Lines) != d.Turnout.InScope {
			t.Errorf("%s: %d lines", e.Title, len(e.Lines))
		}
	}
}

// The lists hold what the consolidation finds, in its order, and each entry accounts
// for every department.
func listsAreThoseOfTheConsolidation(t *testing.T, s *CityScore) {
	var want []string
	for _, f := range s.Now.Dangers() {
		want = append(want, f.Item.ID)
	}
	var got []string
	for _, e := range s.List(ListDangers) {
		got = append(got, e.item.Item.ID)
	}
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("dangers are %q, not %q", got, want)
	}
	sizes := map[CityList]int{ListWeakest: len(s.Now.Weakest(mostWeak)), ListDangers: len(want), ListOverdue: len(s.Now.Overdue(s.Day)),
		ListCandidates: len(s.Now.Candidates(s.Last, checklist.DefaultReviewRules()))}
	for list, n := range sizes {
		entries := s.List(list)
		if len(entries) != n || s.Note(list) == "" {
			t.Errorf("%s has %d of %d", list, len(entries), n)
		}
		for _, entry := range entries {
			e := s.ExplainEntry(entry)
			switch {
			case entry.plan != nil:
				if len(e.Lines) != 1 || !strings.Contains(e.Sum, entry.plan.Plan.Action) {
					t.Errorf("%+v", e)
				}
			case len(e.Lines) != entry.item.Applies()+len(entry.item.NotApplicable)+len(s.Now.City.Turnout.Missing):
				t.Errorf("%s: %d lines", e.Title, len(e.Lines))
			case !strings.Contains(e.Sum, s.f.Rate(entry.item.Tally.ImplementationRate())):
				t.Errorf("%s: %q", e.Title, e.Sum)
			}
		}
	}
}

func whoIsMissingIsSaidFirst(t *testing.T, s *CityScore) {
	line, figures := s.Turnout(), s.Figures()
	for _, id := range s.Now.City.Turnout.Missing {
		if !strings.Contains(line, s.department(id)) {
			t.Errorf("%q does not name %s", line, id)
		}
	}
	if !strings.HasPrefix(line, "回答率 "+s.f.Rate(s.Now.City.Turnout.AnswerRate())) || figures[0].Kind != FigureAnswer || figures[1].Kind != FigureSubmitted {
		t.Errorf("%q, %+v", line, figures[:2])
	}
	for _, f := range figures {
		if IsShare(f.Kind) && (f.Rate != s.Rate(f.Kind, s.Whole()) || f.Before != s.Before(f.Kind, s.Whole()) || !strings.Contains(f.Small, s.f.Rate(f.Before))) {
			t.Errorf("%+v", f)
		}
	}
}

// Every figure of the trend is explained by the departments of its year.
func trendExplainsEveryYear(t *testing.T, s *CityScore) {
	trend := s.Trend()
	if len(trend.Years) < 2 || trend.Years[len(trend.Years)-1] != s.Now.FiscalYear {
		t.Fatalf("years are %v", trend.Years)
	}
	for _, line := range trend.Lines {
		for i, year := range trend.Years {
			of := CityPart{Level: CityWhole, Chapter: line.Chapter, Year: year}
			if s.Rate(line.Kind, of) != line.Rates[i] {
				t.Errorf("%s %d: %v", line.Title, year, line.Rates[i])
			}
			if e := s.Explain(line.Kind, of); len(e.Lines) == 0 || !strings.Contains(e.Title, s.f.Rate(line.Rates[i])) {
				t.Errorf("%s %d: %+v", line.Title, year, e)
			}
		}
	}
}

// Without a year before and with nothing handed in nothing breaks, and figures are
// none.
func TestCityScoreOfNothing(t *testing.T) {
	std, err := workflow.ReadStandard(workflow.DefaultStandard)
	if err != nil {
		t.Fatal(err)
	}
	departments := []checklist.Inspected{{Department: &checklist.Department{ID: "a", Name: checklist.Text{Ja: "甲課"}}, Excused: true}}
	c := checklist.Consolidate(std, &checklist.Round{FiscalYear: 2026}, slices.Values(departments))
	s := NewCityScore(&workflow.Results{Now: c}, NewFormat("ja"))
	for _, f := range s.Figures() {
		if IsShare(f.Kind) && f.Value != NoFigure {
			t.Errorf("%+v", f)
		}
	}
	heat := s.Heat()
	if len(heat.Rows) != 3 || heat.Rows[1].Name != "（部なし）" || heat.Rows[2].Cells[0].Text != "対象外" || heat.Rows[2].Cells[2].Text != NoFigure {
		t.Errorf("%+v", heat.Rows)
	}
	for _, list := range CityLists() {
		if len(s.List(list)) != 0 {
			t.Errorf("%s is not empty", list)
		}
	}
	if got := s.Turnout(); got != "回答率 －、提出 0所属すべて" {
		t.Errorf("%q", got)
	}
}

func TestPointsHaveTheirThousandsSeparated(t *testing.T) {
	s := &CityScore{f: NewFormat("ja")}
	if got := s.points(big.NewRat(12345, 1)) + " " + s.points(big.NewRat(5, 2)); got != "12,345 2.5" {
		t.Error(got)
	}
}
