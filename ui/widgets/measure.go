package widgets

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
)

// glyph is a character as it is drawn.
type glyph struct {
	char rune
	size float32
	bold bool
}

var advances = struct {
	sync.Mutex
	of map[glyph]float32
}{of: map[glyph]float32{}}

// advance is the width of one character. Fyne measures text by shaping it,
// which is too slow to try where a line may break.
func advance(g glyph) float32 {
	advances.Lock()
	defer advances.Unlock()
	width, known := advances.of[g]
	if !known {
		width = fyne.MeasureText(string(g.char), g.size, fyne.TextStyle{Bold: g.bold}).Width
		advances.of[g] = width
	}
	return width
}

// Ellipsis ends a text that was shortened.
const Ellipsis = '…'

// Shorten cuts s so that it fits into width, and ends it with an [Ellipsis] if
// something was cut; where not even that has room, nothing is left. Line breaks
// become spaces. It is meant for rows of long
// lists, where Fyne's own truncation takes many times as long.
func Shorten(s string, size float32, bold bool, width float32) string {
	room := width - advance(glyph{Ellipsis, size, bold})
	sum, cut := float32(0), 0
	for i, r := range s {
		if sum <= room {
			cut = i
		}
		if r == '\n' {
			r = ' '
		}
		sum += advance(glyph{r, size, bold})
		if sum > width && room < 0 {
			return ""
		}
		if sum > width {
			return oneLine(s[:cut]) + string(Ellipsis)
		}
	}
	return oneLine(s)
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
