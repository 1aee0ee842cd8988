package report

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist/text"
	"tenken/locales"
)

// layout fills pages with the sections of a document.
type layout struct {
	ctx     context.Context
	doc     *Document
	printer *locales.Printer
	regular *face
	bold    *face
	pages   []*page
	y       float64 // where the next thing on the last page goes
	marks   []mark
	lost    []rune // characters that the font can't show
}

// Where the body of a page begins and ends.
const (
	bodyTop    = margin + headHeight
	bodyBottom = pageHeight - margin - footHeight
)

// compose sets the whole document. It fails only when ctx ends.
func compose(ctx context.Context, doc *Document) (*layout, error) {
	faces, err := faces()
	if err != nil {
		return nil, err
	}
	l := &layout{ctx: ctx, doc: doc, printer: locales.For(doc.Language), regular: faces[0], bold: faces[1]}
	l.newPage()
	for _, s := range slices.Concat(doc.Sections, doc.Closing) {
		if err := l.section(&s); err != nil {
			return nil, err
		}
	}
	l.explainLost()
	l.furnish()
	return l, nil
}

func (l *layout) newPage() {
	l.pages = append(l.pages, &page{})
	l.y = bodyTop
}

func (l *layout) page() *page { return l.pages[len(l.pages)-1] }

func (l *layout) room() float64 { return bodyBottom - l.y }

func (l *layout) atTop() bool { return l.y == bodyTop }

// need starts a new page unless height millimetres are left on this one.
func (l *layout) need(height float64) {
	if l.room() < height && !l.atTop() {
		l.newPage()
	}
}

func (l *layout) section(s *Section) error {
	if s.NewPage && !l.atTop() {
		l.newPage()
	}
	l.heading(s, l.following(s))
	for _, paragraph := range s.Text {
		l.paragraph(paragraph, bodySize, palette[TonePlain], innerLine)
	}
	for i := range s.Tables {
		if err := l.table(&s.Tables[i], s.Level); err != nil {
			return err
		}
	}
	return l.panels(s.Panels, s.Level)
}

// headings by level: size in points and space above and below in millimetres.
var headings = []struct{ size, above, below float64 }{
	{titleSize, 2, 4},
	{12, 6, 2},
	{10.5, 5, 1.5},
}

// following is the height of what a heading must not be parted from: the first
// paragraph and the beginning of the first table.
func (l *layout) following(s *Section) float64 {
	var height float64
	if len(s.Text) > 0 {
		height = lineHeight(bodySize)
	}
	if len(s.Tables) > 0 {
		return height + newGrid(l, &s.Tables[0], s.Level).start()
	}
	return height + l.panelHeight(s.Panels)
}

// heading prints a heading on a page that has room for what follows it.
func (l *layout) heading(s *Section, following float64) {
	if s.Title == "" {
		return
	}
	h := headings[min(s.Level, len(headings)-1)]
	l.need(h.above + lineHeight(h.size) + h.below + following)
	if !l.atTop() {
		l.y += h.above
	}
	width := innerLine
	if len(l.marks) == 0 {
		width -= 2 * l.logo(lineHeight(h.size))
	}
	l.mark(s.Title, s.Level)
	align := AlignLeft
	if s.Level == 0 {
		align = AlignCentre
	}
	look := palette[ToneStrong]
	for _, text := range l.lines(s.Title, h.size, look, width) {
		l.print(margin, l.y, innerLine, align, h.size, look, text)
		l.y += lineHeight(h.size)
	}
	l.y += h.below
}

// logo stands left of the title, halfway up its first line; it returns the width that
// is taken, in millimetres.
func (l *layout) logo(line float64) float64 {
	if l.doc.Logo == nil {
		return 0
	}
	p := l.doc.Logo.picture()
	l.page().pictures = append(l.page().pictures, placedPicture{margin, l.y + (line-p.Height)/2, p})
	return p.Width + figureGap
}

func (l *layout) mark(title string, level int) {
	l.marks = append(l.marks, mark{title: l.printable(title), level: level, page: len(l.pages)})
}

// paragraph sets running text from the left margin, over pages if it must.
func (l *layout) paragraph(s string, size float64, look look, width float64) {
	for _, text := range l.lines(s, size, look, width) {
		l.need(lineHeight(size))
		l.print(margin, l.y, width, AlignLeft, size, look, text)
		l.y += lineHeight(size)
	}
	l.y += 1
}

// lines breaks a text for a width in millimetres.
func (l *layout) lines(s string, size float64, look look, width float64) []string {
	face := l.face(look)
	em := size * mmPerPoint
	return text.Lines(l.printable(s), face.em, width/em)
}

func (l *layout) face(look look) *face {
	if look.bold {
		return l.bold
	}
	return l.regular
}

// printable is s without what the font can't show, which is noted.
func (l *layout) printable(s string) string {
	printed, lost := text.Printable(text.Clean(s), l.regular.has)
	for _, r := range lost {
		if !slices.Contains(l.lost, r) {
			l.lost = append(l.lost, r)
		}
	}
	return printed
}

// print puts one line of text into the area that starts at x, y on the last page.
func (l *layout) print(x, y, width float64, align Align, size float64, look look, s string) {
	l.printOn(l.page(), x, y, width, align, size, look, s)
}

func (l *layout) printOn(p *page, x, y, width float64, align Align, size float64, look look, s string) {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return
	}
	space := width - l.face(look).width(s, size)
	switch align {
	case AlignCentre:
		x += space / 2
	case AlignRight:
		x += space
	}
	p.lines = append(p.lines, line{x: x, y: y + baseline(size), size: size, look: look, text: s})
}
