package report

import (
	"fmt"
	"strings"

	"tenken/checklist"
)

// furnish puts onto every page what stands on every page: at the top what the
// report is, its handling label and form number, at the bottom when it was made
// and the page's number.
func (l *layout) furnish() {
	made := l.printer.T("report.made", "Date", longDate(checklist.DateOf(l.doc.Made), l.doc.Language))
	for i, p := range l.pages {
		l.furnishHead(p)
		y := pageHeight - margin - lineHeight(smallSize)
		number := l.printer.T("report.page", "Page", i+1, "Pages", len(l.pages))
		l.furnishLine(p, y, AlignLeft, palette[ToneFaint], made, innerLine/2)
		l.furnishLine(p, y, AlignRight, palette[TonePlain], number, innerLine/2)
	}
}

func (l *layout) furnishHead(p *page) {
	label := l.shortened(l.doc.Label, palette[ToneStrong], innerLine/3)
	width := l.bold.width(label, smallSize) + 6 // of its frame
	side := (innerLine-width)/2 - 4
	l.furnishLine(p, margin, AlignLeft, palette[ToneFaint], l.doc.Running, side)
	l.furnishLine(p, margin, AlignRight, palette[TonePlain], l.doc.Form, side)
	if l.doc.Label == "" {
		return
	}
	l.furnishLine(p, margin, AlignCentre, palette[ToneStrong], label, innerLine/3)
	x, height := (pageWidth-width)/2, lineHeight(smallSize)+0.6
	frame(p, x, margin-0.3, width, height)
}

func frame(p *page, x, y, width, height float64) {
	p.rules = append(p.rules, rule{x, y, x + width, y}, rule{x, y + height, x + width, y + height},
		rule{x, y, x, y + height}, rule{x + width, y, x + width, y + height})
}

func (l *layout) furnishLine(p *page, y float64, align Align, look look, s string, width float64) {
	l.printOn(p, margin, y, innerLine, align, smallSize, look, l.shortened(s, look, width))
}

// shortened is the first line of s within a width. What stands on every page also
// stands in full on the cover.
func (l *layout) shortened(s string, look look, width float64) string {
	lines := l.lines(s, smallSize, look, width-4)
	if len(lines) == 1 {
		return lines[0]
	}
	return strings.TrimRight(lines[0], " ") + "…"
}

// explainLost says at the end of the document which characters stand as 〓, in the
// furniture, which is set last, as well.
func (l *layout) explainLost() {
	l.printable(l.doc.Running + l.doc.Label + l.doc.Form)
	if len(l.lost) == 0 {
		return
	}
	codes := make([]string, len(l.lost))
	for i, r := range l.lost {
		codes[i] = fmt.Sprintf("U+%04X", r)
	}
	list := strings.Join(codes, l.printer.T("report.list.separator"))
	l.paragraph(l.printer.T("report.replaced", "Characters", list), smallSize, palette[ToneFaint], innerLine)
}
