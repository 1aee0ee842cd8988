package report

// Scorecard lays out the results of a round for the committee (点検結果一覧): a first
// page that is read in two minutes, then what it rests on. At the summary level
// no item is named: dangers are counted by chapter.
func Scorecard(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	first, err := b.firstPage()
	if err != nil {
		return nil, err
	}
	sections := append(first, b.heatSection())
	if d.Level != LevelSummary {
		sections = append(sections, b.dangerList(), b.weakestList(), b.overdueList())
	}
	doc := b.document("report.scorecard.title", sections, []DataSheet{b.scoreData(), b.trendData()})
	doc.Closing[0].Tables = append(doc.Closing[0].Tables, b.boxes()...) // the first page has no room for them
	return doc, nil
}
