package widgets

import (
	"image/color"
	"slices"

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
	texts  RowTexts
	setter LineFunc // breaks title and small print; nil shortens them
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

// sizes are those of the title and of the small print.
func (r *ListRow) sizes() (title, small float32) {
	th := r.Theme()
	return th.Size(theme.SizeNameText), th.Size(theme.SizeNameCaptionText)
}

// fit sets the texts for a width of the row. The small print leaves room for the note,
// which has most of it, or all that the small print does not need.
func (r *ListRow) fit(width float32) (titles, smalls []string, note string) {
	title, small := r.sizes()
	width -= 2*rowInset + symbolWidth(r.Theme())
	room := max(width*2/3, width-widthOf(r.texts.Small, small)-rowInset)
	note = Shorten(r.texts.Note, small, false, room)
	rest := width
	if note != "" {
		rest -= widthOf(note, small) + rowInset
	}
	if r.setter == nil {
		return []string{Shorten(r.texts.Title, title, r.texts.Strong, width)}, []string{Shorten(r.texts.Small, small, false, rest)}, note
	}
	return r.broken(r.texts.Title, title, r.texts.Strong, width), r.broken(r.texts.Small, small, false, rest), note
}

func (r *ListRow) broken(s string, size float32, bold bool, width float32) []string {
	return r.setter(s, func(c rune) float64 { return float64(advance(glyph{c, size, bold})) }, float64(width))
}

// HeightFor is part of Sized.
func (r *ListRow) HeightFor(width float32) float32 {
	title, small := r.sizes()
	titles, smalls := 1, 1
	if r.setter != nil {
		t, s, _ := r.fit(width)
		titles, smalls = len(t), max(len(s), 1)
	}
	return (title*float32(titles)+small*float32(smalls))*1.4 + rowInset
}

// CreateRenderer is part of fyne.Widget.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer {
	out := &listRowRenderer{row: r, ring: newRing(), icon: &canvas.Image{FillMode: canvas.ImageFillContain}, back: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	for _, t := range []**canvas.Text{&out.symbol, &out.note} {
		*t = canvas.NewText("", color.Transparent)
	}
	out.symbol.TextStyle.Bold = true
	out.symbol.Alignment = fyne.TextAlignCenter
	r.whole = func(fyne.Position) string {
		note := drawn{r.texts.Note, out.note}
		if r.setter != nil {
			return cut(note)
		}
		return cut(drawn{r.texts.Title, out.title[0]}, drawn{r.texts.Small, out.small[0]}, note)
	}
	out.Refresh()
	return out
}

type listRowRenderer struct {
	row          *ListRow
	back, bar    *canvas.Rectangle
	symbol, note *canvas.Text
	title, small []*canvas.Text // a line each
	icon         *canvas.Image
	ring         *ring
}

// rowInset is the space around a row's texts, in px.
const rowInset = 8

// symbolWidth is the room of a row's symbol, which grows with large text.
func symbolWidth(th fyne.Theme) float32 {
	return max(32, th.Size(theme.SizeNameSubHeadingText)*1.4)
}

func (r *listRowRenderer) Destroy() {}

func (r *listRowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.bar, r.icon, r.symbol}
	for _, line := range slices.Concat(r.title, r.small) {
		all = append(all, line)
	}
	return append(append(all, r.note), r.ring.objects()...)
}

func (r *listRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, r.row.HeightFor(max(r.row.Size().Width, 160)))
}

func (r *listRowRenderer) Layout(size fyne.Size) {
	titles, smalls, note := r.row.fit(size.Width)
	title, small := r.row.sizes()
	r.back.Resize(size)
	r.bar.Resize(fyne.NewSize(4, size.Height))
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	symbol := symbolWidth(r.row.Theme())
	left, width := rowInset+symbol, size.Width-2*rowInset-symbol
	place(r.symbol, rowInset/2, (size.Height-r.symbol.TextSize*1.3)/2, symbol)
	icon := r.row.Theme().Size(theme.SizeNameInlineIcon)
	r.icon.Move(fyne.NewPos(rowInset/2+(symbol-icon)/2, (size.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.title, r.small = withLines(r.title, titles), withLines(r.small, smalls)
	r.paint()
	top := (size.Height - (title*float32(len(titles))+small*float32(len(smalls)))*1.4) / 2
	top = stack(r.title, left, top, width)
	below := stack(r.small, left, top, width)
	r.note.Text = note
	wide := widthOf(note, small)
	place(r.note, left+width-wide, below-small*1.4, wide)
}

// withLines gives every line a text of its own.
func withLines(texts []*canvas.Text, lines []string) []*canvas.Text {
	for len(texts) < len(lines) {
		texts = append(texts, canvas.NewText("", color.Transparent))
	}
	for i, line := range lines {
		texts[i].Text = line
	}
	return texts[:len(lines)]
}

// stack places lines below each other and returns where they end.
func stack(texts []*canvas.Text, x, y, width float32) float32 {
	for _, t := range texts {
		place(t, x, y, width)
		y += t.TextSize * 1.4
	}
	return y
}

func place(t *canvas.Text, x, y, width float32) {
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, t.TextSize*1.3))
}

// paint gives the lines their size and colour.
func (r *listRowRenderer) paint() {
	th := r.row.Theme()
	title, small := r.row.sizes()
	for _, t := range r.title {
		t.TextSize, t.Color, t.TextStyle.Bold = title, colorOf(th, theme.ColorNameForeground), r.row.texts.Strong
	}
	for _, t := range r.small {
		t.TextSize, t.Color = small, colorOf(th, ColorSecondary)
	}
	r.note.TextSize, r.note.Color = small, colorOf(th, ColorSecondary)
}

func (r *listRowRenderer) Refresh() {
	th, t := r.row.Theme(), r.row.texts
	r.symbol.Text, r.symbol.TextSize, r.symbol.Color = t.Symbol, th.Size(theme.SizeNameSubHeadingText), colorOf(th, t.Tone.Symbol())
	r.icon.Hidden = t.Icon == nil
	if t.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(t.Icon, t.Tone.Symbol())
		r.icon.Refresh()
	}
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
