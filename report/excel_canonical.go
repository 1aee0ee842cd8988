package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// writeSorted copies a workbook with its parts, and the list of their types, in
// the order of their names: excelize writes some in the random order of a map.
func writeSorted(w io.Writer, made []byte) error {
	in, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		return fmt.Errorf("report: workbook: %w", err)
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var sorted bytes.Buffer
	out := zip.NewWriter(&sorted)
	for _, part := range in.File {
		if err := copyPart(out, part); err != nil {
			return fmt.Errorf("report: workbook: %s: %w", part.Name, err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("report: workbook: %w", err)
	}
	_, err = w.Write(sorted.Bytes())
	return err
}

func copyPart(out *zip.Writer, part *zip.File) error {
	if part.Name != "[Content_Types].xml" {
		return out.Copy(part)
	}
	from, err := part.Open()
	if err != nil {
		return err
	}
	list, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	to, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = to.Write(sortTypes(list))
	return err
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
