package exchange

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// StaffSheet is what a staff sheet shows: the questions for one person, who does
// not sign it.
type StaffSheet struct {
	Language   string // "ja" or "en"
	Label      string // handling label, on every page
	City       checklist.Text
	Department checklist.Text
	Year       checklist.FiscalYear
	Items      []checklist.Scoped
}

// Rows of a staff sheet.
const (
	staffTitleRow = 1
	staffAboutRow = 2
	staffStepsRow = 3
	staffHeadRow  = 4
)

// WriteStaffSheet writes a sheet on which one person answers, to be filled in
// with Excel or printed: one row an item, a mark in one of three columns. It has
// no place for a name. The same value gives the same bytes.
func WriteStaffSheet(w io.Writer, s StaffSheet) error {
	b := &staffWriter{sheet: &s, p: locales.For(s.Language), file: excelize.NewFile()}
	defer func() { _ = b.file.Close() }()
	if err := b.write(); err != nil {
		return fmt.Errorf("write the staff sheet: %w", err)
	}
	return xlsx.Write(w, b.file)
}

// staffWriter is a workbook in the making.
type staffWriter struct {
	sheet   *StaffSheet
	p       *locales.Printer
	file    *excelize.File
	name    string
	columns []staffColumn

	title, about, steps, head, text, mark int // styles
}

type staffColumn struct {
	code  string
	width float64
}

func (b *staffWriter) write() error {
	b.name = b.p.T("tally.sheet.name")
	b.columns = b.staffColumns()
	for _, step := range []func() error{b.makeStyles, b.setUp, b.top, b.rows, b.choices} {
		if err := step(); err != nil {
			return err
		}
	}
	app := b.p.T("common.app")
	return b.file.SetDocProps(&excelize.DocProperties{Title: b.p.T("tally.sheet.title"), Creator: app, LastModifiedBy: app, Language: b.p.Lang()})
}

// staffColumns leave the subject out where there is one only.
func (b *staffWriter) staffColumns() []staffColumn {
	subjects := map[string]bool{}
	for _, e := range b.sheet.Items {
		subjects[e.Subject.ID] = true
	}
	columns := []staffColumn{{columnItem, 12}}
	if len(subjects) > 1 {
		columns = append(columns, staffColumn{columnSubject, 14})
	}
	columns = append(columns, staffColumn{columnStaffStatement, 52})
	for _, a := range checklist.StaffAnswers() {
		columns = append(columns, staffColumn{columnStaffMark + string(a), 9})
	}
	return columns
}

func (b *staffWriter) makeStyles() error {
	if err := b.file.SetDefaultFont(formFont); err != nil {
		return err
	}
	font := excelize.Font{Family: formFont, Size: 11, Color: "333333"}
	bold, big := font, font
	bold.Bold, big.Bold, big.Size = true, true, 14
	var lines []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: "949494", Style: 1})
	}
	wrapped := excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	centered := excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.title, excelize.Style{Font: &big}},
		{&b.about, excelize.Style{Font: &font}},
		{&b.steps, excelize.Style{Font: &font, Alignment: &wrapped}},
		{&b.head, excelize.Style{Font: &bold, Alignment: &centered, Border: lines, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E6FF"}}}},
		{&b.text, excelize.Style{Font: &font, Alignment: &wrapped, Border: lines, NumFmt: 49}},
		{&b.mark, excelize.Style{Font: &bold, Alignment: &centered, Border: lines, NumFmt: 49, Protection: &excelize.Protection{Locked: false}}},
	} {
		var err error
		if *s.id, err = b.file.NewStyle(&s.style); err != nil {
			return err
		}
	}
	return nil
}

// setUp makes the sheet print on A4 upright, the headings on every page.
func (b *staffWriter) setUp() error {
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.name); err != nil {
		return err
	}
	for i, c := range b.columns {
		if err := b.file.SetColWidth(b.name, columnName(i+1), columnName(i+1), c.width); err != nil {
			return err
		}
	}
	if err := b.file.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(b.name, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("portrait"), FitToWidth: new(1), FitToHeight: new(0)}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(b.name, &excelize.HeaderFooterOptions{OddHeader: "&R" + printed(b.sheet.Label), OddFooter: "&R&P / &N"}); err != nil {
		return err
	}
	if err := b.file.SetPanes(b.name, &excelize.Panes{Freeze: true, YSplit: staffHeadRow, TopLeftCell: cellName(1, staffHeadRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: b.name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", b.name, staffHeadRow, staffHeadRow)})
}

// top writes what stands above the questions.
func (b *staffWriter) top() error {
	lang := b.p.Lang()
	year := b.sheet.Year.Japanese()
	if lang == locales.English {
		year = b.sheet.Year.English()
	}
	about := b.p.T("tally.sheet.about", "City", b.sheet.City.In(lang), "Department", b.sheet.Department.In(lang), "Year", year)
	if err := b.set(1, staffTitleRow, b.title, b.p.T("tally.sheet.title")); err != nil {
		return err
	}
	if err := b.set(1, staffAboutRow, b.about, about); err != nil {
		return err
	}
	if err := b.set(1, staffStepsRow, b.steps, b.p.T("tally.sheet.steps")); err != nil {
		return err
	}
	if err := b.file.MergeCell(b.name, cellName(1, staffStepsRow), cellName(len(b.columns), staffStepsRow)); err != nil {
		return err
	}
	if err := b.file.SetRowHeight(b.name, staffStepsRow, 66); err != nil {
		return err
	}
	for i, c := range b.columns {
		if err := b.set(i+1, staffHeadRow, b.head, b.p.T("tally.column."+c.code)); err != nil {
			return err
		}
	}
	return b.file.SetRowHeight(b.name, staffHeadRow, 30)
}

func (b *staffWriter) set(column, row, style int, value string) error {
	cell := cellName(column, row)
	if err := b.file.SetCellStr(b.name, cell, value); err != nil {
		return err
	}
	return b.file.SetCellStyle(b.name, cell, cell, style)
}

func (b *staffWriter) rows() error {
	lang := b.p.Lang()
	for i, e := range b.sheet.Items {
		row, lines := staffHeadRow+1+i, 1
		values := map[string]string{columnItem: e.Item.ID, columnSubject: e.Subject.Name.In(lang), columnStaffStatement: StaffStatement(lang, e.Item)}
		for j, c := range b.columns {
			style := b.text
			if _, isText := values[c.code]; !isText {
				style = b.mark
			}
			if err := b.set(j+1, row, style, values[c.code]); err != nil {
				return err
			}
			lines = max(lines, linesIn(values[c.code], c.width))
		}
		if err := b.file.SetRowHeight(b.name, row, float64(lines)*16+8); err != nil {
			return err
		}
	}
	return nil
}

// choices offers the mark and keeps the questions as they are.
func (b *staffWriter) choices() error {
	if len(b.sheet.Items) > 0 {
		first, last := len(b.columns)-len(checklist.StaffAnswers())+1, staffHeadRow+len(b.sheet.Items)
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellName(first, staffHeadRow+1) + ":" + cellName(len(b.columns), last))
		if err := v.SetDropList([]string{"○"}); err != nil {
			return err
		}
		if err := b.file.AddDataValidation(b.name, v); err != nil {
			return err
		}
	}
	return b.file.ProtectSheet(b.name, &excelize.SheetProtectionOptions{FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true})
}
