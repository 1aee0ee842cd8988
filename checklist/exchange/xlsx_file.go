package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Excel files are written by excelize and read by the few functions of the
// xlsx_ files: one pass over a worksheet that knows of every cell whether it
// holds a formula or a date and whether it is merged, within bounds that
// excelize does not have (a cell in column XFD makes it a row of 16,384 texts),
// in a third of the time.

var (
	errNoWorkbook  = errors.New("exchange: not a workbook")
	errOldWorkbook = errors.New("exchange: an old workbook, or one with a password")
	errUnzipsTo    = errors.New("exchange: the workbook unzips to too much")
	errParts       = errors.New("exchange: the workbook has too many parts")
)

// workbook is an Excel file taken apart.
type workbook struct {
	sheets []sheetPart
	parts  map[string]*zip.File
	unzips uint64    // bytes so far: parts may be named more than once
	texts  []string  // shared by cells
	dates  []bool    // by style: shows a number as a date
	since  time.Time // from which days are counted
}

type sheetPart struct {
	name   string
	part   string // path within the file
	hidden bool
}

// The days from which workbooks count: that of Windows, and that of old Macs.
var (
	dayZero    = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	macDayZero = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
)

var zipMark = []byte("PK\x03\x04")

// openWorkbook reads what the sheets have in common. Two parts of one name are
// damage: programs differ in which of them they read.
func openWorkbook(data []byte) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoWorkbook
	}
	b := &workbook{parts: map[string]*zip.File{}, since: dayZero}
	var size uint64
	for _, f := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		size += f.UncompressedSize64
		switch {
		case size > maxUnzipped || f.UncompressedSize64 > maxUnzipped:
			return nil, errUnzipsTo
		case len(b.parts) >= maxParts:
			return nil, errParts
		case b.parts[name] != nil:
			return nil, errNoWorkbook
		}
		b.parts[name] = f
	}
	return b, b.open()
}

func (b *workbook) open() error {
	main, err := b.targets("", "officedocument")
	if err != nil || len(main) != 1 {
		return errNoWorkbook
	}
	start := slices.Collect(maps.Values(main))[0]
	if err := b.readSheets(start); err != nil {
		return err
	}
	if err := b.eachTarget(start, "sharedstrings", b.readTexts); err != nil {
		return err
	}
	return b.eachTarget(start, "styles", b.readStyles)
}

// hasMacros and hasLinks report content that is left alone.
func (b *workbook) hasMacros() bool {
	return b.hasPart(func(name string) bool {
		return path.Base(name) == "vbaproject.bin" || strings.Contains(name, "/macrosheets/")
	})
}

func (b *workbook) hasLinks() bool {
	return b.hasPart(func(name string) bool {
		return strings.Contains(name, "/externallinks/") || path.Base(name) == "connections.xml"
	})
}

func (b *workbook) hasPart(is func(name string) bool) bool {
	for name := range b.parts {
		if is(name) {
			return true
		}
	}
	return false
}

// part unzips one part, with exactly the size and the checksum that the directory
// gives: the latter is compared where the content ends.
func (b *workbook) part(name string) (string, error) {
	f := b.parts[strings.ToLower(name)]
	if f == nil {
		return "", errNoWorkbook
	}
	if b.unzips += f.UncompressedSize64; b.unzips > maxUnzipped {
		return "", errUnzipsTo
	}
	r, err := f.Open()
	if err != nil {
		return "", errNoWorkbook
	}
	defer r.Close()
	var content strings.Builder
	content.Grow(int(f.UncompressedSize64))
	if _, err := io.CopyN(&content, r, int64(f.UncompressedSize64)); err != nil {
		return "", errNoWorkbook
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return "", errNoWorkbook
	}
	return content.String(), nil
}

// targets are the parts that a part refers to by a kind of relation, by the
// relation's id.
func (b *workbook) targets(from, kind string) (map[string]string, error) {
	dir, base := path.Split(from)
	found := map[string]string{}
	err := b.eachToken(dir+"_rels/"+base+".rels", func(t *xmlToken) error {
		if !t.isStart("Relationship") || !strings.EqualFold(path.Base(t.attribute("Type")), kind) {
			return nil
		}
		target := t.attribute("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		found[t.attribute("Id")] = strings.TrimPrefix(target, "/")
		return nil
	})
	return found, err
}

// eachTarget reads the parts of a kind that a workbook may have.
func (b *workbook) eachTarget(from, kind string, read func(part string) error) error {
	found, err := b.targets(from, kind)
	for _, part := range found {
		if err == nil {
			err = read(part)
		}
	}
	return err
}

func (b *workbook) readSheets(main string) error {
	parts, err := b.targets(main, "worksheet")
	if err != nil {
		return err
	}
	return b.eachToken(main, func(t *xmlToken) error {
		switch {
		case t.isStart("workbookPr") && isTrue(t.attribute("date1904")):
			b.since = macDayZero
		case t.isStart("sheet"):
			if part := parts[t.attribute("id")]; part != "" {
				state := t.attribute("state")
				b.sheets = append(b.sheets, sheetPart{t.attribute("name"), part, state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
}

// eachToken calls visit for every token of a part. Document types, the door to
// what lies outside the file, are refused, and so is a part that breaks off: a
// part is one element, and every element in it ends where it has to.
func (b *workbook) eachToken(part string, visit func(*xmlToken) error) error {
	content, err := b.part(part)
	if err != nil {
		return err
	}
	s, err := newXMLScanner(content)
	if err != nil {
		return err
	}
	var n nesting
	var t xmlToken // one for all: visit makes it live in the heap
	for {
		t, err = s.next()
		if err == io.EOF && n.whole() {
			return nil
		}
		if err != nil || t.kind == xmlDoctype || !n.take(&t) {
			return errNoWorkbook
		}
		if err := visit(&t); err != nil {
			return err
		}
	}
}

// isTrue reads an attribute of yes or no.
func isTrue(value string) bool { return value == "1" || value == "true" }
