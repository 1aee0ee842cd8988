package exchange_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/exchange"
)

// day is a date of the fixture.
func day(year, month, date int) checklist.Date {
	return checklist.Date{Year: year, Month: time.Month(month), Day: date}
}

// sampleSheet is the sheet of the sample department with its answers.
func sampleSheet(t testing.TB, lang string) *exchange.AnswerSheet {
	t.Helper()
	var sample struct {
		Department checklist.Department
		Answers    []struct {
			checklist.Response
			Evidence []checklist.Evidence
		}
	}
	if err := json.Unmarshal(assets.Sample(), &sample); err != nil {
		t.Fatal(err)
	}
	std := municipal(t)
	round := &checklist.Round{ID: "2026", FiscalYear: 2026, Standard: std.Ref(), Due: day(2026, 10, 30), Inspection: day(2026, 9, 1),
		Errata: []checklist.Erratum{{Item: "C01-01-04", Text: "課内の分担表でも差し支えありません。"}}}
	s := &exchange.AnswerSheet{
		Language: lang, Label: "取扱注意", Form: "様式第1号", City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Bureau: checklist.Text{Ja: "市民部", En: "Citizens' Bureau"},
		Department: &sample.Department, Round: round, Standard: std, Due: day(2026, 10, 30), Revision: 1,
		Scope:   checklist.NewScope(std, &sample.Department, round.Errata),
		Answers: checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}},
		Last:    map[checklist.Key]checklist.Offer{}, LastScale: &std.Scale,
	}
	for i, a := range sample.Answers {
		s.Answers.Responses[a.Key] = &sample.Answers[i].Response
		s.Answers.Evidence[a.Key] = a.Evidence
		s.Last[a.Key] = checklist.Offer{Carry: checklist.CarryConfirm, Key: a.Key, Last: []*checklist.Response{&sample.Answers[i].Response}}
	}
	return s
}

func writeSheet(t testing.TB, s *exchange.AnswerSheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteAnswerSheet(&b, *s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readSheet(t testing.TB, file []byte, s *exchange.AnswerSheet) exchange.ReadSheet {
	t.Helper()
	read, err := exchange.ReadAnswerSheet("票.xlsx", bytes.NewReader(file), s)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// changed opens a written sheet, changes it and saves it again.
func changed(t testing.TB, file []byte, change func(f *excelize.File, sheet string)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f, f.GetSheetName(0))
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheetProblems lists problems, one a line.
func sheetProblems(problems []exchange.SheetProblem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Sheet + "!" + p.Cell + " " + p.Item + " " + string(p.Severity) + " " + string(p.Code) + " " + p.Written + " " + strings.Join(p.Known, ",") + "\n")
	}
	return b.String()
}

func TestAnswerSheetComesBackAsItIs(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		s := sampleSheet(t, lang)
		file := writeSheet(t, s)
		if !bytes.Equal(file, writeSheet(t, s)) {
			t.Errorf("%s: twice written, it differs", lang)
		}
		read := readSheet(t, file, s)
		if len(read.Problems) > 0 {
			t.Errorf("%s: problems\n%s", lang, sheetProblems(read.Problems))
		}
		merged := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
		if len(merged.Edits) > 0 || merged.Understood != len(s.Scope.Items) {
			t.Errorf("%s: understood %d of %d, edits %+v", lang, merged.Understood, len(s.Scope.Items), merged.Edits)
		}
		want := exchange.Identity{City: s.City.In(lang), Bureau: s.Bureau.In(lang), Department: s.Department.Name.In(lang), DepartmentID: "tax",
			Year: 2026, Round: "2026", Standard: s.Standard.Ref(), Revision: 1}
		if read.Identity != want {
			t.Errorf("%s: identity is %+v", lang, read.Identity)
		}
	}
}

// The answers of one sheet, read over nothing, are the answers.
func TestAnswerSheetCarriesAllAnswers(t *testing.T) {
	s := sampleSheet(t, "ja")
	read := readSheet(t, writeSheet(t, s), s)
	blank := *s
	blank.Answers = checklist.Answers{}
	merged := exchange.MergeAnswerSheets(&blank, []exchange.ReadSheet{read}, exchange.MergeOptions{})
	got := checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}, Evidence: map[checklist.Key][]checklist.Evidence{}}
	for _, e := range merged.Edits {
		got.Responses[e.Response.Key], got.Evidence[e.Response.Key] = &e.Response, e.Add
	}
	for key, want := range s.Answers.Responses {
		w, g := want.Clone(), got.Responses[key].Clone()
		w.Note, g.Note = "", ""
		if wantJSON, gotJSON := inJSON(t, w), inJSON(t, g); wantJSON != gotJSON {
			t.Errorf("got\n%s want\n%s", gotJSON, wantJSON)
		}
		for i, e := range s.Answers.Evidence[key] {
			e.Key = key
			if inJSON(t, e) != inJSON(t, got.Evidence[key][i]) {
				t.Errorf("%v: evidence %+v, want %+v", key, got.Evidence[key][i], e)
			}
		}
	}
}

func inJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
