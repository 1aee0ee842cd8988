package report

// page is one page of the PDF: what is printed where, in millimetres from the
// upper left corner of the paper.
type page struct {
	boxes    []box
	rules    []rule
	pictures []placedPicture
	lines    []line
}

// box is a tinted area.
type box struct {
	x, y, width, height float64
	ink                 ink
}

// rule is a horizontal or vertical hairline.
type rule struct{ x1, y1, x2, y2 float64 }

type placedPicture struct {
	x, y    float64
	picture *Picture
}

// line is one line of text that needs no breaking.
type line struct {
	x, y float64 // of the left end of the baseline
	size float64 // points
	look look
	text string
}

// mark is one entry of the outline.
type mark struct {
	title string
	level int
	page  int // 1 is the first
}

// ascent is the height of the em square of BIZ UDPGothic above the baseline.
const ascent = 0.88

// lineHeight is the distance of two baselines in millimetres.
func lineHeight(points float64) float64 { return points * mmPerPoint * leading }

// baseline is how far the baseline of a line lies below its top.
func baseline(points float64) float64 {
	em := points * mmPerPoint
	return (lineHeight(points)-em)/2 + ascent*em
}
