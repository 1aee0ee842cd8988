package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"tenken/checklist/workflow"
)

var update = flag.Bool("update", false, "write what the scripts compare with")

// programs are what scripts can run besides the system's own.
var programs = map[string]func(){"tenken": func() { os.Exit(run()) }}

func TestMain(m *testing.M) { testscript.Main(m, programs) }

// The scripts under testdata/script run the whole program, one process a line.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Setup:               openToAll,
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"usage": exits(2), "refused": exits(1),
			"tear": tear, "cut": resize, "grow": resize, "flip": flip, "hold": hold, "newer": newer, "same": same,
		},
	})
}

// openToAll lets a program without rights reach the script's folder, as far as
// the script allows it.
func openToAll(env *testscript.Env) error {
	for dir := env.WorkDir; dir != filepath.Dir(os.TempDir()) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// exits makes a command ARG… PATTERN: tenken must refuse the arguments with an
// exit code, a message on stderr that fits the pattern, and nothing on stdout.
func exits(code int) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		last := len(args) - 1
		err := ts.Exec("tenken", args[:last]...)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != code {
			ts.Fatalf("got %v, want exit code %d", err, code)
		}
		said := ts.ReadFile("stderr")
		if !regexp.MustCompile(args[last]).MatchString(said) || strings.Contains(said, "⟦") {
			ts.Fatalf("it said %q", said)
		}
		if out := ts.ReadFile("stdout"); out != "" {
			ts.Fatalf("stdout has %q", out)
		}
	}
}

// cut FILE SIZE shortens a file; grow FILE SIZE makes one, or a longer one.
func resize(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_CREATE|os.O_WRONLY, 0o600)
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(size), f.Close()))
}

// tear FILE spoils one of the two meta pages, as a power failure in the middle
// of a write might.
func tear(ts *testscript.TestScript, _ bool, args []string) {
	edit(ts, args[0], func(content []byte) []byte {
		clear(content[4096:8192])
		return content
	})
}

// flip FILE TEXT changes the bytes that follow the text wherever it stands, as
// a failing disk might.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	edit(ts, args[0], func(content []byte) []byte {
		for at := 0; ; {
			next := bytes.Index(content[at:], []byte(args[1]))
			if next < 0 {
				return content
			}
			at += next + len(args[1])
			content[at+8] ^= 1
		}
	})
}

// hold FILE keeps a workspace open until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	ws, err := workflow.Open(context.Background(), ts.MkAbs(args[0]), workflow.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(ws.Close()) })
}

// newer FILE makes a workspace one of a later version of the program. The
// header is JSON behind its SHA-256 and not sealed.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	edit(ts, args[0], func(content []byte) []byte {
		start := bytes.LastIndex(content, []byte(`{"schema":`))
		end := start + bytes.Index(content[start:], []byte("}}")) + len("}}")
		copy(content[start:], `{"schema":9,`)
		digest := sha256.Sum256(content[start:end])
		copy(content[start-len(digest):], digest[:])
		return content
	})
}

func edit(ts *testscript.TestScript, file string, change func([]byte) []byte) {
	path := ts.MkAbs(file)
	content, err := os.ReadFile(path)
	ts.Check(err)
	ts.Check(os.WriteFile(path, change(content), 0o600))
}

// same DIR DIR FILE… compares files of the same names in two folders, byte by
// byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	for _, pattern := range args[2:] {
		names, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), pattern))
		ts.Check(err)
		if len(names) == 0 {
			ts.Fatalf("no file fits %s", pattern)
		}
		for _, name := range names {
			other := filepath.Join(ts.MkAbs(args[1]), filepath.Base(name))
			if equal := ts.ReadFile(name) == ts.ReadFile(other); equal == neg {
				ts.Fatalf("%s and %s are the same: %v", name, other, equal)
			}
		}
	}
}
