package workflow

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

const trainingItem = "C05-02-02" // who has taken the training, by heads

// officeInRound is an office with an open round of three departments.
func officeInRound(t *testing.T) *Workspace {
	t.Helper()
	ws := newOffice(t, 3, func() time.Time { return time.Date(2026, 10, 5, 9, 0, 0, 0, japan) })
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2026, Due: checklist.Date{Year: 2026, Month: 9, Day: 30}}); err != nil {
		t.Fatal(err)
	}
	return ws
}

// first is the first department of the round.
func first(t *testing.T, ws *Workspace) checklist.Department {
	t.Helper()
	org, err := ws.Organisation()
	if err != nil {
		t.Fatal(err)
	}
	return org.Departments[0]
}

// handIn puts a submission of a department's answers where a received one lies.
func handIn(t *testing.T, ws *Workspace, d checklist.Department, responses ...checklist.Response) {
	t.Helper()
	err := ws.update(t.Context(), "receive", func(tx *store.Tx) error {
		ref := store.Ref{Round: "2026", Department: d.ID}
		a, err := tx.Assessment(ref)
		if err != nil {
			return err
		}
		round, err := findRound(tx, 2026)
		if err != nil {
			return err
		}
		s := checklist.Submission{Assessment: a.ID, Round: "2026", FiscalYear: 2026, Standard: round.Standard, Department: a.Department,
			Revision: a.Revision + 1, Responses: responses, Stamp: ws.stamp()}
		if a, err = a.Receive(&s); err != nil {
			return err
		}
		return errors.Join(tx.PutSubmission(s), tx.PutAssessment(a))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func headCount(d *checklist.Department, complying, concerned int) checklist.Response {
	return checklist.Response{Key: checklist.Key{Subject: d.Subjects[0].ID, Item: trainingItem}, Count: &checklist.HeadCount{Concerned: concerned, Complying: complying}}
}

func TestKnownLists(t *testing.T) {
	ws := officeInRound(t)
	d := first(t, ws)
	list := write(t, "研修.csv", "所属,点検項目,対象者数,受講者数\n"+d.ID+","+trainingItem+",50,41\nどこか,"+trainingItem+",1,1\n")
	req := KnownRequest{List: "training", Path: list, DryRun: true}
	result, err := ws.ImportKnown(t.Context(), req)
	if err != nil || len(result.List.Figures) != 1 || len(result.Problems) != 1 || result.Replaces {
		t.Fatalf("%+v, %v", result, err)
	}
	if known, err := ws.Known(0); err != nil || known.Lists != nil {
		t.Fatalf("a dry run keeps %+v, %v", known.Lists, err)
	}
	req.DryRun = false
	for _, replaces := range []bool{false, true} {
		if result, err = ws.ImportKnown(t.Context(), req); err != nil || result.Replaces != replaces {
			t.Fatalf("%+v, %v", result, err)
		}
	}

	written, err := ws.WriteRound(t.Context(), 2026, t.TempDir(), "ja", nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(written.Files, func(path string) bool {
		return strings.HasPrefix(filepath.Base(path), d.ID) && filepath.Ext(path) == ".xlsx"
	})
	if said := everyCell(t, written.Files[i]); !strings.Contains(said, "事務局の名簿から（研修.csv）") {
		t.Errorf("%s does not say what the list knows", written.Files[i])
	}

	handIn(t, ws, d, headCount(&d, 50, 50))
	known, err := ws.Known(2026)
	if err != nil || len(known.Contradictions) != 1 || known.Contradictions[0].Code != checklist.ContradictionOverstated || known.Contradictions[0].Answer.Count.Complying != 50 {
		t.Errorf("%+v, %v", known.Contradictions, err)
	}
	queue, err := ws.Queue(2026)
	if err != nil || queue.Codes[checklist.QueueContradiction] != 1 || queue.Names[d.ID] != d.Name {
		t.Errorf("%+v, %v", queue.Queue, err)
	}
	if err := ws.RemoveKnown(t.Context(), 2026, "training"); err != nil {
		t.Fatal(err)
	}
	if known, err = ws.Known(2026); err != nil || known.Lists != nil || known.Contradictions != nil {
		t.Errorf("removed, but %+v, %v", known, err)
	}
}

// everyCell is all that a workbook says.
func everyCell(t *testing.T, path string) string {
	t.Helper()
	tables, _, err := ReadTables(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, table := range tables {
		for _, row := range table.Rows(1000) {
			all = append(all, strings.Join(row.Cells, " "))
		}
	}
	return strings.Join(all, "\n")
}

func TestQueueKnowsLastYear(t *testing.T) {
	ws := officeInRound(t)
	d := first(t, ws)
	const text = "毎年4月に台帳を見直し、課長が確認のうえで押印して保管している。"
	key := checklist.Key{Subject: d.Subjects[0].ID, Item: "C01-01-04"}
	answer := checklist.Response{Key: key, Rating: "done", Comment: text}
	err := ws.update(t.Context(), "test", func(tx *store.Tx) error {
		round, err := findRound(tx, 2026)
		if err != nil {
			return err
		}
		round.ID, round.FiscalYear = "2025", 2025
		a := checklist.Assessment{ID: "a", Round: "2025", Department: d, State: checklist.StateAccepted}
		return errors.Join(tx.PutRound(round), tx.PutAssessment(a), tx.PutResponse(store.RefOf(&a), answer))
	})
	if err != nil {
		t.Fatal(err)
	}
	handIn(t, ws, d, answer)
	queue, err := ws.Queue(2026)
	if err != nil || queue.Codes[checklist.QueueCopiedLastYear] != 1 {
		t.Errorf("%+v, %v", queue.Queue, err)
	}
}

func TestRegisterAndCalls(t *testing.T) {
	ws := officeInRound(t)
	d := first(t, ws)
	q, err := ws.AskQuestion(t.Context(), 0, "ｃ０１－０１－０４", d.Name.Ja, "派遣職員も含みますか。")
	if err != nil || q.Number != 1 || q.Item != "C01-01-04" || q.Department != d.ID {
		t.Fatalf("%+v, %v", q, err)
	}
	if _, err := ws.AskQuestion(t.Context(), 0, "Z99", d.ID, "質問"); !errors.Is(err, checklist.ErrUnknownItem) {
		t.Error(err)
	}
	if _, err := ws.AnswerQuestion(t.Context(), 0, Reply{Number: 7, Text: "回答"}); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
	if q, err = ws.AnswerQuestion(t.Context(), 0, Reply{Number: 1, Text: "含みます。", Erratum: true}); err != nil || !q.Published {
		t.Fatalf("%+v, %v", q, err)
	}
	round, err := ws.Round(0)
	if err != nil || len(round.Errata) != 1 || round.Errata[0].Text != "含みます。" || round.Errata[0].NotCounted {
		t.Errorf("%+v, %v", round.Errata, err)
	}
	for _, text := range []string{"来週提出とのこと", "再度依頼"} {
		if _, err := ws.AddCall(t.Context(), 0, d.ID, "担当", text); err != nil {
			t.Fatal(err)
		}
	}
	calls, err := ws.Calls(0, d.Name.Ja)
	if err != nil || len(calls) != 2 || calls[1].Text != "再度依頼" || calls[0].ID == calls[1].ID {
		t.Errorf("%+v, %v", calls, err)
	}
	for level, asker := range map[Level]bool{LevelFull: true, LevelSummary: false} {
		req := ReportRequest{Formats: []Format{FormatXLSX}, Languages: []string{"ja"}, Level: level, Dir: t.TempDir()}
		result, err := ws.ReportRound(t.Context(), ReportQuestions, 0, req, nil)
		if err != nil || len(result.Files) != 1 {
			t.Fatal(result, err)
		}
		content := everyCell(t, result.Files[0])
		if !strings.Contains(content, "含みます。") || strings.Contains(content, d.Name.Ja) != asker {
			t.Errorf("%s: %s", level, content)
		}
	}
}

func TestReminders(t *testing.T) {
	ws := officeInRound(t)
	d := first(t, ws)
	before, err := ws.Reminders(0)
	if err != nil || len(before.Bureaus) == 0 || before.Days(before.Round.Due) != -5 {
		t.Fatalf("%+v, %v", before, err)
	}
	handIn(t, ws, d, headCount(&d, 50, 50))
	after, err := ws.Reminders(0)
	if err != nil {
		t.Fatal(err)
	}
	count := func(r Reminders) (n int) {
		for _, b := range r.Bureaus {
			n += len(b.Rows)
		}
		return n
	}
	if count(before) != 3 || count(after) != 2 {
		t.Errorf("%d departments, after a submission %d", count(before), count(after))
	}
}

func TestTheOfficesListsAreNotForDepartments(t *testing.T) {
	ws, _ := openSample(t)
	for name, verb := range map[string]func() error{
		"known":     func() error { _, err := ws.Known(0); return err },
		"queue":     func() error { _, err := ws.Queue(0); return err },
		"register":  func() error { _, err := ws.Register(0); return err },
		"calls":     func() error { _, err := ws.Calls(0, ""); return err },
		"call":      func() error { _, err := ws.AddCall(t.Context(), 0, "tax", "", "x"); return err },
		"reminders": func() error { _, err := ws.Reminders(0); return err },
	} {
		if err := verb(); !errors.Is(err, ErrNotOffice) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
