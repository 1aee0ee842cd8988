package report

import "tenken/checklist"

// FromOffice is what only the office knows of a department's inspection.
type FromOffice struct {
	Post    string // that writes, such as 情報政策課 情報セキュリティ担当
	Contact string // how to reach it; may be empty
	// Whole are the figures of the round, to stand beside the department's own.
	Whole *checklist.Consolidation
	// Corrections are slips that the office has put right, in order, with what the
	// department had handed in.
	Corrections []checklist.Correction
	Before      map[checklist.Key]*checklist.Response
	// Handed is what the office has decided about the newest submission.
	Handed Handed
}

// Notice lays out what the office tells a department of its result (結果通知): its
// figures beside those of its bureau and the city, what is expected of it and by
// when, the unmet items with their plans, what the office has put right, and whom
// to ask. At the summary level there is no item. It needs Data.Office with Whole.
func Notice(d Data) *Document {
	b := newSheetBuilder(d)
	title := b.summarised(b.T("notice.title", "Year", b.year(b.Round.FiscalYear)))
	expected := b.expected()
	sections := []Section{b.noticeLetter(title), b.noticeFigures()}
	var data []DataSheet
	if d.Level == LevelSummary {
		sections = append(sections, expected)
	} else {
		plans := b.planList()
		plans.NewPage, expected.NewPage, expected.Sheet = false, true, plans.Sheet
		sections = append(sections, expected, plans)
		sections = append(sections, b.corrections()...)
		data = []DataSheet{b.scoreData(), b.planData()}
	}
	return b.document(title, b.T("notice.running", "Year", b.year(b.Round.FiscalYear), "Department", b.in(b.Assessment.Department.Name)), sections, data)
}

// noticeLetter is the head of the notice, with whom to ask.
func (b *sheetBuilder) noticeLetter(title string) Section {
	s := Section{Title: title, Sheet: b.T("notice.tab.notice"), Text: []string{b.T("notice.text", "Year", b.year(b.Round.FiscalYear))}}
	if len(b.SignOff) > 0 {
		s.Tables = append(s.Tables, signOff(b.SignOff))
	}
	s.Tables = append(s.Tables, b.fieldTable([]field{
		{"notice.to", b.in(b.Assessment.Department.Name)},
		{"notice.from", b.Office.Post},
		{"report.cover.bureau", b.in(b.Bureau)},
		{"notice.contact", b.Office.Contact},
		{"report.cover.standard", b.T("report.cover.version", "Title", b.in(b.Standard.Title), "Version", b.Standard.Version)},
		{"notice.accepted", b.decidedOn()},
		{"report.cover.inspection", b.date(b.Round.Inspection)},
		{"report.cover.state", b.state()},
	}))
	return s
}

// noticeFigures are the figures of the department beside those of its bureau and
// the city, as a whole and by chapter.
func (b *sheetBuilder) noticeFigures() Section {
	whole := b.Office.Whole
	groups := []*checklist.Group{nil, nil, &whole.City}
	for i := range whole.Departments {
		if whole.Departments[i].Department.ID == b.Assessment.Department.ID {
			groups[0] = &whole.Departments[i].Group
		}
	}
	for i := range whole.Bureaus {
		if whole.Bureaus[i].Bureau == b.Assessment.Department.Bureau {
			groups[1] = &whole.Bureaus[i].Group
		}
	}
	t := Table{Dense: true, Columns: []Column{
		{b.T("report.figure.name"), 117}, {b.T("notice.own"), 50}, {b.T("notice.bureau"), 50}, {b.T("report.heat.city"), 50}}}
	add := func(name string, of func(*checklist.Group) checklist.Rate) {
		row := Row{Cells: []Cell{Toned(name, ToneHead)}}
		for _, g := range groups {
			var rate checklist.Rate
			if g != nil {
				rate = of(g)
			}
			row.Cells = append(row.Cells, Ratio(rate))
		}
		t.Rows = append(t.Rows, row)
	}
	add(b.T("report.figure.score"), func(g *checklist.Group) checklist.Rate { return g.Score })
	add(b.T("report.figure.implementation"), func(g *checklist.Group) checklist.Rate { return g.Tally.ImplementationRate() })
	add(b.T("report.figure.answer"), func(g *checklist.Group) checklist.Rate { return g.Turnout.AnswerRate() })
	for i, chapter := range whole.Chapters {
		add(b.T("notice.chapter", "Chapter", b.in(chapter.Title)), func(g *checklist.Group) checklist.Rate { return g.Chapters[i].Score })
	}
	t.Notes = []string{b.T("notice.figures_note", "Submitted", whole.City.Turnout.Expected-len(whole.City.Turnout.Missing), "Expected", whole.City.Turnout.Expected)}
	return Section{Title: b.T("notice.figures"), Level: 1, Sheet: b.T("notice.tab.notice"), Tables: []Table{t}}
}

