package report

import "github.com/xuri/excelize/v2"

// formFont is the name under which Windows has had BIZ UDPGothic since 2018.
const formFont = "BIZ UDPゴシック"

// style is one look of cells in the workbook; equal styles are written once.
type style struct {
	tone    Tone
	kind    Kind
	mark    string // behind a share
	align   Align
	size    float64 // points
	border  bool
	middle  bool // between top and bottom
	literal bool // formatted as text
	date    bool // formatted as an ISO date
	flat    bool // not wrapped
}

// Numbers of Excel's own formats.
const (
	formatGeneral = 0
	formatWhole   = 1  // 0
	formatPercent = 10 // 0.00%
	formatText    = 49 // @
)

var isoDate = "yyyy-mm-dd"

func (s style) format() int {
	switch {
	case s.kind == KindNumber:
		return formatWhole
	case s.kind == KindRatio:
		return formatPercent
	case s.literal:
		return formatText
	}
	return formatGeneral
}

// styleID registers the style with the workbook.
func (b *workbook) styleID(s style) (int, error) {
	if id, ok := b.styles[s]; ok {
		return id, nil
	}
	look := palette[s.tone]
	excel := &excelize.Style{
		Font:      &excelize.Font{Family: formFont, Size: s.size, Bold: look.bold, Color: look.ink.hex()},
		Alignment: &excelize.Alignment{WrapText: !s.flat, Vertical: "top", Horizontal: []string{"left", "center", "right"}[s.align]},
		NumFmt:    s.format(),
	}
	if s.date {
		excel.CustomNumFmt = &isoDate
	}
	if s.kind == KindMarked {
		excel.Alignment.WrapText, excel.Alignment.ShrinkToFit = false, true
		excel.CustomNumFmt = new(`0.00"` + s.mark + `"`)
	}
	if s.middle {
		excel.Alignment.Vertical = "center"
	}
	if look.tint != nil {
		excel.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{look.tint.hex()}}
	}
	if s.border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			excel.Border = append(excel.Border, excelize.Border{Type: side, Color: hair.hex(), Style: 1})
		}
	}
	id, err := b.file.NewStyle(excel)
	b.styles[s] = id
	return id, err
}

// shortText is the longest text that is formatted as text: older versions of
// Excel show longer ones as ####. A longer text is text as well, by its type.
const shortText = 255

// literal reports whether a cell is to be formatted as text, so that editing it
// makes neither a date of 06-01-03 nor a formula of =1.
func literal(c *Cell) bool { return c.Kind == KindText && len(c.Text) <= shortText }
