package command

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// clock is the day on which everything in these tests happens.
const clock = "2026-11-23T09:00:00+09:00"

// figures are what a surface shows: by year, part and measure, such as
// "2026 department/tax/C05 score", as people read it: 67.50, or － for none.
type figures map[string]string

func (f figures) put(year checklist.FiscalYear, part, measure, shown string) {
	f[fmt.Sprintf("%d %s %s", year, part, measure)] = strings.TrimSuffix(shown, "%")
}

// agree wants the figures of a surface to be those of others: all that it shows, and
// of the measures named, all that there are.
func (f figures) agree(t *testing.T, surface string, want figures, measures ...string) {
	t.Helper()
	if len(f) == 0 {
		t.Errorf("%s shows nothing", surface)
	}
	for name, shown := range f {
		if want[name] != shown {
			t.Errorf("%s: %s is %q, not %q", surface, name, shown, want[name])
		}
	}
	for name := range want {
		if _, shown := f[name]; !shown && slices.Contains(measures, name[strings.LastIndex(name, " ")+1:]) {
			t.Errorf("%s does not show %s", surface, name)
		}
	}
}

// counts wants so many figures of a surface that shows some of them only.
func (f figures) counts(t *testing.T, surface string, want int) {
	t.Helper()
	if len(f) != want {
		t.Errorf("%s shows %d figures, not %d", surface, len(f), want)
	}
}

// done runs a command line that has to succeed, and reads what it prints as JSON.
func done[T any](t *testing.T, args ...string) T {
	t.Helper()
	var out T
	r := runLine(t.Context(), append(args, "--at", clock, "--json")...)
	if r.exit != exitDone {
		t.Fatalf("%q: exit %d, %s", args, r.exit, r.err)
	}
	if err := json.Unmarshal([]byte(r.out), &out); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return out
}

type files struct{ Files []string }

// theSampleCity makes a city with last year's results, some of whose departments are
// missing, and returns the workspaces of its office and of a department.
func theSampleCity(t *testing.T) (office, department string) {
	t.Helper()
	dir := t.TempDir()
	done[any](t, "demo", dir, "--departments", "7")
	all, err := filepath.Glob(filepath.Join(dir, "*", "*.tenken"))
	if err != nil || len(all) < 2 {
		t.Fatalf("%q, %v", all, err)
	}
	return all[0], all[len(all)-1]
}

func openAt(t *testing.T, path string) *workflow.Workspace {
	t.Helper()
	at, err := time.Parse(time.RFC3339, clock)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: func() time.Time { return at }, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws
}

// archive is what this test reads of the exported JSON.
type archive struct {
	Round       checklist.Round
	Standard    *checklist.Standard
	Departments []struct {
		Assessment  checklist.Assessment
		Submissions []struct{ Submission checklist.Submission }
		Corrected   *checklist.Submission
		Responses   []checklist.Response
	}
}

