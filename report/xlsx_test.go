package report_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/report"
)

// forms are the names of the form sheets of a document.
func forms(doc *report.Document) []string {
	var names []string
	for _, s := range doc.Sections {
		names = append(names, s.Sheet)
	}
	return slices.Compact(names)
}

// Both printers take every cell from the document: what stands in one stands in
// the other.
func TestBothPrintersShowEveryCell(t *testing.T) {
	for _, lang := range languages {
		checkBoth(t, sheet(t, sample(lang, 90)))
	}
}

// checkBoth wants every cell in the PDF, which it returns, and in the workbook.
func checkBoth(t *testing.T, doc *report.Document) []byte {
	t.Helper()
	file, _ := pdf(t, doc)
	paper := squeeze(strings.Join(pages(t, file), ""))
	book := open(t, xlsx(t, doc))
	onSheet := map[string]map[string]bool{}
	for _, name := range forms(doc) {
		onSheet[name] = map[string]bool{}
		for _, row := range rows(t, book, name) {
			for _, cell := range row {
				onSheet[name][cell] = true
			}
		}
	}
	for _, section := range doc.Sections {
		for _, table := range section.Tables {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					if cell.Text != "" && !onSheet[section.Sheet][cell.Text] {
						t.Errorf("%s: the workbook has no %q", doc.Title, cell.Text)
					}
					if !strings.Contains(paper, squeeze(cell.Text)) {
						t.Errorf("%s: the PDF has no %q", doc.Title, cell.Text)
					}
				}
			}
		}
	}
	return file
}

// Every answer stands whole on the form sheet, in as many rows as it takes, and
// in one cell of the data sheet.
func TestXLSXHoldsEveryAnswer(t *testing.T) {
	for _, lang := range languages {
		d, wanted := torture(lang)
		doc := sheet(t, d)
		book := open(t, xlsx(t, doc))
		var form, data strings.Builder
		for _, name := range book.GetSheetList() {
			out := &data
			if slices.Contains(forms(doc), name) {
				out = &form
			}
			for _, row := range rows(t, book, name) {
				for _, cell := range row {
					if !continued.MatchString(squeeze(cell)) {
						out.WriteString(cell)
					}
				}
			}
		}
		wanted = append(wanted, text.Clean(astral), text.Clean(controls), markup)
		wanted = append(wanted, formulas[:len(formulas)-2]...)
		squeezed := squeeze(form.String())
		for _, want := range wanted {
			if !strings.Contains(squeezed, squeeze(want)) {
				t.Errorf("%s: the form sheets lost %.40q…", lang, want)
			}
			if !strings.Contains(data.String(), want) {
				t.Errorf("%s: the data sheets lost %.40q…", lang, want)
			}
		}
	}
}

// A text of 20,000 characters outside the BMP is longer than a cell can be: it
// goes on in a second row of the data sheet.
func TestXLSXCellsFitExcel(t *testing.T) {
	d := sample("ja", 20)
	long := strings.Repeat("𠮷😀", checklist.MaxText/2)
	for _, r := range d.Answers.Responses {
		r.Comment = long
		break
	}
	doc := sheet(t, d)
	var whole string
	for _, row := range dataRows(t, open(t, xlsx(t, doc)), doc, "comment") {
		if n := len(utf16.Encode([]rune(row["comment"]))); n > 32_767 {
			t.Errorf("a cell has %d units", n)
		}
		if strings.HasPrefix(row["comment"], "𠮷") || row["part"] == "2" {
			whole += row["comment"]
		}
	}
	if whole != long {
		t.Errorf("%d of %d bytes came back", len(whole), len(long))
	}
}

// Ids stay text, numbers are numbers, and nothing is a formula.
func TestXLSXTypes(t *testing.T) {
	d, _ := torture("ja")
	doc := sheet(t, d)
	file := xlsx(t, doc)
	for name, content := range parts(t, file) {
		if strings.Contains(content, "<f>") || strings.Contains(name, "vba") {
			t.Errorf("%s holds a formula or macro", name)
		}
		if strings.Contains(content, "\uFFFD") {
			t.Errorf("%s: a character was lost", name)
		}
	}
	book := open(t, file)
	for _, text := range []string{"C01-01-02\n【必須】", "C01-01-02", "=1+1", "06-01-03"} {
		found := 0
		for _, name := range book.GetSheetList() {
			cells, err := book.SearchSheet(name, text)
			if err != nil {
				t.Fatal(err)
			}
			found += len(cells)
			for _, cell := range cells {
				if kind, err := book.GetCellType(name, cell); err != nil || kind != excelize.CellTypeInlineString {
					t.Errorf("%s %s is of type %v, %v", name, cell, kind, err)
				}
				if format := numberFormat(t, book, name, cell); format != "@" {
					t.Errorf("%s %s is formatted as %q: editing it would make something else of it", name, cell, format)
				}
			}
		}
		if found == 0 {
			t.Errorf("%q was not found", text)
		}
	}
}

