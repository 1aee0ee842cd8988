package store

import (
	"bytes"
	"fmt"
	"io"
)

// maxDepth bounds the walk. A tree of bbolt is as deep as the logarithm of its
// records to a base of some dozens.
const maxDepth = 32

// walk reads every page that the state m reaches and reports the first thing
// that bbolt could stumble over, as a Problem. bbolt itself trusts its pages: a
// flipped bit makes it panic in goroutines of its own, run in circles or read
// outside of the file.
//
// All reads are bounded by the file; contents of values are not read.
func walk(r io.ReaderAt, size int64, m meta) error {
	if most := uint64(size) / m.pageSize; m.pages > most {
		return pageProblem(m.pages-1, fmt.Errorf("%w: %d pages of %d", ErrTruncated, most, m.pages))
	}
	w := walker{r: r, meta: m, seen: make([]bool, m.pages)}
	w.seen[0], w.seen[1] = true, true
	if err := w.freelist(); err != nil {
		return err
	}
	if err := w.tree(m.root, bounds{}, 0); err != nil {
		return err
	}
	for id, seen := range w.seen {
		if !seen {
			return pageProblem(uint64(id), fmt.Errorf("%w: belongs to nothing", ErrDamaged))
		}
	}
	return nil
}

type walker struct {
	r    io.ReaderAt
	meta meta
	seen []bool
	bufs [maxDepth][]byte // one page for each depth of the tree
}

// bounds are the keys that a subtree may hold: from ≤ key < to. Nil is open.
type bounds struct{ from, to []byte }

// area is a page with those that belong to it, or the page inside the value
// of a small bucket.
type area struct {
	pageHeader
	page uint64 // that complaints name
	size int64
	head []byte      // its first bytes
	rest io.ReaderAt // where the others are, or nil
}

// bytes returns n bytes at off, or an error if they lie outside.
func (a *area) bytes(off, n int64) ([]byte, error) {
	if off < 0 || n < 0 || off > a.size || n > a.size-off {
		return nil, a.damaged("reaches out of its page")
	}
	if off+n <= int64(len(a.head)) {
		return a.head[off : off+n], nil
	}
	b := make([]byte, n)
	if _, err := a.rest.ReadAt(b, off); err != nil {
		return nil, err
	}
	return b, nil
}

func (a *area) damaged(format string, args ...any) error {
	return pageProblem(a.page, fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...)))
}

// load reads the first page of an area and marks all its pages as seen.
func (w *walker) load(id uint64, buf []byte) (area, error) {
	at := int64(id * w.meta.pageSize)
	if _, err := w.r.ReadAt(buf, at); err != nil {
		return area{}, err
	}
	a := area{pageHeader: parsePageHeader(buf), page: id, head: buf}
	last := id + uint64(a.overflow)
	if a.id != id || last >= w.meta.pages {
		return a, a.damaged("page says that it is %d to %d", a.id, a.id+uint64(a.overflow))
	}
	for p := id; p <= last; p++ {
		if err := w.mark(p); err != nil {
			return a, err
		}
	}
	a.size = int64((uint64(a.overflow) + 1) * w.meta.pageSize)
	a.rest = io.NewSectionReader(w.r, at, a.size)
	return a, nil
}

// mark notes that a page is used, and refuses to see it twice. With that the
// walk ends on any file.
func (w *walker) mark(id uint64) error {
	if id < 2 || id >= w.meta.pages {
		return pageProblem(id, fmt.Errorf("%w: no such page", ErrDamaged))
	}
	if w.seen[id] {
		return pageProblem(id, fmt.Errorf("%w: used twice", ErrDamaged))
	}
	w.seen[id] = true
	return nil
}

// freelist marks the list's own pages and every page that it calls free.
func (w *walker) freelist() error {
	if w.meta.freelist == noFreelist {
		return ErrForeign // this package never writes such a file
	}
	if w.meta.freelist < 2 || w.meta.freelist >= w.meta.pages {
		return pageProblem(w.meta.freelist, fmt.Errorf("%w: no such list of free pages", ErrDamaged))
	}
	a, err := w.load(w.meta.freelist, make([]byte, w.meta.pageSize))
	if err != nil {
		return err
	}
	if a.flags != freelistPage {
		return a.damaged("not a list of free pages")
	}
	count, off := int64(a.count), int64(pageHeaderSize)
	if a.count == 0xFFFF { // then the first entry is the count
		b, err := a.bytes(off, 8)
		if err != nil {
			return err
		}
		count, off = int64(min(native.Uint64(b), w.meta.pages)), off+8
	}
	ids, err := a.bytes(off, 8*count)
	if err != nil {
		return err
	}
	for ; len(ids) > 0; ids = ids[8:] {
		if err := w.mark(native.Uint64(ids)); err != nil {
			return err
		}
	}
	return nil
}

