package workflow

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tenken/checklist"
)

// exportedFile is the one file of an export whose name holds a word.
func exportedFile(t *testing.T, files []string, word string) []byte {
	t.Helper()
	for _, path := range files {
		if strings.Contains(filepath.Base(path), word) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			return content
		}
	}
	t.Fatalf("there is no %s among %q", word, files)
	return nil
}

// tableRows are the rows of a table by the names of its columns.
func tableRows(t *testing.T, content []byte) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	if sorted := slices.Sorted(slices.Values(records[0])); len(slices.Compact(sorted)) != len(records[0]) || sorted[0] == "" {
		t.Errorf("the headings are %q", records[0])
	}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// Tables and OSCAL say the same of a year as the figures that everything shows.
func TestExportsAgreeWithTheFigures(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 6, Language: "ja"})
	figures, err := ws.Consolidation(0)
	if err != nil {
		t.Fatal(err)
	}
	made, err := ws.Export(t.Context(), 0, ExportRequest{Formats: []Format{FormatCSV, FormatOSCAL}, Language: "ja", Dir: t.TempDir()}, nil)
	if err != nil || made.Archive != "" {
		t.Fatalf("%q, %v", made.Archive, err)
	}
	want := figures.City.Tally
	if got := answersTallied(t, figures.Standard, exportedFile(t, made.Files, "データ_回答")); got != want {
		t.Errorf("the table of answers has %+v, the figures are %+v", got, want)
	}
	total := tableRows(t, exportedFile(t, made.Files, "データ_得点"))[0]
	if total["集計した組織の種類"] != "city" || total["得点率"] != strconv.Itoa(figures.City.Score.Permyriad) || total["実施項目数"] != strconv.Itoa(want.Done) {
		t.Errorf("the table of scores begins with %v", total)
	}
	got := findingsTallied(t, exportedFile(t, made.Files, oscalResults))
	if got["satisfied pass"] != want.Done || got["not-satisfied fail"] != want.Partly+want.NotDone || got["not-satisfied other"] != want.Unanswered ||
		got["observations"] != want.Answered() || got["risks"] != want.Partly+want.NotDone {
		t.Errorf("OSCAL has %v, the figures are %+v", got, want)
	}
}

// Every table that is written is for machines: each column is described, numbers are
// numbers and days ISO 8601, no line is blank, and a record is one line.
func TestTablesAreForMachines(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 4, Language: "ja"})
	made, err := ws.Export(t.Context(), 0, ExportRequest{Formats: []Format{FormatCSV}, Language: "ja", Dir: t.TempDir()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, row := range tableRows(t, exportedFile(t, made.Files, "列の説明")) {
		types[row["シート名"]+" "+row["列名"]] = row["型"]
	}
	form := map[string]*regexp.Regexp{"number": regexp.MustCompile(`^-?[0-9]*$`), "date": regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`),
		"code": regexp.MustCompile(`^[A-Za-z0-9_.&-]*$`), "text": regexp.MustCompile(`^[^\n]*$`)}
	for _, path := range made.Files {
		_, name, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), "_青葉市.csv"), "_")
		for i, row := range tableRows(t, exportedFile(t, made.Files, filepath.Base(path))) {
			for column, cell := range row {
				kind, described := types[name+" "+column]
				if described && !form[kind].MatchString(cell) || !described && strings.HasPrefix(name, "データ_") {
					t.Errorf("%s row %d: %q is no %s of %s", name, i+2, cell, kind, column)
				}
			}
			if strings.Join(slices.Collect(maps.Values(row)), "") == "" {
				t.Errorf("%s row %d is blank", name, i+2)
			}
		}
	}
}

func answersTallied(t *testing.T, std *checklist.Standard, table []byte) (tally checklist.Tally) {
	t.Helper()
	for _, row := range tableRows(t, table) {
		if row["分割番号"] != "1" {
			continue
		}
		tally.InScope++
		rating, ok := std.Scale.Rating(checklist.RatingCode(row["評価"]))
		switch {
		case !ok:
			tally.Unanswered++
		case rating.Class == checklist.ClassDone:
			tally.Done++
		case rating.Class == checklist.ClassPartly:
			tally.Partly++
		case rating.Class == checklist.ClassNotDone:
			tally.NotDone++
		default:
			tally.NotApplicable++
		}
	}
	return tally
}

func findingsTallied(t *testing.T, document []byte) map[string]int {
	t.Helper()
	var read struct {
		File struct {
			Results []struct {
				Observations, Risks []json.RawMessage
				Findings            []struct {
					Target struct {
						Status struct{ State, Reason string }
					}
				}
			}
		} `json:"assessment-results"`
	}
	if err := json.Unmarshal(document, &read); err != nil || len(read.File.Results) != 1 {
		t.Fatalf("%d results, %v", len(read.File.Results), err)
	}
	result := read.File.Results[0]
	tally := map[string]int{"observations": len(result.Observations), "risks": len(result.Risks)}
	for _, f := range result.Findings {
		tally[f.Target.Status.State+" "+f.Target.Status.Reason]++
	}
	return tally
}

// What offices and departments export keeps to the schema that is published.
func TestExportedYearsKeepToTheSchema(t *testing.T) {
	rules, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "exchange", "archive.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	made, office := demoCity(t, CityRequest{Departments: 6, Language: "ja"})
	own, err := filepath.Glob(filepath.Join(filepath.Dir(made.Workspace), "..", "5_所属", "*.tenken"))
	if err != nil || len(own) == 0 {
		t.Fatal(own, err)
	}
	department, err := Open(t.Context(), own[0], Options{ReadOnly: true, Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer department.Close()
	newest, _ := exportedYear(t, office, 0)
	last, _ := exportedYear(t, office, 2025)
	departments, _ := exportedYear(t, department, 0)
	for name, content := range map[string][]byte{"office": newest, "office, last year": last, "department": departments} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := rules.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A cancelled export leaves no file that is not whole, and nothing unfinished.
func TestExportIsCancelled(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 2, Language: "ja"})
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	made, err := ws.Export(ctx, 0, ExportRequest{Formats: ExportFormats(), Language: "ja", Dir: dir}, func(done, _ int) {
		if done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 || len(made.Files) != 1 || left[0].Name() != filepath.Base(made.Files[0]) {
		t.Errorf("%v is left, %q was written, %v", left, made.Files, err)
	}
}

func TestExportOfNothing(t *testing.T) {
	_, ws := demoCity(t, CityRequest{Departments: 2, Language: "ja"})
	if _, err := ws.Export(t.Context(), 0, ExportRequest{Language: "ja", Dir: t.TempDir()}, nil); !errors.Is(err, ErrNothingAsked) {
		t.Errorf("got %v", err)
	}
}
