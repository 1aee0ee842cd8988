package report_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"tenken/checklist"
	"tenken/report"
)

var languages = []string{"ja", "en"}

// What stands on every page is there, and the head of the item table wherever
// the table is.
func TestPDFFurniture(t *testing.T) {
	for _, lang := range languages {
		d := sample(lang, 120)
		file, _ := pdf(t, sheet(t, d))
		all := pages(t, file)
		if len(all) < 10 {
			t.Fatalf("%s: %d pages", lang, len(all))
		}
		for i, page := range all {
			number := fmt.Sprintf("%d／%dページ", i+1, len(all))
			if lang == "en" {
				number = fmt.Sprintf("Page %d of %d", i+1, len(all))
			}
			for _, want := range []string{d.Label, d.Form, number} {
				if !strings.Contains(squeeze(page), squeeze(want)) {
					t.Errorf("%s: page %d has no %q", lang, i+1, want)
				}
			}
			head := map[string]string{"ja": "番号点検項目評価実施主体現状根拠資料理由・改善計画", "en": "No.ItemRatingDonebyPresentstateEvidenceReasonandplan"}[lang]
			if strings.Contains(page, "C05-0") && strings.Contains(squeeze(page), "6(5)") && !strings.Contains(squeeze(page), head) {
				t.Errorf("%s: page %d has items without their head", lang, i+1)
			}
		}
	}
}

// Every text comes back from the PDF whole and in order, however long it is.
func TestPDFHoldsEveryAnswer(t *testing.T) {
	for _, lang := range languages {
		d, wanted := torture(lang)
		doc := sheet(t, d)
		file, notes := pdf(t, doc)
		var text string
		for _, page := range pages(t, file) {
			text += body(doc, page)
		}
		for _, want := range wanted {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s: lost %.40q…", lang, want)
			}
		}
		for _, want := range []string{"〓野家〓と葛城", "改行二行目表制御逆三行目終", markup, "=HYPERLINK", "U+20BB7", "U+1F600", "U+E0100"} {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s: lost %q", lang, want)
			}
		}
		if !slices.Equal(notes.Replaced, []rune{'𠮷', '😀', '\U000E0100'}) {
			t.Errorf("%s: replaced %q", lang, string(notes.Replaced))
		}
	}
}

var continued = regexp.MustCompile(`^[C\d-]+(（続き）|\(continued\))`)

// body is a page's text without white space, without the table head and the mark
// of a continued row at its start, and without what stands on every page, which
// is drawn last.
func body(doc *report.Document, page string) string {
	page = squeeze(page)
	running := []rune(squeeze(doc.Running)) // which is cut where it is long
	if end := strings.LastIndex(page, string(running[:min(len(running), 12)])); end >= 0 {
		page = page[:end]
	}
	for _, section := range doc.Sections {
		for _, table := range section.Tables {
			page = strings.TrimPrefix(page, heads(table))
		}
	}
	return continued.ReplaceAllString(page, "")
}

func heads(table report.Table) string {
	var all string
	for _, c := range table.Columns {
		all += squeeze(c.Title)
	}
	return all
}

// maroto prints some of its errors into the page, in red, and reports nothing.
func TestPDFHasNoErrorTexts(t *testing.T) {
	file, _ := pdf(t, sheet(t, sample("ja", 30)))
	if text := pdftotext(t, file); strings.Contains(text, "could not") {
		t.Error("an error text stands in the PDF")
	}
}

var word = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">`)

// No word leaves the area between the margins of 15 mm.
func TestPDFKeepsItsMargins(t *testing.T) {
	d, _ := torture("ja")
	file, _ := pdf(t, sheet(t, d))
	const width, height, margin, tolerance = 841.89, 595.28, 15 * 72 / 25.4, 1.5 // points
	words := word.FindAllStringSubmatch(pdftotext(t, file, "-bbox"), -1)
	if len(words) < 1000 {
		t.Fatalf("%d words", len(words))
	}
	for _, w := range words {
		var edge [4]float64
		for i := range edge {
			edge[i], _ = strconv.ParseFloat(w[i+1], 64)
		}
		if edge[0] < margin-tolerance || edge[1] < margin-tolerance || edge[2] > width-margin+tolerance || edge[3] > height-margin+tolerance {
			t.Fatalf("a word leaves the margins: %v", edge)
		}
	}
}

