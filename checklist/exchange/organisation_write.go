package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/xlsx"
	"tenken/locales"
)

// WriteOrganisationExcel writes an organisation list as a workbook with one sheet
// for each kind of thing, with headings and labels in lang ("ja" or "en").
// [ReadOrganisation] returns the same organisation for it, whatever it is given
// as the present one, if Validate finds no error and flags are in their usual order.
func WriteOrganisationExcel(w io.Writer, org *checklist.Organisation, lang string) error {
	b := &excelWriter{file: excelize.NewFile(), p: locales.For(lang), rows: map[string]int{}}
	defer func() { _ = b.file.Close() }()
	if err := b.writeOrganisation(org); err != nil {
		return fmt.Errorf("write the organisation: %w", err)
	}
	if err := xlsx.Write(w, b.file); err != nil {
		return fmt.Errorf("write the organisation: %w", err)
	}
	return nil
}

func (b *excelWriter) writeOrganisation(org *checklist.Organisation) error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	rows := newRoster(b.p, org).rows()
	for name := range rows {
		b.rows[name] = len(rows[name])
	}
	for _, t := range organisationTables() {
		content := append([][]any{b.headings(t)}, rows[t.name]...)
		if t.turned {
			content = b.turned(t, rows[t.name][0])
		}
		if err := b.sheet(t, content); err != nil {
			return err
		}
	}
	if err := b.organisationHelp(rows); err != nil {
		return err
	}
	app := b.p.T("common.app")
	title := b.p.T("exchange.organisation.title", "City", org.City.In(b.p.Lang()))
	return b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: app, LastModifiedBy: app, Language: b.p.Lang()})
}

// WriteOrganisationCSV writes the departments of an organisation as a table.
// Read on top of the same organisation, it changes nothing. Characters that
// CP932 lacks are an [*EncodingError], and nothing is written.
func WriteOrganisationCSV(w io.Writer, org *checklist.Organisation, lang string, encoding Encoding) error {
	roster := newRoster(locales.For(lang), org)
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	var head []string
	for _, column := range departmentColumns() {
		head = append(head, heading(roster.p, tableDepartments, column))
	}
	_ = c.Write(head) // a buffer never fails
	for _, row := range roster.rows()[tableDepartments] {
		_ = c.Write(csvCells(row))
	}
	c.Flush()
	data, err := encode(b.String(), encoding)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write the organisation: %w", err)
	}
	return nil
}

// roster writes an organisation as rows of its tables. Bureaus and departments
// are called by their names where those are clear.
type roster struct {
	rowMaker
	org         *checklist.Organisation
	columns     map[string][]column // by table
	bureaus     directory
	departments directory
}

func newRoster(p *locales.Printer, org *checklist.Organisation) *roster {
	r := &roster{rowMaker{p: p, names: fieldCache{}}, org, map[string][]column{}, bureauDirectory(org.Bureaus), departmentDirectory(org.Departments)}
	for _, t := range organisationTables() {
		r.columns[t.name] = t.columns
	}
	return r
}

func (r *roster) rows() map[string][][]any {
	rows := map[string][][]any{}
	add := func(table string, v any) []any {
		row := r.row(r.columns[table], reflect.ValueOf(v).Elem())
		rows[table] = append(rows[table], row)
		return row
	}
	add(tableCity, &cityRow{r.org.City, r.org.NetworkModel()})
	for _, b := range r.org.Bureaus {
		b.Lead = r.department(b.Lead)
		add(tableBureaus, &b)
	}
	for _, d := range r.org.Departments {
		named := r.department(d.ID)
		for i, s := range d.Subjects {
			if i > 0 || !reflect.DeepEqual(s, ownSubject(&d)) {
				add(tableSubjects, &s)[0] = named
			}
		}
		for _, c := range d.Contacts {
			add(tableContacts, &c)[0] = named
		}
		d.Bureau = r.bureau(d.Bureau)
		add(tableDepartments, &d)
	}
	return rows
}

func (r *roster) bureau(id string) string { return r.bureaus.name(id, r.org.Bureau(id).Name.Ja) }

func (r *roster) department(id string) string {
	if i, ok := r.departments.ids[id]; ok {
		return r.departments.name(id, r.org.Departments[i].Name.Ja)
	}
	return id
}

// organisationNotes are what the help sheet says of the list as a whole.
var organisationNotes = []string{"move", "columns", "simple", "marks", "ids", "posts"}

// organisationHelp writes a sheet that explains every column, with examples of the
// list's own. Facts of a profile explain themselves.
func (b *excelWriter) organisationHelp(content map[string][][]any) error {
	var rows [][]any
	for _, note := range organisationNotes {
		rows = append(rows, []any{b.p.T("exchange.help.whole"), nil, nil, nil, b.p.T("exchange.organisation.note." + note), nil, nil})
	}
	for _, t := range organisationTables() {
		for i, c := range t.columns {
			if c.of != "flags" {
				rows = append(rows, b.describe(t, c, exampleOf(content[t.name], i)))
			}
		}
	}
	return b.helpSheet(rows)
}
