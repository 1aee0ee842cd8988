package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TreeRow is one branch of a tree: a title, its progress, and a mark when all of
// it is done.
type TreeRow struct {
	widget.BaseWidget
	hover
	mark        fyne.Resource
	title, part string
	complete    bool
}

// NewTreeRow makes an empty row; mark shows that a branch is complete.
func NewTreeRow(mark fyne.Resource) *TreeRow {
	r := &TreeRow{mark: mark}
	r.of = r
	r.ExtendBaseWidget(r)
	return r
}

// Set fills the row.
func (r *TreeRow) Set(title, part string, complete bool) {
	if r.title == title && r.part == part && r.complete == complete {
		return
	}
	r.changed()
	r.title, r.part, r.complete = title, part, complete
	r.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (r *TreeRow) CreateRenderer() fyne.WidgetRenderer {
	out := &treeRowRenderer{row: r, back: canvas.NewRectangle(color.Transparent), title: canvas.NewText("", color.Transparent), part: canvas.NewText("", color.Transparent)}
	out.mark = canvas.NewImageFromResource(theme.NewColoredResource(r.mark, Good.Symbol()))
	out.mark.FillMode = canvas.ImageFillContain
	out.part.Alignment = fyne.TextAlignTrailing
	r.whole = func(fyne.Position) string { return cut(drawn{r.title, out.title}) }
	out.Refresh()
	return out
}

type treeRowRenderer struct {
	row         *TreeRow
	back        *canvas.Rectangle
	title, part *canvas.Text
	mark        *canvas.Image
}

func (r *treeRowRenderer) Destroy() {}

func (r *treeRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.title, r.part, r.mark}
}

func (r *treeRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, r.row.Theme().Size(theme.SizeNameCaptionText)*1.3+14)
}

func (r *treeRowRenderer) Layout(size fyne.Size) {
	const gap = 6
	r.back.Resize(size)
	icon, part := r.part.TextSize, r.part.MinSize().Width
	width := size.Width - part - icon - 3*gap
	r.title.Text = Shorten(r.row.title, r.title.TextSize, false, width)
	place(r.title, gap, (size.Height-r.title.TextSize*1.3)/2, width)
	place(r.part, size.Width-part-icon-2*gap, (size.Height-r.part.TextSize*1.3)/2, part)
	r.mark.Move(fyne.NewPos(size.Width-icon-gap, (size.Height-icon)/2))
	r.mark.Resize(fyne.NewSquareSize(icon))
}

func (r *treeRowRenderer) Refresh() {
	th := r.row.Theme()
	r.back.Hidden = !r.row.hovered
	paint(r.back, th, theme.ColorNameHover, "")
	r.title.TextSize, r.title.Color = th.Size(theme.SizeNameCaptionText), colorOf(th, theme.ColorNameForeground)
	r.part.Text, r.part.TextSize, r.part.Color = r.row.part, th.Size(theme.SizeNameCaptionText), colorOf(th, ColorSecondary)
	r.mark.Hidden = !r.row.complete
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
