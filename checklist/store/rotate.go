package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tenken/checklist"
)

// How many automatic backups are kept: all of the newest days, and the newest
// of each of the weeks before those.
const (
	keptDays  = 7
	keptWeeks = 4
)

// stampLayout begins the name of every backup. It sorts by time.
const stampLayout = "2006-01-02-150405"

// workspaceExt ends the names of workspaces and of backups.
const workspaceExt = ".tenken"

// purposeSchema marks, before its number, a backup made before a migration.
const purposeSchema = "-schema-"

// BackupFile is one automatic backup.
type BackupFile struct {
	Path string
	At   time.Time // in local time, to the second
	Size int64     // bytes
}

// BackupFolder is where the automatic backups of the workspace at path lie:
// beside it, in the folder with its name and the ending .backup.
func BackupFolder(path string) string {
	return strings.TrimSuffix(path, workspaceExt) + ".backup"
}

// Backups lists the automatic backups of the workspace at path, newest first,
// also when the file itself is damaged or gone.
func Backups(path string) ([]BackupFile, error) {
	dir := BackupFolder(path)
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var found []BackupFile
	for _, f := range files {
		at, ok := backupTime(f.Name())
		info, err := f.Info()
		if !ok || err != nil { // not ours, or just removed
			continue
		}
		found = append(found, BackupFile{Path: filepath.Join(dir, f.Name()), At: at, Size: info.Size()})
	}
	slices.SortFunc(found, func(a, b BackupFile) int {
		// Of one second, "…-10" is newer than "…-2", and that than "…".
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(len(b.Path), len(a.Path)), strings.Compare(b.Path, a.Path))
	})
	return found, nil
}

func backupTime(name string) (time.Time, bool) {
	if filepath.Ext(name) != workspaceExt || len(name) < len(stampLayout) {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(stampLayout, name[:len(stampLayout)], time.Local)
	return at, err == nil
}

// BackupBeside makes a backup among the automatic ones, where it is kept and
// dropped as they are, and returns its path. See Backup.
func (s *Store) BackupBeside(ctx context.Context, now time.Time, p checklist.Progress) (string, error) {
	return s.backupBeside(ctx, now, "", p)
}

// backupBeside ends the name of the backup with what it is for.
func (s *Store) backupBeside(ctx context.Context, now time.Time, purpose string, p checklist.Progress) (string, error) {
	dir := BackupFolder(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path, err := unused(filepath.Join(dir, now.Local().Format(stampLayout)+purpose), workspaceExt)
	if err != nil {
		return "", err
	}
	if err := s.Backup(ctx, path, p); err != nil {
		return "", err
	}
	return path, s.rotate()
}

// backupOfTheDay makes a backup unless the day has one.
func (s *Store) backupOfTheDay(now time.Time) error {
	have, err := Backups(s.path)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(have, func(b BackupFile) bool { return day(b.At) == day(now.Local()) }) {
		return nil
	}
	_, err = s.BackupBeside(context.Background(), now, nil)
	return err
}

// newestSound is the path of the newest automatic backup without a problem, or
// empty.
func newestSound(path string) string {
	have, err := Backups(path)
	if err != nil {
		return "" // as good as none
	}
	for _, b := range have {
		if verify(context.Background(), b.Path) == nil {
			return b.Path
		}
	}
	return ""
}

// rotate drops the backups that are not to be kept, and what killed backups
// have left.
func (s *Store) rotate() error {
	have, err := Backups(s.path)
	if err != nil {
		return err
	}
	drop := outdated(have)
	left, err := filepath.Glob(filepath.Join(BackupFolder(s.path), "*"+partialSuffix))
	errs := []error{err}
	for _, path := range append(drop, left...) {
		errs = append(errs, os.Remove(path))
	}
	return errors.Join(errs...)
}

// outdated picks what to drop of the backups, which come newest first. Those
// made before a migration are never dropped.
func outdated(have []BackupFile) (drop []string) {
	days, weeks := map[string]bool{}, map[string]bool{}
	for _, b := range have {
		year, week := b.At.ISOWeek()
		weekOf := fmt.Sprint(year, week)
		switch {
		case strings.Contains(filepath.Base(b.Path), purposeSchema):
		case days[day(b.At)] || len(days) < keptDays:
			days[day(b.At)] = true
		case !weeks[weekOf] && len(weeks) < keptWeeks:
			weeks[weekOf] = true
		default:
			drop = append(drop, b.Path)
		}
	}
	return drop
}

func day(t time.Time) string { return t.Format(time.DateOnly) }
