package exchange

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// formFont is the name under which Windows has had BIZ UDPGothic since 2018.
const formFont = "BIZ UDPゴシック"

func (b *excelWriter) makeStyles() error {
	if err := b.file.SetDefaultFont(formFont); err != nil {
		return err
	}
	top := excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}
	var hairlines []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		hairlines = append(hairlines, excelize.Border{Type: side, Color: "B3B3B3", Style: 1})
	}
	font := excelize.Font{Family: formFont, Size: 10, Color: "333333"}
	bold := font
	bold.Bold = true
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.head, excelize.Style{Font: &bold, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, NumFmt: 49,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E6FF"}}}},
		{&b.literal, excelize.Style{Font: &font, Alignment: &top, NumFmt: 49}},
		{&b.wrapped, excelize.Style{Font: &font, Alignment: &top}},
		{&b.number, excelize.Style{Font: &font, Alignment: &top, NumFmt: 1}},
	} {
		var err error
		s.style.Border = hairlines
		if *s.id, err = b.file.NewStyle(&s.style); err != nil {
			return err
		}
	}
	return nil
}

// setUp prepares a sheet with so many rows for print, sorting and typing.
func (b *excelWriter) setUp(sheet string, t table, rows int) error {
	if err := b.file.SetSheetDimension(sheet, "A1:"+cellName(max(2, len(t.columns)), rows)); err != nil {
		return err
	}
	for i, c := range t.columns {
		if err := b.dropDown(sheet, t, c, i+1, rows+spareRows); err != nil {
			return err
		}
	}
	if !t.turned {
		if err := b.file.AutoFilter(sheet, "A1:"+cellName(len(t.columns), rows), nil); err != nil {
			return err
		}
	}
	return b.pages(sheet, t)
}

// pages makes a sheet print on A4 landscape with its headings on every page. A
// filter that is set later would undo it.
func (b *excelWriter) pages(sheet string, t table) error {
	yes, a4, landscape, anyHeight := true, 9, "landscape", 0
	const pageWidth = 220 // half-width characters that are still legible
	var total float64
	for _, c := range t.columns {
		total += c.width
	}
	wide := 1 + int(total/pageWidth)
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &anyHeight,
	}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&L&A", OddFooter: "&R&P / &N"}); err != nil {
		return err
	}
	if t.turned {
		return nil
	}
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("'%s'!$1:$1", sheet),
	})
}

// chosenFrom says in which column of which table the values of a column stand.
var chosenFrom = map[string]struct{ table, column string }{
	"items.section": {tableSections, "A"}, "sections.parent": {tableSections, "A"}, "variants.item": {tableItems, "B"},
	"bureaus.lead": {tableDepartments, "B"}, "departments.bureau": {tableBureaus, "B"},
	"subjects.department": {tableDepartments, "B"}, "contacts.department": {tableDepartments, "B"},
	"counts.rating": {tableRatings, "A"}, "standard.grading.cap": {tableGrades, "A"},
}

// dropDown offers what a cell of a column may hold; in a list the usual entries,
// for other words may be typed.
func (b *excelWriter) dropDown(sheet string, t table, c column, number, rows int) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cellName(number, 2) + ":" + cellName(number, rows))
	if t.turned {
		v.SetSqref(cellName(2, number))
	}
	group := c.group
	if c.form == formYesNo {
		group = groupYesNo
	}
	from, chosen := chosenFrom[t.name+"."+c.code]
	switch {
	case chosen:
		last := 1 + spareRows + b.rows[from.table]
		v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$2:$%s$%d", sheetName(b.p, from.table), from.column, from.column, last))
	case group != "":
		var labels []string
		for _, code := range codesOf(group) {
			labels = append(labels, label(b.p, group, code))
		}
		if err := v.SetDropList(labels); err != nil {
			return err
		}
	case c.form == formMark:
		if err := v.SetDropList([]string{mark}); err != nil {
			return err
		}
	case c.code == "weight":
		if err := v.SetDropList([]string{"1", "2", "3"}); err != nil {
			return err
		}
	default:
		return nil
	}
	return b.file.AddDataValidation(sheet, v)
}
