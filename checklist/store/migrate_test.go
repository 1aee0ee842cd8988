package store

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"tenken/checklist"
)

var day1 = Options{Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local) }}

// withMigrations makes the given migrations those of the program.
func withMigrations(t *testing.T, list ...migration) {
	t.Helper()
	own := migrations
	migrations = list
	t.Cleanup(func() { migrations = own })
}

// schema1 makes a workspace of schema 1 and closes it.
func schema1(t *testing.T) string {
	t.Helper()
	withMigrations(t)
	stamp := checklist.Stamp{Actor: "office", At: day1.now()}
	ws := Workspace{ID: "w1", Kind: KindOffice, Created: stamp}
	s, err := Create(filepath.Join(t.TempDir(), "test.tenken"), ws, day1, func(tx *Tx) error {
		return tx.PutSettings(map[string]string{"label": "取扱注意"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

// renameLabel is what a migration looks like: it brings its own names along.
func renameLabel(tx *bbolt.Tx, s *sealer) error {
	b, key := tx.Bucket([]byte("settings")), []byte("current")
	text, err := s.open(nil, "settings", key, b.Get(key))
	if err != nil {
		return err
	}
	var old struct{ Label string }
	if err := json.Unmarshal(text, &old); err != nil {
		return err
	}
	text, err = json.Marshal(struct{ Handling string }{old.Label})
	if err != nil {
		return err
	}
	return b.Put(key, s.seal("settings", key, text))
}

func addBucket(tx *bbolt.Tx, _ *sealer) error {
	_, err := tx.CreateBucket([]byte("findings"))
	return err
}

func TestMigrations(t *testing.T) {
	path := schema1(t)
	withMigrations(t, renameLabel, addBucket)

	if _, err := Open(path, Options{ReadOnly: true}); !errors.Is(err, ErrOlder) {
		t.Errorf("for reading: %v", err)
	}
	for range 2 { // the second time there is nothing left to do
		s, err := Open(path, day1)
		if err != nil {
			t.Fatal(err)
		}
		checkMigrated(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := Open(path, Options{ReadOnly: true}); err != nil {
		t.Errorf("for reading: %v", err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}

	backup := filepath.Join(BackupFolder(path), "2026-11-22-090000-schema-1.tenken")
	if _, err := Restore(t.Context(), path, backup, day1.now(), nil); err != nil {
		t.Error("restoring an older schema:", err)
	}
	migrations = nil
	if s, err := Open(path, day1); err != nil {
		t.Error("the backup isn't what it was:", err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func checkMigrated(t *testing.T, s *Store) {
	t.Helper()
	err := s.View(func(tx *Tx) error {
		var settings struct{ Handling string }
		if err := tx.Settings(&settings); err != nil || settings.Handling != "取扱注意" {
			t.Errorf("settings %v, %v", settings, err)
		}
		if tx.bucket("findings") == nil {
			t.Error("second migration has not run")
		}
		head, err := tx.JournalHead()
		if err != nil {
			return err
		}
		last, err := entries.get(tx, journalKey(head.Entries))
		if last.N != 2 || last.Verb != VerbMigrate {
			t.Errorf("last entry %+v", last)
		}
		return err
	})
	problems, errCheck := s.Check(context.Background(), nil)
	if err := errors.Join(err, errCheck); err != nil || len(problems) != 0 {
		t.Error(problems, err)
	}
}

// A migration that changes nothing hinders nobody from reading.
func TestOlderFormsAreRead(t *testing.T) {
	path := schema1(t)
	withMigrations(t, nil)
	for _, opt := range []Options{{ReadOnly: true}, day1, {ReadOnly: true}} {
		s, err := Open(path, opt)
		if err != nil {
			t.Fatal(err)
		}
		problems, err := s.Check(t.Context(), nil)
		if err := errors.Join(err, s.Close()); err != nil || len(problems) > 0 {
			t.Error(problems, err)
		}
	}
	migrations = nil
	if _, err := Open(path, Options{ReadOnly: true}); !errors.Is(err, ErrNewer) {
		t.Errorf("by the program before: %v", err)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path := schema1(t)
	boom := errors.New("boom")
	withMigrations(t, renameLabel, func(*bbolt.Tx, *sealer) error { return boom })
	if _, err := Open(path, day1); !errors.Is(err, boom) {
		t.Fatal(err)
	}
	migrations = nil
	s, err := Open(path, day1)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.View(func(tx *Tx) error {
		var settings struct{ Label string }
		return tx.Settings(&settings)
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNoMigrationWithoutBackup(t *testing.T) {
	path := schema1(t)
	withMigrations(t, addBucket)
	folder := BackupFolder(path)
	if err := errors.Join(os.RemoveAll(folder), os.WriteFile(folder, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, day1); err == nil {
		t.Fatal("migrated without a backup")
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(path, day1); err != nil {
		t.Error(err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
}
