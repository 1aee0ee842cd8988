package viewmodel

import (
	"fmt"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

var (
	routeApp, routeExcel = checklist.RouteApp, checklist.RouteExcel
	roundDue             = checklist.Date{Year: 2026, Month: 10, Day: 30}
)

// smallBoard has two bureaus with the statuses that matter.
func smallBoard() *workflow.Board {
	row := func(id, name string, status checklist.Status, answered int) workflow.BoardRow {
		return workflow.BoardRow{ID: id, Department: name, Name: checklist.Text{Ja: name}, Status: status, Answered: answered, InScope: 10, Due: roundDue, Route: &routeExcel}
	}
	b := &workflow.Board{Day: roundDue, Round: checklist.Round{FiscalYear: 2026, Due: roundDue}}
	policy, ict := row("policy", "企画政策課", checklist.StatusAccepted, 10), row("ict", "情報政策課", checklist.StatusSubmitted, 10)
	ict.Route, ict.Revision = &routeApp, 2
	tax, citizens := row("tax", "税務課", checklist.StatusLate, 4), row("citizens", "市民課", checklist.StatusExcused, 0)
	policy.Gaps, tax.Gaps = new(0), new(3)
	tax.Due, tax.DaysLate = checklist.Date{Year: 2026, Month: 11, Day: 9}, 3
	tax.Contact = &workflow.BoardContact{Contact: checklist.Contact{Post: "税務課 庶務係長", Extension: "2201"}}
	citizens.Route = nil
	b.Bureaus = []workflow.BoardBureau{
		{ID: "b1", Name: checklist.Text{Ja: "企画部"}, Lead: checklist.Text{Ja: "企画政策課"}, Rows: []workflow.BoardRow{policy, ict}},
		{ID: "b2", Name: checklist.Text{Ja: "市民部"}, Rows: []workflow.BoardRow{tax, citizens}},
	}
	return b
}

func loadedBoard() *Board {
	b := NewBoard()
	calls := []workflow.NamedCall{
		{Call: checklist.Call{Department: "tax", Text: "一度目"}},
		{Call: checklist.Call{Department: "tax", Text: "二度目", Stamp: checklist.Stamp{At: now()}}},
	}
	b.Load(smallBoard(), calls, NewFormat("ja"))
	return b
}

// shown are the departments that show, in their order; bureaus are marked.
func shown(b *Board) []string {
	var ids []string
	for i := range b.Lines() {
		if line := b.Line(i); line.Row >= 0 {
			ids = append(ids, b.Row(line.Row).ID)
		} else {
			ids = append(ids, "#"+b.Bureaus()[line.Bureau].Name)
		}
	}
	return ids
}

func TestBoardFilters(t *testing.T) {
	for _, c := range []struct {
		filter BoardFilter
		want   []string
	}{
		{BoardFilter{}, []string{"#企画部", "policy", "ict", "#市民部", "tax", "citizens"}},
		{BoardFilter{Status: checklist.StatusLate}, []string{"#市民部", "tax"}},
		{BoardFilter{Bureau: 1}, []string{"#企画部", "policy", "ict"}},
		{BoardFilter{Route: routeApp}, []string{"#企画部", "ict"}},
		{BoardFilter{Search: "２２０１"}, []string{"#市民部", "tax"}},
		{BoardFilter{Search: "企画 情報"}, []string{"#企画部", "ict"}},
		{BoardFilter{Search: "ない"}, nil},
	} {
		b := loadedBoard()
		b.SetFilter(c.filter)
		if got := shown(b); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c.filter, got)
		}
	}
}

// A title sorts, sorts the other way, and then leaves the bureaus as they were.
func TestBoardSorts(t *testing.T) {
	for column, want := range map[BoardColumn][]string{
		BoardByStatus:   {"ict", "tax", "policy", "citizens"},
		BoardByProgress: {"citizens", "tax", "policy", "ict"},
		BoardByGaps:     {"ict", "citizens", "policy", "tax"},
		BoardByDue:      {"policy", "ict", "citizens", "tax"},
		BoardByRevision: {"policy", "tax", "citizens", "ict"},
		BoardByRoute:    {"citizens", "ict", "policy", "tax"},
		BoardByCalled:   {"policy", "ict", "citizens", "tax"},
		BoardByContact:  {"policy", "ict", "citizens", "tax"},
		BoardByName:     {"policy", "citizens", "ict", "tax"},
	} {
		b := loadedBoard()
		b.SortBy(column)
		if got := shown(b); !slices.Equal(got, want) {
			t.Errorf("by %s: %v", column, got)
		}
		b.SortBy(column)
		if got := shown(b); b.Sorting() != (BoardSorting{column, true}) || got[0] != want[len(want)-1] && column != BoardByName && column != BoardByRoute && column != BoardByProgress {
			t.Errorf("by %s, down: %v", column, got)
		}
		if b.SortBy(column); b.Sorting() != (BoardSorting{}) || shown(b)[0] != "#企画部" {
			t.Errorf("by %s, three times: %v", column, shown(b))
		}
	}
}

