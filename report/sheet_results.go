package report

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/report/chart"
)

// results are the sections with the figures: of the whole sheet, by section of
// the standard, and by subject where there are several.
func (b *sheetBuilder) results() ([]Section, error) {
	tab := b.T("report.tab.cover")
	whole := Section{Title: b.T("report.results.whole"), Level: 1, Sheet: tab, Tables: []Table{b.figures()}}
	bySection, err := b.chapters()
	if err != nil {
		return nil, err
	}
	sections := []Section{whole, {Title: b.T("report.results.sections"), Level: 1, Sheet: tab, NewPage: true, Tables: []Table{bySection}}}
	if len(b.score.Subjects) > 1 {
		sections = append(sections, Section{Title: b.T("report.results.subjects"), Level: 1, Sheet: tab, Tables: []Table{b.subjects()}})
	}
	return sections, nil
}

// figures is the table of the figures of the whole sheet, each with what it was
// made from.
func (b *sheetBuilder) figures() Table {
	tally := b.score.Tally
	t := Table{Columns: []Column{
		{b.T("report.figure.name"), 52}, {b.T("report.figure.value"), 30}, {b.T("report.figure.fraction"), 55}, {b.T("report.figure.formula"), 130},
	}}
	add := func(key string, value Cell, fraction string) {
		value.Tone = ToneStrong
		t.Rows = append(t.Rows, Row{Height: fieldHeight, Cells: []Cell{
			Toned(b.T("report.figure."+key), ToneHead), value, {Text: fraction, Align: AlignRight}, Plain(b.T("report.figure." + key + "_formula")),
		}})
	}
	add("score", Ratio(b.score.Score), b.points())
	add("implementation", Ratio(tally.ImplementationRate()), b.itemsOf(tally.Done, tally.Applicable()))
	add("answer", Ratio(tally.AnswerRate()), b.itemsOf(tally.Answered(), tally.InScope))
	add("critical", Number(len(b.score.CriticalUnmet)), b.criticalUnmet())
	if b.Round.ShowGrade {
		add("grade", Cell{Text: b.grade(), Align: AlignRight}, b.capped())
	}
	return t
}

// points is the score as a fraction, its numerator cut to two decimals.
func (b *sheetBuilder) points() string {
	earned := "0"
	if e := b.score.Earned; e != nil {
		earned = floorDecimals(e)
	}
	return b.T("report.figure.points", "Earned", earned, "Possible", b.score.Possible)
}

func (w words) itemsOf(part, whole int) string {
	return w.T("report.figure.items", "Part", part, "Whole", whole)
}

// criticalUnmet lists the first items; the item tables show them all.
func (b *sheetBuilder) criticalUnmet() string {
	const most = 4
	var ids []string
	for i, key := range b.score.CriticalUnmet {
		if i == most {
			ids = append(ids, "…")
			break
		}
		ids = append(ids, key.Item)
	}
	return b.list(ids)
}

func (b *sheetBuilder) grade() string {
	if b.score.Grade == "" {
		return NoFigure
	}
	return b.score.Grade
}

func (b *sheetBuilder) capped() string {
	if b.score.Capped {
		return b.T("report.figure.capped")
	}
	return ""
}

// floorDecimals is r with two decimals, rounded down.
func floorDecimals(r *big.Rat) string {
	hundredths := new(big.Int).Mul(r.Num(), big.NewInt(100))
	hundredths.Quo(hundredths, r.Denom())
	whole, part := new(big.Int).QuoRem(hundredths, big.NewInt(100), new(big.Int))
	if part.Sign() == 0 {
		return whole.String()
	}
	return whole.String() + "." + strings.TrimRight(leftPad(part.String()), "0")
}

func leftPad(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}

// tallyColumns are the columns that every table of figures has.
func (w words) tallyColumns(first string, width float64) []Column {
	columns := []Column{{w.T(first), width}}
	for _, key := range []string{"in_scope", "done", "partly", "not_done", "not_applicable", "unanswered"} {
		columns = append(columns, Column{w.T("report.tally." + key), 13.5})
	}
	return append(columns, Column{w.T("report.tally.implementation"), 19}, Column{w.T("report.tally.score"), 19})
}

func tallyRow(name Cell, f checklist.Figure) Row {
	t := f.Tally
	row := Row{Cells: []Cell{name}}
	for _, n := range []int{t.InScope, t.Done, t.Partly, t.NotDone, t.NotApplicable, t.Unanswered} {
		row.Cells = append(row.Cells, Number(n))
	}
	row.Cells = append(row.Cells, Ratio(t.ImplementationRate()), Ratio(f.Score))
	return row
}

// strong sets a whole row in bold.
func strong(row Row) Row {
	for i := range row.Cells {
		row.Cells[i].Tone = ToneStrong
	}
	return row
}

