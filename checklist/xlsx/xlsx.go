// Package xlsx gives a workbook that excelize has made one form: the same content
// is the same bytes, and its XML has the prefixes without which some programs open no
// workbook.
package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Write writes a workbook with its parts, and the list of their types, in the
// order of their names: excelize has some in the random order of a map. Sheets get
// the rows beside their own. Nothing is written unless excelize's part is complete.
func Write(w io.Writer, f *excelize.File, rows ...*Rows) error {
	made, err := f.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := sortParts(w, made.Bytes(), rows); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

func sortParts(w io.Writer, made []byte, rows []*Rows) error {
	in, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	sheets := linked(in.File)
	for _, part := range in.File {
		if err := copyPart(out, part, rows, sheets); err != nil {
			return fmt.Errorf("%s: %w", part.Name, err)
		}
	}
	return out.Close()
}

func copyPart(out *zip.Writer, part *zip.File, rows []*Rows, linked []string) error {
	switch {
	case part.Name == "[Content_Types].xml":
		return changePart(out, part, with(sortTypes))
	case part.Name == "docProps/core.xml":
		return changePart(out, part, with(prefixed))
	case slices.Contains(linked, part.Name):
		return changePart(out, part, with(relationPrefix))
	}
	for _, r := range rows {
		if part.Name == r.part {
			return changePart(out, part, r.addTo)
		}
	}
	return out.Copy(part)
}

func changePart(out *zip.Writer, part *zip.File, change func(to io.Writer, content []byte) error) error {
	from, err := part.Open()
	if err != nil {
		return err
	}
	content, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	to, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	return change(to, content)
}

// linked are the sheets with pictures or charts, which are small.
func linked(parts []*zip.File) []string {
	var sheets []string
	for _, part := range parts {
		if name, found := strings.CutPrefix(part.Name, "xl/worksheets/_rels/"); found {
			sheets = append(sheets, "xl/worksheets/"+strings.TrimSuffix(name, ".rels"))
		}
	}
	return sheets
}

// with is what changes a part that fits into memory.
func with(change func([]byte) []byte) func(io.Writer, []byte) error {
	return func(to io.Writer, content []byte) error {
		_, err := to.Write(change(content))
		return err
	}
}

var bareName = regexp.MustCompile(`(</?)(\w+)([ />])`)

// prefixed gives the elements of the core properties that have none the prefix under
// which every program knows them: exceljs opens no workbook without it.
func prefixed(core []byte) []byte {
	core = bytes.Replace(core, []byte("<coreProperties xmlns="), []byte("<coreProperties xmlns:cp="), 1)
	return bareName.ReplaceAll(core, []byte("${1}cp:${2}${3}"))
}

var relations = regexp.MustCompile(`xmlns:relationships=("[^"]*") relationships:id=`)

// relationPrefix gives what leads to other parts its usual prefix, for the same reason.
func relationPrefix(sheet []byte) []byte {
	return relations.ReplaceAll(sheet, []byte("xmlns:r=$1 r:id="))
}

var typeEntry = regexp.MustCompile(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)

// sortTypes puts the entries of the list in order.
func sortTypes(list []byte) []byte {
	entries := typeEntry.FindAll(list, -1)
	slices.SortFunc(entries, bytes.Compare)
	next := 0
	return typeEntry.ReplaceAllFunc(list, func([]byte) []byte {
		next++
		return entries[next-1]
	})
}
