package ui

import (
	"context"
	"image/png"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tenken/checklist/workflow"
)

func inline() clockwork {
	return clockwork{start: func(f func()) { f() }, after: func(time.Duration, func()) func() { return func() {} }}
}

func shot(w fyne.Window, name string) {
	out, _ := os.Create("/tmp/t/desktop/" + name + ".png")
	png.Encode(out, w.Canvas().Capture())
	out.Close()
}

func TestScratch(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC) }
	a := test.NewTempApp(t)
	d := newApp(context.Background(), a, Options{Now: now}, inline())
	d.window.Resize(fyne.NewSize(1024, 700))
	shot(d.window, "start")
	d.newForm()
	shot(d.window, "form")
	path := t.TempDir() + "/s.tenken"
	if err := workflow.CreateSample(context.Background(), path, now); err != nil {
		t.Fatal(err)
	}
	d.open(path)
	shot(d.window, "sheet")
	d.sheet().export()
	shot(d.window, "export")
	d.box.close()
	d.sheet().approve()
	shot(d.window, "approve")
	d.box.close()
	d.settings()
	shot(d.window, "settings")
	d.box.close()
	d.pickFile(pick{title: "t", confirm: "開く"})
	shot(d.window, "pick")
	d.box.close()
	d.about()
	shot(d.window, "about")
}
