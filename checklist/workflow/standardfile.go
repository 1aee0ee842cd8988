package workflow

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// EndingError refuses to write a file whose name does not end in one of Endings,
// such as .yaml.
type EndingError struct{ Endings []string }

func (e *EndingError) Error() string {
	return "workflow: the file's name ends in none of " + strings.Join(e.Endings, ", ")
}

// What surfaces need of a standard's file: what is odd about it, see
// [exchange.Problem], and the encodings of CSV.
type (
	StandardProblem = exchange.Problem
	Encoding        = exchange.Encoding
)

// Encodings lists the encodings of CSV, the usual one first.
func Encodings() []Encoding { return exchange.Encodings() }

// ReadStandardFile reads a standard from a file. The content tells its form.
func ReadStandardFile(path string) (*checklist.Standard, error) {
	std, _, err := CheckStandardFile(path, "")
	return std, err
}

// CheckStandardFile reads a standard from a file and returns what is odd about
// it as well, warnings included.
//
// A CSV file takes all but its sections and items from the standard that base
// names. Without a base, ratings, grades and segments are those of
// [DefaultStandard], the id and the title are the file's name, and the version is
// 1. An OSCAL catalog of another hand takes ratings, grades and segments in the
// same way; its id is the file's name in any case.
func CheckStandardFile(path, base string) (*checklist.Standard, []StandardProblem, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	var under *checklist.Standard
	if head, _ := r.Peek(r.Size()); exchange.NeedsBase(head) {
		if under, err = baseFor(path, base); err != nil {
			return nil, nil, err
		}
		if exchange.IsOSCAL(head) {
			under.ID = nameOf(path)
		}
	}
	std, problems, err := exchange.CheckStandard(r, under)
	if err != nil {
		return nil, problems, fmt.Errorf("%s: %w", path, err)
	}
	return std, problems, nil
}

var standardID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

func baseFor(path, base string) (*checklist.Standard, error) {
	if base != "" {
		return ReadStandard(base)
	}
	usual, err := ReadStandard(DefaultStandard)
	if err != nil {
		return nil, err
	}
	return &checklist.Standard{ID: nameOf(path), Version: "1", Title: checklist.Text{Ja: stem(path)},
		Scale: usual.Scale, Grading: usual.Grading, Segments: usual.Segments}, nil
}

// nameOf is the id that a file's name gives, "standard" where it can be none.
func nameOf(path string) string {
	if name := stem(path); standardID.MatchString(name) {
		return name
	}
	return "standard"
}

// stem is a file's name without its ending.
func stem(path string) string {
	name := filepath.Base(path)
	if isCatalog(name) {
		return name[:len(name)-len(oscalEnding)]
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// oscalEnding tells catalogs from the other form in JSON.
const oscalEnding = ".oscal.json"

func isCatalog(path string) bool {
	from := len(path) - len(oscalEnding)
	return from >= 0 && strings.EqualFold(path[from:], oscalEnding)
}

// formOf is the ending of a file's name by which a form is known.
func formOf(path string) string {
	if isCatalog(path) {
		return oscalEnding
	}
	if ending := strings.ToLower(filepath.Ext(path)); ending != ".yml" {
		return ending
	}
	return ".yaml"
}

// StandardForm is how a standard is written.
type StandardForm struct {
	Lang     string    // of headings and labels in tables and of a catalog's prose, "ja" or "en"
	Encoding Encoding  // of CSV
	Changed  time.Time // when a catalog was last changed
	Replace  bool      // whether a file of that name may be replaced
}

// WriteStandardFile writes a standard to a file in the form that its ending
// names: .yaml or .yml, .json, .xlsx, .csv, .oscal.json. Another one is
// [*EndingError], a file that exists store.ErrExists, unless it may be replaced.
func WriteStandardFile(ctx context.Context, path string, std *checklist.Standard, form StandardForm) error {
	return writeStandard(ctx, path, form.Replace, map[string]func(io.Writer) error{
		".yaml": func(w io.Writer) error { return exchange.WriteStandardYAML(w, std) },
		".json": func(w io.Writer) error { return exchange.WriteStandardJSON(w, std) },
		".xlsx": func(w io.Writer) error { return exchange.WriteStandardExcel(w, std, form.Lang) },
		".csv":  func(w io.Writer) error { return exchange.WriteStandardCSV(w, std, form.Lang, form.Encoding) },
		oscalEnding: func(w io.Writer) error {
			return exchange.WriteStandardOSCAL(w, std, form.Lang, form.Changed)
		},
	})
}

// WriteStandardTemplate writes a short standard to begin with, which shows every
// field, to a file that ends in .xlsx or .yaml.
func WriteStandardTemplate(ctx context.Context, path string, form StandardForm) error {
	return writeStandard(ctx, path, form.Replace, map[string]func(io.Writer) error{
		".yaml": exchange.WriteTemplateYAML,
		".xlsx": func(w io.Writer) error { return exchange.WriteTemplateExcel(w, form.Lang) },
	})
}

func writeStandard(ctx context.Context, path string, replace bool, byEnding map[string]func(io.Writer) error) error {
	write := byEnding[formOf(path)]
	if write == nil {
		return fmt.Errorf("%s: %w", path, &EndingError{slices.Sorted(maps.Keys(byEnding))})
	}
	if _, err := os.Lstat(path); err == nil && !replace {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	return writeFile(ctx, path, write)
}
