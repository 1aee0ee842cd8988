package report

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var errTable = errors.New("the table of objects can't be read")

// canonical gives a PDF the one form that its content has, whenever it was
// written: objects in the order of their numbers, times of the document, and an
// id made from the content. pdfcpu writes objects in the random order of maps,
// and takes times and id from the clock.
func canonical(file []byte, made time.Time) ([]byte, error) {
	t, err := readTable(file)
	if err != nil {
		return nil, err
	}
	return fixID(t.sorted(fixDates(file, made))), nil
}

// fixed as long as what they replace, so that offsets stay true.
var (
	dateEntry = regexp.MustCompile(`/(CreationDate|ModDate)\(D:[^)]*\)`)
	idEntry   = regexp.MustCompile(`/ID\[<[0-9A-F]{32}> <[0-9A-F]{32}>\]`)
)

func fixDates(file []byte, made time.Time) []byte {
	date := types.DateString(made)
	return dateEntry.ReplaceAllFunc(file, func(old []byte) []byte {
		name, _, _ := bytes.Cut(old, []byte("("))
		return fmt.Appendf(nil, "%s(%s)", name, date)
	})
}

func fixID(file []byte) []byte {
	id := fmt.Sprintf("%X", md5.Sum(idEntry.ReplaceAll(file, nil)))
	return idEntry.ReplaceAll(file, fmt.Appendf(nil, "/ID[<%s> <%s>]", id, id))
}

// table is the table at the end of a PDF: which object begins where.
type table struct {
	start   int // of the table
	trailer int
	objects []object // by number
}

type object struct{ number, from, to int }

// entry is one line of the table; lines of free numbers end in f.
var entry = regexp.MustCompile(`^(\d{10}) \d{5} ([nf])`)

func readTable(file []byte) (*table, error) {
	_, tail, _ := bytes.Cut(file[max(0, len(file)-1024):], []byte("startxref"))
	fields := bytes.Fields(tail)
	if len(fields) == 0 {
		return nil, errTable
	}
	start, err := strconv.Atoi(string(fields[0]))
	if err != nil || start <= 0 || start >= len(file) {
		return nil, errTable
	}
	length := bytes.Index(file[start:], []byte("trailer"))
	if length < 0 {
		return nil, errTable
	}
	t := &table{start: start, trailer: start + length}
	return t, t.readObjects(file[start:t.trailer])
}

func (t *table) readObjects(lines []byte) error {
	number := 0
	for line := range bytes.Lines(lines) {
		if e := entry.FindSubmatch(line); e != nil {
			if offset, err := strconv.Atoi(string(e[1])); err == nil && string(e[2]) == "n" {
				t.objects = append(t.objects, object{number: number, from: offset})
			}
			number++
		} else if first, _, run := bytes.Cut(line, []byte(" ")); run {
			number, _ = strconv.Atoi(string(first))
		}
	}
	if len(t.objects) == 0 {
		return errTable
	}
	return t.findEnds()
}

// findEnds lets every object reach to the next one in the file.
func (t *table) findEnds() error {
	slices.SortFunc(t.objects, func(a, b object) int { return cmp.Compare(a.from, b.from) })
	for i := range t.objects {
		t.objects[i].to = t.start
		if i+1 < len(t.objects) {
			t.objects[i].to = t.objects[i+1].from
		}
		if t.objects[i].from >= t.objects[i].to {
			return errTable
		}
	}
	return nil
}

// sorted writes the file anew with its objects in the order of their numbers.
func (t *table) sorted(file []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(file)))
	out.Write(file[:t.objects[0].from])
	slices.SortFunc(t.objects, func(a, b object) int { return cmp.Compare(a.number, b.number) })
	offsets := make([]int, len(t.objects))
	for i, o := range t.objects {
		offsets[i] = out.Len()
		out.Write(file[o.from:o.to])
	}
	for line := range bytes.Lines(file[t.start:t.trailer]) {
		if e := entry.FindSubmatch(line); e != nil && string(e[2]) == "n" {
			line = fmt.Appendf(nil, "%010d%s", offsets[0], line[10:])
			offsets = offsets[1:]
		}
		out.Write(line)
	}
	out.Write(file[t.trailer:]) // the table starts where it started before
	return out.Bytes()
}
