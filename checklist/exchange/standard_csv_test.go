package exchange_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func writeCSV(t interface{ Fatal(...any) }, std *checklist.Standard, encoding exchange.Encoding) []byte {
	var b bytes.Buffer
	if err := exchange.WriteStandardCSV(&b, std, "ja", encoding); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVKeepsItems(t *testing.T) {
	for _, want := range everyStandard(t) {
		for _, encoding := range []exchange.Encoding{exchange.EncodingUTF8, exchange.EncodingUTF8BOM} {
			got, problems, err := exchange.CheckStandard(bytes.NewReader(writeCSV(t, want, encoding)), want)
			if err != nil || len(problems) > 0 {
				t.Fatalf("%s: %v\n%s", want.ID, err, listing(problems))
			}
			if !bytes.Equal(write(t, got), write(t, want)) {
				t.Errorf("%s is not the same after CSV in %s", want.ID, encoding)
			}
		}
	}
}

func TestCSVInCP932(t *testing.T) {
	std := example(t)
	std.Sections[0].Title = checklist.Text{Ja: "①髙﨑㈱～", En: "Assets"}
	file := writeCSV(t, std, exchange.EncodingCP932)
	if got, _, err := exchange.CheckStandard(bytes.NewReader(file), std); err != nil || !equal(got, std) {
		t.Errorf("comes back as %+v, %v", got, err)
	}
	std.Sections[0].Title.Ja = "𠮷野〜¥𠮷−か゚"
	var lacking *exchange.EncodingError
	var b bytes.Buffer
	err := exchange.WriteStandardCSV(&b, std, "ja", exchange.EncodingCP932)
	if !errors.As(err, &lacking) || string(lacking.Characters) != "𠮷〜¥−゚" || b.Len() > 0 {
		t.Errorf("error is %v, %d bytes are written", err, b.Len())
	}
}

func TestAnyTextComesBackFromCSV(t *testing.T) {
	std := example(t)
	item := &std.Sections[0].Sections[0].Items[0]
	rapid.Check(t, func(t *rapid.T) {
		item.Question = checklist.Text{Ja: anyText().Draw(t, "ja"), En: anyText().Draw(t, "en")}
		item.References[0] = checklist.Reference{Catalog: "own", ID: anyText().Draw(t, "reference")}
		got, _, err := exchange.CheckStandard(bytes.NewReader(writeCSV(t, std, exchange.EncodingUTF8)), std)
		if err != nil || !equal(got, std) {
			t.Fatalf("comes back as %+v, %v", got, err)
		}
	})
}

// What spreadsheets run stays a text.
func TestCSVHoldsNoFormulas(t *testing.T) {
	std := example(t)
	item := &std.Sections[0].Sections[0].Items[0]
	for text, want := range map[string]string{
		"=1+1": ",'=1+1,", "@a": ",'@a,", "-5": ",-5,", "- a": ",'- a,", "+1.5": ",+1.5,", "'=1": ",''=1,", "'a": ",'a,", `a\b`: `,a\\b,`, "a\nb": `,a\nb,`, "a,b": `,"a,b",`,
	} {
		item.Question.Ja = text
		if file := string(writeCSV(t, std, exchange.EncodingUTF8)); !strings.Contains(file, want) {
			t.Errorf("%q is not written as %q:\n%s", text, want, file)
		}
	}
}

const soundCSV = `区分1,区分1の名称,項目ID,項目名,回答の形,点検対象,答える人,設問,重み
S,資産,S-1,台帳,評価,所属,課長,"台帳は
ありますか。",1
`

func TestCSVAsWrittenByHand(t *testing.T) {
	base := read(t, sound)
	cp932, err := japanese.ShiftJIS.NewEncoder().String(soundCSV)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"as it is":       soundCSV,
		"marked":         "\uFEFF" + soundCSV,
		"Windows":        strings.ReplaceAll(soundCSV, "\n", "\r\n"),
		"CP932":          cp932,
		"semicolons":     strings.ReplaceAll(soundCSV, ",", ";"),
		"tabs":           strings.ReplaceAll(soundCSV, ",", "\t"),
		"a title above":  "点検表,,\n\n" + soundCSV,
		"blank rows":     soundCSV + ",,,\n\n",
		"codes":          strings.ReplaceAll(strings.Replace(soundCSV, "項目ID", "id", 1), "評価,所属", "rating,department"),
		"a line of text": strings.Replace(soundCSV, "\"台帳は\nありますか。\"", `台帳は\nありますか。`, 1),
	} {
		if got, _, err := exchange.CheckStandard(strings.NewReader(text), base); err != nil || !equal(got, base) {
			t.Errorf("%s: read as %+v, %v", name, got, err)
		}
	}
}

func TestCSVProblemsHaveTheirCells(t *testing.T) {
	row := soundCSV[strings.Index(soundCSV, "S,資産"):]
	tests := []struct{ name, text, want string }{
		{"a weight", strings.Replace(soundCSV, ",1\n", ",9\n", 1), "!I2 error range item=\"S-1\" value=\"9\" range=\"1-3\"\n"},
		{"behind a cell of two lines", soundCSV + strings.Replace(row, "S-1", "S-2", 1) + row, "!C4 error duplicate item=\"S-1\" value=\"S-1\" first=\"sections[0].items[0].id\" first cell C2\n"},
		{"no section", strings.Replace(soundCSV, "S,資産", ",資産", 1), "0:0 error no_items sections\n!A2 error empty item=\"S-1\"\n"},
		{"two titles", soundCSV + strings.Replace(row, "S,資産,S-1", "S,試算,S-2", 1), "!B3 warning section_title item=\"S-2\" value=\"試算\" known=\"B2\"\n"},
		{"a missing column", strings.Replace(soundCSV, "重み", "おもみ", 1), "!I1 warning unknown_column value=\"おもみ\"\n0:0 error missing_column  known=\"items.weight\"\n"},
		{"headings alone", soundCSV[:strings.Index(soundCSV, "\n")], "0:0 error no_items sections\n"},
		{"an open quote", "区分1,項目ID\n\"S,S-1\nT,S-2\n", "2:0 error quote \n"},
		{"no encoding", "\x8b\xe6\x95\xaa1,id\n\xff\xff,C\n", "2:0 error encoding \n"},
		{"another table", "氏名,電話\na,b\n", "0:0 error missing_column  known=\"items.level1.id items.id items.topic.ja items.kind items.subject items.role items.question.ja items.weight\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			shown := slices.DeleteFunc(problemsOf(t, []byte(tt.text), read(t, sound)), func(p exchange.Problem) bool {
				return p.Severity == checklist.SeverityWarning && (p.Code == exchange.ProblemMissingColumn || p.Code == checklist.ProblemNoEnglish)
			})
			if got := string(listing(shown)); got != tt.want {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
	if got := string(listing(problemsOf(t, []byte(soundCSV), nil))); got != "0:0 error no_base \n" {
		t.Errorf("without a base problems are %s", got)
	}
}