// chapters is the table of the chapters with the chart of their scores beside it.
func (b *sheetBuilder) chapters() (Table, error) {
	faces, err := faces()
	if err != nil {
		return Table{}, err
	}
	t := Table{Columns: b.tallyColumns("report.tally.section", 40)}
	var values []chart.Value
	for _, f := range b.score.Sections {
		if f.Depth > 0 {
			continue
		}
		title := b.in(f.Section.Title)
		t.Rows = append(t.Rows, tallyRow(Plain(title), f.Figure))
		values = append(values, chart.Value{Label: chartLabel(title, faces[0], wideLabel), Figure: Percent(f.Score), Rate: f.Score})
	}
	t.Rows = append(t.Rows, strong(tallyRow(Plain(b.T("report.tally.total")), b.score.Figure)))
	t.Notes = b.thresholds()
	picture, err := b.chart(values)
	t.Beside = picture
	return t, err
}

// wideLabel is how long a line around a chart may be, in em.
const wideLabel = 11

// chartLabel breaks a title for the narrow space around a chart, into lines of
// about the same length, none longer than most em unless a word is.
func chartLabel(title string, face *face, most float64) string {
	const step = 0.5 // em
	printed, _ := text.Printable(text.Clean(title), face.has)
	lines := text.Lines(printed, face.em, most)
	for limit := most - step; limit > 0; limit -= step {
		narrower := text.Lines(printed, face.em, limit)
		if len(narrower) > len(lines) || cutsWord(narrower) {
			break
		}
		lines = narrower
	}
	return strings.Join(lines, "\n")
}

// cutsWord reports whether a line ends in the middle of a word that spaces would part
// from others.
func cutsWord(lines []string) bool {
	for i := range lines[1:] {
		before, _ := utf8.DecodeLastRuneInString(lines[i])
		after, _ := utf8.DecodeRuneInString(lines[i+1])
		if unicode.Is(unicode.Latin, before) && unicode.Is(unicode.Latin, after) {
			return true
		}
	}
	return false
}

// chart draws a radar, or bars where there are too few chapters for one.
func (b *sheetBuilder) chart(values []chart.Value) (*Picture, error) {
	const width, height, pixels = 104, 84, 8 // millimetres; pixels a millimetre
	draw := chart.Radar
	if len(values) < 3 {
		draw = chart.Bars
	}
	png, err := draw(values, chart.Style{Width: width * pixels, Height: height * pixels, Text: 22, Palette: chart.Paper})
	if err != nil {
		return nil, err
	}
	return &Picture{PNG: png, Width: width, Height: height, Description: b.T("report.results.chart")}, nil
}

// thresholds say what the figures mean in this standard.
func (b *sheetBuilder) thresholds() []string {
	scale := &b.Standard.Scale
	var points, counts, grades []string
	for _, r := range scale.Ratings {
		if r.Applies() {
			points = append(points, b.T("report.threshold.points", "Rating", b.rating(r), "Points", r.Points))
		}
	}
	for _, step := range scale.Counts {
		if r, ok := scale.Rating(step.Rating); ok {
			counts = append(counts, b.from(b.rating(r), step.From))
		}
	}
	if b.Round.ShowGrade {
		for _, step := range b.Standard.Grading.Steps {
			grades = append(grades, b.from(step.Grade, step.From))
		}
	}
	return b.notes(points, counts, grades)
}

func (b *sheetBuilder) notes(points, counts, grades []string) []string {
	notes := []string{b.T("report.threshold.ratings", "List", b.list(points))}
	if len(counts) > 0 {
		notes = append(notes, b.T("report.threshold.counts", "List", b.list(counts)))
	}
	if len(grades) > 0 {
		notes = append(notes, b.T("report.threshold.grades", "List", b.list(grades)))
	}
	if grading := b.Standard.Grading; len(grades) > 0 && grading.Cap != "" {
		notes = append(notes, b.T("report.threshold.cap", "Grade", grading.Cap))
	}
	return notes
}

// from is a threshold in words: 80%以上, and それ未満 for the last one.
func (w words) from(name string, permyriad int) string {
	if permyriad == 0 {
		return w.T("report.threshold.below", "Name", name)
	}
	percent := strings.TrimSuffix(Percent(checklist.Rate{Permyriad: permyriad, Valid: true}), ".00%")
	return w.T("report.threshold.from", "Name", name, "From", strings.TrimSuffix(percent, "%"))
}

func (b *sheetBuilder) subjects() Table {
	t := Table{Columns: b.tallyColumns("report.tally.subject", 100)}
	for _, f := range b.score.Subjects {
		t.Rows = append(t.Rows, tallyRow(Plain(b.subject(f.Subject)), f.Figure))
	}
	return t
}

// subject is a subject's name with its kind.
func (b *sheetBuilder) subject(s *checklist.Subject) string {
	return b.T("report.subject", "Name", b.in(s.Name), "Kind", b.T("report.subject_kind."+string(s.Kind)))
}
