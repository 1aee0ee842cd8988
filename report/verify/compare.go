package verify

import (
	"iter"

	"github.com/xuri/excelize/v2"
)

// both is a place of a file, and the same one of what it should be.
type both struct{ file, now place }

// pair joins pages by their numbers and sheets by their names; alone are those that
// only one of the two has.
func pair(file, now []place) (pairs []both, alone []Difference) {
	find := func(all []place, p place) place {
		for _, other := range all {
			if other.page() == p.page() && other.sheet() == p.sheet() {
				return other
			}
		}
		return nil
	}
	for _, p := range now {
		if other := find(file, p); other != nil {
			pairs = append(pairs, both{other, p})
		} else {
			alone = append(alone, Difference{Page: p.page(), Sheet: p.sheet(), Now: name(p)})
		}
	}
	for _, p := range file {
		if find(now, p) == nil {
			alone = append(alone, Difference{Page: p.page(), Sheet: p.sheet(), File: name(p)})
		}
	}
	return pairs, alone
}

// name stands for a place that one of two files lacks: a sheet's name, or how a page
// begins.
func name(p place) string {
	for row := range p.rows() {
		if p.page() > 0 && len(row) > 0 {
			begins, _ := around(row[0], "")
			return begins
		}
	}
	return p.sheet()
}

// compare goes over the rows of both at once; rows that one of them lacks are empty.
func (b both) compare(add func(Difference)) error {
	nextFile, stopFile := iter.Pull2(b.file.rows())
	defer stopFile()
	nextNow, stopNow := iter.Pull2(b.now.rows())
	defer stopNow()
	for row := 1; ; row++ {
		file, err, more := nextFile()
		if err != nil {
			return err
		}
		now, err, moreNow := nextNow()
		if err != nil {
			return err
		}
		if !more && !moreNow {
			return nil
		}
		b.compareRow(row, file, now, add)
	}
}

func (b both) compareRow(row int, file, now []string, add func(Difference)) {
	at := func(cells []string, i int) string {
		if i < len(cells) {
			return cells[i]
		}
		return ""
	}
	for i := range max(len(file), len(now)) {
		was, is := at(file, i), at(now, i)
		if was == is {
			continue
		}
		d := Difference{Page: b.now.page(), Sheet: b.now.sheet()}
		if d.Sheet != "" {
			d.Cell, _ = excelize.CoordinatesToCellName(i+1, row)
		}
		d.File, d.Now = around(was, is)
		add(d)
	}
}

// around is what stands where two texts part.
func around(a, b string) (string, string) {
	const before, after = 16, 24
	x, y := []rune(a), []rune(b)
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	cut := func(r []rune) string {
		from, to := max(0, i-before), min(len(r), i+after)
		text := string(r[from:to])
		if from > 0 {
			text = "…" + text
		}
		if to < len(r) {
			text += "…"
		}
		return text
	}
	return cut(x), cut(y)
}
