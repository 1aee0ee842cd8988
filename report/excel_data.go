package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/xlsx"
)

// writeData writes a machine-readable worksheet: first the rows, as the sheet has to
// say how many there are.
func (b *workbook) writeData(d *DataSheet) error {
	count, widths, err := b.dataRows(d)
	if err != nil {
		return err
	}
	sheet, err := b.openSheet(sheetSetup{
		name: d.Name, columns: len(d.Columns), rows: count + 1, printFrom: 1, frozen: 1, repeated: rowRange{1, 1}, pagesWide: 1 + len(d.Columns)/10,
	})
	if err != nil {
		return err
	}
	corner := cellName(len(d.Columns), count+1)
	if err := b.file.AutoFilter(d.Name, "A1:"+corner, nil); err != nil {
		return err
	}
	if err := b.nameTable(d, count); err != nil {
		return err
	}
	for i, width := range slices.Backward(widths) { // the stream puts each before the last
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := b.dataHead(sheet, d); err != nil {
		return err
	}
	return sheet.Flush()
}

// dataRows makes the rows of the next sheet, counts them, and tells how wide its columns
// are: as its head and first rows need it.
func (b *workbook) dataRows(d *DataSheet) (count int, widths []float64, err error) {
	const measured = 100 // rows
	rows, err := xlsx.NewRows(b.sheets+1, 1, len(d.Columns), b.opt.TempDir)
	if err != nil {
		return 0, nil, err
	}
	b.data = append(b.data, rows)
	for _, c := range d.Columns {
		widths = append(widths, dataWidth(c.Name))
	}
	for row := range d.Rows {
		for i := range row {
			if count < measured {
				widths[i] = max(widths[i], dataWidth(row[i]))
			}
		}
		if err := b.dataRow(rows, row); err != nil {
			return count, nil, err
		}
		count++
	}
	return count, widths, nil
}

// dataWidth is how wide a column has to be for a value, in digits of the standard font,
// which is larger than that of data.
func dataWidth(v any) float64 {
	const least, most, space, digit = 12, 60, 2, 0.95
	width := 0.0
	for _, r := range fmt.Sprint(v) {
		if width += halves(r) * digit; r == '\n' || width > most {
			break
		}
	}
	return min(max(width+space, least), most)
}

// nameTable gives a table, its head included, the name of its sheet, so that formulas
// and queries can refer to it.
func (b *workbook) nameTable(d *DataSheet, count int) error {
	corner, err := excelize.CoordinatesToCellName(len(d.Columns), count+1, true)
	if err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: strings.NewReplacer(" ", "_", "-", "_", "（", "_", "）", "").Replace(d.Name), RefersTo: quoted(d.Name) + "!$A$1:" + corner,
	})
}

func (b *workbook) dataHead(sheet *excelize.StreamWriter, d *DataSheet) error {
	id, err := b.styleID(style{tone: ToneHead, size: tableSize, literal: true, middle: true})
	if err != nil {
		return err
	}
	head := make([]any, len(d.Columns))
	for i, c := range d.Columns {
		head[i] = excelize.Cell{StyleID: id, Value: c.Name}
	}
	return sheet.SetRow("A1", head, excelize.RowOpts{Height: 28})
}

func (b *workbook) dataRow(rows *xlsx.Rows, row []any) error {
	rows.Begin()
	for _, v := range row {
		if err := b.dataCell(rows, v); err != nil {
			return err
		}
	}
	if err := rows.End(); err != nil {
		return err
	}
	return b.step()
}

// excelCalendar is the first day that Excel counts as everyone else does;
// excelZero is the day with the number 0 in that count.
var (
	excelCalendar = checklist.Date{Year: 1900, Month: time.March, Day: 1}
	excelZero     = checklist.Date{Year: 1899, Month: time.December, Day: 30}
)

// dataCell writes a value; nil is an empty cell.
func (b *workbook) dataCell(rows *xlsx.Rows, v any) error {
	look := style{size: tableSize, flat: true}
	switch typed := v.(type) {
	case nil:
		rows.Skip()
	case int:
		id, err := b.styleID(look)
		rows.Number(id, typed)
		return err
	case checklist.Date:
		if typed.Before(excelCalendar) {
			return b.dataText(rows, typed.String(), look)
		}
		look.date = true
		id, err := b.styleID(look)
		rows.Number(id, days(excelZero, typed))
		return err
	case string:
		typed = text.Clean(typed)
		look.literal = literal(&Cell{Text: typed})
		return b.dataText(rows, typed[:cellCut(typed)], look)
	default:
		return fmt.Errorf("a data sheet can't hold a %T", v)
	}
	return nil
}

func (b *workbook) dataText(rows *xlsx.Rows, s string, look style) error {
	id, err := b.styleID(look)
	rows.Text(id, s)
	return err
}
