package store

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
)

// The layout of a bbolt file, version 2, as far as walk.go has to know it.
// Numbers stand in the byte order of the machine, as bbolt writes them.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeaderSize   = 16
	elementSize      = 16 // of leaf and of branch pages
	bucketHeaderSize = 16
	metaSize         = 64 // beginning after the page header

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketFlag = 0x01      // of a leaf element
	noFreelist = 1<<64 - 1 // in place of the page of the list of free pages

	maxKeySize  = 1 << 15
	minPageSize = 1 << 10
	maxPageSize = 1 << 16
)

var native = binary.NativeEndian

// pageHeader begins every page.
type pageHeader struct {
	id       uint64
	flags    uint16
	count    uint16
	overflow uint32 // pages that follow and belong to this one
}

func parsePageHeader(b []byte) pageHeader {
	return pageHeader{
		id:       native.Uint64(b),
		flags:    native.Uint16(b[8:]),
		count:    native.Uint16(b[10:]),
		overflow: native.Uint32(b[12:]),
	}
}

// meta is a valid meta page: the root of one committed state.
type meta struct {
	pageSize uint64
	root     uint64
	freelist uint64
	pages    uint64 // high water mark: every page of this state has a lower number
	txid     uint64
}

// Why a meta page does not count. bbolt skips a page for the first three
// reasons as well; the fourth it would follow.
var (
	errNoMagic      = errors.New("not a meta page")
	errMetaChecksum = errors.New("meta page with a wrong checksum")
	errMetaVersion  = errors.New("meta page of another format version")
	errMetaPageSize = errors.New("meta page with an impossible page size")
)

// parseMeta reads the meta page that begins b, which holds at least
// pageHeaderSize+metaSize bytes. The page header is not looked at: bbolt
// doesn't either, and writes it anew with the next commit.
func parseMeta(b []byte) (meta, error) {
	m := b[pageHeaderSize : pageHeaderSize+metaSize]
	if native.Uint32(m) != boltMagic {
		return meta{}, errNoMagic
	}
	sum := fnv.New64a()
	sum.Write(m[:metaSize-8])
	if native.Uint64(m[metaSize-8:]) != sum.Sum64() {
		return meta{}, errMetaChecksum
	}
	if native.Uint32(m[4:]) != boltVersion {
		return meta{}, errMetaVersion
	}
	size := uint64(native.Uint32(m[8:]))
	if size < minPageSize || size > maxPageSize || size&(size-1) != 0 {
		return meta{}, errMetaPageSize
	}
	return meta{
		pageSize: size,
		root:     native.Uint64(m[16:]),
		freelist: native.Uint64(m[32:]),
		pages:    native.Uint64(m[40:]),
		txid:     native.Uint64(m[48:]),
	}, nil
}

// metaPair is the beginning of both meta pages as they stand in the file.
// Two equal pairs show that nothing was committed between reading them.
type metaPair [2][pageHeaderSize + metaSize]byte

// readMetas reads both meta pages. The second lies one page size behind the
// first; where the first does not tell, every possible place is tried.
// What lies past the end of the file reads as zeros.
func readMetas(r io.ReaderAt) (metaPair, error) {
	var p metaPair
	if err := readMeta(r, &p[0], 0); err != nil {
		return p, err
	}
	if m, err := parseMeta(p[0][:]); err == nil {
		return p, readMeta(r, &p[1], m.pageSize)
	}
	var begun bool
	for size := uint64(minPageSize); size <= maxPageSize; size *= 2 {
		b := p[1]
		if err := readMeta(r, &b, size); err != nil {
			return p, err
		}
		switch _, err := parseMeta(b[:]); {
		case err == nil:
			p[1] = b
			return p, nil
		case err != errNoMagic && !begun:
			p[1], begun = b, true
		}
	}
	return p, nil
}

func readMeta(r io.ReaderAt, b *[pageHeaderSize + metaSize]byte, at uint64) error {
	clear(b[:])
	if _, err := r.ReadAt(b[:], int64(at)); err != nil && err != io.EOF {
		return err
	}
	return nil
}

// newest picks the meta page that bbolt will follow: the valid one with the
// higher transaction. torn says that the other one is not valid.
func (p *metaPair) newest() (m meta, torn bool, err error) {
	m0, err0 := parseMeta(p[0][:])
	m1, err1 := parseMeta(p[1][:])
	switch {
	case err0 == errNoMagic && err1 == errNoMagic:
		return meta{}, false, errNoMagic
	case err0 == errMetaPageSize || err1 == errMetaPageSize, err0 == nil && err1 == nil && m0.pageSize != m1.pageSize:
		return meta{}, false, errMetaPageSize
	case err0 != nil && err1 != nil:
		return meta{}, false, err0
	case err0 != nil:
		return m1, true, nil
	case err1 != nil:
		return m0, true, nil
	case m1.txid > m0.txid:
		return m1, false, nil
	}
	return m0, false, nil
}
