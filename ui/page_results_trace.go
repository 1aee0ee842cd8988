package ui

import (
	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// cityTrace says how a figure of the city comes about.
type cityTrace struct {
	app    *App
	trace  viewmodel.CityExplanation
	name   *widgets.Text
	sum    *widgets.Text
	list   *widgets.List
	object *fyne.Container
}

// newCityTrace makes an empty pane; open is called for a line behind which there is
// more.
func newCityTrace(a *App, open func(viewmodel.CityLine)) *cityTrace {
	t := &cityTrace{app: a, name: a.text("", strong), sum: a.text("", running)}
	t.list = widgets.NewList(func() int { return len(t.trace.Lines) }, func() fyne.CanvasObject { return widgets.NewListRow() }, t.fill, func(i int) {
		t.list.UnselectAll() // the same line can be chosen again
		if line := t.trace.Lines[i]; line.Part != (viewmodel.CityPart{}) || line.Key != (checklist.Key{}) {
			open(line)
		}
	})
	t.list.Lazy = true
	t.list.OnRune, t.list.OnKey = a.typedRune, a.typedKey
	head := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, widgets.NewColumn(4, t.name, t.sum))
	t.object = widgets.NewFrame(1, head, t.list)
	return t
}

func (t *cityTrace) show(e viewmodel.CityExplanation) {
	t.trace = e
	t.name.SetText(e.Title)
	t.sum.SetText(e.Sum)
	t.object.Refresh()
	t.list.Refresh()
	t.list.ScrollToTop()
}

func (t *cityTrace) fill(i int, o fyne.CanvasObject) {
	if i < len(t.trace.Lines) {
		line := t.trace.Lines[i]
		o.(*widgets.ListRow).Set(widgets.RowTexts{
			Symbol: line.Symbol, Tone: toneOf(line.Status), Title: line.Title, Small: line.Small, Note: line.Share,
			Ring: i == t.list.Current() && t.list.Focused(),
		})
	}
}
