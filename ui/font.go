package ui

import (
	"encoding/binary"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"tenken/assets"
)

// The fonts, made when they are first asked for.
var (
	regular = sync.OnceValue(func() fyne.Resource { return font("BIZUDPGothic-Regular.ttf", assets.FontRegular()) })
	bold    = sync.OnceValue(func() fyne.Resource { return font("BIZUDPGothic-Bold.ttf", assets.FontBold()) })
)

func font(name string, file []byte) fyne.Resource {
	return fyne.NewStaticResource(name, withLeading(file))
}

// Heights of a line above and below the baseline, in hundredths of an em. The
// font's own line is exactly one em high, in which Fyne cuts off descenders and
// sets lines without any space between them.
const (
	ascender  = 100
	descender = 30
)

// withLeading returns a copy of a TrueType font with a higher line; the file
// itself stays as it was published. A font without the tables is returned
// unchanged.
func withLeading(file []byte) []byte {
	tables := fontTables(file)
	head, hhea, os2 := tables["head"], tables["hhea"], tables["OS/2"]
	if len(head) < 20 || len(hhea) < 8 || len(os2) < 78 {
		return file
	}
	out := slices.Clone(file)
	tables = fontTables(out)
	em := int(binary.BigEndian.Uint16(head[18:]))
	up, down := uint16(em*ascender/100), uint16(em*descender/100)
	put := binary.BigEndian.PutUint16
	put(tables["hhea"][4:], up)
	put(tables["hhea"][6:], -down)
	put(tables["OS/2"][68:], up)
	put(tables["OS/2"][70:], -down)
	put(tables["OS/2"][74:], up)
	put(tables["OS/2"][76:], down)
	return out
}

// fontTables returns the tables of a TrueType font by name, as parts of file.
func fontTables(file []byte) map[string][]byte {
	const header, record = 12, 16
	if len(file) < header {
		return nil
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		at := header + i*record
		if len(file) < at+record {
			return nil
		}
		offset, length := uint64(binary.BigEndian.Uint32(file[at+8:])), uint64(binary.BigEndian.Uint32(file[at+12:]))
		if offset+length > uint64(len(file)) {
			return nil
		}
		tables[string(file[at:at+4])] = file[offset : offset+length]
	}
	return tables
}
