package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// packages are those whose errors reach a user, by their folder as seen from
// here.
var packages = []string{"../../checklist", "../../checklist/store", "../../checklist/exchange", "../../checklist/workflow", "../../report"}

// A new error without a sentence would reach the user as technical text.
func TestEveryErrorHasASentence(t *testing.T) {
	spoken := map[string]bool{}
	for _, file := range parse(t, ".") {
		maps.Copy(spoken, selectors(file))
	}
	for _, folder := range packages {
		count := 0
		for _, file := range parse(t, folder) {
			for _, name := range errorsOf(file) {
				count++
				if full := path.Base(folder) + "." + name; !spoken[full] {
					t.Errorf("%s has no sentence", full)
				}
			}
		}
		if count == 0 {
			t.Errorf("%s: found no errors, the test is blind", folder)
		}
	}
}

func parse(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// selectors returns what a file names of other packages, as "store.ErrEmpty".
func selectors(file *ast.File) map[string]bool {
	found := map[string]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			if from, ok := selector.X.(*ast.Ident); ok {
				found[from.Name+"."+selector.Sel.Name] = true
			}
		}
		return true
	})
	return found
}

// errorsOf returns the exported errors that a file declares: variables, and
// types with a method Error.
func errorsOf(file *ast.File) []string {
	var names []string
	for _, declared := range file.Decls {
		switch declared := declared.(type) {
		case *ast.GenDecl:
			names = append(names, variables(declared)...)
		case *ast.FuncDecl:
			if receiver := receiverOf(declared); declared.Name.Name == "Error" && ast.IsExported(receiver) {
				names = append(names, receiver)
			}
		}
	}
	return names
}

func variables(declared *ast.GenDecl) []string {
	var names []string
	for _, spec := range declared.Specs {
		value, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for _, name := range value.Names {
			if strings.HasPrefix(name.Name, "Err") {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

func receiverOf(declared *ast.FuncDecl) string {
	if declared.Recv == nil {
		return ""
	}
	receiver := declared.Recv.List[0].Type
	if pointer, ok := receiver.(*ast.StarExpr); ok {
		receiver = pointer.X
	}
	if name, ok := receiver.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}
