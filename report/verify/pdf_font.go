package verify

import (
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// fonts are those of a file, each read once.
type fonts struct {
	pdf   *model.Context
	known map[types.Object]*font
}

// named is the font that the resources call so.
func (f fonts) named(resources types.Dict, name string) *font {
	all, err := f.pdf.DereferenceDict(resources["Font"])
	if err != nil || all == nil {
		return &font{}
	}
	ref, shared := all[name].(types.IndirectRef)
	if known := f.known[ref]; shared && known != nil {
		return known
	}
	dict, err := f.pdf.DereferenceDict(all[name])
	if err != nil || dict == nil {
		return &font{}
	}
	made := f.read(dict)
	if shared {
		f.known[ref] = made
	}
	return made
}

func (f fonts) read(dict types.Dict) *font {
	made := &font{bytes: 1}
	if kind := dict.Subtype(); kind != nil && *kind == "Type0" {
		made.bytes = 2
	}
	stream, _, err := f.pdf.DereferenceStreamDict(dict["ToUnicode"])
	if err == nil && stream != nil && stream.Decode() == nil {
		made.readMap(stream.Content)
	}
	return made
}

// font tells which characters the codes of a font's texts stand for.
type font struct {
	bytes  int // of a code; 0 if nothing is known
	mapped bool
	single map[uint32]string
	ranges []codeRange
}

// codeRange are codes that stand for characters in a row.
type codeRange struct {
	from, to uint32
	first    []rune // what from stands for; the last rune counts up
}

// decode is the text that a string of codes shows. A font without a map is taken to
// be Latin; wide ones show nothing then.
func (f *font) decode(s []byte) string {
	var out strings.Builder
	for f.bytes > 0 && len(s) >= f.bytes {
		code := codeOf(s[:f.bytes])
		s = s[f.bytes:]
		switch {
		case f.mapped:
			out.WriteString(f.char(code))
		case f.bytes == 1:
			out.WriteRune(rune(code))
		}
	}
	return out.String()
}

func codeOf(s []byte) (code uint32) {
	for _, b := range s {
		code = code<<8 | uint32(b)
	}
	return code
}

func (f *font) char(code uint32) string {
	if s, ok := f.single[code]; ok {
		return s
	}
	for _, r := range f.ranges {
		if r.from <= code && code <= r.to && len(r.first) > 0 {
			last := len(r.first) - 1
			return string(r.first[:last]) + string(r.first[last]+rune(code-r.from))
		}
	}
	return ""
}

// readMap reads a map of characters (ToUnicode).
func (f *font) readMap(content []byte) {
	f.mapped, f.single = true, map[uint32]string{}
	lex := lexer{rest: content}
	for operator, operands := range lex.operators {
		switch operator {
		case "endcodespacerange":
			if n := len(operands); n > 0 && len(operands[n-1].text) > 0 {
				f.bytes = min(4, len(operands[n-1].text))
			}
		case "endbfchar":
			for ; len(operands) >= 2; operands = operands[2:] {
				f.single[codeOf(operands[0].text)] = string(utf16Text(operands[1].text))
			}
		case "endbfrange":
			for ; len(operands) >= 3; operands = operands[3:] {
				f.addRange(codeOf(operands[0].text), codeOf(operands[1].text), operands[2])
			}
		}
	}
}

func (f *font) addRange(from, to uint32, chars token) {
	if chars.list == nil {
		f.ranges = append(f.ranges, codeRange{from, to, utf16Text(chars.text)})
		return
	}
	for i, char := range chars.list {
		f.single[from+uint32(i)] = string(utf16Text(char.text))
	}
}

// utf16Text is big-endian UTF-16.
func utf16Text(s []byte) []rune {
	var units []uint16
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[0])<<8|uint16(s[1]))
	}
	return utf16.Decode(units)
}
