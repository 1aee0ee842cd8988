package report

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"tenken/assets"
)

// face knows how wide a font sets each character of the Basic Multilingual
// Plane: no PDF of ours holds any other.
type face struct {
	advance [0x10000]float32 // in em; missing is below zero
}

const missing = -1

// faces are read once: 0 is regular, 1 bold.
var faces = sync.OnceValues(func() ([2]*face, error) {
	regular, err := newFace(assets.FontRegular())
	if err != nil {
		return [2]*face{}, err
	}
	bold, err := newFace(assets.FontBold())
	return [2]*face{regular, bold}, err
})

func newFace(file []byte) (*face, error) {
	parsed, err := sfnt.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("report: font: %w", err)
	}
	f := &face{}
	buffer := &sfnt.Buffer{}
	em := fixed.Int26_6(parsed.UnitsPerEm())
	for r := range f.advance {
		f.advance[r] = missing
		glyph, err := parsed.GlyphIndex(buffer, rune(r))
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(buffer, glyph, em, font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("report: font: %w", err)
		}
		f.advance[r] = float32(advance) / float32(em)
	}
	return f, nil
}

// has reports whether the font can show r.
func (f *face) has(r rune) bool { return 0 <= r && r < 0x10000 && f.advance[r] != missing }

// em is the width of r in em. A character that the font lacks is as wide as the
// mark that replaces it.
func (f *face) em(r rune) float64 {
	if !f.has(r) {
		return 1
	}
	return float64(f.advance[r])
}

// width is the width of a line of text at the size in points, in millimetres.
func (f *face) width(s string, points float64) float64 {
	var sum float64
	for _, r := range s {
		sum += f.em(r)
	}
	return sum * points * mmPerPoint
}

const mmPerPoint = 25.4 / 72
