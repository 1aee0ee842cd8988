package report_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"tenken/checklist"
	"tenken/report"
)

var levels = []report.Level{report.LevelFull, report.LevelSummary}

// smallCity keeps the goldens short: two bureaus, one department of none.
func smallCity(t testing.TB, lang string, level report.Level) report.CityData {
	org := sampleOrganisation(t)
	org.Departments = slices.Concat(org.Departments[:4], org.Departments[5:8], org.Departments[30:])
	org.Bureaus = org.Bureaus[:3]
	d := cityOf(lang, standard(20), org)
	d.Level = level
	return d
}

// Every report on a round, text by text, in both languages and at both levels.
func TestCityGolden(t *testing.T) {
	for _, kind := range cityKinds {
		for _, lang := range languages {
			for _, level := range levels {
				name := filepath.Join("..", "testdata", "report", fmt.Sprintf("%s_%s_%s.txt", kind, lang, level))
				golden(t, name, dump(cityDocument(t, kind, smallCity(t, lang, level))))
			}
		}
	}
}

// The structure of the PDFs: number of pages, bookmarks with theirs, and how many
// words and pictures stand on each page.
func TestCityPDFGolden(t *testing.T) {
	for _, kind := range cityKinds {
		for _, lang := range languages {
			file, _ := pdf(t, cityDocument(t, kind, smallCity(t, lang, report.LevelFull)))
			golden(t, filepath.Join("..", "testdata", "report", fmt.Sprintf("%s_%s_pdf.txt", kind, lang)), structure(t, file))
		}
	}
}

