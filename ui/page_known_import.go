package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// knownForm says how a list is read, beside what it says read so.
type knownForm struct {
	column  *fyne.Container
	pane    *widgets.Scroll
	outcome *fyne.Container
	result  *widgets.Scroll
	date    *widgets.Field
	take    *widgets.Button
}

// chooseList asks for the file of a list.
func (p *knownPage) chooseList() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("knowndesk.import"), confirm: f.T("organisationdesk.read"), dir: p.app.copyDir(), chosen: p.readList})
}

// takeList takes a dropped list.
func (p *knownPage) takeList(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	if !p.writable() || ending != ".xlsx" && ending != ".csv" {
		return false
	}
	p.readList(path)
	return true
}

// readList reads a file and shows how it is understood.
func (p *knownPage) readList(path string) {
	var coming *viewmodel.KnownImport
	p.app.job(p.app.format.T("officedesk.busy"), func(context.Context, checklist.Progress) (err error) {
		coming, err = viewmodel.NewKnownImport(path, p.loaded.Lists)
		return err
	}, func(err error) {
		if err != nil {
			p.app.failAll(err)
			return
		}
		p.app.prefs.SetString(prefFolder, filepath.Dir(path))
		p.coming = coming
		p.app.officeFrame().display()
		p.try()
	})
}

// leave shows again what is loaded.
func (p *knownPage) leave() {
	p.coming = nil
	p.app.officeFrame().display()
	p.begin()
}

// makeForm makes the form with the result beside it.
func (p *knownPage) makeForm() fyne.CanvasObject {
	f := p.app.format
	p.form = knownForm{column: widgets.NewColumn(20), outcome: widgets.NewColumn(12)}
	p.form.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, p.form.column))
	p.form.result = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, p.form.outcome))
	p.form.take = p.app.button(widgets.Primary, f.T("knowndesk.take"), theme.ConfirmIcon(), p.take)
	p.fillForm()
	p.sayOutcome()
	split := container.NewHSplit(p.form.pane, p.form.result)
	split.Offset = 0.58
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, widgets.NewRow(8, 0, filler(), p.form.take))
	return widgets.NewFrame(0, split, foot)
}

// fillForm shows what is chosen.
func (p *knownPage) fillForm() {
	a, c := p.app, p.coming
	nothing := func() {}
	p.form.column.RemoveAll()
	p.form.date = a.labelled("knowndesk.date", "knowndesk.date_help", optional, a.dated(a.dateEntry(&c.Date, nothing)))
	for _, part := range []fyne.CanvasObject{p.kinds(), a.labelled("knowndesk.source", "knowndesk.source_help", unmarked, a.entry(&c.Source, nothing)), p.form.date, p.place(), p.each()} {
		p.form.column.Add(part)
	}
	if !c.HasItem() {
		var picker *itemPicker
		picker = newItemPicker(a, viewmodel.NewItemNames(p.loaded.Standard, a.format), c.Item, func() {
			c.Item = picker.item
			p.try()
		})
		p.form.column.Add(picker.field)
	}
	p.form.column.Add(p.columns())
	p.form.pane.Reflow()
}

// chosen shows what has become of a choice, and what the list then says.
func (p *knownPage) chosen() {
	p.fillForm()
	p.try()
}

// kinds asks which list it is: a usual one, one that is replaced, or another.
func (p *knownPage) kinds() fyne.CanvasObject {
	f, ids, names := p.app.format, viewmodel.NamedLists(), []string(nil)
	for _, id := range ids {
		names = append(names, f.KnownName(&checklist.KnownList{ID: id}))
	}
	for i := range p.loaded.Lists {
		if l := &p.loaded.Lists[i]; !slices.Contains(ids, l.ID) {
			ids, names = append(ids, l.ID), append(names, f.T("knowndesk.again", "Name", l.Source))
		}
	}
	ids, names = append(ids, p.coming.Another()), append(names, f.T("knowndesk.list.other"))
	object := p.app.selection(names, slices.Index(ids, p.coming.List), func(i int) {
		p.coming.SetList(ids[i])
		p.chosen()
	})
	return p.app.labelled("knowndesk.kind", "knowndesk.kind_help", unmarked, object)
}

// place asks in which table, and in which row, the headings stand.
func (p *knownPage) place() fyne.CanvasObject {
	f, c := p.app.format, p.coming
	var rows []string
	chosen := -1
	all := c.Headers()
	for i, row := range all {
		words := strings.Join(slices.DeleteFunc(slices.Clone(row.Cells), func(cell string) bool { return cell == "" }), " / ")
		rows = append(rows, f.T("knowndesk.row", "Number", row.Number, "Text", shortened(words)))
		if row.Number == c.Header {
			chosen = i
		}
	}
	header := p.app.selection(rows, chosen, func(i int) {
		c.SetHeader(all[i].Number)
		p.chosen()
	})
	field := p.app.labelled("knowndesk.header", "", unmarked, header)
	if len(c.Tables) == 1 {
		return field
	}
	var names []string
	for _, t := range c.Tables {
		names = append(names, t.Name)
	}
	table := p.app.selection(names, c.Table, func(i int) {
		c.SetTable(i)
		p.chosen()
	})
	return widgets.NewColumn(20, p.app.labelled("mapping.label.sheet", "", unmarked, table), field)
}

