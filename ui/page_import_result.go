package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// Bounds of what the last step lists. Files hold the rest.
const (
	shownProblems = 60
	shownItems    = 10
)

// newImportResult shows what was understood, and what was not.
func newImportResult(p *importPage) fyne.CanvasObject {
	column := widgets.NewColumn(20, p.outcome())
	p.listProblems(column, "mapping.part.problems", p.choice.Reading.Problems)
	p.listProblems(column, "mapping.part.refused", p.choice.Reading.Refused)
	if std := p.choice.Reading.Standard; std != nil {
		column.Add(p.preview(std))
	}
	return widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, column))
}

// outcome says in one line what came of it.
func (p *importPage) outcome() fyne.CanvasObject {
	f, banner := p.app.format, widgets.NewBanner(lines)
	if p.choice.Reading.Standard == nil {
		banner.Say(widgets.Bad, f.T("mapping.result.refused"), f.T("mapping.result.refused_help"), "", nil)
		return banner
	}
	items, sections, answers := p.choice.Counts()
	text := ""
	if answers > 0 {
		text = f.T("mapping.result.answers", "Count", answers)
	}
	banner.Say(widgets.Good, f.T("mapping.result.items", "Items", items, "Sections", sections), text, "", nil)
	return banner
}

// listProblems lists problems with their cells.
func (p *importPage) listProblems(column *fyne.Container, title string, problems []workflow.StandardProblem) {
	if len(problems) == 0 {
		return
	}
	f := p.app.format
	part := widgets.NewColumn(6, p.app.text(f.T(title, "Count", len(problems)), heading))
	for _, said := range message.Standard(f.Printer, problems[:min(len(problems), shownProblems)]) {
		part.Add(p.app.text(strings.TrimSpace(said.Place+"　"+said.Text), running))
	}
	if more := len(problems) - shownProblems; more > 0 {
		part.Add(p.app.text(f.T("mapping.result.more", "Count", more), small))
	}
	column.Add(part)
}

// preview shows the first items as they were understood.
func (p *importPage) preview(std *checklist.Standard) fyne.CanvasObject {
	part := widgets.NewColumn(8, p.app.text(p.app.format.T("mapping.part.preview"), heading))
	shown, section := 0, ""
	for path, item := range std.Items() {
		if shown++; shown > shownItems {
			break
		}
		var titles []string
		for _, s := range path {
			titles = append(titles, s.Title.Ja)
		}
		if now := strings.Join(titles, " › "); now != section {
			section = now
			part.Add(p.app.text(now, strong))
		}
		id := widgets.Style{Color: widgets.ColorSecondary, Wide: true}
		part.Add(container.New(&sideBySide{left: 120, gap: 12}, p.app.text(item.ID, id), p.app.text(item.Question.Ja, running)))
	}
	return part
}

// save writes the standard, remembers the mapping, and opens the file in the
// library.
func (p *importPage) save() {
	a, std := p.app, p.choice.Reading.Standard
	choice := viewmodel.NewStandardCopy(std.ID+"-"+std.Version, a.copyDir(), viewmodel.StandardEndings()[:2])
	lang := a.format.Lang()
	d := a.askSave(a.format.T("mapping.save"), choice, func(ctx context.Context, _ checklist.Progress) (workflow.ReportResult, error) {
		return workflow.ReportResult{Files: []string{choice.Path()}}, workflow.WriteStandardFile(ctx, choice.Path(), std, choice.Form(lang))
	})
	d.saved = func(path string) {
		a.prefs.rememberMapping(p.choice.Fingerprint(), p.choice.Mapping)
		a.back()
		a.openLibrary(path)
	}
}

// saveMapping writes the mapping for the command line.
func (p *importPage) saveMapping() {
	a := p.app
	choice := viewmodel.NewStandardCopy(a.format.T("mapping.file_name"), a.copyDir(), []string{"yaml"})
	lang := a.format.Lang()
	a.askSave(a.format.T("mapping.save_mapping"), choice, func(ctx context.Context, _ checklist.Progress) (workflow.ReportResult, error) {
		return workflow.ReportResult{Files: []string{choice.Path()}}, workflow.WriteMappingFile(ctx, choice.Path(), p.choice.Mapping, lang, true)
	})
}
