package viewmodel

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// city is an office with a round of the small standard, two departments, and the
// folder into which they hand in.
type city struct {
	*testing.T
	dir, inbox string
	office     *workflow.Workspace
	packages   []string
}

func (c *city) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func newCity(t *testing.T) *city {
	t.Helper()
	c := &city{T: t, dir: t.TempDir()}
	c.inbox = filepath.Join(c.dir, "in")
	c.must(os.Mkdir(c.inbox, 0o700))
	std, err := workflow.ReadStandardFile(filepath.Join("..", "testdata", "standard.yaml"))
	c.must(err)
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Standard: std, Settings: workflow.OfficeSettings("ja")}
	c.office, err = workflow.Create(t.Context(), filepath.Join(c.dir, "office.tenken"), spec, workflow.Options{Now: now})
	c.must(err)
	t.Cleanup(func() { c.must(c.office.Close()) })
	_, err = c.office.ImportOrganisation(t.Context(), filepath.Join("..", "testdata", "organisation.csv"), false)
	c.must(err)
	_, _, err = c.office.OpenRound(t.Context(), workflow.RoundSpec{Year: 2026})
	c.must(err)
	c.packages, err = c.office.WritePackages(t.Context(), 0, filepath.Join(c.dir, "out"), nil)
	c.must(err)
	return c
}

// department opens a new file of the department of package n, all of it answered
// with a comment and decided on.
func (c *city) department(n int, name, comment string) (*workflow.Workspace, *workflow.Sheet) {
	c.Helper()
	path := filepath.Join(c.dir, name+".tenken")
	_, err := workflow.Join(c.Context(), path, c.packages[n], workflow.Options{Now: now})
	c.must(err)
	ws, err := workflow.Open(c.Context(), path, workflow.Options{Now: now})
	c.must(err)
	c.Cleanup(func() { ws.Close() })
	sheet, err := ws.Sheet(0)
	c.must(err)
	c.answer(ws, sheet, comment)
	return ws, sheet
}

func (c *city) answer(ws *workflow.Workspace, sheet *workflow.Sheet, comment string) {
	c.Helper()
	for _, entry := range sheet.Scope.Items {
		r := checklist.Response{Key: entry.Key(), Rating: "done", Comment: comment}
		if entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 10, Complying: 10}
		}
		_, err := ws.Save(c.Context(), sheet, workflow.Edit{Response: r})
		c.must(err)
	}
	c.must(ws.Approve(c.Context(), sheet, checklist.Approval{DocumentNumber: "第1号", Date: checklist.DateOf(now())}))
}

// handIn writes a sealed submission into the inbox.
func (c *city) handIn(ws *workflow.Workspace, sheet *workflow.Sheet, name string) string {
	c.Helper()
	path := filepath.Join(c.inbox, name+workflow.SubmissionSuffix)
	_, err := ws.Submit(c.Context(), sheet, path, nil)
	c.must(err)
	return path
}

// look looks into the inbox.
func (c *city) look() *Receive {
	c.Helper()
	files, err := LookInto(c.Context(), c.office, []string{c.inbox}, nil)
	c.must(err)
	r := NewReceive(files)
	board, err := c.office.Board(0)
	c.must(err)
	r.Name(board, NewFormat("en"))
	return r
}

func (c *city) take(r *Receive) {
	c.Helper()
	files, err := r.Take(c.Context(), c.office, 0, nil)
	c.must(err)
	r.Took(files)
}

// want compares the outcomes, in the order of the files' names.
func (c *city) want(r *Receive, outcomes string) {
	c.Helper()
	var got []string
	for i := range r.Len() {
		got = append(got, string(r.Row(i).Outcome))
	}
	if said := strings.Join(got, " "); said != outcomes {
		c.Errorf("%q instead of %q", said, outcomes)
	}
}

