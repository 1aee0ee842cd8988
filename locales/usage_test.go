package locales

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is what the program's Go files, tests aside, say about keys.
type source struct {
	literals map[string]string // string literal → one place where it stands
	calls    []call
}

// call is a look-up whose key is a literal: p.T("key", …), p.N("key", n, …), or
// a function that hands on a key with pairs of names and values.
type call struct {
	place  string
	method string
	key    string
	names  []string // the placeholders it fills; Count included for N
	open   bool     // whether there may be more, not readable from the call
}

// root is the folder of go.mod, as seen from this package.
const root = ".."

func readSource(t *testing.T) source {
	t.Helper()
	found := source{literals: map[string]string{}}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && skipped(entry.Name()):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		return found.readFile(path)
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// skipped names the folders without source of the program.
func skipped(folder string) bool {
	return strings.HasPrefix(folder, ".") || folder == "build" || folder == "testdata"
}

func (s *source) readFile(path string) error {
	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if text, ok := literal(node); ok {
				s.literals[text] = positions.Position(node.Pos()).String()
			}
		case *ast.CallExpr:
			if c, ok := lookUp(node); ok {
				c.place = positions.Position(node.Pos()).String()
				s.calls = append(s.calls, c)
			}
		}
		return true
	})
	return nil
}

func literal(expr ast.Expr) (string, bool) {
	basic, ok := expr.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}

func lookUp(expr *ast.CallExpr) (call, bool) {
	if len(expr.Args) == 0 {
		return call{}, false
	}
	key, ok := literal(expr.Args[0])
	if !ok {
		return call{}, false
	}
	c := call{key: key, method: callee(expr), open: expr.Ellipsis.IsValid()}
	args := expr.Args[1:]
	if c.method == "N" && len(args) > 0 {
		args, c.names = args[1:], []string{"Count"}
	}
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		if !ok {
			c.open = true
			continue
		}
		c.names = append(c.names, name)
	}
	direct := c.method == "T" || c.method == "N"
	return c, direct || !c.open && len(args) > 0 && len(args)%2 == 0
}

// callee is the last word of what is called: T of p.T.
func callee(expr *ast.CallExpr) string {
	switch function := expr.Fun.(type) {
	case *ast.SelectorExpr:
		return function.Sel.Name
	case *ast.Ident:
		return function.Name
	}
	return ""
}

// isKey reports whether a literal looks like a key of an area that exists.
// A file name such as "sheet.pdf" does not.
func isKey(literal string, areas map[string]bool) bool {
	return keyShape.MatchString(literal) && areas[area(literal)] && !fileName.MatchString(literal)
}

var (
	keyShape = regexp.MustCompile(`^[a-z0-9_]+(\.[A-Za-z0-9_-]+)+$`)
	fileName = regexp.MustCompile(`^[a-z0-9_]+\.(csv|json|pdf|png|tenken|txt|xlsx|xml|yaml|zip)$`)
)

func areas(keys map[string]forms) map[string]bool {
	all := map[string]bool{}
	for key := range keys {
		all[area(key)] = true
	}
	return all
}

func TestEveryKeyIsUsed(t *testing.T) {
	found := readSource(t)
	var prefixes []string
	for text := range found.literals {
		if strings.HasSuffix(text, ".") {
			prefixes = append(prefixes, text)
		}
	}
	for key := range texts(t, Japanese) {
		if found.literals[key] != "" {
			continue
		}
		if !slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(key, prefix) }) {
			t.Errorf("no code asks for %q", key)
		}
	}
}

func TestEveryKeyInTheSourceExists(t *testing.T) {
	keys := texts(t, Japanese)
	known := areas(keys)
	for text, place := range readSource(t).literals {
		if isKey(text, known) && keys[text] == nil {
			t.Errorf("%s: there is no text %q", place, text)
		}
	}
}

func TestLookUpsFillTheirPlaceholders(t *testing.T) {
	ja, en := texts(t, Japanese), texts(t, English)
	known := areas(ja)
	for _, c := range readSource(t).calls {
		if !isKey(c.key, known) || ja[c.key] == nil {
			continue
		}
		_, plural := en[c.key]["one"]
		if c.method == "T" && plural || c.method == "N" && !plural {
			t.Errorf("%s: %q is asked for by %s, but has a singular: %v", c.place, c.key, c.method, plural)
		}
		for _, name := range names(ja[c.key]["other"]) {
			if !c.open && !slices.Contains(c.names, name) {
				t.Errorf("%s: %q gets no value for {{.%s}}", c.place, c.key, name)
			}
		}
		for _, name := range c.names {
			if name != "Count" && !strings.Contains(ja[c.key]["other"], "{{."+name+"}}") {
				t.Errorf("%s: %q has no place for {{.%s}}", c.place, c.key, name)
			}
		}
	}
}
