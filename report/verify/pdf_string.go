package verify

import (
	"bytes"
	"encoding/hex"
)

// literal is a string in round brackets, which may hold further ones.
func (l *lexer) literal() []byte {
	var out []byte
	depth := 0
	for i := 0; i < len(l.rest); i++ {
		switch c := l.rest[i]; c {
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				l.rest = l.rest[i+1:]
				return out
			}
			out = append(out, c)
		case '\\':
			c, taken := escaped(l.rest[i+1:])
			out, i = append(out, c...), i+taken
		default:
			out = append(out, c)
		}
	}
	l.rest = nil
	return out
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escaped is what stands behind a backslash, and how many bytes of s it takes.
func escaped(s []byte) (char []byte, taken int) {
	if len(s) == 0 {
		return nil, 0
	}
	if bytes.HasPrefix(s, []byte("\r\n")) {
		return nil, 2
	}
	code, digits := 0, 0
	for digits < min(3, len(s)) && s[digits] >= '0' && s[digits] <= '7' {
		code = code*8 + int(s[digits]-'0')
		digits++
	}
	switch control, known := escapes[s[0]]; {
	case digits > 0:
		return []byte{byte(code)}, digits
	case known:
		return []byte{control}, 1
	case s[0] == '\n' || s[0] == '\r': // the string goes on in the next line
		return nil, 1
	}
	return s[:1], 1
}

// hex is a string in pointed brackets; a digit that is missing at the end is 0.
func (l *lexer) hex() []byte {
	end := bytes.IndexByte(l.rest, '>')
	if end < 0 {
		end = len(l.rest) - 1
	}
	digits := bytes.Join(bytes.FieldsFunc(l.rest[1:max(1, end)], func(r rune) bool { return r <= ' ' }), nil)
	l.rest = l.rest[end+1:]
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits)
	return out[:n]
}
