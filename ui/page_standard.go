package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// standardPage is where one browses and searches a standard: the sections, the
// items that pass the filter, and everything that one of them says.
type standardPage struct {
	reader
	catalogue *viewmodel.Catalogue
	filter    viewmodel.CatalogueFilter
	rows      []int  // of the catalogue, as the list shows them
	current   string // id of the item that is open

	nodes   *viewmodel.Tree
	tree    *widgets.Tree
	section *widgets.Select // in place of the tree; nil where that has room
	list    *widgets.List
	search  *widgets.Entry
	count   *widgets.Text
	filters *widgets.Text   // what the list is narrowed by
	undo    *widgets.Button // takes that away
	pane    *fyne.Container // list and what stands above it
	detail  *itemPane
	splits  [2]*container.Split
}

// browse shows a standard's items. A filter that asks for nothing brings back the
// one that was set last.
func (a *App) browse(std *checklist.Standard, filter viewmodel.CatalogueFilter) {
	a.leave(func() {
		a.prepare(std, func(c *viewmodel.Catalogue) {
			if filter == (viewmodel.CatalogueFilter{}) {
				filter = a.reading.filters[std.Ref()]
			}
			a.visit(&standardPage{reader: reader{a}, catalogue: c, filter: filter})
		})
	})
}

// browseItem shows a standard with one of its items open.
func (a *App) browseItem(std *checklist.Standard, id string) {
	a.leave(func() {
		a.prepare(std, func(c *viewmodel.Catalogue) { a.visit(&standardPage{reader: reader{a}, catalogue: c, current: id}) })
	})
}

// browse shows the standard that the sheet was made from, at the item that is
// open.
func (p *sheetPage) browse() {
	id := ""
	if p.session.Rows() > 0 {
		id = p.detail.key.Item
	}
	p.app.browseItem(p.session.Sheet().Standard, id)
}

func (p *standardPage) title() string { return p.app.standardName(p.catalogue.Standard) }

func (p *standardPage) helpKey() string { return "standard" }

func (p *standardPage) again() page {
	p.rememberSplits()
	return &standardPage{reader: p.reader, catalogue: p.catalogue, filter: p.filter, current: p.current}
}

func (p *standardPage) close() error {
	p.rememberSplits()
	return nil
}

func (p *standardPage) rememberSplits() {
	p.app.prefs.SetFloat(prefTreeSplit, p.splits[0].Offset)
	p.app.prefs.SetFloat(prefListSplit, p.splits[1].Offset)
}

func (p *standardPage) content() fyne.CanvasObject {
	f, std := p.app.format, p.catalogue.Standard
	p.detail = newItemPane(p)
	_, p.nodes = p.catalogue.Search(p.filter)
	p.splits[1] = container.NewHSplit(p.listPane(), p.detail.pane)
	p.splits[0] = container.NewHSplit(p.treePane(), p.splits[1])
	p.splits[0].Offset = p.app.prefs.FloatWithFallback(prefTreeSplit, firstTreeSplit)
	p.splits[1].Offset = p.app.prefs.FloatWithFallback(prefListSplit, 0.44)
	p.refilter()
	small := f.T("library.about.identity", "ID", std.ID, "Version", std.Version)
	panes := p.splits[0]
	if p.app.room().narrow {
		panes = p.splits[1]
	}
	return widgets.NewFrame(1, p.head(f.Text(std.Title), small), panes)
}

// treePane is the tree of sections, each with the number of items found in it.
func (p *standardPage) treePane() fyne.CanvasObject {
	children := func(id string) []string {
		switch id {
		case "":
			return append([]string{wholeSheet}, p.nodes.Children("")...)
		case wholeSheet:
			return nil
		}
		return p.nodes.Children(id)
	}
	p.tree = widgets.NewTree(children, func(bool) fyne.CanvasObject { return newTreeRow() }, p.fillNode, p.chooseNode)
	p.tree.OnRune, p.tree.OnKey = p.app.typedRune, p.app.typedKey
	p.tree.Select(p.node())
	title := widgets.NewBox(widgets.BoxStyle{Padding: 12}, p.app.text(p.app.format.T("desktop.tree.title"), strong))
	return widgets.NewFrame(1, title, p.tree)
}

