package viewmodel

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist/text"
)

// Place is a folder that is one click away when a file is chosen.
type Place struct {
	Name string
	Path string
}

// Places lists the user's own folders that exist.
func Places(f Format) []Place {
	home := HomeDir()
	all := []Place{
		{f.T("desktop.pick.home"), home},
		{f.T("desktop.pick.desktop"), filepath.Join(home, "Desktop")},
		{f.T("desktop.pick.documents"), filepath.Join(home, "Documents")},
		{f.T("desktop.pick.downloads"), filepath.Join(home, "Downloads")},
	}
	return slices.DeleteFunc(all, func(p Place) bool {
		info, err := os.Stat(p.Path)
		return p.Path == "" || err != nil || !info.IsDir()
	})
}

// HomeDir is the user's home folder, or the present one where there is none.
func HomeDir() string {
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return "."
}

// DirEntry is one line of a folder's list.
type DirEntry struct {
	Name   string
	Folder bool
	Size   int64 // of a file, in bytes
}

// ReadFolder lists a folder: folders first, then the files that end in
// extension ("" for all), each by name. Hidden ones are left out, and so is what the
// program itself keeps beside workspaces, where these are not what is looked for.
func ReadFolder(dir, extension string) ([]DirEntry, error) {
	read, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var entries []DirEntry
	for _, e := range read {
		info, err := os.Stat(filepath.Join(dir, e.Name())) // what a link leads to
		if err != nil || strings.HasPrefix(e.Name(), ".") || extension != Extension && ownBeside(dir, e.Name()) {
			continue
		}
		if info.IsDir() || info.Mode().IsRegular() && hasExtension(e.Name(), extension) {
			entries = append(entries, DirEntry{e.Name(), info.IsDir(), info.Size()})
		}
	}
	slices.SortFunc(entries, func(a, b DirEntry) int {
		switch {
		case a.Folder != b.Folder && a.Folder:
			return -1
		case a.Folder != b.Folder:
			return 1
		}
		return cmp.Or(cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	return entries, nil
}

// ownBeside reports whether a name is that of a backup folder or of the note beside a
// workspace, which would only raise questions.
func ownBeside(dir, name string) bool {
	if strings.HasSuffix(name, Extension+".lock") {
		return true
	}
	stem, backup := strings.CutSuffix(name, ".backup")
	if !backup {
		return false
	}
	_, err := os.Stat(filepath.Join(dir, stem+Extension))
	return err == nil
}

func hasExtension(name, extension string) bool {
	return extension == "" || strings.EqualFold(filepath.Ext(name), extension)
}
