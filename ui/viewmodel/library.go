package viewmodel

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Shelf is where a standard of the library lies.
type Shelf string

// The three shelves.
const (
	ShelfBundled   Shelf = "bundled"   // comes with the program
	ShelfWorkspace Shelf = "workspace" // is kept in the open workspace
	ShelfFile      Shelf = "file"      // lies in a file
)

// LibraryEntry is one standard of the library.
type LibraryEntry struct {
	Shelf    Shelf
	Standard *checklist.Standard        // nil for a file until it is read, and for one that has mistakes
	Years    []checklist.FiscalYear     // of a workspace's: whose rounds use it, newest first
	Path     string                     // of a file
	Missing  bool                       // the file is not there
	Problems []workflow.StandardProblem // warnings about a file that was read
	Err      error                      // why the file could not be read, with all of its mistakes
}

// Same reports whether two entries stand for the same standard or file.
func (e *LibraryEntry) Same(other *LibraryEntry) bool {
	if e.Shelf != other.Shelf || e.Path != other.Path {
		return false
	}
	return e.Shelf == ShelfFile || e.Standard.Ref() == other.Standard.Ref()
}

// Library lists the standards that can be looked at: the bundled ones, those of
// the open workspace, and files that were opened lately.
type Library struct {
	Entries []*LibraryEntry
}

// NewLibrary gathers a library. ws may be nil. Files are not read, only whether
// they are there is asked.
func NewLibrary(ws *workflow.Workspace, files []string) (*Library, error) {
	bundled, err := workflow.BundledStandards()
	if err != nil {
		return nil, err
	}
	l := &Library{}
	for _, std := range bundled {
		l.Entries = append(l.Entries, &LibraryEntry{Shelf: ShelfBundled, Standard: std})
	}
	if ws != nil {
		kept, err := ws.Standards()
		if err != nil {
			return nil, err
		}
		for _, k := range kept {
			l.Entries = append(l.Entries, &LibraryEntry{Shelf: ShelfWorkspace, Standard: k.Standard, Years: k.Years})
		}
	}
	for _, path := range files {
		_, err := os.Stat(path)
		l.Entries = append(l.Entries, &LibraryEntry{Shelf: ShelfFile, Path: path, Missing: errors.Is(err, fs.ErrNotExist)})
	}
	return l, nil
}

// Find returns the place of an entry, or -1.
func (l *Library) Find(wanted *LibraryEntry) int {
	return slices.IndexFunc(l.Entries, func(e *LibraryEntry) bool { return wanted != nil && e.Same(wanted) })
}

// Adopt takes over what another library has read already. A workspace may be
// another one by now.
func (l *Library) Adopt(read *Library) {
	for i, e := range l.Entries {
		if at := read.Find(e); at >= 0 && e.Shelf != ShelfWorkspace && !e.Missing {
			l.Entries[i] = read.Entries[at]
		}
	}
}

// ReadEntry reads a standard's file. A file with mistakes is an entry with an
// Err.
func ReadEntry(path string) *LibraryEntry {
	e := &LibraryEntry{Shelf: ShelfFile, Path: path}
	e.Standard, e.Problems, e.Err = workflow.CheckStandardFile(path, "")
	e.Missing = errors.Is(e.Err, fs.ErrNotExist)
	return e
}

// Put adds a file that was read, or replaces what was known of it, and returns
// its place.
func (l *Library) Put(e *LibraryEntry) int {
	if at := l.Find(e); at >= 0 {
		l.Entries[at] = e
		return at
	}
	l.Entries = append(l.Entries, e)
	return len(l.Entries) - 1
}

// Remove takes an entry off the list.
func (l *Library) Remove(at int) { l.Entries = slices.Delete(l.Entries, at, at+1) }

// Offered lists the standards that are there, each once: first those that the
// workspace keeps.
func (l *Library) Offered() []*checklist.Standard {
	var all []*checklist.Standard
	for _, shelf := range []Shelf{ShelfWorkspace, ShelfBundled, ShelfFile} {
		for _, e := range l.Readable() {
			known := func(std *checklist.Standard) bool { return std.Ref() == e.Standard.Ref() }
			if e.Shelf == shelf && !slices.ContainsFunc(all, known) {
				all = append(all, e.Standard)
			}
		}
	}
	return all
}

// Readable lists the entries whose standard is there.
func (l *Library) Readable() []*LibraryEntry {
	return slices.DeleteFunc(slices.Clone(l.Entries), func(e *LibraryEntry) bool { return e.Standard == nil })
}
