package ui

import (
	"fyne.io/fyne/v2"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// heatTones are the tints of the levels of shares, from the best to the worst.
var heatTones = []widgets.Tone{widgets.Good, "", widgets.Caution, widgets.Bad}

// heat is the table of departments and chapters.
func (p *resultsPage) heat() fyne.CanvasObject {
	a, f, table := p.app, p.app.format, p.score.Heat()
	var rows []widgets.HeatRow
	for _, r := range table.Rows {
		row := widgets.HeatRow{Head: r.Name, Strong: r.Part.Level != viewmodel.CityDepartment}
		if !row.Strong {
			row.Head = "　" + r.Name
		}
		for _, c := range r.Cells {
			cell := widgets.HeatCell{Text: c.Text}
			if c.Level >= 0 {
				cell.Tone = heatTones[c.Level]
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	place := a.text("", strong)
	heat := widgets.NewHeatMap(f.T("report.heat.department"), table.Columns, rows, lines)
	heat.OnRune, heat.OnKey = a.typedRune, a.typedKey
	heat.OnMove = func(row, column int) {
		p.row, p.column = row, column
		place.SetText(p.heatWords(table.Rows[row], column))
	}
	heat.OnOpen = func(row, column int) {
		kind, of := p.score.HeatFigure(table.Rows[row], column)
		a.visitPart(p.office, p.score, kind, of)
	}
	heat.SetCursor(p.row, p.column)
	heat.OnMove(heat.Cursor())
	p.first = heat
	legend := widgets.NewBox(widgets.BoxStyle{Padding: 8}, a.text(p.score.HeatLegend(), small))
	return widgets.NewFrame(1, legend, heat, widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, place))
}

// heatWords say what the cursor is on, with last year's figure.
func (p *resultsPage) heatWords(row viewmodel.CityHeatRow, column int) string {
	f := p.app.format
	kind, of := p.score.HeatFigure(row, column)
	words := f.T("desk.score.explained", "Part", p.score.Title(of), "Figure", f.T("desktop.figure."+string(kind)), "Rate", f.Rate(p.score.Rate(kind, of)))
	if before := p.score.LastYear(p.score.Before(kind, of)); before != "" {
		words = f.T("cityscore.with_before", "Figure", words, "Before", before)
	}
	return words
}
