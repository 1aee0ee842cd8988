package exchange

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
)

func knownCity() (*checklist.Organisation, *checklist.Standard) {
	department := func(id, ja, en string) checklist.Department {
		return checklist.Department{ID: id, Name: checklist.Text{Ja: ja, En: en}}
	}
	item := func(id string, kind checklist.ItemKind) checklist.Item { return checklist.Item{ID: id, Kind: kind} }
	return &checklist.Organisation{Departments: []checklist.Department{department("0101", "税務課", "Tax Division"), department("0102", "市民課", "Citizens"),
			department("0201", "支所", "Branch Office"), department("0301", "支所", "Branch Office"), department("d-b", "コールセンター", "")}},
		&checklist.Standard{ID: "t", Version: "1", Sections: []checklist.Section{{ID: "1", Items: []checklist.Item{
			item("C05-02-02", checklist.KindCount), item("C04-03-01", checklist.KindRating)}}}}
}

func readKnown(t testing.TB, csv, mapping string) (KnownReading, error) {
	t.Helper()
	var m *KnownMapping
	if mapping != "" {
		var err error
		if m, err = ReadKnownMapping(strings.NewReader(mapping)); err != nil {
			t.Fatal(err)
		}
	}
	org, std := knownCity()
	reading, err := ReadKnown(tablesOf(t, csv), org, std, m)
	var refused *FileError
	if err != nil && (!errors.As(err, &refused) || refused.Kind != FileKnown) {
		t.Fatal(err)
	}
	return reading, err
}

func figuresOf(figures []checklist.KnownFigure) string {
	var all []string
	for _, f := range figures {
		said := fmt.Sprintf("%s %s %s %d", f.Department, f.Item, f.Kind, f.Number)
		if f.Count != nil {
			said = fmt.Sprintf("%s %s %d/%d", f.Department, f.Item, f.Count.Complying, f.Count.Concerned)
		}
		all = append(all, said)
	}
	return strings.Join(all, ", ")
}

