package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// canonicalOf writes any value that JSON can hold in the one form of RFC 8785:
// members sorted by the UTF-16 code units of their names, no white space, numbers
// as ECMAScript writes them, only those characters escaped that must be. Numbers
// beyond the range of a double are an error.
func canonicalOf(v any) ([]byte, error) {
	written, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return canonicalJSON(written)
}

// canonicalJSON brings one JSON text into the form of RFC 8785.
func canonicalJSON(written []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(written))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("more than one JSON text: %w", err)
	}
	return appendCanonical(nil, tree)
}

// canonical is a JSON text that is in the form already.
type canonical []byte

// appendCanonical writes a tree of what encoding/json decodes, of ints and of what
// was written before.
func appendCanonical(dst []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...), nil
	case bool:
		return strconv.AppendBool(dst, v), nil
	case string:
		return appendString(dst, v), nil
	case int:
		return appendNumber(dst, float64(v)), nil
	case canonical:
		return append(dst, v...), nil
	case json.Number:
		f, err := v.Float64()
		return appendNumber(dst, f), err
	case []any:
		return appendList(dst, v)
	case map[string]any:
		return appendObject(dst, v)
	}
	return dst, fmt.Errorf("no JSON value: %T", v)
}

func appendList(dst []byte, list []any) (_ []byte, err error) {
	dst = append(dst, '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, err = appendCanonical(dst, v); err != nil {
			return dst, err
		}
	}
	return append(dst, ']'), nil
}

func appendObject(dst []byte, object map[string]any) (_ []byte, err error) {
	dst = append(dst, '{')
	for i, name := range slices.SortedFunc(maps.Keys(object), compareUTF16) {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, name), ':')
		if dst, err = appendCanonical(dst, object[name]); err != nil {
			return dst, err
		}
	}
	return append(dst, '}'), nil
}

// compareUTF16 orders as UTF-16 does. Bytes of UTF-8 sort alike but for
// characters beyond the Basic Multilingual Plane.
func compareUTF16(a, b string) int {
	if isASCII(a) || isASCII(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendNumber writes a double as ECMAScript does: shortest digits that read back
// the same, with an exponent below 1e-6 and from 1e21 on.
func appendNumber(dst []byte, f float64) []byte {
	switch abs := math.Abs(f); {
	case abs == 0:
		return append(dst, '0') // minus zero as well
	case abs >= 1e-6 && abs < 1e21:
		return strconv.AppendFloat(dst, f, 'f', -1, 64)
	}
	text := strconv.FormatFloat(f, 'e', -1, 64)
	text = strings.Replace(text, "e-0", "e-", 1)
	return append(dst, text...)
}

const hexDigits = "0123456789abcdef"

// escapes are the characters that have an escape of their own.
var escapes = map[rune]byte{'"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't'}

func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		if r >= ' ' && r != '"' && r != '\\' {
			dst = utf8.AppendRune(dst, r)
		} else if short, ok := escapes[r]; ok {
			dst = append(dst, '\\', short)
		} else {
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		}
	}
	return append(dst, '"')
}
