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

// queuePage is what a person should look at before submissions are accepted.
type queuePage struct {
	officePage
	queue  *viewmodel.Queue
	loaded *workflow.Queue
	typed  string // in the search

	frame   *fyne.Container
	codes   *fyne.Container
	filters *fyne.Container
	search  *widgets.Entry
	table   *widgets.Table
	about   *widgets.Text // the row under the cursor
	chosen  *widgets.Text // how many answers are
	give    *widgets.Button
	empty   *widgets.Banner
}

func newQueuePage(p officePage) officeView {
	return &queuePage{officePage: p, queue: viewmodel.NewQueue()}
}

func (p *queuePage) title() string { return p.app.format.T("inspect.queue.title") }

func (p *queuePage) lead() string { return p.app.format.T("inspect.queue.lead") }

func (p *queuePage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	queue, err := p.ws.Queue(year)
	return func() { p.loaded = &queue }, err
}

func (p *queuePage) body() fyne.CanvasObject {
	f := p.app.format
	p.empty = widgets.NewBanner(lines)
	p.codes, p.filters = widgets.NewColumn(0), widgets.NewColumn(0)
	p.search = p.app.entry(&p.typed, func() { p.show(func(filter *viewmodel.QueueFilter) { filter.Search = p.typed }) })
	p.search.SetPlaceHolder(f.T("inspect.queue.search"))
	p.search.Icon = theme.SearchIcon()
	p.makeTable()
	p.about = p.app.text("", widgets.Style{Size: theme.SizeNameCaptionText, Tight: true})
	p.chosen = p.app.text("", small)
	open := p.app.button(widgets.Secondary, f.T("inspect.queue.open"), theme.NavigateNextIcon(), p.open)
	p.give = p.app.button(widgets.Secondary, f.T("inspect.return"), theme.MailReplyIcon(), p.giveBack)
	above := widgets.NewColumn(8, p.filters)
	if !p.app.room().low {
		above = widgets.NewColumn(8, p.codes, p.filters)
	}
	top := widgets.NewBox(widgets.BoxStyle{Padding: 8}, above)
	bottom := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, container.New(&headline{gap: 8}, widgets.NewColumn(4, p.about, p.chosen), open, p.give))
	p.frame = widgets.NewFrame(2, p.empty, top, p.table, bottom)
	return p.frame
}

func (p *queuePage) makeTable() {
	f := p.app.format
	p.table = widgets.NewTable([]widgets.TableColumn{
		{Title: f.T("inspect.column.item"), Ems: 13}, {Title: f.T("inspect.column.department"), Ems: 9}, {Title: f.T("inspect.column.answer"), Ems: 7, Words: p.answers()},
		{Title: f.T("inspect.column.doubt"), Ems: 15}, {Title: f.T("inspect.column.last"), Ems: 7, Words: p.answers()},
	}, lines, p.queue.Lines, p.rowOf)
	p.table.OnRune, p.table.OnKey = p.app.typedRune, p.app.typedKey
	p.table.OnMove = func(int) { p.describe() }
	p.table.OnTick = func(line int) { p.pick(func() { p.queue.Toggle(line) }) }
	p.table.OnAll = func() { p.pick(p.queue.ChooseShown) }
	p.table.OnOpen = func(int) { p.open() }
}

// answers are the ratings that an answer can be, in words.
func (p *queuePage) answers() (words []string) {
	scale := &p.loaded.Standard.Scale
	for _, rating := range scale.Ratings {
		words = append(words, p.app.format.Answer(&checklist.Response{Rating: rating.Code}, scale))
	}
	return words
}

// rowOf is a line of the queue as the table shows it.
func (p *queuePage) rowOf(i int) widgets.TableRow {
	f, line := p.app.format, p.queue.Line(i)
	if line.Row < 0 {
		return widgets.TableRow{Title: f.T("queue.code." + string(line.Code)), Note: f.N("inspect.queue.count", p.queue.Shown(line.Code)), Ticked: p.queue.Chosen(i)}
	}
	row := p.queue.Row(line.Row)
	item := row.Item + " " + row.Topic
	if row.Critical {
		item += " " + f.T("queue.critical")
	}
	return widgets.TableRow{Ticked: p.queue.Chosen(i), Cells: []widgets.TableCell{
		{Text: item}, {Text: row.Name}, {Text: row.Answer, Tone: toneOf(row.Status)}, {Text: row.Doubt}, {Text: row.Last},
	}}
}

// refresh shows the queue as it was loaded last.
func (p *queuePage) refresh() {
	p.keep(func() { p.queue.Load(p.loaded, p.view.Board, p.app.format) })
	p.empty.Hide()
	if p.queue.Rows() == 0 {
		p.empty.Say(widgets.Info, p.app.format.T("inspect.queue.none"), p.app.format.T("inspect.queue.none_help"), "", nil)
	}
	p.fillCodes()
	p.filters.Objects = []fyne.CanvasObject{seeking(p.search, p.departmentChoice())}
	if p.app.room().low {
		p.filters.Objects = []fyne.CanvasObject{seeking(p.search, p.codes, p.departmentChoice())}
	}
	p.filters.Refresh()
}

