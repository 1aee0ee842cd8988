package command

import (
	"strconv"
	"strings"
	"testing"

	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/viewmodel"
)

// boardAgrees wants it to be the same in JSON, on the screen, in the workbook and its data
// sheet, and in the PDF where the departments stand.
func boardAgrees(t *testing.T, office string) {
	want, names := figures{}, map[string]string{}
	for _, row := range done[[]workflow.BoardRow](t, "board", office) {
		want.ofRow(row)
		names[row.Department] = row.ID
	}
	board, err := openAt(t, office).Board(0)
	if err != nil {
		t.Fatal(err)
	}
	shown, view := figures{}, viewmodel.NewBoard()
	view.Load(board, nil, viewmodel.NewFormat("ja"))
	for i := range view.Rows() {
		shown.ofRow(view.Row(i).BoardRow)
	}
	measures := []string{"answered", "in_scope", "revision", "status", "gaps", "days_late"}
	shown.agree(t, "screen: board", want, measures...)
	made := done[files](t, "report", "board", office, "--out", t.TempDir()).Files
	book, data := readBook(t, made[0]), figures{}
	for _, row := range book.data(t, "データ_提出状況", append([]string{"fiscal_year", "department_id"}, measures...)...) {
		for _, measure := range measures {
			data.put(fiscalYear(t, row["fiscal_year"]), row["department_id"], measure, row[measure])
		}
	}
	data.agree(t, "board.xlsx: データ_提出状況", want, measures...)
	for surface, lines := range map[string][][]string{"board.xlsx": book.rows(t, "所属別提出状況"), "board.pdf": readPaper(t, made[1])} {
		listed(names, lines).agree(t, surface, want, "answered", "in_scope", "status")
	}
}

func (f figures) ofRow(row workflow.BoardRow) {
	gaps := ""
	if row.Gaps != nil {
		gaps = strconv.Itoa(*row.Gaps)
	}
	for measure, shown := range map[string]string{
		"answered": strconv.Itoa(row.Answered), "in_scope": strconv.Itoa(row.InScope), "revision": strconv.Itoa(row.Revision),
		"status": string(row.Status), "gaps": gaps, "days_late": strconv.Itoa(row.DaysLate),
	} {
		f.put(2026, row.ID, measure, shown)
	}
}

// listed are the lines that begin with a department and its status.
func listed(names map[string]string, lines [][]string) figures {
	f, statuses := figures{}, map[string]string{}
	for _, status := range []string{"not_started", "draft", "approved", "submitted", "late", "returned", "accepted", "excused"} {
		statuses[locales.For("ja").T("report.status."+status)] = status
	}
	for _, line := range lines {
		id, known := names[line0(line)]
		if !known || len(line) < 4 {
			continue
		}
		for _, word := range line {
			if status, known := statuses[word]; known {
				f.put(2026, id, "status", status)
			}
			if answered, inScope, found := strings.Cut(word, "／"); found {
				f.put(2026, id, "answered", answered)
				f.put(2026, id, "in_scope", inScope)
			}
		}
	}
	return f
}
