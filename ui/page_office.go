package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// officeFrame is what one sees of the office's file: a header, the navigation, and
// one of the office's pages. It releases the file when it is closed.
type officeFrame struct {
	app *App
	*office
	current string // key of the page that shows; "" before the first
	shown   map[string]*shownView
	writes  int // counts what was written
	read    int // the writes that office.view knows

	nav  *widgets.List
	head *fyne.Container // the header
	top  *fyne.Container // the title of the page, and buttons
	main *fyne.Container // its body
	body *fyne.Container // around both
}

// shownView is a page that has been shown. It keeps what was chosen in it.
type shownView struct {
	officeView
	object fyne.CanvasObject // nil until it is shown in the present language
	writes int               // those that it knows
}

func newOfficeFrame(a *App, o *office) *officeFrame {
	return &officeFrame{app: a, office: o, shown: map[string]*shownView{}}
}

func (p *officeFrame) close() error {
	p.private.remove()
	return p.ws.Close()
}

func (p *officeFrame) flush() error {
	if v := p.shown[p.current]; v != nil {
		return v.flush()
	}
	return nil
}

// helpKey is that of the page inside, "office_" and its key in the navigation.
func (p *officeFrame) helpKey() string { return "office_" + p.current }

func (p *officeFrame) again() page {
	for _, v := range p.shown {
		v.object = nil
	}
	return &officeFrame{app: p.app, office: p.office, current: p.current, shown: p.shown, writes: p.writes, read: p.read}
}

// title names the city and the page.
func (p *officeFrame) title() string {
	city := p.app.format.T("officedesk.title", "City", p.app.format.Text(p.view.Info.City))
	if v := p.shown[p.current]; v != nil {
		return city + "　" + v.title()
	}
	return city
}

func (p *officeFrame) content() fyne.CanvasObject {
	p.head, p.top, p.main = container.NewStack(), container.NewStack(), container.NewStack()
	nav := p.makeNav()
	p.body = widgets.NewFrame(2, p.notice(), p.top, p.main)
	p.fill()
	return widgets.NewFrame(1, p.head, container.New(&sidebar{width: p.navWidth()}, nav, p.body))
}

// notice says why nothing can be changed; hidden if it can.
func (p *officeFrame) notice() fyne.CanvasObject {
	f, info, banner := p.app.format, p.view.Info, widgets.NewBanner(lines)
	if info.ReadOnly {
		banner.Say(widgets.Caution, f.T("desktop.notice.read_only"), p.app.readOnlyReason(info), f.T("desktop.notice.try_again"), func() { p.app.reopenFile(info.Path) })
	} else if info.BackupFailed != nil {
		banner.Say(widgets.Caution, f.T("desktop.notice.backup"), p.app.sentence(info.BackupFailed), "", nil)
	}
	return banner
}

// choose shows a page.
func (p *officeFrame) choose(key string) { p.chooseAnd(key, officeView.begin) }

// chooseAnd shows a page and goes on in it.
func (p *officeFrame) chooseAnd(key string, then func(officeView)) {
	e := officeEntry(key)
	p.app.leave(func() {
		v := p.shown[key]
		if v == nil {
			v = &shownView{officeView: e.open(officePage{p.app, p.office}), writes: -1}
		}
		p.bring(v, func() {
			p.current, p.shown[key] = key, v
			p.display()
			then(v.officeView)
		})
	})
}

// openDepartment shows the answers of a department, at the item of a key.
func (p *officeFrame) openDepartment(id string, key checklist.Key) {
	p.asked = &asked{id, key, p.current}
	p.app.officeGo("department")
}

// bring loads what a page shows, unless it has been since the last write, and goes
// on.
func (p *officeFrame) bring(v *shownView, then func()) {
	if v.writes == p.writes {
		then()
		return
	}
	p.load(v, p.year(), then)
}

// load loads the round of a year, unless it is known, and what a page shows of it.
func (p *officeFrame) load(v *shownView, year checklist.FiscalYear, then func()) {
	view, fresh := p.view, p.read == p.writes
	var take func()
	p.app.job(p.app.format.T("officedesk.busy"), func(ctx context.Context, progress checklist.Progress) (err error) {
		if !fresh {
			if view, err = viewmodel.LoadOffice(p.ws, year); err != nil {
				return err
			}
		}
		take, err = v.load(ctx, view.Year(), progress)
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.view, p.read, v.writes = view, p.writes, p.writes
		take()
		then()
	})
}

// changed is called after every write: the page that shows is loaded anew, the
// others before they show again.
func (p *officeFrame) changed() {
	p.writes++
	p.comeBack()
}

// comeBack brings the page up to date, unless another one lies over it.
func (p *officeFrame) comeBack() {
	v := p.shown[p.current]
	if p.app.page == p && v != nil {
		p.bring(v, p.display)
	}
}

// display shows the header, the navigation and the page as they were loaded last.
func (p *officeFrame) display() {
	p.fill()
	p.app.label()
}

func (p *officeFrame) fill() {
	p.head.Objects = []fyne.CanvasObject{p.header()}
	if v := p.shown[p.current]; v != nil {
		if v.object == nil {
			v.object = v.body()
		}
		v.refresh()
		p.top.Objects = []fyne.CanvasObject{p.heading(v)}
		p.main.Objects = []fyne.CanvasObject{v.object}
	}
	p.nav.Mark(max(slices.IndexFunc(p.entries(), func(e navEntry) bool { return e.key == p.current }), 0))
	p.nav.Refresh()
	p.head.Refresh()
	p.top.Refresh()
	p.main.Refresh()
	p.body.Layout.Layout(p.body.Objects, p.body.Size()) // the title may need another height
}

// inner is the page that shows, or nil.
func (p *officeFrame) inner() officeView {
	if v := p.shown[p.current]; v != nil {
		return v.officeView
	}
	return nil
}