func exported(t *testing.T, ws, year string) archive {
	t.Helper()
	file := done[files](t, "export", ws, "--format", "json", "--year", year, "--out", t.TempDir()).Files[0]
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var a archive
	if err := json.Unmarshal(content, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// consolidated are the figures of an exported year, made from its answers anew.
func (a *archive) consolidated() *checklist.Consolidation {
	return checklist.Consolidate(a.Standard, &a.Round, func(yield func(checklist.Inspected) bool) {
		for i := range a.Departments {
			d := &a.Departments[i]
			one := checklist.Inspected{Department: &d.Assessment.Department, Excused: d.Assessment.Excused != "", Submission: d.Corrected}
			if n := len(d.Submissions); n > 0 && one.Submission == nil {
				one.Submission = &d.Submissions[n-1].Submission
			}
			if !yield(one) {
				return
			}
		}
	})
}

// part names the city, a bureau or a department, in one chapter or, "", in all.
func part(level viewmodel.CityLevel, id, chapter string) string {
	return fmt.Sprintf("%s/%s/%s", level, id, chapter)
}

// groups calls with all groups of a consolidation.
func groups(c *checklist.Consolidation, each func(level viewmodel.CityLevel, id string, g *checklist.Group)) {
	each(viewmodel.CityWhole, "", &c.City)
	for i := range c.Bureaus {
		each(viewmodel.CityBureau, c.Bureaus[i].Bureau, &c.Bureaus[i].Group)
	}
	for i := range c.Departments {
		each(viewmodel.CityDepartment, c.Departments[i].Department.ID, &c.Departments[i].Group)
	}
}

func share(r checklist.Rate) string {
	return strings.TrimSuffix(viewmodel.NewFormat("ja").Rate(r), "%")
}

// ofCity are the figures of a consolidation.
func (f figures) ofCity(c *checklist.Consolidation, day checklist.Date) {
	groups(c, func(level viewmodel.CityLevel, id string, g *checklist.Group) {
		f.ofFigure(c.FiscalYear, part(level, id, ""), g.Figure)
		for i, chapter := range c.Chapters {
			f.ofFigure(c.FiscalYear, part(level, id, chapter.ID), g.Chapters[i])
		}
		turnout := map[string]int{
			"expected": g.Turnout.Expected, "submitted": g.Turnout.Expected - len(g.Turnout.Missing),
			"expected_answers": g.Turnout.InScope, "received_answers": g.Turnout.Answered,
		}
		for measure, n := range turnout {
			f.put(c.FiscalYear, part(level, id, ""), measure, strconv.Itoa(n))
		}
		f.put(c.FiscalYear, part(level, id, ""), "answer", share(g.Turnout.AnswerRate()))
	})
	critical := slices.DeleteFunc(c.Dangers(), func(f *checklist.ItemFigure) bool { return !f.Item.Critical })
	for measure, n := range map[string]int{"critical": len(critical), "overdue": len(c.Overdue(day)), "plans": len(c.Plans)} {
		f.put(c.FiscalYear, part(viewmodel.CityWhole, "", ""), measure, strconv.Itoa(n))
	}
}

func (f figures) ofFigure(year checklist.FiscalYear, part string, figure checklist.Figure) {
	t := figure.Tally
	for measure, n := range map[string]int{
		"in_scope": t.InScope, "done": t.Done, "partly": t.Partly, "not_done": t.NotDone, "not_applicable": t.NotApplicable,
		"unanswered": t.Unanswered, "possible": figure.Possible,
	} {
		f.put(year, part, measure, strconv.Itoa(n))
	}
	earned := "0"
	if figure.Earned != nil {
		earned = figure.Earned.RatString()
	}
	f.put(year, part, "earned", earned)
	f.put(year, part, "score", share(figure.Score))
	f.put(year, part, "implementation", share(t.ImplementationRate()))
}

// Every share, count and total is the same wherever it shows. The figures that all are
// held against are made anew from the answers in the exported JSON.
func TestSurfacesAgree(t *testing.T) {
	office, department := theSampleCity(t)
	t.Run("city", func(t *testing.T) { cityAgrees(t, office) })
	t.Run("board", func(t *testing.T) { boardAgrees(t, office) })
	t.Run("department", func(t *testing.T) { departmentAgrees(t, department) })
}

// cityAgrees wants it of a round on the screen, in the workbooks, their data sheets and
// the PDFs.
func cityAgrees(t *testing.T, office string) {
	day, _ := checklist.ParseDate("2026-11-23")
	want := figures{}
	var now *checklist.Consolidation
	for _, year := range []string{"2025", "2026"} {
		a := exported(t, office, year)
		now = a.consolidated()
		want.ofCity(now, day)
	}
	results, err := openAt(t, office).Results(0)
	if err != nil {
		t.Fatal(err)
	}
	s := viewmodel.NewCityScore(results, viewmodel.NewFormat("ja"))
	if len(s.Now.City.Turnout.Missing) == 0 || s.Last == nil || len(s.Now.Overdue(day)) == 0 || len(s.Now.Bureaus) < 2 {
		t.Fatal("the sample has nobody missing, no year before, nothing overdue, or one bureau")
	}
	screenAgrees(t, s, want)
	for _, kind := range []string{"scorecard", "consolidated"} {
		made := done[files](t, "report", kind, office, "--out", t.TempDir()).Files
		book, paper := readBook(t, made[0]), readPaper(t, made[1])
		reportAgrees(t, kind, book, paper, s, want)
		itemsAgree(t, kind+".pdf", s, now, paper)
		itemsAgree(t, kind+".xlsx", s, now, slices.Concat(book.rows(t, "重要・必須の未実施"), book.rows(t, "実施率の低い項目")))
	}
}

// reportAgrees holds the scorecard and the consolidation against the archive.
func reportAgrees(t *testing.T, kind string, book book, paper [][]string, s *viewmodel.CityScore, want figures) {
	t.Helper()
	now := ofYear(want, 2026)
	book.scores(t).agree(t, kind+": データ_得点", now, slices.Concat(counted, turnouts, []string{"score", "implementation"})...)
	trend := book.trend(t)
	trend.agree(t, kind+": データ_推移", want)
	trend.counts(t, kind+": データ_推移", 2*(len(s.Now.Chapters)+2))
	forms := map[string]string{"scorecard": "結果一覧", "consolidated": "概要"}
	for surface, sheet := range map[string]func(name string) [][]string{
		kind + ".xlsx": func(name string) [][]string { return book.rows(t, name) },
		kind + ".pdf":  func(string) [][]string { return paper },
	} {
		heat(s, sheet("所属別結果")).agree(t, surface+": heat map", now, "score", "answer")
		manifest(t, sheet("収録内容")).agree(t, surface+": manifest", now, "plans")
		if kind == "scorecard" {
			strip(t, sheet(forms[kind])).agree(t, surface+": figures", now, "critical", "overdue", "plans")
			matrix := matrix(s, sheet(forms[kind]))
			matrix.agree(t, surface+": matrix", want)
			matrix.counts(t, surface+": matrix", (len(s.Now.Chapters)+1)*(2+len(s.Now.Bureaus)))
			continue
		}
		overview := overview(s, sheet(forms[kind]))
		overview.agree(t, surface+": overview", now)
		overview.counts(t, surface+": overview", 11*(1+len(s.Now.Bureaus)))
	}
}

// ofYear are the figures of one year.
func ofYear(all figures, year checklist.FiscalYear) figures {
	of := figures{}
	for name, shown := range all {
		if strings.HasPrefix(name, fmt.Sprint(year)) {
			of[name] = shown
		}
	}
	return of
}

// screenAgrees holds what the window shows of a round against the archive.
func screenAgrees(t *testing.T, s *viewmodel.CityScore, want figures) {
	t.Helper()
	rates, table, trend, strip := figures{}, figures{}, figures{}, figures{}
	measures := map[viewmodel.FigureKind]string{viewmodel.FigureScore: "score", viewmodel.FigureImplementation: "implementation", viewmodel.FigureAnswer: "answer"}
	groups(s.Now, func(level viewmodel.CityLevel, id string, g *checklist.Group) {
		for _, of := range append(s.Chapters(), s.Whole()) {
			of.Level, of.ID = level, id
			for kind, measure := range measures {
				if measure != "answer" || of.Chapter == "" {
					rates.put(of.Year, part(level, id, of.Chapter), measure, share(s.Rate(kind, of)))
				}
			}
		}
	})
	rates.agree(t, "screen: explained figures", ofYear(want, 2026), "score", "implementation", "answer")
	for _, row := range s.Heat().Rows {
		for i, cell := range row.Cells[1:] {
			kind, of := s.HeatFigure(row, i+1)
			table.put(of.Year, part(of.Level, of.ID, of.Chapter), measures[kind], strings.TrimRight(cell.Text, marks))
		}
	}
	table.agree(t, "screen: heat map", ofYear(want, 2026), "score", "answer")
	for _, line := range s.Trend().Lines {
		for i, year := range s.Trend().Years {
			trend.put(year, part(viewmodel.CityWhole, "", line.Chapter), measures[line.Kind], share(line.Rates[i]))
		}
	}
	trend.agree(t, "screen: trend", want)
	for _, f := range s.Figures() {
		measure := string(f.Kind)
		if known, ok := measures[f.Kind]; ok {
			measure = known
		}
		n, _, _ := strings.Cut(f.Value, " / ")
		strip.put(s.Now.FiscalYear, part(viewmodel.CityWhole, "", ""), measure, number(n))
	}
	strip.agree(t, "screen: figures", ofYear(want, 2026), "critical", "overdue")
}

// number is a count without its unit.
func number(shown string) string {
	return strings.TrimRightFunc(shown, func(r rune) bool { return r > '9' && r != '－' && r != '%' })
}
