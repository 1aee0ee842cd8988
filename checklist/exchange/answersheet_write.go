package exchange

import (
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// Rows of the sheet: the title, three rows of identification and approval, and
// the headings, which stay in sight.
const (
	answerHeadRow = 5
	answerFirst   = answerHeadRow + 1
)

// WriteAnswerSheet writes a workbook to be filled in with Excel or LibreOffice:
// the answer sheet, and a page that explains it. The same value gives the same
// bytes. [ReadAnswerSheet] reads back what was written, notes to the successor
// aside, which stay at home.
//
// A cell holds 32,767 UTF-16 units, which is less than the longest text of an
// answer if it is made of rare characters: a [*CellTooLongError].
func WriteAnswerSheet(w io.Writer, s AnswerSheet) error {
	b := &answerWriter{answerRows: newAnswerRows(&s), file: excelize.NewFile()}
	defer func() { _ = b.file.Close() }()
	if err := b.write(); err != nil {
		return fmt.Errorf("write the answer sheet: %w", err)
	}
	if err := xlsx.Write(w, b.file); err != nil {
		return fmt.Errorf("write the answer sheet: %w", err)
	}
	return nil
}

// answerWriter is a workbook in the making.
type answerWriter struct {
	*answerRows
	file   *excelize.File
	name   string // of the sheet
	gaps   map[checklist.Key]int
	stream *excelize.StreamWriter

	title, label, datum, warning, box  int // styles of the head
	head, locked, id, count, shut      int // of the table, where nobody writes
	text, long, number, choice, symbol int // where people write
}

func (b *answerWriter) write() error {
	b.countGapsOf()
	if err := b.makeStyles(); err != nil {
		return err
	}
	b.name = b.p.T("sheet.name")
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.name); err != nil {
		return err
	}
	if err := b.setUp(); err != nil {
		return err
	}
	if err := b.rows(); err != nil {
		return err
	}
	if err := b.help(); err != nil {
		return err
	}
	app := b.p.T("common.app")
	return b.file.SetDocProps(&excelize.DocProperties{Title: b.p.T("sheet.title"), Creator: app, LastModifiedBy: app, Language: b.p.Lang()})
}

// countGapsOf counts the blocking gaps of each row, which the formulas keep as
// their results until somebody computes them anew.
func (b *answerWriter) countGapsOf() {
	b.gaps = map[checklist.Key]int{}
	for _, gap := range checklist.Gaps(b.sheet.Scope, &b.sheet.Standard.Scale, b.sheet.Answers, b.sheet.Round.FiscalYear) {
		if gap.Code.Blocks() {
			b.gaps[gap.Key]++
		}
	}
}

// rows writes the sheet from top to bottom.
func (b *answerWriter) rows() (err error) {
	if b.stream, err = b.file.NewStreamWriter(b.name); err != nil {
		return err
	}
	for i := len(answerColumns); i > 0; i-- { // excelize puts each column before the others
		if err := b.stream.SetColWidth(i, i, answerColumns[i-1].width); err != nil {
			return err
		}
	}
	corner := cellName(columnsFrozen+1, answerFirst)
	if err := b.stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: columnsFrozen, YSplit: answerHeadRow, TopLeftCell: corner,
		ActivePane: "bottomRight", Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}}}); err != nil {
		return err
	}
	if err := b.headRows(); err != nil {
		return err
	}
	for i, entry := range b.sheet.rows() {
		if err := b.row(answerFirst+i, entry); err != nil {
			return err
		}
	}
	return b.stream.Flush()
}

// last is the number of the last row.
func (b *answerWriter) last() int { return answerHeadRow + max(1, len(b.sheet.rows())) }

// headRows writes what stands above the answers. Each datum is one cell, "name：
// value", so that nothing is torn apart when columns move; what people fill in
// stands behind its name.
func (b *answerWriter) headRows() error {
	s := b.sheet
	at := func(code string) int { return columnOf[code] }
	cells := map[int]map[int]excelize.Cell{1: {}, 2: {}, 3: {}, 4: {}}
	cells[1][1] = excelize.Cell{StyleID: b.title, Value: b.p.T("sheet.title")}
	cells[1][at(columnQuestion)] = b.gapTotal()
	for _, d := range []struct {
		row    int
		column string
		key    string
		value  string
	}{
		{2, columnSubjectID, "department", b.in(s.Department.Name)}, {3, columnSubjectID, "department_id", s.Department.ID},
		{4, columnSubjectID, "bureau", b.in(s.Bureau)}, {2, columnQuestion, "year", b.year()}, {3, columnQuestion, "round", s.Round.ID},
		{4, columnQuestion, "inspection", b.longDate(s.Round.Inspection)}, {1, columnCriteria, "city", b.in(s.City)},
		{2, columnCriteria, "standard", s.Standard.ID + "@" + s.Standard.Version}, {3, columnCriteria, "revision", fmt.Sprint(s.Revision)},
		{4, columnCriteria, "due", b.longDate(s.Due)},
		{1, columnEvidenceTitle, "label", s.Label},
	} {
		cells[d.row][at(d.column)] = excelize.Cell{StyleID: b.datum, Value: b.p.T("sheet.datum", "Name", b.p.T("sheet.head."+d.key), "Value", d.value)}
	}
	for i, value := range []string{s.Approval.Post, s.Approval.DraftNumber, s.Approval.DocumentNumber, b.date(s.Approval.Date)} {
		cells[i+1][at(columnLast)] = excelize.Cell{StyleID: b.label, Value: b.p.T("sheet.head." + approvalHeads[i])}
		for column := at(fieldRating); column <= at(fieldResponsibility); column++ {
			cells[i+1][column] = excelize.Cell{StyleID: b.box}
		}
		cells[i+1][at(fieldRating)] = excelize.Cell{StyleID: b.box, Value: orNil(value)}
	}
	for row := 1; row < answerHeadRow; row++ {
		if err := b.stream.MergeCell(cellName(at(fieldRating), row), cellName(at(fieldResponsibility), row)); err != nil {
			return err
		}
		if err := b.setRow(row, cells[row], map[bool]float64{true: 24, false: 17}[row == 1]); err != nil {
			return err
		}
	}
	return b.headings()
}

