package checklist_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "tenken"
	root   = ".." // the folder of go.mod, as seen from this package
)

// A room is a package of the program: what it may import beside the standard
// library, and why no more.
type room struct {
	reason  string
	ours    []string // packages of this module, without the module's name
	others  []string // packages of others, with everything below them
	refused []string // packages of the standard library
	tests   []string // packages of this module that its tests may import besides
}

// outside is what the model keeps away from: it gets its facts as values.
var outside = []string{
	"bufio", "context", "crypto/rand", "database", "embed", "io/fs", "io/ioutil", "log", "math/rand",
	"os", "path/filepath", "runtime", "sync", "syscall", "text/template", "unsafe",
}

var rooms = map[string]room{
	"": {
		reason: "main wires the surfaces to the command line; desktop.go alone needs cgo and a display",
		ours:   []string{"ui", "ui/command", "ui/message", "locales", "checklist/workflow"},
		others: []string{"fyne.io/fyne/v2"},
	},
	"checklist": {
		reason:  "the model is pure: no file, no clock, no chance, no text for the screen",
		refused: outside,
	},
	"checklist/text": {
		reason: "rules of Japanese text know nothing of inspections",
		others: []string{"golang.org/x/text", "github.com/rivo/uniseg"},
	},
	"checklist/xlsx": {
		reason: "a workbook's form is none of its content's business",
		others: []string{"github.com/xuri/excelize/v2"},
	},
	"checklist/store": {
		reason: "the workspace file keeps the model, whoever asks for it",
		ours:   []string{"checklist"},
		others: []string{"go.etcd.io/bbolt", "golang.org/x/crypto"},
	},
	"checklist/store/storetest": {
		reason: "tests of several packages open real workspace files",
		ours:   []string{"checklist", "checklist/store"},
	},
	"checklist/exchange": {
		reason: "formats are read and written side by side and never touch the workspace file",
		ours:   []string{"checklist", "checklist/text", "checklist/xlsx", "locales"},
		others: []string{"github.com/xuri/excelize/v2", "github.com/goccy/go-yaml", "golang.org/x/text", "filippo.io/age"}, // age seals what departments hand in
	},
	"checklist/crash": {
		reason: "a report of a panic can't hold answers, because its package knows none",
	},
	"checklist/workflow": {
		reason: "the one door for desktop and command line joins all rooms of the core",
		ours:   []string{"checklist", "checklist/crash", "checklist/text", "checklist/store", "checklist/exchange", "report", "report/verify", "assets", "locales"},
		others: []string{"github.com/oklog/ulid/v2"},
	},
	"report/chart": {
		reason: "one renderer for screen, PDF and Excel knows figures, not documents",
		ours:   []string{"checklist", "assets"},
		others: []string{"github.com/go-analyze/charts"},
	},
	"report": {
		reason: "a report is made from the model alone, so that it can't differ by where it is asked for",
		ours:   []string{"checklist", "checklist/text", "checklist/xlsx", "report/chart", "locales", "assets"},
		others: []string{
			"github.com/xuri/excelize/v2", "github.com/johnfercher/maroto/v2", "github.com/phpdave11/gofpdf",
			"github.com/pdfcpu/pdfcpu", "golang.org/x/image",
		},
	},
	"report/verify": {
		reason: "what is read back must not share code with what was printed, but for the imprint that both know",
		ours:   []string{"checklist", "report"},
		others: []string{"github.com/xuri/excelize/v2", "github.com/pdfcpu/pdfcpu"},
	},
	"ui/message": {
		reason: "errors of all rooms become sentences here and nowhere else",
		ours:   []string{"checklist", "checklist/crash", "checklist/store", "checklist/exchange", "checklist/workflow", "report", "report/verify", "locales"},
	},
	"ui/viewmodel": {
		reason: "what a screen shows is tested without a screen",
		ours:   []string{"checklist", "checklist/text", "checklist/workflow", "locales"},
	},
	"ui/widgets": {
		reason: "widgets know pixels, not inspections",
		others: []string{"fyne.io/fyne/v2"},
	},
	"ui": {
		reason: "the desktop reaches the core through the one door and is no way around it",
		ours: []string{
			"checklist", "checklist/crash", "checklist/text", "checklist/workflow", "report/chart", "ui/viewmodel", "ui/widgets", "ui/message",
			"locales", "assets",
		},
		others: []string{"fyne.io/fyne/v2"},
	},
	"ui/command": {
		reason: "the command line reaches the core through the one door and works without a display",
		ours:   []string{"checklist", "checklist/crash", "checklist/workflow", "report/verify", "ui/message", "locales"},
		others: []string{"github.com/alecthomas/kong", "github.com/schollz/progressbar/v3", "golang.org/x/term"},
		tests:  []string{"ui/viewmodel"}, // whose figures are held against those of the command line and the reports
	},
	"assets": {
		reason: "files that are part of the program; whoever needs one takes its bytes",
	},
	"locales": {
		reason: "texts by key for every surface",
		others: []string{"github.com/nicksnyder/go-i18n/v2", "golang.org/x/text/language"},
	},
}

