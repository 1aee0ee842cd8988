package report

// House is the city's way of printing, the same on each of its reports.
type House struct {
	Label   string   // handling label (取扱注意) on every page
	Form    string   // form number (様式第1号), top right on every page; may be empty
	SignOff []string // titles of the sign-off boxes; empty for none
	Logo    *Logo    // the city's emblem; nil for none
}

// Logo is a picture that stands left of the title of a report.
type Logo struct {
	PNG           []byte // 8 bits a channel, not interlaced
	Width, Height int    // pixels, both more than 0
}

// The space beside a title that a logo may take, in millimetres.
const (
	logoWidth  = 40.0
	logoHeight = 10.0
)

// picture is the logo as large as its space allows.
func (l *Logo) picture() *Picture {
	scale := min(logoWidth/float64(l.Width), logoHeight/float64(l.Height))
	return &Picture{PNG: l.PNG, Width: scale * float64(l.Width), Height: scale * float64(l.Height)}
}
