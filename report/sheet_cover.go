package report

import "tenken/checklist"

// cover says whose sheet this is, of which year and version, and who decided.
func (b *sheetBuilder) cover() Section {
	s := Section{Title: b.title(), Sheet: b.T("report.tab.cover")}
	if b.Assessment.State.Editable() {
		s.Text = append(s.Text, b.T("report.cover.draft"))
	}
	if len(b.SignOff) > 0 {
		s.Tables = append(s.Tables, signOff(b.SignOff))
	}
	s.Tables = append(s.Tables, b.fields())
	return s
}

// signOff are the boxes (確認欄) in which seals are set: small squares with their
// titles above.
func signOff(titles []string) Table {
	const box = 18
	t := Table{Right: true}
	row := Row{Height: box}
	for _, title := range titles {
		t.Columns = append(t.Columns, Column{Title: title, Width: min(box, innerLine/float64(len(titles)))})
		row.Cells = append(row.Cells, Plain(""))
	}
	t.Rows = []Row{row}
	return t
}

// field is a name and a value on the cover.
type field struct{ key, value string }

// fieldHeight leaves room to write a field in by hand, in millimetres.
const fieldHeight = 6.8

// fields are those of the cover. Fields without a value stay, to be filled in by
// hand, except those that not every city has.
func (b *sheetBuilder) fields() Table {
	return b.fieldTable(append(b.bodyFields(), b.decisionFields()...))
}

// fieldTable prints fields two a row.
func (w words) fieldTable(all []field) Table {
	const name, value = 32, 101.5
	t := Table{Columns: []Column{{Width: name}, {Width: value}, {Width: name}, {Width: value}}}
	if len(all)%2 == 1 {
		all = append(all, field{})
	}
	for i := 0; i < len(all); i += 2 {
		row := Row{Height: fieldHeight}
		for _, f := range all[i : i+2] {
			head := Toned("", ToneHead)
			if f.key != "" {
				head.Text = w.T(f.key)
			}
			row.Cells = append(row.Cells, head, Plain(f.value))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *sheetBuilder) bodyFields() []field {
	dep := &b.Assessment.Department
	subjects := make([]string, len(dep.Subjects))
	for i, s := range dep.Subjects {
		subjects[i] = b.in(s.Name)
	}
	return []field{
		{"report.cover.year", b.year(b.Round.FiscalYear)},
		{"report.cover.standard", b.T("report.cover.version", "Title", b.in(b.Standard.Title), "Version", b.Standard.Version)},
		{"report.cover.city", b.in(b.City)},
		{"report.cover.bureau", b.in(b.Bureau)},
		{"report.cover.department", b.in(dep.Name)},
		{"report.cover.subjects", b.list(subjects)},
		{"report.cover.approver", dep.Posts.Approver},
		{"report.cover.respondent", dep.Posts.Respondent},
		{"report.cover.inspection", b.date(b.Round.Inspection)},
		{"report.cover.due", b.date(b.Round.DueOf(&b.Assessment))},
	}
}

// decisionFields record the decision made in the city's document system.
func (b *sheetBuilder) decisionFields() []field {
	var approval checklist.Approval
	if b.Assessment.Approval != nil {
		approval = *b.Assessment.Approval
	}
	fields := []field{
		{"report.cover.draft_number", approval.DraftNumber},
		{"report.cover.document_number", approval.DocumentNumber},
		{"report.cover.approved", b.decided(approval)},
		{"report.cover.state", b.state()},
	}
	if c := b.Assessment.Confirmation; c != nil {
		fields = append(fields,
			field{"report.cover.confirmed", b.decided(*c)},
			field{"report.cover.confirmation_number", paragraphs(c.DraftNumber, c.DocumentNumber)})
	}
	return fields
}

// decided is the day of a decision and the post that decided.
func (b *sheetBuilder) decided(a checklist.Approval) string {
	if a.Post == "" {
		return b.date(a.Date)
	}
	return b.T("report.cover.decided", "Date", b.date(a.Date), "Post", a.Post)
}

// state is where the assessment stands, with the number of the submission.
func (b *sheetBuilder) state() string {
	state := b.T("report.state." + string(b.Assessment.State))
	if b.Assessment.Revision == 0 {
		return state
	}
	return b.T("report.cover.revision", "State", state, "Revision", b.Assessment.Revision)
}
