package report

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawDocument draws documents of one table with rows of any height.
func drawDocument(t *rapid.T) *Document {
	word := rapid.SampledFrom([]string{"点検", "「台帳」", "、", "。", "register ", "システム", "\n", "１２３", "x"})
	cell := rapid.Custom(func(t *rapid.T) Cell {
		n := rapid.SampledFrom([]int{0, 1, 5, 40, 800}).Draw(t, "words")
		return Plain(strings.Join(rapid.SliceOfN(word, n, n).Draw(t, "text"), ""))
	})
	row := rapid.Custom(func(t *rapid.T) Row {
		return Row{Cells: rapid.SliceOfN(cell, 3, 3).Draw(t, "cells"), Keep: rapid.Bool().Draw(t, "keep"), Again: rapid.SampledFrom([]string{"", "続き"}).Draw(t, "again")}
	})
	title := rapid.SampledFrom([]string{"", "見出し"}).Draw(t, "title")
	table := Table{
		Columns: []Column{{title, 20}, {title, 150}, {title, 40}}, Rows: rapid.SliceOfN(row, 1, 12).Draw(t, "rows"),
	}
	return &Document{Language: "ja", Sections: []Section{{Title: title, Tables: []Table{table}}, {Tables: []Table{table}}}}
}

// Whatever the rows are, every line of every cell is printed, in order, between
// the head and the foot of a page.
func TestLayoutLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := drawDocument(t)
		l, err := compose(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		for column := range 3 {
			var want strings.Builder
			for _, s := range doc.Sections {
				for _, row := range s.Tables[0].Rows {
					want.WriteString(row.Cells[column].Text)
				}
			}
			if got, want := printed(l, column), letters(want.String()); got != want {
				t.Fatalf("column %d: %d bytes printed, %d wanted\n%s\n%s", column, len(got), len(want), got, want)
			}
		}
	})
}

// printed gathers what stands in one column of the pages, and checks where.
func printed(l *layout, column int) string {
	from := margin + []float64{0, 20, 170}[column]
	to := margin + []float64{20, 170, 210}[column]
	var all strings.Builder
	for _, p := range l.pages {
		for _, line := range p.lines {
			head := line.size != tableSize || line.look.tint != nil || line.text == "続き"
			if !head && line.x >= from && line.x < to && line.y > bodyTop && line.y < bodyBottom {
				all.WriteString(line.text)
			}
		}
	}
	return letters(all.String())
}

func letters(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }

// No line is wider than its cell, so that no text runs over its neighbour.
func TestLayoutLinesFitTheirCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := drawDocument(t)
		l, err := compose(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		right := []float64{margin + 20, margin + 170, margin + 210}
		for n, p := range l.pages {
			for _, line := range p.lines {
				if line.size != tableSize {
					continue
				}
				end := line.x + l.face(line.look).width(line.text, line.size)
				for _, edge := range right {
					if line.x < edge && end > edge+0.01 {
						t.Fatalf("page %d: %q ends %.2f mm behind the edge", n+1, line.text, end-edge)
					}
				}
			}
		}
	})
}

// A heading within a table never stands alone at the foot of a page.
func TestLayoutKeepsHeadings(t *testing.T) {
	table := Table{Columns: []Column{{"", 100}}}
	for i := range 200 {
		lines := strings.Repeat("一行\n", i%19)
		table.Rows = append(table.Rows, Row{Cells: []Cell{Toned("見出し", ToneGroup)}, Keep: true}, Row{Cells: []Cell{Plain(lines)}})
	}
	l, err := compose(context.Background(), &Document{Language: "ja", Sections: []Section{{Tables: []Table{table}}}})
	if err != nil {
		t.Fatal(err)
	}
	for n, p := range l.pages {
		var last string
		for _, line := range p.lines {
			if line.size == tableSize {
				last = line.text
			}
		}
		if last == "見出し" {
			t.Errorf("page %d ends with a heading", n+1)
		}
	}
}

func TestBookmarksCloseUpSkippedLevels(t *testing.T) {
	tree := bookmarks([]mark{{"a", 0, 1}, {"b", 2, 1}, {"c", 1, 2}, {"d", 0, 3}})
	if len(tree) != 2 || len(tree[0].Kids) != 2 || tree[0].Kids[1].Title != "c" || tree[1].PageFrom != 3 {
		t.Errorf("tree is %+v", tree)
	}
}

func TestCutAfter(t *testing.T) {
	lines := []string{"一二", "三", "", "四"}
	const s = "一二三\n\n四"
	for n, want := range []int{0, 6, 10, 11, len(s)} {
		if got := cutAfter(s, lines, n); got != want {
			t.Errorf("%d lines take %d bytes, want %d", n, got, want)
		}
	}
}
