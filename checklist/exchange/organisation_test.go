package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// drawOrganisation makes a city that Validate accepts.
func drawOrganisation(t *rapid.T) *checklist.Organisation {
	name := func(label string) checklist.Text {
		return checklist.Text{Ja: rapid.StringMatching(`[市民税務\\;=0-9a-z]{1,6}課`).Draw(t, label), En: rapid.StringMatching(`([A-Z][a-z]{2,8})?`).Draw(t, label+".en")}
	}
	org := &checklist.Organisation{City: name("city")}
	model := rapid.SampledFrom(append(checklist.NetworkModels(), "")).Draw(t, "model")
	for i := range rapid.IntRange(0, 3).Draw(t, "bureaus") {
		org.Bureaus = append(org.Bureaus, checklist.Bureau{ID: fmt.Sprintf("0%d", i), Name: name("bureau")})
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "departments") {
		d := drawDepartment(t, fmt.Sprintf("%04d", i), name)
		d.Profile.NetworkModel = model
		if len(org.Bureaus) > 0 {
			d.Bureau = rapid.SampledFrom([]string{"", org.Bureaus[0].ID}).Draw(t, "in bureau")
		}
		org.Departments = append(org.Departments, d)
	}
	for i := range org.Bureaus {
		org.Bureaus[i].Lead = rapid.SampledFrom([]string{"", org.Departments[0].ID}).Draw(t, "lead")
	}
	return org
}

func drawDepartment(t *rapid.T, id string, name func(string) checklist.Text) checklist.Department {
	word := rapid.StringMatching(`([係長部課]{1,4})?`)
	d := checklist.Department{
		ID: id, Name: name("department"), Route: rapid.SampledFrom([]checklist.Route{"", checklist.RouteApp, checklist.RouteExcel}).Draw(t, "route"),
		Posts:   checklist.Posts{Approver: word.Draw(t, "approver"), Respondent: word.Draw(t, "respondent"), Confirmer: word.Draw(t, "confirmer")},
		Profile: checklist.Profile{Flags: drawFlags(t), Segments: drawSegments(t)},
	}
	d.Subjects = []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: d.Name}}
	for i := range rapid.IntRange(0, 3).Draw(t, "subjects") {
		d.Subjects = append(d.Subjects, checklist.Subject{
			ID: fmt.Sprintf("S-%d", i), Kind: rapid.SampledFrom([]checklist.SubjectKind{checklist.SubjectSystem, checklist.SubjectSite}).Draw(t, "kind"),
			Name: name("subject"), Flags: drawFlags(t), Segments: drawSegments(t),
			Roles:    rapid.SampledFrom([][]checklist.Role{nil, {checklist.RoleChief, checklist.RoleHead}}).Draw(t, "roles"),
			Excluded: word.Draw(t, "excluded"),
		})
	}
	if rapid.Bool().Draw(t, "self last") {
		d.Subjects = append(d.Subjects[1:], d.Subjects[0])
	}
	for range rapid.IntRange(0, 2).Draw(t, "contacts") {
		d.Contacts = append(d.Contacts, checklist.Contact{
			Post: "庶務係", Extension: rapid.StringMatching(`(0[0-9]{3})?`).Draw(t, "extension"), Mail: rapid.StringMatching(`([a-z]{3}@city\.example)?`).Draw(t, "mail"),
			Deputy: rapid.Bool().Draw(t, "deputy"), Until: rapid.SampledFrom([]checklist.Date{{}, {Year: 2027, Month: 3, Day: 31}}).Draw(t, "until"),
		})
	}
	return d
}

func drawFlags(t *rapid.T) []checklist.Flag {
	var flags []checklist.Flag
	for _, flag := range checklist.Flags() {
		if rapid.IntRange(0, 5).Draw(t, string(flag)) == 0 {
			flags = append(flags, flag)
		}
	}
	return flags
}

func drawSegments(t *rapid.T) []checklist.Segment {
	return rapid.SampledFrom([][]checklist.Segment{nil, {checklist.SegmentLG}, {checklist.SegmentMN, checklist.SegmentLG}}).Draw(t, "segments")
}

