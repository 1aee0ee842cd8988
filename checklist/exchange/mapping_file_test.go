package exchange_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"tenken/checklist/exchange"
)

// What is wrong with a mapping is said at once, with its line.
func TestMappingsThatAreWrong(t *testing.T) {
	for name, tt := range map[string]struct{ source, want string }{
		"an empty file": {"", "0:0 error empty_file \n"},
		"nothing said": {"sheet: 表\n", `1:1 error empty standard.id
1:1 error empty standard.version
1:1 error empty standard.title
1:1 error empty header
1:1 error empty items.question
1:1 error empty items.id
`},
		"many mistakes": {`standard: {id: a, version: "1", title: 点検表}
header: [4, 3]
last: 2
ids: numbers
titles:
- {pattern: "("}
- {when: bold, column: [A, B]}
items: {id: 番号, question: 点検項目, colour: 色}
defaults: {role: mayor, weight: 9}
ratings:
- {rating: done, words: [○, まる]}
- {rating: partly, words: [〇, "○"]}
`, `2:13 error range header[1] value="3" range="5-30000"
3:1 error range last value="2" range="6-30000"
4:1 error unknown ids value="numbers" known="keep plain section number"
6:1 error empty titles[0]
6:4 error pattern titles[0].pattern value="("
7:4 error unknown titles[1].when value="bold" known="merged alone"
7:16 error too_many titles[1].column value="2" range="0-1"
8:33 error unknown_field items.colour value="colour" known="id topic question kind subject role weight critical mandatory event condition segments policy article counting not_applicable verify evidence why first_step criteria"
9:12 error unknown defaults.role value="mayor" known="head staff system_owner infrastructure chief csirt auditor"
9:25 error range defaults.weight value="9" range="0-3"
12:31 error duplicate ratings[1].words[1] value="○" first="ratings[0].words[0]" first line 11
`},
		"not YAML": {"header: [", "1:9 error syntax  value=\"[\"\n"},
		"an alias": {"header: *x\n", "1:9 error feature  value=\"*x\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := exchange.ReadMapping(strings.NewReader(tt.source))
			var refused *exchange.FileError
			if !errors.As(err, &refused) || refused.Kind != exchange.FileMapping {
				t.Fatalf("error is %v", err)
			}
			if got := string(listing(refused.Problems)); !strings.HasPrefix(got, tt.want) {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
	if _, err := exchange.ReadMapping(iotest.ErrReader(errors.New("torn"))); err == nil || !strings.Contains(err.Error(), "torn") {
		t.Errorf("error is %v", err)
	}
}

func TestMappingThatDoesNotFit(t *testing.T) {
	sheet := newSheet(t, "表").row(1, "番号", "点検項目", "評価", "評価")
	for name, tt := range map[string]struct{ old, new, want string }{
		"no such sheet":    {"header", "sheet: 点検票\nheader", "0:0 error no_sheet  value=\"点検票\" known=\"表\"\n"},
		"two columns":      {"期限", "備考", "表! error several_headings value=\"評価\" known=\"C D\"\n表! error no_heading value=\"備考\" known=\"番号 点検項目 評価\"\n"},
		"a letter too far": {"点検項目", "AA", "表! error no_heading value=\"AA\" known=\"番号 点検項目 評価\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			m := mapping(t, strings.Replace(flatMapping, tt.old, tt.new, 1))
			reading := m.Read(tables(t, sheet.bytes()), municipal(t))
			if got := string(listing(reading.Problems)); reading.Standard != nil || !strings.HasPrefix(got, tt.want) {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
	sheet.must(sheet.f.SetCellValue("表", "D1", "期限"))
	reading := mapping(t, flatMapping).Read(tables(t, sheet.bytes()), municipal(t))
	sameText(t, "an empty table", string(listing(reading.Problems)), "表! error no_rows\n")
}

func TestFilesWithoutTables(t *testing.T) {
	for name, file := range map[string][]byte{
		"no_table": []byte("%PDF\x00\x01"), "old_workbook": []byte("\xD0\xCF\x11\xE0"), "workbook": []byte("PK\x03\x04 and nothing more"),
		"encoding": []byte("a,b\n\xFF\xFE,x"), "quote": []byte("a,b\n\"x"), "empty_file": []byte("\uFEFF"), "utf16": []byte("\xFF\xFEa\x00,\x00"), "control_character": []byte("a,b\n\x00,c"), "too_large": bytes.Repeat([]byte("a,"), exchange.MaxStandardFile),
	} {
		_, problems, err := exchange.ReadTables(bytes.NewReader(file))
		var refused *exchange.FileError
		if !errors.As(err, &refused) || refused.Kind != exchange.FileTable || len(problems) != 1 || string(problems[0].Code) != name {
			t.Errorf("%s: %v\n%s", name, err, listing(problems))
		}
	}
}

// Whatever the mapping, it is refused or fits a table with an answer of some kind,
// and comes back as it was written.
func FuzzReadMapping(f *testing.F) {
	f.Add([]byte(municipalMapping))
	f.Add([]byte(flatMapping))
	f.Add([]byte("standard: {same: x}\nheader: [1]\ntitles: [{when: alone, pattern: '^a'}]\nids: number\nitems: {question: [A, B]}\nratings: [{rating: done, words: [a]}]"))
	std, table := municipal(f), tables(f, municipalSheet(f).bytes())
	f.Fuzz(func(t *testing.T, source []byte) {
		m, err := exchange.ReadMapping(bytes.NewReader(source))
		if err != nil {
			var refused *exchange.FileError
			if !errors.As(err, &refused) || len(refused.Problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		if reading := m.Read(table, std); reading.Standard == nil && len(reading.Problems) == 0 {
			t.Fatal("neither a standard nor a problem")
		}
		written := writeMapping(t, m, "ja")
		again, err := exchange.ReadMapping(strings.NewReader(written))
		if err != nil || writeMapping(t, again, "ja") != written {
			t.Fatalf("%s comes back as %+v, %v", written, again, err)
		}
	})
}

// Whatever the file, its tables can be shown, and what is suggested for one is a
// sound mapping that reads it.
func FuzzReadTables(f *testing.F) {
	f.Add([]byte("番号,点検項目,評価\n1,台帳がありますか。,○\n"), "")
	f.Add([]byte("\x94\xd4\x8d\x86\t\"a\"\"b\"\n"), `<row r="3"><c r="A3" t="e"><v>#N/A</v></c></row><mergeCell ref="A1:C2"/>`)
	f.Add([]byte(""), `<c r="SF30000"><f>1</f></c><mergeCell ref="SF1:A9"/><col min="1" max="999999999999" hidden="1"/>`)
	base, std := municipalSheet(f).bytes(), municipal(f)
	f.Fuzz(func(t *testing.T, csv []byte, raw string) {
		sheet := map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + raw + "</sheetData></worksheet>"}
		for _, file := range [][]byte{csv, repack(t, base, sheet)} {
			all, problems, err := exchange.ReadTables(bytes.NewReader(file))
			if err != nil {
				if len(problems) == 0 {
					t.Fatalf("error is %v", err)
				}
				continue
			}
			for _, table := range all {
				table.Rows(20)
			}
			table, header, ok := exchange.FindHeader(all)
			if !ok {
				continue
			}
			s := exchange.Suggest(table, header, "表.csv", std)
			if problems := s.Mapping.Validate(); problems != nil {
				t.Fatalf("suggested %+v with %+v", s.Mapping, problems)
			}
			s.Mapping.Read(all, std)
		}
	})
}
