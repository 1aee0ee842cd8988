package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// wholeSheet is the first branch of the tree: all items.
const wholeSheet = "*"

// branchOf is the branch that a filter's node stands for.
func branchOf(node string) string { return cmp.Or(node, wholeSheet) }

// nodeOf is the inverse of branchOf.
func nodeOf(branch string) string {
	if branch == wholeSheet {
		return ""
	}
	return branch
}

// treePane is the tree of subjects and sections with their progress.
func (p *sheetPage) treePane() fyne.CanvasObject {
	tree := p.session.Tree()
	children := func(id string) []string {
		switch id {
		case "":
			return append([]string{wholeSheet}, tree.Children("")...)
		case wholeSheet:
			return nil
		}
		return tree.Children(id)
	}
	p.tree = widgets.NewTree(children, func(bool) fyne.CanvasObject { return newTreeRow() }, p.fillNode, p.chooseNode)
	p.tree.OnRune = p.app.typedRune
	for _, id := range tree.Children("") {
		p.tree.OpenBranch(id)
	}
	p.tree.Select(p.node())
	title := widgets.NewBox(widgets.BoxStyle{Padding: 12}, p.app.text(p.app.format.T("desktop.tree.title"), strong))
	return widgets.NewFrame(1, title, p.tree)
}

// node is the id of the branch that the list is filtered by.
func (p *sheetPage) node() string { return branchOf(p.filter.Node) }

func (p *sheetPage) chooseNode(id string) {
	if id == p.node() {
		return
	}
	p.filter.Node = nodeOf(id)
	p.refilter()
	if len(p.rows) > 0 && p.position(p.current) < 0 {
		p.goTo(p.rows[0])
	}
}

func (p *sheetPage) fillNode(id string, o fyne.CanvasObject) {
	f := p.app.format
	row := o.(*widgets.TreeRow)
	if id == wholeSheet {
		node := p.session.Tree().Node("")
		row.Set(f.T("desktop.tree.all"), progress(f, node), node.Open == 0)
		return
	}
	node := p.session.Tree().Node(id)
	row.Set(f.Text(node.Title), progress(f, node), node.Open == 0)
}

// branches chooses a branch of a tree where the tree itself has no room.
func (a *App) branches(tree *viewmodel.Tree, node string, chosen func(branch string)) *widgets.Select {
	nodes, names := []string{""}, []string{a.format.T("room.sections")}
	var add func(id, indent string)
	add = func(id, indent string) {
		for _, child := range tree.Children(id) {
			nodes, names = append(nodes, child), append(names, indent+a.format.Text(tree.Node(child).Title))
			add(child, indent+"　")
		}
	}
	add("", "")
	return a.selection(names, slices.Index(nodes, node), func(i int) { chosen(branchOf(nodes[i])) })
}

func newTreeRow() fyne.CanvasObject { return widgets.NewTreeRow(theme.ConfirmIcon()) }

// progress is how much of a branch is answered; a mark says that nothing is left to do.
func progress(f viewmodel.Format, node viewmodel.Node) string {
	if node.Open == 0 {
		return ""
	}
	return f.Number(node.Answered) + "/" + f.Number(node.InScope)
}
