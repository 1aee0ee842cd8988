//go:build soak

package workflow

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// soakReceive, in the environment, makes the test binary the process to be killed:
// the workspace and the files, one a line.
const soakReceive = "WORKFLOW_SOAK_RECEIVE"

func TestMain(m *testing.M) {
	if given := os.Getenv(soakReceive); given != "" {
		lines := strings.Split(given, "\n")
		if err := receiveInto(lines[0], lines[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if path, out, given := strings.Cut(os.Getenv(soakSubmit), "\n"); given {
		if err := submitInto(path, out); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func receiveInto(path string, files []string) error {
	ws, err := Open(context.Background(), path, Options{Now: noon, Continue: true})
	if err != nil {
		return err
	}
	_, err = ws.Receive(context.Background(), files, ReceiveOptions{})
	return errors.Join(err, ws.Close())
}

// Killed anywhere and begun again, a receive ends in the same export.
func TestReceivingWithKills(t *testing.T) {
	_, office, files := arrivals(t)
	want := receiveAll(t, office, [][]string{files})
	for round := range 20 {
		content, err := os.ReadFile(office)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "office.tenken")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for range 4 {
			run := exec.Command(os.Args[0])
			run.Env = append(os.Environ(), soakReceive+"="+strings.Join(append([]string{path}, files...), "\n"))
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.IntN(600)) * time.Millisecond)
			_ = run.Process.Kill()
			_ = run.Wait()
		}
		if err := receiveInto(path, files); err != nil {
			t.Fatal(err)
		}
		ws, err := Open(t.Context(), path, Options{Now: noon})
		if err != nil {
			t.Fatal(err)
		}
		archive, err := ws.Archive(0)
		if err := errors.Join(err, ws.Close()); err != nil {
			t.Fatal(err)
		}
		got, err := json.MarshalIndent(archive, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("round %d: %s", round, firstDifference(got, want))
		}
	}
}
