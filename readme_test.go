package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The session in the README is a script: each line after "$ " is run and must
// print what stands below it.
func TestReadmeSession(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```console\n")
	session, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("there is no session")
	}
	var script, outputs strings.Builder
	for i, step := range strings.Split(session, "$ ")[1:] {
		line, output, _ := strings.Cut(step, "\n")
		fmt.Fprintf(&script, "exec %s\ncmp stdout out%d\n", line, i)
		fmt.Fprintf(&outputs, "-- out%d --\n%s", i, output)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()+outputs.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir})
}
