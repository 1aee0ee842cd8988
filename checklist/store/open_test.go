package store_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// tamper changes a closed file behind the store's back.
func tamper(t testing.TB, path string, change func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// closed makes a workspace with a few answers and closes it. Nothing checks it
// afterwards.
func closed(t testing.TB) string {
	t.Helper()
	ws := store.Workspace{ID: "w1", Kind: store.KindDepartment, Department: storetest.Ref.Department, Created: storetest.Stamp}
	s, err := store.Create(filepath.Join(t.TempDir(), "test.tenken"), ws, storetest.Options, storetest.Fill)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		answer(t, s, n, "確認済み")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

func setHeader(t testing.TB, path, text string) {
	t.Helper()
	tamper(t, path, func(tx *bbolt.Tx) error {
		sum := sha256.Sum256([]byte(text))
		return tx.Bucket([]byte("tenken")).Put([]byte("current"), append(sum[:], text...))
	})
}

func TestFilesThatAreRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	tamper(t, foreign, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("something"))
		return err
	})
	newer, wrapped, unheaded := closed(t), closed(t), closed(t)
	setHeader(t, newer, `{"schema":99,"data_key":{"kind":"plain"},"more":1}`)
	setHeader(t, wrapped, `{"schema":1,"data_key":{"kind":"passphrase","salt":"AA=="}}`)
	tamper(t, unheaded, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("tenken"))
		undigested := append(make([]byte, sha256.Size), b.Get([]byte("current"))[sha256.Size:]...)
		return b.Put([]byte("current"), undigested)
	})
	lacking := closed(t)
	tamper(t, lacking, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("responses")) })

	for name, test := range map[string]struct {
		path string
		want error
	}{
		"missing":         {filepath.Join(dir, "none.tenken"), fs.ErrNotExist},
		"folder":          {dir, syscall.EISDIR},
		"empty":           {write("empty", ""), store.ErrEmpty},
		"text":            {write("text", strings.Repeat("not a database\n", 9000)), store.ErrNotWorkspace},
		"short":           {write("short", "x"), store.ErrNotWorkspace},
		"foreign":         {foreign, store.ErrForeign},
		"newer schema":    {newer, store.ErrNewer},
		"unknown wrap":    {wrapped, store.ErrKeyWrap},
		"broken header":   {unheaded, store.ErrDamaged},
		"missing records": {lacking, store.ErrDamaged},
	} {
		before, _ := os.ReadFile(test.path)
		for _, opt := range []store.Options{{}, {ReadOnly: true}} {
			s, err := store.Open(test.path, opt)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, test.want) {
				t.Errorf("%s: got %v, want %v", name, err, test.want)
			}
		}
		if after, _ := os.ReadFile(test.path); string(before) != string(after) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestSecondOpener(t *testing.T) {
	temp := ownTemp(t)
	old, fresh := filepath.Join(temp, "tenken-private-1"), filepath.Join(temp, "tenken-private-2")
	before := time.Now().Add(-48 * time.Hour)
	if err := errors.Join(os.Mkdir(old, 0o700), os.Mkdir(fresh, 0o700), os.Chtimes(old, before, before)); err != nil {
		t.Fatal(err)
	}
	s := storetest.New(t)
	answer(t, s, 1, "first")
	_, err := store.Open(s.Path(), storetest.Options)
	var inUse *store.InUseError
	if !errors.As(err, &inUse) || !errors.Is(err, store.ErrInUse) {
		t.Fatal(err)
	}
	if inUse.Holder.PID != os.Getpid() || !inUse.Holder.Since.Equal(storetest.Stamp.At) {
		t.Errorf("holder is %v", inUse.Holder)
	}

	reader, err := store.Open(s.Path(), store.Options{ReadOnly: true, Now: func() time.Time { return storetest.Stamp.At.AddDate(50, 0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	if holder, ok := reader.Snapshot(); !ok || holder.PID != os.Getpid() {
		t.Errorf("snapshot of %v: %v", holder, ok)
	}
	answer(t, s, 2, "the writer goes on")
	view(t, reader, func(tx *store.Tx) error {
		if _, err := tx.Response(storetest.Ref, storetest.Key(2)); !errors.Is(err, store.ErrNoRecord) {
			t.Errorf("a copy shows what came later: %v", err)
		}
		_, err := tx.Response(storetest.Ref, storetest.Key(1))
		return err
	})
	if err := reader.Update(storetest.Stamp, "test", storetest.Fill); !errors.Is(err, store.ErrReadOnly) {
		t.Error(err)
	}
	if err := reader.Close(); err != nil {
		t.Error(err)
	}
	if left := names(t, temp); len(left) != 1 || left[0] != filepath.Base(fresh) {
		t.Errorf("left behind: %v", left)
	}
}

// ownTemp gives the test a folder for temporary files of its own.
func ownTemp(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir) // on Windows
	return dir
}

func TestReadersShareAFile(t *testing.T) {
	path := closed(t)
	for range 2 {
		s, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, copied := s.Snapshot(); copied {
			t.Error("copied a file that nobody writes")
		}
	}
}

// TestTornMeta clears each meta page in turn: after an even and an odd number of
// transactions, in a file written by commits and in one that was a backup, whose
// meta pages stand the other way round.
func TestTornMeta(t *testing.T) {
	for page := range 2 {
		for more := range 2 {
			for _, restored := range []bool{false, true} {
				t.Run(fmt.Sprintf("page %d, %d more, restored %v", page, more, restored), func(t *testing.T) {
					path := closed(t)
					s, err := store.Open(path, storetest.Options)
					if err != nil {
						t.Fatal(err)
					}
					for n := range more {
						answer(t, s, n, "")
					}
					copied := filepath.Join(t.TempDir(), "test.tenken")
					if _, err := s.BackupBeside(t.Context(), storetest.Stamp.At, nil); err != nil {
						t.Fatal(err)
					}
					if err := errors.Join(s.Backup(t.Context(), copied, nil), s.Close()); err != nil {
						t.Fatal(err)
					}
					if restored {
						if _, err := store.Restore(t.Context(), path, copied, storetest.Stamp.At, nil); err != nil {
							t.Fatal(err)
						}
					}
					testTornMeta(t, path, page)
				})
			}
		}
	}
}

func testTornMeta(t *testing.T, path string, page int) {
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(file[page*4096 : page*4096+4096])
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}

	var torn *store.TornError
	_, err = store.Open(path, storetest.Options)
	if !errors.As(err, &torn) || !errors.Is(err, store.ErrTorn) {
		t.Fatal(err)
	}
	// One create, five answers; the newest of them may be what is lost.
	if torn.Entries < 5 || !torn.Last.Equal(storetest.Stamp.At) || torn.Backup == "" {
		t.Errorf("torn: %+v", torn)
	}
	s, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if !s.Torn() {
		t.Error("read-only store doesn't say that it is torn")
	}
	if problems, err := s.Check(t.Context(), nil); err != nil || len(problems) != 1 || problems[0].Err != store.ErrTorn {
		t.Errorf("check: %v, %v", problems, err)
	}
	s.Close()

	opt := storetest.Options
	opt.Continue = true
	s, err = store.Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *store.Tx) error {
		var last store.Entry
		for e, err := range tx.Journal() {
			if err != nil {
				return err
			}
			last = e
		}
		if last.Verb != store.VerbContinue || last.N != torn.Entries+1 {
			t.Errorf("last entry is %+v", last)
		}
		return nil
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	answer(t, storetest.Open(t, path), 9, "sound again")
}

func TestDamageNamesTheNewestSoundBackup(t *testing.T) {
	path := closed(t)
	backups, err := store.Backups(path)
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	rotten := filepath.Join(store.BackupFolder(path), "2027-01-01-000000.tenken")
	file, _ := os.ReadFile(path)
	if err := errors.Join(os.WriteFile(rotten, file[:7*4096], 0o600), os.WriteFile(path, file[:8*4096], 0o600)); err != nil {
		t.Fatal(err)
	}
	var damage *store.DamageError
	if _, err := store.Open(path, storetest.Options); !errors.As(err, &damage) {
		t.Fatal(err)
	}
	if damage.Backup != backups[0].Path || damage.Place.Page == 0 || damage.Path != path {
		t.Errorf("%+v", damage)
	}
}

func TestCreateLeavesNothingHalfDone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new.tenken")
	boom := errors.New("boom")
	_, err := store.Create(path, store.Workspace{ID: "w1", Kind: store.KindOffice, Created: storetest.Stamp}, storetest.Options,
		func(*store.Tx) error { return boom })
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
	storetest.Create(t, path)
	_, err = store.Create(path, store.Workspace{}, storetest.Options, storetest.Fill)
	if !errors.Is(err, store.ErrExists) {
		t.Error(err)
	}
}
