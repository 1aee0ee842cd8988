package report_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/report"
)

// heatText is a share as heat maps print it, without its mark.
func heatText(r checklist.Rate) string {
	return strings.TrimSuffix(report.Percent(r), "%")
}

// Figures in the PDF's text, in the cells of the workbook and in the
// consolidation are the same, for every department and chapter.
func TestCityFiguresAgree(t *testing.T) {
	for _, kind := range []string{"scorecard", "consolidated"} {
		d := sampleCity(t, "ja", 120)
		doc := cityDocument(t, kind, d)
		file, _ := pdf(t, doc)
		paper := squeeze(strings.Join(pages(t, file), ""))
		book := open(t, xlsx(t, doc))
		form := map[string][]string{}
		for _, row := range rows(t, book, "所属別結果") {
			if len(row) > 4 {
				form[row[0]] = row
			}
		}
		for i := range d.Consolidation.Departments {
			g := &d.Consolidation.Departments[i]
			name := g.Department.Name.Ja
			line := name
			if row := form[name]; len(row) < 4+len(g.Chapters) {
				t.Fatalf("%s: the row of %s is %q", kind, name, row)
			}
			for j, rate := range append([]checklist.Rate{g.Turnout.AnswerRate(), g.Score}, chapterScores(g.Chapters)...) {
				want := heatText(rate)
				if got := strings.TrimRight(form[name][2+j], "◎○△▲　"); got != want {
					t.Errorf("%s: %s shows %s in column %d, the consolidation has %s", kind, name, got, j, want)
				}
				line += strings.TrimSpace(form[name][2+j])
				if j == 0 {
					line = strings.Replace(line, name, name+form[name][1], 1)
				}
			}
			if !strings.Contains(paper, squeeze(line)) {
				t.Errorf("%s: the PDF has no line %s", kind, line)
			}
		}
		checkScoreData(t, d, dataRows(t, book, doc, "unit_kind"))
	}
}

func chapterScores(figures []checklist.Figure) []checklist.Rate {
	var rates []checklist.Rate
	for _, f := range figures {
		rates = append(rates, f.Score)
	}
	return rates
}

// checkScoreData holds every row of the scores against the consolidation.
func checkScoreData(t *testing.T, d report.CityData, rows []map[string]string) {
	t.Helper()
	want := map[string]checklist.Figure{}
	add := func(kind, id string, g *checklist.Group) {
		want[kind+"/"+id+"/"] = g.Figure
		for i, chapter := range d.Consolidation.Chapters {
			want[kind+"/"+id+"/"+chapter.ID] = g.Chapters[i]
		}
	}
	c := d.Consolidation
	add("city", "", &c.City)
	for i := range c.Bureaus {
		add("bureau", c.Bureaus[i].Bureau, &c.Bureaus[i].Group)
	}
	for i := range c.Departments {
		add("department", c.Departments[i].Department.ID, &c.Departments[i].Group)
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows of scores, want %d", len(rows), len(want))
	}
	for _, row := range rows {
		key := row["unit_kind"] + "/" + row["unit_id"] + "/" + row["section_id"]
		f, known := want[key]
		got := fmt.Sprint(row["in_scope"], row["done"], row["not_done"], row["earned"], row["possible"], row["score"])
		if wanted := fmt.Sprint(strconv.Itoa(f.Tally.InScope), strconv.Itoa(f.Tally.Done), strconv.Itoa(f.Tally.NotDone),
			rat(f), strconv.Itoa(f.Possible), permyriad(f.Score)); !known || got != wanted {
			t.Errorf("%s is %s, want %s", key, got, wanted)
		}
	}
}

func rat(f checklist.Figure) string { return f.Earned.RatString() }

func permyriad(r checklist.Rate) string {
	if !r.Valid {
		return ""
	}
	return strconv.Itoa(r.Permyriad)
}

// Every answer that was handed in stands in the workbook, once, and the heads of
// the count items add up to the consolidation's.
func TestConsolidatedHoldsEveryAnswer(t *testing.T) {
	d := sampleCity(t, "ja", 90)
	doc := cityDocument(t, "consolidated", d)
	book := open(t, xlsx(t, doc))
	got := map[string]map[string]string{}
	answers := dataRows(t, book, doc, "answer_state")
	for _, row := range answers {
		got[row["department_id"]+"/"+row["subject_id"]+"/"+row["item_id"]] = row
	}
	if len(got) != len(answers) || len(got) != d.Consolidation.City.Tally.InScope {
		t.Errorf("%d rows of %d answers, want %d", len(answers), len(got), d.Consolidation.City.Tally.InScope)
	}
	for one := range d.Departments {
		if one.Submission == nil {
			continue
		}
		for _, r := range one.Submission.Responses {
			row := got[one.Department.ID+"/"+r.Subject+"/"+r.Item]
			if row["comment"] != r.Comment || row["plan_action"] != r.Plan.Action || r.Rating != "" && row["rating"] != string(r.Rating) {
				t.Errorf("%s %s is %v", one.Department.ID, r.Item, row)
			}
		}
	}
	heads := map[string]string{}
	for _, row := range dataRows(t, book, doc, "topic") {
		heads[row["item_id"]] = row["complying"] + "/" + row["concerned"]
	}
	for _, f := range d.Consolidation.Items {
		want := fmt.Sprintf("%d/%d", f.Heads.Complying, f.Heads.Concerned)
		if f.Item.Kind == checklist.KindCount && heads[f.Item.ID] != want {
			t.Errorf("heads of %s are %s, want %s", f.Item.ID, heads[f.Item.ID], want)
		}
	}
	plans, unmet := len(dataRows(t, book, doc, "overdue")), len(dataRows(t, book, doc, "class"))
	left := 0
	for _, f := range d.Consolidation.Items {
		left += len(f.NotDone) + len(f.Partly)
	}
	if plans != len(d.Consolidation.Plans) || unmet != left {
		t.Errorf("%d plans of %d, %d unmet of %d", plans, len(d.Consolidation.Plans), unmet, left)
	}
}

// A candidate stands with all its reasons.
func TestReviewNamesEveryReason(t *testing.T) {
	d := sampleCity(t, "ja", 90)
	doc := cityDocument(t, "review", d)
	got := dataRows(t, open(t, xlsx(t, doc)), doc, "review_reason")
	var want int
	for _, c := range d.Consolidation.Candidates(d.Earlier[1], checklist.DefaultReviewRules()) {
		for _, reason := range c.Reasons {
			row := got[want]
			want++
			if row["item_id"] != c.Item.ID || row["review_reason"] != string(reason.Code) || row["reason_departments"] != strconv.Itoa(len(reason.Departments)) {
				t.Errorf("row %d is %v, want %s %s", want, row, c.Item.ID, reason.Code)
			}
		}
	}
	if want == 0 || len(got) != want {
		t.Errorf("%d reasons, want %d", len(got), want)
	}
}
