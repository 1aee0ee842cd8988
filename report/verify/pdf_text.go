package verify

import (
	"bytes"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// drawing follows what a page draws, as far as it is text.
type drawing struct {
	pdf   *model.Context
	fonts fonts
	text  strings.Builder
	depth int // of forms within forms
}

// mostForms is how deep forms may lie within forms.
const mostForms = 8

// run follows a content stream. What it does not know it passes over.
func (d *drawing) run(content []byte, resources types.Dict) {
	lex := lexer{rest: content}
	font := &font{}
	for operator, operands := range lex.operators {
		switch operator {
		case "Tf":
			if n := len(operands); n >= 2 {
				font = d.fonts.named(resources, string(operands[n-2].text))
			}
		case "Tj", "TJ", "'", `"`:
			if n := len(operands); n > 0 {
				d.show(font, operands[n-1])
			}
		case "Do":
			if n := len(operands); n > 0 {
				d.form(resources, string(operands[n-1].text))
			}
		case "ID":
			lex.skipImage()
		}
	}
}

func (d *drawing) show(f *font, t token) {
	if t.kind == kindString {
		d.text.WriteString(f.decode(t.text))
	}
	for _, part := range t.list {
		d.show(f, part)
	}
}

// form follows a drawing that the page refers to; pictures hold no text.
func (d *drawing) form(resources types.Dict, name string) {
	all, err := d.pdf.DereferenceDict(resources["XObject"])
	if err != nil || all == nil || d.depth == mostForms {
		return
	}
	stream, _, err := d.pdf.DereferenceStreamDict(all[name])
	if err != nil || stream == nil || stream.Subtype() == nil || *stream.Subtype() != "Form" || stream.Decode() != nil {
		return
	}
	if own, err := d.pdf.DereferenceDict(stream.Dict["Resources"]); err == nil && own != nil {
		resources = own
	}
	d.depth++
	d.run(stream.Content, resources)
	d.depth--
}

// kind is what a token of a content stream is.
type kind int

const (
	kindWord kind = iota // an operator
	kindString
	kindOther // a number, a name, a list or a dictionary
)

type token struct {
	kind kind
	text []byte
	list []token
}

// lexer cuts a content stream, or a map of characters, into tokens.
type lexer struct{ rest []byte }

const (
	pdfSpace     = "\x00\t\n\f\r "
	pdfDelimiter = "()<>[]{}/%"
)

// operators yields each operator with the operands before it, which are good until the
// next one.
func (l *lexer) operators(yield func(operator string, operands []token) bool) {
	var operands []token
	for t, ok := l.next(); ok; t, ok = l.next() {
		if t.kind != kindWord {
			operands = append(operands, t)
			continue
		}
		if !yield(string(t.text), operands) {
			return
		}
		operands = operands[:0]
	}
}

// next is the next token; not ok at the end, and at the end of a list.
func (l *lexer) next() (token, bool) {
	l.rest = bytes.TrimLeft(l.rest, pdfSpace)
	for len(l.rest) > 0 && l.rest[0] == '%' {
		end := max(0, bytes.IndexAny(l.rest, "\r\n"))
		if end == 0 {
			end = len(l.rest)
		}
		l.rest = bytes.TrimLeft(l.rest[end:], pdfSpace)
	}
	if len(l.rest) == 0 {
		return token{}, false
	}
	switch c := l.rest[0]; {
	case c == '(':
		return token{kind: kindString, text: l.literal()}, true
	case c == '<' && !bytes.HasPrefix(l.rest, []byte("<<")):
		return token{kind: kindString, text: l.hex()}, true
	case c == '[':
		return l.list(), true
	case c == ']':
		l.rest = l.rest[1:]
		return token{}, false
	case strings.IndexByte("<>{})", c) >= 0:
		l.rest = l.rest[1:]
		return token{kind: kindOther}, true
	}
	return l.word(), true
}

func (l *lexer) list() token {
	l.rest = l.rest[1:]
	t := token{kind: kindOther}
	for {
		part, ok := l.next()
		if !ok {
			return t
		}
		t.list = append(t.list, part)
	}
}

// word is an operator, a number, or a name without its slash.
func (l *lexer) word() token {
	kind := kindWord
	if c := l.rest[0]; c == '/' {
		kind, l.rest = kindOther, l.rest[1:]
	} else if strings.IndexByte("+-.0123456789", c) >= 0 {
		kind = kindOther
	}
	end := bytes.IndexAny(l.rest, pdfSpace+pdfDelimiter)
	if end < 0 {
		end = len(l.rest)
	}
	t := token{kind: kind, text: l.rest[:end]}
	l.rest = l.rest[end:]
	return t
}

// skipImage passes over the bytes of a picture within a content stream.
func (l *lexer) skipImage() {
	for _, end := range []string{"\nEI", " EI", "\rEI"} {
		if at := bytes.Index(l.rest, []byte(end)); at >= 0 {
			l.rest = l.rest[at+len(end):]
			return
		}
	}
	l.rest = nil
}
