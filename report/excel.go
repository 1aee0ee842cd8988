package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// WriteXLSX writes the document as a workbook: form sheets for people and print,
// then the data sheets. It holds no formulas and no macros, and every text is
// text, whatever it starts with. The same document gives the same bytes.
// Cancelled, it returns ctx's error and has written nothing.
func WriteXLSX(ctx context.Context, w io.Writer, doc *Document, opt Options) (Notes, error) {
	faces, err := faces()
	if err != nil {
		return Notes{}, err
	}
	book := &workbook{
		ctx: ctx, doc: doc, opt: opt, printer: locales.For(doc.Language), regular: faces[0], bold: faces[1],
		file: excelize.NewFile(excelize.Options{TmpDir: opt.TempDir}), styles: map[style]int{},
	}
	defer book.close()
	if err := book.fill(); err != nil {
		return Notes{}, fmt.Errorf("report: workbook: %w", err)
	}
	if err := xlsx.Write(w, book.file, book.data...); err != nil {
		return Notes{}, fmt.Errorf("report: %w", err)
	}
	return Notes{}, nil
}

// workbook is a workbook in the making.
type workbook struct {
	ctx           context.Context
	doc           *Document
	opt           Options
	printer       *locales.Printer
	regular, bold *face
	file          *excelize.File
	styles        map[style]int
	data          []*xlsx.Rows // of the data sheets
	done, total   int          // rows
	sheets        int
}

// close removes the files of opt.TempDir.
func (b *workbook) close() {
	_ = b.file.Close()
	for _, rows := range b.data {
		_ = rows.Close()
	}
}

func (b *workbook) fill() error {
	if err := b.file.SetDefaultFont(standardFont); err != nil {
		return err
	}
	forms, closing := b.planForms(b.doc.Sections), b.planForms(b.doc.Closing)
	b.addLogo(forms)
	for _, f := range slices.Concat(forms, closing) {
		b.total += len(f.rows)
	}
	for i := range b.doc.Data {
		b.total += b.doc.Data[i].Expected
	}
	if err := b.writeForms(forms); err != nil {
		return err
	}
	for i := range b.doc.Data {
		if err := b.writeData(&b.doc.Data[i]); err != nil {
			return err
		}
	}
	if err := b.writeForms(closing); err != nil {
		return err
	}
	return b.setProperties()
}

func (b *workbook) writeForms(forms []*formSheet) error {
	for _, f := range forms {
		if err := b.writeForm(f); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) setProperties() error {
	made := b.doc.Made.UTC().Format(time.RFC3339)
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.doc.Title, Creator: b.printer.T("common.app"), LastModifiedBy: b.printer.T("common.app"),
		Created: made, Modified: made, Language: b.doc.Language,
	})
}

// sheetSetup is what concerns a worksheet as a whole.
type sheetSetup struct {
	name          string
	columns, rows int
	printFrom     int      // first row that is printed; 1 is the first of all
	frozen        int      // rows from the top that stay in sight
	repeated      rowRange // rows that every page begins with
	pagesWide     int
}

// openSheet makes a worksheet ready for its rows. What concerns the sheet as a
// whole comes before the stream is opened: later it would be dropped silently.
func (b *workbook) openSheet(s sheetSetup) (*excelize.StreamWriter, error) {
	if err := b.addSheet(s.name); err != nil {
		return nil, err
	}
	if err := b.setUpPages(s); err != nil {
		return nil, err
	}
	if err := b.file.SetSheetDimension(s.name, "A1:"+cellName(s.columns, s.rows)); err != nil {
		return nil, err
	}
	sheet, err := b.file.NewStreamWriter(s.name)
	if err != nil || s.frozen == 0 {
		return sheet, err
	}
	below := cellName(1, s.frozen+1)
	return sheet, sheet.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: s.frozen, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}},
	})
}

// addSheet takes the sheet that a new file has before it adds others. Deleting
// that sheet at the end would read every finished sheet back into memory.
func (b *workbook) addSheet(name string) error {
	if b.sheets++; b.sheets == 1 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// setUpPages makes a sheet print on A4 landscape.
func (b *workbook) setUpPages(s sheetSetup) error {
	yes, a4, landscape, anyHeight := true, 9, "landscape", 0
	side, top, bottom := margin/25.4, (margin+headHeight)/25.4, (margin+footHeight)/25.4 // inches
	if err := b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToWidth: &s.pagesWide, FitToHeight: &anyHeight,
	}); err != nil {
		return err
	}
	if err := b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &side, Footer: &side,
	}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(s.name, b.headerFooter()); err != nil {
		return err
	}
	return b.setPrintRanges(s)
}

func (b *workbook) setPrintRanges(s sheetSetup) error {
	area := excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name,
		RefersTo: fmt.Sprintf("%s!$A$%d:%s", quoted(s.name), s.printFrom, absolute(s.columns, s.rows))}
	if err := b.file.SetDefinedName(&area); err != nil || s.repeated == (rowRange{}) {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.name), s.repeated.first, s.repeated.last)})
}

// quoted is the name of a sheet as references have it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// cellName is the reference of a cell, A1; both numbers start with 1.
func cellName(column, row int) string { return reference(column, row, false) }

// absolute is the reference of a cell as defined names have it, $A$1.
func absolute(column, row int) string { return reference(column, row, true) }

func reference(column, row int, abs bool) string {
	name, err := excelize.CoordinatesToCellName(column, row, abs)
	if err != nil {
		panic(err) // no sheet of ours has 16,384 columns or a million rows
	}
	return name
}

// headerFooter is what stands on every printed page. Excel allows 255 characters
// in each.
func (b *workbook) headerFooter() *excelize.HeaderFooterOptions {
	made := b.printer.T("report.made", "Date", longDate(checklist.DateOf(b.doc.Made), b.doc.Language))
	return &excelize.HeaderFooterOptions{
		OddHeader: "&L&8" + headerText(b.doc.Running) + "&C&8" + headerText(b.doc.Label) + "&R&8" + headerText(b.doc.Form),
		OddFooter: "&L&8" + headerText(made) + "&R&8 " + b.printer.T("report.page", "Page", "&P", "Pages", "&N"),
	}
}

// headerText is s as a part of a print header, of 8 points: in one line that ends where
// the next part begins, its "&" in full width, because a header's codes begin with one,
// and after a space, because digits after a code would be a font size.
func headerText(s string) string {
	const most = 76 // half-width characters, less than half of the paper
	s = strings.NewReplacer("\n", " ", "&", "＆").Replace(text.Clean(s))
	if lines := text.Lines(s, halves, most-2); len(lines) > 1 {
		s = strings.TrimRight(lines[0], " ") + "…"
	}
	return " " + s
}

// halves is the width of a character in half-width ones.
func halves(r rune) float64 {
	if r < 0x0300 || r >= 0xFF61 && r <= 0xFF9F {
		return 1
	}
	return 2
}

// step counts a row and ends the work when ctx does.
func (b *workbook) step() error {
	b.done++
	b.opt.Progress.Report(min(b.done, b.total), b.total)
	return b.ctx.Err()
}
