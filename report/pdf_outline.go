package report

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// outline adds the bookmarks to a PDF made by maroto.
func outline(file []byte, marks []mark) ([]byte, error) {
	if len(marks) == 0 {
		return file, nil
	}
	conf := model.NewDefaultConfiguration()
	conf.Cmd = model.ADDBOOKMARKS
	conf.WriteObjectStream, conf.WriteXRefStream = false, false // for canonical, which reads the file's table
	pdf, err := api.ReadValidateAndOptimize(bytes.NewReader(file), conf)
	if err != nil {
		return nil, err
	}
	if err := pdfcpu.AddBookmarks(pdf, bookmarks(marks), true); err != nil {
		return nil, err
	}
	if err := orderPictures(pdf); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := api.WriteContext(pdf, &out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
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

// resources is the number of the one dictionary of resources that gofpdf writes.
const resources = 2

// orderPictures numbers the pictures by their names, which are digests of their
// content: gofpdf numbers pictures of the same width in random order.
func orderPictures(pdf *model.Context) error {
	dict, err := pdf.DereferenceDict(*types.NewIndirectRef(resources, 0))
	if err != nil {
		return err
	}
	pictures, err := pdf.DereferenceDict(dict["XObject"])
	if err != nil || pictures == nil {
		return err
	}
	names := slices.Sorted(maps.Keys(pictures))
	entries := make([]*model.XRefTableEntry, len(names))
	numbers := make([]int, len(names))
	for i, name := range names {
		ref, ok := pictures[name].(types.IndirectRef)
		if !ok {
			return fmt.Errorf("picture %s is no reference", name)
		}
		numbers[i] = ref.ObjectNumber.Value()
		entries[i] = pdf.Table[numbers[i]]
	}
	slices.Sort(numbers)
	for i, name := range names {
		pictures[name] = *types.NewIndirectRef(numbers[i], 0)
		pdf.Table[numbers[i]] = entries[i]
	}
	return nil
}