// fillCodes offers the reasons, with how many there are of each.
func (p *queuePage) fillCodes() {
	f, counts, chosen := p.app.format, p.queue.Codes(), 0
	options := []widgets.Option{{Word: f.T("inspect.queue.all", "Count", f.Number(p.queue.Rows()))}}
	for i, c := range counts {
		options = append(options, widgets.Option{Word: f.T("office.board.count", "Status", f.T("inspect.code."+string(c.Code)), "Count", f.Number(c.N))})
		if c.Code == p.queue.Filter().Code {
			chosen = i + 1
		}
	}
	p.codes.Objects = []fyne.CanvasObject{p.app.narrowing(options, chosen, func(i int) {
		p.show(func(filter *viewmodel.QueueFilter) {
			if filter.Code = ""; i > 0 {
				filter.Code = counts[i-1].Code
			}
		})
	})}
	p.codes.Refresh()
}

func (p *queuePage) departmentChoice() fyne.CanvasObject {
	f, counts, chosen := p.app.format, p.queue.Departments(p.view.Board, p.app.format), 0
	names := []string{f.T("inspect.queue.departments")}
	for i, c := range counts {
		names = append(names, f.T("office.board.count", "Status", c.Name, "Count", f.Number(c.N)))
		if c.ID == p.queue.Filter().Department {
			chosen = i + 1
		}
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.show(func(filter *viewmodel.QueueFilter) {
			if filter.Department = ""; i > 0 {
				filter.Department = counts[i-1].ID
			}
		})
	})
	return object
}

// begin puts the focus on the table.
func (p *queuePage) begin() { p.app.window.Canvas().Focus(p.table.Rows()) }

// find puts the cursor into the search.
func (p *queuePage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows everything again, and leaves the answers that are chosen.
func (p *queuePage) escape() {
	p.queue.ChooseNone()
	p.typed = ""
	p.search.Fill("")
	p.queue.SetFilter(viewmodel.QueueFilter{})
	p.refresh()
}

// show changes the filter.
func (p *queuePage) show(change func(*viewmodel.QueueFilter)) {
	filter := p.queue.Filter()
	change(&filter)
	p.keep(func() { p.queue.SetFilter(filter) })
}

// keep changes the lines of the table and leaves the cursor on its row.
func (p *queuePage) keep(change func()) {
	line := -1
	if row := p.under(); row != nil {
		place, code := row.Place(), row.Code
		change()
		line = p.queue.Find(place, code)
	} else {
		change()
	}
	if p.queue.Lines() > 0 {
		p.table.SetCursor(max(line, 0))
	}
	p.table.Update()
	p.describe()
}

// under is the row under the cursor, or nil.
func (p *queuePage) under() *viewmodel.QueueRow {
	line := p.table.Cursor()
	if line >= p.queue.Lines() || p.queue.Line(line).Row < 0 {
		return nil
	}
	return p.queue.Row(p.queue.Line(line).Row)
}

// pick changes what is chosen.
func (p *queuePage) pick(change func()) {
	change()
	p.table.Update()
	p.describe()
}

// describe says everything about the row under the cursor, and how many are chosen.
func (p *queuePage) describe() {
	f, row, n := p.app.format, p.under(), p.queue.Choices()
	p.give.SetEnabled(n > 0 && p.writable())
	p.chosen.SetText(f.T("inspect.queue.hint"))
	if n > 0 {
		p.chosen.SetText(f.N("inspect.queue.chosen", n))
	}
	visible(n > 0 || !p.app.room().low, p.chosen)
	switch {
	case p.queue.Lines() == 0:
		p.about.SetText(f.T("inspect.queue.nothing_found"))
	case row == nil:
		p.about.SetText(f.T("queue.code." + string(p.queue.Line(p.table.Cursor()).Code)))
	default:
		p.about.SetText(p.everything(row))
	}
	relaid(p.frame)
}

// everything is a row in full, so far as it fits in some lines and there is room.
func (p *queuePage) everything(row *viewmodel.QueueRow) string {
	f := p.app.format
	words := row.Name
	if row.Subject != "" {
		words += f.T("inspect.queue.subject", "Subject", row.Subject)
	}
	words = strings.Join([]string{words, row.Item + " " + row.Topic, f.T("inspect.queue.answer", "Answer", row.Answer)}, "　")
	if p.app.room().low {
		return words
	}
	if row.Text != "" {
		words += "\n" + f.T("inspect.queue.text", "Text", shortened(row.Text))
	}
	if row.Before != "" {
		words += "\n" + f.T("inspect.queue.before", "Text", shortened(row.Before))
	}
	return words
}

// open leads to the answer under the cursor.
func (p *queuePage) open() {
	if row := p.under(); row != nil {
		p.app.officeFrame().openDepartment(row.Department, row.Key)
	}
}
