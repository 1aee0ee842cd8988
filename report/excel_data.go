package report

import (
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/text"
)

// writeData writes a machine-readable worksheet of so many rows.
func (b *workbook) writeData(d *DataSheet, count int) error {
	sheet, err := b.openSheet(sheetSetup{
		name: d.Name, columns: len(d.Columns), rows: count + 1, printFrom: 1, frozen: 1, pagesWide: 1 + len(d.Columns)/10,
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
	for i, c := range slices.Backward(d.Columns) { // the stream puts each before the last
		if err := sheet.SetColWidth(i+1, i+1, c.width()); err != nil {
			return err
		}
	}
	if err := b.dataHead(sheet, d); err != nil {
		return err
	}
	n := 1
	for row := range d.Rows {
		n++
		if err := b.dataRow(sheet, n, row); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// nameTable gives a table, its head included, the name of its sheet, so that formulas
// and queries can refer to it.
func (b *workbook) nameTable(d *DataSheet, count int) error {
	corner, err := excelize.CoordinatesToCellName(len(d.Columns), count+1, true)
	if err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: strings.NewReplacer(" ", "_", "-", "_", "（", "_", "）", "").Replace(d.Name), RefersTo: "'" + d.Name + "'!$A$1:" + corner,
	})
}

func (c *DataColumn) width() float64 {
	if c.Type == TypeText {
		return 28
	}
	return 14
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

func (b *workbook) dataRow(sheet *excelize.StreamWriter, n int, row []any) error {
	values := make([]any, len(row))
	for i, v := range row {
		cell, err := b.dataCell(v)
		if err != nil {
			return err
		}
		values[i] = cell
	}
	if err := sheet.SetRow(cellName(1, n), values); err != nil {
		return err
	}
	return b.step()
}

// excelCalendar is the first day that Excel counts as everyone else does.
var excelCalendar = checklist.Date{Year: 1900, Month: time.March, Day: 1}

// dataCell is a value as the workbook holds it; nil stays an empty cell.
func (b *workbook) dataCell(v any) (any, error) {
	look := style{size: tableSize, flat: true}
	switch typed := v.(type) {
	case nil:
		return nil, nil
	case string:
		typed = text.Clean(typed)
		look.literal = literal(Plain(typed))
		v = typed
	case checklist.Date:
		look.date, v = true, typed.Time(time.UTC)
		if typed.Before(excelCalendar) {
			look.date, v = false, typed.String()
		}
	}
	id, err := b.styleID(look)
	return excelize.Cell{StyleID: id, Value: v}, err
}
