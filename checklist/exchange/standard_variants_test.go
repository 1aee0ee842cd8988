package exchange_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// withVariants is the example with variants of every text and of several items.
func withVariants(t testing.TB) *checklist.Standard {
	std := example(t)
	text := func(s string) checklist.Text { return checklist.Text{Ja: s + "。\nβの市。", En: s} }
	items := std.Sections[0].Sections[0].Items
	items[0].Variants = []checklist.Variant{
		{NetworkModels: []checklist.NetworkModel{checklist.ModelBPrime, checklist.ModelA}, Texts: checklist.Texts{
			Question: text("設問"), NotApplicable: text("該当なし"), Verify: text("確認"), Evidence: text("資料"), Why: text("理由"), FirstStep: text("一歩"),
			Criteria: []checklist.Criterion{{Rating: "done", Text: text("○")}, {Rating: "partly", Text: text("△")}},
		}},
		{NetworkModels: []checklist.NetworkModel{checklist.ModelB}, Texts: checklist.Texts{Why: checklist.Text{Ja: "=1+1"}}},
	}
	items[1].Variants = []checklist.Variant{
		{NetworkModels: []checklist.NetworkModel{checklist.ModelAPrime}, Texts: checklist.Texts{Counting: text("数え方")}},
	}
	return std
}

// From one form to the next and back nothing is lost.
func TestVariantsGoThroughEveryForm(t *testing.T) {
	want := withVariants(t)
	std := want
	forms := map[string]func(*checklist.Standard) []byte{
		"YAML":  func(std *checklist.Standard) []byte { return write(t, std) },
		"JSON":  func(std *checklist.Standard) []byte { return writeJSON(t, std) },
		"Excel": func(std *checklist.Standard) []byte { return writeExcel(t, std, "en") },
		"CSV":   func(std *checklist.Standard) []byte { return writeCSV(t, std, exchange.EncodingUTF8) },
	}
	for _, form := range []string{"YAML", "Excel", "YAML", "CSV", "JSON", "Excel", "YAML"} {
		got, problems, err := exchange.CheckStandard(bytes.NewReader(forms[form](std)), want)
		if err != nil {
			t.Fatalf("%s: %v\n%s", form, err, listing(problems))
		}
		if !equal(got, want) {
			t.Fatalf("%s gives\n%s\nwant\n%s", form, write(t, got), write(t, want))
		}
		std = got
	}
}

const variants = "文の差替え"

func TestProblemsOfVariantsHaveTheirCells(t *testing.T) {
	row := func(item, models string) func(*excelize.File) error {
		return all(set(variants, "A3", item), set(variants, "B3", models), set(variants, "C3", "設問"), set(variants, "D3", "Question"))
	}
	tests := []struct {
		name string
		edit func(f *excelize.File) error
		want string
	}{
		{"an unknown item", row("C99", "α"), "文の差替え!A3 error unknown_item item=\"C99\" value=\"C99\"\n"},
		{"no item", row("", "α"), "文の差替え!A3 error empty\n"},
		{"an unknown model", row("C02-02-02", "α; γ"), "文の差替え!B3 error unknown item=\"C02-02-02\" value=\"γ\" known=\"a a_prime b b_prime\"\n"},
		{"no model", row("C02-02-02", ""), "文の差替え!B3 error empty item=\"C02-02-02\"\n"},
		{"a model twice", row("C02-02-02", "β"), "文の差替え!B3 error duplicate item=\"C02-02-02\" value=\"b\" " +
			"first=\"sections[0].sections[0].items[0].variants[0].network_models[0]\" first cell B2\n"},
		{"no texts", all(row("C02-02-02", "α"), set(variants, "C3", ""), set(variants, "D3", "")), "文の差替え!A3 error empty item=\"C02-02-02\"\n"},
		{"no Japanese", all(row("C02-02-02", "α"), set(variants, "C3", "")), "文の差替え!C3 error empty item=\"C02-02-02\"\n"},
		{"a formula", all(row("C02-02-02", "α"), func(f *excelize.File) error { return f.SetCellFormula(variants, "E3", `"台帳"&1`) }),
			"文の差替え!E3 error formula_cell item=\"C02-02-02\"\n"},
		{"no column of models", set(variants, "B1", "モデル"), "文の差替え! error missing_column known=\"variants.network_models\"\n"},
		{"unused columns", func(f *excelize.File) error { return f.RemoveCol(variants, "Z") }, ""},
		{"no sheet", func(f *excelize.File) error { return f.DeleteSheet(variants) }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(listing(errorsOnly(problemsOf(t, edited(t, tt.edit), nil)))); got != tt.want {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
}

const variantsCSV = `区分1,区分1の名称,項目ID,文を差し替えるモデル,項目名,回答の形,点検対象,答える人,設問,重み
S,資産,S-1,,台帳,評価,所属,課長,台帳はありますか。,1
,,S-1,β；β′,,,,,βの台帳はありますか。,
`

func TestVariantsAsRowsOfCSV(t *testing.T) {
	base := read(t, sound)
	got, _, err := exchange.CheckStandard(strings.NewReader(variantsCSV), base)
	if err != nil {
		t.Fatal(err)
	}
	item, _ := got.Find("S-1")
	if text := item.For(checklist.ModelBPrime).Question.Ja; text != "βの台帳はありますか。" || item.Question.Ja != "台帳はありますか。" || len(got.Sections[0].Items) != 1 {
		t.Errorf("read as %+v", item)
	}
	for name, tt := range map[string]struct{ text, want string }{
		"an unknown item":    {strings.Replace(variantsCSV, ",,S-1,β", ",,S-2,β", 1), "!C3 error unknown_item item=\"S-2\" value=\"S-2\"\n"},
		"an unknown model":   {strings.Replace(variantsCSV, "β；β′", "γ", 1), "!D3 error unknown item=\"S-1\" value=\"γ\" known=\"a a_prime b b_prime\"\n"},
		"more than the text": {strings.Replace(variantsCSV, "か。,\n", "か。,3\n", 1), "!J3 error unknown_field item=\"S-1\" value=\"weight\""},
	} {
		shown := slices.DeleteFunc(errorsOnly(problemsOf(t, []byte(tt.text), base)), func(p exchange.Problem) bool { return p.Severity == checklist.SeverityWarning })
		if got := string(listing(shown)); !strings.HasPrefix(got, tt.want) || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: problems are\n%swant\n%s", name, got, tt.want)
		}
	}
}
