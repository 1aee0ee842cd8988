package viewmodel

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func filledPlan(f Format) *RoundPlan {
	p := NewRoundPlan(2026, nil, "", f)
	for name, typed := range map[RoundDate]string{RoundOpens: "R8.10.1", RoundInspection: "2026/10/15", RoundDue: "令和8年10月30日", RoundResults: "２０２６年１２月１日"} {
		*p.Dates[name] = typed
	}
	p.Sessions[0].From, p.Sessions[0].To = "R8.9.1", "R8.9.25"
	p.Sessions = append(p.Sessions, &RoundSession{})
	return p
}

// Dates are read in any form, and what they become is what the round is opened with.
func TestRoundPlanReads(t *testing.T) {
	f := NewFormat("ja")
	p := filledPlan(f)
	round, wrong := p.Read()
	if wrong.Any() || round.Due != (checklist.Date{Year: 2026, Month: 10, Day: 30}) || len(round.Assembly) != 1 || !round.Budget.IsZero() {
		t.Errorf("%+v, %+v", round, wrong)
	}
	want := []Labelled{{"開始日", "令和8年10月1日（木）"}, {"点検日", "令和8年10月15日（木）"}, {"提出期限", "令和8年10月30日（金）"},
		{"委員会", "令和8年12月1日（火）"}, {"議会", "令和8年9月1日（火）から令和8年9月25日（金）まで"}}
	if facts := RoundFacts(&round, f); !slices.Equal(facts, want) {
		t.Errorf("%v", facts)
	}
	spec := p.Spec()
	if spec.Year != 2026 || spec.Results != round.Results || spec.Inspection != round.Inspection || spec.Opens != round.Opens || len(spec.Assembly) != 1 {
		t.Errorf("%+v", spec)
	}
	if warnings := p.Warnings(f); warnings != nil {
		t.Errorf("%q", warnings)
	}
	if NewFormat("en").WeekDate(round.Due) != "30 October 2026 (Fri)" {
		t.Error(NewFormat("en").WeekDate(round.Due))
	}
}

func TestRoundPlanWarnsAndRefuses(t *testing.T) {
	f := NewFormat("ja")
	p := filledPlan(f)
	*p.Dates[RoundDue], *p.Dates[RoundBudget] = "R8.9.5", "R8.11.10" // a Saturday, in the session, before the opening
	if got := len(p.Warnings(f)); got != 5 {
		t.Errorf("%d warnings: %q", got, p.Warnings(f))
	}
	*p.Dates[RoundDue], p.Sessions[1].From, p.Sessions[1].To = "あした", "R8.12.20", "R8.12.1"
	p.Sessions[0].To = ""
	_, wrong := p.Read()
	if backwards, bad := wrong.Sessions[1]; wrong.Dates[RoundDue] == nil || wrong.Sessions[0] == nil || !bad || backwards != nil || !wrong.Any() {
		t.Errorf("%+v", wrong)
	}
	p.Year = "いつか"
	if _, wrong := p.Read(); wrong.Year == nil || p.Warnings(f) != nil {
		t.Error("a year was read")
	}
}

// What is counted for each department is what the round asks of it.
func TestRoundShares(t *testing.T) {
	std, err := workflow.ReadStandard(workflow.DefaultStandard)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := workflow.Create(t.Context(), filepath.Join(t.TempDir(), "office.tenken"), workflow.Spec{Kind: workflow.KindOffice,
		City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: workflow.OfficeSettings("ja")}, workflow.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	list := filepath.Join(t.TempDir(), "list.xlsx")
	if err := workflow.WriteOrganisationTemplate(t.Context(), list, workflow.OrganisationForm{Lang: "ja"}); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.ImportOrganisation(t.Context(), list, false); err != nil {
		t.Fatal(err)
	}
	preview, err := ws.PreviewRound(2026, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	shares := RoundShares(preview, NewFormat("ja"))
	if len(shares) != 2 || shares[0].Name == "" {
		t.Fatalf("%+v", shares)
	}
	for i, share := range shares {
		sum := 0
		for _, n := range share.Kinds {
			sum += n
		}
		if sum != share.Items || share.Items != len(preview.Departments[i].Scope.Items) || share.Kinds[checklist.SubjectDepartment] == 0 {
			t.Errorf("%+v", share)
		}
	}
}
