package message

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"tenken/locales"
)

// systemErrors are those of files, by what helps against them.
var systemErrors = []struct {
	errs []error
	key  string
}{
	{diskFull, "message.disk_full"},
	{sharing, "message.in_use"},
	{[]error{fs.ErrNotExist}, "message.not_exist"},
	{[]error{fs.ErrExist}, "message.exists"},
	{[]error{syscall.EISDIR}, "message.is_directory"},
	{[]error{syscall.ENOTDIR}, "message.not_directory"},
	{[]error{syscall.EROFS, fs.ErrPermission}, "message.permission"},
	{[]error{syscall.ENAMETOOLONG}, "message.name_too_long"},
	{unreachable, "message.unreachable"},
}

// ofSystem explains what the operating system has refused.
func ofSystem(p *locales.Printer, err error) (string, bool) {
	is := func(target error) bool { return errors.Is(err, target) }
	for _, known := range systemErrors {
		if slices.ContainsFunc(known.errs, is) {
			return at(p, fileOf(err), p.T(known.key)), true
		}
	}
	return "", false
}

// fileOf is the file that an error of the system is about.
func fileOf(err error) string {
	var onPath *fs.PathError
	var onLink *os.LinkError
	switch {
	case errors.As(err, &onPath):
		return onPath.Path
	case errors.As(err, &onLink):
		return onLink.New
	}
	return ""
}
