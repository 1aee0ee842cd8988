package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

func names(t testing.TB, dir string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

func TestBackupIsAWorkspace(t *testing.T) {
	s := storetest.New(t)
	answer(t, s, 1, "確認済み")
	if _, err := attach(s, "e", bytes.NewReader(random(500_000))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.tenken")
	var last, of int
	if err := s.Backup(t.Context(), path, func(done, total int) { last, of = done, total }); err != nil {
		t.Fatal(err)
	}
	if last == 0 || last != of {
		t.Errorf("progress ended at %d of %d", last, of)
	}
	want, err1 := contents(s)
	got, err2 := contents(storetest.Open(t, path))
	if err1 != nil || err2 != nil || !maps.Equal(got, want) {
		t.Error("backup differs:", err1, err2)
	}
	if err := s.Backup(t.Context(), path, nil); !errors.Is(err, store.ErrExists) {
		t.Error("written over a file:", err)
	}
}

func TestBackupLeavesNothingHalfDone(t *testing.T) {
	s := storetest.New(t)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Backup(ctx, filepath.Join(dir, "copy.tenken"), func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if left := names(t, dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// spoil cuts a file short as soon as it is complete.
func spoil(t testing.TB, path string) checklist.Progress {
	return func(done, total int) {
		if done < total {
			return
		}
		if err := os.Truncate(path, int64(total/2)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCopiesAreChecked(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.tenken")
	var damage *store.DamageError
	err = s.Backup(t.Context(), copied, spoil(t, copied+".partial"))
	if !errors.As(err, &damage) || damage.Path != copied {
		t.Error("backup:", err)
	}
	if err := errors.Join(s.Backup(t.Context(), copied, nil), s.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = store.Restore(t.Context(), path, copied, storetest.Stamp.At, spoil(t, path+".partial"))
	if !errors.As(err, &damage) || damage.Path != copied {
		t.Error("restore:", err)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

// openOn opens and closes a workspace as if on the given day.
func openOn(t testing.TB, path string, at time.Time) {
	t.Helper()
	s, err := store.Open(path, store.Options{Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.BackupErr(), s.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestBackupOfTheDay(t *testing.T) {
	path := closed(t) // on 22 November
	first := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	openOn(t, path, first)
	openOn(t, path, first.Add(8*time.Hour))
	backups, err := store.Backups(path)
	if err != nil || len(backups) != 2 || !backups[0].At.Equal(first) || backups[0].Size == 0 {
		t.Fatalf("%+v, %v", backups, err)
	}
	if got, want := backups[0].Path, filepath.Join(filepath.Dir(path), "test.backup", "2026-11-23-090000.tenken"); got != want {
		t.Errorf("path %s, want %s", got, want)
	}
	for day := range 60 {
		openOn(t, path, first.AddDate(0, 0, 1+day))
	}
	backups, err = store.Backups(path)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, b := range backups {
		days = append(days, b.At.Format("0102"))
	}
	// Seven days up to Friday 22 January; then Friday of the week that has
	// begun before them, and the Sundays of three weeks.
	if got := strings.Join(days, " "); got != "0122 0121 0120 0119 0118 0117 0116 0115 0110 0103 1227" {
		t.Errorf("kept %s", got)
	}
}

func TestBackupErrKeepsNobodyFromWorking(t *testing.T) {
	path := closed(t)
	if err := errors.Join(os.RemoveAll(store.BackupFolder(path)), os.WriteFile(store.BackupFolder(path), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.BackupErr() == nil {
		t.Error("no word about the missing backup")
	}
	answer(t, s, 1, "works")
}

func TestBackupBeside(t *testing.T) {
	s := storetest.New(t)
	for n := range 10 {
		path, err := s.BackupBeside(t.Context(), storetest.Stamp.At, nil)
		if err != nil {
			t.Fatal(err)
		}
		if number := fmt.Sprintf("-%d.tenken", n+2); !strings.HasSuffix(path, number) {
			t.Errorf("path %s, want it to end with %s", path, number)
		}
		have, err := store.Backups(s.Path())
		if err != nil || have[0].Path != path {
			t.Errorf("of one second, %v counts as newest, not %s; %v", have[0], path, err)
		}
	}
}

func TestRestore(t *testing.T) {
	path := closed(t)
	copied := filepath.Join(t.TempDir(), "copy.tenken")
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	want, err := contents(s)
	if err := errors.Join(err, s.Backup(t.Context(), copied, nil)); err != nil {
		t.Fatal(err)
	}
	answer(t, s, 3, "after the backup")
	_, err = store.Restore(t.Context(), path, copied, storetest.Stamp.At, nil)
	if !errors.Is(err, store.ErrInUse) {
		t.Fatal("restored over an open file:", err)
	}
	s.Close()

	replaced, err := store.Restore(t.Context(), path, copied, storetest.Stamp.At, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := contents(storetest.Open(t, path))
	if err != nil || !maps.Equal(got, want) {
		t.Error("restored file differs from the backup:", err)
	}
	old, err := contents(storetest.Open(t, replaced))
	if err != nil || maps.Equal(old, want) {
		t.Error("the replaced file isn't kept as it was:", err)
	}
	if filepath.Dir(replaced) != filepath.Dir(path) || !strings.HasPrefix(filepath.Base(replaced), "test.replaced-2026-11-22-") {
		t.Errorf("kept as %s", replaced)
	}
}

func TestRestoreOverADamagedFile(t *testing.T) {
	path := closed(t)
	if err := os.WriteFile(path, []byte("rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	backups, err := store.Backups(path)
	if err != nil || len(backups) == 0 {
		t.Fatal(backups, err)
	}
	replaced, err := store.Restore(t.Context(), path, backups[0].Path, storetest.Stamp.At, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(replaced); string(b) != "rubbish" {
		t.Errorf("kept %q", b)
	}
	storetest.Open(t, path)

	os.Remove(path)
	if replaced, err = store.Restore(t.Context(), path, backups[0].Path, storetest.Stamp.At, nil); err != nil || replaced != "" {
		t.Error("in the place of a file that has gone:", replaced, err)
	}
}

func TestRestoreRefusesADamagedBackup(t *testing.T) {
	path := closed(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.tenken")
	for name, file := range map[string][]byte{"truncated": before[:7*4096], "text": []byte("rubbish"), "empty": nil} {
		if err := os.WriteFile(bad, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Restore(t.Context(), path, bad, storetest.Stamp.At, nil); err == nil {
			t.Errorf("%s: restored", name)
		}
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the workspace was changed")
	}
	if left := names(t, filepath.Dir(path)); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}