func writeOrganisation(t testing.TB, org *checklist.Organisation, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteOrganisationExcel(&b, org, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written is read as it was, whatever the present organisation is.
func TestOrganisationsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		org, other := drawOrganisation(rt), drawOrganisation(rt)
		written := writeOrganisation(t, org, rapid.SampledFrom([]string{"ja", "en"}).Draw(rt, "lang"))
		for _, present := range []*checklist.Organisation{{}, org, other} {
			got, problems, err := exchange.ReadOrganisation(bytes.NewReader(written), present)
			if err != nil || !reflect.DeepEqual(got, org) {
				rt.Fatalf("%+v\ncame back as\n%+v\n%v %+v", org, got, err, problems)
			}
		}
		var b bytes.Buffer
		if err := exchange.WriteOrganisationCSV(&b, org, "ja", exchange.EncodingUTF8BOM); err != nil {
			rt.Fatal(err)
		}
		got, _, err := exchange.ReadOrganisation(&b, org)
		withoutUnused(org)
		if err != nil || !reflect.DeepEqual(got, org) {
			rt.Fatalf("CSV: %#v\ncame back as\n%#v\n%v", org, got, err)
		}
	})
}

// withoutUnused drops bureaus without a department, as a list of departments
// does.
func withoutUnused(org *checklist.Organisation) {
	var used []checklist.Bureau
	for _, b := range org.Bureaus {
		for _, d := range org.Departments {
			if d.Bureau == b.ID {
				used = append(used, b)
				break
			}
		}
	}
	org.Bureaus = used
}

// simple is a list as offices have it.
const simple = "組織一覧,,,\r\n部,所属,コード,内線,期限\r\n総務部,総務課,０１０１,2310,R9.3.31\r\n総務部,情報政策課,0102,2320,\r\n市民部,税務課,0201,2410,令和9年3月31日\r\n"

