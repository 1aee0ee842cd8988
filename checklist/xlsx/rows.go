package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Rows are the rows of a worksheet below those that excelize has, for sheets that
// may have hundreds of thousands: excelize keeps up to 32 MiB of each sheet, and makes
// several objects of each cell. They are given cell by cell, from the left:
//
//	rows.Begin()
//	rows.Text(style, "課")
//	rows.Skip()
//	rows.Number(style, 12)
//	err := rows.End()
//
// What takes more than a MiB lies in plain text in a file, until Close removes it.
type Rows struct {
	part    string   // name of the sheet's part
	names   []string // of the columns
	row     int
	column  int
	pending []byte // not in the file yet
	dir     string
	file    *os.File // nil while all is pending
}

// mostPending is how many bytes stay in memory.
const mostPending = 1 << 20

// NewRows makes rows for the sheet of the number, 1 is the first that the workbook
// has got. Its last row so far is above. Files are made in dir; empty is the
// system's folder.
func NewRows(sheet, above, columns int, dir string) (*Rows, error) {
	r := &Rows{part: fmt.Sprintf("xl/worksheets/sheet%d.xml", sheet), row: above, dir: dir}
	for i := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return nil, err
		}
		r.names = append(r.names, name)
	}
	return r, nil
}

// Begin starts the next row.
func (r *Rows) Begin() {
	r.row++
	r.column = 0
	r.add(`<row r="`)
	r.pending = strconv.AppendInt(r.pending, int64(r.row), 10)
	r.add(`">`)
}

// Skip leaves a cell empty.
func (r *Rows) Skip() { r.column++ }

// Number writes a whole number.
func (r *Rows) Number(style, n int) {
	r.cell(style)
	r.add(`><v>`)
	r.pending = strconv.AppendInt(r.pending, int64(n), 10)
	r.add(`</v></c>`)
}

// Text writes a text, whatever it starts with. What Excel takes, 32,767 UTF-16 units
// at the most, is for the caller to see to.
func (r *Rows) Text(style int, s string) {
	r.cell(style)
	r.add(` t="inlineStr"><is><t`)
	if s != strings.Trim(s, "\t\n\r ") {
		r.add(` xml:space="preserve"`)
	}
	r.add(`>`)
	r.add(escaped(s))
	r.add(`</t></is></c>`)
}

// cell begins a cell.
func (r *Rows) cell(style int) {
	r.add(`<c r="`)
	r.add(r.names[r.column])
	r.pending = strconv.AppendInt(r.pending, int64(r.row), 10)
	r.add(`"`)
	if style != 0 {
		r.add(` s="`)
		r.pending = strconv.AppendInt(r.pending, int64(style), 10)
		r.add(`"`)
	}
	r.column++
}

func (r *Rows) add(s string) { r.pending = append(r.pending, s...) }

// End ends the row.
func (r *Rows) End() (err error) {
	r.add(`</row>`)
	if len(r.pending) < mostPending {
		return nil
	}
	if r.file == nil {
		if r.file, err = os.CreateTemp(r.dir, "rows-"); err != nil {
			return err
		}
	}
	_, err = r.file.Write(r.pending)
	r.pending = r.pending[:0]
	return err
}

// Close removes the file.
func (r *Rows) Close() error {
	if r.file == nil {
		return nil
	}
	return errors.Join(r.file.Close(), os.Remove(r.file.Name()))
}

// writeTo writes all rows.
func (r *Rows) writeTo(w io.Writer) error {
	if r.file != nil {
		if _, err := r.file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.Copy(w, r.file); err != nil {
			return err
		}
	}
	_, err := w.Write(r.pending)
	return err
}

var endOfRows = []byte("</sheetData>")

// addTo writes a sheet with the rows at the end of its own.
func (r *Rows) addTo(w io.Writer, sheet []byte) error {
	end := bytes.LastIndex(sheet, endOfRows)
	if end < 0 {
		return errors.New("a sheet without rows")
	}
	if _, err := w.Write(sheet[:end]); err != nil {
		return err
	}
	if err := r.writeTo(w); err != nil {
		return err
	}
	_, err := w.Write(sheet[end:])
	return err
}

// escaped is a text as a cell holds it.
func escaped(s string) string {
	if strings.IndexFunc(s, special) >= 0 {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
		s = strings.ReplaceAll(b.String(), "&#xA;", "\n")
	}
	return shielded(s)
}

// escapedCode is what a reader would take for a character that XML can't hold.
var escapedCode = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// shielded is a text whose codes of characters are read as they are written. Codes
// may share an underscore.
func shielded(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '_' && escapedCode.MatchString(s[i:]) {
			b.WriteString("x005F_")
		}
	}
	return b.String()
}

// special reports whether a character does not stand for itself in XML.
func special(r rune) bool {
	return r < ' ' || r == '"' || r == '\'' || r == '&' || r == '<' || r == '>' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF
}
