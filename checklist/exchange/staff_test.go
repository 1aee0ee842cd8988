package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"
	"pgregory.net/rapid"

	"tenken/checklist"
)

// staffScope asks three items by heads, and one by a rating.
func staffScope(subjects ...checklist.Subject) *checklist.Scope {
	item := func(id, topic, question string) checklist.Item {
		return checklist.Item{ID: id, Kind: checklist.KindCount, Subject: checklist.SubjectDepartment, Role: checklist.RoleStaff, Weight: 1,
			Topic: checklist.Text{Ja: topic, En: id + " in English"}, Texts: checklist.Texts{Question: checklist.Text{Ja: question}}}
	}
	rating := item("C05-01-09", "評価の項目", "評価する項目ですか。")
	rating.Kind = checklist.KindRating
	if subjects == nil {
		subjects = []checklist.Subject{{ID: "d", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課"}}}
	}
	std := &checklist.Standard{ID: "t", Version: "1", Sections: []checklist.Section{{ID: "1", Items: []checklist.Item{
		item("C05-01-07", "離席時の画面ロック", "席を離れるときに画面をロックしている職員は何人ですか。"),
		item("C05-01-08", "退庁時の机上の片付け", "退庁するときに、机上の書類を片付けている職員は何人ですか。"),
		item("C05-04-05", "パスワードの使い回し", "業務のパスワードを使い回していない職員は何人ですか（無記名の調査による）。"), rating,
	}}}}
	return checklist.NewScope(std, &checklist.Department{ID: "zeimu", Subjects: subjects}, nil)
}

func tablesOf(t testing.TB, csv string) []*Table {
	t.Helper()
	tables, _, err := ReadTables(strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func readStaff(t testing.TB, csv, mapping string) StaffReading {
	t.Helper()
	var m *StaffMapping
	if mapping != "" {
		var err error
		if m, err = ReadStaffMapping(strings.NewReader(mapping)); err != nil {
			t.Fatal(err)
		}
	}
	reading, err := ReadStaffForms(tablesOf(t, csv), staffScope(), m)
	var refused *FileError
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	return reading
}

// saidOf writes forms as y, n and -, a line a person, items in order.
func saidOf(forms []checklist.StaffForm) string {
	var lines []string
	for _, form := range forms {
		line := ""
		for _, item := range []string{"C05-01-07", "C05-01-08", "C05-04-05"} {
			line += map[checklist.StaffAnswer]string{"": ".", checklist.StaffYes: "y", checklist.StaffNo: "n", checklist.StaffNotApplicable: "-"}[form[checklist.Key{Subject: "d", Item: item}]]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, " ")
}

// problemsOf writes problems as their cell, or line, and code.
func problemsOf(problems []Problem) string {
	var all []string
	for _, p := range problems {
		at := p.Cell
		if at == "" {
			at = fmt.Sprint(p.Line)
		}
		all = append(all, at+" "+string(p.Code))
	}
	return strings.Join(all, ", ")
}

func TestStaffAnswerWords(t *testing.T) {
	for written, want := range map[string]checklist.StaffAnswer{
		"はい": "yes", "ハイ": "yes", " はい。": "yes", "「はい」": "yes", "YES": "yes", "Ｙｅｓ": "yes", "y": "yes", "TRUE": "yes", "○": "yes", "〇": "yes", "◯": "yes", "◎": "yes",
		"まる": "yes", "丸": "yes", "レ": "yes", "✓": "yes", "実施": "yes", "している": "yes", "できています": "yes", "当てはまる": "yes", "該当": "yes",
		"いいえ": "no", "イイエ": "no", "no": "no", "Ｎｏ": "no", "False": "no", "×": "no", "✕": "no", "ｘ": "no", "ばつ": "no", "未実施": "no", "していない": "no", "当てはまらない": "no",
		"該当なし": "not_applicable", "該当無し": "not_applicable", "対象外": "not_applicable", "－": "not_applicable", "-": "not_applicable", "—": "not_applicable", "N/A": "not_applicable", "Not applicable": "not_applicable",
		"1": "", "0": "", "2": "", "△": "", "たぶん": "", "どちらともいえない": "", "はい、いいえ": "", "はい;いいえ": "", "○×": "", "yes and no": "", "いいえではない": "", "わからない": "", "2026/10/01": "",
	} {
		reading := readStaff(t, "C05-01-07,C05-01-08\n\""+written+"\",はい\n", "")
		var got checklist.StaffAnswer
		if len(reading.Forms) == 1 {
			got = reading.Forms[0][checklist.Key{Subject: "d", Item: "C05-01-07"}]
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", written, got, want)
		}
		if refused := strings.Contains(problemsOf(reading.Problems), "A2 "+string(ProblemNoStaffAnswer)); refused != (want == "") {
			t.Errorf("%q: problems are %s", written, problemsOf(reading.Problems))
		}
	}
}

func TestReadSurvey(t *testing.T) {
	for name, c := range map[string]struct{ csv, mapping, want, problems string }{
		"ids":                 {"C05-01-07,C05-04-05\nはい,いいえ\n○,\n", "", "y.n y..", ""},
		"ids in headings":     {"タイムスタンプ,メールアドレス,Ｃ０５－０１－０７ 画面をロックしていますか,問2（C05-01-08）\n2026/10/01 9:00,a@example.lg.jp,はい,×\n", "", "yn.", ""},
		"topics":              {"退庁時の机上の片付け,離席時の画面ロック,c05-04-05 in english\nはい,いいえ,はい\n", "", "nyy", ""},
		"statements":          {"席を離れるときに画面をロックしている職員\nはい\n", "", "y..", ""},
		"titles above":        {"職員アンケート,,\n,,\nID,C05-01-07,C05-01-08\n1,はい,はい\n2,いいえ,該当なし\n", "", "yy. n-.", ""},
		"headings again":      {"C05-01-07,C05-01-08\nはい,はい\nC05-01-07,C05-01-08\nいいえ,\n", "", "yy. n..", ""},
		"blank rows":          {"ID,C05-01-07\n1,はい\n2,\n,\n3,はい\n", "", "y.. y..", ""},
		"a column of no item": {"C05-01-07,ご意見\nはい,特になし\n", "", "y..", "B1 column_left"},
		"a rating item":       {"C05-01-07,C05-01-09\nはい,はい\n", "", "y..", "B1 column_left"},
		"a longer id":         {"C05-01-07,C05-01-071\nはい,はい\n", "", "y..", "B1 column_left"},
		"two ids":             {"C05-01-08,C05-01-07とC05-04-05\nはい,はい\n", "", ".y.", "B1 several_items"},
		"one item twice":      {"C05-01-07,離席時の画面ロック\nはい,いいえ\n", "", "y..", "B1 duplicate_column"},
		"unreadable":          {"C05-01-07,C05-01-08\n時々,はい\n,\nはい,3\n", "", ".y. y..", "A2 no_staff_answer, B4 no_staff_answer"},
		"a row again":         {"日時,C05-01-07\n10/1 9:00,はい\n10/1 9:05,はい\n10/1 9:00,はい\n", "", "y.. y..", "B4 repeated_row"},
		"the same answers":    {"C05-01-07,C05-01-08\nはい,はい\nはい,はい\n", "", "yy. yy.", ""},
		"a mapping":           {"問1,問2,所属\n1,2,税務課\n2,9,税務課\n", "items:\n  - {item: C05-01-07, column: 問1}\n  - {item: C05-01-08, column: B}\nignore: [所属]\nwords:\n  - {answer: \"yes\", words: [1]}\n  - {answer: \"no\", words: [2]}\n  - {answer: not_applicable, words: [9]}\n", "yn. n-.", ""},
		"a header":            {"C05-01-07\n説明\nC05-01-08\nはい\n", "header: 3", ".y.", ""},
		"no such column":      {"C05-01-07\nはい\n", "items: [{item: C05-01-08, column: 問9}]", "y..", "0 no_heading"},
		"no such item":        {"C05-01-07,問9\nはい,はい\n", "items: [{item: C99-01-01, column: 問9}]", "y..", "0 unknown_item"},
		"no item at all":      {"問1,問2\nはい,はい\n", "", "", "0 no_staff_items"},
	} {
		reading := readStaff(t, c.csv, c.mapping)
		if got := saidOf(reading.Forms); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if got := problemsOf(reading.Problems); got != c.problems {
			t.Errorf("%s: problems are %q, want %q", name, got, c.problems)
		}
	}
}

// What a survey says of a person beside the answers goes nowhere.
func TestSurveyKeepsNobody(t *testing.T) {
	reading := readStaff(t, "タイムスタンプ,メールアドレス,氏名,C05-01-07\n2026/10/01,secret@example.lg.jp,点検花子,はい\n2026/10/02,other@example.lg.jp,点検太郎,はい\n", "")
	if said := fmt.Sprintf("%+v", reading); strings.Contains(said, "secret") || strings.Contains(said, "花子") || len(reading.Forms) != 2 {
		t.Errorf("the reading says %s", said)
	}
}

func TestSurveyInCP932AndOfSubjects(t *testing.T) {
	csv, err := japanese.ShiftJIS.NewEncoder().String("施設,離席時の画面ロック\r\n本庁,はい\r\n支所,いいえ\r\n,はい\r\n分室,はい\r\n")
	if err != nil {
		t.Fatal(err)
	}
	scope := staffScope(checklist.Subject{ID: "h", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "本庁"}},
		checklist.Subject{ID: "b", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "支所"}})
	reading, err := ReadStaffForms(tablesOf(t, csv), scope, &StaffMapping{Subject: "施設"})
	if err != nil {
		t.Fatal(err)
	}
	want := []checklist.StaffForm{{{Subject: "h", Item: "C05-01-07"}: "yes"}, {{Subject: "b", Item: "C05-01-07"}: "no"}}
	if !reflect.DeepEqual(reading.Forms, want) || problemsOf(reading.Problems) != "B4 which_subject, B5 unknown_subject" {
		t.Errorf("got %+v, %s", reading.Forms, problemsOf(reading.Problems))
	}
}

func TestStaffMappingProblems(t *testing.T) {
	for mapping, want := range map[string]checklist.ProblemCode{
		"itms: []": ProblemUnknownField, "items: [{item: A}]": checklist.ProblemEmpty, "header: 99999": checklist.ProblemRange,
		"words: [{answer: maybe, words: [a]}]":                                 checklist.ProblemUnknown,
		"items: [{item: A, column: a}, {item: B, column: Ａ}]":                  checklist.ProblemDuplicate,
		"words: [{answer: \"yes\", words: [a]}, {answer: \"no\", words: [Ａ]}]": checklist.ProblemDuplicate,
	} {
		_, err := ReadStaffMapping(strings.NewReader(mapping))
		var refused *FileError
		if !errors.As(err, &refused) || refused.Kind != FileStaffMapping || refused.Problems[0].Code != want || refused.Problems[0].Line == 0 {
			t.Errorf("%s: %v", mapping, err)
		}
	}
}

// staffSheet is a staff sheet with marks at the cells.
func staffSheet(t *testing.T, lang string, marks map[string]string) []*Table {
	t.Helper()
	var made, again, marked bytes.Buffer
	sheet := StaffSheet{Language: lang, Label: "取扱注意", City: checklist.Text{Ja: "見本市"}, Department: checklist.Text{Ja: "税務課"}, Year: 2026, Items: staffScope().StaffItems()}
	if err := errors.Join(WriteStaffSheet(&made, sheet), WriteStaffSheet(&again, sheet)); err != nil || !bytes.Equal(made.Bytes(), again.Bytes()) {
		t.Fatalf("written twice: %v", err)
	}
	f, err := excelize.OpenReader(&made)
	if err != nil {
		t.Fatal(err)
	}
	for cell, mark := range marks {
		if err := f.SetCellValue(f.GetSheetName(0), cell, mark); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Write(&marked); err != nil {
		t.Fatal(err)
	}
	tables, problems, err := ReadTables(&marked)
	if err != nil || problems != nil {
		t.Fatal(problems, err)
	}
	return tables
}

func TestStaffSheets(t *testing.T) {
	for name, c := range map[string]struct {
		marks          map[string]string
		want, problems string
	}{
		"one mark a row":       {map[string]string{"C5": "○", "D6": "〇", "E7": "レ"}, "yn-", ""},
		"its own word":         {map[string]string{"C5": "はい", "D6": "いいえ", "E7": "該当なし"}, "yn-", ""},
		"left open":            {map[string]string{"C5": "✓"}, "y..", ""},
		"two marks":            {map[string]string{"C5": "○", "D5": "○", "C6": "○"}, ".y.", "D5 two_answers"},
		"a cross":              {map[string]string{"C5": "×", "C6": "1"}, ".y.", "C5 no_staff_answer"},
		"yes in the no column": {map[string]string{"D5": "はい", "C6": "○"}, ".y.", "D5 no_staff_answer"},
		"blank":                {nil, "", "0 blank_form"},
		"another id":           {map[string]string{"A5": "C99-01-01", "C5": "○", "C6": "○"}, ".y.", "A5 unknown_item"},
		"an item twice":        {map[string]string{"A6": "C05-01-07", "C5": "○", "D6": "○", "C7": "○"}, "..y", "A6 two_answers"},
	} {
		for _, lang := range []string{"ja", "en"} {
			reading, err := ReadStaffForms(staffSheet(t, lang, c.marks), staffScope(), nil)
			if err != nil || saidOf(reading.Forms) != c.want || problemsOf(reading.Problems) != c.problems {
				t.Errorf("%s, %s: %v, got %q, %q", name, lang, err, saidOf(reading.Forms), problemsOf(reading.Problems))
			}
		}
	}
}

func TestStaffStatement(t *testing.T) {
	for _, c := range []struct{ ja, en, wantJa, wantEn string }{
		{"席を離れるときに画面をロックしている職員は何人ですか（抜取りによる）。", "How many of your staff lock their screens?", "席を離れるときに画面をロックしている職員", "Staff who lock their screens"},
		{"ICカードをなくした職員のうち、届け出た者は何人ですか。", "Of the staff who lost a card, how many reported it?", "ICカードをなくした職員のうち、届け出た者", "topic"},
		{"受講率はいくつですか。", "", "見出し", "topic"},
	} {
		item := &checklist.Item{Topic: checklist.Text{Ja: "見出し", En: "topic"}, Texts: checklist.Texts{Question: checklist.Text{Ja: c.ja, En: c.en}}}
		if ja, en := StaffStatement("ja", item), StaffStatement("en", item); ja != c.wantJa || c.en != "" && en != c.wantEn {
			t.Errorf("%s: %q, %q", c.ja, ja, en)
		}
	}
}

// In which order people stand in a survey makes no difference.
func TestSurveyKnowsNoOrder(t *testing.T) {
	scope := staffScope()
	rapid.Check(t, func(rt *rapid.T) {
		cell := rapid.SampledFrom([]string{"はい", "いいえ", "該当なし", "", "○", "たぶん"})
		rows := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) string { return cell.Draw(rt, "a") + "," + cell.Draw(rt, "b") }), 1, 15).Draw(rt, "rows")
		tally := func(rows []string) []checklist.StaffCount {
			reading, err := ReadStaffForms(tablesOf(t, "C05-01-07,C05-01-08\n"+strings.Join(rows, "\n")+"\n"), scope, nil)
			if err != nil {
				rt.Fatal(err)
			}
			return checklist.TallyStaff(scope, reading.Forms)
		}
		if a, b := tally(rows), tally(rapid.Permutation(rows).Draw(rt, "other")); !reflect.DeepEqual(a, b) {
			rt.Fatalf("%+v, in another order %+v", a, b)
		}
	})
}

func FuzzStaffForms(f *testing.F) {
	for _, csv := range []string{"C05-01-07,C05-01-08\nはい,いいえ\n", "タイムスタンプ,離席時の画面ロック\n2026/10/01,○\n2026/10/01,○\n",
		"番号,あなたに当てはまりますか,はい,いいえ,該当なし\nC05-01-07,,○,,\nC05-01-08,,○,○,\n", "a;b\n\"C05-01-07\n\";x"} {
		f.Add(csv, "")
		f.Add(csv, "items: [{item: C05-01-07, column: A}]\nwords: [{answer: \"yes\", words: [x]}]")
	}
	scope := staffScope()
	f.Fuzz(func(t *testing.T, csv, mapping string) {
		tables, _, err := ReadTables(strings.NewReader(csv))
		if err != nil {
			return
		}
		m, err := ReadStaffMapping(strings.NewReader(mapping))
		if err != nil {
			m = nil
		}
		reading, err := ReadStaffForms(tables, scope, m)
		if err != nil && (len(reading.Forms) > 0 || !hasErrors(reading.Problems)) {
			t.Fatalf("refused with %+v", reading)
		}
		for _, form := range reading.Forms {
			for key, answer := range form {
				if _, asked := scope.Find(key); !asked || !slices.Contains(checklist.StaffAnswers(), answer) {
					t.Fatalf("%+v says %q", key, answer)
				}
			}
		}
		for _, c := range checklist.TallyStaff(scope, reading.Forms) {
			if !c.Suppressed() && (c.People < checklist.MinGroup || c.Count.Complying > c.Count.Concerned) {
				t.Fatalf("%+v", c)
			}
		}
	})
}
