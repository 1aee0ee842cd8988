package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tenken/ui/message"
	"tenken/ui/widgets"
)

// dialogBox is a modal dialog: a heading, a body that scrolls if it is too high,
// and buttons at the lower right. Escape closes it.
type dialogBox struct {
	app    *App
	popup  *widget.PopUp
	tips   *widgets.Tips // over the body
	scroll *widgets.Scroll
	frame  *fyne.Container
	body   fyne.CanvasObject
	inset  *inset // room for the scroll bar, when there is one
	width  float32
	escape func() // what Escape does; closes it, unless work is waited for
	below  *dialogBox
}

// Widths of dialogs.
const (
	narrowDialog = 480
	wideDialog   = 640
	dialogMargin = 24
)

// dialog shows a dialog over the window.
func (a *App) dialog(title string, width float32, body fyne.CanvasObject, buttons ...fyne.CanvasObject) *dialogBox {
	d := &dialogBox{app: a, body: body, width: width, inset: &inset{}}
	d.escape = d.close
	d.scroll = widgets.NewScroll(container.New(d.inset, body))
	row := widgets.NewRow(8, 0, append([]fyne.CanvasObject{filler()}, buttons...)...)
	d.frame = widgets.NewColumn(16, a.text(title, heading), d.scroll, row)
	d.tips = a.tips(widgets.NewBox(widgets.BoxStyle{Padding: dialogMargin - theme.Padding()}, d.frame))
	d.popup = widget.NewModalPopUp(d.tips, a.window.Canvas())
	d.fit()
	a.setAbove(d.tips)
	d.below, a.box = a.box, d
	d.popup.Show()
	return d
}

// fit sizes the dialog by its body, as far as the window has room.
func (d *dialogBox) fit() {
	room := d.app.window.Canvas().Size()
	width := min(d.width, room.Width-64)
	inner := width - 2*dialogMargin
	height := widgets.HeightFor(d.body, inner)
	around := widgets.HeightFor(d.frame, inner) - d.scroll.MinSize().Height
	most := room.Height - 64 - around - 2*dialogMargin
	d.inset.right = 1 // for the edge of what is as wide as the dialog
	if height > most {
		d.inset.right = gutter
	}
	d.scroll.SetMinSize(fyne.NewSize(inner, min(height, most)))
	d.popup.Resize(fyne.NewSize(width, min(height, most)+around+2*dialogMargin))
	d.scroll.Reflow()
}

// close closes the dialog.
func (d *dialogBox) close() {
	if !d.popup.Visible() {
		return
	}
	d.popup.Hide()
	d.app.box = d.below
	d.app.setAbove(nil)
}

// setAbove lets a dialog show its tips, or what lies below it.
func (a *App) setAbove(tips *widgets.Tips) {
	if a.box != nil {
		a.box.tips.Above = tips
	} else if page, ok := a.window.Content().(*widgets.Tips); ok {
		page.Above = tips
	}
}

// Styles of text that occur all over.
var (
	heading = widgets.Style{Size: theme.SizeNameSubHeadingText, Bold: true, Tight: true}
	strong  = widgets.Style{Bold: true, Tight: true}
	small   = widgets.Style{Size: theme.SizeNameCaptionText, Color: widgets.ColorSecondary, Tight: true}
	running = widgets.Style{}
)

// text sets a text by the rules of Japanese lines.
func (a *App) text(s string, style widgets.Style) *widgets.Text {
	return widgets.NewText(s, style, lines)
}

// notice shows a dialog with a button that closes it, beside others.
func (a *App) notice(title string, width float32, body fyne.CanvasObject, others ...fyne.CanvasObject) *dialogBox {
	ok := a.button(widgets.Primary, a.format.T("common.close"), nil, nil)
	d := a.dialog(title, width, body, append(others, ok)...)
	ok.OnTapped = d.close
	a.window.Canvas().Focus(ok)
	return d
}

// tell shows a message.
func (a *App) tell(title, message string) {
	a.notice(title, narrowDialog, a.text(message, running))
}

// fail shows an error. Work that the user has cancelled needs no words.
func (a *App) fail(err error) {
	if err == nil || a.cancelled(err) {
		return
	}
	a.tell(a.format.T("desktop.error.title"), a.sentence(err))
}

// ask asks a question; yes is done if the answer is yes.
func (a *App) ask(title, question, label string, yes func()) {
	no := a.button(widgets.Secondary, a.format.T("common.cancel"), nil, nil)
	doIt := a.button(widgets.Primary, label, nil, nil)
	d := a.dialog(title, narrowDialog, a.text(question, running), no, doIt)
	no.OnTapped = d.close
	doIt.OnTapped = func() { d.close(); yes() }
	a.window.Canvas().Focus(no)
}

// mostLines are as many as anybody reads in a dialog.
const mostLines = 100

// failAll shows an error with everything that it found wrong, such as the
// mistakes of a standard; of very much the first.
func (a *App) failAll(err error) {
	if a.cancelled(err) {
		return
	}
	column, all := widgets.NewColumn(8), message.Lines(a.format.Printer, err)
	if more := len(all) - mostLines; more > 0 {
		all = append(all[:mostLines:mostLines], a.format.T("message.standard.more", "Count", more))
	}
	for _, line := range all {
		column.Add(a.text(line, running))
	}
	a.notice(a.format.T("desktop.error.title"), wideDialog, column)
}
