package viewmodel

import (
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist/workflow"
)

// StandardCopy is the choice of how, and where, a file about a standard is
// written.
type StandardCopy struct {
	Endings  []string // to choose from, without the dot
	Ending   string
	Encoding workflow.Encoding // of CSV
	Dir      string
	Name     string // of the file, with or without its ending
}

// StandardEndings are the forms of a standard's file, the one that cities edit
// first.
func StandardEndings() []string { return []string{"xlsx", "yaml", "json", "csv"} }

// ReportEndings are those of a comparison.
func ReportEndings() []string {
	return []string{string(workflow.FormatXLSX), string(workflow.FormatPDF)}
}

// TemplateEndings are those of the template.
func TemplateEndings() []string { return []string{"xlsx", "yaml"} }

// IsStandardFile reports whether a file's name ends like that of a standard.
func IsStandardFile(path string) bool {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	return ending == "yml" || slices.Contains(StandardEndings(), ending)
}

// NewStandardCopy is the choice as it is shown first.
func NewStandardCopy(name, dir string, endings []string) *StandardCopy {
	return &StandardCopy{Endings: endings, Ending: endings[0], Encoding: workflow.Encodings()[0], Dir: dir, Name: name}
}

// AsksEncoding reports whether the form comes in several encodings.
func (c *StandardCopy) AsksEncoding() bool { return c.Ending == "csv" }

// Ready reports whether a file of some name would be written somewhere.
func (c *StandardCopy) Ready() bool {
	return strings.TrimSpace(c.Dir) != "" && strings.TrimSpace(c.Name) != ""
}

// Path is that of the file. The ending follows the form.
func (c *StandardCopy) Path() string {
	name, ending := strings.TrimSpace(c.Name), "."+c.Ending
	if !strings.EqualFold(filepath.Ext(name), ending) {
		name += ending
	}
	return filepath.Join(strings.TrimSpace(c.Dir), name)
}

// Form is the form for package workflow; lang is that of headings in tables. A
// file of the name is replaced.
func (c *StandardCopy) Form(lang string) workflow.StandardForm {
	return workflow.StandardForm{Lang: lang, Encoding: c.Encoding, Replace: true}
}
