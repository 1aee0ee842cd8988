package exchange

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// AnswerFile is the file of an answer sheet taken apart. Nothing in it has been
// held against what was asked, so that the office can see whose it is first.
type AnswerFile struct {
	name     string
	since    time.Time // from which days are counted
	tables   []*answerTable
	problems []SheetProblem
	identity Identity
}

// answerTable is a worksheet, or the part of one from one row of headings to the
// next.
type answerTable struct {
	sheet    string
	columns  map[string]int // by code
	rows     []*gridRow
	data     []datum // what it says of itself, all of it
	problems []SheetProblem
}

// datum is one statement of a sheet about itself.
type datum struct {
	name, value string
	kind        cellKind
	at          SheetPlace
}

// OpenAnswerFile reads the file of an answer sheet. The name is for the places of
// problems. A file that can't be read as a workbook is a [*FileError], unless r
// itself fails.
func OpenAnswerFile(name string, r io.Reader) (*AnswerFile, error) {
	data, problems, err := readFile(r)
	if err != nil {
		return nil, err
	}
	f := &AnswerFile{name: name}
	if problems == nil {
		if err := f.open(data); err != nil {
			problems = []Problem{excelProblem(err)}
		}
	}
	if problems != nil {
		return nil, newFileError(FileAnswers, problems)
	}
	return f, nil
}

func (f *AnswerFile) open(data []byte) error {
	if bytes.HasPrefix(data, oldWorkbookMark) {
		return errOldWorkbook
	}
	book, err := openWorkbook(data)
	if err != nil {
		return err
	}
	f.since = book.since
	for i, s := range book.sheets {
		if s.hidden {
			f.problems = append(f.problems, SheetProblem{SheetPlace: f.place(s.name, "", 0), Code: SheetHidden, Severity: checklist.SeverityWarning, Written: s.name})
			continue
		}
		g, err := book.readSheet(s, i+1)
		if err != nil {
			return err
		}
		t, err := newTable(g)
		if err != nil {
			return err
		}
		f.split(t)
	}
	if len(f.tables) == 0 {
		f.problems = append(f.problems, SheetProblem{SheetPlace: SheetPlace{File: f.name}, Code: SheetNoTable, Severity: checklist.SeverityError})
	}
	return nil
}

func (f *AnswerFile) place(sheet, column string, row int) SheetPlace {
	p := SheetPlace{File: f.name, Sheet: sheet}
	if row > 0 {
		p.Cell = column + strconv.Itoa(row)
	}
	return p
}

// Identity is what the file says of itself; where it says it twice, the first.
func (f *AnswerFile) Identity() Identity { return f.identity }

// split finds the rows with headings of a sheet and what belongs to them.
func (f *AnswerFile) split(t *Table) {
	var above []datum
	var current *answerTable
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		if current == nil || repeatsHeadings(row, current) {
			if columns, problems := f.headings(t.Name, row); columns != nil {
				current = &answerTable{sheet: t.Name, columns: columns, data: above, problems: problems}
				f.tables = append(f.tables, current)
				above = nil
				continue
			}
		}
		if current == nil || isAbout(row, current) {
			if said := f.about(t.Name, row); current == nil || len(said) > 1 {
				above = append(above, said...)
				for _, d := range said {
					f.identity.take(d)
				}
				continue
			}
		}
		current.rows = append(current.rows, row)
	}
	if current != nil {
		current.data = append(current.data, above...)
	}
}

// repeatsHeadings reports a row that repeats the heading of the items.
func repeatsHeadings(row *gridRow, t *answerTable) bool {
	c := row.cell(t.columns[columnItem])
	return c != nil && headingOf(c.text) == columnItem
}

// isAbout reports a row that may say something of the sheet: it has no item.
func isAbout(row *gridRow, t *answerTable) bool {
	c := row.cell(t.columns[columnItem])
	return c == nil || c.text == "" || strings.ContainsAny(c.text, "：:")
}

// minHeadings is how many known headings a row of headings has at least.
const minHeadings = 3