func TestReadKnown(t *testing.T) {
	const perPerson = "item: C05-02-02\neach: heads\ncolumns: {mark: 受講}\n"
	for name, c := range map[string]struct{ csv, mapping, want, problems string }{
		"figures of departments":    {"所属,点検項目,対象者数,実施者数\n市民課,C05-02-02,\"1,050\",41人\n0101,Ｃ０５－０２－０２,３,3\n", "", "0101 C05-02-02 3/3, 0102 C05-02-02 41/1050", ""},
		"all kinds":                 {"所属,点検項目,対象者数,受講者数,台数,不備件数\n0101,C05-02-02,5,4,,\n0101,C04-03-01,,,12台,3\n", "", "0101 C04-03-01 open 3, 0101 C04-03-01 present 12, 0101 C05-02-02 4/5", ""},
		"an item for all rows":      {"課名,対象者数,受講者数\n税務課,5,4\n", "item: C05-02-02", "0101 C05-02-02 4/5", ""},
		"a row a person":            {"氏名,所属,受講\nあ,税務課,○\nい,税務課,\nう,税務課,2026/6/1\nえ,市民課,未受講\n", perPerson, "0101 C05-02-02 2/3, 0102 C05-02-02 0/1", ""},
		"marks of their own":        {"所属,受講\n税務課,A\n税務課,B\n", perPerson + "marked: [A]\nunmarked: [B]", "0101 C05-02-02 1/2", ""},
		"an unknown mark":           {"所属,受講\n税務課,○\n税務課,途中\n", perPerson, "0101 C05-02-02 1/1", "B3 no_mark"},
		"a row a device":            {"管理番号,所属\n1,税務課\n2,税務課\n3,市民課\n", "item: C04-03-01\neach: present", "0101 C04-03-01 present 2, 0102 C04-03-01 present 1", ""},
		"accounts to delete":        {"アカウント,所属,要削除\na,税務課,○\nb,税務課,\n", "item: C04-03-01\neach: open\ncolumns: {mark: 要削除}", "0101 C04-03-01 open 1", ""},
		"titles above":              {"研修受講状況,,\n,,\n所属名,対象人数,修了者数\n税務課,5,4\n計,5,4\n", "item: C05-02-02", "0101 C05-02-02 4/5", "A5 unknown_department"},
		"unknown department":        {"所属,点検項目,対象者数,実施者数\n市立病院,C05-02-02,5,4\n支所,C05-02-02,5,4\n0201,C05-02-02,5,4\n", "", "0201 C05-02-02 4/5", "A2 unknown_department, A3 unknown_department"},
		"unknown item":              {"所属,点検項目,対象者数,実施者数\n税務課,C99-01-01,5,4\n税務課,C05-02-02,5,4\n", "", "0101 C05-02-02 4/5", "B2 unknown_item"},
		"heads for a rating":        {"所属,点検項目,対象者数,実施者数\n税務課,C04-03-01,5,4\n税務課,C05-02-02,5,4\n", "", "0101 C05-02-02 4/5", "B2 wrong_kind"},
		"more than all":             {"所属,点検項目,対象者数,実施者数\n税務課,C05-02-02,4,5\n市民課,C05-02-02,5,5\n", "", "0102 C05-02-02 5/5", "D2 too_many_comply"},
		"no number":                 {"所属,点検項目,対象者数,実施者数\n税務課,C05-02-02,全員,5\n市民課,C05-02-02,5,\n0102,C05-02-02,5,5\n", "", "0102 C05-02-02 5/5", "C2 wrong_count, D3 wrong_count"},
		"twice":                     {"所属,点検項目,対象者数,実施者数\n税務課,C05-02-02,5,4\n0101,C05-02-02,6,4\n", "", "0101 C05-02-02 4/5", "C3 duplicate"},
		"one row only":              {"所属,点検項目,台数\n税務課,C04-03-01,-1\n", "", "", "C2 wrong_count"},
		"in any spelling":           {"所属,点検項目,台数\nＴＡＸ　division,C04-03-01,1\ncitizens,C04-03-01,2\nＤ－Ｂ,C04-03-01,3\n", "", "0101 C04-03-01 present 1, 0102 C04-03-01 present 2, d-b C04-03-01 present 3", ""},
		"in kana of any width":      {"所属,点検項目,台数\nｺｰﾙｾﾝﾀｰ,C04-03-01,3\n", "", "d-b C04-03-01 present 3", ""},
		"a name of two":             {"所属,点検項目,台数\nbranch office,C04-03-01,3\n0201,C04-03-01,4\n", "", "0201 C04-03-01 present 4", "A2 unknown_department"},
		"no columns":                {"a,b\nc,d\n", "", "", "0 no_known_columns, 0 no_known_columns, 0 no_known_columns, 0 no_known_columns"},
		"two columns of a name":     {"所属,課名,点検項目,台数\n税務課,税務課,C04-03-01,1\n", "", "", "0 several_headings"},
		"a column that is not read": {"所属,課名,点検項目,台数\n税務課,市民課,C04-03-01,1\n", "ignore: [所属]", "0102 C04-03-01 present 1", ""},
		"no such column":            {"所属,点検項目,台数\n税務課,C04-03-01,1\n", "columns: {present: 冊数}", "", "0 no_heading"},
		"a sheet of that name":      {"所属,点検項目,台数\n税務課,C04-03-01,0\n", "sheet: 一覧\ncolumns: {present: C}", "0101 C04-03-01 present 0", ""},
		"no rows":                   {"所属,点検項目,台数\n,,\n", "", "", "0 no_rows"},
	} {
		reading, err := readKnown(t, c.csv, c.mapping)
		if got := figuresOf(reading.Figures); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %v, got %q, want %q", name, err, got, c.want)
		}
		if got := problemsOf(reading.Problems); got != c.problems {
			t.Errorf("%s: problems are %q, want %q", name, got, c.problems)
		}
		list := checklist.KnownList{Figures: reading.Figures}
		if err := list.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A name that several departments have is told with their ids.
func TestKnownNamesThatSeveralHave(t *testing.T) {
	reading, err := readKnown(t, "所属,点検項目,台数\nBranch office,C04-03-01,3\n税務課,C04-03-01,1\n", "")
	if err != nil || len(reading.Problems) != 1 || !slices.Equal(reading.Problems[0].Args.Known, []string{"0201", "0301"}) {
		t.Errorf("%+v, %v", reading.Problems, err)
	}
}

func TestKnownMapping(t *testing.T) {
	reading, err := readKnown(t, "所属,台数\n税務課,2\n", "source: ＵＳＢ管理簿\ndate: R8.9.30\nitem: C04-03-01\n")
	if err != nil || reading.Source != "ＵＳＢ管理簿" || reading.Date.String() != "2026-09-30" || reading.Rows != 1 {
		t.Errorf("%+v, %v", reading, err)
	}
	for mapping, want := range map[string]checklist.ProblemCode{
		"each: heads": checklist.ProblemEmpty, "columns: {mark: 受講}": checklist.ProblemEmpty, "each: some": checklist.ProblemUnknown,
		"header: -1": checklist.ProblemRange, "date: いつか": ProblemWrongDate, "colums: {}": ProblemUnknownField,
	} {
		_, err := ReadKnownMapping(strings.NewReader(mapping))
		var refused *FileError
		if !errors.As(err, &refused) || refused.Kind != FileKnownMapping || refused.Problems[0].Code != want {
			t.Errorf("%s: %v", mapping, err)
		}
	}
}

func FuzzKnown(f *testing.F) {
	for _, csv := range []string{"所属,点検項目,対象者数,実施者数\n市民課,C05-02-02,\"1,050\",41人\n", "所属,受講\n税務課,○\n税務課,途中\n", "所属;台数\n0101;3\n"} {
		f.Add(csv, "")
		f.Add(csv, "item: C05-02-02\neach: heads\ncolumns: {mark: 受講}\n")
		f.Add(csv, "item: C04-03-01\neach: open\nheader: 1")
	}
	org, std := knownCity()
	f.Fuzz(func(t *testing.T, csv, mapping string) {
		tables, _, err := ReadTables(strings.NewReader(csv))
		if err != nil {
			return
		}
		m, err := ReadKnownMapping(strings.NewReader(mapping))
		if err != nil {
			m = nil
		}
		reading, err := ReadKnown(tables, org, std, m)
		if (err == nil) != (len(reading.Figures) > 0) {
			t.Fatalf("%v, %+v", err, reading)
		}
		list := checklist.KnownList{Figures: reading.Figures}
		if err := list.Check(); err != nil {
			t.Fatal(err)
		}
		for _, figure := range reading.Figures {
			if c := figure.Count; org.Find(figure.Department) == nil || c != nil && c.Complying > c.Concerned {
				t.Fatalf("%+v", figure)
			}
		}
	})
}

// The table with the headings is found below titles and behind other sheets; what a
// person says of columns holds, also against their headings.
func TestSuggestKnown(t *testing.T) {
	tables := append(tablesOf(t, "表紙,\n"), tablesOf(t, "研修受講状況,,,\n,,,\n所属,課名,対象者数,受講者数\n税務課,市民課,5,4\n")...)
	table, header := SuggestKnown(tables)
	if table != tables[1] || header != 3 {
		t.Fatalf("header %d", header)
	}
	fields := KnownColumnsOf(table, header)
	if want := map[int]string{1: "department", 3: "concerned", 4: "complying"}; !maps.Equal(fields, want) {
		t.Errorf("%v", fields)
	}
	delete(fields, 1)
	fields[2] = "department"
	m := &KnownMapping{Header: header, Item: "C05-02-02"}
	m.Assign(table, fields)
	org, std := knownCity()
	reading, err := ReadKnown([]*Table{table}, org, std, m)
	if got := figuresOf(reading.Figures); err != nil || got != "0102 C05-02-02 4/5" {
		t.Errorf("%q, %v", got, err)
	}
	if table, header := SuggestKnown(tables[:1]); table != tables[0] || header != 1 {
		t.Errorf("header %d", header)
	}
	for _, field := range KnownFields() {
		if m.Columns.target(field) == nil {
			t.Errorf("%s is no column", field)
		}
	}
}
