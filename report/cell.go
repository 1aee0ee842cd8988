package report

import (
	"fmt"
	"strconv"

	"tenken/checklist"
)

// NoFigure stands for a share whose denominator is zero.
const NoFigure = "－"

// Plain is a cell of running text.
func Plain(s string) Cell { return Cell{Text: s} }

// Toned is a cell of text with a meaning.
func Toned(s string, tone Tone) Cell { return Cell{Text: s, Tone: tone} }

// Spanning is c across n columns.
func Spanning(c Cell, n int) Cell {
	c.Span = n
	return c
}

// Number is a cell with a whole number.
func Number(n int) Cell {
	return Cell{Text: strconv.Itoa(n), Kind: KindNumber, Value: float64(n), Align: AlignRight}
}

// Ratio is a cell with a share, as [Percent] prints it.
func Ratio(r checklist.Rate) Cell {
	if !r.Valid {
		return Cell{Text: NoFigure, Align: AlignRight}
	}
	return Cell{Text: Percent(r), Kind: KindRatio, Value: float64(r.Permyriad) / 10000, Align: AlignRight}
}

// Percent prints a share with both of its decimals, 82.34%, so that what stands
// on paper is the figure itself and not a second rounding of it. A share that is
// not valid is [NoFigure].
func Percent(r checklist.Rate) string {
	if !r.Valid {
		return NoFigure
	}
	return fmt.Sprintf("%d.%02d%%", r.Permyriad/100, r.Permyriad%100)
}
