package viewmodel

import "slices"

// The number of files that the start page lists.
const maxRecent = 10

// WithRecent puts a file at the head of the list of recent files.
func WithRecent(files []string, path string) []string {
	out := append([]string{path}, WithoutRecent(files, path)...)
	return out[:min(len(out), maxRecent)]
}

// WithoutRecent takes a file off the list.
func WithoutRecent(files []string, path string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(f string) bool { return f == path })
}
