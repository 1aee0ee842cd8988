package viewmodel

import (
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// askedOffice is the office's workspace in a round, with three questions: the first
// answered for all, the second for who has asked, the third open.
func askedOffice(t *testing.T) *workflow.Workspace {
	t.Helper()
	ws := officeInRound(t)
	for _, q := range [][3]string{{"C01-01-01", "tax", "派遣職員も数えるか。"}, {"C01-01-02", "ict", "ＵＳＢも含むか。"}, {"C01-01-01", "ict", "係ごとでもよいか。"}} {
		if _, err := ws.AskQuestion(t.Context(), 0, q[0], q[1], q[2]); err != nil {
			t.Fatal(err)
		}
	}
	for _, reply := range []workflow.Reply{{Number: 1, Text: "数える。", Publish: true}, {Number: 2, Text: "含む。"}} {
		if _, err := ws.AnswerQuestion(t.Context(), 0, reply); err != nil {
			t.Fatal(err)
		}
	}
	return ws
}

func loadedQuestions(t *testing.T, ws *workflow.Workspace, lang string) *Questions {
	t.Helper()
	register, err := ws.Register(0)
	if err != nil {
		t.Fatal(err)
	}
	q := &Questions{}
	q.Load(register, NewFormat(lang))
	return q
}

func numbers(q *Questions) []int {
	var all []int
	for i := range q.Lines() {
		all = append(all, q.Line(i).Number)
	}
	return all
}

func TestQuestionsAreFiltered(t *testing.T) {
	q := loadedQuestions(t, askedOffice(t), "ja")
	for _, c := range []struct {
		filter QuestionFilter
		want   []int
	}{
		{QuestionFilter{}, []int{3, 2, 1}},
		{QuestionFilter{State: QuestionsOpen}, []int{3}},
		{QuestionFilter{State: QuestionsAnswered}, []int{2, 1}},
		{QuestionFilter{Item: "C01-01-01"}, []int{3, 1}},
		{QuestionFilter{Department: "ict"}, []int{3, 2}},
		{QuestionFilter{Search: "usb 情報"}, []int{2}},
		{QuestionFilter{Search: "無い"}, nil},
	} {
		q.SetFilter(c.filter)
		if got := numbers(q); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c.filter, got)
		}
	}
	if q.Count("") != 3 || q.Count(QuestionsOpen) != 1 || q.Count(QuestionsAnswered) != 2 {
		t.Error("the counts follow the filter")
	}
}

// What the filter chooses by stays after a load, as long as it is there.
func TestQuestionsLoadAgain(t *testing.T) {
	ws := askedOffice(t)
	q := loadedQuestions(t, ws, "ja")
	q.SetFilter(QuestionFilter{Item: "C01-01-02", Department: "ict"})
	if _, err := ws.AddErratum(t.Context(), 0, checklist.Erratum{Item: "C01-01-02", Text: "廃止", NotCounted: true}); err != nil {
		t.Fatal(err)
	}
	register, err := ws.Register(0)
	if err != nil {
		t.Fatal(err)
	}
	q.Load(register, NewFormat("ja"))
	if errata := q.Errata("C01-01-02"); !slices.Equal(numbers(q), []int{2}) || len(errata) != 1 || !errata[0].NotCounted || q.Find(2) != 0 || q.Find(1) != -1 {
		t.Errorf("%v, %+v", numbers(q), errata)
	}
	register.Questions = register.Questions[:1]
	q.Load(register, NewFormat("ja"))
	if q.Filter() != (QuestionFilter{}) || !slices.Equal(numbers(q), []int{1}) {
		t.Errorf("%+v shows %v", q.Filter(), numbers(q))
	}
}

func TestWhatQuestionsAreChosenBy(t *testing.T) {
	q := loadedQuestions(t, askedOffice(t), "ja")
	if got := q.Departments(); len(got) != 2 || got[0].Name > got[1].Name {
		t.Errorf("%v", got)
	}
	if got := q.Asked(); len(got) != 2 || got[0].ID != "C01-01-01" {
		t.Errorf("%v", got)
	}
	all, found := q.Items().Search(""), q.Items().Search("ｃ０１－０１－０２")
	if len(all) < 3 || len(found) != 1 || found[0].ID != "C01-01-02" || found[0].Topic == "" {
		t.Errorf("%d items, %v", len(all), found)
	}
	if line := q.Line(0); !line.Open() || line.Department != "情報政策課" || line.Item.Text == "" {
		t.Errorf("%+v", line)
	}
}
