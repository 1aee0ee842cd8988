package report

import "tenken/checklist"

// Consolidated lays out the office's workbook of a round: the figures, charts and
// heat maps as forms, and every answer, unmet item, plan and head count as data. A
// PDF of it is the digest: the forms without the data. At the summary level there
// is nothing about single items.
func Consolidated(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	charts, err := b.charts()
	if err != nil {
		return nil, err
	}
	sections := append([]Section{b.cover("report.consolidated.title", "report.tab.overview"), b.wholeCity(), b.byBureau()}, charts...)
	sections = append(sections, b.heatSection())
	if d.Level != LevelSummary {
		sections = append(sections, b.dangerList(), b.weakestList(), b.overdueList())
	}
	return b.document("report.consolidated.title", sections, b.roundData()), nil
}

// roundData is the data of the workbook.
func (b *cityBuilder) roundData() []DataSheet {
	data := []DataSheet{b.boardData(), b.scoreData(), b.trendData()}
	if b.Level != LevelSummary {
		data = append(data, b.answerData(), b.unmetData(), b.planData(), b.headData())
	}
	return data
}

// wholeCity is the table of the city's figures, each with what it was made from.
func (b *cityBuilder) wholeCity() Section {
	city, turnout := &b.c.City, b.c.City.Turnout
	departments, critical := b.criticalUnmet()
	t := Table{Columns: []Column{
		{b.T("report.figure.name"), 52}, {b.T("report.figure.value"), 30}, {b.T("report.figure.fraction"), 55}, {b.T("report.figure.formula"), 130},
	}}
	add := func(key string, value Cell, fraction string) {
		value.Tone = ToneStrong
		t.Rows = append(t.Rows, Row{Height: fieldHeight, Cells: []Cell{
			Toned(b.T("report.strip."+key), ToneHead), value, {Text: fraction, Align: AlignRight}, Plain(b.T("report.strip." + key + "_formula")),
		}})
	}
	add("score", Ratio(city.Score), b.earned(&city.Figure))
	add("implementation", Ratio(city.Tally.ImplementationRate()), b.itemsOf(city.Tally.Done, city.Tally.Applicable()))
	add("answer", Ratio(turnout.AnswerRate()), b.itemsOf(turnout.Answered, turnout.InScope))
	add("submitted", Cell{Text: b.submitted(turnout), Align: AlignRight}, b.T("report.strip.missing", "Missing", len(turnout.Missing), "Excused", b.excused()))
	add("critical", Number(critical), b.N("report.strip.departments", departments))
	add("overdue", Number(len(b.overdue)), b.N("report.strip.plans", len(b.c.Plans)))
	return Section{Title: b.T("report.results.whole"), Level: 1, Sheet: b.T("report.tab.overview"), Tables: []Table{t, b.allMissing()}}
}

// allMissing names every department whose figures are not there.
func (b *cityBuilder) allMissing() Table {
	names := b.T("report.missing.none")
	if missing := b.c.City.Turnout.Missing; len(missing) > 0 {
		names = b.departments(missing)
	}
	title := b.T("report.missing.title")
	return Table{Columns: []Column{{Width: 52}, {Width: innerLine - 52}}, Rows: []Row{{
		Again: b.T("report.again", "ID", title), Cells: []Cell{Toned(title, ToneHead), Plain(names)},
	}}}
}

// byBureau is the table of the bureaus.
func (b *cityBuilder) byBureau() Section {
	columns := b.tallyColumns("report.board.bureau", 72)
	columns = append(columns[:1], append([]Column{{b.T("report.strip.submitted"), 28}, {b.T("report.figure.answer"), 24}}, columns[1:]...)...)
	t := Table{Columns: columns}
	for _, bureau := range b.bureaus() {
		t.Rows = append(t.Rows, b.bureauRow(b.bureau(bureau.Bureau), &bureau.Group))
	}
	t.Rows = append(t.Rows, strong(b.bureauRow(b.T("report.heat.city"), &b.c.City)))
	return b.section(b.T("report.overview.bureaus"), b.T("report.tab.overview"), t)
}

func (b *cityBuilder) bureauRow(name string, g *checklist.Group) Row {
	row := tallyRow(Plain(name), g.Figure)
	submitted := Cell{Text: b.submitted(g.Turnout), Align: AlignRight}
	row.Cells = append(row.Cells[:1], append([]Cell{submitted, Ratio(g.Turnout.AnswerRate())}, row.Cells[1:]...)...)
	return row
}

// earned is the score as a fraction.
func (b *cityBuilder) earned(f *checklist.Figure) string {
	return b.T("report.figure.points", "Earned", floorDecimals(f.Earned), "Possible", f.Possible)
}
