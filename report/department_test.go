package report_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"tenken/checklist"
	"tenken/report"
)

// Every report on one department, text by text, in both languages and at both
// levels.
func TestDepartmentGolden(t *testing.T) {
	for _, kind := range departmentKinds {
		for _, lang := range languages {
			for _, level := range levels {
				d := settled(lang, 40)
				d.Level = level
				name := filepath.Join("..", "testdata", "report", fmt.Sprintf("department_%s_%s_%s.txt", kind, lang, level))
				golden(t, name, dump(departmentDocument(t, kind, d)))
			}
		}
	}
}

// Paper and workbook hold every cell, the PDF is valid, no page is empty, no text
// is missing, and the same data give the same bytes.
func TestDepartmentReports(t *testing.T) {
	for _, kind := range departmentKinds {
		for _, lang := range languages {
			for _, level := range levels {
				d := settled(lang, 90)
				d.Level = level
				doc := departmentDocument(t, kind, d)
				file := checkBoth(t, doc)
				if err := api.Validate(bytes.NewReader(file), nil); err != nil {
					t.Error(kind, lang, err)
				}
				checkPages(t, kind+" "+lang, pages(t, file))
				if text := dump(doc); strings.Contains(text, "⟦") {
					t.Errorf("%s %s: a text is missing: %.80q", kind, lang, text[strings.Index(text, "⟦"):])
				}
				again, _ := pdf(t, departmentDocument(t, kind, d))
				if !bytes.Equal(file, again) || !bytes.Equal(xlsx(t, doc), xlsx(t, departmentDocument(t, kind, d))) {
					t.Errorf("%s %s: the same data give other bytes", kind, lang)
				}
			}
		}
	}
}

// checkPages wants something on every page.
func checkPages(t *testing.T, name string, all []string) {
	t.Helper()
	for i, page := range all {
		if utf8.RuneCountInString(squeeze(page)) < 100 {
			t.Errorf("%s: page %d of %d is empty: %q", name, i+1, len(all), page)
		}
	}
}

// The last page and the last sheet say what was counted and left out, and carry
// the digest.
func TestDepartmentManifest(t *testing.T) {
	for _, kind := range departmentKinds {
		for _, level := range levels {
			d := settled("ja", 60)
			d.Level = level
			doc := departmentDocument(t, kind, d)
			file, _ := pdf(t, doc)
			all := pages(t, file)
			last := squeeze(all[len(all)-1])
			for _, want := range []string{d.Digest, fmt.Sprintf("対象の項目%d", len(d.Scope.Items))} {
				if !strings.Contains(last, want) {
					t.Errorf("%s %s: the last page has no %q", kind, level, want)
				}
			}
			if summary := strings.Contains(last, "概要版のため") || strings.Contains(last, "用紙のみのため"); summary != (level == report.LevelSummary) {
				t.Errorf("%s %s: says that it is a summary: %v", kind, level, summary)
			}
			if names := open(t, xlsx(t, doc)).GetSheetList(); names[len(names)-1] != "収録内容" {
				t.Errorf("%s: the last sheet is %s", kind, names[len(names)-1])
			}
		}
	}
}

// The structure of the PDFs, as of those on a round.
func TestDepartmentPDFGolden(t *testing.T) {
	for _, kind := range departmentKinds {
		for _, lang := range languages {
			file, _ := pdf(t, departmentDocument(t, kind, settled(lang, 40)))
			golden(t, filepath.Join("..", "testdata", "report", fmt.Sprintf("department_%s_%s_pdf.txt", kind, lang)), structure(t, file))
		}
	}
}

// The summary names no item and tells no answer.
func TestDepartmentSummaryLeaksNothing(t *testing.T) {
	for _, kind := range departmentKinds {
		d, wanted := torture("ja")
		d.Last, d.Level = lastYear(&d), report.LevelSummary
		d.Requests, d.Office = settled("ja", 40).Requests, fromOffice(&d)
		text := dump(departmentDocument(t, kind, d))
		secrets := append(wanted, "庶務係長に", "利用者の一覧", "様式を改め")
		if kind != "answersheet" { // which asks every item
			secrets = append(secrets, "C01-01-02")
		}
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s: the summary tells %.30q", kind, secret)
			}
		}
	}
}

// Every report comes out of the oddest answers and names, and of none.
func TestDepartmentTorture(t *testing.T) {
	for name, d := range tortureDepartments(t) {
		for _, kind := range departmentKinds {
			doc := departmentDocument(t, kind, d)
			file, _ := pdf(t, doc)
			checkPages(t, name+" "+kind, pages(t, file))
			checkWorkbook(t, name+" "+kind, tortured{doc: doc})
		}
	}
}

