package command

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/locales"
	"tenken/ui/viewmodel"
)

// marks stand behind shares on heat maps.
const marks = "◎○△▲　"

// book is a workbook as another program reads it.
type book struct{ *excelize.File }

func readBook(t *testing.T, path string) book {
	t.Helper()
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return book{file}
}

// readPaper are the words of a PDF, line by line.
func readPaper(t *testing.T, path string) [][]string {
	t.Helper()
	command := exec.Command("pdftotext", "-raw", path, "-")
	command.Stderr = os.Stderr
	text, err := command.Output()
	if err != nil {
		t.Fatalf("pdftotext of poppler-utils: %v", err)
	}
	var lines [][]string
	for line := range strings.Lines(string(text)) {
		lines = append(lines, strings.Fields(line))
	}
	return lines
}

// rows are the cells of a sheet as they show, without the empty ones.
func (b book) rows(t *testing.T, sheet string) [][]string {
	t.Helper()
	all, err := b.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		all[i] = slices.DeleteFunc(all[i], func(cell string) bool { return cell == "" })
	}
	return all
}

// data are the rows of a data sheet by the codes of their columns.
func (b book) data(t *testing.T, sheet string, codes ...string) []map[string]string {
	t.Helper()
	all, err := b.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for _, code := range codes {
		if at[code] = slices.Index(all[0], locales.For("ja").T("report.column."+code)); at[code] < 0 {
			t.Fatalf("%s has no column %s: %q", sheet, code, all[0])
		}
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for code, i := range at {
			if i < len(cells) {
				row[code] = cells[i]
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// permyriad is a share of a data sheet as people read it.
func permyriad(t *testing.T, cell string) string {
	t.Helper()
	if cell == "" {
		return viewmodel.NoFigure
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		t.Fatal(err)
	}
	return share(checklist.Rate{Permyriad: n, Valid: true})
}

func fiscalYear(t *testing.T, cell string) checklist.FiscalYear {
	t.Helper()
	year, err := strconv.Atoi(cell)
	if err != nil {
		t.Fatal(err)
	}
	return checklist.FiscalYear(year)
}

var (
	counted  = []string{"in_scope", "done", "partly", "not_done", "not_applicable", "unanswered", "earned", "possible"}
	turnouts = []string{"expected", "submitted", "expected_answers", "received_answers"}
)

// scores are the rows of the scores.
func (b book) scores(t *testing.T) figures {
	t.Helper()
	f := figures{}
	for _, row := range b.data(t, "データ_得点", slices.Concat(counted, turnouts, []string{"fiscal_year", "unit_kind", "unit_id", "section_id", "score", "implementation_rate"})...) {
		year, of := fiscalYear(t, row["fiscal_year"]), part(viewmodel.CityLevel(row["unit_kind"]), row["unit_id"], row["section_id"])
		measures := counted
		if row["section_id"] == "" {
			measures = slices.Concat(counted, turnouts)
		}
		for _, measure := range measures {
			f.put(year, of, measure, row[measure])
		}
		f.put(year, of, "score", permyriad(t, row["score"]))
		f.put(year, of, "implementation", permyriad(t, row["implementation_rate"]))
	}
	return f
}

// trend are the rows of the trend, but for those of single items.
func (b book) trend(t *testing.T) figures {
	t.Helper()
	f := figures{}
	for _, row := range b.data(t, "データ_推移", "fiscal_year", "trend_of", "trend_id", "score", "answer_rate") {
		year, of := fiscalYear(t, row["fiscal_year"]), part(viewmodel.CityWhole, "", row["trend_id"])
		if row["trend_of"] == "item" {
			continue
		}
		f.put(year, of, "score", permyriad(t, row["score"]))
		if row["trend_id"] == "" {
			f.put(year, of, "answer", permyriad(t, row["answer_rate"]))
		}
	}
	return f
}

// heat are the figures of the lines that begin as a row of the screen's heat map does.
func heat(s *viewmodel.CityScore, lines [][]string) figures {
	f := figures{}
	for _, row := range s.Heat().Rows {
		for _, line := range lines {
			if len(line) != len(row.Cells)+1 || line[0] != row.Name || line[1] != row.Cells[0].Text {
				continue
			}
			for i, shown := range line[2:] {
				kind, of := s.HeatFigure(row, i+1)
				f.put(of.Year, part(of.Level, of.ID, of.Chapter), string(kind), strings.TrimRight(shown, marks))
			}
		}
	}
	return f
}

var whole = part(viewmodel.CityWhole, "", "")

// after is the line below the one that begins with words.
func after(t *testing.T, lines [][]string, words ...string) []string {
	t.Helper()
	for i, line := range lines[:len(lines)-1] {
		if len(line) >= len(words) && slices.Equal(line[:len(words)], words) {
			return lines[i+1]
		}
	}
	t.Fatalf("no line %q", words)
	return nil
}

var planned = regexp.MustCompile(`改善計画 (\d+)件のうち`)

// strip are the large figures of the first page.
func strip(t *testing.T, lines [][]string) figures {
	t.Helper()
	f := figures{}
	shown := after(t, lines, "得点率", "実施率", "回答率", "提出した所属")
	submitted, expected, _ := strings.Cut(shown[3], "／")
	for i, measure := range []string{"score", "implementation", "answer", "", "critical", "overdue"} {
		if measure != "" {
			f.put(2026, whole, measure, shown[i])
		}
	}
	f.put(2026, whole, "submitted", submitted)
	f.put(2026, whole, "expected", expected)
	for _, line := range lines {
		if found := planned.FindStringSubmatch(strings.Join(line, " ")); found != nil {
			f.put(2026, whole, "plans", found[1])
		}
	}
	return f
}

// matrix are the chapters of the city in two years and of its bureaus.
func matrix(s *viewmodel.CityScore, lines [][]string) figures {
	f := figures{}
	rows := map[string]string{"全体": ""}
	for _, c := range s.Now.Chapters {
		rows[c.Title.Ja] = c.ID
	}
	for _, line := range lines {
		chapter, known := rows[line0(line)]
		if !known || len(line) != 3+len(s.Now.Bureaus) {
			continue
		}
		show := func(year checklist.FiscalYear, level viewmodel.CityLevel, id, shown string) {
			f.put(year, part(level, id, chapter), "score", strings.TrimRight(shown, marks))
		}
		show(2026, viewmodel.CityWhole, "", line[1])
		show(2025, viewmodel.CityWhole, "", line[2])
		for i := range s.Now.Bureaus {
			show(2026, viewmodel.CityBureau, s.Now.Bureaus[i].Bureau, line[3+i])
		}
	}
	return f
}

func line0(line []string) string {
	if len(line) == 0 {
		return ""
	}
	return line[0]
}

// overview are the rows of the bureaus with their counts.
func overview(s *viewmodel.CityScore, lines [][]string) figures {
	f := figures{}
	for _, row := range s.Heat().Rows {
		for _, line := range lines {
			submitted, expected, of := strings.Cut(strings.Join(line[min(1, len(line)):min(2, len(line))], ""), "／")
			if len(line) != 11 || line[0] != row.Name || !of {
				continue
			}
			name := part(row.Part.Level, row.Part.ID, "")
			for i, measure := range []string{"answer", "in_scope", "done", "partly", "not_done", "not_applicable", "unanswered", "implementation", "score"} {
				f.put(2026, name, measure, line[2+i])
			}
			f.put(2026, name, "submitted", submitted)
			f.put(2026, name, "expected", expected)
		}
	}
	return f
}

// manifest are the counts on the last page.
func manifest(t *testing.T, lines [][]string) figures {
	t.Helper()
	f := figures{}
	shown := after(t, lines, "収録したもの")
	for i := slices.IndexFunc(lines, func(line []string) bool { return slices.Equal(line, shown) }); i < len(lines); i++ {
		measure, known := map[string]string{
			"提出すべき所属": "expected", "提出した所属": "submitted", "対象の回答": "expected_answers", "回答": "received_answers", "改善計画": "plans",
		}[line0(lines[i])]
		if known {
			f.put(2026, whole, measure, lines[i][1])
		}
	}
	f.counts(t, "manifest", 5)
	return f
}
