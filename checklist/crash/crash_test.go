package crash

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// secret is what somebody has written into an answer.
const secret = "鍵は机の引き出しにあります"

var scene = Scene{At: time.Date(2026, 10, 1, 0, 30, 0, 0, time.UTC), Place: "sheet", Journal: "12 ab", Lead: "回答は含まれません。"}

func breakOff(words string) error {
	if len(words) > 0 {
		panic(errors.New("cannot draw " + words))
	}
	return nil
}

func read(t *testing.T, r *Report) string {
	t.Helper()
	content, err := os.ReadFile(r.Path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func panicOf(t *testing.T, work func() error) *Panic {
	t.Helper()
	var p *Panic
	if err := Guard(work); !errors.As(err, &p) {
		t.Fatalf("%v is no panic", err)
	}
	return p
}

func TestReportHoldsNoContent(t *testing.T) {
	folder := filepath.Join(t.TempDir(), secret)
	p := panicOf(t, func() error { return breakOff(secret) })
	got := read(t, Write(folder, p, scene))
	for _, want := range []string{"crash.breakOff (crash_test.go:", "*errors.errorString", "place    sheet", "journal  12 ab", "回答は含まれません。", "2026-10-01T00:30:00Z", "sha256:"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, secret) || strings.Contains(got, filepath.Dir(folder)) || strings.Contains(got, "0x") {
		t.Errorf("it tells too much:\n%s", got)
	}
}

func TestRuntimeErrorsAreTold(t *testing.T) {
	list := []string{secret}
	p := panicOf(t, func() error { return errors.New(list[len(secret)]) })
	if !strings.Contains(p.Kind, "index out of range") || strings.Contains(p.Kind, secret) || p.Calls[len(p.Calls)-1].Line == 0 {
		t.Errorf("%+v", p)
	}
}

// A panic of another goroutine is carried over with the places that led to it.
func TestCarriedPanic(t *testing.T) {
	first := panicOf(t, func() error { return breakOff(secret) })
	if again := panicOf(t, func() error { panic(first) }); again != first {
		t.Errorf("%+v", again)
	}
}

func TestGuardPassesErrorsOn(t *testing.T) {
	want := errors.New("other")
	if got := Guard(func() error { return want }); got != want {
		t.Error(got)
	}
	if got := Guard(func() error { return breakOff("") }); got != nil {
		t.Error(got)
	}
}

func TestOldReportsAreRemoved(t *testing.T) {
	folder := t.TempDir()
	if Newest(folder) != "" {
		t.Error("a report where there is none")
	}
	other := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p, last := panicOf(t, func() error { return breakOff(secret) }), ""
	for i := range kept + 5 {
		s := scene
		s.At = s.At.Add(time.Duration(i) * time.Minute)
		last = Write(folder, p, s).Path
	}
	if got := reports(folder); len(got) != kept || Newest(folder) != last {
		t.Errorf("%d reports, the newest is %s", len(got), Newest(folder))
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}

func TestReportThatCannotBeWritten(t *testing.T) {
	p := panicOf(t, func() error { return breakOff(secret) })
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", filepath.Join(file, "below")} {
		if r := Write(folder, p, scene); r.Path != "" || !errors.As(error(r), &p) {
			t.Errorf("%+v", r)
		}
	}
}
