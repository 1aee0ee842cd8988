package workflow

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// submitted keeps a submission of a department in which every item is done, and
// puts the department's record where it then stands.
func submitted(t testing.TB, ws *Workspace, department string, revision int) {
	t.Helper()
	err := ws.update(t.Context(), "receive", func(tx *store.Tx) error {
		round, err := findRound(tx, 0)
		if err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		a, err := tx.Assessment(store.Ref{Round: round.ID, Department: department})
		if err != nil {
			return err
		}
		s := checklist.Submission{Assessment: a.ID, Round: round.ID, FiscalYear: round.FiscalYear, Standard: round.Standard,
			Department: a.Department, Revision: revision, Stamp: ws.stamp()}
		for _, entry := range checklist.NewScope(std, &a.Department, round.Errata).Items {
			r := checklist.Response{Key: entry.Key(), Rating: "done", Stamp: ws.stamp()}
			if entry.Item.Kind == checklist.KindCount {
				r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 10, Complying: 10}
			}
			s.Responses = append(s.Responses, r)
		}
		if a, err = a.Receive(&s); err != nil {
			return err
		}
		if err := tx.PutSubmission(s); err != nil {
			return err
		}
		return tx.PutAssessment(a)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheBoard(t *testing.T) {
	day := fixedNow()
	ws := openRound(t, 5, func() time.Time { return day })
	submitted(t, ws, "ict", 2)
	if _, err := ws.Excuse(t.Context(), 0, "citizens-affairs", "機器更新のため"); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Extend(t.Context(), 0, "policy", date(2026, 10, 31)); err != nil {
		t.Fatal(err)
	}
	board, err := ws.Board(0)
	if err != nil || board.Day != date(2026, 10, 5) {
		t.Fatalf("%+v, %v", board, err)
	}
	got := map[string]string{}
	for _, row := range board.Rows("") {
		route := "null"
		if row.Route != nil {
			route = string(*row.Route)
		}
		got[row.ID] = fmt.Sprintln(row.Status, route, row.Revision, row.Answered > 0 && row.Answered == row.InScope, row.Due, row.DaysLate)
	}
	for id, want := range map[string]string{
		"ict": "submitted app 2 true 2026-09-30 0\n", "citizens-affairs": "excused excel 0 false 2026-09-30 0\n",
		"tax": "late app 0 false 2026-09-30 5\n", "policy": "not_started app 0 false 2026-10-31 0\n",
	} {
		if got[id] != want {
			t.Errorf("%s: %s, want %s", id, got[id], want)
		}
	}
	if late := board.Rows(checklist.StatusLate); len(late) != 2 || late[0].Contact == nil || late[0].Contact.Expired || late[0].Bureau == "" {
		t.Errorf("late: %+v", late)
	}
	if first := board.Bureaus[0]; first.Name.Ja != "企画部" || first.Lead.Ja != "企画政策課" || len(first.Rows) != 3 {
		t.Errorf("first bureau: %+v", first)
	}
	day = time.Date(2027, 4, 1, 0, 0, 0, 0, japan)
	if board, err = ws.Board(2026); err != nil || !board.Rows("")[0].Contact.Expired {
		t.Errorf("a contact of last year: %v", err)
	}
}

// An answer that lacks several things is one gap, and what is open is one each;
// of what has not come there is no figure.
func TestGapsOnTheBoard(t *testing.T) {
	ws := openRound(t, 3, fixedNow)
	submitted(t, ws, "ict", 1)
	sheet, err := ws.SheetOf(0, "tax")
	if err != nil {
		t.Fatal(err)
	}
	inOrder := func() map[string]int {
		board, err := ws.Board(0)
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]int{}
		for _, row := range board.Rows("") {
			if row.Gaps != nil {
				all[row.ID] = row.InScope - *row.Gaps
			}
		}
		return all
	}
	before := inOrder()
	err = ws.update(t.Context(), "receive", func(tx *store.Tx) error {
		var errs []error
		for i, rating := range []checklist.RatingCode{"not_done", "done"} {
			r := checklist.Response{Key: sheet.Scope.Items[i].Key(), Rating: rating, Stamp: ws.stamp()}
			errs = append(errs, tx.PutResponse(store.RefOf(&sheet.Assessment), r))
		}
		return errors.Join(errs...)
	})
	after := inOrder()
	if err != nil || len(before) != 1 || before["ict"] != after["ict"] || len(after) != 2 || after["tax"] != 1 {
		t.Errorf("in order are %v, then %v, %v", before, after, err)
	}
}

func TestWhomToCall(t *testing.T) {
	day := date(2027, 4, 1)
	contact := func(post string, deputy bool, until checklist.Date) checklist.Contact {
		return checklist.Contact{Post: post, Deputy: deputy, Until: until}
	}
	old, deputy, right := contact("前任", false, date(2027, 3, 31)), contact("代理", true, checklist.Date{}), contact("担当", false, day)
	for want, all := range map[string][]checklist.Contact{
		"担当": {old, deputy, right}, "代理": {old, deputy}, "前任": {old},
	} {
		if got := contactOn(all, day); got.Post != want || got.Expired != (want == "前任") {
			t.Errorf("%+v, want %s", got, want)
		}
	}
	if contactOn(nil, day) != nil {
		t.Error("nobody can be called")
	}
}

func TestConsolidationFromTheFile(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	submitted(t, ws, "ict", 1)
	submitted(t, ws, "ict", 2)
	submitted(t, ws, "tax", 1)
	if _, err := ws.Excuse(t.Context(), 0, "policy", "機器更新のため"); err != nil {
		t.Fatal(err)
	}
	c, err := ws.Consolidation(0)
	if err != nil || len(c.Departments) != 5 || c.City.Turnout.Expected != 4 || len(c.City.Turnout.Missing) != 2 {
		t.Fatalf("%+v, %v", c.City.Turnout, err)
	}
	if c.City.Score != (checklist.Rate{Permyriad: 10000, Valid: true}) || c.Departments[0].Revision != 2 {
		t.Errorf("%+v", c.City.Figure)
	}
	err = ws.update(t.Context(), "break", func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2026", Department: "tax"})
		a.Revision = 7
		return errors.Join(err, tx.PutAssessment(a))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Consolidation(0); err == nil {
		t.Error("a submission that is missing goes unseen")
	}
}

func BenchmarkOffice1000(b *testing.B) {
	org, err := SampleCity(1000)
	if err != nil {
		b.Fatal(err)
	}
	list := organisationFile(b, &org)
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			ws := newOffice(b, 0, fixedNow)
			if _, err := ws.ImportOrganisation(b.Context(), list, false); err != nil {
				b.Fatal(err)
			}
		}
	})
	ws := newOffice(b, 1000, fixedNow)
	year := checklist.FiscalYear(2026)
	b.Run("round", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := ws.OpenRound(b.Context(), RoundSpec{Year: year}); err != nil {
				b.Fatal(err)
			}
			year++
		}
	})
	for _, row := range org.Departments {
		submitted(b, ws, row.ID, 1)
	}
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			if _, err := ws.Board(0); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("consolidation", func(b *testing.B) {
		for b.Loop() {
			if _, err := ws.Consolidation(0); err != nil {
				b.Fatal(err)
			}
		}
	})
}
