package ui

import (
	"os"
	"path/filepath"
	"testing"
)

// sampleDesk is a desktop with a folder of its own for samples.
func sampleDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, Options{})
	d.samples = filepath.Join(t.TempDir(), "samples")
	return d
}

func TestPractise(t *testing.T) {
	d := sampleDesk(t)
	d.press("見本で練習する")
	if d.home() == nil {
		t.Fatalf("it did not open: %q", d.words())
	}
	d.expect("青葉市　税務課")
	path := d.opened().info.Path
	d.goTo(newStartPage(d.App))
	d.practise(departmentSample)
	if d.home() == nil || d.opened().info.Path != path {
		t.Error("it did not open a second time")
	}
}

func TestResetTheSample(t *testing.T) {
	d := sampleDesk(t)
	d.practise(departmentSample)
	key := d.opened().session.Sheet().Scope.Items[0].Key()
	before := d.stored(key)
	d.home().answer()
	d.goToItem(key)
	for option := 0; d.stored(key).Rating == before.Rating; option++ {
		d.sheet().detail.rate(option)
	}
	d.menuItem("見本で練習").ChildMenu.Items[3].Action()
	d.expect("見本に書き込んだ内容をすべて消し")
	d.press("元に戻す")
	if d.home() == nil || d.stored(key).Rating != before.Rating {
		t.Error("the sample is not as it was at first")
	}
}

// Resetting leaves a file that is no sample alone.
func TestResetLeavesOtherFilesOpen(t *testing.T) {
	path := workspace(t)
	d := sampleDesk(t)
	d.practise(departmentSample)
	d.open(path)
	d.resetSamples()
	if d.home() == nil || d.opened().info.Path != path {
		t.Error("the file was closed")
	}
	if _, err := os.Stat(d.samples); !os.IsNotExist(err) {
		t.Errorf("the samples are still there: %v", err)
	}
}

func TestOfficeSample(t *testing.T) {
	d := sampleDesk(t)
	d.practise(officeSample)
	frame := d.officeFrame()
	if frame == nil {
		t.Fatalf("it did not open: %q", d.words())
	}
	if got := len(frame.view.Board.Rows("")); got != officeDepartments {
		t.Errorf("%d departments", got)
	}
	d.resetSamples()
	if again := d.officeFrame(); again == nil || again == frame {
		t.Error("it was not made anew")
	}
}
