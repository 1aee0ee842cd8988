package widgets

import (
	"fyne.io/fyne/v2/theme"
)

// Banner says what is the matter and what to do, beside a coloured bar. It may
// carry a button.
type Banner struct {
	composite
	title, text *Text
	button      *Button
	box         *Box
}

// NewBanner makes a hidden banner.
func NewBanner(lines LineFunc) *Banner {
	b := &Banner{
		title:  NewText("", Style{Bold: true, Tight: true}, lines),
		text:   NewText("", Style{Size: theme.SizeNameCaptionText}, lines),
		button: NewButton(Secondary, "", nil, nil),
	}
	b.box = NewBox(BoxStyle{}, NewRow(16, 0, NewColumn(4, b.title, b.text), b.button))
	b.body = b.box
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say shows a message. Without a text only the title shows, without a label
// there is no button.
func (b *Banner) Say(tone Tone, title, text, label string, tapped func()) {
	b.title.SetText(title)
	b.text.SetText(text)
	b.text.Hidden = text == ""
	b.button.SetText(label)
	b.button.OnTapped = tapped
	b.button.Hidden = label == ""
	b.box.SetStyle(BoxStyle{Fill: tone.Tint(), Bar: tone.Symbol(), Radius: 8, Padding: 12})
	b.title.SetColor(tone.Text())
	b.Show()
	b.Refresh()
}

// Title returns the title that is shown, "" while the banner is hidden.
func (b *Banner) Title() string {
	if !b.Visible() {
		return ""
	}
	return b.title.Text()
}
