package exchange

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decodePolicyText returns the text of r in NFC with plain blanks, its lines
// ended by "\n" and its pages by "\f".
func decodePolicyText(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxPolicyText+1))
	if err != nil {
		return "", &PolicyTextError{lineAt(data, len(data)), err}
	}
	if len(data) > MaxPolicyText {
		return "", &PolicyTextError{lineAt(data, MaxPolicyText), ErrPolicyTooLarge}
	}
	text, err := decodeJapanese(data)
	if err != nil {
		return "", err
	}
	text = lineEnds.Replace(text)
	for i, r := range text {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return "", &PolicyTextError{lineAt([]byte(text), i), ErrPolicyNotText}
		}
	}
	return norm.NFC.String(strings.Map(plainRune, text)), nil
}

// lineAt returns the number of the line that holds the byte at offset.
func lineAt(data []byte, offset int) int { return 1 + bytes.Count(data[:offset], []byte("\n")) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// blanks are the only characters without ink in a decoded line.
const blanks = " \u3000"

// plainRune makes one blank of all that are narrower than an ideograph, drops
// what has no width, and turns the radicals of U+2F00 to U+2FD5, which some PDF
// writers leave in the place of ideographs, into these.
func plainRune(r rune) rune {
	switch {
	case r == '\n', r == '\f', r == '\u3000':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	case '\u2F00' <= r && r <= '\u2FD5':
		r, _ = utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	}
	return r
}

// decodeJapanese decodes UTF-8, UTF-16 with a byte order mark, or CP932. Its
// error names the line up to which the better one of the last two made sense.
func decodeJapanese(data []byte) (string, error) {
	charset := japanese.ShiftJIS // with the extensions of CP932
	readable := 0
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		charset = utf.UTF16(utf.LittleEndian, utf.ExpectBOM)
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\uFEFF"), nil
	default:
		readable = lineAt(data, bytes.IndexRune(data, utf8.RuneError))
	}
	text, err := charset.NewDecoder().Bytes(data)
	if bad := bytes.IndexRune(text, utf8.RuneError); err != nil || bad >= 0 {
		return "", &PolicyTextError{max(readable, lineAt(text, max(bad, 0))), ErrPolicyNotText}
	}
	return string(text), nil
}
