package command

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// departmentAgrees wants every figure of a department to be the same in the JSON archive,
// in its status, on the screen, in the workbook, its data sheet and the PDF.
func departmentAgrees(t *testing.T, path string) {
	a := exported(t, path, "2026")
	dep := &a.Departments[0].Assessment.Department
	responses := map[checklist.Key]*checklist.Response{}
	for i := range a.Departments[0].Responses {
		responses[a.Departments[0].Responses[i].Key] = &a.Departments[0].Responses[i]
	}
	want, chapters, words := figures{}, 0, map[string]string{"合計": "//"}
	score := checklist.NewScore(a.Standard, checklist.NewScope(a.Standard, dep, a.Round.Errata), responses)
	want.ofPart("//", score.Figure)
	for _, s := range score.Sections {
		want.ofPart("/section/"+s.Section.ID, s.Figure)
		if s.Depth == 0 {
			chapters++
			words[s.Section.Title.Ja] = "/section/" + s.Section.ID
		}
	}
	for _, s := range score.Subjects {
		want.ofPart("/subject/"+s.Subject.ID, s.Figure)
	}
	statusOf(done[workflow.Status](t, "status", path)).agree(t, "status --json", want)
	sheet, err := openAt(t, path).Sheet(2026)
	if err != nil {
		t.Fatal(err)
	}
	onScreen(viewmodel.NewSession(nil, sheet)).agree(t, "screen", want)
	made := done[files](t, "report", "sheet", path, "--out", t.TempDir()).Files
	book := readBook(t, made[0])
	book.parts(t).agree(t, "sheet.xlsx: データ_得点", want, slices.Concat(counted, []string{"score", "implementation"})...)
	for surface, lines := range map[string][][]string{"sheet.xlsx": book.rows(t, "表紙・結果"), "sheet.pdf": readPaper(t, made[1])} {
		table := sections(words, lines)
		table.agree(t, surface+": by section", want)
		table.counts(t, surface+": by section", 8*(chapters+1))
		cover(lines).agree(t, surface+": cover", want)
	}
}

func (f figures) ofPart(part string, figure checklist.Figure) {
	f.ofFigure(2026, part, figure)
	f.put(2026, part, "answered", strconv.Itoa(figure.Tally.Answered()))
	f.put(2026, part, "answer", share(figure.Tally.AnswerRate()))
}

// statusOf are the figures of a status.
func statusOf(s workflow.Status) figures {
	f := figures{}
	for measure, shown := range map[string]string{
		"score": share(s.Score), "in_scope": strconv.Itoa(s.InScope), "answered": strconv.Itoa(s.Answered), "unanswered": strconv.Itoa(s.Unanswered),
		"answer": share(s.Rates["answer"]), "implementation": share(s.Rates["implementation"]),
	} {
		f.put(2026, "//", measure, shown)
	}
	for _, section := range s.Sections {
		f.put(2026, "/section/"+section.ID, "score", share(section.Score))
		f.put(2026, "/section/"+section.ID, "in_scope", strconv.Itoa(section.InScope))
		f.put(2026, "/section/"+section.ID, "answered", strconv.Itoa(section.Answered))
	}
	return f
}

// onScreen are the figures of the page of the results and of the header.
func onScreen(s *viewmodel.Session) figures {
	f, format := figures{}, viewmodel.NewFormat("ja")
	for _, of := range slices.Concat([]viewmodel.Portion{s.Whole(format)}, s.Chapters(format), s.Subjects(format)) {
		name := "//"
		switch {
		case of.Of.Section != "":
			name = "/section/" + of.Of.Section
		case of.Of.Subject != "":
			name = "/subject/" + of.Of.Subject
		}
		f.put(2026, name, "score", share(of.Figure(viewmodel.FigureScore)))
		f.put(2026, name, "implementation", share(of.Figure(viewmodel.FigureImplementation)))
		f.put(2026, name, "answer", share(of.Figure(viewmodel.FigureAnswer)))
		f.put(2026, name, "unanswered", strconv.Itoa(of.Tally.Unanswered))
	}
	head := s.Figures(format)
	f.put(2026, "//", "score", head.Score)
	f.put(2026, "//", "answer", head.Answer)
	f.put(2026, "//", "implementation", head.Implementation)
	f.put(2026, "//", "unanswered", strconv.Itoa(head.Open))
	return f
}

// parts are the rows of the scores of a department.
func (b book) parts(t *testing.T) figures {
	t.Helper()
	f := figures{}
	for _, row := range b.data(t, "データ_得点", slices.Concat(counted, []string{"fiscal_year", "figure_of", "figure_id", "score", "implementation_rate"})...) {
		name := "/" + row["figure_of"] + "/" + row["figure_id"]
		if row["figure_of"] == "total" {
			name = "//"
		}
		for _, measure := range counted {
			f.put(fiscalYear(t, row["fiscal_year"]), name, measure, row[measure])
		}
		f.put(2026, name, "score", permyriad(t, row["score"]))
		f.put(2026, name, "implementation", permyriad(t, row["implementation_rate"]))
	}
	return f
}

// sections are the rows of the table of the chapters. On paper a long title stands in
// lines of its own, of which the last one is next to the figures.
func sections(words map[string]string, lines [][]string) figures {
	f := figures{}
	for i, line := range lines {
		name, known := words[line0(line)]
		if known = known && len(line) == 9; known {
			line = line[1:]
		}
		for title := range words {
			if !known && i > 0 && len(line) == 8 && strings.HasSuffix(title, line0(lines[i-1])) {
				name, known = words[title], true
			}
		}
		for i, measure := range []string{"in_scope", "done", "partly", "not_done", "not_applicable", "unanswered", "implementation", "score"} {
			if known {
				f.put(2026, name, measure, line[i])
			}
		}
	}
	return f
}

// cover are the figures of the whole on the first page.
func cover(lines [][]string) figures {
	f := figures{}
	for _, line := range lines {
		measure, known := map[string]string{"得点率": "score", "実施率": "implementation", "回答率": "answer"}[line0(line)]
		if known && len(line) > 3 {
			f.put(2026, "//", measure, line[1])
		}
	}
	return f
}
