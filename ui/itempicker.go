package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// itemPicker chooses an item of the standard by its number or words.
type itemPicker struct {
	items  viewmodel.ItemNames
	item   string // id of the chosen one
	found  viewmodel.ItemNames
	list   *widgets.List
	field  *widgets.Field
	chosen func()
}

// newItemPicker makes a picker in which an item is chosen; "" is none yet. chosen is
// called when another is.
func newItemPicker(a *App, items viewmodel.ItemNames, item string, chosen func()) *itemPicker {
	k := &itemPicker{items: items, item: item, chosen: chosen}
	typed, f := "", a.format
	search := a.entry(&typed, func() { k.narrow(typed) })
	search.SetPlaceHolder(f.T("questionsdesk.item_search"))
	search.Icon = theme.SearchIcon()
	k.list = widgets.NewList(func() int { return len(k.found) }, func() fyne.CanvasObject { return widgets.NewListRow() }, k.fill, k.choose)
	k.list.OnKey = a.typedKey
	k.field = widgets.NewField(widgets.FieldTexts{Label: f.T("questionsdesk.item")}, lines, widgets.NewColumn(4, search, container.New(&fixedHeight{144}, k.list)))
	k.narrow("")
	return k
}

// narrow lists the items of a search. The one that was chosen stays so if it is
// among them; else it is the first that was found.
func (k *itemPicker) narrow(search string) {
	k.found = k.items.Search(search)
	at := slices.IndexFunc(k.found, func(item viewmodel.ItemName) bool { return item.ID == k.item })
	if at < 0 && len(k.found) > 0 && search != "" {
		at, k.item = 0, k.found[0].ID
		k.chosen()
	}
	k.list.Mark(at)
	k.list.Refresh()
}

func (k *itemPicker) choose(i int) {
	k.item = k.found[i].ID
	k.list.Refresh()
	k.chosen()
}

func (k *itemPicker) fill(i int, o fyne.CanvasObject) {
	if i < len(k.found) {
		item := k.found[i]
		open := item.ID == k.item
		o.(*widgets.ListRow).Set(widgets.RowTexts{Title: item.ID + " " + item.Topic, Small: item.Text, Open: open, Ring: open && k.list.Focused()})
	}
}
