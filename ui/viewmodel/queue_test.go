package viewmodel

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// queued loads the queue as the page does.
func queued(t *testing.T, ws *workflow.Workspace, q *Queue) *workflow.Board {
	t.Helper()
	queue, err := ws.Queue(2026)
	if err != nil {
		t.Fatal(err)
	}
	board, err := ws.Board(2026)
	if err != nil {
		t.Fatal(err)
	}
	q.Load(&queue, board, NewFormat("ja"))
	return board
}

// queueLines are the lines of the queue; the reasons are marked.
func queueLines(q *Queue) (all []string) {
	for i := range q.Lines() {
		line := q.Line(i)
		if line.Row < 0 {
			all = append(all, "#"+string(line.Code))
			continue
		}
		row := q.Row(line.Row)
		all = append(all, row.Department+" "+row.Item)
	}
	return all
}

func TestQueueLines(t *testing.T) {
	q := NewQueue()
	board := queued(t, inspected(t), q)
	for _, c := range []struct {
		filter QueueFilter
		want   []string
	}{
		{QueueFilter{}, []string{"#contradiction", "tax C02-01-01", "#critical_not_applicable", "nursery-school C01-01-02",
			"#copied_department", "tax C02-01-02", "citizens-affairs C02-01-02", "#copied_last_year", "tax C02-01-02", "#unsupported", "tax C01-01-01", "citizens-affairs C01-01-01"}},
		{QueueFilter{Code: checklist.QueueContradiction}, []string{"#contradiction", "tax C02-01-01"}},
		{QueueFilter{Department: "nursery-school"}, []string{"#critical_not_applicable", "nursery-school C01-01-02"}},
		{QueueFilter{Search: "市民課　担当者"}, []string{"#unsupported", "citizens-affairs C01-01-01"}},
		{QueueFilter{Search: "研修名簿 ４１"}, []string{"#contradiction", "tax C02-01-01"}},
	} {
		q.SetFilter(c.filter)
		if got := queueLines(q); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q", c.filter, got)
		}
	}
	if got := q.Codes(); len(got) != 5 || got[2] != (QueueCount{Code: checklist.QueueCopiedDepartment, N: 2}) || q.Rows() != 7 {
		t.Errorf("%+v of %d", got, q.Rows())
	}
	if got := q.Departments(board, NewFormat("ja")); len(got) != 3 || got[0] != (QueueCount{ID: "tax", Name: "税務課", N: 4}) {
		t.Errorf("%+v", got)
	}
}

// A row says the answer, what is doubted with its figures, and last year's.
func TestQueueRows(t *testing.T) {
	q := NewQueue()
	queued(t, inspected(t), q)
	for _, c := range []struct {
		code               checklist.QueueCode
		place              QueuePlace
		answer, doubt, old string
	}{
		{checklist.QueueContradiction, QueuePlace{"tax", dep(training)}, "○ 50 / 50", "研修名簿.csvでは41 / 50", "○ 10 / 10"},
		{checklist.QueueCriticalNotApplicable, QueuePlace{"nursery-school", dep(password)}, "－ 該当なし", "", "○ 実施"},
		{checklist.QueueCopiedDepartment, QueuePlace{"citizens-affairs", dep(incident)}, "○ 実施", "現状 税務課", ""},
		{checklist.QueueCopiedLastYear, QueuePlace{"tax", dep(incident)}, "○ 実施", "現状", "○ 実施"},
	} {
		line := q.Find(c.place, c.code)
		if line < 0 {
			t.Fatalf("%+v is not there", c.place)
		}
		row := q.Row(q.Line(line).Row)
		if row.Answer != c.answer || row.Doubt != c.doubt || row.Last != c.old || row.Subject != "" {
			t.Errorf("%+v", row)
		}
	}
	row := q.Row(q.Line(q.Find(QueuePlace{"tax", dep(incident)}, checklist.QueueCopiedLastYear)).Row)
	if row.Text != sameText || row.Before != sameText || row.Topic != "事故の報告" || row.Status != StatusDone {
		t.Errorf("%+v", row)
	}
}