// structure are the bookmarks of a valid PDF, and how much stands on each page.
func structure(t *testing.T, file []byte) string {
	t.Helper()
	if err := api.Validate(bytes.NewReader(file), nil); err != nil {
		t.Error(err)
	}
	tree, err := api.Bookmarks(bytes.NewReader(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	flatten(tree, 0, &lines)
	for i, page := range pages(t, file) {
		lines = append(lines, fmt.Sprintf("page %d: %d characters, first line %s", i+1, len([]rune(squeeze(page))), firstLine(page)))
	}
	return strings.Join(lines, "\n") + "\n"
}

func firstLine(page string) string {
	line, _, _ := strings.Cut(page, "\n")
	return line
}

// The XML of the forms of the scorecard and of the charts: excelize drops
// silently what is set too late.
func TestCityXLSXGolden(t *testing.T) {
	file := xlsx(t, cityDocument(t, "consolidated", smallCity(t, "ja", report.LevelSummary)))
	all := parts(t, file)
	for _, name := range []string{"xl/worksheets/sheet2.xml", "xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/charts/chart3.xml", "xl/workbook.xml"} {
		content, there := all[name]
		if !there {
			t.Fatalf("no %s", name)
		}
		lines := strings.ReplaceAll(content, "><", ">\n<")
		golden(t, filepath.Join("..", "testdata", "report", "consolidated_"+strings.ReplaceAll(filepath.Base(name), ".xml", ".xml.txt")), lines+"\n")
	}
	first := parts(t, xlsx(t, cityDocument(t, "scorecard", smallCity(t, "ja", report.LevelFull))))["xl/worksheets/sheet1.xml"]
	golden(t, filepath.Join("..", "testdata", "report", "scorecard_sheet1.xml.txt"), strings.ReplaceAll(first, "><", ">\n<")+"\n")
}

// The first page of the scorecard is one page, whatever the city is like, and it
// says the figures, who is missing and what is to be decided.
func TestScorecardFirstPage(t *testing.T) {
	for name, d := range map[string]report.CityData{
		"city": sampleCity(t, "ja", 276), "English": sampleCity(t, "en", 276), "small": smallCity(t, "ja", report.LevelFull),
		"large": cityOf("ja", standard(60), largeOrganisation(200)), "nothing": nothingSubmitted(t), "nobody": cityOf("en", standard(20), largeOrganisation(0)),
	} {
		file, _ := pdf(t, cityDocument(t, "scorecard", d))
		first := squeeze(pages(t, file)[0])
		wants := []string{report.Percent(d.Consolidation.City.Score), report.Percent(d.Consolidation.City.Turnout.AnswerRate())}
		agenda := []string{"ご審議いただく事項", "提出の状況"}
		if d.Language == "en" {
			agenda = []string{"Tobedecided", "Theturnout"}
		}
		for _, want := range append(wants, agenda...) {
			if !strings.Contains(first, want) {
				t.Errorf("%s: the first page has no %q", name, want)
			}
		}
	}
}

func nothingSubmitted(t testing.TB) report.CityData {
	d := sampleCity(t, "ja", 60)
	all := d.Departments
	d.Departments = func(yield func(checklist.Inspected) bool) {
		for one := range all {
			one.Submission = nil
			if !yield(one) {
				return
			}
		}
	}
	d.Earlier = nil
	d.Consolidation = checklist.Consolidate(d.Consolidation.Standard, &d.Round, d.Departments)
	d.Board = boardOf(&d)
	return d
}

// The summary names no item and no answer.
func TestCitySummaryLeaksNothing(t *testing.T) {
	for _, kind := range []string{"scorecard", "consolidated", "board", "plan"} {
		d := sampleCity(t, "ja", 60)
		d.Level = report.LevelSummary
		text := dump(cityDocument(t, kind, d))
		if id := regexp.MustCompile(`C\d\d-\d\d-\d\d`).FindString(text); id != "" {
			t.Errorf("%s: the summary names %s", kind, id)
		}
		for _, secret := range []string{"申請書の様式", "新しい様式", "貸出簿"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s: the summary tells %q", kind, secret)
			}
		}
	}
}

// The last page and the last sheet say what was counted and left out, and carry
// the digest.
func TestManifest(t *testing.T) {
	for _, kind := range cityKinds {
		for _, level := range levels {
			d := sampleCity(t, "ja", 60)
			d.Level = level
			d.Round.Errata = []checklist.Erratum{{Item: "C01-01-01", Text: "設問を改める", NotCounted: true}}
			doc := cityDocument(t, kind, d)
			file, _ := pdf(t, doc)
			all := pages(t, file)
			last := squeeze(all[len(all)-1])
			turnout := d.Consolidation.City.Turnout
			wanted := []string{d.Digest, fmt.Sprintf("対象の回答%d", turnout.InScope), "集計しない項目1", fmt.Sprintf("（所属数）%d", len(turnout.Missing))}
			if kind == "questions" { // rests on the register alone
				wanted = []string{d.Digest, "解釈など"}
			}
			for _, want := range wanted {
				if !strings.Contains(last, want) {
					t.Errorf("%s %s: the last page has no %q", kind, level, want)
				}
			}
			if summary := strings.Contains(last, "概要版のため"); summary != (level == report.LevelSummary && kind != "questions") {
				t.Errorf("%s %s: says that it is a summary: %v", kind, level, summary)
			}
			book := open(t, xlsx(t, doc))
			if names := book.GetSheetList(); names[len(names)-1] != "収録内容" {
				t.Errorf("%s: the last sheet is %s", kind, names[len(names)-1])
			}
		}
	}
}

// The same data give the same bytes.
func TestCitySameBytes(t *testing.T) {
	for _, kind := range cityKinds {
		d := smallCity(t, "ja", report.LevelFull)
		first, again := cityDocument(t, kind, d), cityDocument(t, kind, smallCity(t, "ja", report.LevelFull))
		a, _ := pdf(t, first)
		b, _ := pdf(t, again)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the same data give another PDF", kind)
		}
		if !bytes.Equal(xlsx(t, first), xlsx(t, again)) {
			t.Errorf("%s: the same data give another workbook", kind)
		}
	}
}

// No key of a text shows where a code has no word.
func TestEveryCityCodeHasItsWord(t *testing.T) {
	for _, lang := range languages {
		for _, kind := range cityKinds {
			if text := dump(cityDocument(t, kind, sampleCity(t, lang, 276))); strings.Contains(text, "⟦") {
				t.Errorf("%s %s: a text is missing: %.80q", kind, lang, text[strings.Index(text, "⟦"):])
			}
		}
	}
}
