package report

import (
	"context"

	"tenken/checklist"
)

// Widths of the first page, in millimetres.
const (
	pictureWidth = 60.0
	panelGap     = 4.0
	matrixLeft   = pictureWidth + panelGap
	matrixWidth  = innerLine - matrixLeft
	shareWidth   = 14.7 // of a share with its mark
	leastName    = 30.0 // of what stands before the shares
)

// mostDangers is how many dangers the first page names, if it has room for them.
const mostDangers = 6

// firstPage is one page: it names as many dangers as there is room for.
func (b *cityBuilder) firstPage() ([]Section, error) {
	pictures, err := b.pictures()
	if err != nil {
		return nil, err
	}
	for dangers := mostDangers; ; dangers-- {
		page := b.pageWith(pictures, dangers)
		set, err := compose(context.Background(), &Document{Language: b.Language, House: b.House, Sections: page})
		if err != nil || len(set.pages) == 1 || dangers == 1 {
			return page, err
		}
	}
}

func (b *cityBuilder) pageWith(pictures []Table, dangers int) []Section {
	tab := b.T("report.tab.scorecard")
	return []Section{
		{
			Title: b.title("report.scorecard.title"), Sheet: tab, Tables: []Table{b.figureStrip()},
			Panels: [][]Table{pictures, {b.matrix(), b.dangerTable(dangers)}},
		},
		{Sheet: tab, Tables: []Table{b.agenda()}},
	}
}

// figureStrip shows the figures of the whole city, each with what it was made
// from or compared with.
func (b *cityBuilder) figureStrip() Table {
	city, turnout := &b.c.City, b.c.City.Turnout
	units, unmet := b.criticalUnmet()
	boxes := []struct {
		key    string
		figure Cell
		below  string
	}{
		{"score", Ratio(city.Score), b.change(city.Score, func(c *checklist.Consolidation) checklist.Rate { return c.City.Score })},
		{"implementation", Ratio(city.Tally.ImplementationRate()),
			b.change(city.Tally.ImplementationRate(), func(c *checklist.Consolidation) checklist.Rate { return c.City.Tally.ImplementationRate() })},
		{"answer", Ratio(turnout.AnswerRate()), b.itemsOf(turnout.Answered, turnout.InScope)},
		{"submitted", Plain(b.submitted(turnout)), b.T("report.strip.missing", "Missing", len(turnout.Missing), "Excused", b.excused())},
		{"critical", Number(unmet), b.N("report.strip.departments", units)},
		{"overdue", Number(len(b.overdue)), b.N("report.strip.plans", len(b.c.Plans))},
	}
	t := Table{Rows: make([]Row, 3)}
	for _, box := range boxes {
		t.Columns = append(t.Columns, Column{Width: innerLine / float64(len(boxes))})
		figure := box.figure
		figure.Tone, figure.Align = ToneFigure, AlignCentre
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{Text: b.T("report.strip." + box.key), Tone: ToneHead, Align: AlignCentre})
		t.Rows[1].Cells = append(t.Rows[1].Cells, figure)
		t.Rows[2].Cells = append(t.Rows[2].Cells, Cell{Text: b.cut(box.below, innerLine/float64(len(boxes))), Align: AlignCentre})
	}
	return t
}

// criticalUnmet is how many critical items any department has not done, and how
// many departments those are.
func (b *cityBuilder) criticalUnmet() (departments, items int) {
	concerned := map[string]bool{}
	for _, f := range b.c.Dangers() {
		if !f.Item.Critical {
			continue
		}
		items++
		for _, id := range f.NotDone {
			concerned[id] = true
		}
	}
	return len(concerned), items
}

func (b *cityBuilder) excused() int {
	n := 0
	for i := range b.c.Departments {
		if b.c.Departments[i].Excused {
			n++
		}
	}
	return n
}

// change is a share of the year before, and by how many points it has changed.
func (b *cityBuilder) change(now checklist.Rate, of func(*checklist.Consolidation) checklist.Rate) string {
	if b.last == nil || !of(b.last).Valid {
		return b.T("report.strip.no_last")
	}
	before := of(b.last)
	if !now.Valid {
		return b.T("report.strip.last", "Last", Percent(before))
	}
	return b.T("report.strip.change", "Last", Percent(before), "Change", points(now.Permyriad-before.Permyriad))
}

// points is a difference of two shares with its sign.
func points(permyriad int) string {
	sign := "±"
	switch {
	case permyriad > 0:
		sign = "＋"
	case permyriad < 0:
		sign, permyriad = "－", -permyriad
	}
	share := Percent(checklist.Rate{Permyriad: permyriad, Valid: true})
	return sign + share[:len(share)-1]
}

// agenda is what the committee decides, and what it is only told.
func (b *cityBuilder) agenda() Table {
	const half = innerLine / 2
	t := Table{Dense: true, Columns: []Column{{b.T("report.agenda.decide"), half}, {b.T("report.agenda.report"), half}}}
	decide, tell := b.toDecide(), b.toReport()
	for i := range max(len(decide), len(tell)) {
		row := Row{Cells: []Cell{Plain(""), Plain("")}}
		for column, list := range [][]string{decide, tell} {
			if i < len(list) {
				row.Cells[column].Text = b.cut(list[i], half)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// toDecide follows from the figures alone: what the committee makes of them is
// its own.
func (b *cityBuilder) toDecide() []string {
	var list []string
	if units, items := b.criticalUnmet(); items > 0 {
		list = append(list, b.T("report.agenda.critical", "Items", items, "Departments", units))
	}
	if n := b.funded(); n > 0 {
		list = append(list, b.N("report.agenda.funding", n))
	}
	if n := len(b.candidates()); n > 0 {
		list = append(list, b.N("report.agenda.review", n))
	}
	if len(list) == 0 {
		list = append(list, b.T("report.agenda.nothing"))
	}
	return list
}

func (b *cityBuilder) toReport() []string {
	turnout := b.c.City.Turnout
	return []string{
		b.T("report.agenda.result", "Score", Percent(b.c.City.Score), "Answer", Percent(turnout.AnswerRate())),
		b.T("report.agenda.plans", "Plans", len(b.c.Plans), "Overdue", len(b.overdue)),
		b.missing(),
	}
}

// missing names the departments whose figures are not there, as far as there is
// room; the next page shows them all.
func (b *cityBuilder) missing() string {
	turnout := b.c.City.Turnout
	if len(turnout.Missing) == 0 {
		return b.T("report.agenda.complete", "Expected", turnout.Expected)
	}
	state := b.T("report.agenda.missing", "Missing", len(turnout.Missing), "Expected", turnout.Expected, "Names", "")
	return b.T("report.agenda.missing", "Missing", len(turnout.Missing), "Expected", turnout.Expected,
		"Names", b.cutList(turnout.Missing, innerLine/2-b.faces[0].width(state, tableSize)/excelSlack))
}

// funded counts the plans that ask for money which is not there yet.
func (b *cityBuilder) funded() int {
	n := 0
	for _, p := range b.c.Plans {
		if f := p.Plan.Funding; f == checklist.FundingExtra || f == checklist.FundingNextYear {
			n++
		}
	}
	return n
}
