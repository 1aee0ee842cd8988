package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// cutOff lists the texts that are wider or higher than the place they have, and
// those of a page that reach out of the window to the right.
func (d *desk) cutOff() []string {
	var cut []string
	for _, o := range d.objects() {
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" {
			continue
		}
		need, has := text.MinSize(), text.Size()
		need.Width = fyne.MeasureText(strings.TrimRight(text.Text, " "), text.TextSize, text.TextStyle).Width
		if need.Width > has.Width+1 || need.Height > has.Height+1 {
			cut = append(cut, fmt.Sprintf("%q needs %v, has %v", text.Text, need, has))
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
		if right := at.X + need.Width; right > d.window.Canvas().Size().Width+1 {
			cut = append(cut, fmt.Sprintf("%q ends at %v", text.Text, right))
		}
	}
	return cut
}

// wantWhole wants nothing to be cut off.
func (d *desk) wantWhole(name string) {
	d.t.Helper()
	for _, cut := range d.cutOff() {
		d.t.Errorf("%s: %s", name, cut)
	}
}

// Nothing is cut off on any page or dialog, at the smallest size of the window,
// in both languages and with large text.
func TestNothingIsCutOff(t *testing.T) {
	path := workspace(t)
	for _, lang := range []string{"ja", "en"} {
		for _, scale := range []float32{1, textScales[len(textScales)-1]} {
			d := newDesk(t, Options{Language: lang})
			d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, float64(scale)) })
			look := func(name string) {
				t.Helper()
				for _, cut := range d.cutOff() {
					t.Errorf("%s %.0f%% %s: %s", lang, scale*100, name, cut)
				}
				if d.box != nil {
					d.box.close()
				}
			}
			look("start")
			d.newForm()
			look("form")
			d.about()
			look("about")
			d.keyHelp()
			look("keys")
			d.settings()
			look("settings")
			d.chooseAndOpen()
			look("choose a file")
			d.open(path)
			d.home().answer()
			d.now = func() time.Time { return now().AddDate(0, 0, 1) } // stamps show their date
			look("sheet")
			for _, rating := range []int{1, 2, 3} {
				d.sheet().detail.rate(rating)
				look("item")
			}
			d.export(d.opened())
			look("export")
			d.App.check()
			look("check")
			d.back()
			d.scorePage()
			look("score")
			d.back()
			d.backTo(d.home())
			look("home")
			d.home().answer()
			d.goToItem(training)
			look("head count")
			d.goToItem(incident)
			look("event")
			d.goTo(newStartPage(d.App))
		}
	}
}

// Text that the screen shows comes from the tables of words: nothing is missing
// in one of the languages.
func TestNoKeyShows(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: workspace(t)})
		d.home().answer()
		d.sheet().detail.rate(2)
		d.expect("○")
		if words := strings.Join(d.words(), " "); strings.Contains(words, "⟦") {
			t.Errorf("%s: %s", lang, words)
		}
	}
}