// approvalHeads are the names of what is recorded of the decision, row by row.
var approvalHeads = []string{"post", "draft_number", "document_number", "date"}

func (b *answerWriter) headings() error {
	cells := map[int]excelize.Cell{}
	for i, c := range answerColumns {
		cells[i+1] = excelize.Cell{StyleID: b.head, Value: b.p.T("sheet.column." + c.code)}
	}
	return b.setRow(answerHeadRow, cells, 31)
}

// gapTotal is the sentence with the number of gaps, which counts along.
func (b *answerWriter) gapTotal() excelize.Cell {
	total := 0
	for _, entry := range b.sheet.rows() {
		total += b.gaps[entry.Key()]
	}
	name := b.p.T("sheet.head.gaps")
	column := columnName(columnOf[columnGaps])
	return excelize.Cell{StyleID: b.warning, Value: b.p.T("sheet.datum", "Name", name, "Value", fmt.Sprint(total)),
		Formula: fmt.Sprintf(`%s&SUM(%s%d:%s%d)`, inQuotes(b.p.T("sheet.datum", "Name", name, "Value", "")), column, answerFirst, column, b.last())}
}

func (b *answerWriter) year() string {
	if b.p.Lang() == locales.Japanese {
		return b.sheet.Round.FiscalYear.Japanese()
	}
	return b.sheet.Round.FiscalYear.English()
}

func (b *answerWriter) longDate(d checklist.Date) string {
	if b.p.Lang() == locales.Japanese {
		return d.Japanese()
	}
	return d.English()
}

// row writes one answer, as high as its longest cell needs it.
func (b *answerWriter) row(number int, entry checklist.Scoped) error {
	values := b.cells(entry)
	cells := map[int]excelize.Cell{}
	lines := 1
	for i, c := range answerColumns {
		s, _ := values[c.code].(string)
		if len(s) > maxCell && len(utf16.Encode([]rune(s))) > maxCell {
			return &CellTooLongError{entry.Key(), c.code}
		}
		lines = max(lines, linesIn(s, c.width*charsPerDigit))
		cells[i+1] = excelize.Cell{StyleID: b.styleOf(c, entry.Item, s), Value: values[c.code]}
	}
	cells[columnOf[columnGaps]] = excelize.Cell{StyleID: b.count, Value: b.gaps[entry.Key()], Formula: b.gapFormula(entry, number)}
	return b.setRow(number, cells, min(float64(lines)*lineHeight+4, maxRowHeight))
}

// Heights in points: of a line of text, and of the highest row of Excel.
const (
	lineHeight   = 12.5
	maxRowHeight = 409
)

// styleOf is the look of a cell. Texts that begin like a formula are kept as text
// also when somebody edits them.
func (b *answerWriter) styleOf(c answerColumn, item *checklist.Item, value string) int {
	isCount := c.code == columnConcerned || c.code == columnComplying
	switch {
	case isCount && item.Kind == checklist.KindRating:
		return b.shut
	case isCount:
		return b.number
	case c.code == fieldRating:
		return b.symbol
	case c.code == fieldResponsibility || c.code == fieldFunding:
		return b.choice
	case c.code == columnSubjectID || c.code == columnItem || c.code == columnSubject:
		return b.id
	case !c.input:
		return b.locked
	case utf8.RuneCountInString(value) > shortText && !startsFormula(value):
		return b.long
	}
	return b.text
}

func startsFormula(s string) bool {
	switch s[0] {
	case '=', '+', '-', '@':
		return true
	}
	return false
}

// setRow writes cells by their columns.
func (b *answerWriter) setRow(number int, cells map[int]excelize.Cell, height float64) error {
	row := make([]any, len(answerColumns))
	for column, cell := range cells {
		row[column-1] = cell
	}
	return b.stream.SetRow(cellName(1, number), row, excelize.RowOpts{Height: height})
}
