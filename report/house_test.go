package report_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"tenken/report"
)

// emblem is a logo of a size in pixels.
func emblem(t testing.TB, width, height int) *report.Logo {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return &report.Logo{PNG: out.Bytes(), Width: width, Height: height}
}

func TestLogoStandsOnceBesideTheTitle(t *testing.T) {
	bare := sample("ja", 20)
	branded := bare
	branded.Logo = emblem(t, 300, 100)
	if plain, more := pictures(t, bare), pictures(t, branded); more != plain+1 {
		t.Errorf("%d pictures in the PDF, %d without the logo", more, plain)
	}
	doc := sheet(t, branded)
	found, err := open(t, xlsx(t, doc)).GetPictures(doc.Sections[0].Sheet, "A2")
	if err != nil || len(found) != 1 || !bytes.Equal(found[0].File, branded.Logo.PNG) {
		t.Errorf("%d pictures on the cover, %v", len(found), err)
	}
}

// pictures counts the pictures of a sheet's PDF.
func pictures(t testing.TB, d report.Data) (n int) {
	t.Helper()
	file, _ := pdf(t, sheet(t, d))
	all, err := api.ExtractImagesRaw(bytes.NewReader(file), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range all {
		n += len(page)
	}
	return n
}

func TestLogoKeepsItsShape(t *testing.T) {
	for _, size := range [][2]int{{300, 100}, {100, 300}, {2000, 20}, {1, 1}} {
		d := sample("ja", 3)
		d.Logo = emblem(t, size[0], size[1])
		for name, write := range writers {
			if _, err := write(context.Background(), &bytes.Buffer{}, sheet(t, d), report.Options{}); err != nil {
				t.Errorf("%s of %v: %v", name, size, err)
			}
		}
	}
}
