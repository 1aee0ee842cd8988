package exchange

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"tenken/checklist"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// WriteStandardExcel writes a standard as a workbook, with headings and labels
// in lang ("ja" or "en") and both languages of its texts. [ReadStandard] returns
// the same standard for it, on the terms of [WriteStandardYAML], except that the
// criteria of an item come in the order of the scale. The same standard gives the
// same bytes.
//
// A cell holds 32,767 characters. A list that is longer is an error; a standard
// that Validate accepts has no longer text.
func WriteStandardExcel(w io.Writer, std *checklist.Standard, lang string) error {
	b := &excelWriter{file: excelize.NewFile(), p: locales.For(lang), rows: map[string]int{}}
	defer func() { _ = b.file.Close() }()
	if err := b.write(std); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	if err := xlsx.Write(w, b.file); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	return nil
}

// excelWriter is a workbook in the making.
type excelWriter struct {
	file   *excelize.File
	p      *locales.Printer
	sheets int
	rows   map[string]int // of each table

	head, literal, wrapped, number int // styles
}

// spareRows is how far below the last row drop-downs and formats reach.
const spareRows = 500

// maxCell is the longest text of an Excel cell, in UTF-16 units.
const maxCell = 32_767

func (b *excelWriter) write(std *checklist.Standard) error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	m := &rowMaker{p: b.p, names: fieldCache{}}
	content := map[string][][]any{}
	for _, t := range tables(std.Scale.Ratings) {
		content[t.name] = m.rows(t, std)
		b.rows[t.name] = len(content[t.name])
	}
	for _, t := range tables(std.Scale.Ratings) {
		rows := content[t.name]
		if t.turned {
			rows = b.turned(t, rows[0])
		} else {
			rows = append([][]any{b.headings(t)}, rows...)
		}
		if err := b.sheet(t, rows); err != nil {
			return err
		}
	}
	if err := b.help(); err != nil {
		return err
	}
	app := b.p.T("common.app")
	return b.file.SetDocProps(&excelize.DocProperties{Title: std.Title.In(b.p.Lang()), Creator: app, LastModifiedBy: app, Language: b.p.Lang()})
}

func (b *excelWriter) headings(t table) []any {
	var row []any
	for _, c := range t.columns {
		row = append(row, heading(b.p, t.name, c))
	}
	return row
}

// turned sets the headings of a table with one row below each other.
func (b *excelWriter) turned(t table, values []any) [][]any {
	var rows [][]any
	for i, c := range t.columns {
		rows = append(rows, []any{heading(b.p, t.name, c), values[i]})
	}
	return rows
}

// sheet writes one table. What concerns the sheet as a whole comes before the
// stream is opened: later it would be dropped silently.
func (b *excelWriter) sheet(t table, rows [][]any) error {
	name := sheetName(b.p, t.name)
	if err := b.addSheet(name); err != nil {
		return err
	}
	if err := b.setUp(name, t, len(rows)); err != nil {
		return err
	}
	sheet, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	widths, err := b.columns(sheet, t)
	if err != nil {
		return err
	}
	for i, row := range rows {
		if err := b.row(sheet, t, i+1, row, widths); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// addSheet takes the sheet that a new file has before it adds others.
func (b *excelWriter) addSheet(name string) error {
	if b.sheets++; b.sheets == 1 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// columns sets widths, and the format of cells still to be filled: what is typed
// into a column of ids stays text. It goes from right to left, because excelize
// puts each new column before the others and Excel wants them in order.
func (b *excelWriter) columns(sheet *excelize.StreamWriter, t table) ([]float64, error) {
	widths, styles := b.looks(t)
	for i := len(widths); i > 0; i-- {
		if err := sheet.SetColWidth(i, i, widths[i-1]); err != nil {
			return nil, err
		}
		if err := sheet.SetColStyle(i, i, styles[i-1]); err != nil {
			return nil, err
		}
	}
	if t.turned {
		return widths, nil
	}
	return widths, b.freeze(sheet, t)
}

// looks are the widths and formats of a sheet's columns.
func (b *excelWriter) looks(t table) (widths []float64, styles []int) {
	if t.turned {
		return []float64{34, 60}, []int{b.head, b.literal}
	}
	for _, c := range t.columns {
		style := b.literal
		if c.form == formNumber && !c.list {
			style = b.number
		}
		widths, styles = append(widths, c.width), append(styles, style)
	}
	return widths, styles
}

// keptInSight are the first columns of a table that stay where they are.
var keptInSight = map[string]int{tableItems: 3, tableVariants: 2, tableSubjects: 3, tableDepartments: 2}

// freeze keeps the headings in sight, and what a row is about.
func (b *excelWriter) freeze(sheet *excelize.StreamWriter, t table) error {
	left := keptInSight[t.name]
	corner := cellName(left+1, 2)
	pane := "bottomLeft"
	if left > 0 {
		pane = "bottomRight"
	}
	return sheet.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: left, YSplit: 1, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	})
}

// row writes one row, as high as its longest cell needs it.
func (b *excelWriter) row(sheet *excelize.StreamWriter, t table, number int, row []any, widths []float64) error {
	lines := 1
	cells := make([]any, len(row))
	for i, value := range row {
		s, _ := value.(string)
		if len(s) > maxCell && len(utf16.Encode([]rune(s))) > maxCell {
			return fmt.Errorf("%s of item %v is longer than a cell of Excel", t.columns[i].code, row[min(1, len(row)-1)])
		}
		lines = max(lines, linesIn(s, widths[i]))
		style := b.styleOf(value)
		if number == 1 && !t.turned || i == 0 && t.turned {
			style = b.head
		}
		cells[i] = excelize.Cell{StyleID: style, Value: value}
	}
	return sheet.SetRow(cellName(1, number), cells, excelize.RowOpts{Height: min(float64(lines)*13.5+4, 400)})
}

// shortText is the longest text, in characters, that is formatted as text: older versions of
// Excel show longer ones as ####. A longer text is text as well, by its type.
const shortText = 255

func (b *excelWriter) styleOf(value any) int {
	switch value := value.(type) {
	case int:
		return b.number
	case string:
		if utf8.RuneCountInString(value) > shortText {
			return b.wrapped
		}
	}
	return b.literal
}

// linesIn estimates how many lines a text takes in a column.
func linesIn(s string, columnWidth float64) int {
	lines := 0
	for part := range strings.SplitSeq(s, "\n") {
		lines += 1 + int(textWidth(part)/max(columnWidth-1, 1))
	}
	return lines
}

// textWidth counts half-width characters.
func textWidth(s string) float64 {
	n := 0.0
	for _, r := range s {
		n++
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
			n++
		}
	}
	return n
}

//go:embed example.yaml
var example []byte

// WriteTemplateYAML writes a short standard that shows every field of the YAML
// form with an explanation, to be overwritten by one's own.
func WriteTemplateYAML(w io.Writer) error {
	_, err := w.Write(example)
	return err
}

// WriteTemplateExcel writes the workbook of that standard.
func WriteTemplateExcel(w io.Writer, lang string) error {
	std, err := ReadStandard(bytes.NewReader(example))
	if err != nil {
		return err
	}
	return WriteStandardExcel(w, std, lang)
}
