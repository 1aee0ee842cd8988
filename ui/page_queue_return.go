package ui

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// aboutLength is how many characters of a text the line below a table shows.
const aboutLength = 120

// shortened is a text in one line, cut where it is long.
func shortened(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= aboutLength {
		return string(runes)
	}
	return string(runes[:aboutLength]) + "…"
}

// giveBack returns the answers that are chosen, to all their departments with one
// text, after it was shown what each will get.
func (p *queuePage) giveBack() {
	a, f, returns := p.app, p.app.format, p.queue.Returns()
	typed := p.queue.Proposal(f)
	entry := a.textArea()
	entry.OnEscape, entry.OnHelp = a.escape, a.pageHelp
	entry.Fill(typed)
	entry.OnChanged = func(text string) { typed = text }
	field := widgets.NewField(widgets.FieldTexts{Label: f.T("inspect.return.text"), Mark: f.T("desktop.field.required"), Must: true, Help: f.T("inspect.return.text_help")}, lines, entry)
	cancel, ok := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil), a.button(widgets.Primary, f.T("inspect.return.do"), nil, nil)
	ok.SetEnabled(len(viewmodel.ReturnRequests(returns, typed)) > 0)
	box := a.dialog(f.T("inspect.return.title"), wideDialog, widgets.NewColumn(16, field, p.preview(returns)), cancel, ok)
	cancel.OnTapped = box.close
	ok.OnTapped = func() {
		if !given(typed) {
			field.SetError(f.T("inspect.return.empty"))
			box.fit()
			return
		}
		box.close()
		p.decide(f.T("inspect.return.folder"), f.T("inspect.return.do"), func(ctx context.Context) (done []workflow.Decided, err error) {
			for _, request := range viewmodel.ReturnRequests(returns, typed) {
				some, err := p.ws.Return(ctx, p.year(), request)
				if done = append(done, some...); err != nil {
					return done, err
				}
			}
			return done, nil
		}, func() {
			p.queue.ChooseNone()
			p.refresh()
		})
	}
	a.window.Canvas().Focus(entry)
}

// preview lists what goes back to each department, and those that get nothing back
// below.
func (p *queuePage) preview(returns []viewmodel.QueueReturn) *widgets.Box {
	f, column := p.app.format, widgets.NewColumn(8, p.app.text(p.app.format.T("inspect.return.preview"), strong))
	slices.SortStableFunc(returns, func(a, b viewmodel.QueueReturn) int {
		if a.Ready == b.Ready {
			return 0
		} else if a.Ready {
			return -1
		}
		return 1
	})
	for _, r := range returns {
		var items []string
		for i, id := range r.Items {
			items = append(items, id+" "+r.Topics[i])
		}
		name := r.Name
		if !r.Ready {
			name = f.T("inspect.return.not_ready", "Department", r.Name)
		}
		column.Add(widgets.NewColumn(0, p.app.text(name, widgets.Style{Tight: true}), p.app.text(strings.Join(items, f.T("report.list.separator")), small)))
	}
	if n := len(returns); n > 0 && !returns[n-1].Ready {
		column.Add(p.app.text(f.T("inspect.return.not_ready_why"), small))
	}
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
}
