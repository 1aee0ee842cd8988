package ui

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/widgets"
)

// importAnswers takes the answers beside the items over into the workspace that is
// open, as those of an earlier year.
type importAnswers struct {
	p     *importPage
	sheet *openSheet
	year  string // as typed
	same  bool   // the items are those of the open sheet
	box   *dialogBox
	field *widgets.Field
}

// askYear asks of which year the answers are.
func (p *importPage) askYear(sheet *openSheet) {
	a, f := p.app, p.app.format
	own := sheet.session.Sheet().Round.FiscalYear
	i := &importAnswers{p: p, sheet: sheet, year: f.Year(own - 1)}
	if year, err := checklist.ParseFiscalYear(p.choice.Mapping.Standard.Version); err == nil && year < own {
		i.year = f.Year(year)
	}
	i.field = widgets.NewField(widgets.FieldTexts{Label: f.T("mapping.label.year")}, lines, a.entry(&i.year, func() {}))
	same := a.tick(f.T("mapping.same"), func(on bool) { i.same = on })
	department := f.Text(sheet.session.Sheet().Assessment.Department.Name)
	body := widgets.NewColumn(16, a.text(f.T("mapping.import.help", "Department", department), running), i.field, same)
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	start := a.button(widgets.Primary, f.T("mapping.import.try"), nil, i.try)
	i.box = a.dialog(f.T("mapping.import"), wideDialog, body, cancel, start)
	cancel.OnTapped = i.box.close
}

// request is what to import.
func (i *importAnswers) request(dry bool) (workflow.ImportRequest, error) {
	year, err := checklist.ParseFiscalYear(i.year)
	request := workflow.ImportRequest{Path: i.p.choice.Path, Mapping: i.p.choice.Mapping, Year: year, DryRun: dry}
	if i.same {
		request.Same = i.sheet.session.Sheet().Standard
	}
	return request, err
}

// try says what would be imported, and asks whether to.
func (i *importAnswers) try() {
	if _, err := checklist.ParseFiscalYear(i.year); err != nil {
		i.field.SetError(i.p.app.sentence(err))
		i.box.fit()
		return
	}
	i.box.close()
	i.run(true, i.confirm)
}

// run imports, or only tries to, in the background.
func (i *importAnswers) run(dry bool, done func(workflow.ImportResult)) {
	a := i.p.app
	request, err := i.request(dry)
	if err != nil {
		a.fail(err)
		return
	}
	var result workflow.ImportResult
	a.job(a.format.T("mapping.import.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		result, err = i.sheet.ws.ImportAnswers(ctx, request)
		return err
	}, func(err error) {
		if err != nil {
			a.failAll(err)
			return
		}
		done(result)
	})
}

func (i *importAnswers) confirm(result workflow.ImportResult) {
	a, f := i.p.app, i.p.app.format
	others := 0
	for _, n := range result.Others {
		others += n
	}
	count := f.T("mapping.import.count", "Year", f.Year(result.Year), "Count", len(result.Taken), "Refused", len(result.Refused), "Others", others)
	body := widgets.NewColumn(8, a.text(count, strong))
	for _, said := range message.Standard(f.Printer, result.Refused[:min(len(result.Refused), shownProblems)]) {
		body.Add(a.text(strings.TrimSpace(said.Place+"　"+said.Text), running))
	}
	no := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	yes := a.button(widgets.Primary, f.T("mapping.import.yes"), nil, nil)
	yes.SetEnabled(len(result.Taken) > 0)
	box := a.dialog(f.T("mapping.import"), wideDialog, body, no, yes)
	no.OnTapped = box.close
	yes.OnTapped = func() {
		box.close()
		i.run(false, i.imported)
	}
}

// imported shows the answers beside the items from now on.
func (i *importAnswers) imported(result workflow.ImportResult) {
	a, f := i.p.app, i.p.app.format
	if err := i.sheet.lookAround(); err != nil {
		a.fail(err)
		return
	}
	a.prefs.rememberMapping(i.p.choice.Fingerprint(), i.p.choice.Mapping)
	a.tell(f.T("mapping.import"), f.T("mapping.import.done", "Year", f.Year(result.Year), "Count", len(result.Taken)))
}
