package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// A shownText is a text that shows, with the widgets around it, the innermost last.
type shownText struct {
	*canvas.Text
	around []fyne.Widget
}

// texts are all texts that show.
func (d *desk) texts() []shownText {
	var all []shownText
	var look func(o fyne.CanvasObject, around []fyne.Widget)
	look = func(o fyne.CanvasObject, around []fyne.Widget) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				all = append(all, shownText{o, around})
			}
		case *fyne.Container:
			for _, part := range o.Objects {
				look(part, around)
			}
		case fyne.Widget:
			inside := append(around[:len(around):len(around)], o)
			for _, part := range test.WidgetRenderer(o).Objects() {
				look(part, inside)
			}
		}
	}
	top := d.window.Canvas().Overlays().Top()
	if top == nil {
		top = d.window.Content()
	}
	look(top, nil)
	return all
}

// within reports whether a text lies in a widget of a kind.
func within[W fyne.Widget](t shownText) bool {
	for _, w := range t.around {
		if _, ok := w.(W); ok {
			return true
		}
	}
	return false
}

// cut is how a text is wider or higher than the place that it has; "" if it is not.
func (t shownText) cut() string {
	need, has := t.MinSize(), t.Size()
	need.Width = fyne.MeasureText(strings.TrimRight(t.Text.Text, " "), t.TextSize, t.TextStyle).Width
	if need.Width > has.Width+1 || need.Height > has.Height+1 {
		return fmt.Sprintf("%q needs %v, has %v", t.Text.Text, need, has)
	}
	return ""
}

// out is how a text reaches out of a window to the right. What scrolls that way may.
func (t shownText) out(width float32) string {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.Text)
	if right := at.X + min(t.MinSize().Width, t.Size().Width); right > width+1 && !within[*widgets.HeatMap](t) && !within[*widgets.SheetView](t) && !within[*widgets.Entry](t) {
		return fmt.Sprintf("%q ends at %v", t.Text.Text, right)
	}
	return ""
}

// shortened is a text that was shortened where that is not the way: it is in the rows
// of lists and for names that were chosen, which say the whole when the mouse rests on
// them.
func (t shownText) shortened() string {
	if !strings.HasSuffix(t.Text.Text, string(widgets.Ellipsis)) || within[*widgets.List](t) || within[*widgets.Tree](t) || within[*widgets.SheetView](t) {
		return ""
	}
	whole := ""
	switch inner := t.around[len(t.around)-1].(type) {
	case *widgets.Button:
		whole = inner.Text
	case *widgets.Text:
		whole = inner.Text()
	case *widget.RichText:
		whole = t.Text.Text // the example in a field, or a long name that was chosen
		if within[*widgets.Select](t) && t.MinSize().Width < 12*t.TextSize {
			whole = ""
		}
	}
	if within[*widgets.HeatMap](t) && t.Alignment == fyne.TextAlignLeading || strings.HasSuffix(whole, string(widgets.Ellipsis)) {
		return ""
	}
	return fmt.Sprintf("%q is shortened", t.Text.Text)
}

// wantWhole wants no text to be cut, shortened, out of the window, or missing in the
// tables of words.
func (d *desk) wantWhole(name string) {
	d.t.Helper()
	width := d.window.Canvas().Size().Width
	for _, text := range d.texts() {
		for _, wrong := range []string{text.cut(), text.out(width), text.shortened()} {
			if wrong != "" {
				d.t.Errorf("%s: %s", name, wrong)
			}
		}
		if strings.Contains(text.Text.Text, "⟦") {
			d.t.Errorf("%s: no text: %s", name, text.Text.Text)
		}
	}
}

// A setting is a size of the window in which everything is to be whole, and one of
// the text.
type setting struct{ width, height, scale float32 }

// Everything is whole on every page and in every dialog, in both languages, in small
// windows and with large text.
func TestEverythingFits(t *testing.T) {
	city := inspectedCity(t)
	root := filepath.Dir(filepath.Dir(city))
	sent, err := filepath.Glob(filepath.Join(root, "1_*", "*"+workflow.PackageSuffix))
	if err != nil || len(sent) == 0 {
		t.Fatal(sent, err)
	}
	own, quiet, empty := workspace(t), officeFile(t), cityFile(t)
	answers := filledIn(t, own)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang})
		for _, s := range []setting{{1024, 700, 1}, {1280, 800, 1}, {1920, 1080, 1}, {1024, 700, 1.5}, {1280, 800, 1.5}, {1920, 1080, 1.5}, {1280, 800, 2}} {
			d.window.Resize(fyne.NewSize(s.width, s.height))
			d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, float64(s.scale)) })
			look := func(name string) { d.wantWhole(fmt.Sprintf("%s %v: %s", lang, s, name)) }
			d.walk(d.startStops(sent[0]), look)
			d.open(own)
			d.walk(d.departmentStops(answers), look)
			std := d.opened().session.Sheet().Standard
			d.walk(d.standardStops(std), look)
			d.open(city)
			d.walk(d.officeStops(root), look)
			d.open(quiet)
			d.walk(d.pages(), look)
			d.open(empty)
			d.walk(d.emptyStops(), look)
			d.goTo(newStartPage(d.App))
		}
	}
}

// filledIn is an answer sheet of a workspace in which everything is done.
func filledIn(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "part.xlsx")
	inOffice(t, path, func(ws *workflow.Workspace) {
		sheet, err := ws.Sheet(0)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range sheet.Scope.Items {
			if entry.Item.Kind == checklist.KindRating {
				sheet.Answers.Responses[entry.Key()] = &checklist.Response{Key: entry.Key(), Rating: "done"}
			}
		}
		if err := ws.ExportAnswerSheet(t.Context(), sheet, to, workflow.AnswerSheetRequest{Language: "ja"}); err != nil {
			t.Fatal(err)
		}
	})
	return to
}