func tortureDepartments(t testing.TB) map[string]report.Data {
	long, _ := torture("ja")
	long.Office = fromOffice(&long)
	long.Office.Corrections[0].Consent, long.Office.Contact = numbered("同意", 3000), astral+controls
	long.Last, long.Requests = lastYear(&long), settled("ja", 60).Requests
	for _, r := range long.Answers.Responses {
		if r.Plan.Action != "" {
			r.Plan.RequestTo, r.Plan.Owner = numbered("所属", 300), astral+controls
		}
	}
	long.Assessment.Department.Name = checklist.Text{Ja: numbered("課", 300), En: numbered("D", 300)}
	long.Requests[0].Department = &checklist.Department{ID: "x", Name: checklist.Text{Ja: numbered("依頼元", 300)}}
	nothing := settled("ja", 30)
	clear(nothing.Answers.Responses)
	bare := sample("en", 1)
	bare.SignOff, bare.Form, bare.Assessment.Approval = nil, "", nil
	bare.Office = report.FromOffice{Whole: checklist.Consolidate(bare.Standard, &bare.Round, inspected(bare.Standard, largeOrganisation(0), 2026)),
		Handed: report.Handed{Decision: report.DecisionReceived}}
	odd := settled("ja", 20)
	odd.Assessment.Department.Name.Ja = astral + controls
	none := settled("en", 20)
	for _, r := range none.Answers.Responses {
		if r.Rating, r.Plan = "not_applicable", (checklist.Plan{}); r.Count != nil {
			r.Rating, r.Count = "", &checklist.HeadCount{}
		}
	}
	return map[string]report.Data{"long": long, "nothing": nothing, "bare": bare, "odd": odd, "not applicable": none}
}

// Plans whose day has passed are marked, and so are those that lack something and
// those that other departments are asked to carry out.
func TestPlanMarks(t *testing.T) {
	d := settled("ja", 60)
	var keys []checklist.Key
	for _, entry := range d.Scope.Items {
		if r := d.Answers.Responses[entry.Key()]; r != nil && r.Rating == "not_done" {
			keys = append(keys, entry.Key())
		}
	}
	set := func(i int, change func(*checklist.Plan)) { change(&d.Answers.Responses[keys[i]].Plan) }
	set(0, func(p *checklist.Plan) { p.Due = checklist.Date{Year: 2026, Month: 11, Day: 21} })
	set(1, func(p *checklist.Plan) { p.Due, p.Cause = checklist.Date{Year: 2026, Month: 11, Day: 22}, "" })
	set(2, func(p *checklist.Plan) { p.Action, p.RequestTo = "職員に周知徹底する。", "" })
	doc := report.Plan(d)
	row := func(i int) []report.Cell {
		for _, row := range section(t, doc, "改善計画").Tables[0].Rows {
			if strings.HasPrefix(row.Cells[0].Text, keys[i].Item) {
				return row.Cells
			}
		}
		t.Fatalf("%s is missing", keys[i].Item)
		return nil
	}
	if due := row(0)[5]; due.Text != "令和8年11月21日\n【期限超過】" || due.Tone != report.ToneNotDone {
		t.Errorf("a plan due yesterday says %q", due.Text)
	}
	if late := row(1); late[5].Text != "令和8年11月22日" || late[3].Text != "（未記入）" || late[8].Text != "《依頼》情報政策課" {
		t.Errorf("due today, without a cause: %q, %q, %q", late[5].Text, late[3].Text, late[8].Text)
	}
	if told := row(2); told[4].Text != "職員に周知徹底する。\n（周知のみの計画）" || told[8].Text != "" {
		t.Errorf("nothing but telling people: %q, %q", told[4].Text, told[8].Text)
	}
}

func section(t *testing.T, doc *report.Document, title string) *report.Section {
	t.Helper()
	i := slices.IndexFunc(doc.Sections, func(s report.Section) bool { return s.Title == title })
	if i < 0 {
		t.Fatalf("no section %s", title)
	}
	return &doc.Sections[i]
}

// Last year's rating stands beside this year's, by the numbers of then.
func TestSheetShowsLastYear(t *testing.T) {
	d := settled("ja", 40)
	text := dump(departmentDocument(t, "sheet", d))
	for _, want := range []string{"| 前年度の評価 (20) ", "| （新設） ", "前年度の評価 (last_rating)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	d.Last = report.LastYear{}
	if strings.Contains(dump(departmentDocument(t, "sheet", d)), "| 前年度の評価 (20)") {
		t.Error("a column for last year without a last year")
	}
}

// The receipt says what was decided, and lists what is to be mended only if it is.
func TestReceiptDecisions(t *testing.T) {
	for decision, title := range map[report.Decision]string{
		report.DecisionAccepted: "提出確認書", report.DecisionReturned: "差戻し通知書", report.DecisionReceived: "受付票",
	} {
		d := settled("ja", 40)
		d.Office.Handed.Decision = decision
		text := dump(report.Receipt(d))
		if !strings.Contains(text, title) || !strings.Contains(text, d.Digest) {
			t.Errorf("%s: no %s, or no digest", decision, title)
		}
		if listed := strings.Contains(text, "根拠となる台帳の名前を"); listed != (decision == report.DecisionReturned) {
			t.Errorf("%s lists what is to be mended: %v", decision, listed)
		}
	}
}

// The figures of the notice are those of the consolidation, and a correction of an
// older revision is not told again.
func TestNoticeFigures(t *testing.T) {
	d := settled("ja", 40)
	d.Office.Corrections[0].Revision = 2
	doc := report.Notice(d)
	score := section(t, doc, "点検の結果").Tables[0].Rows[0].Cells
	whole := d.Office.Whole
	for i, want := range []checklist.Rate{whole.Departments[0].Score, whole.Bureaus[0].Score, whole.City.Score} {
		if score[i+1].Text != report.Percent(want) {
			t.Errorf("column %d says %s, want %s", i+1, score[i+1].Text, report.Percent(want))
		}
	}
	if told := section(t, doc, "事務局で訂正した回答").Tables[0].Rows; len(told) != 1 || told[0].Cells[0].Text != d.Office.Corrections[1].Item {
		t.Errorf("%d corrections", len(told))
	}
}
