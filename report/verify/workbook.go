package verify

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/xuri/excelize/v2"
)

// Bounds of a workbook: what a sheet may take in memory before it goes to a file, and
// the whole, unzipped.
const (
	maxInMemory = 16 << 20
	maxUnzipped = 2 << 30
)

func readWorkbook(data []byte, temp string) (*File, error) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxInMemory, TmpDir: temp, RawCellValue: true})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f := &File{close: book.Close}
	for _, name := range book.GetSheetList() {
		f.places = append(f.places, worksheet{book, name})
	}
	return f, nil
}

type worksheet struct {
	book *excelize.File
	name string
}

func (w worksheet) page() int     { return 0 }
func (w worksheet) sheet() string { return w.name }

func (w worksheet) rows() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		rows, err := w.book.Rows(w.name)
		if err != nil {
			yield(nil, fmt.Errorf("%w: %s: %w", ErrDamaged, w.name, err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			row, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				yield(nil, fmt.Errorf("%w: %s: %w", ErrDamaged, w.name, err))
				return
			}
			for i := range row {
				row[i] = squeezed(row[i])
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}
