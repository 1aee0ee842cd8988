package exchange

import (
	"bytes"
	"fmt"
	"strings"
)

// notes are what the help sheet says of the workbook as a whole.
var notes = []string{"order", "move", "languages", "variants", "list", "codes", "text", "formulas", "check"}

// help writes a sheet that explains every column.
func (b *excelWriter) help() error {
	var rows [][]any
	for _, note := range notes {
		rows = append(rows, []any{b.p.T("exchange.help.whole"), nil, nil, nil, b.p.T("exchange.note." + note), nil, nil})
	}
	described, err := b.described()
	if err != nil {
		return err
	}
	return b.helpSheet(append(rows, described...))
}

func (b *excelWriter) helpSheet(rows [][]any) error {
	t := table{name: tableHelp, columns: []column{{key: "sheet", width: 14}, {key: "heading", width: 26}, {key: "code", width: 22},
		{key: "required", width: 8}, {key: "meaning", width: 60}, {key: "values", width: 44}, {key: "example", width: 36}}}
	return b.sheet(t, append([][]any{b.headings(t)}, rows...))
}

// described has a row for each column of each sheet, with an example.
func (b *excelWriter) described() ([][]any, error) {
	std, err := ReadStandard(bytes.NewReader(example))
	if err != nil {
		return nil, err
	}
	m := &rowMaker{p: b.p, names: fieldCache{}}
	var rows [][]any
	for _, t := range tables(std.Scale.Ratings) {
		values := m.rows(t, std)
		for i, c := range t.columns {
			rows = append(rows, b.describe(t, c, exampleOf(values, i)))
		}
	}
	return rows, nil
}

// describe explains one column.
func (b *excelWriter) describe(t table, c column, example any) []any {
	required := ""
	if c.required {
		required = b.p.T("exchange.help.required")
	}
	return []any{sheetName(b.p, t.name), heading(b.p, t.name, c), c.code, orNil(required),
		b.p.T("exchange.meaning." + c.words(t.name)), orNil(b.choices(c)), example}
}

// exampleOf is the first value of a column.
func exampleOf(rows [][]any, column int) any {
	for _, row := range rows {
		if row[column] != nil {
			return row[column]
		}
	}
	return nil
}

// choices lists what a cell may hold, each with its code.
func (b *excelWriter) choices(c column) string {
	group := c.group
	if c.form == formYesNo {
		group = groupYesNo
	}
	if group == "" {
		return ""
	}
	var all []string
	for _, code := range codesOf(group) {
		all = append(all, fmt.Sprintf("%s [%s]", label(b.p, group, code), code))
	}
	return strings.Join(all, "\n")
}
