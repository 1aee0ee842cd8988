package report

import "github.com/xuri/excelize/v2"

// writeForm writes a planned worksheet, and lets go of its plan.
func (b *workbook) writeForm(f *formSheet) error {
	sheet, err := b.openSheet(sheetSetup{
		name: f.name, columns: len(f.edges) - 1, rows: len(f.rows), printFrom: 2, frozen: f.frozen, repeated: f.repeated, pagesWide: 1,
	})
	if err != nil {
		return err
	}
	if err := b.layOut(sheet, f); err != nil {
		return err
	}
	for i, row := range f.rows {
		if err := b.writeFormRow(sheet, f, i, row); err != nil {
			return err
		}
	}
	f.rows = nil
	return sheet.Flush()
}

// layOut does what has to precede the first row.
func (b *workbook) layOut(sheet *excelize.StreamWriter, f *formSheet) error {
	for i := len(f.edges) - 2; i >= 0; i-- { // the stream puts each before the last
		if err := sheet.SetColWidth(i+1, i+1, columnWidth(f.edges[i+1]-f.edges[i])); err != nil {
			return err
		}
	}
	for _, p := range f.pictures {
		if err := b.addPicture(f, p); err != nil {
			return err
		}
	}
	for _, c := range f.charts {
		if err := b.addChart(f, c); err != nil {
			return err
		}
	}
	for i, row := range f.rows {
		if row.breakPage {
			if err := sheet.InsertPageBreak(cellName(1, i+1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// standardFont is what Excel measures columns by. Its digits are 8 pixels wide at
// 11 points, in Excel and wherever a font of the same metrics stands in for it.
const standardFont = "Arial"

// columnWidth turns millimetres into the unit of the file: digits of the standard
// font, at 96 pixels an inch.
func columnWidth(mm float64) float64 { return mm * 96 / 25.4 / 8 }

// addPicture anchors a picture at its upper left cell; its size is absolute, for
// the rows' heights are not known to excelize yet.
func (b *workbook) addPicture(f *formSheet, p formPicture) error {
	column, offset := f.anchor(p.x)
	wide, err := p.picture.pixels()
	if err != nil {
		return err
	}
	scale := p.picture.Width * 96 / 25.4 / float64(wide)
	return b.file.AddPictureFromBytes(f.name, cellName(column+1, p.row+1), &excelize.Picture{
		Extension: ".png", File: p.picture.PNG,
		Format: &excelize.GraphicOptions{
			AltText: p.picture.Description, ScaleX: scale, ScaleY: scale, Positioning: "oneCell",
			OffsetX: offset, OffsetY: int(p.y * 96 / 72),
		},
	})
}

// anchor is the column in which x lies, and how many pixels from its left edge.
func (f *formSheet) anchor(x float64) (column, offset int) {
	for column+2 < len(f.edges) && f.edges[column+1] <= x {
		column++
	}
	return column, int((x - f.edges[column]) * 96 / 25.4)
}

func (b *workbook) writeFormRow(sheet *excelize.StreamWriter, f *formSheet, i int, row formRow) error {
	values := make([]any, len(f.edges)-1)
	for _, c := range row.cells {
		id, err := b.styleID(c.style())
		if err != nil {
			return err
		}
		for column := c.from; column < c.to; column++ {
			values[column] = excelize.Cell{StyleID: id}
		}
		if c.covered {
			continue
		}
		values[c.from] = excelize.Cell{StyleID: id, Value: c.cell.value()}
		if c.to-c.from > 1 || c.down > 0 {
			if err := sheet.MergeCell(cellName(int(c.from)+1, i+1), cellName(int(c.to), i+1+int(c.down))); err != nil {
				return err
			}
		}
	}
	if err := sheet.SetRow(cellName(1, i+1), values, excelize.RowOpts{Height: row.height}); err != nil {
		return err
	}
	return b.step()
}

// value is what the workbook holds: the number itself, or the text.
func (c Cell) value() any {
	switch {
	case c.Text == "":
		return nil
	case c.Kind != KindText:
		return c.Value
	case len(c.Underlined) > 0:
		return c.runs()
	}
	return c.Text
}
