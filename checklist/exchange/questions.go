package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// QuestionTable is the register of questions as a table for machines and for all
// departments (質疑応答集).
type QuestionTable struct {
	Language  string // "ja" or "en", of the headings
	Label     string // handling label, in the print header
	Questions []checklist.Question
	Topics    map[string]checklist.Text // of items, by id
	// Departments are the names of those that have asked, by id; nil leaves them out.
	Departments map[string]checklist.Text
}

// columns are the codes of the columns, in order.
func (t *QuestionTable) columns() []string {
	columns := []string{"number", "item", "topic"}
	if t.Departments != nil {
		columns = append(columns, "department_id", "department")
	}
	return append(columns, "asked_on", "question", "answered_on", "answer", "published")
}

// row is a question column by column: a text, a number, or nil.
func (t *QuestionTable) row(q *checklist.Question) []any {
	row := []any{q.Number, q.Item, orNil(t.Topics[q.Item].In(t.Language))}
	if t.Departments != nil {
		row = append(row, q.Department, orNil(t.Departments[q.Department].In(t.Language)))
	}
	var answered any
	if q.Answered != nil {
		answered = dayOf(*q.Answered)
	}
	return append(row, dayOf(q.Asked), q.Text, answered, orNil(q.Answer), strconv.FormatBool(q.Published))
}

// dayOf is the day of a stamp where it was made, as in ISO 8601.
func dayOf(s checklist.Stamp) string { return checklist.DateOf(s.At).String() }

func (t *QuestionTable) headings(p *locales.Printer) []string {
	var all []string
	for _, code := range t.columns() {
		all = append(all, p.T("questions.column."+code))
	}
	return all
}

// WriteQuestionsCSV writes the register as CSV, the texts guarded as in a
// standard's. Characters that the encoding lacks are an [*EncodingError], and
// nothing is written.
func WriteQuestionsCSV(w io.Writer, t *QuestionTable, encoding Encoding) error {
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	_ = c.Write(t.headings(locales.For(t.Language))) // a buffer never fails
	for i := range t.Questions {
		_ = c.Write(csvCells(t.row(&t.Questions[i])))
	}
	c.Flush()
	data, err := encode(b.String(), encoding)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// WriteQuestionsExcel writes the register as a data sheet, and a sheet that
// describes its columns. An answer that no cell holds is a [*CellTooLongError].
func WriteQuestionsExcel(w io.Writer, t *QuestionTable) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := t.fill(f, locales.For(t.Language)); err != nil {
		return fmt.Errorf("write the questions: %w", err)
	}
	return xlsx.Write(w, f)
}

func (t *QuestionTable) fill(f *excelize.File, p *locales.Printer) error {
	if err := f.SetDefaultFont(formFont); err != nil {
		return err
	}
	data, about := p.T("questions.sheet.data"), p.T("questions.sheet.columns")
	if err := f.SetSheetName(f.GetSheetName(0), data); err != nil {
		return err
	}
	if _, err := f.NewSheet(about); err != nil {
		return err
	}
	rows := [][]any{texts(t.headings(p)...)}
	for i := range t.Questions {
		rows = append(rows, t.row(&t.Questions[i]))
	}
	described := [][]any{texts(p.T("questions.about.column"), p.T("questions.about.code"), p.T("questions.about.definition"))}
	for _, code := range t.columns() {
		described = append(described, texts(p.T("questions.column."+code), code, p.T("questions.definition."+code)))
	}
	if err := t.sheet(f, data, rows); err != nil {
		return err
	}
	return t.sheet(f, about, described)
}

func texts(all ...string) []any {
	row := make([]any, len(all))
	for i, s := range all {
		row[i] = s
	}
	return row
}

// sheet writes a table: headings in the first row, which stays in sight, and
// nothing but values.
func (t *QuestionTable) sheet(f *excelize.File, name string, rows [][]any) error {
	last := cellName(len(rows[0]), len(rows))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	for i, row := range rows {
		for j, v := range row {
			if s, ok := v.(string); ok && len(utf16.Encode([]rune(s))) > maxCell {
				return &CellTooLongError{checklist.Key{Item: fmt.Sprint(row[1])}, fmt.Sprint(rows[0][j])}
			}
		}
		if err := f.SetSheetRow(name, cellName(1, i+1), &row); err != nil {
			return err
		}
	}
	if err := f.SetCellStyle(name, "A1", last, style); err != nil {
		return err
	}
	if err := f.SetColWidth(name, "A", columnName(len(rows[0])), 22); err != nil {
		return err
	}
	if err := f.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&R" + printed(t.Label), OddFooter: "&R&P / &N"}); err != nil {
		return err
	}
	return f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
