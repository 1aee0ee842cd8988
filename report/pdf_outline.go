package report

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"regexp"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// outline adds the bookmarks and fixes what depends on the moment of writing.
func outline(file []byte, marks []mark, made time.Time) ([]byte, error) {
	api.DisableConfigDir() // pdfcpu would write a folder into the user's home
	conf := model.NewDefaultConfiguration()
	conf.WriteObjectStream, conf.WriteXRefStream = false, false // so that fixTimes finds its places
	var out bytes.Buffer
	if err := api.AddBookmarks(bytes.NewReader(file), &out, bookmarks(marks), true, conf); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPDF, err)
	}
	return fixTimes(out.Bytes(), made), nil
}

// bookmarks makes a tree of the flat list. A level that is skipped is closed up.
func bookmarks(marks []mark) []pdfcpu.Bookmark {
	var tree []pdfcpu.Bookmark
	for i := 0; i < len(marks); {
		next := i + 1
		for next < len(marks) && marks[next].level > marks[i].level {
			next++
		}
		tree = append(tree, pdfcpu.Bookmark{Title: marks[i].title, PageFrom: marks[i].page, Kids: bookmarks(marks[i+1 : next])})
		i = next
	}
	return tree
}

var (
	datePlace = regexp.MustCompile(`/(CreationDate|ModDate)\(D:[^)]*\)`)
	idPlace   = regexp.MustCompile(`/ID\[<[0-9A-Fa-f]{32}><[0-9A-Fa-f]{32}>\]`)
)

// fixTimes replaces the times that pdfcpu takes from the clock by the time of the
// document, and the file's id by a digest of its content. Every replacement is as
// long as what it replaces: the file's table of offsets stays true.
func fixTimes(file []byte, made time.Time) []byte {
	date := types.DateString(made)
	file = datePlace.ReplaceAllFunc(file, func(old []byte) []byte {
		name, _, _ := bytes.Cut(old, []byte("("))
		return fmt.Appendf(nil, "%s(%s)", name, date)
	})
	const noID = "00000000000000000000000000000000"
	file = idPlace.ReplaceAll(file, []byte("/ID[<"+noID+"><"+noID+">]"))
	id := fmt.Sprintf("%X", md5.Sum(file))
	return bytes.ReplaceAll(file, []byte("/ID[<"+noID+"><"+noID+">]"), []byte("/ID[<"+id+"><"+id+">]"))
}
