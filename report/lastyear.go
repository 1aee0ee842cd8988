package report

import (
	"tenken/checklist"
)

// LastYear is what a department answered in the newest year before.
type LastYear struct {
	Year   checklist.FiscalYear // 0: nothing is known
	Scale  checklist.Scale
	Offers []checklist.Offer // of checklist.CarryOver
}

// beside finds what stands beside an item of this year, nil if nothing does.
func (l *LastYear) beside(key checklist.Key) *checklist.Offer {
	for i := range l.Offers {
		if l.Offers[i].Key == key && l.Offers[i].Carry != checklist.CarryArchived {
			return &l.Offers[i]
		}
	}
	return nil
}

// lastCell is last year's rating. Where several items have become one, each
// answer stands with the number that it had.
func (b *sheetBuilder) lastCell(entry checklist.Scoped) Cell {
	offer := b.Last.beside(entry.Key())
	switch {
	case offer != nil && offer.Carry == checklist.CarryNew:
		return Toned(b.T("lastyear.new"), ToneFaint)
	case offer == nil || len(offer.Last) == 0:
		return Toned(b.T("lastyear.blank"), ToneFaint)
	}
	var lines []string
	for _, r := range offer.Last {
		if len(offer.Last) > 1 || r.Item != entry.Item.ID {
			lines = append(lines, r.Item)
		}
		lines = append(lines, b.lastRating(r))
	}
	return Toned(paragraphs(lines...), ToneFaint)
}

// lastRating is an answer of last year in the words of its own scale.
func (b *sheetBuilder) lastRating(r *checklist.Response) string {
	rating, ok := r.Effective(&b.Last.Scale)
	if !ok {
		return string(r.Rating)
	}
	if r.Count == nil || r.Nothing {
		return b.rating(rating)
	}
	return paragraphs(b.rating(rating), b.T("report.rating.count", "Complying", r.Count.Complying, "Concerned", r.Count.Concerned))
}

// lastCode is the code of last year's rating for the data sheet; nil if there is
// none, more than one, or one that this year's scale does not know.
func (b *sheetBuilder) lastCode(key checklist.Key) any {
	offer := b.Last.beside(key)
	if offer == nil || len(offer.Last) != 1 {
		return nil
	}
	rating, ok := offer.Last[0].Effective(&b.Last.Scale)
	if _, known := b.Standard.Scale.Rating(rating.Code); !ok || !known {
		return nil
	}
	return string(rating.Code)
}
