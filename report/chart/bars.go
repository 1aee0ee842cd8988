package chart

// Bars draws one horizontal bar a value, in the given order from the top, with
// the label on its left and the figure on its right. The frame of a bar is the
// whole; a value that is not valid has no bar and no frame.
func Bars(values []Value, style Style) ([]byte, error) {
	c, err := newCanvas(style)
	if err != nil {
		return nil, err
	}
	b := newBars(c, values)
	for i := range values {
		b.draw(i)
	}
	return c.png()
}

// bars are the columns of the picture: labels, bars and figures.
type bars struct {
	*canvas
	values          []Value
	labels, figures []label
	from, to        int // of a bar that is the whole
}

func newBars(c *canvas, values []Value) *bars {
	b := &bars{canvas: c, values: values}
	var widest, figure int
	for _, v := range values {
		b.labels = append(b.labels, c.label(v.Label))
		b.figures = append(b.figures, c.label(v.Figure))
		widest = max(widest, b.labels[len(b.labels)-1].width)
		figure = max(figure, b.figures[len(b.figures)-1].width)
	}
	b.from = widest + c.Text
	b.to = max(b.from+1, c.Width-figure-c.Text)
	return b
}

func (b *bars) draw(i int) {
	height := b.Height / len(b.values)
	centre := i*height + height/2
	value, label, figure := b.values[i], b.labels[i], b.figures[i]
	b.write(label, b.from-b.Text/2-label.width, centre-label.height/2, right, b.colours.text)
	b.write(figure, b.Width-figure.width-b.Text/4, centre-figure.height/2, right, b.colours.text)
	if !value.Rate.Valid {
		return
	}
	half := min(height*3/10, b.Text)
	end := b.from + (b.to-b.from)*value.Rate.Permyriad/10000
	b.painter.FilledRect(b.from, centre-half, end, centre+half, b.colours.mark, b.colours.mark, 0)
	b.painter.FilledRect(b.from, centre-half, b.to, centre+half, b.colours.mark.WithAlpha(0), b.colours.faint, b.stroke())
}