// headings finds the columns of a row of headings, nil if it is none.
func (f *AnswerFile) headings(sheet string, row *gridRow) (map[string]int, []SheetProblem) {
	columns, twice := map[string]int{}, map[string]bool{}
	var problems []SheetProblem
	var ignored []string
	for _, c := range row.cells {
		code := headingOf(c.text)
		switch {
		case c.from != "" || strings.TrimSpace(c.text) == "":
		case code == "":
			ignored = append(ignored, quote(clean(c.text)))
		case columns[code] > 0:
			twice[code] = true
			problems = append(problems, SheetProblem{SheetPlace: f.place(sheet, columnName(c.column), row.number), Code: SheetDuplicateColumn,
				Severity: checklist.SeverityError, Written: quote(c.text)})
		default:
			columns[code] = c.column
		}
	}
	if len(columns) < minHeadings || columns[columnItem] == 0 || twice[columnItem] {
		return nil, nil
	}
	for code := range twice {
		delete(columns, code)
	}
	var missing []string
	for _, c := range answerColumns {
		if c.input && columns[c.code] == 0 && !twice[c.code] {
			missing = append(missing, c.code)
		}
	}
	for code, headings := range map[SheetProblemCode][]string{SheetMissingColumn: missing, SheetIgnoredColumn: ignored} {
		if headings != nil {
			problems = append(problems, SheetProblem{SheetPlace: f.place(sheet, "", 0), Code: code, Severity: checklist.SeverityWarning, Known: headings})
		}
	}
	slices.SortStableFunc(problems, func(a, b SheetProblem) int { return cmp.Compare(a.Code, b.Code) })
	return columns, problems
}

// about is what a row says of the sheet: "name：value" in one cell, or a name with
// its value behind it.
func (f *AnswerFile) about(sheet string, row *gridRow) []datum {
	var said []datum
	for i, c := range row.cells {
		written := clean(c.text)
		if c.from != "" || len(written) > maxDatum {
			continue
		}
		d := datum{kind: cellText, at: f.place(sheet, columnName(c.column), row.number)}
		if at := strings.IndexAny(written, "：:"); at >= 0 {
			d.name, d.value = headNames()[folded(written[:at])], strings.TrimLeft(written[at:], "：: ")
		} else if d.name = headNames()[folded(written)]; d.name != "" {
			if c := valueBehind(row.cells[i+1:]); c != nil {
				d.value, d.kind, d.at = clean(c.text), c.kind, f.place(sheet, columnName(c.column), row.number)
			}
		}
		if d.name != "" {
			said = append(said, d)
		}
	}
	return said
}

// maxDatum bounds what is looked at as a statement about the sheet, in bytes.
const maxDatum = 2_000

// valueBehind is the first cell with a text behind a name, nil if that is a name
// itself.
func valueBehind(cells []gridCell) *gridCell {
	for i := range cells {
		written := clean(cells[i].text)
		if written == "" || cells[i].from != "" {
			continue
		}
		if name, _, _ := strings.Cut(strings.ReplaceAll(written, "：", ":"), ":"); headNames()[folded(name)] != "" {
			return nil
		}
		return &cells[i]
	}
	return nil
}

// take notes what is not known yet.
func (id *Identity) take(d datum) {
	set := func(to *string) {
		if *to == "" {
			*to = d.value
		}
	}
	switch d.name {
	case "city":
		set(&id.City)
	case "bureau":
		set(&id.Bureau)
	case "department":
		set(&id.Department)
	case "department_id":
		set(&id.DepartmentID)
	case "round":
		set(&id.Round)
	case "year":
		if year, err := checklist.ParseFiscalYear(d.value); err == nil && id.Year == 0 {
			id.Year = year
		}
	case "standard":
		if id.Standard.ID == "" {
			id.Standard.ID, id.Standard.Version, _ = strings.Cut(d.value, "@")
		}
	case "revision":
		if n, err := strconv.Atoi(word(d.value)); err == nil && id.Revision == 0 {
			id.Revision = n
		}
	}
}

// headNames are the names of what stands above the answers, in both languages.
var headNames = namesOf("sheet.head.", "department", "department_id", "bureau", "year", "round", "inspection", "city", "standard", "revision",
	"due", "gaps", "post", "draft_number", "document_number", "date", "label")

// headingNames are the headings of columns, in both languages.
var headingNames = namesOf("sheet.column.", columnCodes()...)

func columnCodes() []string {
	var codes []string
	for _, c := range answerColumns {
		codes = append(codes, c.code)
	}
	return codes
}

// headingOf is the code of the column that a heading means, "" for none.
func headingOf(written string) string {
	if len(written) > 100 {
		return ""
	}
	return headingNames()[folded(written)]
}

// AnswerColumnName is the heading of a column in a language, such as evidence_title
// in a problem's Known.
func AnswerColumnName(lang, code string) string { return locales.For(lang).T("sheet.column." + code) }
