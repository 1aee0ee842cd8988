package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// keys shows the office's keys, and does what there is to do about them.
func (p *citySettingsPage) keys() fyne.CanvasObject {
	f := p.app.format
	words := p.app.button(widgets.Secondary, f.T("settingsdesk.keys_words"), theme.VisibilityIcon(), p.readKeys)
	recovery := p.app.button(widgets.Secondary, f.T("settingsdesk.keys_recovery"), theme.DocumentSaveIcon(), p.writeRecovery)
	recovery.SetEnabled(p.writable())
	rotate := p.app.button(widgets.Secondary, f.T("settingsdesk.keys_rotate"), theme.ViewRefreshIcon(), p.askRotate)
	rotate.SetEnabled(p.writable())
	return p.part("keys", p.deed("keys_words", words), p.deed("keys_recovery", recovery), p.deed("keys_rotate", rotate))
}

// deed is a button below what it is for.
func (p *citySettingsPage) deed(name string, button fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewColumn(8, p.app.text(p.app.format.T("settingsdesk.help."+name), small), widgets.NewRow(0, 1, button))
}

// readKeys shows the keys as they are. An office that has none gets them.
func (p *citySettingsPage) readKeys() { p.withKeys(p.ws.Keys) }

// askRotate gives the office new keys if that is meant.
func (p *citySettingsPage) askRotate() {
	f := p.app.format
	p.app.ask(f.T("settingsdesk.keys_rotate"), f.T("settingsdesk.keys_rotate_question"), f.T("settingsdesk.keys_rotate_yes"), func() { p.withKeys(p.ws.RotateKeys) })
}

// withKeys shows the keys that a verb returns, after what was filled in has been
// recorded.
func (p *citySettingsPage) withKeys(verb func(context.Context) (workflow.Keys, error)) {
	p.app.leave(func() {
		var keys workflow.Keys
		p.write(p.app.format.T("officedesk.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
			keys, err = verb(ctx)
			return err
		}, func() { p.showKeys(keys.Office) })
	})
}

// showKeys shows the office's keys as words to be read aloud, and where the recovery
// key is.
func (p *citySettingsPage) showKeys(keys *workflow.OfficeKeys) {
	f := p.app.format
	column := widgets.NewColumn(12,
		p.app.text(f.T("settingsdesk.words_help"), running), p.app.text(workflow.ReadAloud(keys.Fingerprint, f.Lang()), heading),
		p.app.text(f.T("sealing.keys.fingerprint", "Fingerprint", keys.Fingerprint), small),
		p.app.text(f.T("settingsdesk.keys_made", "Date", f.Date(checklist.DateOf(keys.Made)), "Count", f.Number(keys.Generations)), running))
	if keys.RecoveryWritten {
		column.Add(p.app.text(f.T("settingsdesk.recovery_written"), running))
	} else {
		column.Add(p.app.caution([]string{f.T("settingsdesk.recovery_unwritten")}))
	}
	p.app.notice(f.T("settingsdesk.part.keys"), wideDialog, column)
}

// writeRecovery writes the recovery key to a file of its own.
func (p *citySettingsPage) writeRecovery() {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("settingsdesk.keys_recovery"), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		path := filepath.Join(dir, f.T("settingsdesk.recovery_file", "Date", checklist.DateOf(p.app.now()).String()))
		p.app.leave(func() {
			p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
				return p.ws.WriteRecovery(ctx, path)
			}, func() { p.app.tell(f.T("settingsdesk.keys_recovery"), f.T("sealing.keys.recovery", "File", path)) })
		})
	}})
}
