package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// picture shows the logo, and takes another one or none.
func (p *citySettingsPage) picture() fyne.CanvasObject {
	f, column := p.app.format, widgets.NewColumn(8)
	if p.small != nil {
		picture := &canvas.Image{Image: p.small, FillMode: canvas.ImageFillContain}
		picture.SetMinSize(fyne.NewSize(thumbnailWidth/2, thumbnailHeight/2))
		column.Add(widgets.NewRow(0, 1, picture))
	}
	words := f.T("settingsdesk.logo_none")
	if width, height := workflow.LogoSize(p.form.Logo); width > 0 {
		words = f.T("settingsdesk.logo_size", "Width", f.Number(width), "Height", f.Number(height))
	}
	choose := p.app.button(widgets.Secondary, f.T("settingsdesk.logo_choose"), theme.FolderOpenIcon(), p.chooseLogo)
	choose.SetEnabled(p.writable())
	remove := p.app.button(widgets.Secondary, f.T("settingsdesk.logo_remove"), theme.DeleteIcon(), func() { p.setLogo(nil, nil) })
	remove.SetEnabled(p.writable())
	visible(p.form.Logo != nil, remove)
	column.Add(p.app.text(words, small))
	column.Add(buttons(choose, remove))
	return column
}

// chooseLogo asks for a picture. Why one cannot be taken is said below the field.
func (p *citySettingsPage) chooseLogo() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("settingsdesk.logo_choose"), confirm: f.T("settingsdesk.logo_take"), dir: p.app.copyDir(), chosen: func(path string) {
		var logo []byte
		var small image.Image
		p.app.job(f.T("settingsdesk.logo_busy"), func(context.Context, checklist.Progress) (err error) {
			if logo, err = workflow.ReadLogo(path); err == nil {
				small, err = thumbnail(logo)
			}
			return err
		}, func(err error) {
			if err != nil {
				p.logo.SetError(p.app.sentence(err))
				p.pane.Reflow()
				return
			}
			p.setLogo(logo, small)
		})
	}})
}

// setLogo shows another logo, or none. It is recorded with the other settings.
func (p *citySettingsPage) setLogo(logo []byte, small image.Image) {
	p.form.Logo, p.small = logo, small
	p.refresh()
	p.edited()
}
