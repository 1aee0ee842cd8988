package report

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	marotoline "github.com/johnfercher/maroto/v2/pkg/components/line"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/phpdave11/gofpdf"

	"tenken/assets"
	"tenken/locales"
)

// ErrPDF is returned when the PDF can't be made; the document is at fault or
// the libraries are.
var ErrPDF = errors.New("report: the PDF could not be made")

// The libraries below have settings for the whole process only.
func init() {
	gofpdf.SetDefaultCatalogSort(true) // fonts would be written in the random order of a map
	api.DisableConfigDir()             // pdfcpu would write a folder into the user's home
}

// WritePDF prints the document as a PDF of A4 pages with bookmarks and real text.
// The same document gives the same bytes, a password apart. Cancelled, it returns ctx's error and
// has written nothing.
func WritePDF(ctx context.Context, w io.Writer, doc *Document, opt Options) (Notes, error) {
	l, err := compose(ctx, doc)
	if err != nil {
		return Notes{}, err
	}
	if err := l.checkPictures(); err != nil {
		return Notes{}, err
	}
	file, err := l.make(opt)
	if err != nil {
		return Notes{}, err
	}
	if err := ctx.Err(); err != nil {
		return Notes{}, err
	}
	_, err = w.Write(file)
	return Notes{Replaced: l.lost}, err
}

// make turns the pages into a file. Whatever goes wrong in the libraries, panics
// included, is an ErrPDF.
func (l *layout) make(opt Options) (file []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: %v", ErrPDF, cause)
		}
	}()
	steps := []func([]byte) ([]byte, error){
		func([]byte) ([]byte, error) { return l.draw(opt) },
		func(file []byte) ([]byte, error) { return outline(file, l.marks) },
		func(file []byte) ([]byte, error) { return canonical(file, l.doc.Made) },
		func(file []byte) ([]byte, error) { return closed(file, opt.Password) },
	}
	for _, step := range steps {
		if file, err = step(file); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrPDF, err)
		}
	}
	return file, nil
}

// checkPictures refuses what maroto would replace by a red error text.
func (l *layout) checkPictures() error {
	for _, p := range l.pages {
		for _, placed := range p.pictures {
			if _, err := placed.picture.pixels(); err != nil {
				return err
			}
		}
	}
	return nil
}

// draw hands the pages to maroto: one row and one component a page, because
// maroto breaks neither Japanese lines nor tall rows. The pages are gone
// afterwards: maroto keeps the text of all of them until the end, and both
// together would be too much.
func (l *layout) draw(opt Options) ([]byte, error) {
	m := maroto.New(l.config())
	total := len(l.pages)
	for i, p := range l.pages {
		paper := &paper{Component: marotoline.New(), page: p, ctx: l.ctx}
		paper.done = func() { opt.Progress.Report(i+1, total) }
		m.AddRow(pageHeight, col.New().Add(paper))
	}
	l.pages = nil
	made, err := m.Generate()
	if err != nil {
		return nil, err
	}
	return made.GetBytes(), nil
}

const fontFamily = "BIZ UDPGothic"

func (l *layout) config() *entity.Config {
	return config.NewBuilder().
		WithDimensions(pageWidth, pageHeight).
		WithLeftMargin(0).WithTopMargin(0).WithRightMargin(0).WithBottomMargin(0).
		WithCompression(true).
		WithCustomFonts([]*entity.CustomFont{
			{Family: fontFamily, Style: fontstyle.Normal, Bytes: assets.FontRegular()},
			{Family: fontFamily, Style: fontstyle.Bold, Bytes: assets.FontBold()},
		}).
		WithDefaultFont(&props.Font{Family: fontFamily, Size: bodySize}).
		WithTitle(l.doc.Title, true).
		WithCreator(locales.For(l.doc.Language).T("common.app"), true).
		Build()
}

// paper draws one page. Of the component that maroto wants it keeps only what a
// finished page has a use for.
type paper struct {
	core.Component
	page *page
	ctx  context.Context
	done func()
}

// GetHeight makes the row of a page fill it.
func (p *paper) GetHeight(core.Provider, *entity.Cell) float64 { return pageHeight }

// Render draws the page and lets go of it. After a cancel it draws nothing.
func (p *paper) Render(provider core.Provider, _ *entity.Cell) {
	if p.ctx.Err() != nil {
		return
	}
	for _, b := range p.page.boxes {
		stroke(provider, b.x, b.y+b.height/2, b.x+b.width, b.y+b.height/2, b.height, b.ink)
	}
	for _, r := range p.page.rules {
		stroke(provider, r.x1, r.y1, r.x2, r.y2, hairline, hair)
	}
	for _, placed := range p.page.pictures {
		cell := &entity.Cell{X: placed.x, Y: placed.y, Width: placed.picture.Width, Height: placed.picture.Height}
		provider.AddImageFromBytes(placed.picture.PNG, cell, &props.Rect{Percent: 100}, extension.Png)
	}
	for _, line := range p.page.lines {
		write(provider, line)
	}
	p.page = nil
	p.done()
}

// stroke draws a horizontal or vertical line.
func stroke(provider core.Provider, x1, y1, x2, y2, thickness float64, ink ink) {
	prop := &props.Line{Thickness: thickness, SizePercent: 100, Color: ink.props(), Style: linestyle.Solid, Orientation: orientation.Horizontal}
	if x1 == x2 {
		prop.Orientation = orientation.Vertical
	}
	provider.AddLine(&entity.Cell{X: x1, Y: y1, Width: x2 - x1, Height: y2 - y1}, prop)
}

// write prints a line. The cell is wider than any page, so that maroto never
// wraps it again.
func write(provider core.Provider, l line) {
	style := fontstyle.Normal
	if l.look.bold {
		style = fontstyle.Bold
	}
	provider.AddText(l.text, &entity.Cell{X: l.x, Y: l.y - l.size*mmPerPoint, Width: 10 * pageWidth, Height: pageHeight},
		&props.Text{Family: fontFamily, Style: style, Size: l.size, Align: align.Left, Color: l.look.ink.props()})
}

func (i ink) props() *props.Color { return &props.Color{Red: i.r, Green: i.g, Blue: i.b} }
