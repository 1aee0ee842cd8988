package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/crash"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// breakingPage shows an answer and breaks off when its button is pressed.
type breakingPage struct {
	reader
	answer string
}

func (p *breakingPage) again() page     { return p }
func (p *breakingPage) helpKey() string { return "breaking" }
func (p *breakingPage) content() fyne.CanvasObject {
	return p.app.button(widgets.Primary, "壊す", nil, func() { panic(errors.New(p.answer)) })
}

const writtenAnswer = "鍵は机の引き出しにあります"

// crashDesk is a desktop on an open file whose next page breaks off.
func crashDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, Options{File: workspace(t), Crashes: filepath.Join(t.TempDir(), "crashes")})
	d.visit(&breakingPage{reader{d.App}, writtenAnswer})
	return d
}

// reportOf reads the report that a crash has left, and looks that it tells of
// nothing that somebody has written.
func (d *desk) reportOf() string {
	d.t.Helper()
	content, err := os.ReadFile(crash.Newest(d.crashes))
	if err != nil {
		d.t.Fatal(err)
	}
	text := string(content)
	for _, private := range []string{writtenAnswer, "税務課", "青葉市", filepath.Dir(d.crashes), ".tenken", "0x"} {
		if strings.Contains(text, private) {
			d.t.Errorf("the report tells of %q:\n%s", private, text)
		}
	}
	return text
}

func TestCrashOfTheWindow(t *testing.T) {
	d := crashDesk(t)
	path, restarted := d.opened().info.Path, false
	begun := now()
	d.now = func() time.Time { begun = begun.Add(leastRun); return begun }
	err := d.watch(func() { d.press("壊す") }, func() error { restarted = true; return nil })
	var report *crash.Report
	if !errors.As(err, &report) || !strings.Contains(d.sentence(err), report.Path) || !restarted {
		t.Fatalf("%v, began anew: %v", err, restarted)
	}
	text := d.reportOf()
	for _, want := range []string{"place    breaking", "panic    *errors.errorString", "ui.(*breakingPage).content.func1 (crash_test.go:", "journal  1 "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatalf("the file is still held: %v", err)
	}
	if err := ws.Close(); err != nil {
		t.Error(err)
	}
}

func TestCrashAtOnceDoesNotBeginAnew(t *testing.T) {
	d := crashDesk(t)
	err := d.watch(func() { d.press("壊す") }, func() error { t.Error("it begins anew"); return nil })
	if err == nil {
		t.Error("no error")
	}
}

func TestCrashOfAJob(t *testing.T) {
	d := crashDesk(t)
	d.job("x", func(context.Context, checklist.Progress) error { panic(writtenAnswer) }, d.fail)
	d.expect("プログラムの誤りで処理を中止しました。", crash.Newest(d.crashes))
	if text := d.reportOf(); !strings.Contains(text, "panic    string\n") || !strings.Contains(text, "crash_test.go") {
		t.Error(text)
	}
	d.box.close()
	if d.opened() == nil {
		t.Error("the window has lost its file")
	}
}

func TestReportIsOfferedOnce(t *testing.T) {
	d := crashDesk(t)
	d.job("x", func(context.Context, checklist.Progress) error { panic(writtenAnswer) }, func(error) {})
	d.offerReport()
	d.expect("前回は途中で終了しました", filepath.Base(crash.Newest(d.crashes)), "記録を見る")
	d.box.close()
	d.offerReport()
	if d.box != nil {
		t.Error("it is offered again")
	}
}
