package report_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/report"
)

// The data sheets of every report on a department keep the rules for machine-readable
// data.
func TestDataSheetsKeepTheRules(t *testing.T) {
	for _, kind := range departmentKinds {
		for _, lang := range languages {
			for _, level := range levels {
				d := settled(lang, 90)
				d.Level = level
				checkRules(t, kind+" "+lang, departmentDocument(t, kind, d))
			}
		}
	}
}

func checkRules(t *testing.T, name string, doc *report.Document) {
	t.Helper()
	file := xlsx(t, doc)
	book := open(t, file)
	if filters := strings.Count(strings.Join(slices.Collect(maps.Values(parts(t, file))), ""), "<autoFilter "); filters != len(doc.Data) {
		t.Errorf("%s: %d filters on %d data sheets", name, filters, len(doc.Data))
	}
	for _, data := range doc.Data {
		all := rows(t, book, data.Name)
		if len(all) != count(data)+1 {
			t.Errorf("%s %s: %d rows for %d", name, data.Name, len(all), count(data))
		}
		checkHead(t, data, all[0])
		for i, row := range all[1:] {
			if strings.Join(row, "") == "" || len(row) > len(data.Columns) {
				t.Errorf("%s %s: row %d is blank or too long", name, data.Name, i+2)
			}
		}
		if merged, err := book.GetMergeCells(data.Name); err != nil || len(merged) > 0 {
			t.Errorf("%s %s has merged cells: %v", name, data.Name, err)
		}
		if visible, err := book.GetSheetVisible(data.Name); err != nil || !visible {
			t.Errorf("%s %s is hidden: %v", name, data.Name, err)
		}
	}
}

// Each table has a name of its own that covers it, head and all.
func TestDataTablesHaveNames(t *testing.T) {
	for _, lang := range languages {
		for _, kind := range cityKinds {
			checkNames(t, kind+" "+lang, cityDocument(t, kind, sampleCity(t, lang, 40)))
		}
	}
}

func checkNames(t *testing.T, name string, doc *report.Document) {
	t.Helper()
	ranges := map[string]bool{}
	for _, n := range open(t, xlsx(t, doc)).GetDefinedName() {
		if n.Scope == "Workbook" {
			if regexp.MustCompile(`[^\pL\pN_]`).MatchString(n.Name) {
				t.Errorf("%s: %q is no name", name, n.Name)
			}
			ranges[n.RefersTo] = true
		}
	}
	for _, data := range doc.Data {
		corner, err := excelize.CoordinatesToCellName(len(data.Columns), count(data)+1, true)
		if err != nil || !ranges["'"+data.Name+"'!$A$1:"+corner] {
			t.Errorf("%s: no name for %s in %v", name, data.Name, ranges)
		}
	}
}

// Answers are counted before their rows are made, those in several rows included.
func TestLongAnswersAreCounted(t *testing.T) {
	d := sampleCity(t, "ja", 20)
	all := d.Departments
	d.Departments = func(yield func(checklist.Inspected) bool) {
		for one := range all {
			if one.Submission != nil {
				one.Submission.Responses[0].Comment = strings.Repeat("長", 20_000)
				one.Submission.Responses[1].Plan.Action = strings.Repeat("𠮷", 20_000)
			}
			if !yield(one) {
				return
			}
		}
	}
	d.Consolidation = checklist.Consolidate(d.Consolidation.Standard, &d.Round, d.Departments)
	checkNames(t, "long answers", cityDocument(t, "consolidated", d))
}

// The data sheets of the reports on a round keep the rules, too: every column is
// described, every code named, every date ISO, and no row is blank.
func TestCityDataSheetsKeepTheRules(t *testing.T) {
	for _, kind := range cityKinds {
		checkCityRules(t, kind, cityDocument(t, kind, sampleCity(t, "ja", 90)))
	}
}