func TestBoardChoice(t *testing.T) {
	b := loadedBoard()
	picked := func(line int) []string {
		var ids []string
		for _, row := range b.Picked(line) {
			ids = append(ids, row.ID)
		}
		return ids
	}
	if got := picked(b.Find("ict")); !slices.Equal(got, []string{"ict"}) {
		t.Errorf("nothing is chosen, and it is about %v", got)
	}
	if got := picked(0); got != nil {
		t.Errorf("a bureau stands for %v", got)
	}
	b.Toggle(b.Find("tax"))
	b.Toggle(0) // the bureau of policy and ict
	if got := picked(-1); !slices.Equal(got, []string{"policy", "ict", "tax"}) || !b.Chosen(0) || b.Chosen(3) {
		t.Errorf("%v", got)
	}
	b.Toggle(0)
	b.SetFilter(BoardFilter{Bureau: 1})
	if b.ChooseShown(); b.Choices() != 3 {
		t.Errorf("%d are chosen", b.Choices())
	}
	b.ChooseShown()
	if got := picked(-1); !slices.Equal(got, []string{"tax"}) {
		t.Errorf("what the filter leaves out is forgotten: %v", got)
	}
	without := smallBoard()
	without.Bureaus = without.Bureaus[:1]
	b.SetFilter(BoardFilter{Bureau: 2})
	if b.Load(without, nil, NewFormat("ja")); b.Choices() != 0 || b.Filter().Bureau != 0 {
		t.Errorf("%d are chosen, %+v", b.Choices(), b.Filter())
	}
	b.Toggle(1)
	if b.ChooseNone(); b.Choices() != 0 {
		t.Error("something is still chosen")
	}
}

func TestBoardFigures(t *testing.T) {
	b := loadedBoard()
	want := []StatusCount{{"", 4}, {checklist.StatusSubmitted, 1}, {checklist.StatusLate, 1}, {checklist.StatusAccepted, 1}, {checklist.StatusExcused, 1}}
	if got := b.Counts(); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := b.Answers(); got.Permyriad != 8000 || !got.Valid { // 24 of 30: the excused one is not counted
		t.Errorf("answered %v", got)
	}
	tax := b.Row(b.Line(b.Find("tax")).Row)
	if b.Missing() != 1 || b.Rows() != 4 || !tax.Extended || tax.Called.Text != "二度目" {
		t.Errorf("%d missing, %+v", b.Missing(), tax)
	}
}

// What is next follows from what the departments have done.
func TestBoardNext(t *testing.T) {
	for _, c := range []struct {
		change func(rows []workflow.BoardRow)
		step   BoardStep
		n      int
	}{
		{func(rows []workflow.BoardRow) { rows[0].Waiting = 2 }, BoardReceived, 1},
		{func(rows []workflow.BoardRow) {}, BoardReview, 1},
		{func(rows []workflow.BoardRow) { rows[1].Status = checklist.StatusAccepted }, BoardWait, 1},
		{func(rows []workflow.BoardRow) {
			rows[0].Status, rows[1].Status = checklist.StatusLate, checklist.StatusAccepted
		}, BoardRemind, 1},
		{func(rows []workflow.BoardRow) {
			rows[0].Status, rows[1].Status = checklist.StatusAccepted, checklist.StatusExcused
		}, BoardClose, 0},
	} {
		board := smallBoard()
		board.Bureaus = board.Bureaus[:1]
		rows := board.Bureaus[0].Rows
		rows[0].Status = checklist.StatusDraft
		c.change(rows)
		b := NewBoard()
		b.Load(board, nil, NewFormat("ja"))
		if step, n := b.Next(); step != c.step || n != c.n {
			t.Errorf("%s %d instead of %s %d", step, n, c.step, c.n)
		}
	}
}

func TestBoardBeforeTheFirstRound(t *testing.T) {
	b := NewBoard()
	b.Load(nil, nil, NewFormat("ja"))
	if b.Lines() != 0 || b.Picked(0) != nil || b.Find("x") != -1 || b.Answers().Valid {
		t.Errorf("%+v", b)
	}
}

// largeBoard has a thousand departments in fifty bureaus.
func largeBoard() *workflow.Board {
	b := &workflow.Board{Round: checklist.Round{FiscalYear: 2026, Due: roundDue}}
	for i := range 50 {
		bureau := workflow.BoardBureau{ID: fmt.Sprint(i), Name: checklist.Text{Ja: fmt.Sprintf("第%d部", i+1)}}
		for j := range 20 {
			name := fmt.Sprintf("第%d課", i*20+j+1)
			bureau.Rows = append(bureau.Rows, workflow.BoardRow{ID: name, Name: checklist.Text{Ja: name}, Status: checklist.Statuses()[j%8], Answered: j, InScope: 20, Due: roundDue})
		}
		b.Bureaus = append(b.Bureaus, bureau)
	}
	return b
}

func TestLargeBoard(t *testing.T) {
	b := NewBoard()
	b.Load(largeBoard(), nil, NewFormat("ja"))
	if b.Lines() != 1050 || b.Shown() != 1000 {
		t.Errorf("%d lines, %d departments", b.Lines(), b.Shown())
	}
	b.SetFilter(BoardFilter{Search: "第１０００課"})
	if got := shown(b); !slices.Equal(got, []string{"#第50部", "第1000課"}) {
		t.Errorf("%v", got)
	}
}

func BenchmarkBoardSearch(b *testing.B) {
	board := NewBoard()
	board.Load(largeBoard(), nil, NewFormat("ja"))
	for b.Loop() {
		board.SetFilter(BoardFilter{Search: "第9"})
		board.SetFilter(BoardFilter{})
	}
}
