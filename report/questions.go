package report

import (
	"iter"

	"tenken/checklist"
)

// Questions lays out the register of questions, chapter by chapter, with the
// office's words on items. At the full level it is the office's own (質疑応答管理簿):
// every question, and which department has asked. At the summary level it is for all
// departments (質疑応答集): what has been published, and not who asked.
func Questions(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	b.register = true
	cover := b.cover("report.questions.title", "report.tab.questions")
	cover.Text = []string{b.registerLevel()}
	sections := []Section{cover, b.questionList(), b.errataList()}
	return b.document("report.questions.title", sections, []DataSheet{b.questionData()}), nil
}

// registerLevel says for whom the register is.
func (b *cityBuilder) registerLevel() string { return b.T("report.questions.level." + string(b.Level)) }

// told are the questions that the report holds.
func (b *cityBuilder) told() []checklist.Question {
	if b.Level == LevelSummary {
		return checklist.PublishedQuestions(b.Questions)
	}
	return b.Questions
}

// byItem goes over the questions in the order of the standard.
func (b *cityBuilder) byItem() iter.Seq2[checklist.Scoped, checklist.Question] {
	asked := map[string][]checklist.Question{}
	for _, q := range b.told() {
		asked[q.Item] = append(asked[q.Item], q)
	}
	return func(yield func(checklist.Scoped, checklist.Question) bool) {
		for path, item := range b.c.Standard.Items() {
			for _, q := range asked[item.ID] {
				if !yield(checklist.Scoped{Item: item, Path: path}, q) {
					return
				}
			}
		}
	}
}

func (b *cityBuilder) questionList() Section {
	t := Table{Columns: []Column{
		{b.T("report.questions.number"), 11}, {b.T("report.questions.item"), 46}, {b.T("report.questions.question"), 86}, {b.T("report.questions.answer"), 102},
		{b.T("report.questions.state"), 22},
	}}
	if b.Level == LevelSummary {
		t.Columns[3].Width += t.Columns[4].Width
		t.Columns = t.Columns[:4]
	}
	var before checklist.Path
	for entry, q := range b.byItem() {
		t.Rows = append(t.Rows, b.groupRows(before, entry.Path[:1], len(t.Columns))...)
		before = entry.Path[:1]
		t.Rows = append(t.Rows, b.questionRow(entry.Item, &q))
	}
	return b.nothing(b.section(b.T("report.questions.list"), b.T("report.tab.questions_list"), t), "report.questions.none")
}

func (b *cityBuilder) questionRow(item *checklist.Item, q *checklist.Question) Row {
	asked, answered := b.date(checklist.DateOf(q.Asked.At)), ""
	if b.Level != LevelSummary {
		asked = b.T("report.questions.asked", "Department", b.department(q.Department), "Date", asked)
	}
	if q.Answered != nil {
		answered = b.date(checklist.DateOf(q.Answered.At))
	}
	number := Number(q.Number)
	row := Row{Again: b.T("report.again", "ID", number.Text), Cells: []Cell{
		number, Plain(paragraphs(item.ID, b.in(item.Topic))), Plain(paragraphs(q.Text, asked)), Plain(paragraphs(q.Answer, answered)),
	}}
	if b.Level != LevelSummary {
		row.Cells = append(row.Cells, b.questionState(q))
	}
	return row
}

// questionState says who knows the answer.
func (b *cityBuilder) questionState(q *checklist.Question) Cell {
	switch {
	case q.Answered == nil:
		return Toned(b.T("report.questions.open"), ToneUnanswered)
	case q.Published:
		return Toned(b.T("report.questions.published"), ToneDone)
	}
	return Plain(b.T("report.questions.answered"))
}

// errataList are the office's words on items, in the order in which they were
// given.
func (b *cityBuilder) errataList() Section {
	t := Table{Columns: []Column{
		{b.T("report.questions.item"), 57}, {b.T("report.questions.kind"), 34}, {b.T("report.questions.word"), 143}, {b.T("report.questions.given"), 33},
	}}
	for _, e := range b.Round.Errata {
		topic, kind := "", "report.questions.interpretation"
		if item, _ := b.c.Standard.Find(e.Item); item != nil {
			topic = b.in(item.Topic)
		}
		if e.NotCounted {
			kind = "report.questions.not_counted"
		}
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", e.Item), Cells: []Cell{
			Plain(paragraphs(e.Item, topic)), Plain(b.T(kind)), Plain(e.Text), Plain(b.date(checklist.DateOf(e.Stamp.At))),
		}})
	}
	return b.nothing(b.section(b.T("report.questions.errata"), b.T("report.tab.errata"), t), "report.questions.no_errata")
}

// questionData is one row for each question; who asked is in it at the full level
// only.
func (b *cityBuilder) questionData() DataSheet {
	keys := []columnSpec{{"question_number", TypeNumber}, {"item_id", TypeCode}, {"topic", TypeText}}
	if b.Level != LevelSummary {
		keys = append(keys, columnSpec{"department_id", TypeCode}, columnSpec{"department", TypeText})
	}
	var rows [][]any
	for entry, q := range b.byItem() {
		key := append(b.context(), q.Number, q.Item, textOrNil(b.in(entry.Item.Topic)))
		if b.Level != LevelSummary {
			key = append(key, q.Department, b.department(q.Department))
		}
		row := append(key[:len(key):len(key)], nil, checklist.DateOf(q.Asked.At), q.Text, answeredOn(&q), textOrNil(q.Answer), yesNo(q.Published))
		rows = append(rows, fitRow(row, len(key), len(key))...)
	}
	return b.dataSheet("report.tab.questions_data", rows, append(keys,
		columnSpec{"part", TypeNumber}, columnSpec{"asked_on", TypeDate}, columnSpec{"question", TypeText},
		columnSpec{"answered_on", TypeDate}, columnSpec{"answer", TypeText}, columnSpec{"published", TypeCode})...)
}

func answeredOn(q *checklist.Question) any {
	if q.Answered == nil {
		return nil
	}
	return checklist.DateOf(q.Answered.At)
}
