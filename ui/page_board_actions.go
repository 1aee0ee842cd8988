package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// bottom says what the cursor is on, and offers what can be done with it.
func (p *boardPage) bottom() fyne.CanvasObject {
	f := p.app.format
	accept := p.app.button(widgets.Secondary, f.T("board.accept"), theme.ConfirmIcon(), p.accept)
	accept.SetEnabled(p.writable())
	more := p.app.button(widgets.Secondary, f.T("board.more"), nil, p.more)
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, container.New(&headline{gap: 8}, p.about, accept, more))
}

// picked are the departments that the next step is about.
func (p *boardPage) picked() []*viewmodel.BoardRow { return p.board.Picked(p.table.Cursor()) }

// boardAction is something that can be done from the board.
type boardAction struct {
	word   string // key of a text
	icon   fyne.Resource
	writes bool
	whole  bool // it is about the round, whatever is chosen
	do     func()
}

// more offers what can be done with the departments that are chosen, and with all.
func (p *boardPage) more() {
	f, column := p.app.format, widgets.NewColumn(4)
	var box *dialogBox
	actions := []boardAction{
		{word: "board.extend", icon: theme.HistoryIcon(), writes: true, do: p.extend},
		{word: "board.excuse", icon: theme.ContentRemoveIcon(), writes: true, do: p.excuse},
		{word: "board.copy_names", icon: theme.ContentCopyIcon(), do: p.copyNames},
		{word: "board.copy_mails", icon: theme.MailComposeIcon(), do: p.copyMails},
		{word: "board.add", icon: theme.ContentAddIcon(), writes: true, whole: true, do: p.addDepartment},
		{word: "board.packages", icon: theme.FolderIcon(), writes: true, whole: true, do: p.writeAgain},
	}
	picked := p.picked()
	for _, action := range actions {
		if action.writes && !p.writable() || !action.whole && len(picked) == 0 {
			continue
		}
		small := names(picked, f.T("report.list.separator"))
		if action.whole {
			small = f.Year(p.year())
		}
		column.Add(p.app.row(widgets.RowTexts{Icon: action.icon, Tone: widgets.Info, Title: f.T(action.word), Small: small}, func() {
			box.close()
			action.do()
		}))
	}
	box = p.app.notice(f.T("board.more_title"), wideDialog, column)
	if len(column.Objects) > 0 {
		p.app.window.Canvas().Focus(column.Objects[0].(fyne.Focusable))
	}
}

// names are the names of departments in a row.
func names(rows []*viewmodel.BoardRow, separator string) string {
	var all []string
	for _, row := range rows {
		all = append(all, row.Name)
	}
	return strings.Join(all, separator)
}

// accept accepts what has been handed in, and writes what departments are told.
func (p *boardPage) accept() {
	f := p.app.format
	var ids []string
	for _, row := range p.picked() {
		if row.Status == checklist.StatusSubmitted {
			ids = append(ids, row.ID)
		}
	}
	if len(ids) == 0 {
		p.app.tell(f.T("board.accept"), f.T("board.accept_none"))
		return
	}
	p.decide(f.N("board.accept_folder", len(ids)), f.T("board.accept"), func(ctx context.Context) ([]workflow.Decided, error) {
		return p.ws.Accept(ctx, p.year(), ids)
	}, nil)
}

// each runs a verb for every department that is picked.
func (p *boardPage) each(verb func(ctx context.Context, id string) error) {
	picked := p.picked()
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, progress checklist.Progress) error {
		for i, row := range picked {
			if err := verb(ctx, row.ID); err != nil {
				return err
			}
			progress.Report(i+1, len(picked))
		}
		return nil
	}, nil)
}

// extend asks for another due date.
func (p *boardPage) extend() {
	p.askDue(names(p.picked(), p.app.format.T("report.list.separator")), func(due checklist.Date) {
		p.each(func(ctx context.Context, id string) error {
			_, err := p.ws.Extend(ctx, p.year(), id, due)
			return err
		})
	})
}

// excuse asks why departments are taken out of the round.
func (p *boardPage) excuse() {
	f, typed := p.app.format, ""
	entry := p.app.entry(&typed, func() {})
	field := widgets.NewField(widgets.FieldTexts{Label: f.T("board.reason"), Help: f.T("board.reason_help")}, lines, entry)
	p.askOne("board.excuse", names(p.picked(), f.T("report.list.separator")), field, entry, func() error { return nil }, func() {
		p.each(func(ctx context.Context, id string) error {
			_, err := p.ws.Excuse(ctx, p.year(), id, strings.TrimSpace(typed))
			return err
		})
	})
}

func (p *boardPage) copyNames() { p.copy(names(p.picked(), "\n")) }

// copyMails copies the addresses of the contacts, as mail programs take them.
func (p *boardPage) copyMails() {
	var all []string
	for _, row := range p.picked() {
		if row.Contact != nil && row.Contact.Mail != "" {
			all = append(all, row.Contact.Mail)
		}
	}
	p.copy(strings.Join(all, "; "))
}

func (p *boardPage) copy(text string) {
	f := p.app.format
	if text == "" {
		p.app.tell(f.T("board.copy_mails"), f.T("board.copy_nothing"))
		return
	}
	p.app.fyne.Clipboard().SetContent(text)
	p.app.tell(f.T("board.copied"), text)
}
