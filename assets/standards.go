package assets

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

//go:embed all:standards
var bundled embed.FS

// DefaultStandard is the bundled standard that stands wherever nobody chooses
// one.
const DefaultStandard = "municipal"

// shownFirst is the order in which people choose among the bundled standards.
// Others follow.
var shownFirst = []string{DefaultStandard, "short", "maturity"}

// Standards returns the ids of the bundled standards, the default first.
func Standards() []string { return standards(bundled) }

// Standard returns the bundled standard of an id as one YAML file, which
// package exchange reads. An unknown id gives an error that wraps
// [fs.ErrNotExist].
func Standard(id string) ([]byte, error) { return standard(bundled, id) }

func standards(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, "standards")
	if err != nil {
		return nil
	}
	var ids []string
	for _, entry := range entries {
		if entry.IsDir() {
			ids = append(ids, entry.Name())
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	return ids
}

// rank is where a standard stands among those that are shown first.
func rank(id string) int {
	if i := slices.Index(shownFirst, id); i >= 0 {
		return i
	}
	return len(shownFirst)
}

// standard joins the parts of a standard in the order of their names, which
// is the order of ReadDir.
func standard(fsys fs.FS, id string) ([]byte, error) {
	if !slices.Contains(standards(fsys), id) {
		return nil, fmt.Errorf("bundled standard %q: %w", id, fs.ErrNotExist)
	}
	folder := path.Join("standards", id)
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil, err
	}
	var joined bytes.Buffer
	for _, entry := range entries {
		if path.Ext(entry.Name()) != ".yaml" {
			continue
		}
		part, err := fs.ReadFile(fsys, path.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		joined.Write(part)
	}
	return joined.Bytes(), nil
}
