package report

import "github.com/xuri/excelize/v2"

// Range is a part of a text: the bytes from From up to, not including, To.
type Range struct{ From, To int }

// within are the parts of ranges that lie between two bytes, counted from the
// first of them.
func within(ranges []Range, from, to int) []Range {
	var inside []Range
	for _, r := range ranges {
		if part := (Range{max(r.From, from) - from, min(r.To, to) - from}); part.From < part.To {
			inside = append(inside, part)
		}
	}
	return inside
}

// underlines finds, line by line, the underlined parts of a cell's text as it is
// printed in lines; nil if nothing is underlined.
func (l *layout) underlines(c Cell, lines []string) [][]Range {
	if len(c.Underlined) == 0 {
		return nil
	}
	var printed []Range
	for _, r := range c.Underlined {
		printed = append(printed, Range{len(l.printable(c.Text[:r.From])), len(l.printable(c.Text[:r.To]))})
	}
	all := make([][]Range, len(lines))
	text, start := l.printable(c.Text), 0
	for i, line := range lines {
		end := start + len(line)
		all[i] = within(printed, start, end)
		if start = end; start < len(text) && text[start] == '\n' {
			start++
		}
	}
	return all
}

// underlineGap is from the baseline down to the line under a word, underlineInk
// how thick it is, both in millimetres.
const (
	underlineGap = 0.55
	underlineInk = 0.25
)

// underline draws the lines under parts of a line of text that starts at x and has
// its top at y.
func (g *grid) underline(x, y float64, look look, text string, parts []Range) {
	face := g.face(look)
	for _, part := range parts {
		from, to := face.width(text[:part.From], tableSize), face.width(text[:part.To], tableSize)
		g.page().boxes = append(g.page().boxes, box{x + from, y + baseline(tableSize) + underlineGap, to - from, underlineInk, look.ink})
	}
}

// runs are the parts of a cell's text for the workbook, underlined or not.
func (c Cell) runs() []excelize.RichTextRun {
	font := func(underline string) *excelize.Font {
		look := palette[c.Tone]
		return &excelize.Font{Family: formFont, Size: tableSize, Bold: look.bold, Color: look.ink.hex(), Underline: underline}
	}
	var runs []excelize.RichTextRun
	add := func(from, to int, underline string) {
		if from < to {
			runs = append(runs, excelize.RichTextRun{Text: c.Text[from:to], Font: font(underline)})
		}
	}
	end := 0
	for _, r := range c.Underlined {
		add(end, r.From, "none")
		add(r.From, r.To, "single")
		end = r.To
	}
	add(end, len(c.Text), "none")
	return runs
}
