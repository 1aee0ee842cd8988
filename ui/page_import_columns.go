package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// importColumns is the step in which columns, titles, ids and words get their
// meaning.
type importColumns struct {
	p      *importPage
	pane   *widgets.Scroll
	column *fyne.Container
	fields []string // "" first
}

func newImportColumns(p *importPage) *importColumns {
	c := &importColumns{p: p, fields: append([]string{""}, workflow.MappedFields()...)}
	c.column = widgets.NewColumn(28)
	c.fill()
	box := widgets.NewBox(widgets.BoxStyle{Padding: 20}, c.column)
	c.pane = widgets.NewScroll(box)
	return c
}

// fill shows what is chosen.
func (c *importColumns) fill() {
	c.column.RemoveAll()
	c.column.Add(c.part("mapping.part.columns", c.columns()...))
	c.column.Add(c.part("mapping.part.rows", widgets.NewGrid(16, c.ids(), c.titles())))
	if words := c.words(); len(words) > 0 {
		c.column.Add(c.part("mapping.part.ratings", words...))
	}
	c.column.Add(c.part("mapping.part.standard", c.standard()...))
}

// refill shows what has become of a choice, at the same place.
func (c *importColumns) refill() {
	c.fill()
	c.pane.Reflow()
	c.p.changed()
}

func (c *importColumns) part(title string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	column := widgets.NewColumn(10, c.p.app.text(c.p.app.format.T(title), heading))
	for _, o := range objects {
		column.Add(o)
	}
	return column
}

// columns are those of the table, each with what stands in it and what it means.
func (c *importColumns) columns() []fyne.CanvasObject {
	var names []string
	for _, field := range c.fields {
		names = append(names, c.fieldName(field))
	}
	var rows []fyne.CanvasObject
	for _, column := range c.p.choice.Columns {
		chosen := slices.Index(c.fields, c.p.choice.Fields[column.Number])
		choose := c.p.app.selection(names, chosen, func(i int) {
			c.p.choice.Assign(column.Number, c.fields[i])
			c.refill()
		})
		rows = append(rows, beside(c.describe(column), choose))
	}
	return rows
}

// beside puts a choice beside what it is about, however long that is.
func beside(what, choose fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&sideBySide{left: 460, gap: 16}, what, choose)
}

// fieldName says what a column can mean.
func (c *importColumns) fieldName(field string) string {
	if field == "" {
		return c.p.app.format.T("mapping.field.none")
	}
	return c.p.app.format.T("mapping.field." + field)
}

func (c *importColumns) describe(column workflow.TableColumn) fyne.CanvasObject {
	name, samples := strong, small
	name.Wide, samples.Short = true, true
	return widgets.NewColumn(0, c.p.app.text(c.p.choice.Name(column), name),
		c.p.app.text(strings.Join(column.Samples, "　／　"), samples))
}

func (c *importColumns) labelled(key string, control fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewField(widgets.FieldTexts{Label: c.p.app.format.T(key)}, lines, control)
}

func (c *importColumns) ids() fyne.CanvasObject {
	f, forms := c.p.app.format, workflow.IDForms()
	var names []string
	for _, form := range forms {
		names = append(names, f.T("mapping.ids."+string(form)))
	}
	choose := c.p.app.selection(names, slices.Index(forms, c.p.choice.Mapping.IDs), func(i int) {
		c.p.choice.SetIDs(forms[i])
		c.p.changed()
	})
	return c.labelled("mapping.label.ids", choose)
}

func (c *importColumns) titles() fyne.CanvasObject {
	f, looks := c.p.app.format, append([]workflow.TitleWhen{""}, workflow.TitleLooks()...)
	names := []string{f.T("mapping.titles.none")}
	for _, look := range looks[1:] {
		names = append(names, f.T("mapping.titles."+string(look)))
	}
	choose := c.p.app.selection(names, slices.Index(looks, c.p.choice.Titles()), func(i int) {
		c.p.choice.SetTitles(looks[i])
		c.p.changed()
	})
	return c.labelled("mapping.label.titles", choose)
}

// words are those in the place of ratings, each with the rating that it means.
func (c *importColumns) words() []fyne.CanvasObject {
	f, ratings := c.p.app.format, c.p.choice.Scale().Ratings
	names := []string{f.T("mapping.words.none")}
	codes := []checklist.RatingCode{""}
	for _, r := range ratings {
		names, codes = append(names, r.Symbol+" "+f.Text(r.Label)), append(codes, r.Code)
	}
	var rows []fyne.CanvasObject
	for _, word := range c.p.choice.Words {
		choose := c.p.app.selection(names, slices.Index(codes, word.Rating), func(i int) {
			c.p.choice.Rate(word.Word, codes[i])
			c.p.changed()
		})
		rows = append(rows, beside(c.word(word), choose))
	}
	return rows
}

func (c *importColumns) word(word viewmodel.ImportWord) fyne.CanvasObject {
	style := strong
	style.Wide = true
	return c.p.app.text(word.Word, style)
}

// standard asks what the table does not say of itself.
func (c *importColumns) standard() []fyne.CanvasObject {
	a, s := c.p.app, &c.p.choice.Mapping.Standard
	changed := func() {
		c.p.choice.Reading = nil
		c.p.changed()
	}
	return []fyne.CanvasObject{
		c.labelled("mapping.label.title", a.entry(&s.Title.Ja, changed)),
		widgets.NewGrid(16, c.labelled("mapping.label.id", a.entry(&s.ID, changed)), c.labelled("mapping.label.version", a.entry(&s.Version, changed))),
	}
}
