//go:build monkey

package ui

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"tenken/checklist/crash"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

var (
	monkeyTime = flag.Duration("monkey", time.Minute, "how long random input goes on")
	monkeySeed = flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the random input")
)

// monkey sits at a desktop and does anything.
type monkey struct {
	*desk
	*rand.Rand
	root    string
	steps   []string // the last ones
	done    int
	reopens []sample
}

// Whatever is clicked and typed, nothing breaks off, and the files are sound
// afterwards.
func TestMonkey(t *testing.T) {
	root := t.TempDir()
	t.Setenv("HOME", root)
	t.Chdir(root)
	d := newDesk(t, Options{Crashes: filepath.Join(root, "crashes")})
	d.samples = filepath.Join(root, "samples")
	m := &monkey{desk: d, Rand: rand.New(rand.NewPCG(*monkeySeed, 0)), root: root, reopens: allSamples}
	defer m.tell()
	for end := time.Now().Add(*monkeyTime); time.Now().Before(end); {
		m.step()
	}
	t.Logf("seed %d: %d steps", *monkeySeed, m.done)
	for m.box != nil {
		m.box.close()
	}
	m.goTo(newStartPage(m.App))
	m.wantSound()
}

// tell says what was done before the monkey broke something.
func (m *monkey) tell() {
	if value := recover(); value != nil {
		fmt.Printf("seed %d, step %d; the last ones:\n%s\n", *monkeySeed, m.done, strings.Join(m.steps, "\n"))
		panic(value)
	}
}

// wantSound checks the workspaces and looks for reports of work that broke off.
func (m *monkey) wantSound() {
	m.t.Helper()
	if path := crash.Newest(m.crashes); path != "" {
		m.t.Errorf("seed %d: work broke off, see\n%s", *monkeySeed, m.reportOf())
	}
	for _, s := range m.reopens {
		path := m.prefs.String(prefSample + s.name)
		if _, err := os.Stat(path); err != nil {
			continue // it was reset, and not opened again
		}
		problems, err := workflow.Check(context.Background(), path, nil)
		if err != nil || len(problems) > 0 {
			m.t.Errorf("seed %d: %s: %v %v", *monkeySeed, s.name, problems, err)
		}
	}
}

// step does one thing.
func (m *monkey) step() {
	m.stayInside()
	acts := []struct {
		weight int
		name   string
		do     func() string
	}{
		{40, "click", m.click}, {25, "key", m.pressKey}, {15, "type", m.typeWords}, {8, "menu", m.chooseMenu},
		{5, "scroll", m.scroll}, {3, "pause", m.wait}, {2, "resize", m.resize}, {2, "open", m.openAny},
	}
	n := m.IntN(100)
	for _, act := range acts {
		if n -= act.weight; n < 0 {
			m.done++
			m.note(act.name)
			m.steps[len(m.steps)-1] += " " + act.do()
			return
		}
	}
}

func (m *monkey) note(step string) {
	if m.steps = append(m.steps, step); len(m.steps) > 40 {
		m.steps = slices.Delete(m.steps, 0, 1)
	}
}

// stayInside keeps the monkey's files in its own folder.
func (m *monkey) stayInside() {
	for _, o := range m.objects() {
		e, ok := o.(*widgets.Entry)
		if !ok || !strings.HasPrefix(e.Text, "/") || strings.HasPrefix(e.Text, m.root) {
			continue
		}
		if m.box != nil {
			m.box.close()
			return
		}
		e.SetText(m.root)
	}
}

func (m *monkey) anywhere() fyne.Position {
	size := m.window.Canvas().Size()
	return fyne.NewPos(m.Float32()*size.Width, m.Float32()*size.Height)
}

// click clicks something that can be clicked, or anywhere.
func (m *monkey) click() string {
	var targets []fyne.CanvasObject
	for _, o := range m.objects() {
		if _, ok := o.(fyne.Tappable); ok {
			targets = append(targets, o)
		}
	}
	at := m.anywhere()
	if len(targets) > 0 && m.IntN(10) > 0 {
		o := targets[m.IntN(len(targets))]
		at = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(m.Float32()*o.Size().Width, m.Float32()*o.Size().Height)
	}
	test.TapCanvas(m.window.Canvas(), at)
	return fmt.Sprint(at)
}

var monkeyKeys = []fyne.KeyName{
	fyne.KeyTab, fyne.KeyReturn, fyne.KeyEscape, fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight,
	fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyF1, fyne.KeyF12,
}

func (m *monkey) pressKey() string {
	name := monkeyKeys[m.IntN(len(monkeyKeys))]
	canvas, event := m.window.Canvas(), &fyne.KeyEvent{Name: name}
	switch focused := canvas.Focused(); {
	case name == fyne.KeyTab && m.IntN(3) == 0:
		canvas.FocusPrevious()
	case name == fyne.KeyTab:
		canvas.FocusNext()
	case focused != nil:
		focused.TypedKey(event)
	default:
		canvas.OnTypedKey()(event)
	}
	return string(name)
}

var monkeyWords = []rune("n1234５あ点検髙𠮷１R8年月日:-_ ,'\"<>&{}%（）\n\t\u200b")

func (m *monkey) typeWords() string {
	var typed []rune
	for range 1 + m.IntN(12) {
		r := monkeyWords[m.IntN(len(monkeyWords))]
		typed = append(typed, r)
		if focused := m.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else {
			m.window.Canvas().OnTypedRune()(r)
		}
	}
	return fmt.Sprintf("%q", string(typed))
}

// chooseMenu chooses from the menu, but for the end of the program.
func (m *monkey) chooseMenu() string {
	var items []*fyne.MenuItem
	for _, menu := range m.window.MainMenu().Items {
		for _, item := range menu.Items {
			items = append(items, item)
			if item.ChildMenu != nil {
				items = append(items, item.ChildMenu.Items...)
			}
		}
	}
	items = slices.DeleteFunc(items, func(i *fyne.MenuItem) bool { return i.IsQuit || i.Disabled || i.Action == nil })
	item := items[m.IntN(len(items))]
	item.Action()
	return item.Label
}

func (m *monkey) scroll() string {
	var panes []fyne.Scrollable
	for _, o := range m.objects() {
		if pane, ok := o.(fyne.Scrollable); ok {
			panes = append(panes, pane)
		}
	}
	if len(panes) == 0 {
		return "nothing"
	}
	event := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(m.IntN(4000)-2000))}
	panes[m.IntN(len(panes))].Scrolled(event)
	for _, o := range m.objects() {
		if h, ok := o.(desktop.Hoverable); ok && m.IntN(20) == 0 {
			h.MouseIn(&desktop.MouseEvent{})
			h.MouseOut()
		}
	}
	return fmt.Sprint(event.Scrolled.DY)
}

func (m *monkey) wait() string {
	m.pause()
	return ""
}

func (m *monkey) resize() string {
	size := fyne.NewSize(leastWidth+float32(m.IntN(900)), leastHeight+float32(m.IntN(380)))
	m.window.Resize(size)
	return fmt.Sprint(size)
}

// openAny opens a sample when nothing is open.
func (m *monkey) openAny() string {
	if m.busy() || m.workspace() != nil {
		return "nothing"
	}
	s := m.reopens[m.IntN(len(m.reopens))]
	m.practise(s)
	return s.name
}