// Looking keeps nothing; taking keeps what can be, and the rest has a text for the
// department.
func TestReceiveLooksAndTakes(t *testing.T) {
	c := newCity(t)
	ws, sheet := c.department(0, "a", "綴り")
	good := c.handIn(ws, sheet, "1")
	content, err := os.ReadFile(good)
	c.must(err)
	content[len(content)/2] ^= 1
	c.must(os.WriteFile(filepath.Join(c.inbox, "2"+workflow.SubmissionSuffix), content, 0o600))
	c.must(os.WriteFile(filepath.Join(c.inbox, "3.txt"), []byte("これは提出ではありません。"), 0o600))
	r := c.look()
	c.want(r, "new tampered refused")
	if r.Pending() != 1 || r.Taken() != 0 || r.Open() != 0 || len(r.Paths()) != 3 {
		t.Errorf("pending %d, taken %d, open %d", r.Pending(), r.Taken(), r.Open())
	}
	if got := fmt.Sprint(r.Counts()); got != "[{ 3} {new 1} {tampered 1} {refused 1}]" {
		t.Error(got)
	}
	if r.Row(0).Name != "Citizens Department" || len(r.Select(ReceiveFilter{Search: "ｃｉｔｉｚｅｎｓ 市民"})) != 1 || len(r.Select(ReceiveFilter{Outcome: workflow.OutcomeRefused})) != 1 {
		t.Errorf("%+v", r.Row(0))
	}
	if board, err := c.office.Board(0); err != nil || len(board.Rows(checklist.StatusSubmitted)) != 0 {
		t.Error("looking has taken it in", err)
	}
	for i, wants := range []bool{false, true, true} {
		if r.Row(i).Replies() != wants {
			t.Errorf("file %d", i)
		}
	}
	letter := r.Row(2).Letter(NewFormat("ja"), "青葉市 事務局", "点検のファイルではありません。", []string{"一", "二"})
	for _, want := range []string{"（所属名） 御中", "3.txt", "理由：点検のファイルではありません。", "・一\n・二", "青葉市 事務局"} {
		if !strings.Contains(letter, want) {
			t.Errorf("%q is missing in %q", want, letter)
		}
	}
	c.take(r)
	c.want(r, "new tampered refused")
	if !r.Row(0).Taken || r.Row(1).Taken || r.Pending() != 0 || len(r.Paths()) != 2 {
		t.Errorf("%+v", r.Row(0))
	}
	c.want(c.look(), "duplicate tampered refused")
}

// A key that nobody knows waits for a person, who may decide before or after.
func TestReceiveConfirmsAKey(t *testing.T) {
	c := newCity(t)
	ws, sheet := c.department(0, "a", "一")
	c.handIn(ws, sheet, "1")
	other, sheet2 := c.department(0, "b", "二")
	c.handIn(other, sheet2, "2")
	r := c.look()
	c.want(r, "new unconfirmed_key")
	row := r.Row(1)
	if !row.Asks() || row.Signer == nil || r.Open() != 1 || r.Pending() != 2 {
		t.Fatalf("%+v", row)
	}
	c.take(r)
	c.want(r, "new unconfirmed_key")
	if r.Pending() != 0 || r.Open() != 1 {
		t.Error("what waits is taken in twice")
	}
	row.Decide(workflow.RulingAccept)
	row.Note = " "
	if r.Unreasoned() != 1 || r.Pending() != 1 || r.Open() != 0 {
		t.Error("a decision without a reason")
	}
	if _, err := r.Take(t.Context(), c.office, 0, nil); err == nil {
		t.Error("it is recorded without a reason")
	}
	row.Note = "電話で確認"
	again := c.look()
	again.Keep(r)
	if again.Row(1).Ruling != workflow.RulingAccept || again.Row(1).Note != "電話で確認" || again.Row(0).Ruling != "" {
		t.Errorf("%+v", again.Row(1))
	}
	c.take(r)
	if !row.Outcome.Kept() || row.Ruling != "" || row.Note != "" {
		t.Errorf("%+v", row)
	}
	if sheet, err := c.office.SheetOf(0, row.ID); err != nil || sheet.Response(sheet.Scope.Items[0].Key()).Comment != "二" {
		t.Error("the other one counts", err)
	}
}

