package exchange

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlToken is a part of an XML text.
type xmlToken struct {
	kind  xmlKind
	name  string    // of an element, without its name space
	attrs []xmlAttr // of a start; good until the next token
	text  string
}

type xmlKind int

const (
	xmlStart   xmlKind = iota // of an element
	xmlEnd                    // of an element
	xmlText                   // between elements
	xmlDoctype                // or another declaration
)

// xmlAttr is an attribute without its name space.
type xmlAttr struct{ name, value string }

// attribute returns the value of an attribute, "" for none.
func (t *xmlToken) attribute(name string) string {
	for i := range t.attrs {
		if t.attrs[i].name == name {
			return t.attrs[i].value
		}
	}
	return ""
}

// isStart and isEnd report that of an element of a name.
func (t *xmlToken) isStart(name string) bool { return t.kind == xmlStart && t.name == name }
func (t *xmlToken) isEnd(name string) bool   { return t.kind == xmlEnd && t.name == name }

// xmlScanner takes the XML of workbooks apart, in a tenth of the time that package
// encoding/xml needs, and without memory for each token. It knows what workbooks
// are made of: elements, attributes, text, CDATA, comments and instructions, in
// UTF-8, with the five named entities and numeric ones. Whether elements are closed
// in order is for [nesting] to see, as with RawToken of that package.
type xmlScanner struct {
	rest   string
	attrs  []xmlAttr // of the last start, used again
	closes string    // name of an empty element whose end comes next
	empty  bool
}

// newXMLScanner fails for what is not UTF-8.
func newXMLScanner(source string) (*xmlScanner, error) {
	if !utf8.ValidString(source) {
		return nil, errNoWorkbook
	}
	return &xmlScanner{rest: strings.TrimPrefix(source, "\uFEFF")}, nil
}

// next returns the next token, at the end io.EOF.
func (s *xmlScanner) next() (xmlToken, error) {
	for {
		switch {
		case s.empty:
			s.empty = false
			return xmlToken{kind: xmlEnd, name: s.closes}, nil
		case s.rest == "":
			return xmlToken{}, io.EOF
		case s.rest[0] != '<':
			return s.text()
		case strings.HasPrefix(s.rest, "</"):
			name, ok := s.until(">")
			if !ok {
				return xmlToken{}, errNoWorkbook
			}
			return xmlToken{kind: xmlEnd, name: localName(strings.TrimSpace(name[2:]))}, nil
		case strings.HasPrefix(s.rest, "<!["):
			return s.literal()
		case strings.HasPrefix(s.rest, "<?") || strings.HasPrefix(s.rest, "<!--"):
			if !s.skip() {
				return xmlToken{}, errNoWorkbook
			}
		case strings.HasPrefix(s.rest, "<!"):
			return xmlToken{kind: xmlDoctype}, nil
		default:
			return s.start()
		}
	}
}

// literal reads a text that is taken as it stands.
func (s *xmlScanner) literal() (xmlToken, error) {
	rest, ok := strings.CutPrefix(s.rest, "<![CDATA[")
	if !ok {
		return xmlToken{kind: xmlDoctype}, nil
	}
	text, rest, ok := strings.Cut(rest, "]]>")
	if !ok {
		return xmlToken{}, errNoWorkbook
	}
	s.rest = rest
	return xmlToken{kind: xmlText, text: text}, nil
}

// skip leaves out a comment or an instruction, unless it is broken off or declares
// another encoding than UTF-8.
func (s *xmlScanner) skip() bool {
	if strings.HasPrefix(s.rest, "<!--") {
		_, ok := s.until("-->")
		return ok
	}
	instruction, ok := s.until("?>")
	return ok && !declaresOther(instruction)
}

// until cuts what stands before an end that must come.
func (s *xmlScanner) until(end string) (before string, ok bool) {
	before, s.rest, ok = strings.Cut(s.rest, end)
	return before, ok
}

// declaresOther reports a declaration of another encoding than UTF-8.
func declaresOther(instruction string) bool {
	_, encoding, declared := strings.Cut(instruction, "encoding")
	return declared && strings.HasPrefix(instruction, "<?xml ") && !strings.EqualFold(strings.Trim(encoding, "= \t\r\n\"'?"), "utf-8") &&
		!strings.HasPrefix(strings.ToLower(strings.TrimLeft(encoding, "= \t\r\n\"'")), "utf-8")
}

