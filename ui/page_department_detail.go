package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// describe shows the answer that is open.
func (p *departmentPage) describe() {
	p.detail.RemoveAll()
	if p.of.Rows() > 0 {
		d := p.of.Inspect(p.key, p.app.format, p.app.now())
		for _, part := range []fyne.CanvasObject{p.asks(d), p.doubts(d), p.answers(d), p.evidence(d), p.others(d), p.history(d), p.criteria(d)} {
			if part != nil {
				p.detail.Add(part)
			}
		}
	}
	p.pane.Reflow()
}

// asks is what is asked.
func (p *departmentPage) asks(d viewmodel.OfficeDetail) fyne.CanvasObject {
	a, critical := p.app, ""
	if d.Critical {
		critical = a.format.T("desktop.item.critical")
	}
	chips := widgets.NewFlow(8, widgets.NewChip(d.ID, widgets.Neutral), widgets.NewChip(critical, widgets.Bad), filler())
	return widgets.NewColumn(4, chips, a.text(d.Where, small), a.text(d.Topic, heading), a.text(d.Question, running))
}

// doubts is why the answer should be looked at; nil where there is nothing.
func (p *departmentPage) doubts(d viewmodel.OfficeDetail) fyne.CanvasObject {
	if len(d.Doubts) == 0 {
		return nil
	}
	banner := widgets.NewBanner(lines)
	banner.Say(widgets.Caution, p.app.format.T("inspect.doubts"), strings.Join(d.Doubts, "\n"), "", nil)
	return banner
}

// answers sets this year's answer beside last year's.
func (p *departmentPage) answers(d viewmodel.OfficeDetail) fyne.CanvasObject {
	a, f := p.app, p.app.format
	column := widgets.NewColumn(12)
	if d.LastYear != "" {
		column.Add(widgets.NewGrid(16, a.text(f.T("inspect.now"), strong), a.text(f.T("inspect.before", "Year", d.LastYear), strong)))
	}
	for _, field := range d.Fields {
		now := widgets.NewColumn(2, a.text(field.Label, small), a.text(orNone(field.Now), widgets.Style{Tight: true}))
		if d.LastYear == "" {
			column.Add(now)
			continue
		}
		column.Add(widgets.NewGrid(16, now, widgets.NewColumn(2, a.text(field.Label, small), a.text(orNone(field.Before), widgets.Style{Tight: true}))))
	}
	if d.Corrected != "" {
		column.Add(a.text(d.Corrected, small))
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 12}, column)
}

// orNone is a text, or the sign that there is none.
func orNone(text string) string {
	if text == "" {
		return viewmodel.NoFigure
	}
	return text
}

// part is a titled part of the pane; nil without lines.
func (p *departmentPage) part(key string, lines ...fyne.CanvasObject) fyne.CanvasObject {
	if len(lines) == 0 {
		return nil
	}
	return widgets.NewColumn(4, p.app.text(p.app.format.T(key), strong), widgets.NewColumn(8, lines...))
}

// titled is a line with small print below it.
func (p *departmentPage) titled(title, below string) fyne.CanvasObject {
	column := widgets.NewColumn(0, p.app.text(title, widgets.Style{Tight: true}))
	if below != "" {
		column.Add(p.app.text(below, small))
	}
	return column
}

func (p *departmentPage) evidence(d viewmodel.OfficeDetail) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, e := range d.Attached {
		row := p.titled(e.Title, e.Small)
		if e.Stale {
			row = widgets.NewColumn(4, row, widgets.NewFlow(0, widgets.NewChip(p.app.format.T("desktop.evidence.stale"), widgets.Caution), filler()))
		}
		rows = append(rows, row)
	}
	return p.part("desktop.label.evidence", rows...)
}

func (p *departmentPage) others(d viewmodel.OfficeDetail) fyne.CanvasObject {
	if d.Others == "" {
		return nil
	}
	return p.part("inspect.others_title", p.app.text(d.Others, widgets.Style{Tight: true}))
}

// history is the answer in every revision, where there are several.
func (p *departmentPage) history(d viewmodel.OfficeDetail) fyne.CanvasObject {
	if len(d.Revisions) < 2 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, r := range d.Revisions {
		below := r.Answer
		if r.Text != "" {
			below += "\n" + r.Text
		}
		rows = append(rows, p.titled(r.Title, below))
	}
	return p.part("inspect.history", rows...)
}

// criteria is what counts as which rating, and how to check it.
func (p *departmentPage) criteria(d viewmodel.OfficeDetail) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, option := range d.Options {
		if option.Help != "" {
			rows = append(rows, p.titled(option.Symbol+" "+option.Word, option.Help))
		}
	}
	for _, help := range []struct{ key, text string }{{"inspect.counting", d.Counting}, {"desktop.about.verify", d.Verify}} {
		if help.text != "" {
			rows = append(rows, p.titled(p.app.format.T(help.key), help.text))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	body := widgets.NewColumn(8, p.app.text(p.app.format.T("inspect.criteria"), widgets.Style{Bold: true, Tight: true, Size: theme.SizeNameText}))
	for _, row := range rows {
		body.Add(row)
	}
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, body)
}
