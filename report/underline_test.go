package report

import (
	"bytes"
	"context"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// long is a cell that takes several pages, of which every word 台帳 is underlined.
// It holds a line break, a character that the font lacks and one that a PDF can't
// hold, so that the printed text is not as long as the text.
func long() (c Cell, words int) {
	c.Text = "前文\n\U00020BB7野家と\u2E80。" + strings.Repeat("今年度の台帳を、年に１回は見直す（wide台帳）。\n", 400)
	for at := 0; ; {
		next := strings.Index(c.Text[at:], "台帳")
		if next < 0 {
			return c, words
		}
		c.Underlined = append(c.Underlined, Range{at + next, at + next + len("台帳")})
		at += next + len("台帳")
		words++
	}
}

func document(c Cell) *Document {
	return &Document{Language: "ja", Sections: []Section{{Title: "題", Sheet: "表", Tables: []Table{{
		Columns: []Column{{"番号", 20}, {"文", 100}}, Rows: []Row{{Again: "続き", Cells: []Cell{Plain("1"), c}}},
	}}}}}
}

// Under every underlined word, and nothing else, there is a line as wide as the
// word, on every page.
func TestPagesUnderlineWords(t *testing.T) {
	c, words := long()
	l, err := compose(context.Background(), document(c))
	if err != nil {
		t.Fatal(err)
	}
	var width float64
	for _, p := range l.pages {
		for _, b := range p.boxes {
			if b.height != underlineInk {
				continue
			}
			width += b.width
			if !onWord(l, p, b) {
				t.Errorf("a line at %.1f, %.1f stands under no word", b.x, b.y)
			}
		}
	}
	if want := float64(words) * l.regular.width("台帳", tableSize); len(l.pages) < 3 || math.Abs(width-want) > 0.01 {
		t.Errorf("%d pages, lines of %.2f mm, want %.2f", len(l.pages), width, want)
	}
}

// onWord reports whether a line lies under 台 or 帳.
func onWord(l *layout, p *page, b box) bool {
	for _, line := range p.lines {
		if math.Abs(line.y+underlineGap-b.y) > 0.01 {
			continue
		}
		x := line.x
		for _, r := range line.text {
			if math.Abs(x-b.x) < 0.01 {
				return r == '台' || r == '帳'
			}
			x += l.regular.width(string(r), tableSize)
		}
	}
	return false
}

// The rows of the workbook that continue a long text go on underlining.
func TestWorkbookUnderlinesWords(t *testing.T) {
	c, words := long()
	var out bytes.Buffer
	if _, err := WriteXLSX(context.Background(), &out, document(c), Options{}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("表")
	if err != nil {
		t.Fatal(err)
	}
	var whole, underlined strings.Builder
	for i := range rows {
		runs, err := book.GetCellRichText("表", cellName(2, i+1))
		if err != nil {
			t.Fatal(err)
		}
		if len(runs) == 1 {
			continue // a head, all of one kind
		}
		for _, run := range runs {
			whole.WriteString(run.Text)
			if run.Font != nil && run.Font.Underline == "single" {
				underlined.WriteString(run.Text)
			}
		}
	}
	if got := underlined.String(); got != strings.Repeat("台帳", words) {
		t.Errorf("%d bytes are underlined, want %d words", len(got), words)
	}
	if got, want := strings.ReplaceAll(whole.String(), "\n", ""), strings.ReplaceAll(c.Text, "\n", ""); got != want {
		t.Errorf("the workbook holds %d bytes of %d", len(got), len(want))
	}
}