// numberFormat is the format of a cell; "@" is text.
func numberFormat(t testing.TB, book *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := book.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := book.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if style.NumFmt == 49 {
		return "@"
	}
	return strconv.Itoa(style.NumFmt)
}

// What a form shows for a figure is the text of the document, made by Excel from
// the number itself.
func TestXLSXFiguresAreNumbers(t *testing.T) {
	doc := sheet(t, sample("ja", 90))
	book := open(t, xlsx(t, doc))
	shown := map[string]bool{}
	for r, row := range rows(t, book, doc.Sections[0].Sheet) {
		for c, text := range row {
			name, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if kind, err := book.GetCellType(doc.Sections[0].Sheet, name); err == nil && kind != excelize.CellTypeInlineString {
				shown[text] = true
			}
		}
	}
	for _, table := range doc.Sections[2].Tables {
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				figure := strings.HasSuffix(cell.Text, "%") || cell.Kind == report.KindNumber
				if figure && !shown[cell.Text] {
					t.Errorf("no number shows as %q", cell.Text)
				}
			}
		}
	}
}

var height = regexp.MustCompile(`<row [^>]*ht="([\d.]+)"`)

// Page setup, frozen heads, print titles and labels reach the file: excelize
// drops silently what is set too late.
func TestXLSXPageSetup(t *testing.T) {
	d, _ := torture("ja")
	doc := sheet(t, d)
	file := xlsx(t, doc)
	book := open(t, file)
	for _, name := range book.GetSheetList() {
		head, err := book.GetHeaderFooter(name)
		if err != nil || !strings.Contains(head.OddHeader, d.Label) || !strings.Contains(head.OddHeader, d.Form) || !strings.Contains(head.OddFooter, "&P／&N") {
			t.Errorf("%s: header and footer are %+v, %v", name, head, err)
		}
		layout, err := book.GetPageLayout(name)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || layout.FitToHeight == nil || *layout.FitToHeight != 0 {
			t.Errorf("%s: layout is %+v, %v", name, layout, err)
		}
		panes, err := book.GetPanes(name)
		if err != nil || panes.Freeze != (name != doc.Sections[0].Sheet && name != doc.Closing[0].Sheet) {
			t.Errorf("%s: panes are %+v, %v", name, panes, err)
		}
	}
	names := map[string]string{}
	for _, n := range book.GetDefinedName() {
		names[n.Scope+n.Name] = n.RefersTo
	}
	if got := names["点検票_xlnm.Print_Titles"]; got != "'点検票'!$2:$2" {
		t.Errorf("print titles are %q in %v", got, names)
	}
	for name, content := range parts(t, file) {
		for _, match := range height.FindAllStringSubmatch(content, -1) {
			if points, err := strconv.ParseFloat(match[1], 64); err != nil || points > 409 {
				t.Errorf("%s: a row is %s points high", name, match[1])
			}
		}
		if strings.Contains(name, "worksheets/sheet") && strings.Contains(content, `<dimension ref="A1">`) {
			t.Errorf("%s claims to be one cell", name)
		}
	}
}

func TestXLSXPicture(t *testing.T) {
	doc := sheet(t, sample("ja", 90))
	book := open(t, xlsx(t, doc))
	cells, err := book.GetPictureCells(doc.Sections[0].Sheet)
	if err != nil || len(cells) != 1 {
		t.Fatalf("pictures in %v, %v", cells, err)
	}
	pictures, err := book.GetPictures(doc.Sections[0].Sheet, cells[0])
	if err != nil || len(pictures) != 1 || string(pictures[0].File) != string(doc.Sections[2].Tables[0].Beside.PNG) {
		t.Errorf("the picture is not the document's: %v", err)
	}
}

// dataRows reads the data sheet that has a column of the code, by column codes.
func dataRows(t testing.TB, book *excelize.File, doc *report.Document, code string) []map[string]string {
	t.Helper()
	for _, d := range doc.Data {
		if !slices.ContainsFunc(d.Columns, func(c report.DataColumn) bool { return c.Code == code }) {
			continue
		}
		var all []map[string]string
		for _, row := range rows(t, book, d.Name)[1:] {
			values := map[string]string{}
			for i, cell := range row {
				values[d.Columns[i].Code] = cell
			}
			all = append(all, values)
		}
		return all
	}
	t.Fatalf("no data sheet has a column %s", code)
	return nil
}

// Excel wants the columns of a sheet from left to right; excelize's stream
// writes the one that comes last first.
func TestXLSXColumnsAscend(t *testing.T) {
	column := regexp.MustCompile(`<col min="(\d+)"`)
	for name, content := range parts(t, xlsx(t, sheet(t, sample("ja", 10)))) {
		last := 0
		for _, match := range column.FindAllStringSubmatch(content, -1) {
			n, err := strconv.Atoi(match[1])
			if err != nil || n <= last {
				t.Fatalf("%s: column %s after %d", name, match[1], last)
			}
			last = n
		}
	}
}
