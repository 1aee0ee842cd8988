package report

import "tenken/report/chart"

// charts are three tables of figures, each with its chart: by chapter with the
// year before, by bureau, and over the years.
func (b *cityBuilder) charts() ([]Section, error) {
	makers := []func() (Table, *Picture, error){b.chapterChart, b.bureauChart, b.yearChart}
	titles := []string{"report.radar.title", "report.overview.bureau_scores", "report.trend.title"}
	var sections []Section
	for i, make := range makers {
		t, picture, err := make()
		if err != nil {
			return nil, err
		}
		picture.Chart.Rows, t.Beside = len(t.Rows), picture
		s := b.section(b.T(titles[i]), b.T("report.tab.charts"), t)
		s.NewPage = i != 1 // two have room on a page
		sections = append(sections, s)
	}
	return sections, nil
}

// Sizes of a chart beside its table, in millimetres.
const (
	chartWidth  = 130.0
	chartHeight = 62.0
)

// shareTable has a column of names and some of shares.
func (b *cityBuilder) shareTable(first string, titles ...string) Table {
	t := Table{Columns: []Column{{b.T(first), 70}}}
	for _, title := range titles {
		t.Columns = append(t.Columns, Column{title, 28})
	}
	return t
}

func (b *cityBuilder) wideLabel(title string) string { return chartLabel(title, b.faces[0], wideLabel) }

func (b *cityBuilder) chapterChart() (Table, *Picture, error) {
	t := b.shareTable("report.tally.section", b.year(b.c.FiscalYear), b.year(b.c.FiscalYear-1))
	for i, chapter := range b.c.Chapters {
		t.Rows = append(t.Rows, Row{Cells: []Cell{Plain(b.in(chapter.Title)), Ratio(b.c.City.Chapters[i].Score), Ratio(b.chapterBefore(i))}})
	}
	picture, err := b.radar(chartWidth, chartHeight, b.wideLabel)
	if err == nil {
		picture.Chart = &Chart{Kind: ChartRadar, Series: []int{1, 2}}
	}
	return t, picture, err
}

func (b *cityBuilder) bureauChart() (Table, *Picture, error) {
	t := b.shareTable("report.board.bureau", b.T("report.figure.score"), b.T("report.figure.answer"))
	var values []chart.Value
	for _, bureau := range b.bureaus() {
		name := b.bureau(bureau.Bureau)
		t.Rows = append(t.Rows, Row{Cells: []Cell{Plain(name), Ratio(bureau.Score), Ratio(bureau.Turnout.AnswerRate())}})
		values = append(values, chart.Value{Label: b.cut(name, 42), Figure: Percent(bureau.Score), Rate: bureau.Score})
	}
	if len(values) == 0 {
		values = []chart.Value{{Label: NoFigure, Figure: NoFigure}}
	}
	height := min(2*chartHeight, max(chartHeight, 4*float64(len(values))))
	png, err := chart.Bars(values, chart.Style{Width: chartWidth * pixels, Height: int(height * pixels), Text: 18, Palette: chart.Paper})
	return t, &Picture{
		PNG: png, Width: chartWidth, Height: height, Description: b.T("report.overview.bureau_description"),
		Chart: &Chart{Kind: ChartColumns, Series: []int{1, 2}},
	}, err
}

func (b *cityBuilder) yearChart() (Table, *Picture, error) {
	t := b.shareTable("report.cover.year", b.T("report.figure.score"), b.T("report.figure.answer"))
	for i, year := range b.trend.Years {
		t.Rows = append(t.Rows, Row{Cells: []Cell{Plain(b.year(year)), Ratio(b.trend.City[i]), Ratio(b.trend.Answers[i])}})
	}
	picture, err := b.trendPicture(chartWidth, chartHeight)
	if err == nil {
		picture.Chart = &Chart{Kind: ChartLines, Series: []int{1, 2}}
	}
	return t, picture, err
}
