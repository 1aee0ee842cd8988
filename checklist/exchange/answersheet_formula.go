package exchange

import (
	"fmt"
	"strings"

	"tenken/checklist"
)

// The formula of a row counts what [checklist.Gaps] calls blocking gaps, as far as
// the row's words are those of the drop-downs. Excel and LibreOffice compute it
// anew; nothing depends on it.

// gapFormula is the formula of a row by the sheet's own words.
func (b *answerRows) gapFormula(entry checklist.Scoped, row int) string {
	rating := cellName(columnOf[fieldRating], row)
	inquiring := fmt.Sprintf(`IF(LEFT(TRIM(%s),%d)=%s,1,`, rating, len([]rune(b.p.T("sheet.word.inquiring"))), inQuotes(b.p.T("sheet.word.inquiring")))
	nothing := ""
	if entry.Item.Event {
		nothing = fmt.Sprintf(`IF(TRIM(%s)=%s,0,`, rating, inQuotes(b.p.T("sheet.word.nothing")))
	}
	body := b.ratingGaps(entry.Item, row)
	if entry.Item.Kind == checklist.KindCount {
		body = b.countGaps(entry.Item, row)
	}
	return inquiring + nothing + body + strings.Repeat(")", strings.Count(inquiring+nothing, "IF("))
}

// ratingGaps adds up what the rating asks for.
func (b *answerRows) ratingGaps(item *checklist.Item, row int) string {
	cell := cellName(columnOf[fieldRating], row)
	var f strings.Builder
	fmt.Fprintf(&f, `IF(LEN(TRIM(%s))=0,1,0`, cell)
	for _, rating := range b.sheet.Standard.Scale.Ratings {
		for _, asked := range []string{reasonGaps(&rating, row), planGaps(&rating, item.Critical, row)} {
			if asked != "" {
				fmt.Fprintf(&f, `+IF(TRIM(%s)=%s,%s,0)`, cell, inQuotes(b.rating(rating)), asked)
			}
		}
	}
	f.WriteString(")")
	return f.String()
}

// reasonGaps counts a missing reason, "" where none is wanted.
func reasonGaps(rating *checklist.Rating, row int) string {
	if !rating.Reason {
		return ""
	}
	return "COUNTBLANK(" + cellName(columnOf[fieldReason], row) + ")"
}

// planGaps counts what is missing of a plan, "" where none is wanted.
func planGaps(rating *checklist.Rating, critical bool, row int) string {
	switch rating.Demand(critical) {
	case checklist.PlanLine:
		return "COUNTBLANK(" + cellName(columnOf[fieldAction], row) + ")"
	case checklist.PlanFull:
		return "COUNTBLANK(" + cellName(columnOf[fieldCause], row) + ":" + cellName(columnOf[fieldFunding], row) + ")"
	}
	return ""
}

// countGaps finds the step that a head count stands for.
func (b *answerRows) countGaps(item *checklist.Item, row int) string {
	scale := &b.sheet.Standard.Scale
	concerned, complying := cellName(columnOf[columnConcerned], row), cellName(columnOf[columnComplying], row)
	var f strings.Builder
	fmt.Fprintf(&f, `IF(COUNT(%s:%s)<2,1,IF(%s>%s,1,0)+IF(%s=0,0,`, concerned, complying, complying, concerned, concerned)
	for _, step := range scale.Counts {
		rating, _ := scale.Rating(step.Rating)
		fmt.Fprintf(&f, `IF(%s*10000>=%d*%s,0`, complying, step.From, concerned)
		if asked := reasonGaps(&rating, row); asked != "" {
			fmt.Fprintf(&f, `+%s`, asked)
		}
		if asked := planGaps(&rating, item.Critical, row); asked != "" {
			fmt.Fprintf(&f, `+IF(%s*10000<%d*%s,%s,0)`, complying, scale.PlanBelow, concerned, asked)
		}
		f.WriteString(",")
	}
	return f.String() + "0" + strings.Repeat(")", len(scale.Counts)+2)
}

// inQuotes is a text in a formula.
func inQuotes(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
