package viewmodel

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// officeInRound is the office's workspace of a city of three departments, in a round
// whose due date has passed.
func officeInRound(t *testing.T) *workflow.Workspace {
	t.Helper()
	dir := t.TempDir()
	clock := func() time.Time { return time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC) }
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: smallForm(t).Standard, Settings: workflow.OfficeSettings("ja")}
	ws, err := workflow.Create(t.Context(), filepath.Join(dir, "office.tenken"), spec, workflow.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	list := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(list, []byte("所属コード,所属名,部,内線\npolicy,企画政策課,企画部,2101\nict,情報政策課,企画部,2310\ntax,税務課,市民部,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.ImportOrganisation(t.Context(), list, false); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ws.OpenRound(t.Context(), workflow.RoundSpec{Year: 2026, Due: checklist.Date{Year: 2026, Month: 9, Day: 30}}); err != nil {
		t.Fatal(err)
	}
	return ws
}

func loadedContacts(t *testing.T, ws *workflow.Workspace) *Contacts {
	t.Helper()
	board, err := ws.Board(0)
	if err != nil {
		t.Fatal(err)
	}
	reminders, err := ws.Reminders(0)
	if err != nil {
		t.Fatal(err)
	}
	calls, err := ws.Calls(0, "")
	if err != nil {
		t.Fatal(err)
	}
	c := &Contacts{}
	c.Load(board, reminders, calls, NewFormat("ja"))
	return c
}

func entries(c *Contacts) []string {
	var all []string
	for i := range c.Lines() {
		all = append(all, c.Line(i).Name)
	}
	return all
}

func TestContactsListWhomToCall(t *testing.T) {
	ws := officeInRound(t)
	if _, err := ws.Excuse(t.Context(), 0, "tax", "休園中"); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Extend(t.Context(), 0, "ict", checklist.Date{Year: 2026, Month: 10, Day: 9}); err != nil {
		t.Fatal(err)
	}
	c := loadedContacts(t, ws)
	for _, test := range []struct {
		filter ContactFilter
		want   []string
	}{
		{ContactFilter{}, []string{"企画部", "企画政策課", "情報政策課"}},
		{ContactFilter{All: true}, []string{"企画部", "企画政策課", "情報政策課", "市民部", "税務課"}},
		{ContactFilter{Search: "２３１０"}, []string{"情報政策課"}},
		{ContactFilter{All: true, Search: "市民"}, []string{"市民部", "税務課"}},
	} {
		c.SetFilter(test.filter)
		if got := entries(c); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %v", test.filter, got)
		}
	}
	c.SetFilter(ContactFilter{All: true})
	awaited, late := c.Awaited()
	if bureau := c.Line(0); awaited != 2 || late != 1 || bureau.Awaited != 2 || bureau.Late != 1 || bureau.Remind == nil || bureau.Row != nil {
		t.Errorf("%d, %d, %+v", awaited, late, bureau)
	}
	if done := c.Line(3); done.Remind != nil || done.Awaited != 0 || c.Find(done.Key) != 3 || c.Find("nobody") != -1 {
		t.Errorf("%+v", done)
	}
	if one := c.Line(2); one.Contact == nil || one.Contact.Extension != "2310" || one.Bureau != "企画部" {
		t.Errorf("%+v", one)
	}
}

func TestContactsKnowWhatWasSaid(t *testing.T) {
	ws := officeInRound(t)
	for _, call := range [][2]string{{"tax", "一度目"}, {"ict", "別の課"}, {"tax", "二度目"}} {
		if _, err := ws.AddCall(t.Context(), 0, call[0], "担当", call[1]); err != nil {
			t.Fatal(err)
		}
	}
	calls := loadedContacts(t, ws).Calls("tax")
	if len(calls) != 2 || calls[0].Text != "二度目" || calls[1].Text != "一度目" {
		t.Errorf("%+v", calls)
	}
}