// node is the id of the branch that the list is filtered by.
func (p *standardPage) node() string { return branchOf(p.filter.Node) }

func (p *standardPage) chooseNode(id string) {
	if id == p.node() {
		return
	}
	p.filter.Node = nodeOf(id)
	p.refilter()
}

func (p *standardPage) fillNode(id string, o fyne.CanvasObject) {
	f, row := p.app.format, o.(*widgets.TreeRow)
	if id == wholeSheet {
		row.Set(f.T("desktop.tree.all"), f.Number(p.nodes.Node("").InScope), false)
		return
	}
	node := p.nodes.Node(id)
	row.Set(f.Text(node.Title), f.Number(node.InScope), false)
}

// refilter fills the list anew, and opens the first item found if the open one is
// not among them.
func (p *standardPage) refilter() {
	p.app.rememberFilter(p.catalogue.Standard.Ref(), p.filter)
	p.rows, p.nodes = p.catalogue.Search(p.filter)
	p.describeFilter()
	if p.position() < 0 && len(p.rows) > 0 {
		item, _ := p.catalogue.Item(p.rows[0])
		p.current = item.ID
	}
	p.list.Mark(p.position())
	p.list.Refresh()
	p.tree.Refresh()
	p.detail.show(p.open())
}

// rememberFilter keeps a filter until the program ends.
func (a *App) rememberFilter(std checklist.StandardID, filter viewmodel.CatalogueFilter) {
	if a.reading.filters == nil {
		a.reading.filters = map[checklist.StandardID]viewmodel.CatalogueFilter{}
	}
	a.reading.filters[std] = filter
}

// open is the place of the open item in the catalogue, or -1 where nothing was
// found.
func (p *standardPage) open() int {
	if at := p.position(); at >= 0 {
		return p.rows[at]
	}
	return -1
}

// position is where the list shows the open item, or -1.
func (p *standardPage) position() int {
	at, ok := p.catalogue.Index(p.current)
	if !ok {
		return -1
	}
	if i, found := slices.BinarySearch(p.rows, at); found {
		return i
	}
	return -1
}

// show opens an item of the list.
func (p *standardPage) show(row int) {
	item, _ := p.catalogue.Item(p.rows[row])
	p.current = item.ID
	p.list.Refresh()
	p.detail.show(p.rows[row])
}

// find puts the cursor into the search.
func (p *standardPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape takes back what narrows the list: first the search, then the rest.
func (p *standardPage) escape() {
	if p.filter.Search != "" {
		p.search.SetText("")
		return
	}
	p.clear()
}

// clear shows all items.
func (p *standardPage) clear() {
	p.filter = viewmodel.CatalogueFilter{}
	p.search.Fill("")
	p.refilter()
	p.tree.Select(wholeSheet)
	if p.section != nil {
		p.section.SetSelectedIndex(0)
	}
}

func (p *standardPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	f := p.app.format
	item, path := p.catalogue.Item(p.rows[i])
	open := item.ID == p.current
	o.(*widgets.ListRow).Set(widgets.RowTexts{
		Symbol: f.T("library.kind_mark." + string(item.Kind)), Tone: widgets.Info, Title: f.Text(item.Topic),
		Small: item.ID + "  " + f.Text(path[len(path)-1].Title), Note: p.note(item), Open: open, Ring: open && p.list.Focused(),
	})
}

// note is what sets an item apart, at the right edge of its row.
func (p *standardPage) note(item *checklist.Item) string {
	if item.Critical {
		return p.app.format.T("library.mark.critical")
	}
	return ""
}
