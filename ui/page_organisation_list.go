package ui

import (
	"context"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// choose asks for the file of a list.
func (p *organisationPage) choose() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("organisationdesk.import"), confirm: f.T("organisationdesk.read"), dir: p.app.copyDir(), chosen: p.preview})
}

// takeList takes a dropped list.
func (p *organisationPage) takeList(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	if !p.writable() || ending != ".xlsx" && ending != ".csv" {
		return false
	}
	p.preview(path)
	return true
}

// preview reads a list and shows what it would change. Nothing is changed yet.
func (p *organisationPage) preview(path string) {
	var change workflow.OrganisationChange
	p.app.job(p.app.format.T("organisationdesk.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		change, err = p.ws.ImportOrganisation(ctx, path, true)
		return err
	}, func(err error) {
		if err != nil {
			p.app.failAll(err)
			return
		}
		p.ask(path, &change)
	})
}

// ask shows what a list changes, and asks whether it is to be taken in.
func (p *organisationPage) ask(path string, change *workflow.OrganisationChange) {
	f := p.app.format
	column := widgets.NewColumn(16)
	for _, part := range viewmodel.OrganisationChanges(change, f) {
		column.Add(p.part(part))
	}
	column.Add(p.app.text(f.N("organisationdesk.change.same", change.Unchanged), small))
	if odd := message.Standard(f.Printer, change.Problems); len(odd) > 0 {
		column.Add(p.odd(odd))
	}
	if change.Empty() {
		p.app.notice(f.T("organisationdesk.nothing", "File", filepath.Base(path)), wideDialog, column)
		return
	}
	column.Add(p.app.text(f.T("organisationdesk.change.note"), running))
	cancel := p.app.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	take := p.app.button(widgets.Primary, f.T("organisationdesk.apply"), nil, nil)
	box := p.app.dialog(f.T("organisationdesk.preview", "File", filepath.Base(path)), wideDialog, column, cancel, take)
	cancel.OnTapped = box.close
	take.OnTapped = func() {
		box.close()
		p.take(path)
	}
	p.app.window.Canvas().Focus(cancel)
}

// take keeps the list as the organisation of today.
func (p *organisationPage) take(path string) {
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.ws.ImportOrganisation(ctx, path, false)
		return err
	}, nil)
}

// export writes the list, to be changed in Excel.
func (p *organisationPage) export() {
	p.save(p.app.format.T("organisationdesk.export"), p.ws.ExportOrganisation)
}

// template writes a list to begin with.
func (p *organisationPage) template() {
	p.save(p.app.format.T("organisationdesk.template"), workflow.WriteOrganisationTemplate)
}

func (p *organisationPage) save(title string, write func(context.Context, string, workflow.OrganisationForm) error) {
	f := p.app.format
	choice := viewmodel.NewStandardCopy(f.T("organisationdesk.file"), p.app.copyDir(), viewmodel.OrganisationEndings())
	p.app.askSave(title, choice, func(ctx context.Context, _ checklist.Progress) (workflow.ReportResult, error) {
		path, form := choice.Path(), choice.Form(f.Lang())
		return workflow.ReportResult{Files: []string{path}}, write(ctx, path, workflow.OrganisationForm{Lang: form.Lang, Encoding: form.Encoding, Replace: form.Replace})
	})
}
