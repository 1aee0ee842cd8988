package store

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

// page is a page of a file in memory, for damaging it.
type page []byte

func (p page) header() pageHeader     { return parsePageHeader(p) }
func (p page) element(i int) []byte   { return p[pageHeaderSize+i*elementSize:] }
func (p page) set(at int, v uint32)   { native.PutUint32(p[at:], v) }
func (p page) set64(at int, v uint64) { native.PutUint64(p[at:], v) }

// find returns the first page in use that is of the kind and has a number of
// elements.
func find(t *testing.T, file []byte, m meta, flags uint16, atLeast int) page {
	t.Helper()
	free := map[uint64]bool{}
	list := page(file[m.freelist*m.pageSize:])
	for i := range int(list.header().count) {
		free[native.Uint64(list[pageHeaderSize+8*i:])] = true
	}
	for id := uint64(2); id < m.pages; id++ {
		p := page(file[id*m.pageSize:])
		if h := p.header(); !free[id] && h.flags == flags && int(h.count) >= atLeast {
			return p
		}
	}
	t.Fatalf("no page of kind %x", flags)
	return nil
}

// TestWalk damages one thing at a time, in ways that leave the rest in order.
func TestWalk(t *testing.T) {
	s := newTest(t, 400)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	metas, err := readMetas(bytes.NewReader(good))
	if err != nil {
		t.Fatal(err)
	}
	m, torn, err := metas.newest()
	if err != nil || torn {
		t.Fatal(torn, err)
	}
	for name, test := range map[string]struct {
		damage func(file []byte)
		want   string
	}{
		"nothing": {func([]byte) {}, ""},
		"free page that is in use": {func(file []byte) {
			list := find(t, file, m, freelistPage, 2)
			list.set64(pageHeaderSize, find(t, file, m, branchPage, 2).header().id)
		}, "used twice"},
		"free page twice": {func(file []byte) {
			list := find(t, file, m, freelistPage, 2)
			copy(list[pageHeaderSize:pageHeaderSize+8], list[pageHeaderSize+8:])
		}, "used twice"},
		"free page outside": {func(file []byte) {
			find(t, file, m, freelistPage, 2).set64(pageHeaderSize, m.pages)
		}, "no such page"},
		"free page forgotten": {func(file []byte) {
			list := find(t, file, m, freelistPage, 2)
			native.PutUint16(list[10:], list.header().count-1)
		}, "belongs to nothing"},
		"no list of free pages": {func(file []byte) {
			native.PutUint16(find(t, file, m, freelistPage, 2)[8:], leafPage)
		}, "not a list"},
		"list longer than its page": {func(file []byte) {
			native.PutUint16(find(t, file, m, freelistPage, 2)[10:], 600)
		}, "reaches out"},
		"list without end": {func(file []byte) {
			list := find(t, file, m, freelistPage, 2)
			native.PutUint16(list[10:], 0xFFFF)
			list.set64(pageHeaderSize, 1<<63)
		}, "no such page"},
		"circle": {func(file []byte) {
			branch := find(t, file, m, branchPage, 2)
			branch.set64(pageHeaderSize+8, branch.header().id)
		}, "used twice"},
		"child twice": {func(file []byte) {
			branch := find(t, file, m, branchPage, 2)
			copy(branch.element(0)[8:16], branch.element(1)[8:16])
		}, "out of order"},
		"child outside": {func(file []byte) {
			find(t, file, m, branchPage, 2).set64(pageHeaderSize+8, 1<<40)
		}, "no such page"},
		"child that is a list": {func(file []byte) {
			native.PutUint16(find(t, file, m, leafPage, 2)[8:], branchPage|leafPage)
		}, "neither leaf nor branch"},
		"branch without children": {func(file []byte) {
			native.PutUint16(find(t, file, m, branchPage, 2)[10:], 0)
		}, "without children"},
		"page too long": {func(file []byte) {
			find(t, file, m, leafPage, 2).set(12, 1<<20)
		}, "page says"},
		"empty leaf": {func(file []byte) {
			branch := find(t, file, m, branchPage, 2)
			child := page(file[native.Uint64(branch.element(1)[8:])*m.pageSize:])
			native.PutUint16(child[10:], 0)
		}, "empty leaf"},
		"elements of no kind": {func(file []byte) {
			find(t, file, m, leafPage, 4).set(pageHeaderSize, 2)
		}, "no known kind"},
		"key in the wrong place": {func(file []byte) {
			leaf := find(t, file, m, leafPage, 4)
			leaf.set(pageHeaderSize+4, native.Uint32(leaf.element(0)[4:])+1)
		}, "wrong place"},
		"last value too long": {func(file []byte) {
			leaf := find(t, file, m, leafPage, 4)
			native.PutUint32(leaf.element(int(leaf.header().count) - 1)[12:], 5000)
		}, "reaches out"},
		"keys out of order": {func(file []byte) {
			leaf := page(file[native.Uint64(find(t, file, m, branchPage, 2).element(1)[8:])*m.pageSize:])
			at := pageHeaderSize + elementSize + int(native.Uint32(leaf.element(1)[4:]))
			leaf[at] = 0
		}, "out of order"},
		"value that calls itself a bucket": {func(file []byte) {
			leaf := page(file[native.Uint64(find(t, file, m, branchPage, 2).element(1)[8:])*m.pageSize:])
			leaf.set(pageHeaderSize, bucketFlag)
		}, "no such page"},
	} {
		file := bytes.Clone(good)
		test.damage(file)
		err := walk(bytes.NewReader(file), int64(len(file)), m)
		switch {
		case test.want == "" && err != nil, test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		case err != nil && !errors.Is(err, ErrDamaged):
			t.Errorf("%s: %v isn't ErrDamaged", name, err)
		}
	}
}

// TestSettled commits while the file is being read: once, then every time.
func TestSettled(t *testing.T) {
	s := newTest(t, 1)
	f, err := os.Open(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for commits, want := range map[int]error{0: nil, 1: nil, settleTries - 1: nil, settleTries: errUnsettled} {
		reads := 0
		var last meta
		_, err := settled(f, func(_ int64, m meta) error {
			if reads++; reads <= commits {
				mustUpdate(t, s, func(tx *Tx) error { return tx.PutResponse(testRef, testResponse(1)) })
			}
			last = m
			return nil
		})
		if err != want || reads != min(commits+1, settleTries) {
			t.Errorf("%d commits: %d reads, %v", commits, reads, err)
		}
		now, errNow := readMetas(f)
		if m, _, errNewest := now.newest(); err == nil && (last != m || errors.Join(errNow, errNewest) != nil) {
			t.Errorf("%d commits: read an older state", commits)
		}
	}
}