// Answers of several departments go back together: an answer once, whatever it is
// doubted for, and only those of departments that can be returned.
func TestQueueReturns(t *testing.T) {
	ws, q := inspected(t), NewQueue()
	queued(t, ws, q)
	find := func(department string, key checklist.Key, code checklist.QueueCode) int {
		return q.Find(QueuePlace{department, key}, code)
	}
	reason := find("tax", dep(duty), checklist.QueueUnsupported) - 1
	if q.Toggle(reason); q.Choices() != 2 || !q.Chosen(reason) || q.Proposal(NewFormat("ja")) != "「実施」の根拠が分かりません。現状か根拠資料を書いてください。" {
		t.Errorf("%d chosen, %q", q.Choices(), q.Proposal(NewFormat("ja")))
	}
	q.Toggle(find("tax", dep(incident), checklist.QueueCopiedDepartment))
	if q.Choices() != 3 || !q.Chosen(find("tax", dep(incident), checklist.QueueCopiedLastYear)) || q.Proposal(NewFormat("ja")) != "" {
		t.Errorf("%d chosen, %q", q.Choices(), q.Proposal(NewFormat("ja")))
	}
	q.Toggle(find("nursery-school", dep(password), checklist.QueueCriticalNotApplicable))
	if _, err := ws.Accept(t.Context(), 2026, []string{"nursery-school"}); err != nil {
		t.Fatal(err)
	}
	queued(t, ws, q)
	var got []string
	for _, r := range q.Returns() {
		got = append(got, fmt.Sprintf("%s%v%t", r.Name, r.Items, r.Ready))
	}
	if want := []string{"保育園[C01-01-02]false", "税務課[C02-01-02 C01-01-01]true", "市民課[C01-01-01]true"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	requests := ReturnRequests(q.Returns(), " 直してください ")
	if len(requests) != 2 || !slices.Equal(requests[0].Items, []string{"C01-01-01", "C02-01-02"}) || requests[1].Text != "直してください" {
		t.Fatalf("%+v", requests)
	}
	for _, request := range requests {
		if _, err := ws.Return(t.Context(), 2026, request); err != nil {
			t.Fatal(err)
		}
	}
	q.Toggle(find("tax", dep(incident), checklist.QueueCopiedDepartment))
	queued(t, ws, q)
	same := []QueueReturn{{Department: "a", Items: []string{"1", "2"}, Ready: true}, {Department: "b", Items: []string{"2", "1"}, Ready: true}, {Department: "c", Items: []string{"1"}}}
	if all := ReturnRequests(same, "x"); len(all) != 1 || !slices.Equal(all[0].Departments, []string{"a", "b"}) {
		t.Errorf("%+v", all)
	}
}

func TestQueueChoice(t *testing.T) {
	q := NewQueue()
	queued(t, inspected(t), q)
	q.SetFilter(QueueFilter{Code: checklist.QueueUnsupported})
	if q.ChooseShown(); q.Choices() != 2 || q.Shown(checklist.QueueUnsupported) != 2 {
		t.Errorf("%d chosen", q.Choices())
	}
	if q.Toggle(1); q.Choices() != 1 || q.Chosen(0) || q.Chosen(1) {
		t.Errorf("%d chosen", q.Choices())
	}
	q.Toggle(0)
	if q.Toggle(0); q.Choices() != 0 {
		t.Errorf("%d chosen", q.Choices())
	}
	q.Toggle(0)
	if q.ChooseNone(); q.Choices() != 0 || q.Proposal(NewFormat("ja")) == "" && q.Filter().Code == "" {
		t.Errorf("%d chosen", q.Choices())
	}
}

// Lines where nothing remains of a filter's reason show all again, and answers that
// are doubted no more are not chosen.
func TestQueueForgets(t *testing.T) {
	ws, q := inspected(t), NewQueue()
	queued(t, ws, q)
	q.SetFilter(QueueFilter{Code: checklist.QueueContradiction})
	q.Toggle(1)
	if err := ws.RemoveKnown(t.Context(), 2026, "training"); err != nil {
		t.Fatal(err)
	}
	queued(t, ws, q)
	if q.Filter().Code != "" || q.Choices() != 0 || q.Lines() == 0 || strings.Contains(queueLines(q)[0], "contradiction") {
		t.Errorf("%+v, %d chosen, %q", q.Filter(), q.Choices(), queueLines(q))
	}
}
