package report

import (
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/report/chart"
)

// pictures are the charts of the first page, each under its title.
func (b *cityBuilder) pictures() ([]Table, error) {
	radar, err := b.radar(pictureWidth-2, 52, b.numberLabel)
	if err != nil {
		return nil, err
	}
	trend, err := b.trendPicture(pictureWidth-2, 34)
	if err != nil {
		return nil, err
	}
	return []Table{b.framed("report.radar.title", radar), b.framed("report.trend.title", trend)}, nil
}

// framed is a picture under its title.
func (b *cityBuilder) framed(title string, p *Picture) Table {
	return Table{Dense: true, Columns: []Column{{b.T(title), pictureWidth}}, Rows: []Row{{Cells: []Cell{{Picture: p}}}}}
}

const (
	pixels      = 8   // a millimetre
	narrowLabel = 7.5 // em, around a chart of the first page
)

// numberLabel is the number with which a title begins, for a chart beside a table
// of the titles, or the title where there is none.
func (b *cityBuilder) numberLabel(title string) string {
	number, _, _ := strings.Cut(title, " ")
	if _, err := strconv.Atoi(number); err == nil {
		return number
	}
	return chartLabel(title, b.faces[0], narrowLabel)
}

// radar draws the scores of the chapters with those of the year before.
func (b *cityBuilder) radar(width, height float64, label func(title string) string) (*Picture, error) {
	var values []chart.Value
	for i, chapter := range b.c.Chapters {
		score := b.c.City.Chapters[i].Score
		v := chart.Value{Label: label(b.in(chapter.Title)), Figure: Percent(score), Rate: score}
		if scores := b.trend.Chapters[i].Scores; b.last != nil {
			v.Before = scores[len(scores)-2]
		}
		values = append(values, v)
	}
	if len(values) == 0 {
		values = []chart.Value{{Label: NoFigure, Figure: NoFigure}}
	}
	draw := chart.Radar
	if len(values) < 3 {
		draw = chart.Bars
	}
	png, err := draw(values, chart.Style{Width: int(width * pixels), Height: int(height * pixels), Text: 18, Palette: chart.Paper})
	return &Picture{PNG: png, Width: width, Height: height, Description: b.T("report.radar.description")}, err
}

// trendPicture draws the score and the answer rate of the years.
func (b *cityBuilder) trendPicture(width, height float64) (*Picture, error) {
	years := make([]string, len(b.trend.Years))
	for i, year := range b.trend.Years {
		years[i] = b.year(year)
	}
	lines := []chart.Line{
		{Label: b.T("report.figure.score"), Rates: b.trend.City, Figures: percents(b.trend.City)},
		{Label: b.T("report.figure.answer"), Rates: b.trend.Answers, Figures: percents(b.trend.Answers)},
	}
	png, err := chart.Trend(years, lines, chart.Style{Width: int(width * pixels), Height: int(height * pixels), Text: 18, Palette: chart.Paper})
	return &Picture{PNG: png, Width: width, Height: height, Description: b.T("report.trend.description")}, err
}

func percents(rates []checklist.Rate) []string {
	list := make([]string, len(rates))
	for i, rate := range rates {
		list[i] = Percent(rate)
	}
	return list
}

// matrix is the heat map of the first page: chapters × bureaus, with the whole
// city and its year before. More bureaus than it has room for stand on the next
// page only.
func (b *cityBuilder) matrix() Table {
	bureaus, last := b.matrixBureaus()
	t := Table{Dense: true, Left: matrixLeft, Columns: []Column{{b.T("report.matrix.title"), 0}, {b.T("report.matrix.city"), shareWidth}}}
	if last {
		t.Columns = append(t.Columns, Column{b.T("report.matrix.last"), shareWidth})
	}
	for _, bureau := range bureaus {
		t.Columns = append(t.Columns, Column{b.cutHead(b.bureau(bureau.Bureau)), shareWidth})
	}
	name := matrixWidth - t.Width()
	t.Columns[0].Width = name
	row := func(name Cell, of func(*checklist.Group) checklist.Rate, cell func(checklist.Rate) Cell, before checklist.Rate) {
		cells := []Cell{name, cell(of(&b.c.City))}
		if last {
			cells = append(cells, unmarked(before))
		}
		for i := range bureaus {
			cells = append(cells, cell(of(&bureaus[i].Group)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	for i, chapter := range b.c.Chapters {
		row(Plain(b.cut(b.in(chapter.Title), name)), func(g *checklist.Group) checklist.Rate { return g.Chapters[i].Score }, b.cell, b.chapterBefore(i))
	}
	row(Toned(b.T("report.matrix.whole"), ToneStrong), func(g *checklist.Group) checklist.Rate { return g.Score }, b.cell, b.before(b.trend.City))
	row(Plain(b.T("report.figure.answer")), func(g *checklist.Group) checklist.Rate { return g.Turnout.AnswerRate() }, unmarked, b.before(b.trend.Answers))
	t.Rows = append(t.Rows, Row{Cells: []Cell{Spanning(Toned(b.cut(b.matrixNote(), matrixWidth), ToneFaint), len(t.Columns))}})
	return t
}

// matrixBureaus are the bureaus that have room beside the whole city, and whether
// last year has room as well.
func (b *cityBuilder) matrixBureaus() (bureaus []checklist.BureauGroup, last bool) {
	all := b.bureaus()
	const room = (matrixWidth - leastName) / shareWidth
	if float64(1+len(all)) > room || len(all) == 1 && all[0].Bureau == "" {
		return nil, true
	}
	return all, float64(2+len(all)) <= room
}

func (b *cityBuilder) matrixNote() string {
	if bureaus, _ := b.matrixBureaus(); len(bureaus) < len(b.bureaus()) {
		return b.T("report.matrix.bureaus_next", "Legend", b.legend())
	}
	return b.legend()
}

// before is the figure of the year before.
func (b *cityBuilder) before(years []checklist.Rate) checklist.Rate {
	if b.last == nil {
		return checklist.Rate{}
	}
	return years[len(years)-2]
}

func (b *cityBuilder) chapterBefore(i int) checklist.Rate {
	return b.before(b.trend.Chapters[i].Scores)
}

// cut keeps a text on one line of a cell, on paper and in the workbook. What is cut stands in full elsewhere in
// the report.
func (b *cityBuilder) cut(s string, width float64) string {
	return cutLines(1, s, b.faces[0], (width-2*padX)*excelSlack/(tableSize*mmPerPoint))
}

// cutHead keeps the head of a share's column to three lines.
func (b *cityBuilder) cutHead(s string) string {
	return cutLines(3, s, b.faces[1], (shareWidth-2*padHead)*excelSlack/(headSize*mmPerPoint))
}

// cutLines keeps a text to so many lines, the width of which is in em.
func cutLines(most int, s string, face *face, width float64) string {
	printed, _ := text.Printable(text.Clean(s), face.has)
	if len(text.Lines(printed, face.em, width)) <= most {
		return s
	}
	lines := text.Lines(printed, face.em, width-1) // for the ellipsis
	return strings.TrimRight(strings.Join(lines[:min(most, len(lines))], ""), " ") + "…"
}

// cutList names as many departments as fit one line of a cell, and counts the
// others.
func (b *cityBuilder) cutList(ids []string, width float64) string {
	whole := b.departments(ids)
	for n := len(ids) - 1; n > 0 && b.cut(whole, width) != whole; n-- {
		n = min(n, 40) // no line holds more
		whole = b.N("report.missing.more", len(ids)-n, "Names", b.departments(ids[:n]))
	}
	return b.cut(whole, width)
}
