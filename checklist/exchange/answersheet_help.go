package exchange

import (
	"strings"

	"tenken/checklist"
)

// answerSteps are what the page about the sheet says, in this order.
var answerSteps = []string{"cells", "rating", "count", "central", "reason", "plan", "evidence", "inquiring", "parts", "return"}

// help writes the page that explains the sheet, with the ratings of the scale.
func (b *answerWriter) help() error {
	name := b.p.T("sheet.help.name")
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.pages(name, "landscape", 90); err != nil {
		return err
	}
	widths := []float64{16, 80}
	for i, width := range widths {
		if err := b.file.SetColWidth(name, columnName(i+1), columnName(i+1), width); err != nil {
			return err
		}
	}
	if err := b.helpRow(name, 1, 24, b.title, b.p.T("sheet.help.name")); err != nil {
		return err
	}
	for i, row := range b.helpRows() {
		height := float64(linesIn(row[1], widths[1]*charsPerDigit))*lineHeight + 6
		if err := b.helpRow(name, i+2, height, b.label, row[0]); err != nil {
			return err
		}
		if err := b.helpCell(name, cellName(2, i+2), b.locked, row[1]); err != nil {
			return err
		}
	}
	return nil
}

// helpRows are the page's headings with their texts.
func (b *answerWriter) helpRows() [][2]string {
	var rows [][2]string
	for _, step := range answerSteps {
		rows = append(rows, [2]string{b.p.T("sheet.help.head." + step), b.p.T("sheet.help.text." + step)})
	}
	for _, r := range b.sheet.Standard.Scale.Ratings {
		rows = append(rows, [2]string{b.rating(r), b.ratingHelp(&r)})
	}
	return rows
}

// helpRow writes the first cell of a row. The page is not streamed: excelize packs
// several streams in any order.
func (b *answerWriter) helpRow(name string, row int, height float64, style int, value string) error {
	if err := b.file.SetRowHeight(name, row, height); err != nil {
		return err
	}
	return b.helpCell(name, cellName(1, row), style, value)
}

func (b *answerWriter) helpCell(name, cell string, style int, value string) error {
	if err := b.file.SetCellStr(name, cell, value); err != nil {
		return err
	}
	return b.file.SetCellStyle(name, cell, cell, style)
}

// ratingHelp says what a rating asks for.
func (b *answerWriter) ratingHelp(r *checklist.Rating) string {
	parts := []string{b.p.T("sheet.help.class." + string(r.Class))}
	if r.Reason {
		parts = append(parts, b.p.T("sheet.help.reason"))
	}
	if r.Plan != checklist.PlanNone {
		parts = append(parts, b.p.T("sheet.help.plan."+string(r.Plan)))
	}
	if r.PlanIfCritical != r.Plan {
		parts = append(parts, b.p.T("sheet.help.plan_if_critical"))
	}
	if r.Evidence {
		parts = append(parts, b.p.T("sheet.help.evidence"))
	}
	return strings.Join(parts, "\n")
}
