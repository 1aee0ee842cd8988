package viewmodel

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// sameText is what two departments have written, long enough to be a copy.
const sameText = "毎年度のはじめに台帳を見直し、課長が内容を確かめたうえで保管している。"

// dep is a key of the small standard as departments of the organisation list have it.
func dep(key checklist.Key) checklist.Key { return checklist.Key{Subject: "dep", Item: key.Item} }

// answers changes what a department answers; every other item is done, with a remark
// of its own.
type answers map[checklist.Key]func(*checklist.Response)

// inspected is the office's workspace after a round of last year and one of this
// year. Of this year tax, citizens-affairs and nursery-school have handed in.
func inspected(t *testing.T) *workflow.Workspace {
	t.Helper()
	ws := newOffice(t)
	openRound(t, ws, 2025)
	handIn(t, ws, 2025, "tax", answers{dep(password): rated("partly"), dep(incident): said("done", sameText)})
	handIn(t, ws, 2025, "nursery-school", nil)
	openRound(t, ws, 2026)
	list := filepath.Join(t.TempDir(), "研修名簿.csv")
	if err := os.WriteFile(list, []byte("所属コード,項目,対象者数,実施者数\ntax,C02-01-01,50,41\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.ImportKnown(t.Context(), workflow.KnownRequest{List: "training", Path: list, Year: 2026}); err != nil {
		t.Fatal(err)
	}
	everyone := func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 50, Complying: 50} }
	handIn(t, ws, 2026, "tax", answers{dep(training): everyone, dep(duty): said("done", ""), dep(incident): said("done", sameText)})
	handIn(t, ws, 2026, "citizens-affairs", answers{dep(duty): said("done", ""), dep(incident): said("done", sameText)})
	handIn(t, ws, 2026, "nursery-school", answers{dep(password): func(r *checklist.Response) { r.Rating, r.Reason, r.Comment = "not_applicable", "端末がない", "" }})
	return ws
}

func said(code checklist.RatingCode, comment string) func(*checklist.Response) {
	return func(r *checklist.Response) { r.Rating, r.Comment = code, comment }
}

func newOffice(t *testing.T) *workflow.Workspace {
	t.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("..", "testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: workflow.OfficeSettings("ja")}
	ws, err := workflow.Create(t.Context(), filepath.Join(t.TempDir(), "office.tenken"), spec, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := ws.ImportOrganisation(t.Context(), filepath.Join("..", "testdata", "organisation.csv"), false); err != nil {
		t.Fatal(err)
	}
	return ws
}

func openRound(t *testing.T, ws *workflow.Workspace, year checklist.FiscalYear) {
	t.Helper()
	due := checklist.Date{Year: int(year), Month: 10, Day: 30}
	if _, _, err := ws.OpenRound(t.Context(), workflow.RoundSpec{Year: year, Due: due}); err != nil {
		t.Fatal(err)
	}
}

// handIn lets a department hand in an answer sheet.
func handIn(t *testing.T, ws *workflow.Workspace, year checklist.FiscalYear, id string, changes answers) {
	t.Helper()
	sheet, err := ws.SheetOf(year, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range sheet.Scope.Items {
		r := &checklist.Response{Key: entry.Key(), Rating: "done", Comment: fmt.Sprint(id, "の台帳", year)}
		if entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 10, Complying: 10}
		}
		if change := changes[r.Key]; change != nil {
			change(r)
		}
		if r.Rating == "partly" {
			r.Plan = checklist.Plan{Cause: "不足", Action: "直す", Due: checklist.DateOf(now()).AddDays(30), Owner: "庶務係長", Funding: checklist.FundingNone}
		}
		sheet.Answers.Responses[r.Key] = r
	}
	sheet.Answers.Evidence = map[checklist.Key][]checklist.Evidence{
		dep(password): {{ID: "1", Key: dep(password), Title: "台帳", Number: "第12号", Date: checklist.Date{Year: 2024, Month: 4, Day: 1}}},
	}
	sheet.Assessment.Approval = &checklist.Approval{Date: checklist.DateOf(now()).AddDays(-1), Post: "課長", DocumentNumber: "第1号"}
	path := filepath.Join(t.TempDir(), id+".xlsx")
	if err := ws.ExportAnswerSheet(t.Context(), sheet, path, workflow.AnswerSheetRequest{Language: "ja"}); err != nil {
		t.Fatal(err)
	}
	received, err := ws.Receive(t.Context(), []string{path}, workflow.ReceiveOptions{})
	if err != nil || len(received) != 1 || !received[0].Outcome.Kept() || received[0].Partial {
		t.Fatalf("%s: %+v, %v", id, received, err)
	}
}