// inTests is what test files may import beside what their room may.
var inTests = room{
	ours:   []string{"checklist/store/storetest", "assets", "locales"},
	others: []string{"pgregory.net/rapid", "github.com/rogpeppe/go-internal", "github.com/santhosh-tekuri/jsonschema/v6", "github.com/xuri/excelize/v2"},
}

// display is the package that needs cgo and OpenGL; one file may import it.
const (
	display     = "fyne.io/fyne/v2/app"
	displayFile = "desktop.go"
)

func TestLayering(t *testing.T) {
	eachFile(t, parser.ImportsOnly, func(name string, file *ast.File, _ *token.FileSet) {
		where, known := rooms[folder(name)]
		if !known {
			t.Errorf("%s: package %q has no room in the layering table", name, folder(name))
			return
		}
		own := path.Join(module, folder(name))
		for _, imported := range imports(t, file) {
			if imported != own && !where.allows(imported, name) {
				t.Errorf("%s may not import %s: %s", name, imported, where.reason)
			}
		}
	})
}

func imports(t *testing.T, file *ast.File) []string {
	t.Helper()
	var all []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, imported)
	}
	return all
}

// allows reports whether a file of the room may import a package.
func (r room) allows(imported, name string) bool {
	test := strings.HasSuffix(name, "_test.go")
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case imported == display:
		return name == displayFile
	case first == module:
		ours := strings.TrimPrefix(imported, module+"/")
		return slices.Contains(r.ours, ours) || test && (slices.Contains(r.tests, ours) || slices.Contains(inTests.ours, ours))
	case strings.Contains(first, "."):
		return below(imported, r.others) || test && below(imported, inTests.others)
	default:
		return test || !below(imported, r.refused)
	}
}

// below reports whether a package is one of the roots or lies below one.
func below(imported string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		return imported == root || strings.HasPrefix(imported, root+"/")
	})
}

// The program never calls out: it runs where there is no network, and promises
// so to those who ask. net/url is allowed, because the system's viewer is given
// a file by its URL.
func TestNoPackageUsesTheNetwork(t *testing.T) {
	eachFile(t, parser.ImportsOnly, func(name string, file *ast.File, _ *token.FileSet) {
		for _, imported := range imports(t, file) {
			if imported != "net/url" && below(imported, []string{"net", "log/syslog"}) {
				t.Errorf("%s imports %s", name, imported)
			}
		}
	})
}

// goroutines are the files that may start one: the second Ctrl+C, jobs of the
// desktop, and files that are read side by side.
var goroutines = []string{"main.go", "ui/job.go", "checklist/workflow/pool.go"}

func TestGoroutinesStartInFewFiles(t *testing.T) {
	eachFile(t, parser.SkipObjectResolution, func(name string, file *ast.File, positions *token.FileSet) {
		if strings.HasSuffix(name, "_test.go") || slices.Contains(goroutines, name) {
			return
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if startsGoroutine(node) {
				t.Errorf("%s starts a goroutine; use one of %v", positions.Position(node.Pos()), goroutines)
			}
			return true
		})
	})
}

// startsGoroutine finds the statement and the library calls that hide one:
// WaitGroup.Go and AfterFunc of time and context.
func startsGoroutine(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		method, ok := node.Fun.(*ast.SelectorExpr)
		return ok && (method.Sel.Name == "Go" || method.Sel.Name == "AfterFunc")
	}
	return false
}

// The model gets the time as a value: the same input gives the same output.
func TestModelReadsNoClock(t *testing.T) {
	eachFile(t, parser.SkipObjectResolution, func(name string, file *ast.File, positions *token.FileSet) {
		if folder(name) != "checklist" || strings.HasSuffix(name, "_test.go") {
			return
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok && readsClock(selector) {
				t.Errorf("%s reads the clock", positions.Position(node.Pos()))
			}
			return true
		})
	})
}

func readsClock(selector *ast.SelectorExpr) bool {
	from, ok := selector.X.(*ast.Ident)
	return ok && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, selector.Sel.Name)
}

// eachFile parses every Go file of the module, whatever its build tags.
func eachFile(t *testing.T, mode parser.Mode, visit func(name string, file *ast.File, positions *token.FileSet)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && withoutSource(entry.Name()):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		positions := token.NewFileSet()
		file, err := parser.ParseFile(positions, path, nil, mode)
		if err != nil {
			return err
		}
		visit(filepath.ToSlash(name), file, positions)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func withoutSource(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "build" || name == "testdata"
}

// folder is the package of a file, "" for the root.
func folder(name string) string {
	if dir := path.Dir(name); dir != "." {
		return dir
	}
	return ""
}
