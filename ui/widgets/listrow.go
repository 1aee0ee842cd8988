package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RowTexts is what a ListRow shows: a symbol, a title, a line of small print
// below it, and a note at the right edge of that line.
type RowTexts struct {
	Symbol string
	Tone   Tone          // of the symbol or icon
	Icon   fyne.Resource // instead of a symbol; may be nil
	Title  string
	Small  string
	Note   string
	Strong bool // title in bold
	Open   bool // the row is the one shown beside the list
	Ring   bool // the row has the focus
}

// ListRow is one row of a long list. It draws plain text, shortened to its
// width, because it is filled many times a second while a list is scrolled.
type ListRow struct {
	widget.BaseWidget
	hover
	texts RowTexts
}

// NewListRow makes an empty row.
func NewListRow() *ListRow {
	r := &ListRow{}
	r.of = r
	r.ExtendBaseWidget(r)
	return r
}

// Set fills the row.
func (r *ListRow) Set(texts RowTexts) {
	if r.texts != texts {
		r.changed()
		r.texts = texts
		r.Refresh()
	}
}

// Texts returns what the row shows.
func (r *ListRow) Texts() RowTexts { return r.texts }

// CreateRenderer is part of fyne.Widget.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer {
	out := &listRowRenderer{row: r, ring: newRing(), icon: &canvas.Image{FillMode: canvas.ImageFillContain}, back: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	for _, t := range []**canvas.Text{&out.symbol, &out.title, &out.small, &out.note} {
		*t = canvas.NewText("", color.Transparent)
	}
	out.symbol.TextStyle.Bold = true
	out.symbol.Alignment = fyne.TextAlignCenter
	r.whole = func(fyne.Position) string {
		return cut(drawn{r.texts.Title, out.title}, drawn{r.texts.Small, out.small}, drawn{r.texts.Note, out.note})
	}
	out.Refresh()
	return out
}

type listRowRenderer struct {
	row                        *ListRow
	back, bar                  *canvas.Rectangle
	symbol, title, small, note *canvas.Text
	icon                       *canvas.Image
	ring                       *ring
}

// rowInset is the space around a row's texts, in px.
const rowInset = 8

// symbolWidth is the room of a row's symbol, which grows with large text.
func symbolWidth(th fyne.Theme) float32 {
	return max(32, th.Size(theme.SizeNameSubHeadingText))
}

func (r *listRowRenderer) Destroy() {}

func (r *listRowRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.back, r.bar, r.icon, r.symbol, r.title, r.small, r.note}, r.ring.objects()...)
}

// sizes of the title and of the small print.
func (r *listRowRenderer) sizes() (title, small float32) {
	th := r.row.Theme()
	return th.Size(theme.SizeNameText), th.Size(theme.SizeNameCaptionText)
}

func (r *listRowRenderer) MinSize() fyne.Size {
	title, small := r.sizes()
	return fyne.NewSize(160, (title+small)*1.4+rowInset)
}

func (r *listRowRenderer) Layout(size fyne.Size) {
	title, small := r.sizes()
	r.back.Resize(size)
	r.bar.Resize(fyne.NewSize(4, size.Height))
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	symbol := symbolWidth(r.row.Theme())
	left, width := rowInset+symbol, size.Width-2*rowInset-symbol
	place(r.symbol, rowInset/2, (size.Height-r.symbol.TextSize*1.3)/2, symbol)
	icon := r.row.Theme().Size(theme.SizeNameInlineIcon)
	r.icon.Move(fyne.NewPos(rowInset/2+(symbol-icon)/2, (size.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	top := (size.Height - (title+small)*1.4) / 2
	place(r.title, left, top, width)
	r.note.Text = Shorten(r.row.texts.Note, r.note.TextSize, false, width*2/3)
	noteWidth := float32(0)
	if r.note.Text != "" {
		noteWidth = r.note.MinSize().Width
	}
	place(r.small, left, top+title*1.4, width-noteWidth)
	place(r.note, left+width-noteWidth, top+title*1.4, noteWidth)
	r.fit(width, width-noteWidth-rowInset)
}

func place(t *canvas.Text, x, y, width float32) {
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, t.TextSize*1.3))
}

// fit shortens the texts to the widths there are.
func (r *listRowRenderer) fit(title, small float32) {
	t := r.row.texts
	r.title.Text = Shorten(t.Title, r.title.TextSize, t.Strong, title)
	r.small.Text = Shorten(t.Small, r.small.TextSize, false, small)
}

func (r *listRowRenderer) Refresh() {
	th, t := r.row.Theme(), r.row.texts
	title, small := r.sizes()
	r.symbol.Text, r.symbol.TextSize, r.symbol.Color = t.Symbol, th.Size(theme.SizeNameSubHeadingText), colorOf(th, t.Tone.Symbol())
	r.icon.Hidden = t.Icon == nil
	if t.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(t.Icon, t.Tone.Symbol())
		r.icon.Refresh()
	}
	r.title.TextSize, r.title.Color, r.title.TextStyle.Bold = title, colorOf(th, theme.ColorNameForeground), t.Strong
	r.small.TextSize, r.small.Color = small, colorOf(th, ColorSecondary)
	r.note.TextSize, r.note.Color = small, colorOf(th, ColorSecondary)
	r.back.Hidden, r.bar.Hidden = !t.Open && !r.row.hovered, !t.Open
	paint(r.back, th, rowGround(t.Open), "")
	paint(r.bar, th, theme.ColorNamePrimary, "")
	r.ring.show(t.Ring)
	r.ring.refresh(th)
	r.Layout(r.row.Size())
	r.back.Refresh()
}

// rowGround is the ground of a row that is open beside its list, or else under the
// mouse.
func rowGround(open bool) fyne.ThemeColorName {
	if open {
		return ColorSelectedRow
	}
	return theme.ColorNameHover
}
