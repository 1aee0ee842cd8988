package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// importSheet is the step in which the table and the row of its headings are
// chosen, with a look at the first rows.
type importSheet struct {
	p      *importPage
	object fyne.CanvasObject
	view   *widgets.SheetView
	two    *widgets.Tick
	known  *widgets.Banner
	rows   []workflow.TableExcerpt
}

func newImportSheet(p *importPage) *importSheet {
	a, f := p.app, p.app.format
	s := &importSheet{p: p, view: widgets.NewSheetView(lines), known: widgets.NewBanner(lines)}
	s.view.Keys.OnRune, s.view.Keys.OnKey = a.typedRune, a.typedKey
	s.view.OnRow = func(row int) { s.choose(s.rows[row].Number, s.two.On()) }
	s.two = a.tick(f.T("mapping.two_rows"), func(two bool) { s.choose(p.choice.Header()[0], two) })
	row := widgets.NewRow(24, 1, s.two, filler())
	if len(p.choice.Tables) > 1 {
		row = widgets.NewRow(24, 1, s.tables(), filler(), s.two)
	}
	top := widgets.NewBox(widgets.BoxStyle{Padding: 16}, widgets.NewColumn(12, a.text(f.T("mapping.header_help"), running), s.known, row))
	s.object = widgets.NewFrame(1, top, s.view)
	s.fill()
	return s
}

// tables chooses among the sheets.
func (s *importSheet) tables() fyne.CanvasObject {
	f := s.p.app.format
	var names []string
	for _, t := range s.p.choice.Tables {
		name := t.Name
		if t.Hidden {
			name = f.T("mapping.hidden_sheet", "Name", name)
		}
		names = append(names, name)
	}
	choose := s.p.app.selection(names, s.p.choice.Table, func(i int) { s.done(s.p.choice.SetTable(i)) })
	return widgets.NewField(widgets.FieldTexts{Label: f.T("mapping.label.sheet")}, lines, choose)
}

func (s *importSheet) choose(row int, two bool) { s.done(s.p.choice.SetHeader(row, two)) }

func (s *importSheet) done(err error) {
	if err != nil {
		s.p.app.fail(err)
		return
	}
	s.fill()
	s.p.changed()
}

// fill shows the rows, the ones with the headings marked.
func (s *importSheet) fill() {
	f, header := s.p.app.format, s.p.choice.Header()
	s.rows = s.p.choice.Rows()
	s.two.Set(len(header) > 1)
	var letters []string
	var rows []widgets.SheetRow
	for _, row := range s.rows {
		marked := row.Number >= header[0] && row.Number <= header[len(header)-1]
		rows = append(rows, widgets.SheetRow{Number: strconv.Itoa(row.Number), Cells: row.Cells, Marked: marked})
	}
	for i := range s.p.choice.Width() {
		letters = append(letters, workflow.ColumnName(i+1))
	}
	s.view.ShowRows(letters, rows)
	if s.p.choice.Remembered {
		s.known.Say(widgets.Info, f.T("mapping.remembered"), "", "", nil)
	} else {
		s.known.Hide()
	}
}
