package report

import (
	"fmt"
	"slices"

	"tenken/checklist"
)

// heatLevels are how the levels of a share stand on a heat map: mark and tint, each
// of which would do beside the number.
var heatLevels = [checklist.HeatLevels]struct {
	mark string
	tone Tone
}{{"◎", ToneHigh}, {"○", ToneGood}, {"△", ToneFair}, {"▲", ToneLow}}

// cell shows a share without its per cent sign, which the head of the table has.
func (b *cityBuilder) cell(r checklist.Rate) Cell {
	level := heatLevels[b.heat.Level(r)]
	return marked(r, level.mark, level.tone)
}

// unmarked aligns with the cells of a heat map and has no mark.
func unmarked(r checklist.Rate) Cell { return marked(r, "　", ToneNone) }

func marked(r checklist.Rate, mark string, tone Tone) Cell {
	if !r.Valid {
		return Cell{Text: NoFigure, Align: AlignRight, Tone: ToneNone}
	}
	text := fmt.Sprintf("%d.%02d%s", r.Permyriad/100, r.Permyriad%100, mark)
	return Cell{Text: text, Kind: KindMarked, Mark: mark, Value: float64(r.Permyriad) / 100, Tone: tone, Align: AlignRight}
}

// legend explains the marks.
func (b *cityBuilder) legend() string {
	var levels []string
	for i, from := range b.heat {
		levels = append(levels, b.from(heatLevels[i].mark, from))
	}
	levels = append(levels, b.from(heatLevels[len(heatLevels)-1].mark, 0), b.T("report.heat.none"))
	return b.T("report.heat.legend", "Levels", b.list(levels))
}

// heatColumns are chapters that fit one table.
const heatColumns = 10

// heatSection is the heat map with what its marks mean.
func (b *cityBuilder) heatSection() Section {
	s := b.section(b.T("report.heat.title"), b.T("report.tab.heat"), b.heatMap()...)
	s.Text = []string{b.legend(), b.T("report.heat.note")}
	return s
}

// heatMap is departments × chapters, bureau by bureau; chapters that don't fit
// go on in further tables.
func (b *cityBuilder) heatMap() []Table {
	var tables []Table
	chapters := make([]int, len(b.c.Chapters))
	for i := range chapters {
		chapters[i] = i
	}
	for some := range slices.Chunk(chapters, heatColumns) {
		t := Table{Dense: true, Columns: b.heatHead(some)}
		for _, bureau := range b.bureaus() {
			t.Rows = append(t.Rows, b.heatBureau(&bureau, some)...)
		}
		t.Rows = append(t.Rows, b.heatWhole(b.T("report.heat.city"), &b.c.City, some))
		tables = append(tables, t)
	}
	return tables
}

func (b *cityBuilder) heatHead(chapters []int) []Column {
	columns := []Column{
		{b.T("report.heat.department"), 45}, {b.T("report.heat.turnout"), 17}, {b.T("report.heat.answers"), 16}, {b.T("report.heat.score"), 16},
	}
	width := min(30.0, (innerLine-94)/float64(len(chapters)))
	for _, i := range chapters {
		columns = append(columns, Column{b.in(b.c.Chapters[i].Title), width})
	}
	return columns
}

// heatBureau are the rows of a bureau: its departments, and the bureau as a whole.
func (b *cityBuilder) heatBureau(bureau *checklist.BureauGroup, chapters []int) []Row {
	var rows []Row
	for i := range b.c.Departments {
		if d := &b.c.Departments[i]; d.Department.Bureau == bureau.Bureau {
			rows = append(rows, b.heatRow(b.in(d.Department.Name), b.turnedIn(d), &d.Group, chapters))
		}
	}
	whole := b.heatWhole(b.bureau(bureau.Bureau), &bureau.Group, chapters)
	whole.Bookmark, whole.Keep = b.bureau(bureau.Bureau), len(rows) > 0
	return append([]Row{whole}, rows...)
}

// heatWhole is the row of several departments.
func (b *cityBuilder) heatWhole(name string, g *checklist.Group, chapters []int) Row {
	row := b.heatRow(name, b.submitted(g.Turnout), g, chapters)
	row.Cells[0].Tone, row.Cells[1].Tone = ToneStrong, ToneStrong
	return row
}

// submitted is how many of the departments have submitted.
func (b *cityBuilder) submitted(t checklist.Turnout) string {
	return b.T("report.heat.of", "Part", t.Expected-len(t.Missing), "Whole", t.Expected)
}

// turnedIn says whether a department's figures are there.
func (b *cityBuilder) turnedIn(d *checklist.DepartmentGroup) string {
	switch {
	case d.Excused:
		return b.T("report.turnout.excused")
	case d.Revision == 0:
		return b.T("report.turnout.missing")
	}
	return b.T("report.turnout.submitted")
}

func (b *cityBuilder) heatRow(name, turnout string, g *checklist.Group, chapters []int) Row {
	row := Row{Again: b.T("report.again", "ID", name), Cells: []Cell{
		Plain(name), {Text: turnout, Align: AlignCentre}, unmarked(g.Turnout.AnswerRate()), b.cell(g.Score),
	}}
	for _, i := range chapters {
		row.Cells = append(row.Cells, b.cell(g.Chapters[i].Score))
	}
	return row
}
