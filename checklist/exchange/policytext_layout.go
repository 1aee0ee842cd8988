package exchange

import (
	"slices"
	"strings"
)

// policyLayout is how the lines of a text were set. It is measured, since
// nothing in a plain text says where a paragraph ends.
type policyLayout struct {
	measure  int  // columns of a full line
	doubled  bool // a blank line follows nearly every line, and means nothing
	trailed  bool // the last line of a paragraph has a blank at its end, the others have none
	indented bool // paragraphs begin with an ideographic space
}

// minMeasure is the narrowest column that texts are broken to, 20 Japanese
// letters. Shorter lines end where their writer ended them.
const minMeasure = 40

// markParagraphs sets fresh and closed.
func markParagraphs(pieces []policyPiece) {
	layout := measureLayout(pieces)
	for i := range pieces {
		p := &pieces[i]
		p.fresh = i == 0 || !p.glued && layout.parts(pieces[i-1], *p)
		p.closed = p.fresh || p.glued && endsSentence(pieces[i-1].text)
	}
}

func measureLayout(pieces []policyPiece) (layout policyLayout) {
	var widths []int
	lines, gaps, indents := 0, 0, 0
	for _, p := range pieces {
		widths = append(widths, p.width())
		if !p.glued {
			lines, gaps = lines+1, gaps+min(p.gap, 1)
		}
		if p.indented {
			indents++
		}
	}
	if len(widths) == 0 {
		return layout
	}
	slices.Sort(widths)
	layout.measure = max(minMeasure, widths[len(widths)-1-len(widths)/20]) // a few lines may run over
	layout.doubled = gaps*5 >= lines*4
	layout.indented = indents >= 2
	layout.trailed = layout.blanksMeanEnds(pieces)
	return layout
}

// blanksMeanEnds looks at the lines whose place in a paragraph is known: a line
// that ends a sentence before the margin is the last one, a line that reaches
// the margin without doing so is not.
func (l policyLayout) blanksMeanEnds(pieces []policyPiece) bool {
	var last, lastTrailed, inner, innerTrailed int
	for _, p := range pieces {
		trailed := 0
		if p.trailed {
			trailed = 1
		}
		switch ends, full := endsSentence(p.text), l.full(p); {
		case ends && !full:
			last, lastTrailed = last+1, lastTrailed+trailed
		case full && !ends:
			inner, innerTrailed = inner+1, innerTrailed+trailed
		}
	}
	return last > 0 && inner > 0 && lastTrailed*5 >= last*4 && innerTrailed*5 <= inner
}

// full reports whether a line reaches the margin, give or take what indents and
// the rules for line ends take away; outer clauses are less indented.
func (l policyLayout) full(p policyPiece) bool {
	if p.mark.style != 0 && p.mark.style <= styleParen {
		return p.width()*8 >= l.measure*7
	}
	return p.width()*5 >= l.measure*4
}

// bullets open a paragraph of their own.
const bullets = "・※○●◎□■◇◆"

// parts reports whether a paragraph ends between two lines.
func (l policyLayout) parts(line, next policyPiece) bool {
	meaningless := 0
	if l.doubled {
		meaningless = 1
	}
	full := l.full(line)
	switch {
	case strings.ContainsRune(bullets, firstRune(next.text)):
		return true
	case next.gap > meaningless && !next.page:
		return true
	case l.trailed:
		return line.trailed || line.width()*2 < l.measure
	case endsSentence(line.text):
		return next.indented || !full || !l.indented
	}
	return !full && !goesOn(line.text)
}

// goesOn reports whether a line cannot be the last of its paragraph: a comma, a
// particle or an open bracket stands at its end.
func goesOn(text string) bool {
	opened := strings.Count(text, "（") + strings.Count(text, "「") - strings.Count(text, "）") - strings.Count(text, "」")
	return opened > 0 || strings.ContainsRune("、，・はがをの", lastRune(text)) && !strings.HasSuffix(text, "もの")
}

// width counts half-width columns.
func (p policyPiece) width() (columns int) {
	for _, r := range p.text {
		columns++
		if r >= '\u2000' && (r < '\uFF61' || r > '\uFFDC') {
			columns++
		}
	}
	return columns
}