// localName leaves the name space aside.
func localName(name string) string {
	if at := strings.IndexByte(name, ':'); at >= 0 {
		return name[at+1:]
	}
	return name
}

func (s *xmlScanner) text() (xmlToken, error) {
	end := strings.IndexByte(s.rest, '<')
	if end < 0 {
		end = len(s.rest)
	}
	text, ok := unescaped(s.rest[:end])
	if !ok {
		return xmlToken{}, errNoWorkbook
	}
	s.rest = s.rest[end:]
	return xmlToken{kind: xmlText, text: text}, nil
}

// isXMLSpace reports white space as XML knows it. Package strings would make a set
// of the four for every look at a text of a few bytes.
func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// xmlTrimmed is what follows white space.
func xmlTrimmed(s string) string {
	for s != "" && isXMLSpace(s[0]) {
		s = s[1:]
	}
	return s
}

// nameEnd is where the name at the beginning ends, the length of all at least.
func nameEnd(s string) int {
	for i := range len(s) {
		if c := s[i]; isXMLSpace(c) || c == '=' || c == '/' || c == '>' || c == '<' {
			return i
		}
	}
	return len(s)
}

// start reads the start of an element with its attributes.
func (s *xmlScanner) start() (xmlToken, error) {
	end := 1 + nameEnd(s.rest[1:])
	if end == 1 || end == len(s.rest) || s.rest[end] == '<' || s.rest[end] == '=' {
		return xmlToken{}, errNoWorkbook
	}
	name := localName(s.rest[1:end])
	s.rest, s.attrs = s.rest[end:], s.attrs[:0]
	for {
		s.rest = xmlTrimmed(s.rest)
		switch {
		case strings.HasPrefix(s.rest, ">"):
			s.rest = s.rest[1:]
			return xmlToken{kind: xmlStart, name: name, attrs: s.attrs}, nil
		case strings.HasPrefix(s.rest, "/>"):
			s.rest, s.empty, s.closes = s.rest[2:], true, name
			return xmlToken{kind: xmlStart, name: name, attrs: s.attrs}, nil
		case !s.attribute():
			return xmlToken{}, errNoWorkbook
		}
	}
}

// attribute reads one attribute.
func (s *xmlScanner) attribute() bool {
	end := nameEnd(s.rest)
	name, rest := s.rest[:end], xmlTrimmed(s.rest[end:])
	if name == "" || !strings.HasPrefix(rest, "=") {
		return false
	}
	rest = xmlTrimmed(rest[1:])
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return false
	}
	value, rest, ok := strings.Cut(rest[1:], rest[:1])
	text, known := unescaped(value)
	s.rest, s.attrs = rest, append(s.attrs, xmlAttr{localName(name), text})
	return ok && known
}

// nesting follows which elements are open.
type nesting struct {
	open  []string
	begun bool
}

// take reports whether a token may stand where it does.
func (n *nesting) take(t *xmlToken) bool {
	last := len(n.open) - 1
	switch t.kind {
	case xmlStart:
		if last < 0 && n.begun {
			return false
		}
		n.open, n.begun = append(n.open, t.name), true
	case xmlEnd:
		if last < 0 || n.open[last] != t.name {
			return false
		}
		n.open = n.open[:last]
	case xmlText:
		return last >= 0 || xmlTrimmed(t.text) == ""
	}
	return true
}

// whole reports whether the one element has come and ended.
func (n *nesting) whole() bool { return n.begun && len(n.open) == 0 }

// unescaped resolves entities and makes every line break a line feed.
func unescaped(s string) (string, bool) {
	if strings.Contains(s, "\r") {
		s = newlines.Replace(s)
	}
	if !strings.Contains(s, "&") {
		return s, true
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		entity, rest, closed := strings.Cut(after, ";")
		r, known := entityRune(entity)
		if !closed || !known {
			return "", false
		}
		b.WriteRune(r)
		s = rest
	}
}

// entityRune is what an entity stands for.
func entityRune(entity string) (rune, bool) {
	switch entity {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	number, numeric := strings.CutPrefix(entity, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(number, "x"); isHex {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	return rune(n), numeric && err == nil && n <= utf8.MaxRune
}
