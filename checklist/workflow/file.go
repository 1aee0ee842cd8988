package workflow

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// writeFile makes a file as a whole or not at all: it writes beside the final
// name, brings it to the disk and renames it. A file of that name is replaced.
func writeFile(ctx context.Context, path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &fs.PathError{Op: "create", Path: path, Err: syscall.EISDIR}
	}
	defer func() { err = naming(path, err) }()
	f, err := os.CreateTemp(filepath.Dir(path), ".tenken-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Sync(), f.Close(), ctx.Err()); err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// naming makes an error about the temporary file one about the file that the
// user knows.
func naming(path string, err error) error {
	var named *fs.PathError
	if errors.As(err, &named) && strings.HasPrefix(filepath.Base(named.Path), ".tenken-") {
		named.Path = path
	}
	return err
}
