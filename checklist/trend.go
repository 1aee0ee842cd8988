package checklist

import (
	"cmp"
	"slices"
)

// Trend is how figures went over the years. Every list stands beside Years; a
// year that has no such item or chapter has a rate that is not valid.
type Trend struct {
	Years    []FiscalYear // oldest first
	City     []Rate       // scores
	Answers  []Rate       // answer rates
	Chapters []TrendLine  // in the order of the newest year
	Items    []TrendLine  // likewise
}

// TrendLine is the score of one chapter or item over the years. Years are
// compared by id only; an item that got another id begins anew.
type TrendLine struct {
	ID     string
	Title  Text // of the newest year
	Scores []Rate
}

// NewTrend sets years side by side. What the newest year does not ask any more is
// left out.
func NewTrend(years ...*Consolidation) Trend {
	years = slices.SortedFunc(slices.Values(years), func(a, b *Consolidation) int { return cmp.Compare(a.FiscalYear, b.FiscalYear) })
	var t Trend
	if len(years) == 0 {
		return t
	}
	for _, year := range years {
		t.Years = append(t.Years, year.FiscalYear)
		t.City = append(t.City, year.City.Score)
		t.Answers = append(t.Answers, year.City.Turnout.AnswerRate())
	}
	newest := years[len(years)-1]
	for _, chapter := range newest.Chapters {
		t.Chapters = append(t.Chapters, TrendLine{ID: chapter.ID, Title: chapter.Title})
	}
	for i := range newest.Items {
		t.Items = append(t.Items, TrendLine{ID: newest.Items[i].Item.ID, Title: newest.Items[i].Item.Topic})
	}
	fill(t.Chapters, years, chapterScores)
	fill(t.Items, years, itemScores)
	return t
}

// fill looks up each line in each year.
func fill(lines []TrendLine, years []*Consolidation, scores func(*Consolidation) map[string]Rate) {
	for _, year := range years {
		of := scores(year)
		for i := range lines {
			lines[i].Scores = append(lines[i].Scores, of[lines[i].ID])
		}
	}
}

func chapterScores(c *Consolidation) map[string]Rate {
	scores := map[string]Rate{}
	for i, chapter := range c.Chapters {
		scores[chapter.ID] = c.City.Chapters[i].Score
	}
	return scores
}

func itemScores(c *Consolidation) map[string]Rate {
	scores := map[string]Rate{}
	for i := range c.Items {
		scores[c.Items[i].Item.ID] = c.Items[i].Score
	}
	return scores
}
