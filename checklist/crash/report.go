package crash

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// Scene is what was going on.
type Scene struct {
	At time.Time
	// Place is the page or verb, a word of the program.
	Place string
	// Journal is where the journal of the open file stood, "" without one.
	Journal string
	// Lead says in the user's language what the report is; it stands above all.
	Lead string
}

// Report is a panic with the file that tells of it.
type Report struct {
	*Panic
	Path string // "" if it could not be written
}

// Unwrap makes the panic known to errors.As.
func (r *Report) Unwrap() error { return r.Panic }

const (
	prefix = "crash-"
	suffix = ".txt"
	kept   = 10 // reports in a folder
)

// Write writes the report of a panic into folder, which is made if it is missing,
// and removes the oldest ones beyond ten. A report that cannot be written is no
// error of its own: its Path is empty.
func Write(folder string, p *Panic, s Scene) *Report {
	path := filepath.Join(folder, prefix+s.At.UTC().Format("20060102-150405.000")+suffix)
	if folder == "" || os.MkdirAll(folder, 0o700) != nil || os.WriteFile(path, []byte(text(p, s)), 0o600) != nil {
		return &Report{Panic: p}
	}
	all := reports(folder)
	for _, old := range all[:max(len(all)-kept, 0)] {
		os.Remove(old)
	}
	return &Report{Panic: p, Path: path}
}

// Newest returns the report that was written last, "" without one.
func Newest(folder string) string {
	if all := reports(folder); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// reports are the files of reports, oldest first.
func reports(folder string) []string {
	entries, _ := os.ReadDir(folder) // a folder that cannot be read has none
	var all []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), prefix) && strings.HasSuffix(entry.Name(), suffix) {
			all = append(all, filepath.Join(folder, entry.Name()))
		}
	}
	slices.Sort(all)
	return all
}

func text(p *Panic, s Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", s.Lead)
	for _, fact := range [][2]string{
		{"time", s.At.UTC().Format(time.RFC3339)}, {"program", program()}, {"version", version()},
		{"go", runtime.Version()}, {"system", runtime.GOOS + "/" + runtime.GOARCH},
		{"place", s.Place}, {"journal", s.Journal}, {"panic", p.Kind},
	} {
		fmt.Fprintf(&b, "%-8s %s\n", fact[0], fact[1])
	}
	for _, call := range p.Calls {
		fmt.Fprintf(&b, "  %s\n", call)
	}
	return b.String()
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}

// program is the digest of the program's file, which is published with it.
func program() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return ""
	}
	return "sha256:" + hex.EncodeToString(digest.Sum(nil))
}