// each asks what a row is.
func (p *knownPage) each() fyne.CanvasObject {
	f, kinds := p.app.format, append([]checklist.KnownKind{""}, checklist.KnownKinds()...)
	names := []string{f.T("knowndesk.each.department")}
	for _, kind := range kinds[1:] {
		names = append(names, f.T("knowndesk.each."+string(kind)))
	}
	object := p.app.selection(names, slices.Index(kinds, p.coming.Each), func(i int) {
		p.coming.SetEach(kinds[i])
		p.chosen()
	})
	return p.app.labelled("knowndesk.each", "", unmarked, object)
}

// columns asks what each column means.
func (p *knownPage) columns() fyne.CanvasObject {
	f, c := p.app.format, p.coming
	column := widgets.NewColumn(10, p.app.text(f.T("knowndesk.columns"), strong))
	fields := c.Meanings()
	var names []string
	for _, field := range fields {
		if field == "" {
			field = "none"
		}
		names = append(names, f.T("knowndesk.field."+field))
	}
	for _, one := range c.Columns {
		object := p.app.selection(names, slices.Index(fields, c.Fields[one.Number]), func(i int) {
			c.Assign(one.Number, fields[i])
			p.chosen()
		})
		what := widgets.NewColumn(0, p.app.text(strings.TrimSpace(one.Letter+" "+one.Heading), strong), p.app.text(shortened(strings.Join(one.Samples, " / ")), small))
		column.Add(widgets.NewGrid(12, what, object))
	}
	return column
}

// try finds out what the list says read as it is chosen. Nothing is recorded.
func (p *knownPage) try() {
	c := p.coming
	if c.Lacks() != "" {
		p.sayOutcome()
		return
	}
	request, _ := c.Request(p.year(), true)
	var result workflow.KnownResult
	p.app.job(p.app.format.T("officedesk.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		result, err = p.ws.ImportKnown(ctx, request)
		return err
	}, func(err error) {
		c.Result, c.Refused = &result, err
		p.sayOutcome()
	})
}

// take loads the list, unless its day is none.
func (p *knownPage) take() {
	request, err := p.coming.Request(p.year(), false)
	p.form.date.SetError(p.app.sentence(err))
	p.form.pane.Reflow()
	if err != nil {
		return
	}
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.ws.ImportKnown(ctx, request)
		return err
	}, nil)
}

// sayOutcome shows what the list says, or what is still to be said.
func (p *knownPage) sayOutcome() {
	f, c, out := p.app.format, p.coming, p.form.outcome
	out.RemoveAll()
	banner := widgets.NewBanner(lines)
	out.Add(banner)
	lacks := c.Lacks()
	switch {
	case lacks != "":
		banner.Say(widgets.Info, f.T("knowndesk.lacks"), f.T("knowndesk.lacks."+lacks), "", nil)
	case c.Refused != nil:
		banner.Say(widgets.Bad, f.T("knowndesk.refused"), p.app.sentence(c.Refused), "", nil)
	case c.Result != nil:
		p.sayResult(banner)
	}
	if c.Result != nil && lacks == "" {
		if odd := message.Standard(f.Printer, c.Result.Problems); len(odd) > 0 {
			out.Add(p.odd(odd))
		}
	}
	p.form.take.SetEnabled(p.writable() && lacks == "" && c.Refused == nil && c.Result != nil)
	p.form.result.Reflow()
}

// sayResult shows the figures of the list.
func (p *knownPage) sayResult(banner *widgets.Banner) {
	f, c, list := p.app.format, p.coming, &p.coming.Result.List
	help := ""
	if c.Result.Replaces {
		help = f.T("knowndesk.replaces", "Name", f.KnownName(list))
	}
	banner.Say(widgets.Good, f.T("knowndesk.readable", "Rows", f.Number(c.Result.Rows), "Figures", f.Number(len(list.Figures))), help, "", nil)
	names := map[string]string{}
	for _, row := range p.view.Board.Rows("") {
		names[row.ID] = f.Text(row.Name)
	}
	column := widgets.NewColumn(2)
	for i := range list.Figures[:min(len(list.Figures), shownProblems)] {
		figure := &list.Figures[i]
		column.Add(widgets.NewRow(8, 0, p.app.text(names[figure.Department]+" "+figure.Item, widgets.Style{Tight: true}), p.app.text(f.KnownFigure(figure), widgets.Style{Tight: true, Wide: true})))
	}
	if more := len(list.Figures) - shownProblems; more > 0 {
		column.Add(p.app.text(f.T("mapping.result.more", "Count", more), small))
	}
	p.form.outcome.Add(column)
}
