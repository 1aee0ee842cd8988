package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// demoCity makes a sample city and opens the office's workspace.
func demoCity(t testing.TB, req CityRequest) (CityResult, *Workspace) {
	t.Helper()
	made, err := DemoCity(t.Context(), t.TempDir(), req, fixedNow, nil)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := Open(t.Context(), made.Workspace, Options{ReadOnly: true, Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return made, ws
}

// Of four departments each has its own fate, and each kind of file comes.
func TestDemoCity(t *testing.T) {
	made, ws := demoCity(t, CityRequest{Departments: 4, Language: "ja"})
	board, err := ws.Board(0)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]struct {
		status   checklist.Status
		revision int
		route    checklist.Route
	}{
		"ict":              {checklist.StatusAccepted, 1, checklist.RouteApp},
		"citizens-affairs": {checklist.StatusAccepted, 2, checklist.RouteExcel},
		"tax":              {checklist.StatusDraft, 0, checklist.RouteExcel},
		"policy":           {checklist.StatusLate, 0, checklist.RouteExcel},
	}
	for _, row := range board.Rows("") {
		w := want[row.ID]
		if row.Status != w.status || row.Revision != w.revision || *row.Route != w.route {
			t.Errorf("%s is %v, revision %d by %v; want %v", row.ID, row.Status, row.Revision, *row.Route, w)
		}
		if part := row.Answered > 0 && row.Answered < row.InScope; part != (row.ID == "tax") {
			t.Errorf("%s has answered %d of %d", row.ID, row.Answered, row.InScope)
		}
	}
	if got := made.Outcomes; got[exchange.OutcomeTampered] != 1 || got[exchange.OutcomeNewer] != 1 || got[exchange.OutcomeNew] != 3 || len(got) != 3 {
		t.Errorf("outcomes %v", got)
	}
	last, err := ws.Board(board.Round.FiscalYear - 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range last.Rows("") {
		if row.Status != checklist.StatusAccepted || row.Answered != row.InScope {
			t.Errorf("last year %s is %v with %d of %d", row.ID, row.Status, row.Answered, row.InScope)
		}
	}
}

// The same clock gives the same figures.
func TestDemoCityTwice(t *testing.T) {
	figures := func() string {
		_, ws := demoCity(t, CityRequest{Departments: 2, Language: "en"})
		board, err := ws.Board(0)
		if err != nil {
			t.Fatal(err)
		}
		all := []any{board}
		for _, row := range board.Rows("") {
			for year := board.Round.FiscalYear - 1; year <= board.Round.FiscalYear; year++ {
				sheet, err := ws.SheetOf(year, row.ID)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, sheet.Status(), sheet.Answers.Evidence[sheet.Scope.Items[0].Key()])
			}
		}
		content, err := json.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	if one, two := figures(), figures(); one != two {
		t.Errorf("figures differ:\n%s\n%s", one, two)
	}
}

// Stopped half-way, it leaves nothing.
func TestDemoCityStopped(t *testing.T) {
	for _, at := range []int{1, 40, 75} { // percent
		dir := t.TempDir()
		ctx, stop := context.WithCancel(t.Context())
		_, err := DemoCity(ctx, dir, CityRequest{Departments: 2, Language: "ja"}, fixedNow, func(done, total int) {
			if done*100 >= total*at {
				stop()
			}
		})
		stop()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %d%%: %v", at, err)
		}
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("stopped at %d%% it left %v, %v", at, left, err)
		}
	}
}

// A city that is there is left alone.
func TestDemoCityKeepsWork(t *testing.T) {
	dir := t.TempDir()
	req := CityRequest{Departments: 1, Language: "ja"}
	made, err := DemoCity(t.Context(), dir, req, fixedNow, nil)
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(made.Workspace)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := DemoCity(t.Context(), dir, req, fixedNow, nil); !errors.Is(err, store.ErrExists) {
		t.Errorf("made over a city: %v", err)
	}
	after, err := os.ReadFile(made.Workspace)
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("the city that was there has changed: %v", err)
	}
}

// The sample departments answer everything, without a gap, and not all alike, in
// any week of the year.
func TestDemoAnswers(t *testing.T) {
	for _, today := range []checklist.Date{{Year: 2026, Month: 11, Day: 5}, {Year: 2027, Month: 4, Day: 8}, {Year: 2028, Month: 3, Day: 1}} {
		scores := demoScores(t, today)
		if lowest, highest := scores[0], scores[len(scores)-1]; lowest < 4500 || lowest > 6200 || highest < 9300 || highest == 10000 {
			t.Errorf("%v: scores from %d to %d", today, lowest, highest)
		}
		if median := scores[len(scores)/2]; median < 7200 || median > 8800 {
			t.Errorf("%v: the median is %d", today, median)
		}
	}
}

// demoScores are the scores of a hundred departments, lowest first.
func demoScores(t *testing.T, today checklist.Date) (scores []int) {
	t.Helper()
	org, err := SampleCity(100)
	if err != nil {
		t.Fatal(err)
	}
	stock, err := loadSentences()
	if err != nil {
		t.Fatal(err)
	}
	spec := citySpec(today)
	if spec.Standard, err = ReadStandard("municipal"); err != nil {
		t.Fatal(err)
	}
	for i := range org.Departments {
		sheet := &Sheet{Standard: spec.Standard, Round: spec.round(), Assessment: checklist.Assessment{Department: org.Departments[i]},
			Scope:   checklist.NewScope(spec.Standard, &org.Departments[i], nil),
			Answers: checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}}}
		r := newRespondent(stock, "ja", sheet)
		r.fill(r.edits())
		for _, gap := range sheet.Gaps() {
			if gap.Code.Blocks() {
				t.Errorf("%s: %s of %v", org.Departments[i].ID, gap.Code, gap.Key)
			}
		}
		if !spec.Year.Contains(sheet.Assessment.Approval.Date) {
			t.Errorf("%s decided on %v", org.Departments[i].ID, sheet.Assessment.Approval.Date)
		}
		scores = append(scores, sheet.Score().Figure.Score.Permyriad)
	}
	slices.Sort(scores)
	return scores
}

// In a large city every fate occurs, most are accepted, and one department in ten
// answers with the program.
func TestDemoFates(t *testing.T) {
	fates, routes := map[fate]int{}, map[checklist.Route]int{}
	for n := range 100 {
		fates[fateOf(n)]++
		routes[routeOf(n)]++
	}
	if len(fates) != int(fateExcused)+1 || fates[fateAccepted] < 60 {
		t.Errorf("fates %v", fates)
	}
	if !maps.Equal(routes, map[checklist.Route]int{checklist.RouteApp: 10, checklist.RouteExcel: 90}) {
		t.Errorf("routes %v", routes)
	}
}

// BenchmarkDemoCity makes a round of a hundred departments.
func BenchmarkDemoCity(b *testing.B) {
	for b.Loop() {
		if _, err := DemoCity(b.Context(), b.TempDir(), CityRequest{Departments: 100, Language: "ja"}, fixedNow, nil); err != nil {
			b.Fatal(err)
		}
	}
}
