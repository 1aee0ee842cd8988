package exchange

import (
	"regexp"
	"slices"
	"strings"
)

// policyPiece is a line of text that is not blank, or the part of one that
// begins with a number glued to the words before. It may open a clause: whether
// it does, the order of the numbers decides.
type policyPiece struct {
	text  string     // without the blanks around it
	mark  policyMark // of style 0 if it begins with none
	words string     // the text after the mark

	glued    bool // continues the line of the piece before
	page     bool // a new page begins with it
	gap      int  // blank lines before it
	indented bool // by exactly one ideographic space, as paragraphs begin
	trailed  bool // blanks stood after it

	fresh  bool // begins a paragraph even if it opens no clause
	closed bool // what stands before it ends a paragraph or a sentence
}

// mayOpen reports whether the piece opens a clause if its number is in turn.
func (p policyPiece) mayOpen() bool { return p.mark.style != 0 && (!p.mark.doubtful || p.closed) }

// 附則, 附　則（令和8年4月1日）.
var supplementHeading = regexp.MustCompile(`^附[ \x{3000}]*則[ \x{3000}]*(?:[（(].{0,60})?$`)

// isSupplement reports whether the piece is the heading of the closing
// provisions.
func (p policyPiece) isSupplement() bool { return supplementHeading.MatchString(p.text) }

// isPageNumber knows a page number that stood before a glued mark.
func (p policyPiece) isPageNumber() bool { return pageNumber.MatchString(p.text) }

// policyPieces returns the pieces that belong to the text itself, and the heads
// that ran above or below it.
func policyPieces(content string) (pieces []policyPiece, heads []string) {
	gap, page := 0, false
	for line := range strings.SplitSeq(content, "\n") {
		for i, part := range strings.Split(line, "\f") {
			page = page || i > 0
			text := strings.Trim(gluedPageNumber.ReplaceAllString(part, "。"), blanks)
			switch {
			case text == "":
				gap++
				continue
			case pageNumber.MatchString(text):
				page = true
				continue
			}
			before, after, _ := strings.Cut(part, text)
			first := policyPiece{text: text, gap: gap, page: page, indented: before == "\u3000", trailed: after != ""}
			pieces = append(pieces, slices.DeleteFunc(first.cut(), policyPiece.isPageNumber)...)
			gap, page = 0, false
		}
	}
	pieces, heads = cutRunningHeads(pieces)
	markParagraphs(pieces)
	return pieces, heads
}

var (
	// 5, - 5 -, 5/12, P.5, 5ページ, iv.
	pageNumber = regexp.MustCompile(`^(?i:[-‐–—―−－ー~〜～]*\s*(?:p(?:age)?[.．]?\s*)?[0-9０-９]{1,3}\s*(?:[/／]\s*[0-9０-９]{1,3}\s*)?(?:[-‐–—―−－ー~〜～]*|ページ|頁)|[ivx]{1,6}|[ⅰ-ⅻ])$`)
	// …実施する。 5.
	gluedPageNumber = regexp.MustCompile(`。[ \x{3000}]+[-‐–—―−－]?[ ]?[0-9０-９]{1,3}[ ]?[-‐–—―−－]?[ \x{3000}]*$`)
	digitsAndBlanks = regexp.MustCompile(`[0-9０-９\s]+`)
)

// cutRunningHeads takes out the lines that stand at the top or the foot of three
// pages or more and differ in numbers only.
func cutRunningHeads(pieces []policyPiece) (text []policyPiece, heads []string) {
	edges := make(map[string][]int)
	for i, p := range pieces {
		atEdge := p.page || i+1 < len(pieces) && pieces[i+1].page
		if atEdge && p.mark.style == 0 && !endsSentence(p.text) {
			words := digitsAndBlanks.ReplaceAllString(p.text, "")
			edges[words] = append(edges[words], i)
		}
	}
	for words, at := range edges {
		if len(at) >= 3 {
			heads = append(heads, words)
			for _, i := range at {
				pieces[i].text = ""
			}
		}
	}
	slices.Sort(heads)
	return slices.DeleteFunc(pieces, func(p policyPiece) bool { return p.text == "" }), heads
}

// cut cuts a line before each mark that is glued to what stands before.
func (p policyPiece) cut() (pieces []policyPiece) {
	line, start, last := p.text, 0, rune(0)
	for i, r := range line {
		if i > start && glues(last) && isGlued(line[start:i], line[i:]) {
			pieces = append(pieces, p.part(line[start:i]))
			p.glued, start = true, i
		}
		last = r
	}
	rest := p.part(line[start:])
	rest.trailed = p.trailed
	return append(pieces, rest)
}

// part is the piece with a part of its text.
func (p policyPiece) part(text string) policyPiece {
	p.text = strings.TrimRight(text, blanks)
	p.trailed = len(p.text) < len(text)
	p.mark, p.words, _ = parseMark(p.text)
	if p.glued {
		p.gap, p.page, p.indented = 0, false, false
	}
	return p
}

// glues is a quick look at the rune before a mark.
func glues(r rune) bool { return strings.ContainsRune(blanks+"。．）)」』", r) }

// isGlued reports whether a clause may open between two parts of a line: after
// a full stop, or after a blank if the mark can hardly be anything else.
func isGlued(before, after string) bool {
	m, words, ok := parseMark(after)
	if !ok || m.doubtful || words == "" {
		return false
	}
	trimmed := strings.TrimRight(before, blanks)
	sentence, parted := endsSentence(trimmed), len(trimmed) < len(before)
	switch m.style {
	case styleChapter, styleArticle:
		return sentence || parted && strings.ContainsAny(after[:len(after)-len(words)], blanks)
	case styleNumber:
		return sentence || parted && m.separator == "."
	case styleParen, styleCircled:
		return sentence || parted
	}
	return false
}

// endsSentence reports whether text ends with a full stop, closing brackets
// after it aside.
func endsSentence(text string) bool {
	return strings.ContainsRune("。．.！？!?", lastRune(strings.TrimRight(text, "）)」』】〕”\"'")))
}

// isHeading reports whether words may be a heading: short, and no sentence.
func isHeading(words string) bool {
	return len(words) <= maxHeading && !strings.ContainsAny(words, "。．") && !strings.HasSuffix(words, "、")
}

// maxHeading is the length in bytes of a heading that fills about a line: 45
// Japanese characters.
const maxHeading = 45 * len("字")
