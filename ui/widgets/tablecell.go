package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// tableCell draws a cell: a text, on a tint where it is a chip, over a bar where it
// is a share.
type tableCell struct {
	face, frame, fill *canvas.Rectangle
	text              *canvas.Text
}

func newTableCell() *tableCell {
	c := &tableCell{text: canvas.NewText("", color.Transparent)}
	for _, rect := range []**canvas.Rectangle{&c.face, &c.frame, &c.fill} {
		*rect = canvas.NewRectangle(color.Transparent)
	}
	c.face.CornerRadius = 4
	return c
}

func (c *tableCell) hide() {
	for _, o := range []fyne.CanvasObject{c.face, c.frame, c.fill, c.text} {
		o.Hide()
	}
}

// cellBar is the height of the bar of a cell, chipInset the room beside the words of a
// chip.
const cellBar, chipInset = 6, 6

func (c *tableCell) layout(cell TableCell, left, width, height float32) {
	size := c.text.TextSize
	c.text.Hidden, c.face.Hidden = false, cell.Tone == ""
	c.frame.Hidden, c.fill.Hidden = !cell.HasShare, !cell.HasShare || cell.Share == 0
	inset := float32(0)
	if cell.Tone != "" {
		inset = chipInset
	}
	c.text.Text = Shorten(cell.Text, size, false, width-2*inset)
	top := (height - size*1.3) / 2
	if cell.HasShare {
		top -= cellBar / 2
		c.frame.Move(fyne.NewPos(left, top+size*1.3+1))
		c.frame.Resize(fyne.NewSize(width, cellBar))
		c.fill.Move(c.frame.Position())
		c.fill.Resize(fyne.NewSize(width*float32(cell.Share)/10000, cellBar))
	}
	c.face.Move(fyne.NewPos(left, top-2))
	c.face.Resize(fyne.NewSize(min(c.text.MinSize().Width+2*inset, width), size*1.3+4))
	place(c.text, left+inset, top, width-2*inset)
}

func (c *tableCell) refresh(th fyne.Theme, cell TableCell) {
	words := theme.ColorNameForeground
	switch cell.Tone {
	case "":
	case Neutral:
		paint(c.face, th, "", theme.ColorNameInputBorder)
	default:
		paint(c.face, th, cell.Tone.Tint(), "")
		words = cell.Tone.Text()
	}
	paint(c.frame, th, theme.ColorNameBackground, theme.ColorNameInputBorder)
	paint(c.fill, th, theme.ColorNamePrimary, "")
	c.text.TextSize, c.text.Color = th.Size(theme.SizeNameCaptionText), colorOf(th, words)
}
