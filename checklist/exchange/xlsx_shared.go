package exchange

import (
	"regexp"
	"strconv"
	"strings"
)

// textCollector joins the runs of one text and leaves out the reading
// (ふりがな) that Excel keeps beside it.
type textCollector struct {
	joined  []byte // used again
	inText  bool
	reading int // depth in phonetic runs
}

func (c *textCollector) take(t *xmlToken) {
	switch t.kind {
	case xmlStart:
		switch t.name {
		case "t":
			c.inText = true
		case "rPh":
			c.reading++
		}
	case xmlEnd:
		switch t.name {
		case "t":
			c.inText = false
		case "rPh":
			c.reading--
		}
	case xmlText:
		if c.inText && c.reading == 0 {
			c.joined = append(c.joined, t.text...)
		}
	}
}

// text returns what was collected.
func (c *textCollector) text() string { return unescapeText(string(c.joined)) }

// reset begins anew.
func (c *textCollector) reset() { c.joined = c.joined[:0] }

// readTexts reads the table of shared texts.
func (b *workbook) readTexts(part string) error {
	var c textCollector
	return b.eachToken(part, func(t *xmlToken) error {
		c.take(t)
		if t.isEnd("si") {
			b.texts = append(b.texts, c.text())
			c.reset()
		}
		return nil
	})
}

var escapedRune = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescapeText undoes _x000D_, the way in which Excel writes characters that XML
// has no other way for.
func unescapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedRune.ReplaceAllStringFunc(s, func(escaped string) string {
		code, err := strconv.ParseUint(escaped[2:6], 16, 16)
		if err != nil {
			return escaped
		}
		return string(rune(code))
	})
}

// readStyles finds the styles that show a number as a date.
func (b *workbook) readStyles(part string) error {
	formats := map[string]bool{}
	inCells := false
	return b.eachToken(part, func(t *xmlToken) error {
		switch {
		case t.isStart("numFmt"):
			formats[t.attribute("numFmtId")] = isDateFormat(t.attribute("formatCode"))
		case t.isStart("cellXfs"):
			inCells = true
		case t.isStart("xf") && inCells:
			id := t.attribute("numFmtId")
			b.dates = append(b.dates, formats[id] || isBuiltInDate(id))
		case t.isEnd("cellXfs"):
			inCells = false
		}
		return nil
	})
}

// isBuiltInDate knows the numbers of Excel's own formats for dates and times,
// the Japanese ones included.
func isBuiltInDate(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)
}

var literalParts = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// isDateFormat looks for a part of a date in a format, beside literal text,
// colours and conditions.
func isDateFormat(format string) bool {
	bare := strings.ToLower(literalParts.ReplaceAllString(format, ""))
	return strings.ContainsAny(strings.ReplaceAll(bare, "general", ""), "ymdhs")
}
