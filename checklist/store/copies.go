package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// CopiesWith looks for what the program itself has put beside the workspace at
// path: backups in their folder, and files that a restore has replaced. holding
// are those that hold a round, unreadable those that can't tell. All are opened as
// guarded as a workspace, and for reading only.
func CopiesWith(path, round string) (holding, unreadable []string, err error) {
	all, err := copies(path)
	if err != nil {
		return nil, nil, err
	}
	for _, file := range all {
		holds, err := holdsRound(file, round)
		switch {
		case err != nil:
			unreadable = append(unreadable, file)
		case holds:
			holding = append(holding, file)
		}
	}
	return holding, unreadable, nil
}

// copies lists the files, half-written ones of killed backups too.
func copies(path string) ([]string, error) {
	ext := filepath.Ext(path)
	replaced, err := siblings(filepath.Dir(path), strings.TrimSuffix(filepath.Base(path), ext)+".replaced-")
	if err != nil {
		return nil, err
	}
	backups, err := siblings(BackupFolder(path), "")
	return append(backups, replaced...), err
}

// siblings are the files of a folder whose names begin with prefix, by name; none
// where there is no folder.
func siblings(dir, prefix string) (paths []string, err error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, f := range files {
		if !f.IsDir() && strings.HasPrefix(f.Name(), prefix) {
			paths = append(paths, filepath.Join(dir, f.Name()))
		}
	}
	return paths, err
}

func holdsRound(path, round string) (holds bool, err error) {
	s, err := openBare(path, Options{ReadOnly: true})
	if err != nil {
		return false, err
	}
	err = s.View(func(tx *Tx) error {
		records, _, err := tx.Extent(round)
		holds = len(records) > 0
		return err
	})
	return holds, errors.Join(err, s.Close())
}
