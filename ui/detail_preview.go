package ui

import (
	"image"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tenken/ui/viewmodel"
)

// pictureEndings are those of files that are shown small.
var pictureEndings = []string{".png", ".jpg", ".jpeg"}

// isPicture reports whether a file is one by its name.
func isPicture(name string) bool {
	return slices.Contains(pictureEndings, strings.ToLower(filepath.Ext(name)))
}

// preview is a small picture of an attachment, nil where it is none or cannot be
// shown. It is read beside the window, once.
func (e *evidencePart) preview(row viewmodel.EvidenceRow) fyne.CanvasObject {
	if !isPicture(row.Name) {
		return nil
	}
	picture, known := e.pictures[row.ID]
	if !known {
		picture = &canvas.Image{FillMode: canvas.ImageFillContain}
		picture.SetMinSize(fyne.NewSize(thumbnailWidth/2, thumbnailHeight/2))
		e.pictures[row.ID] = picture
		e.readPicture(row.ID, picture)
	}
	if picture.Hidden {
		return nil
	}
	return picture
}

// readPicture fills in the small picture of an attachment. One that cannot be read is
// left out: it can be opened and saved, and that says why.
func (e *evidencePart) readPicture(id string, picture *canvas.Image) {
	page := e.d.page
	evidence, ok := page.session.Evidence(e.d.key, id)
	if !ok {
		return
	}
	assessment := page.session.Sheet().Assessment
	var small image.Image
	e.d.app.aside(func() error {
		content, err := page.ws.EvidenceContent(&assessment, evidence)
		if err == nil {
			small, err = thumbnail(content)
		}
		return err
	}, func(err error) {
		if err != nil {
			picture.Hide()
			e.d.pane.Reflow()
			return
		}
		picture.Image = small
		picture.Refresh()
	})
}
