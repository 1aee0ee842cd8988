package store_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// asNobody runs fn without the rights of root, which can write everywhere.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	if os.Getuid() != 0 {
		fn()
		return
	}
	runtime.LockOSThread() // the user is that of the thread
	defer runtime.UnlockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	defer syscall.Setfsuid(0)
	fn()
}

func TestReadOnlyPlaces(t *testing.T) {
	file := closed(t)
	folder := closed(t)
	outer := filepath.Dir(filepath.Dir(file))
	if err := errors.Join(
		os.Chmod(outer, 0o755), os.Chmod(filepath.Dir(filepath.Dir(folder)), 0o755),
		os.Chmod(file, 0o444), os.Chmod(filepath.Dir(file), 0o777),
		os.Chmod(folder, 0o666), os.Chmod(filepath.Dir(folder), 0o555),
	); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(folder), 0o755)
	asNobody(t, func() {
		for name, path := range map[string]string{"file": file, "folder": folder} {
			if _, err := store.Open(path, storetest.Options); !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("read-only %s: %v", name, err)
			}
			s, err := store.Open(path, store.Options{ReadOnly: true})
			if err != nil {
				t.Errorf("read-only %s, for reading: %v", name, err)
				continue
			}
			if _, err := contents(s); err != nil {
				t.Errorf("read-only %s, reading: %v", name, err)
			}
			s.Close()
		}
		_, err := store.Create(filepath.Join(filepath.Dir(folder), "new.tenken"), store.Workspace{}, storetest.Options, storetest.Fill)
		if !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("new file in a read-only folder: %v", err)
		}
	})
}

// TestFileThatGoesAway cuts a file short while it is open: reading mapped
// memory then faults.
func TestFileThatGoesAway(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 4096); err != nil {
		t.Fatal(err)
	}
	if _, err := contents(s); !errors.Is(err, store.ErrUnreachable) {
		t.Errorf("reading: %v", err)
	}
	err = s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		return tx.PutResponse(storetest.Ref, storetest.Response(1, ""))
	})
	if !errors.Is(err, store.ErrUnreachable) {
		t.Errorf("writing: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	if _, err := store.Open(path, storetest.Options); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("opening again: %v", err)
	}
}

// TestFileThatGoesAwayInAWrite is the same in the middle of a transaction.
func TestFileThatGoesAwayInAWrite(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		if err := os.Truncate(path, 0); err != nil {
			return err
		}
		return tx.PutResponse(storetest.Ref, storetest.Response(1, ""))
	})
	if !errors.Is(err, store.ErrUnreachable) {
		t.Errorf("writing: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
}

// inChild, in the environment, marks the process that TestFullDisk starts.
const inChild = "STORE_FULL_DISK"

// TestFullDisk lets files grow no further than a little above what the workspace
// has. The kernel's limit gives the errors of a full disk; it is one of
// a process, so that the test runs in one of its own.
func TestFullDisk(t *testing.T) {
	if os.Getenv(inChild) == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$")
		cmd.Env = append(os.Environ(), inChild+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	s := storetest.New(t)
	answer(t, s, 1, "before")
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	limitFiles(t, uint64(info.Size())+100<<10)

	if _, err := attach(s, "large", io.LimitReader(zeros{}, 5<<20)); err == nil {
		t.Error("attached 5 MiB without room")
	}
	dir := t.TempDir()
	if err := s.Backup(t.Context(), filepath.Join(dir, "copy.tenken"), nil); err != nil {
		t.Error("a backup that has room:", err)
	}
	limitFiles(t, 5000)
	if err := s.Backup(t.Context(), filepath.Join(dir, "none.tenken"), nil); !errors.Is(err, syscall.EFBIG) {
		t.Error("a backup without room:", err)
	}
	if left := names(t, dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	limitFiles(t, 1<<40)
	answer(t, s, 2, "goes on")
	view(t, s, func(tx *store.Tx) error {
		for n := range 2 {
			if _, err := tx.Response(storetest.Ref, storetest.Key(n+1)); err != nil {
				return err
			}
		}
		return nil
	})
}

// limitFiles bounds the size of files for this process until the test ends.
func limitFiles(t *testing.T, size uint64) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: min(size, old.Max), Max: old.Max}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old)
		signal.Reset(syscall.SIGXFSZ)
	})
}

// Opening a pipe would wait for ever for somebody to write into it.
func TestWhatIsNoFileIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.tenken")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{pipe: store.ErrNotAFile, dir: syscall.EISDIR} {
		if _, err := store.Open(path, storetest.Options); !errors.Is(err, want) {
			t.Errorf("Open(%s) = %v, want %v", path, err, want)
		}
	}
}
