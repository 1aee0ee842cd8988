package report_test

import (
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/report"
)

// What is exported as tables is what the workbooks hold as data sheets, with the
// same words in the same rows, and keeps the same rules.
func TestTablesAreThoseOfTheWorkbooks(t *testing.T) {
	for _, lang := range languages {
		d := settled(lang, 90)
		doc := departmentDocument(t, "sheet", d)
		sameTables(t, "plan", report.Tables(d), departmentDocument(t, "plan", d).Data)
		sameTables(t, "sheet", report.Tables(d), doc.Data)
		doc.Data = report.Tables(d)
		checkRules(t, "tables", doc)
		checkDescribed(t, doc)
	}
}

func TestCityTablesAreThoseOfTheWorkbooks(t *testing.T) {
	for _, lang := range languages {
		d := sampleCity(t, lang, 60)
		tables, err := report.CityTables(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []string{"consolidated", "plan", "review", "board"} {
			sameTables(t, kind, tables, cityDocument(t, kind, d).Data)
		}
		doc := cityDocument(t, "consolidated", d)
		doc.Data = tables
		checkRules(t, "tables", doc)
		checkCityRules(t, "tables", doc)
	}
}

// sameTables wants each data sheet of a workbook, but for the two that describe the
// others, to be a table.
func sameTables(t *testing.T, name string, tables, sheets []report.DataSheet) {
	t.Helper()
	for _, sheet := range sheets[:len(sheets)-2] {
		i := slices.IndexFunc(tables, func(table report.DataSheet) bool { return table.Name == sheet.Name })
		if i < 0 {
			t.Errorf("%s: no table %s", name, sheet.Name)
			continue
		}
		a, b := slices.Collect(tables[i].Rows), slices.Collect(sheet.Rows)
		if !slices.Equal(tables[i].Columns, sheet.Columns) || !slices.EqualFunc(a, b, slices.Equal[[]any]) {
			t.Errorf("%s: the table %s is another one", name, sheet.Name)
		}
	}
}

// The evidence of the city is that of its departments, with the same numbers.
func TestEvidenceOfTheCity(t *testing.T) {
	d := sampleCity(t, "ja", 60)
	tables, err := report.CityTables(d)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(tables, func(table report.DataSheet) bool {
		return slices.ContainsFunc(table.Columns, func(c report.DataColumn) bool { return c.Code == "evidence_number" })
	})
	want, got := map[string]int{}, map[string]int{}
	for one := range d.Departments {
		if one.Submission != nil && !one.Excused {
			want[one.Department.ID] = evidenceInScope(d, one.Submission)
		}
	}
	department := slices.IndexFunc(tables[i].Columns, func(c report.DataColumn) bool { return c.Code == "department_id" })
	number := slices.IndexFunc(tables[i].Columns, func(c report.DataColumn) bool { return c.Code == "evidence_number" })
	for row := range tables[i].Rows {
		id := row[department].(string)
		if got[id]++; row[number] != got[id] {
			t.Errorf("%s: number %v is the %dth", id, row[number], got[id])
		}
	}
	for id, n := range want {
		if got[id] != n {
			t.Errorf("%s has %d pieces of evidence, want %d", id, got[id], n)
		}
	}
}

func evidenceInScope(d report.CityData, s *checklist.Submission) int {
	n, answers := 0, s.Answers()
	for _, entry := range checklist.NewScope(d.Consolidation.Standard, &s.Department, d.Round.Errata).Items {
		n += len(answers.Evidence[entry.Key()])
	}
	return n
}
