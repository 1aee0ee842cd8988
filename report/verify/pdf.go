package verify

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfPage is the text of a page.
type pdfPage struct {
	number int
	text   string
}

func (p pdfPage) page() int     { return p.number }
func (p pdfPage) sheet() string { return "" }

func (p pdfPage) rows() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) { yield([]string{p.text}, nil) }
}

func readPDF(data []byte, password string) (*File, error) {
	conf := model.NewDefaultConfiguration()
	conf.UserPW, conf.OwnerPW = password, password
	pdf, err := api.ReadContext(bytes.NewReader(data), conf)
	if errors.Is(err, pdfcpu.ErrWrongPassword) {
		return nil, ErrPassword
	}
	if err == nil {
		err = pdf.EnsurePageCount()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f := &File{close: func() error { return nil }}
	fonts := fonts{pdf: pdf, known: map[types.Object]*font{}}
	for n := range pdf.PageCount {
		text, err := pageText(pdf, fonts, n+1)
		if err != nil {
			return nil, fmt.Errorf("%w: page %d: %w", ErrDamaged, n+1, err)
		}
		f.places = append(f.places, pdfPage{n + 1, text})
	}
	return f, nil
}

func pageText(pdf *model.Context, fonts fonts, n int) (string, error) {
	dict, _, inherited, err := pdf.PageDict(n, false)
	if err != nil {
		return "", err
	}
	content, err := pdf.PageContent(dict, n)
	if errors.Is(err, model.ErrNoContent) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	resources := inherited.Resources
	if own, err := pdf.DereferenceDict(dict["Resources"]); err == nil && own != nil {
		resources = own
	}
	d := drawing{pdf: pdf, fonts: fonts}
	d.run(content, resources)
	return squeezed(d.text.String()), nil
}
