package report

import (
	"slices"

	"tenken/checklist"
)

// Board lays out where every department stands (提出状況一覧), bureau by bureau, with
// whom to call. At the summary level it counts departments by bureau and names
// none.
func Board(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	cover := b.cover("report.board.title", "report.tab.board")
	cover.Text = []string{b.T("report.board.as_of", "Date", b.date(b.day))}
	sections := []Section{cover, b.statusCounts()}
	data := []DataSheet{}
	if d.Level != LevelSummary {
		sections = append(sections, b.boardSection())
		data = append(data, b.boardData())
	}
	return b.document("report.board.title", sections, data), nil
}

// statusTone is how a status is printed; its words say the same.
var statusTone = map[checklist.Status]Tone{
	checklist.StatusAccepted: ToneDone, checklist.StatusSubmitted: ToneDone, checklist.StatusReturned: TonePartly,
	checklist.StatusLate: ToneNotDone, checklist.StatusExcused: ToneFaint,
}

// statusCounts counts departments by bureau and status.
func (b *cityBuilder) statusCounts() Section {
	const name, count = 59.0, 20.0
	t := Table{Dense: true, Columns: []Column{{b.T("report.board.bureau"), name}}}
	for _, s := range checklist.Statuses() {
		t.Columns = append(t.Columns, Column{b.T("report.status." + string(s)), count})
	}
	t.Columns = append(t.Columns, Column{b.T("report.board.total"), count}, Column{b.T("report.figure.answer"), 28})
	for _, id := range b.boardBureaus() {
		t.Rows = append(t.Rows, b.statusRow(Plain(b.bureau(id)), b.boardRows(id)))
	}
	t.Rows = append(t.Rows, strong(b.statusRow(Plain(b.T("report.heat.city")), b.Board)))
	return Section{Title: b.T("report.board.counts"), Level: 1, Sheet: b.T("report.tab.board"), Tables: []Table{t}}
}

func (b *cityBuilder) statusRow(name Cell, rows []BoardRow) Row {
	counts := map[checklist.Status]int{}
	var answered, inScope int
	for _, r := range rows {
		counts[r.Status]++
		if r.Status != checklist.StatusExcused {
			answered, inScope = answered+r.Answered, inScope+r.InScope
		}
	}
	row := Row{Cells: []Cell{name}}
	for _, s := range checklist.Statuses() {
		row.Cells = append(row.Cells, Number(counts[s]))
	}
	row.Cells = append(row.Cells, Number(len(rows)), Ratio(checklist.NewRate(answered, inScope)))
	return row
}

// boardBureaus are the bureaus in the order of their first department.
func (b *cityBuilder) boardBureaus() []string {
	var ids []string
	for _, r := range b.Board {
		if !slices.Contains(ids, r.Bureau) {
			ids = append(ids, r.Bureau)
		}
	}
	return ids
}

func (b *cityBuilder) boardRows(bureau string) []BoardRow {
	return slices.DeleteFunc(slices.Clone(b.Board), func(r BoardRow) bool { return r.Bureau != bureau })
}

// boardSection is one row for each department, under its bureau.
func (b *cityBuilder) boardSection() Section {
	t := Table{Columns: []Column{
		{b.T("report.board.department"), 35}, {b.T("report.board.status"), 25}, {b.T("report.board.route"), 17}, {b.T("report.board.revision"), 9},
		{b.T("report.board.progress"), 19}, {b.T("report.figure.answer"), 18}, {b.T("report.board.gaps"), 11}, {b.T("report.plan.due"), 36},
		{b.T("report.board.days_late"), 14}, {b.T("report.board.contact"), 57}, {b.T("report.board.note"), 26},
	}}
	for _, id := range b.boardBureaus() {
		t.Rows = append(t.Rows, b.bureauHead(id, len(t.Columns)))
		for _, r := range b.boardRows(id) {
			t.Rows = append(t.Rows, b.boardRow(&r))
		}
	}
	return b.nothing(b.section(b.T("report.board.list"), b.T("report.tab.board_list"), t), "report.board.none")
}

// bureauHead names a bureau and who passes on what the office asks.
func (b *cityBuilder) bureauHead(id string, columns int) Row {
	title := b.bureau(id)
	if lead := b.Organisation.Find(b.Organisation.Bureau(id).Lead); lead != nil {
		title = b.T("report.board.lead", "Bureau", title, "Lead", b.in(lead.Name))
	}
	return Row{Cells: []Cell{Spanning(Toned(title, ToneHead), columns)}, Keep: true, Bookmark: b.bureau(id)}
}

func (b *cityBuilder) boardRow(r *BoardRow) Row {
	name := b.in(r.Name)
	late := Cell{Align: AlignRight}
	if r.DaysLate > 0 {
		late = Number(r.DaysLate)
	}
	gaps := Cell{Align: AlignRight}
	if r.Gaps != nil {
		gaps = Number(*r.Gaps)
	}
	revision := Cell{Align: AlignRight}
	if r.Revision > 0 {
		revision = Number(r.Revision)
	}
	return Row{Again: b.T("report.again", "ID", name), Cells: []Cell{
		Plain(name), Toned(b.T("report.status."+string(r.Status)), statusTone[r.Status]), Plain(b.route(r.Route)), revision,
		{Text: b.T("report.heat.of", "Part", r.Answered, "Whole", r.InScope), Align: AlignRight}, Ratio(checklist.NewRate(r.Answered, r.InScope)),
		gaps, Plain(b.date(r.Due)), late, Plain(b.contact(r)), Plain(r.Excused),
	}}
}

func (b *cityBuilder) route(r checklist.Route) string {
	if r == "" {
		return ""
	}
	return b.T("report.route." + string(r))
}

// contact is whom to call; posts change hands every April.
func (b *cityBuilder) contact(r *BoardRow) string {
	if r.Contact == nil {
		return ""
	}
	post := r.Contact.Post
	if r.ContactExpired {
		post = b.T("report.board.expired", "Post", post)
	}
	if r.Contact.Extension != "" {
		post = b.T("report.board.extension", "Post", post, "Extension", r.Contact.Extension)
	}
	return paragraphs(post, r.Contact.Mail)
}