func TestPDFBookmarks(t *testing.T) {
	for _, lang := range languages {
		file, _ := pdf(t, sheet(t, sample(lang, 90)))
		tree, err := api.Bookmarks(bytes.NewReader(file), nil)
		if err != nil {
			t.Fatal(err)
		}
		var flat []string
		flatten(tree, 0, &flat)
		want := map[string][]string{
			"ja": {"0 令和8年度 情報セキュリティ自己点検票 p1", "1 点検結果 p1", "1 区分別の結果 p2", "1 点検対象：税務課（所属） p3", "2 1 組織体制 p3"},
			"en": {"0 Information Security Self-Inspection Sheet, FY2026 p1", "1 Results p1", "1 Results by section p2", "1 Subject: Tax Department (department) p3", "2 1 Organisation p3"},
		}[lang]
		for _, entry := range want {
			if !slices.Contains(flat, entry) {
				t.Errorf("%s: no bookmark %q in %q", lang, entry, flat)
			}
		}
	}
}

func flatten(tree []pdfcpu.Bookmark, depth int, out *[]string) {
	for _, b := range tree {
		*out = append(*out, fmt.Sprintf("%d %s p%d", depth, b.Title, b.PageFrom))
		flatten(b.Kids, depth+1, out)
	}
}

// The clock must not show: pdfcpu takes times and an id from it.
func TestSameBytes(t *testing.T) {
	d := sample("ja", 40)
	doc := sheet(t, d)
	// A second picture of the same size: gofpdf writes those in random order.
	other := sheet(t, sample("ja", 70))
	doc.Sections = slices.Insert(doc.Sections, 3, other.Sections[2])
	firstPDF, _ := pdf(t, doc)
	firstXLSX := xlsx(t, doc)
	time.Sleep(1100 * time.Millisecond)
	for range 4 {
		again := sheet(t, d)
		again.Sections = slices.Insert(again.Sections, 3, other.Sections[2])
		if file, _ := pdf(t, again); !bytes.Equal(file, firstPDF) {
			t.Error("the same document gives another PDF")
		}
		if !bytes.Equal(xlsx(t, again), firstXLSX) {
			t.Error("the same document gives another workbook")
		}
	}
}

func TestPDFTimesAreTheDocuments(t *testing.T) {
	file, _ := pdf(t, sheet(t, sample("ja", 20)))
	for _, want := range []string{"/CreationDate(D:20261122093000+09'00')", "/ModDate(D:20261122093000+09'00')"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	if err := api.Validate(bytes.NewReader(file), nil); err != nil {
		t.Error(err)
	}
}

func TestCancelWritesNothing(t *testing.T) {
	doc := sheet(t, sample("ja", 90))
	for name, write := range writers {
		ctx, cancel := context.WithCancel(context.Background())
		var out bytes.Buffer
		opt := report.Options{Progress: func(done, _ int) {
			if done == 3 {
				cancel()
			}
		}}
		if _, err := write(ctx, &out, doc, opt); !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
		cancel()
	}
}

func TestProgressEndsAtTheTotal(t *testing.T) {
	doc := sheet(t, sample("ja", 90))
	for name, write := range writers {
		var last, whole, calls int
		opt := report.Options{Progress: checklist.Progress(func(done, total int) {
			if done < last {
				t.Errorf("%s: %d after %d", name, done, last)
			}
			last, whole, calls = done, total, calls+1
		})}
		if _, err := write(context.Background(), &bytes.Buffer{}, doc, opt); err != nil || last != whole || calls < 10 {
			t.Errorf("%s: %d of %d in %d calls, %v", name, last, whole, calls, err)
		}
	}
}

func TestBrokenPictureIsAnError(t *testing.T) {
	for name, write := range writers {
		doc := sheet(t, sample("ja", 20))
		doc.Sections[2].Tables[0].Beside.PNG = []byte("<svg/>")
		var out bytes.Buffer
		if _, err := write(context.Background(), &out, doc, report.Options{}); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
	}
}

// What panics below WritePDF must not end the program.
func TestPanicIsAnError(t *testing.T) {
	opt := report.Options{Progress: func(int, int) { panic("deep in a library") }}
	_, err := report.WritePDF(context.Background(), &bytes.Buffer{}, sheet(t, sample("ja", 20)), opt)
	if !errors.Is(err, report.ErrPDF) {
		t.Errorf("error is %v", err)
	}
}