func checkCityRules(t *testing.T, kind string, doc *report.Document) {
	t.Helper()
	own := []string{"standard_id", "standard_version", "department_id", "subject_id", "item_id", "last_item_id", "bureau_id", "unit_id", "trend_id"}
	file := xlsx(t, doc)
	book := open(t, file)
	described, coded := map[string]bool{}, map[string]bool{}
	for _, row := range dataRows(t, book, doc, "column_code") {
		described[row["sheet"]+row["column_code"]] = true
	}
	for _, row := range dataRows(t, book, doc, "code_column") {
		coded[row["code_column"]+" "+row["code"]] = true
	}
	for _, data := range doc.Data[:len(doc.Data)-2] {
		all := rows(t, book, data.Name)
		checkHead(t, data, all[0])
		if len(all) != count(data)+1 {
			t.Errorf("%s %s: %d rows for %d", kind, data.Name, len(all), count(data))
		}
		if merged, err := book.GetMergeCells(data.Name); err != nil || len(merged) > 0 {
			t.Errorf("%s has merged cells: %v", data.Name, err)
		}
		for i, c := range data.Columns {
			if !described[data.Name+c.Code] {
				t.Errorf("%s %s: %s is not described", kind, data.Name, c.Code)
			}
			for n, row := range all[1:] {
				if i >= len(row) || row[i] == "" {
					continue
				}
				if c.Type == report.TypeDate && !isoDate.MatchString(row[i]) {
					t.Errorf("%s row %d: %s holds %q", data.Name, n+2, c.Code, row[i])
				}
				if c.Type == report.TypeCode && !slices.Contains(own, c.Code) && !coded[c.Code+" "+row[i]] {
					t.Errorf("%s: no name for %s %q", data.Name, c.Code, row[i])
				}
			}
		}
	}
	for name, content := range parts(t, file) {
		if strings.Contains(content, "<f>") && strings.HasPrefix(name, "xl/worksheets/") {
			t.Errorf("%s holds a formula", name)
		}
	}
}

func checkHead(t *testing.T, data report.DataSheet, head []string) {
	t.Helper()
	seen := map[string]bool{}
	for i, c := range data.Columns {
		if head[i] != c.Name || c.Name == "" || c.Code == "" || c.Definition == "" || seen[c.Name] || strings.Contains(c.Name, "⟦") {
			t.Errorf("%s: column %d is %q, described as %+v", data.Name, i+1, head[i], c)
		}
		seen[c.Name] = true
	}
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// Every column is described, every code named, every date ISO.
func TestDataSheetsAreDescribed(t *testing.T) {
	for _, kind := range departmentKinds {
		if doc := departmentDocument(t, kind, settled("ja", 276)); len(doc.Data) > 0 {
			checkDescribed(t, doc)
		}
	}
}

func checkDescribed(t *testing.T, doc *report.Document) {
	t.Helper()
	book := open(t, xlsx(t, doc))
	described, coded := map[string]bool{}, map[string]bool{}
	for _, row := range dataRows(t, book, doc, "column_code") {
		described[row["sheet"]+row["column_code"]] = true
	}
	for _, row := range dataRows(t, book, doc, "code_column") {
		coded[row["code_column"]+" "+row["code"]] = true
	}
	own := []string{"standard_id", "standard_version", "department_id", "subject_id", "item_id", "last_item_id", "figure_id"} // ids that stand for themselves
	for _, data := range doc.Data[:len(doc.Data)-2] {
		all := rows(t, book, data.Name)
		for i, c := range data.Columns {
			if !described[data.Name+c.Code] {
				t.Errorf("%s: %s is not described", data.Name, c.Code)
			}
			for _, row := range all[1:] {
				if i >= len(row) || row[i] == "" {
					continue
				}
				if c.Type == report.TypeDate && !isoDate.MatchString(row[i]) {
					t.Errorf("%s: %s holds %q", data.Name, c.Code, row[i])
				}
				for _, code := range strings.Split(row[i], "&") {
					if c.Type == report.TypeCode && !slices.Contains(own, c.Code) && !coded[c.Code+" "+code] {
						t.Errorf("%s: no name for %s %q", data.Name, c.Code, code)
					}
				}
			}
		}
	}
}

// Empty is unknown and differs from zero.
func TestDataSheetsTellEmptyFromZero(t *testing.T) {
	doc := sheet(t, sample("ja", 90))
	book := open(t, xlsx(t, doc))
	unanswered := 0
	for _, row := range dataRows(t, book, doc, "comment") {
		switch row["answer_state"] {
		case "unanswered":
			unanswered++
			if row["rating"] != "" || row["complying"] != "" || row["responsibility"] != "" {
				t.Errorf("an unanswered item has values: %v", row)
			}
		case "answered":
			if row["rating"] == "" || row["responsibility"] == "" || row["kind"] == "count" && row["concerned"] == "" {
				t.Errorf("an answer lacks values: %v", row)
			}
		}
	}
	total := dataRows(t, book, doc, "answer_rate")[0]
	if total["figure_of"] != "total" || total["unanswered"] == "0" || unanswered == 0 {
		t.Errorf("total is %v, %d unanswered", total, unanswered)
	}
}