// tree walks the pages of one bucket from its root.
func (w *walker) tree(id uint64, in bounds, depth int) error {
	if depth == maxDepth {
		return pageProblem(id, fmt.Errorf("%w: nested too deeply", ErrDamaged))
	}
	if id < 2 || id >= w.meta.pages {
		return pageProblem(id, fmt.Errorf("%w: no such page", ErrDamaged))
	}
	if w.bufs[depth] == nil {
		w.bufs[depth] = make([]byte, w.meta.pageSize)
	}
	a, err := w.load(id, w.bufs[depth])
	if err != nil {
		return err
	}
	switch a.flags {
	case leafPage:
		return w.leaf(&a, in, depth)
	case branchPage:
		return w.branch(&a, in, depth)
	}
	return a.damaged("neither leaf nor branch")
}

func (w *walker) branch(a *area, in bounds, depth int) error {
	table, err := a.bytes(pageHeaderSize, int64(a.count)*elementSize)
	if err != nil {
		return err
	}
	if a.count == 0 {
		return a.damaged("branch without children")
	}
	keys := keyReader{area: a, last: in.from, first: true, next: pageHeaderSize + int64(len(table))}
	var from []byte
	for i := range int(a.count) {
		e := table[i*elementSize:]
		key, err := keys.read(i, native.Uint32(e), native.Uint32(e[4:]), 0, in.to)
		if err != nil {
			return err
		}
		if i > 0 {
			if err := w.tree(native.Uint64(table[(i-1)*elementSize+8:]), bounds{from, key}, depth+1); err != nil {
				return err
			}
		}
		from = key
	}
	return w.tree(native.Uint64(table[len(table)-8:]), bounds{from, in.to}, depth+1)
}

func (w *walker) leaf(a *area, in bounds, depth int) error {
	table, err := a.bytes(pageHeaderSize, int64(a.count)*elementSize)
	if err != nil {
		return err
	}
	if a.count == 0 && (in.from != nil || in.to != nil) {
		return a.damaged("empty leaf")
	}
	keys := keyReader{area: a, last: in.from, first: true, next: pageHeaderSize + int64(len(table))}
	for i := range int(a.count) {
		e := table[i*elementSize:]
		if _, err := keys.read(i, native.Uint32(e[4:]), native.Uint32(e[8:]), native.Uint32(e[12:]), in.to); err != nil {
			return err
		}
		switch native.Uint32(e) {
		case 0:
		case bucketFlag:
			if err := w.bucket(a, keys.value, int64(native.Uint32(e[12:])), depth); err != nil {
				return err
			}
		default:
			return a.damaged("element %d is of no known kind", i)
		}
	}
	return nil
}

// bucket walks the bucket whose header is the n bytes at off: the tree that it
// names, or the one page that follows.
func (w *walker) bucket(a *area, off, n int64, depth int) error {
	if a.rest == nil {
		return a.damaged("bucket inside of a small bucket")
	}
	header, err := a.bytes(off, bucketHeaderSize)
	if err != nil {
		return err
	}
	if root := native.Uint64(header); root != 0 {
		return w.tree(root, bounds{}, depth+1)
	}
	if n < bucketHeaderSize+pageHeaderSize || n > int64(w.meta.pageSize) {
		return a.damaged("small bucket of %d bytes", n)
	}
	value, err := a.bytes(off, n)
	if err != nil {
		return err
	}
	inner := value[bucketHeaderSize:]
	page := area{pageHeader: parsePageHeader(inner), page: a.page, size: int64(len(inner)), head: inner}
	if page.flags != leafPage {
		return a.damaged("small bucket is not a leaf")
	}
	return w.leaf(&page, bounds{}, depth)
}

// keyReader follows the keys of a page. bbolt writes keys and values one behind
// the other, in order, right after the table of elements; anything else
// is a table with wrong numbers in it.
type keyReader struct {
	*area
	last  []byte
	first bool  // last is a bound that the first key may equal
	next  int64 // offset at which the next key must begin
	value int64 // offset of the value of the key read last
}

func (k *keyReader) read(i int, pos, ksize, vsize uint32, to []byte) ([]byte, error) {
	begin := pageHeaderSize + int64(i)*elementSize + int64(pos)
	if begin != k.next || ksize == 0 || ksize > maxKeySize {
		return nil, k.damaged("element %d lies in the wrong place", i)
	}
	key, err := k.bytes(begin, int64(ksize))
	if err != nil {
		return nil, err
	}
	k.value = begin + int64(ksize)
	k.next = k.value + int64(vsize)
	if k.next > k.size {
		return nil, k.damaged("element %d reaches out of its page", i)
	}
	if c := bytes.Compare(k.last, key); k.last != nil && (c > 0 || c == 0 && !k.first) || to != nil && bytes.Compare(key, to) >= 0 {
		return nil, k.damaged("key %d is out of order", i)
	}
	k.last, k.first = key, false
	return key, nil
}
