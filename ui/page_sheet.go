package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// sheetPage is where a department answers its checklist: a header with the
// figures, and below it the tree of sections, the list of items and the item
// that is open, side by side.
type sheetPage struct {
	app *App
	*openSheet

	frame  *fyne.Container
	header *sheetHeader
	notice *widgets.Banner // why nothing, or not everything, can be changed
	tree   *widgets.Tree
	list   *widgets.List
	count  *widgets.Text // of the rows in the list
	search *widgets.Entry
	shows  *widgets.Select
	nodes  *widgets.Select // in place of the tree; nil where that has room
	detail *detailPane
	bulk   *bulkPane // in place of the item, while several are picked

	filter  viewmodel.Filter
	rows    []int // of the sheet, as the list shows them
	current int   // row of the sheet that is open
	picking bool  // rows are picked to be changed together
	picked  viewmodel.Picked
	splits  [2]*container.Split
}

// newSheetPage opens a row of the sheet.
func newSheetPage(a *App, sheet *openSheet, row int) *sheetPage {
	return &sheetPage{app: a, openSheet: sheet, filter: viewmodel.Filter{Show: viewmodel.ShowAll}, current: row}
}

// again keeps the session, what is open and how the list is filtered.
func (p *sheetPage) helpKey() string { return "sheet" }

func (p *sheetPage) again() page {
	p.rememberSplits()
	return &sheetPage{app: p.app, openSheet: p.openSheet, filter: p.filter, current: p.current}
}

func (p *sheetPage) content() fyne.CanvasObject {
	p.header = newSheetHeader(p)
	p.notice = widgets.NewBanner(lines)
	p.detail, p.bulk = newDetailPane(p), newBulkPane(p)
	list := p.listPane()
	p.splits[1] = container.NewHSplit(list, container.NewStack(p.detail.pane, p.bulk.pane))
	p.splits[0] = container.NewHSplit(p.treePane(), p.splits[1])
	p.splits[0].Offset = p.app.prefs.FloatWithFallback(prefTreeSplit, firstTreeSplit)
	p.splits[1].Offset = p.app.prefs.FloatWithFallback(prefListSplit, 0.44)
	p.refilter()
	p.show(p.current)
	p.refresh()
	p.frame = widgets.NewFrame(2, p.header.object, p.notice, p.panes())
	return p.frame
}

// panes are the tree, the list and the item, or without the tree where that has no room.
func (p *sheetPage) panes() fyne.CanvasObject {
	if p.app.room().narrow {
		return p.splits[1]
	}
	return p.splits[0]
}

func (p *sheetPage) rememberSplits() {
	p.app.prefs.SetFloat(prefTreeSplit, p.splits[0].Offset)
	p.app.prefs.SetFloat(prefListSplit, p.splits[1].Offset)
}

// title names the city and the department.
func (p *sheetPage) title() string { return p.app.department(p.openSheet) }

// flush records what is being typed.
func (p *sheetPage) flush() error { return p.detail.flush() }

// settled records what is being typed, and shows why it cannot be, if so.
func (p *sheetPage) settled() bool {
	err := p.flush()
	p.app.fail(err)
	return err == nil
}

func (p *sheetPage) close() error {
	p.rememberSplits()
	p.detail.evidence.removeCopies()
	return nil
}

// comeBack shows what other pages have changed.
func (p *sheetPage) comeBack() {
	p.refilter()
	p.show(p.current)
	p.refresh()
}

// refresh shows what has changed with an answer, everywhere but in the item that
// is open.
func (p *sheetPage) refresh() {
	p.header.refresh()
	p.refreshNotice()
	p.tree.Refresh()
	p.list.Refresh()
	if p.frame != nil { // header and notice may need another height
		p.frame.Layout.Layout(p.frame.Objects, p.frame.Size())
	}
}