// expected says what the department is to do, and by when.
func (b *sheetBuilder) expected() Section {
	s := Section{Title: b.T("notice.expected"), Level: 1, Sheet: b.T("notice.tab.notice")}
	if len(b.plans) == 0 {
		s.Text = []string{b.T("notice.expected_nothing")}
		return s
	}
	var overdue, missing int
	var next checklist.Date
	for i := range b.plans {
		p := &b.plans[i]
		due := p.response.Plan.Due
		overdue += count(b.overdue(p))
		missing += count(p.response.Plan.IsZero())
		if !due.IsZero() && !b.overdue(p) && (next.IsZero() || due.Before(next)) {
			next = due
		}
	}
	s.Text = []string{b.N("notice.expected_plans", len(b.plans))}
	if !next.IsZero() {
		s.Text = append(s.Text, b.T("notice.expected_next", "Date", b.date(next)))
	}
	if overdue > 0 {
		s.Text = append(s.Text, b.N("notice.expected_overdue", overdue))
	}
	if missing > 0 {
		s.Text = append(s.Text, b.N("notice.expected_missing", missing))
	}
	s.Text = append(s.Text, b.T("notice.expected_report"))
	return s
}

// corrections are the slips that the office has put right with the department's
// consent.
func (b *sheetBuilder) corrections() []Section {
	t := Table{Columns: []Column{
		{b.T("report.items.id"), 22}, {b.T("plan.topic"), 65}, {b.T("notice.before"), 30}, {b.T("notice.after"), 30}, {b.T("notice.consent"), 90}, {b.T("notice.day"), 30},
	}}
	for i := range b.Office.Corrections {
		c := &b.Office.Corrections[i]
		entry, asked := b.Scope.Find(c.Key)
		if !asked || c.Revision != b.Assessment.Revision {
			continue
		}
		t.Rows = append(t.Rows, b.spread(Row{Again: b.T("report.again", "ID", c.Item), Cells: []Cell{
			Plain(c.Item), Plain(b.planTopic(entry)), Plain(b.ratingOf(b.Office.Before[c.Key])), Plain(b.ratingOf(&c.After)),
			Plain(c.Consent), Plain(b.date(checklist.DateOf(c.Stamp.At))),
		}}, longText{1, "plan.topic"}, longText{4, "notice.consent"})...)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Section{{Title: b.T("notice.corrections"), Level: 1, Sheet: b.T("notice.tab.corrections"), Text: []string{b.T("notice.corrections_note")}, Tables: []Table{t}}}
}

// ratingOf is an answer's rating, with its head count.
func (b *sheetBuilder) ratingOf(r *checklist.Response) string {
	rating, ok := r.Effective(&b.Standard.Scale)
	switch {
	case !ok:
		return b.T("report.rating.unanswered")
	case r.Count != nil:
		return paragraphs(b.rating(rating), b.T("report.rating.count", "Complying", r.Count.Complying, "Concerned", r.Count.Concerned))
	}
	return b.rating(rating)
}
