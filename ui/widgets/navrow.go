package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NavTexts is what a NavRow shows: an icon, a word and, at the right edge, how much
// waits there.
type NavTexts struct {
	Icon  fyne.Resource
	Word  string
	Badge string // may be empty
	Open  bool   // the page is the one that shows
	Ring  bool   // the row has the focus
}

// NavRow is a row of a list that leads to the pages of a file.
type NavRow struct {
	widget.BaseWidget
	texts NavTexts
}

// NewNavRow makes an empty row.
func NewNavRow() *NavRow {
	r := &NavRow{}
	r.ExtendBaseWidget(r)
	return r
}

// Set fills the row.
func (r *NavRow) Set(texts NavTexts) {
	if r.texts != texts {
		r.texts = texts
		r.Refresh()
	}
}

// Texts returns what the row shows.
func (r *NavRow) Texts() NavTexts { return r.texts }

// CreateRenderer is part of fyne.Widget.
func (r *NavRow) CreateRenderer() fyne.WidgetRenderer {
	out := &navRowRenderer{row: r, icon: &canvas.Image{FillMode: canvas.ImageFillContain}, ring: newRing()}
	for _, rect := range []**canvas.Rectangle{&out.back, &out.bar, &out.face} {
		*rect = canvas.NewRectangle(color.Transparent)
	}
	for _, text := range []**canvas.Text{&out.word, &out.badge} {
		*text = canvas.NewText("", color.Transparent)
	}
	out.badge.Alignment = fyne.TextAlignCenter
	out.Refresh()
	return out
}

type navRowRenderer struct {
	row             *NavRow
	back, bar, face *canvas.Rectangle
	icon            *canvas.Image
	word, badge     *canvas.Text
	ring            *ring
}

func (r *navRowRenderer) Destroy() {}

func (r *navRowRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.back, r.bar, r.icon, r.word, r.face, r.badge}, r.ring.objects()...)
}

// widestBadge is what the rows leave room for.
const widestBadge = "000"

const navInset, navGap = 12, 8

// sizes are those of the icon and of the place of the badge.
func (r *navRowRenderer) sizes() (icon, badge float32) {
	th := r.row.Theme()
	return th.Size(theme.SizeNameInlineIcon), widthOf(widestBadge, th.Size(theme.SizeNameCaptionText)) + 2*navGap
}

func (r *navRowRenderer) MinSize() fyne.Size {
	icon, badge := r.sizes()
	text := r.row.Theme().Size(theme.SizeNameText)
	word := fyne.MeasureText(r.row.texts.Word, text, fyne.TextStyle{Bold: true}).Width
	return fyne.NewSize(navInset+icon+navGap+word+navGap+badge+navGap, text*1.4+16)
}

func (r *navRowRenderer) Layout(size fyne.Size) {
	icon, badge := r.sizes()
	r.back.Resize(size)
	r.bar.Resize(fyne.NewSize(4, size.Height))
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	r.icon.Move(fyne.NewPos(navInset, (size.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	left := navInset + icon + navGap
	place(r.word, left, (size.Height-r.word.TextSize*1.3)/2, size.Width-left-navGap-badge-navGap)
	height := r.badge.TextSize*1.3 + 2
	r.face.Move(fyne.NewPos(size.Width-navGap-badge, (size.Height-height)/2))
	r.face.Resize(fyne.NewSize(badge, height))
	place(r.badge, size.Width-navGap-badge, (size.Height-r.badge.TextSize*1.3)/2, badge)
}

func (r *navRowRenderer) Refresh() {
	th, t := r.row.Theme(), r.row.texts
	r.back.Hidden, r.bar.Hidden, r.face.Hidden = !t.Open, !t.Open, t.Badge == ""
	paint(r.back, th, ColorSelectedRow, "")
	paint(r.bar, th, theme.ColorNamePrimary, "")
	paint(r.face, th, Info.Tint(), "")
	r.face.CornerRadius = 8
	words := theme.ColorNameForeground
	if t.Open {
		words = theme.ColorNameHyperlink
	}
	r.word.Text, r.word.TextSize, r.word.Color, r.word.TextStyle.Bold = t.Word, th.Size(theme.SizeNameText), colorOf(th, words), t.Open
	r.badge.Text, r.badge.TextSize, r.badge.Color = t.Badge, th.Size(theme.SizeNameCaptionText), colorOf(th, Info.Text())
	r.icon.Hidden = t.Icon == nil
	if t.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(t.Icon, words)
		r.icon.Refresh()
	}
	r.ring.show(t.Ring)
	r.ring.refresh(th)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
