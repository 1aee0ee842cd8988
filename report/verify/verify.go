// Package verify reads printed reports back and compares them, to tell whether one
// still says what a workspace says.
//
//	printed, err := verify.Read(data, verify.Options{})
//	defer printed.Close()
//	imprint, err := printed.Imprint()             // of what it was made
//	made, err := verify.Read(again, verify.Options{})  // the same report, made today
//	different, total, err := verify.Compare(ctx, printed, made, 20)
//
// What counts is what a reader sees: the texts of a PDF's pages in the order in
// which they are drawn, and the values of a workbook's cells. Properties, pictures,
// looks and white space do not count, so that a report is the same after another
// program has saved it, or a gateway has built it anew. A PDF whose pages have become
// pictures can not be read.
package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"tenken/report"
)

// Errors of Read and Imprint.
var (
	ErrFormat    = errors.New("verify: neither a PDF nor a workbook")
	ErrDamaged   = errors.New("verify: the file can't be read")
	ErrPassword  = errors.New("verify: the file has another password")
	ErrNoImprint = errors.New("verify: no imprint") // not one of our reports, or without its manifest
)

// Options say how a file is read.
type Options struct {
	Password string // of a PDF
	// TempDir is a private folder for the large sheets of a workbook, in plain text
	// until Close. Empty is the system's.
	TempDir string
}

// File is a report as it lies in a file. Close it after use.
type File struct {
	places []place
	close  func() error
}

// place is a page or a worksheet.
type place interface {
	page() int     // 0 for a worksheet
	sheet() string // "" for a page
	// rows are the texts of the rows without white space; a page is one row of one
	// text.
	rows() iter.Seq2[[]string, error]
}

// Read takes a file apart.
func Read(data []byte, opt Options) (f *File, err error) {
	defer func() {
		if cause := recover(); cause != nil { // libraries stumble over what others write
			f, err = nil, fmt.Errorf("%w: %v", ErrDamaged, cause)
		}
	}()
	switch {
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return readPDF(data, opt.Password)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readWorkbook(data, opt.TempDir)
	}
	return nil, ErrFormat
}

// Close removes what the file keeps outside memory.
func (f *File) Close() error { return f.close() }

// IsPDF reports whether the places of the file are pages.
func (f *File) IsPDF() bool { return len(f.places) > 0 && f.places[0].page() > 0 }

// Imprint is what the report says of itself on its last pages or sheet.
func (f *File) Imprint() (report.Imprint, error) {
	text := ""
	for i := len(f.places) - 1; i >= 0; i-- {
		var own strings.Builder
		for row, err := range f.places[i].rows() {
			if err != nil {
				return report.Imprint{}, err
			}
			for _, cell := range row {
				own.WriteString(cell)
			}
		}
		text = own.String() + text // an imprint may go over pages
		if imprint, ok := report.FindImprint(text); ok {
			return imprint, nil
		}
		if !f.IsPDF() {
			text = ""
		}
	}
	return report.Imprint{}, ErrNoImprint
}

// Difference is a place where two files differ: a page with what stands around it,
// or a cell of a workbook. A text that is not there is empty.
type Difference struct {
	Page  int    `json:"page,omitempty"`
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"`
	File  string `json:"file"`
	Now   string `json:"now"`
}

// Compare finds where a file differs from what it should be: the first most places,
// and how many there are. Of a page it tells the first place.
func Compare(ctx context.Context, file, now *File, most int) (first []Difference, total int, err error) {
	add := func(d Difference) {
		if total++; total <= most {
			first = append(first, d)
		}
	}
	pairs, alone := pair(file.places, now.places)
	for _, d := range alone {
		add(d)
	}
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		if err := p.compare(add); err != nil {
			return nil, 0, err
		}
	}
	return first, total, nil
}

// squeezed is a text without white space: lines break anywhere in Japanese, and other
// programs put spaces of their own.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