// refreshNotice says why nothing can be changed, or what else is the matter with
// the file.
func (p *sheetPage) refreshNotice() {
	f := p.app.format
	state := p.session.Sheet().Assessment.State
	switch {
	case p.info.ReadOnly:
		p.notice.Say(widgets.Caution, f.T("desktop.notice.read_only"), p.app.readOnlyReason(p.info), f.T("desktop.notice.try_again"), func() { p.app.reopenFile(p.info.Path) })
	case state == checklist.StateReturned:
		p.notice.Say(widgets.Caution, f.T("desktop.notice.returned"), p.session.Sheet().Assessment.Returned.Text, "", nil)
	case !state.Editable():
		p.notice.Say(widgets.Info, f.State(state), f.T("desktop.notice.locked"), f.T("desktop.approve.show"), p.app.check)
	case p.info.BackupFailed != nil:
		p.notice.Say(widgets.Caution, f.T("desktop.notice.backup"), p.app.sentence(p.info.BackupFailed), "", nil)
	case p.info.Attachments >= checklist.AttachmentsWarning:
		p.notice.Say(widgets.Caution, f.T("desktop.notice.full"), f.T("desktop.notice.full_help", "Size", f.Size(p.info.Attachments)), "", nil)
	default:
		p.notice.Hide()
	}
}

// show opens a row of the sheet beside the list. What was typed in the item
// before must have been recorded.
func (p *sheetPage) show(row int) {
	if p.session.Rows() == 0 {
		return
	}
	p.endPicking()
	p.current = row
	p.picked.Begin(row)
	p.detail.show(p.session.Row(row).Key)
	p.markCurrent()
}

// goTo records what is being typed and opens another row; the list follows.
func (p *sheetPage) goTo(row int) {
	if !p.settled() {
		p.markCurrent()
		return
	}
	p.show(row)
}

// step opens the row before or after the open one in the list.
func (p *sheetPage) step(by int) {
	if len(p.rows) == 0 {
		return
	}
	at := p.position(p.current)
	if at < 0 {
		at = max(-by, 0) * len(p.rows)
	}
	p.goTo(p.rows[min(max(at+by, 0), len(p.rows)-1)])
}

// nextOpen goes to the next item without an answer, then to the next one in
// which something is missing, and at last to the check before the approval.
func (p *sheetPage) nextOpen() {
	next, ok := p.session.NextOpen(p.current)
	if !ok {
		next, ok = p.session.NextGap(p.current)
	}
	if !ok {
		p.app.check()
		return
	}
	p.reveal(next)
}

// reveal opens a row, and drops a filter that would hide it.
func (p *sheetPage) reveal(row int) {
	if !p.settled() {
		return
	}
	if p.position(row) < 0 {
		p.clearFilter()
	}
	p.show(row)
}

// dropped takes answer sheets back that somebody has filled in; other files are
// evidence for the item that is open.
func (p *sheetPage) dropped(paths []string) {
	attach := func() { p.detail.evidence.attach(paths) }
	if !areAnswerSheets(paths) {
		attach()
	} else if p.settled() {
		p.app.takeHandback(p.openSheet, paths, attach)
	}
}

func (p *sheetPage) undo() { p.travel(p.session.Back, p.session.Undo) }

func (p *sheetPage) redo() { p.travel(p.session.Again, p.session.Redo) }

// mostAtOnce is how many answers are saved while the window waits.
const mostAtOnce = 50

// travel takes a step back or does it again, and shows the item that it changed. A step
// of many answers does so in the background.
func (p *sheetPage) travel(ahead func() (viewmodel.Travel, bool), move func(context.Context) (checklist.Key, bool, error)) {
	if !p.settled() {
		return
	}
	if t, ok := ahead(); ok && len(t.Edits) > mostAtOnce {
		p.save(p.app, p.app.format.T("delegate.recording"), func(ctx context.Context, sheet *workflow.Sheet) ([]workflow.Edit, error) {
			return p.ws.Save(ctx, sheet, t.Edits...)
		}, func(sheet *workflow.Sheet, back []workflow.Edit) {
			p.session.Travelled(t, sheet, back)
			p.arrive(t.Key)
		})
		return
	}
	key, moved, err := move(p.app.ctx)
	if err != nil {
		p.app.fail(err)
	}
	if moved {
		p.arrive(key)
	}
}

// arrive shows the item that a step has changed.
func (p *sheetPage) arrive(key checklist.Key) {
	if row, ok := p.session.Index(key); ok {
		p.reveal(row)
	}
	p.refresh()
}
