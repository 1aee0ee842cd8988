package report

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// formChart is a chart on a form sheet that takes its figures from the table
// beside it.
type formChart struct {
	formPicture
	body   int   // row of the first figures
	names  int   // column of what is compared
	series []int // columns of the figures
}

var chartTypes = map[ChartKind]excelize.ChartType{ChartRadar: excelize.Radar, ChartColumns: excelize.Col, ChartLines: excelize.Line}

// seriesInks tell the newest figures from those they are compared with, in gray
// as well.
var seriesInks = []ink{blue, {0x94, 0x94, 0x94}}

// addChart draws a chart from the cells of the sheet. Its place is that of the
// picture that a PDF has.
func (b *workbook) addChart(f *formSheet, c formChart) error {
	column, offset := f.anchor(c.x)
	font := excelize.Font{Family: formFont, Size: smallSize, Color: black.hex()}
	whole := 1.0
	chart := &excelize.Chart{
		Type:      chartTypes[c.picture.Chart.Kind],
		Dimension: excelize.ChartDimension{Width: uint(c.picture.Width * 96 / 25.4), Height: uint(c.picture.Height * 96 / 25.4)},
		Format:    excelize.GraphicOptions{AltText: c.picture.Description, OffsetX: offset, Positioning: "oneCell"},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:     excelize.ChartAxis{Font: font},
		YAxis:     excelize.ChartAxis{Font: font, MajorGridLines: true, Minimum: new(0.0), Maximum: &whole, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0%"}},
	}
	for i, column := range c.series {
		chart.Series = append(chart.Series, c.line(f.name, column, seriesInks[i%len(seriesInks)]))
	}
	return b.file.AddChart(f.name, cellName(column+1, c.row+1), chart)
}

// line is one series of a chart.
func (c *formChart) line(sheet string, column int, ink ink) excelize.ChartSeries {
	cells := func(column int) string {
		return fmt.Sprintf("%s!%s:%s", quoted(sheet), absolute(column+1, c.body+1), absolute(column+1, c.body+c.picture.Chart.Rows))
	}
	solid := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ink.hex()}}
	return excelize.ChartSeries{
		Name: fmt.Sprintf("%s!%s", quoted(sheet), absolute(column+1, c.body)), Categories: cells(c.names), Values: cells(column),
		Fill:   solid,
		Line:   excelize.LineOptions{Type: excelize.LineSolid, Width: 1.5, Fill: solid},
		Marker: excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: solid},
	}
}