func TestASimpleListIsEnough(t *testing.T) {
	org, problems, err := exchange.ReadOrganisation(strings.NewReader(simple), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if got := fmt.Sprint(org.Bureaus); got != "[{b01 {総務部 } } {b02 {市民部 } }]" {
		t.Errorf("bureaus %v", got)
	}
	d := org.Departments[0]
	if d.ID != "0101" || d.Bureau != "b01" || d.Contacts[0] != (checklist.Contact{Post: "担当", Extension: "2310", Until: checklist.Date{Year: 2027, Month: 3, Day: 31}}) {
		t.Errorf("first is %+v", d)
	}
	if len(d.Subjects) != 1 || d.Subjects[0].Kind != checklist.SubjectDepartment || d.Subjects[0].Name.Ja != "総務課" {
		t.Errorf("subjects %+v", d.Subjects)
	}
}

// A list that says little takes nothing away.
func TestWhatAListDoesNotSpeakOfStays(t *testing.T) {
	present, _, err := exchange.ReadOrganisation(strings.NewReader(simple), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err != nil {
		t.Fatal(err)
	}
	tax := &present.Departments[2]
	tax.Profile.Flags = []checklist.Flag{checklist.FlagCounter}
	tax.Subjects = append(tax.Subjects, checklist.Subject{ID: "S1", Kind: checklist.SubjectSystem, Name: checklist.Text{Ja: "税務システム"}})
	present.Bureaus[0].Lead = "0101"
	list := "部,所属,窓口がある\n市民部,税務課,\n市民部,市民課,○\n総務部,総務課,×\n"
	org, _, err := exchange.ReadOrganisation(strings.NewReader(list), present)
	if err != nil {
		t.Fatal(err)
	}
	tax, citizens := &org.Departments[0], &org.Departments[1]
	if tax.ID != "0201" || len(tax.Subjects) != 2 || tax.Contacts[0].Extension != "2410" || len(tax.Profile.Flags) != 0 {
		t.Errorf("税務課 is %+v", tax)
	}
	if citizens.ID != "d01" || citizens.Bureau != "b02" || !citizens.Profile.Has(checklist.FlagCounter) {
		t.Errorf("市民課 is %+v", citizens)
	}
	if org.Bureaus[0].Lead != "0101" {
		t.Errorf("bureaus %+v", org.Bureaus)
	}
	if len(present.Departments[2].Profile.Flags) != 1 {
		t.Error("the present organisation was changed")
	}
}

// sheets makes a workbook of sheets, each row of which is cells of any type.
func sheets(t testing.TB, content map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for name, rows := range content {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprint("A", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every mistake is found at once, each in its cell.
func TestMistakesInAnOrganisationList(t *testing.T) {
	_, problems, err := exchange.ReadOrganisation(bytes.NewReader(sheets(t, map[string][][]any{
		"所属": {{"コード", "所属名", "部", "窓口がある"}, {101, "総務課", "総務部", "たぶん"}, {"0102", "税務課", "財務部", "○"}, {"0102", "", "総務部", ""}},
		"部":  {{"コード", "部名", "主管課"}, {"01", "総務部", "9999"}},
		"点検対象": {{"所属", "コード", "種類", "名称", "役割"}, {"税務課", "S1", "情報システム", "税務システム", "社長"}, {"経理課", "S1", "部屋", "金庫", ""},
			{"0102", "S2", "部屋", "金庫", ""}},
		"連絡先": {{"所属", "職", "期限"}, {"総務課", "", "R9.13.1"}, {"", "係長", ""}},
	})), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	var refused *exchange.FileError
	if !errors.As(err, &refused) || refused.Kind != exchange.FileOrganisation {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s!%s %s", p.Sheet, p.Cell, p.Code))
	}
	for _, want := range []string{
		"所属!A2 number_id", "所属!D2 unknown", "所属!C3 unknown", "所属!A4 duplicate", "所属!B4 empty", "部!C2 unknown",
		"点検対象!E2 unknown", "点検対象!A3 unknown", "点検対象!C4 unknown", "連絡先!B2 empty", "連絡先!C2 wrong_date", "連絡先!A3 empty",
	} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("%s is missing in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 12 {
		t.Errorf("found\n%s", strings.Join(got, "\n"))
	}
}

func TestNumbersAsCodesAreMentionedOnce(t *testing.T) {
	list := sheets(t, map[string][][]any{"一覧": {{"コード", "所属", "内線"}, {101, "総務課", 2310}, {102, "税務課", 2320}}})
	org, problems, err := exchange.ReadOrganisation(bytes.NewReader(list), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err != nil || len(problems) != 1 || problems[0].Cell != "A2" || problems[0].Code != exchange.ProblemNumberID {
		t.Fatal(err, problems)
	}
	if org.Departments[1].ID != "102" || org.Departments[0].Contacts[0].Extension != "2310" {
		t.Errorf("%+v", org.Departments)
	}
}

func TestNamesThatSeveralHaveNeedCodes(t *testing.T) {
	list := sheets(t, map[string][][]any{
		"所属":  {{"コード", "所属名", "部"}, {"0101", "庶務課", "総務部"}, {"0201", "庶務課", "市民部"}},
		"連絡先": {{"所属", "職"}, {"庶務課", "係長"}, {"0201", "係長"}},
	})
	_, problems, err := exchange.ReadOrganisation(bytes.NewReader(list), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err == nil || len(problems) != 1 || problems[0].Cell != "A2" || fmt.Sprint(problems[0].Args.Known) != "[0101 0201]" {
		t.Errorf("%v %+v", err, problems)
	}
}

// The bureau stands once, merged, beside its departments, under a title; days
// and extensions are what Excel makes of them.
func TestAListAsOfficesDrawIt(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"令和8年度 組織一覧"}, {"部", "所属", "コード", "内線", "期限"},
		{"総務部", "総務課", "0101", 2310, time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC)}, {"", "職員課", "0102", 2320, "Ｒ９．３．３１"}, {"市民部", "税務課", "0201", 2410},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, area := range [][2]string{{"A1", "E1"}, {"A3", "A4"}} {
		if err := f.MergeCell("Sheet1", area[0], area[1]); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	org, problems, err := exchange.ReadOrganisation(&b, &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	march := checklist.Date{Year: 2027, Month: 3, Day: 31}
	for i, want := range []string{"b01", "b01", "b02"} {
		d := org.Departments[i]
		if d.Bureau != want || i < 2 && d.Contacts[0].Until != march {
			t.Errorf("%s is in %s, %+v", d.Name.Ja, d.Bureau, d.Contacts)
		}
	}
}

func TestAListInCP932(t *testing.T) {
	org := &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}, Departments: []checklist.Department{{
		ID: "0101", Name: checklist.Text{Ja: "髙齢福祉課"}, Subjects: []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "髙齢福祉課"}}},
	}}}
	var b bytes.Buffer
	if err := exchange.WriteOrganisationCSV(&b, org, "ja", exchange.EncodingCP932); err != nil {
		t.Fatal(err)
	}
	got, _, err := exchange.ReadOrganisation(&b, org)
	if err != nil || !reflect.DeepEqual(got, org) {
		t.Errorf("%+v %v", got, err)
	}
	org.Departments[0].Name.Ja = "𠮷野課"
	var lacking *exchange.EncodingError
	if err := exchange.WriteOrganisationCSV(&b, org, "ja", exchange.EncodingCP932); !errors.As(err, &lacking) || string(lacking.Characters) != "𠮷" {
		t.Errorf("got %v", err)
	}
}

func TestFilesThatAreNoOrganisationList(t *testing.T) {
	for name, content := range map[string][]byte{
		"empty": nil, "old": []byte("\xD0\xCF\x11\xE0"), "zip": []byte("PK\x03\x04"), "text": []byte("こんにちは"),
		"other": sheets(t, map[string][][]any{"別表": {{"品名", "数"}, {"机", 1}}}),
	} {
		_, problems, err := exchange.ReadOrganisation(bytes.NewReader(content), &checklist.Organisation{})
		var refused *exchange.FileError
		if !errors.As(err, &refused) || len(problems) == 0 {
			t.Errorf("%s: %v, %v", name, problems, err)
		}
	}
}

// Whatever the cells hold, there is an answer, and what is accepted survives
// writing and reading.
func FuzzOrganisation(f *testing.F) {
	f.Add([]byte(simple))
	f.Add([]byte("コード;所属;窓口がある\n'=1;税務課;○\n"))
	f.Add([]byte("\x8f\x8a\x91\xae\t\x83R\x81[\x83h\n\x90\xc5\x96\xb1\x89\xdb\t01\n"))
	f.Add([]byte("所属,所属コード,使うネットワーク,部\n税務課,a,MN;LG,税務課\n税務課,,IN,a\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		checkOrganisation(t, source)
	})
}

func checkOrganisation(t *testing.T, source []byte) {
	org, problems, err := exchange.ReadOrganisation(bytes.NewReader(source), &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}})
	if err != nil {
		if len(problems) == 0 {
			t.Fatalf("error is %v", err)
		}
		return
	}
	again, _, err := exchange.ReadOrganisation(bytes.NewReader(writeOrganisation(t, org, "ja")), &checklist.Organisation{})
	if err != nil || !reflect.DeepEqual(again, org) {
		t.Fatalf("%+v comes back as %+v, %v", org, again, err)
	}
}

// The sheet of any name stands beside one with two departments.
func FuzzOrganisationExcel(f *testing.F) {
	f.Add("部", "コード\t部名\t主管課\nB1\t総務部\t総務課")
	f.Add("点検対象", "所属\tコード\t種類\t名称\t役割\t窓口がある\n税務課\tS1\t情報システム\t税務\t課長;監査人\t○")
	f.Add("contacts", "department\tpost\tuntil\tdeputy\n0101\t係長\tR9.3.31\t×")
	f.Add("市", "市の名称\t青葉市\nネットワークの構成\tα′")
	f.Fuzz(func(t *testing.T, name, cells string) {
		content := map[string][][]any{"所属": {{"コード", "所属名"}, {"0101", "総務課"}, {"0201", "税務課"}}}
		if content[name] != nil || excelize.NewFile().SetSheetName("Sheet1", name) != nil || name == "Sheet1" {
			return
		}
		var rows [][]any
		for line := range strings.SplitSeq(cells, "\n") {
			var row []any
			for cell := range strings.SplitSeq(line, "\t") {
				row = append(row, cell)
			}
			rows = append(rows, row)
		}
		content[name] = rows
		checkOrganisation(t, sheets(t, content))
	})
}

func BenchmarkOrganisation1000(b *testing.B) {
	org := &checklist.Organisation{City: checklist.Text{Ja: "青葉市"}}
	for i := range 1000 {
		name := checklist.Text{Ja: fmt.Sprintf("第%d課", i)}
		org.Departments = append(org.Departments, checklist.Department{
			ID: fmt.Sprintf("%04d", i), Name: name, Contacts: []checklist.Contact{{Post: "庶務係", Extension: "2310"}},
			Subjects: []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: name}, {ID: "S1", Kind: checklist.SubjectSystem, Name: name}},
		})
	}
	written := writeOrganisation(b, org, "ja")
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			writeOrganisation(b, org, "ja")
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := exchange.ReadOrganisation(bytes.NewReader(written), &checklist.Organisation{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
