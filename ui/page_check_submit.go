package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// submission offers to hand the inspection in, and to take it back.
func (d *decisionPane) submission() fyne.CanvasObject {
	p, a, f := d.page, d.page.app, d.page.app.format
	state := p.session.Sheet().Assessment.State
	excel := a.button(widgets.Secondary, f.T("desk.submit.excel"), theme.DocumentSaveIcon(), p.writeAnswerSheet)
	if state == checklist.StateAccepted {
		return d.part(viewmodel.StepSubmit, f.T("desk.submit.accepted"))
	}
	if state == checklist.StateSubmitted {
		withdraw := a.button(widgets.Secondary, f.T("desk.withdraw"), theme.ContentUndoIcon(), p.askWithdraw)
		again := a.button(widgets.Secondary, f.T("desk.submit.again"), theme.DocumentSaveIcon(), p.submit)
		withdraw.SetEnabled(!p.info.ReadOnly)
		return d.part(viewmodel.StepSubmit, f.T("desk.submit.handed"), buttons(again, withdraw, excel))
	}
	submit := a.button(widgets.Primary, f.T("desk.submit"), theme.DocumentSaveIcon(), p.submit)
	reason := d.unsubmittable(state)
	if reason == "" {
		d.next = submit
		return d.part(viewmodel.StepSubmit, f.T("desk.submit.help"), buttons(submit, excel))
	}
	if !state.Editable() && !p.info.ReadOnly {
		d.next = excel
	}
	submit = a.button(widgets.Secondary, f.T("desk.submit"), theme.DocumentSaveIcon(), p.submit)
	submit.SetEnabled(false)
	return d.part(viewmodel.StepSubmit, f.T("desk.submit.help"), d.why(reason), buttons(submit, excel))
}

// unsubmittable says why nothing can be handed in as a sealed file; "" if it can.
func (d *decisionPane) unsubmittable(state checklist.State) string {
	f := d.page.app.format
	switch {
	case d.page.info.ReadOnly:
		return f.T("desktop.notice.read_only")
	case !d.page.session.Joined():
		return f.T("desk.submit.not_joined")
	case state.Editable():
		return f.T("desk.submit.not_approved")
	}
	return ""
}

// result lists what was handed in, and offers to read the office's answer.
func (d *decisionPane) result() fyne.CanvasObject {
	p, a, f := d.page, d.page.app, d.page.app.format
	kind := widgets.Secondary
	if p.session.Next() == viewmodel.NextWait {
		kind = widgets.Primary
	}
	read := a.button(kind, f.T("desk.receipt"), theme.FolderOpenIcon(), func() { a.readReceipt(p.openSheet) })
	handed := p.session.HandedIn(f)
	if len(handed) == 0 {
		read.SetEnabled(false)
		return d.part(viewmodel.StepResult, f.T("desk.receipt.help"), d.why(f.T("desk.receipt.none")), buttons(read))
	}
	read.SetEnabled(!p.info.ReadOnly)
	if kind == widgets.Primary && !p.info.ReadOnly {
		d.next = read
	}
	return d.part(viewmodel.StepResult, f.T("desk.receipt.help"), a.handedList(handed), buttons(read))
}

// submit asks for the folder and hands the inspection in.
func (p *checkPage) submit() {
	a, f := p.app, p.app.format
	a.pickFolder(pick{title: f.T("desk.submit.folder"), confirm: f.T("desk.submit.here"), dir: a.copyDir(), chosen: func(dir string) {
		a.prefs.SetString(prefFolder, dir)
		path := freeName(filepath.Join(dir, p.session.SubmissionName(f)))
		p.change(a, f.T("desk.submit.busy"), func(ctx context.Context, sheet *workflow.Sheet, progress checklist.Progress) error {
			_, err := p.ws.Submit(ctx, sheet, path, progress)
			return err
		}, func(err error) {
			p.comeBack() // it may be recorded although the file is not written
			p.begin()
			if err != nil {
				a.fail(err)
				return
			}
			a.wroteFile(f.T("desk.submit.done"), f.T("desk.submit.done_help"), path)
		})
	}})
}

// writeAnswerSheet writes the Excel sheet with the answers.
func (p *checkPage) writeAnswerSheet() {
	a, f := p.app, p.app.format
	a.pickFolder(pick{title: f.T("desk.submit.excel_folder"), confirm: f.T("desktop.pick.this_folder"), dir: a.copyDir(), chosen: func(dir string) {
		a.prefs.SetString(prefFolder, dir)
		path := freeName(filepath.Join(dir, p.session.AnswerSheetName(f)))
		a.job(f.T("desk.submit.excel_busy"), func(ctx context.Context, _ checklist.Progress) error {
			sheet, err := p.ws.Sheet(p.session.Sheet().Round.FiscalYear)
			if err != nil {
				return err
			}
			return p.ws.ExportAnswerSheet(ctx, sheet, path, workflow.AnswerSheetRequest{Language: f.Lang()})
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.wroteFile(f.T("desk.submit.excel_done"), f.T("desk.submit.excel_done_help"), path)
		})
	}})
}

// wroteFile says where a file lies and what to do with it.
func (a *App) wroteFile(title, help, path string) {
	f := a.format
	name := a.row(widgets.RowTexts{Icon: theme.FileIcon(), Tone: widgets.Info, Title: filepath.Base(path), Small: filepath.Dir(path)}, func() { a.fail(a.openOutside(filepath.Dir(path))) })
	folder := a.button(widgets.Secondary, f.T("desktop.export.open_folder"), theme.FolderOpenIcon(), func() { a.fail(a.openOutside(filepath.Dir(path))) })
	a.notice(title, wideDialog, widgets.NewColumn(12, name, a.text(help, running)), folder)
}

// askWithdraw takes the submission back, if the user means it.
func (p *checkPage) askWithdraw() {
	f := p.app.format
	p.app.ask(f.T("desk.withdraw"), f.T("desk.withdraw.help"), f.T("desk.withdraw.yes"), func() {
		p.command(p.ws.Withdraw)
	})
}

// readReceipt lets the user choose the office's answer, and takes it in.
func (a *App) readReceipt(o *openSheet) {
	f := a.format
	a.pickFile(pick{title: f.T("desk.receipt.title"), confirm: f.T("desk.receipt.read"), extension: workflow.ReceiptSuffix, dir: a.copyDir(), chosen: func(path string) { a.applyReceipt(o, path) }})
}

// applyReceipt takes the office's answer in.
func (a *App) applyReceipt(o *openSheet, path string) {
	f := a.format
	var applied workflow.Applied
	o.change(a, f.T("desk.receipt.busy"), func(ctx context.Context, _ *workflow.Sheet, _ checklist.Progress) (err error) {
		applied, err = o.ws.ApplyReceipt(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		if p, ok := a.page.(returning); ok {
			p.comeBack()
		}
		a.tell(f.T("desk.decision."+string(applied.Decision)), f.Applied(applied))
	})
}

// preview shows the report as it will be printed.
func (p *checkPage) preview() {
	p.app.showInspection(p.ws, &p.private, p.session.Sheet().Round.FiscalYear)
}
