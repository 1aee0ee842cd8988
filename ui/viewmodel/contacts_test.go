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
	org, err := ws.Organisation()
	if err != nil {
		t.Fatal(err)
	}
	c := &Contacts{}
	c.Load(board, &org, reminders, calls, NewFormat("ja"))
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
	if done := c.Line(3); done.Remind != nil || done.Awaited != 0 || done.Department != "" || c.Find(done.Key) != 3 || c.Find("nobody") != -1 {
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

// One of several contacts is changed, or a first one named; what is missing is told.
func TestContactForm(t *testing.T) {
	until := checklist.Date{Year: 2027, Month: time.March, Day: 31}
	deputy, chief := checklist.Contact{Post: "代理", Deputy: true}, checklist.Contact{Post: "庶務係長", Extension: "2310", Deputy: false, Until: until}
	org := &checklist.Organisation{Departments: []checklist.Department{{ID: "ict", Contacts: []checklist.Contact{deputy, chief}}, {ID: "tax"}}}
	form := NewContactForm(&ContactEntry{Key: "k", Department: "ict", Contact: &workflow.BoardContact{Contact: chief}}, org, NewFormat("ja"))
	if form.Key != "k" || form.Post != "庶務係長" || form.Until != "令和9年3月31日" {
		t.Errorf("%+v", form)
	}
	form.Extension, form.Until = " 2999 ", ""
	chief.Extension, chief.Until = "2999", checklist.Date{}
	if contacts, wrong := form.Contacts(); !slices.Equal(contacts, []checklist.Contact{deputy, chief}) || wrong != (ContactWrong{}) || org.Departments[0].Contacts[1].Extension != "2310" {
		t.Errorf("%+v, %+v", contacts, wrong)
	}
	form.Post, form.Until = " ", "あした"
	if _, wrong := form.Contacts(); !wrong.Post || wrong.Until == nil {
		t.Errorf("%+v", wrong)
	}
	first := NewContactForm(&ContactEntry{Department: "tax"}, org, NewFormat("ja"))
	first.Post = "担当"
	if contacts, _ := first.Contacts(); !slices.Equal(contacts, []checklist.Contact{{Post: "担当"}}) {
		t.Errorf("%+v", contacts)
	}
	if NewContactForm(&ContactEntry{Department: "gone"}, org, NewFormat("ja")) != nil {
		t.Error("a department that is gone has a contact")
	}
}
