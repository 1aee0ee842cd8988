package report_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/report"
)

// rightToLeft is Hebrew and Arabic, with marks of direction.
const rightToLeft = "שלום \u200Fعالم\u200E 〆"

// tortured is a document with the texts that have to be whole in it.
type tortured struct {
	doc     *report.Document
	onPaper []string // in the PDF and on the form sheets
	inData  []string // on the data sheets
}

// longest are the texts of 20,000 characters that a department may write.
var longest = map[string]string{}

func init() {
	for _, name := range []string{"現状", "原因", "措置", "差戻", "質問", "回答", "同意"} {
		longest[name] = numbered(name, checklist.MaxText)
	}
}

// torturedDepartments are the reports on a department that has written as much as it
// may, under a name of 300 characters.
func torturedDepartments(t testing.TB, lang string) map[string]tortured {
	d := settled(lang, 20)
	d.Assessment.Department.Name = checklist.Text{Ja: numbered("課", 290) + astral + controls + rightToLeft, En: numbered("D", 300)}
	d.City.Ja, d.Bureau.Ja, d.House.Label, d.House.Form = numbered("市", 300), numbered("部", 300), numbered("取扱", 200), numbered("様式", 200)
	for _, r := range d.Answers.Responses {
		r.Reason = rightToLeft
	}
	set := func(i int, rating checklist.RatingCode, comment string, plan checklist.Plan) {
		key := d.Scope.Items[i].Key()
		d.Scope.Items[i].Item.Kind = checklist.KindRating
		d.Answers.Responses[key] = &checklist.Response{Key: key, Rating: rating, Comment: comment, Reason: controls, Plan: plan}
	}
	set(0, "not_done", longest["現状"], checklist.Plan{Cause: longest["原因"], Action: longest["措置"], Owner: astral, RequestTo: numbered("所属", 300)})
	set(1, "done", rightToLeft, checklist.Plan{})
	d.Assessment.Returned.Text = longest["差戻"]
	d.Office.Corrections[0].Consent = longest["同意"]
	answers := []string{longest["現状"], longest["原因"], longest["措置"]}
	wanted := map[string][2][]string{
		"sheet": {answers, answers}, "answersheet": {answers, nil}, "plan": {answers[1:], answers[1:]},
		"notice": {append(answers[1:], longest["同意"]), answers[1:]}, "receipt": {{longest["差戻"]}, nil},
	}
	all := map[string]tortured{}
	for _, kind := range departmentKinds {
		all[kind] = tortured{departmentDocument(t, kind, d), wanted[kind][0], wanted[kind][1]}
	}
	return all
}

// torturedCities are the reports on a round in which a department has done so.
func torturedCities(t testing.TB, lang string) map[string]tortured {
	d := smallCity(t, lang, report.LevelFull)
	for i := range d.Organisation.Departments {
		dep := &d.Organisation.Departments[i]
		dep.Name = checklist.Text{Ja: numbered(fmt.Sprint("課", i), 290) + astral + controls + rightToLeft, En: numbered(fmt.Sprint("D", i), 300)}
	}
	d.Departments = wordy(d.Departments)
	d.Consolidation = checklist.Consolidate(d.Consolidation.Standard, &d.Round, d.Departments)
	d.Board = boardOf(&d)
	d.Board[0].Contact = &checklist.Contact{Post: numbered("連絡先", 300), Mail: rightToLeft}
	excused := slices.IndexFunc(d.Board, func(r report.BoardRow) bool { return r.Status == checklist.StatusExcused })
	d.Board[excused].Excused = longest["現状"]
	asked := checklist.Stamp{Actor: "事務局", At: made}
	d.Questions = []checklist.Question{
		{Number: 1, Item: "C01-03-01", Text: longest["質問"], Answer: rightToLeft, Asked: asked, Answered: &asked, Published: true},
		{Number: 2, Item: "C02-02-01", Text: controls, Answer: longest["回答"], Asked: asked, Answered: &asked, Published: true},
	}
	asks := []string{longest["質問"], longest["回答"]}
	plans := []string{longest["原因"], longest["措置"]}
	wanted := map[string][2][]string{
		"plan": {plans, plans}, "consolidated": {nil, append(plans, longest["現状"])}, "questions": {asks, asks}, "board": {{longest["現状"]}, {longest["現状"]}},
	}
	all := map[string]tortured{}
	for _, kind := range cityKinds {
		doc := cityDocument(t, kind, d)
		if kind == "questions" {
			doc, _ = report.Questions(d)
		}
		all[kind] = tortured{doc, wanted[kind][0], wanted[kind][1]}
	}
	return all
}

// wordy lets the first department that has handed in write as much as it may about an
// item.
func wordy(all func(func(checklist.Inspected) bool)) func(func(checklist.Inspected) bool) {
	return func(yield func(checklist.Inspected) bool) {
		done := false
		for one := range all {
			if one.Submission != nil && !done {
				done = true
				r := &one.Submission.Responses[0]
				r.Rating, r.Count, r.Comment, r.Reason = "not_done", nil, longest["現状"], controls+rightToLeft
				r.Plan = checklist.Plan{Cause: longest["原因"], Action: longest["措置"], Owner: astral, Due: checklist.Date{Year: 2026, Month: 10, Day: 1}}
			}
			if !yield(one) {
				return
			}
		}
	}
}

