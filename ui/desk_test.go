package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// now is the clock of the tests.
func now() time.Time { return time.Date(2026, time.October, 1, 9, 30, 0, 0, time.Local) }

// The keys of the small standard.
var (
	duty     = checklist.Key{Subject: "department", Item: "C01-01-01"}
	password = checklist.Key{Subject: "department", Item: "C01-01-02"} // critical
	training = checklist.Key{Subject: "department", Item: "C02-01-01"} // head count
	incident = checklist.Key{Subject: "department", Item: "C02-01-02"} // event
	register = checklist.Key{Subject: "department", Item: "C02-01-03"} // My Number
)

// desk is a desktop in memory, at which a test sits.
type desk struct {
	*App
	t *testing.T
	// pauses are what waits for time to pass.
	pauses []func()
	// during runs while work goes on in the background, before it is done.
	during func()
}

func newDesk(t *testing.T, opt Options) *desk {
	t.Helper()
	d := &desk{t: t}
	t.TempDir() // is to be removed after the files in it are closed
	opt.Now = now
	d.App = newApp(t.Context(), test.NewTempApp(t), opt, clockwork{start: d.start, after: d.after})
	d.window.Resize(fyne.NewSize(leastWidth, leastHeight))
	if opt.File != "" {
		d.open(opt.File)
	}
	t.Cleanup(func() {
		if err := d.end(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func (d *desk) start(work func()) {
	if d.during != nil {
		d.during()
	}
	work()
}

func (d *desk) after(_ time.Duration, f func()) func() {
	stopped := false
	d.pauses = append(d.pauses, func() {
		if !stopped {
			f()
		}
	})
	return func() { stopped = true }
}

// pause lets time pass.
func (d *desk) pause() {
	pauses := d.pauses
	d.pauses = nil
	for _, f := range pauses {
		f()
	}
}

// workspace makes a file of the small standard and returns its path.
func workspace(t *testing.T) string {
	t.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	form := viewmodel.NewForm(checklist.DateOf(now()), viewmodel.NewFormat("ja"))
	form.City, form.Bureau, form.Department, form.Approver = "青葉市", "総務部", "税務課", "税務課長"
	form.Respondent, form.Due, form.Standard = "庶務係長", "R8.10.30", std
	form.Flags = []checklist.Flag{checklist.FlagMyNumber}
	spec, wrong := form.Spec(workflow.DefaultSettings("ja"))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	path := filepath.Join(t.TempDir(), form.FileName())
	ws, err := workflow.Create(t.Context(), path, spec, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// openDesk is a desktop with the sheet of the small workspace open.
func openDesk(t *testing.T) *desk {
	t.Helper()
	return sheetDesk(t, workspace(t))
}

// homeDesk is a desktop with the first page of the small workspace open.
func homeDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, Options{File: workspace(t)})
	if d.home() == nil {
		t.Fatal("the workspace did not open: ", d.words())
	}
	return d
}

// sheetDesk is a desktop with the sheet of a file open.
func sheetDesk(t *testing.T, path string) *desk {
	t.Helper()
	d := newDesk(t, Options{})
	d.openSheet(path)
	return d
}

// openSheet opens a file and goes on to its sheet.
func (d *desk) openSheet(path string) {
	d.t.Helper()
	d.open(path)
	if d.home() == nil {
		d.t.Fatal("the workspace did not open: ", d.words())
	}
	d.home().answer()
}

// reload shows what was written to the file beside the window.
func (d *desk) reload() {
	d.t.Helper()
	now, err := d.opened().load(0)
	if err != nil {
		d.t.Fatal(err)
	}
	d.opened().take(now)
}

// goToItem opens an item through the list.
func (d *desk) goToItem(key checklist.Key) {
	d.t.Helper()
	row, _ := d.sheet().session.Index(key)
	d.sheet().list.Select(d.sheet().position(row))
	if d.sheet().detail.key != key {
		d.t.Fatalf("%v is open instead of %v", d.sheet().detail.key, key)
	}
}

// stored is an answer as it lies in the file.
func (d *desk) stored(key checklist.Key) checklist.Response {
	d.t.Helper()
	sheet, err := d.opened().ws.Sheet(0)
	if err != nil {
		d.t.Fatal(err)
	}
	return sheet.Response(key)
}

// tap taps an object where it lies in the window. It must not be covered.
func (d *desk) tap(o fyne.CanvasObject) {
	d.t.Helper()
	if !o.Visible() {
		d.t.Fatal("what is tapped is hidden")
	}
	d.reveal(o)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	test.TapCanvas(d.window.Canvas(), at.AddXY(o.Size().Width/2, min(o.Size().Height/2, 20)))
}

// reveal scrolls to an object that lies in a page outside the window.
func (d *desk) reveal(o fyne.CanvasObject) {
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
	if d.box != nil || bottom > 0 && bottom < d.window.Canvas().Size().Height-80 {
		return
	}
	switch p := d.page.(type) {
	case *sheetPage:
		p.detail.pane.Reveal(o)
	case *homePage:
		p.pane.Reveal(o)
	case *checkPage:
		p.decision.pane.Reveal(o)
	case *formPage:
		p.scroll.Reveal(o)
	case *officeFrame:
		d.revealIn(o)
	}
}

// revealIn scrolls the pane in which an object lies.
func (d *desk) revealIn(o fyne.CanvasObject) {
	for _, pane := range d.objects() {
		if pane, ok := pane.(*widgets.Scroll); ok && slices.Contains(visibleObjects(pane.Content), o) {
			pane.Reveal(o)
		}
	}
}

// press taps the button with the given words.
func (d *desk) press(words string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Text == words {
			d.tap(b)
			return
		}
	}
	d.t.Fatalf("there is no button %q among %q", words, d.words())
}

// typeInto puts the cursor into a field and types.
func (d *desk) typeInto(e *widgets.Entry, text string) {
	d.t.Helper()
	if e.Disabled() {
		d.t.Fatal("what is typed into is locked")
	}
	d.window.Canvas().Focus(e)
	for _, r := range text {
		d.window.Canvas().Focused().TypedRune(r)
	}
}

// pressF1 presses F1 where the focus is.
func (d *desk) pressF1() {
	key := &fyne.KeyEvent{Name: fyne.KeyF1}
	if focused := d.window.Canvas().Focused(); focused != nil {
		focused.TypedKey(key)
		return
	}
	d.window.Canvas().OnTypedKey()(key)
}

// leaveField takes the focus away.
func (d *desk) leaveField() { d.window.Canvas().Unfocus() }

// objects are all objects that show: of the dialog on top, or of the page.
func (d *desk) objects() []fyne.CanvasObject {
	if top := d.window.Canvas().Overlays().Top(); top != nil {
		return visibleObjects(top)
	}
	return visibleObjects(d.window.Content())
}

func visibleObjects(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		all = append(all, visibleObjects(part)...)
	}
	return all
}

// words are all texts that show.
func (d *desk) words() []string {
	var words []string
	for _, o := range d.objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			words = append(words, text.Text)
		}
	}
	return words
}

// says reports whether a text shows; it may run over several lines.
func (d *desk) says(text string) bool { return strings.Contains(strings.Join(d.words(), ""), text) }

// expect wants texts to show.
func (d *desk) expect(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !d.says(text) {
			d.t.Errorf("%q does not show in %q", text, d.words())
		}
	}
}

// menuItem is the item of the menu with the given words.
func (d *desk) menuItem(words string) *fyne.MenuItem {
	d.t.Helper()
	for _, menu := range d.window.MainMenu().Items {
		if i := slices.IndexFunc(menu.Items, func(m *fyne.MenuItem) bool { return m.Label == words }); i >= 0 {
			return menu.Items[i]
		}
	}
	d.t.Fatalf("there is no menu item %q", words)
	return nil
}

// key types a single key without a focus.
func (d *desk) key(r rune) { d.window.Canvas().OnTypedRune()(r) }
