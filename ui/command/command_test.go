package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist/crash"
)

// ran is what a run has left behind.
type ran struct {
	exit        int
	out, err    string
	file, lang  string // what the desktop was opened with
	desktopOpen bool
}

// runLine runs a command line in this process.
func runLine(ctx context.Context, args ...string) ran {
	var r ran
	var out, err bytes.Buffer
	r.exit = Main(ctx, args, System{Stdout: &out, Stderr: &err, Desktop: func(file, lang string) error {
		r.file, r.lang, r.desktopOpen = file, lang, true
		return nil
	}})
	r.out, r.err = out.String(), err.String()
	return r
}

func TestTheDesktopOpensWithoutAVerb(t *testing.T) {
	for _, test := range []struct {
		args       []string
		file, lang string
	}{
		{nil, "", ""},
		{[]string{"税務課.tenken"}, "税務課.tenken", ""},
		{[]string{"--lang", "en", `Z:\点検\税務課`}, `Z:\点検\税務課`, "en"},
		{[]string{"share/file", "--lang=ja"}, "share/file", "ja"},
	} {
		r := runLine(t.Context(), test.args...)
		if r.exit != exitDone || !r.desktopOpen || r.file != test.file || r.lang != test.lang {
			t.Errorf("%q: %+v", test.args, r)
		}
	}
}

func TestAProgramWithoutADesktopSaysSo(t *testing.T) {
	var out, err bytes.Buffer
	exit := Main(t.Context(), nil, System{Stdout: &out, Stderr: &err, Desktop: func(string, string) error { return ErrNoDesktop }})
	if exit != exitUsage || out.Len() > 0 || !strings.Contains(err.String(), "画面を開けない版") {
		t.Errorf("exit %d, %q, %q", exit, &out, &err)
	}
}

func TestACancelledVerbLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := filepath.Join(t.TempDir(), "demo")
	r := runLine(ctx, "demo", dir)
	if r.exit != exitRefused || r.err != "中止しました。\n" || r.out != "" {
		t.Errorf("%+v", r)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestOutputThatCannotBeWrittenIsAnError(t *testing.T) {
	var err bytes.Buffer
	if exit := Main(t.Context(), []string{"standard", "list"}, System{Stdout: full{}, Stderr: &err}); exit != exitRefused || !strings.Contains(err.String(), "no room") {
		t.Errorf("exit %d: %q", exit, &err)
	}
}

func TestVerbsOfTheGrammarAreVerbs(t *testing.T) {
	for _, leaf := range newParser(&grammar{}).Model.Leaves(false) {
		if _, ok := leaf.Target.Addr().Interface().(verb); !ok {
			t.Errorf("%s can't be run", leaf.Path())
		}
	}
}

func TestProgressIsQuietWithoutATerminal(t *testing.T) {
	s := newSession(System{Stdout: io.Discard, Stderr: &bytes.Buffer{}}, &grammar{}, "")
	if progress, done := s.progress("command.progress.check"); progress != nil {
		t.Error("there is a bar")
		done()
	}
}

func TestTheBarShowsItsTitleAndGoesAway(t *testing.T) {
	var screen bytes.Buffer
	progress, done := bar(&screen, "調査中")
	progress(0, 10)
	progress(10, 10)
	done()
	if !strings.Contains(screen.String(), "調査中") || !strings.HasSuffix(screen.String(), "\r") {
		t.Errorf("%q", &screen)
	}
}

// A verb that breaks off leaves a report without the words of its arguments.
func TestACrashLeavesAReport(t *testing.T) {
	const answer = "鍵は机の引き出しにあります.tenken"
	folder := filepath.Join(t.TempDir(), "crashes")
	var out, stderr bytes.Buffer
	desktop := func(file, _ string) error { panic(errors.New(file)) }
	exit := Main(t.Context(), []string{answer}, System{Stdout: &out, Stderr: &stderr, Desktop: desktop, Crashes: folder})
	path := crash.Newest(folder)
	if exit != exitRefused || path == "" || !strings.Contains(stderr.String(), path) {
		t.Fatalf("exit %d, %s", exit, &stderr)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(content); strings.Contains(text, answer) || !strings.Contains(text, "place    tenken") || !strings.Contains(text, "command_test.go") {
		t.Error(text)
	}
}