// torturedComparison are two versions of a checklist, one of which asks at length.
func torturedComparison(lang string) map[string]tortured {
	old, now := standard(20), standard(20)
	item, other := &now.Sections[0].Sections[1].Items[0], &now.Sections[1].Sections[1].Items[0]
	item.Question = checklist.Text{Ja: longest["質問"], En: longest["質問"]}
	item.Topic = checklist.Text{Ja: astral + controls + rightToLeft, En: rightToLeft}
	other.Why = checklist.Text{Ja: longest["原因"], En: longest["原因"]}
	other.Criteria = []checklist.Criterion{{Rating: "done", Text: checklist.Text{Ja: numbered("基準", 300), En: markup}}}
	doc := report.Comparison(report.ComparisonData{Language: lang, Made: made, Comparison: checklist.Compare(old, now)})
	return map[string]tortured{"comparison": {doc: doc, onPaper: []string{longest["質問"], longest["原因"]}}}
}

// Every report of any kind comes out of the longest and oddest texts, with all of
// them whole on paper, on form sheets and on data sheets, as a file that is valid.
func TestTortureOfEveryKind(t *testing.T) {
	for _, lang := range languages {
		for group, documents := range map[string]map[string]tortured{
			"department": torturedDepartments(t, lang), "city": torturedCities(t, lang), "standard": torturedComparison(lang),
		} {
			for kind, one := range documents {
				name := lang + " " + group + " " + kind
				checkPaper(t, name, one)
				checkWorkbook(t, name, one)
			}
		}
	}
}

// inPieces reports whether all of a text stands in another, in order: where a row goes
// on, on the next page or in the next row, other cells of the row stand between.
func inPieces(in, want string) bool {
	const least = 8 // characters of a piece
	for want != "" {
		lead := string([]rune(want)[:min(least, utf8.RuneCountInString(want))])
		at := strings.Index(in, lead)
		if at < 0 {
			return false
		}
		in = in[at:]
		n := len(lead)
		for n < min(len(in), len(want)) && in[n] == want[n] {
			n++
		}
		for n < len(want) && !utf8.RuneStart(want[n]) {
			n--
		}
		in, want = in[n:], want[n:]
	}
	return true
}

func checkPaper(t *testing.T, name string, one tortured) {
	t.Helper()
	file, notes := pdf(t, one.doc)
	all := pages(t, file)
	var text strings.Builder
	for i, page := range all {
		shown := body(one.doc, page)
		text.WriteString(shown)
		if utf8.RuneCountInString(shown) < 25 {
			t.Errorf("%s: page %d of %d is empty: %q", name, i+1, len(all), page)
		}
	}
	for _, want := range one.onPaper {
		if !inPieces(text.String(), squeeze(want)) {
			t.Errorf("%s: the PDF lost %.20q…", name, want)
		}
	}
	for _, r := range notes.Replaced {
		if code := fmt.Sprintf("U+%04X", r); !strings.Contains(text.String(), code) {
			t.Errorf("%s: the PDF does not name %s", name, code)
		}
	}
}

// checkWorkbook wants every part to be XML, no limit of Excel to be passed, and the
// texts whole.
func checkWorkbook(t *testing.T, name string, one tortured) {
	t.Helper()
	file := xlsx(t, one.doc)
	for part, content := range parts(t, file) {
		if strings.HasSuffix(part, ".xml") || strings.HasSuffix(part, ".rels") {
			checkXML(t, name+" "+part, content)
		}
	}
	book := open(t, file)
	for _, n := range book.GetDefinedName() {
		quoted := ofSheet.FindString(n.RefersTo)
		if sheet := strings.ReplaceAll(strings.Trim(quoted, "'!"), "''", "'"); !slices.Contains(book.GetSheetList(), sheet) {
			t.Errorf("%s: %s refers to %s, which is on no sheet", name, n.Name, n.RefersTo)
		}
	}
	var form, data strings.Builder
	for _, sheet := range book.GetSheetList() {
		out := &data
		if slices.Contains(forms(one.doc), sheet) {
			out = &form
		}
		checkSheet(t, name, book, sheet, out)
	}
	for where, texts := range map[string][]string{form.String(): one.onPaper, data.String(): one.inData} {
		for _, want := range texts {
			if !inPieces(where, squeeze(want)) {
				t.Errorf("%s: the workbook lost %.20q…", name, want)
			}
		}
	}
}

// ofSheet is the sheet of a reference.
var ofSheet = regexp.MustCompile(`^'([^']|'')+'!`)

func checkXML(t *testing.T, name, content string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(content))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
	for _, match := range height.FindAllStringSubmatch(content, -1) {
		if points, err := strconv.ParseFloat(match[1], 64); err != nil || points > 409 {
			t.Errorf("%s: a row is %s points high", name, match[1])
		}
	}
}

// checkSheet holds a sheet against what Excel takes, and gathers its texts.
func checkSheet(t *testing.T, name string, book *excelize.File, sheet string, out *strings.Builder) {
	t.Helper()
	if head, err := book.GetHeaderFooter(sheet); err != nil || head != nil && max(len(utf16.Encode([]rune(head.OddHeader))), len(utf16.Encode([]rune(head.OddFooter)))) > 255 {
		t.Errorf("%s %s: header %q, %v", name, sheet, head.OddHeader, err)
	}
	for _, row := range rows(t, book, sheet) {
		for _, cell := range row {
			if len(utf16.Encode([]rune(cell))) > 32_767 {
				t.Errorf("%s %s: a cell of %d characters", name, sheet, utf8.RuneCountInString(cell))
			}
			if !continued.MatchString(squeeze(cell)) {
				out.WriteString(squeeze(cell))
			}
		}
	}
	merged, err := book.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	taken := map[[2]int]string{}
	for _, m := range merged {
		x1, y1, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		x2, y2, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		for x := x1; x <= x2; x++ {
			for y := y1; y <= y2; y++ {
				if other, is := taken[[2]int{x, y}]; is {
					t.Errorf("%s %s: %s lies over %s", name, sheet, m[0], other)
				}
				taken[[2]int{x, y}] = m[0]
			}
		}
	}
}
