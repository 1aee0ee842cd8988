package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// policyPage is where one reads the city's basic policy, with the items that see
// to each clause.
type policyPage struct {
	reader
	view   *viewmodel.PolicyView
	found  []string // refs that the tree shows
	typed  string   // in the search
	ref    string   // of the clause that is open
	under  func(ref string) []string
	tree   *widgets.Tree
	search *widgets.Entry
	count  *widgets.Text
	column *fyne.Container
	pane   *widgets.Scroll
	split  *container.Split
}

// readPolicy shows a clause of the basic policy, "" for the first, with the items
// of a standard. Without a policy it asks for its file.
func (a *App) readPolicy(std *checklist.Standard, ref string) {
	if a.policy() == nil {
		f := a.format
		a.ask(f.T("library.policy.title"), f.T("library.policy.none"), f.T("library.policy.open"), func() {
			a.choosePolicy(func() { a.readPolicy(std, ref) })
		})
		return
	}
	a.leave(func() {
		a.prepare(std, func(c *viewmodel.Catalogue) { a.visit(newPolicyPage(a, c, ref)) })
	})
}

func newPolicyPage(a *App, c *viewmodel.Catalogue, ref string) *policyPage {
	view := viewmodel.NewPolicyView(c)
	return &policyPage{reader: reader{a}, view: view, ref: view.Find(ref)}
}

func (p *policyPage) title() string { return p.app.format.T("library.policy.title") }

func (p *policyPage) helpKey() string { return "policy" }

func (p *policyPage) again() page {
	p.close()
	return &policyPage{reader: p.reader, view: p.view, ref: p.ref, typed: p.typed}
}

func (p *policyPage) close() error {
	p.app.prefs.SetFloat(prefPolicySplit, p.split.Offset)
	return nil
}

func (p *policyPage) content() fyne.CanvasObject {
	f := p.app.format
	p.column = widgets.NewColumn(24)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	p.split = container.NewHSplit(p.treePane(), p.pane)
	p.split.Offset = p.app.prefs.FloatWithFallback(prefPolicySplit, 0.35)
	p.research()
	p.describe()
	open := p.app.button(widgets.Secondary, f.T("library.policy.open"), theme.FolderOpenIcon(), p.choosePolicy)
	coverage := p.app.button(widgets.Secondary, f.T("library.coverage.title"), theme.GridIcon(), func() { p.app.coverage(p.view.Catalogue.Standard) })
	title := p.view.Catalogue.Policy.Title
	if title == "" {
		title = f.T("library.policy.title")
	}
	return widgets.NewFrame(1, p.head(title, p.app.standardName(p.view.Catalogue.Standard), coverage, open), p.split)
}

// treePane is the tree of clauses with its search.
func (p *policyPage) treePane() fyne.CanvasObject {
	p.under = p.view.Tree(nil)
	p.tree = widgets.NewTree(func(ref string) []string { return p.under(ref) }, func(bool) fyne.CanvasObject { return newTreeRow() }, p.fillNode, p.choose)
	p.tree.OnRune, p.tree.OnKey = p.app.typedRune, p.app.typedKey
	p.search = widgets.NewEntry()
	p.search.SetPlaceHolder(p.app.format.T("library.policy.search"))
	p.search.Icon = theme.SearchIcon()
	p.search.OnEscape, p.search.OnHelp = p.app.escape, p.app.pageHelp
	p.search.Fill(p.typed)
	p.search.OnChanged = func(typed string) {
		p.typed = typed
		p.research()
	}
	p.count = p.app.text("", small)
	head := widgets.NewBox(widgets.BoxStyle{Padding: 8}, widgets.NewColumn(8, p.search, p.count))
	return widgets.NewFrame(1, head, p.tree)
}

// research shows the clauses that hold what was typed, and those around them.
func (p *policyPage) research() {
	f := p.app.format
	p.found = p.view.Search(p.typed)
	p.under = p.view.Tree(p.found)
	p.count.SetText(f.N("library.policy.found", len(p.found)))
	if len(p.found) == 0 {
		p.count.SetText(f.T("library.policy.nothing_found"))
	}
	p.tree.Refresh()
	open := []string{p.ref}
	if p.typed != "" {
		open = p.found
	}
	for _, ref := range open {
		for _, above := range p.view.Above(ref) {
			p.tree.OpenBranch(above)
		}
	}
	switch {
	case slices.Contains(p.found, p.ref):
		p.tree.Select(p.ref)
	case len(p.found) > 0:
		p.tree.Select(p.found[0])
	}
}

func (p *policyPage) fillNode(ref string, o fyne.CanvasObject) {
	part := ""
	if p.view.Asks(ref) {
		part = p.app.format.Number(len(p.view.Items(ref)))
	}
	o.(*widgets.TreeRow).Set(p.view.Title(ref), part, false)
}

func (p *policyPage) choose(ref string) {
	if ref != p.ref {
		p.ref = ref
		p.describe()
	}
}

// describe shows the clause that is open, and the items that see to it.
func (p *policyPage) describe() {
	p.column.RemoveAll()
	texts := widgets.NewColumn(8, p.app.text(p.view.Title(p.ref), heading))
	for _, above := range p.view.Above(p.ref) {
		texts.Objects = slices.Insert(texts.Objects, len(texts.Objects)-1, fyne.CanvasObject(p.app.text(p.view.Title(above), small)))
	}
	if words := p.view.Text(p.ref); words != "" {
		texts.Add(p.app.text(words, running))
	}
	p.column.Add(texts)
	p.column.Add(p.items())
	p.pane.Reflow()
	p.pane.ScrollToTop()
}

// The items that are listed one by one; more are shown by the page of items.
const mostListed = 40

// items lists the items that see to the clause.
func (p *policyPage) items() fyne.CanvasObject {
	a, f := p.app, p.app.format
	found := p.view.Items(p.ref)
	switch {
	case !p.view.Asks(p.ref):
		return a.text(f.T("library.policy.asks_nothing"), small)
	case len(found) == 0:
		banner := widgets.NewBanner(lines)
		banner.Say(widgets.Caution, f.T("library.policy.uncovered"), "", "", nil)
		return banner
	}
	std := p.view.Catalogue.Standard
	all := a.button(widgets.Secondary, f.T("library.policy.all"), theme.ListIcon(), func() { a.browse(std, viewmodel.CatalogueFilter{Clause: p.ref}) })
	column := widgets.NewColumn(4, widgets.NewRow(8, 0, a.text(f.N("library.policy.items", len(found)), strong), all))
	for _, i := range found[:min(len(found), mostListed)] {
		item, _ := p.view.Catalogue.Item(i)
		column.Add(a.row(widgets.RowTexts{
			Symbol: f.T("library.kind_mark." + string(item.Kind)), Tone: widgets.Info, Title: f.Text(item.Topic), Small: item.ID,
		}, func() { a.browseItem(std, item.ID) }))
	}
	return column
}

// choosePolicy reads another policy.
func (p *policyPage) choosePolicy() {
	p.app.choosePolicy(func() {
		p.app.prepare(p.view.Catalogue.Standard, func(c *viewmodel.Catalogue) { p.app.display(newPolicyPage(p.app, c, "")) })
	})
}

// find puts the cursor into the search.
func (p *policyPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows all clauses again.
func (p *policyPage) escape() {
	if p.typed != "" {
		p.search.SetText("")
	}
}