// What has come earlier is decided without its file; once that is recorded it is open no
// more, whatever was decided.
func TestReceiveDecidesWhatIsHeld(t *testing.T) {
	c := newCity(t)
	for i, name := range []string{"1", "2"} {
		ws, sheet := c.department(0, name, name)
		c.handIn(ws, sheet, name)
		if i == 0 {
			c.take(c.look())
		}
	}
	c.take(c.look())
	c.must(os.RemoveAll(c.inbox))
	waiting, err := c.office.Waiting(0)
	c.must(err)
	r := NewHeld(waiting)
	if !r.Held() || r.Len() != 1 || r.Open() != 1 || r.Pending() != 0 || r.Paths() != nil || !r.Row(0).Asks() || r.Row(0).Signer == nil {
		t.Fatalf("%+v", r.Row(0))
	}
	r.Row(0).Decide(workflow.RulingReject)
	r.Row(0).Note = "心当たりがない"
	if r.Pending() != 1 {
		t.Errorf("%d pending", r.Pending())
	}
	c.take(r)
	if row := r.Row(0); r.Open() != 0 || r.Pending() != 0 || !row.Decided || row.Outcome != workflow.OutcomeUnconfirmedKey {
		t.Errorf("%+v", row)
	}
	if left, err := c.office.Waiting(0); err != nil || len(left) != 0 {
		t.Errorf("%+v, %v", left, err)
	}
}

// What changes against the submission before is told, answer by answer.
func TestReceiveTellsWhatChanges(t *testing.T) {
	c := newCity(t)
	ws, sheet := c.department(0, "a", "一")
	c.handIn(ws, sheet, "1")
	c.take(c.look())
	c.must(ws.Withdraw(t.Context(), sheet))
	first := sheet.Scope.Items[0]
	_, err := ws.Save(t.Context(), sheet, workflow.Edit{Response: checklist.Response{Key: first.Key(), Rating: "partly", Plan: checklist.Plan{Action: "事務分担表を改める"}}})
	c.must(err)
	c.must(ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第2号", Date: checklist.DateOf(now())}))
	c.handIn(ws, sheet, "2")
	r := c.look()
	c.want(r, "duplicate newer")
	d, f := r.Row(1).Differences, NewFormat("ja")
	if len(d) != 1 || f.Change(d[0]) != "○ 実施 → △ 一部実施" || !strings.Contains(f.Place(d[0]), first.Item.ID+" "+first.Item.Topic.Ja) {
		t.Fatalf("%+v", d)
	}
	d[0].To = d[0].From
	if got := f.Change(d[0]); !strings.Contains(got, "記入") {
		t.Error(got)
	}
	d[0].From.Code = ""
	if got := f.Change(d[0]); got != "未回答 → ○ 実施" {
		t.Error(got)
	}
}

// Called off, it tells what was taken in until then.
func TestReceiveIsCalledOff(t *testing.T) {
	c := newCity(t)
	for n, name := range []string{"1", "2"} {
		ws, sheet := c.department(n, name, "綴り")
		c.handIn(ws, sheet, name)
	}
	r := c.look()
	ctx, cancel := context.WithCancel(t.Context())
	files, err := r.Take(ctx, c.office, 0, func(int, int) { cancel() })
	if err == nil {
		t.Fatal("it was not called off")
	}
	r.Took(files)
	if r.Taken() != 1 || r.Pending() != 1 {
		t.Errorf("%d taken, %d left", r.Taken(), r.Pending())
	}
	c.take(r)
	if r.Taken() != 2 || r.Pending() != 0 {
		t.Error("it cannot go on")
	}
}
