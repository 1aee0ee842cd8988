package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
)

// partialSuffix ends the name of a file that isn't complete yet.
const partialSuffix = ".partial"

// writeFile makes a file as a whole or not at all: it writes beside the final
// name, brings it to the disk and renames it. A file of that name is replaced,
// and so is what a killed run has left beside it.
func writeFile(ctx context.Context, path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &fs.PathError{Op: "create", Path: path, Err: syscall.EISDIR}
	}
	partial := path + partialSuffix
	err := writePartial(ctx, partial, write)
	if err == nil {
		err = os.Rename(partial, path)
	}
	if err != nil {
		os.Remove(partial)
	}
	var named *fs.PathError
	if errors.As(err, &named) && named.Path == partial {
		named.Path = path // the name that the user knows
	}
	return err
}

// replaceable refuses to write over a file of another form, such as a workspace.
func replaceable(path string, form exchange.FileForm) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	beginning := make([]byte, exchange.SniffLength)
	n, err := io.ReadFull(f, beginning)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if exchange.FormOfFile(beginning[:n]) != form {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	return nil
}

func writePartial(ctx context.Context, partial string, write func(io.Writer) error) error {
	f, err := os.Create(partial)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Sync(), f.Close(), ctx.Err())
}

// japan is the time zone of every Japanese city: reports carry its dates,
// whatever the PC is set to.
var japan = time.FixedZone("JST", 9*60*60)

// departmentFile names a file of one department in the language of the text with
// that key: by its id and its name, the English one where it has one and the
// language is English. A long name is cut, so that what comes behind it stays.
func departmentFile(text *locales.Printer, key string, d *checklist.Department, args ...any) string {
	const longest = 40
	name := []rune(d.Name.In(text.Lang()))
	name = name[:min(len(name), longest)]
	return fileName(text.T(key, append([]any{"ID", d.ID, "Department", strings.TrimSpace(string(name))}, args...)...))
}

// maxFileName is the limit of a name in bytes. With an ending it is no more than
// the 255 bytes that file systems allow.
const maxFileName = 240

// fileName replaces what Windows does not allow in names, and characters that
// can't be seen, and cuts long ones.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	for len(name) > maxFileName {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	return strings.TrimRight(name, " .")
}

// inPrivateFolder runs work with a folder that nobody else can read.
func inPrivateFolder(work func(private string) error) error {
	private, err := store.PrivateFolder()
	if err != nil {
		return err
	}
	return errors.Join(work(private), os.RemoveAll(private))
}
