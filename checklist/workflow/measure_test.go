//go:build peers || scale

package workflow

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// cost is what one run of a program took.
type cost struct {
	took  float64 // seconds of the processors: other work on the machine makes little difference
	clock float64 // seconds that went by
	peak  int     // KiB of memory at the most
	said  []byte
}

func (c cost) String() string {
	return fmt.Sprintf("%6.2f s %6.2f s %4d MiB    ", c.took, c.clock, c.peak/1024)
}

// orFaster is the quicker of two runs, zero for none yet, with the higher peak.
func (c cost) orFaster(other cost) cost {
	if other.took != 0 {
		c.took, c.clock = min(c.took, other.took), min(c.clock, other.clock)
	}
	c.peak = max(c.peak, other.peak)
	return c
}

// measured runs a program below GNU time: a process that Go starts would begin
// with the peak of this one.
func measured(t *testing.T, program string, args ...string) cost {
	t.Helper()
	report := filepath.Join(t.TempDir(), "time")
	cmd := exec.CommandContext(t.Context(), "/usr/bin/time", append([]string{"-f", "%U %S %e %M", "-o", report, program}, args...)...)
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, log.Bytes())
	}
	content, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	c := cost{said: out.Bytes()}
	var system float64
	if _, err := fmt.Sscan(string(content), &c.took, &system, &c.clock, &c.peak); err != nil {
		t.Fatal(err)
	}
	c.took += system
	return c
}

// insideOne runs work in this process, on one processor. Its memory is not known.
func insideOne(t *testing.T, work func()) cost {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	runtime.GC()
	before, start := processorTime(t), time.Now()
	work()
	return cost{took: processorTime(t) - before, clock: time.Since(start).Seconds()}
}

// processorTime is what this process has taken so far, in seconds.
func processorTime(t *testing.T) float64 {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

// commandLine builds the program as it is handed out.
func commandLine(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tenken")
	if out, err := exec.Command("go", "build", "-tags", "cli,migrated_fynedo", "-o", path, "tenken").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// clock fixes the time of what the program writes.
var clock = "--at=" + fixedNow().Format(time.RFC3339)

// copied is a copy of a workspace, to be changed.
func copied(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), filepath.Base(path))
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

// sizeOf is the size of a file, or of all files of a folder, in MiB; "" is none.
func sizeOf(t *testing.T, path string) float64 {
	t.Helper()
	var sum int64
	err := filepath.WalkDir(path, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	if err != nil && path != "" {
		t.Fatal(err)
	}
	return float64(sum) / (1 << 20)
}
