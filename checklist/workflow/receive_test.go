package workflow

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// form writes the office's answer sheet for a department, filled in.
func (c *chain) form(department, name string, revision int, answers map[string]string, approved bool) string {
	c.Helper()
	sheet, err := c.office.SheetOf(0, department)
	c.must(err)
	out := sheet.answerSheet(DefaultSettings("ja"), Offers{}, "ja")
	out.Revision, out.Approval = revision, checklist.Approval{}
	if approved {
		out.Approval = checklist.Approval{DocumentNumber: "第7号", Date: date(2026, 10, 6)}
	}
	out.Answers = checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}}
	out.Rows = slices.DeleteFunc(slices.Clone(sheet.Scope.Items), func(e checklist.Scoped) bool { return answers[e.Item.ID] == "" })
	for _, entry := range out.Rows {
		rating, comment, _ := strings.Cut(answers[entry.Item.ID], " ")
		out.Answers.Responses[entry.Key()] = &checklist.Response{Key: entry.Key(), Rating: checklist.RatingCode(rating), Comment: comment}
	}
	path := filepath.Join(c.dir, name)
	f, err := os.Create(path)
	c.must(err)
	c.must(errors.Join(exchange.WriteAnswerSheet(f, out), f.Close()))
	return path
}

// got receives files and compares the outcomes, in their order.
func (c *chain) got(want string, opt ReceiveOptions, paths ...string) []Received {
	c.Helper()
	all, err := c.office.Receive(c.Context(), paths, opt)
	c.must(err)
	var outcomes []string
	for _, r := range all {
		outcomes = append(outcomes, string(r.Outcome))
	}
	if said := strings.Join(outcomes, " "); said != want {
		c.Fatalf("%q, not %q: %+v", said, want, all)
	}
	return all
}

// state is where a department stands: state, revision, files that wait, comments.
func (c *chain) state(department string) string {
	c.Helper()
	sheet, err := c.office.SheetOf(0, department)
	c.must(err)
	waiting := 0
	c.must(c.office.store.View(func(tx *store.Tx) error {
		s, err := loadStanding(tx, store.RefOf(&sheet.Assessment))
		waiting = s.waiting()
		return err
	}))
	said := fmt.Sprintf("%s %d %d", sheet.Assessment.State, sheet.Assessment.Revision, waiting)
	for _, entry := range sheet.Scope.Items {
		r := sheet.Response(entry.Key())
		said += fmt.Sprintf(" %s%s", r.Rating, r.Comment)
	}
	return said
}

func (c *chain) wantState(department, want string) {
	c.Helper()
	if said := c.state(department); said != want {
		c.Errorf("%s: %q, not %q", department, said, want)
	}
}

var accept = ReceiveOptions{Ruling: RulingAccept, Note: "電話で確認"}

func TestSheetsByTheirCells(t *testing.T) {
	c := newChain(t)
	whole := map[string]string{"A1": "yes 綴り", "A2": "yes"}
	first := c.form("d1", "1.xlsx", 1, whole, true)
	got := c.got("new", ReceiveOptions{DryRun: true}, first)
	if got[0].Changed != 2 || got[0].Answered != 2 || got[0].InScope != 2 || got[0].Department != "課d1" || got[0].Route != checklist.RouteExcel {
		t.Errorf("%+v", got[0])
	}
	c.wantState("d1", "draft 0 0  ")
	c.got("new", ReceiveOptions{}, first)
	c.got("duplicate", ReceiveOptions{}, first)
	c.wantState("d1", "submitted 1 0 yes綴り yes")

	// The same number with other answers waits, and what counted waits with it.
	other := c.form("d1", "2.xlsx", 1, map[string]string{"A1": "yes 直した", "A2": "yes"}, true)
	c.got("review", ReceiveOptions{}, other)
	c.wantState("d1", "draft 0 2  ")
	if _, err := c.office.Receive(t.Context(), []string{other}, ReceiveOptions{Ruling: RulingAccept}); !errors.Is(err, ErrNoNote) {
		t.Error(err)
	}
	c.got("new", accept, other)
	c.wantState("d1", "submitted 1 1 yes直した yes")
	c.got("review", ReceiveOptions{}, first)

	// From A to B and back to A by word of the office.
	c.got("newer", accept, first)
	c.wantState("d1", "submitted 2 0 yes綴り yes")
	c.got("duplicate duplicate", ReceiveOptions{}, first, other)

	// Of others: another round, another department, nothing at all.
	sheet, err := c.office.SheetOf(0, "d2")
	c.must(err)
	foreign := sheet.answerSheet(DefaultSettings("ja"), Offers{}, "ja")
	for want, change := range map[exchange.Outcome]func(*exchange.AnswerSheet){
		exchange.OutcomeWrongRound:        func(s *exchange.AnswerSheet) { s.Round = &checklist.Round{ID: "2025", FiscalYear: 2025} },
		exchange.OutcomeUnknownDepartment: func(s *exchange.AnswerSheet) { s.Department.ID = "d9" },
		exchange.OutcomeRefused:           func(*exchange.AnswerSheet) {},
	} {
		one := foreign
		department := foreign.Department.Clone()
		one.Department = &department
		change(&one)
		path := filepath.Join(c.dir, string(want)+".xlsx")
		f, err := os.Create(path)
		c.must(err)
		c.must(errors.Join(exchange.WriteAnswerSheet(f, one), f.Close()))
		c.got(string(want), ReceiveOptions{}, path)
	}
}

func TestPartsOfASheet(t *testing.T) {
	for _, order := range [][]string{{"a", "b"}, {"b", "a"}} {
		c := newChain(t)
		parts := map[string]string{
			"a": c.form("d1", "a.xlsx", 1, map[string]string{"A1": "yes 係"}, true),
			"b": c.form("d1", "b.xlsx", 1, map[string]string{"A2": "yes"}, false),
		}
		got := c.got("new", ReceiveOptions{}, parts[order[0]])
		if !got[0].Partial || got[0].Answered != 1 {
			t.Errorf("%+v", got[0])
		}
		c.got("duplicate", ReceiveOptions{}, parts[order[0]])
		if board, err := c.office.Board(0); err != nil || board.Rows("")[0].Status != checklist.StatusDraft || board.Rows("")[0].Answered != 1 {
			t.Errorf("%+v %v", board, err)
		}
		c.got("new", ReceiveOptions{}, parts[order[1]])
		c.wantState("d1", "submitted 1 0 yes係 yes")
		c.got("duplicate duplicate", ReceiveOptions{}, parts["a"], parts["b"])
	}
	c := newChain(t)
	c.got("new review", ReceiveOptions{},
		c.form("d1", "a.xlsx", 1, map[string]string{"A1": "yes 係"}, true), c.form("d1", "b.xlsx", 1, map[string]string{"A1": "no"}, false))
	if _, err := c.office.Undo(t.Context(), 0); err != nil {
		t.Error(err)
	}
	c.wantState("d1", "draft 0 0  ")
	if _, err := c.office.Undo(t.Context(), 0); !errors.Is(err, ErrNothingToUndo) {
		t.Error(err)
	}
}

// A link to a folder is that folder.
func TestFilesInALinkedFolder(t *testing.T) {
	dir := t.TempDir()
	inbox, link := filepath.Join(dir, "inbox"), filepath.Join(dir, "link")
	if err := errors.Join(os.Mkdir(inbox, 0o700), os.WriteFile(filepath.Join(inbox, "1.xlsx"), nil, 0o600), os.Symlink(inbox, link)); err != nil {
		t.Fatal(err)
	}
	files, err := filesIn([]string{link})
	if err != nil || len(files) != 1 || filepath.Base(files[0]) != "1.xlsx" {
		t.Errorf("files are %v, error %v", files, err)
	}
}

// What is signed stands above what anybody can write.
func TestASheetNeverTakesTheSealedPlace(t *testing.T) {
	for _, sealedFirst := range []bool{true, false} {
		c := newChain(t)
		ws, sheet := c.department(0, "d1.tenken")
		c.answer(ws, sheet, "封じた。")
		sealed, _ := c.submit(ws, sheet, "1")
		form := c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 書いた", "A2": "yes"}, true)
		later := c.form("d1", "2.xlsx", 2, map[string]string{"A1": "yes 後で", "A2": "yes"}, true)
		if sealedFirst {
			c.got("new review", ReceiveOptions{}, sealed, form)
		} else {
			c.got("new", ReceiveOptions{}, form)
			c.got("new", ReceiveOptions{}, sealed)
		}
		c.got("review", ReceiveOptions{}, later)
		c.wantState("d1", "submitted 1 2 yes封じた。 yes封じた。")
		c.got("review", ReceiveOptions{Ruling: RulingReject, Note: "誤り"}, form)
		c.got("newer", accept, later)
		c.wantState("d1", "submitted 2 0 yes後で yes")
	}
}

// The same answers have the same digest by both routes.
func TestBothRoutesGiveTheSameDigest(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "台帳がある。\n㈱・髙﨑、か\u3099", NewEvidence{Evidence: checklist.Evidence{Title: "台帳", Number: "文書12", Location: "書庫", Date: date(2026, 6, 1)}})
	sealed, done := c.submit(ws, sheet, "1")
	form := filepath.Join(c.dir, "1.xlsx")
	out := sheet.answerSheet(DefaultSettings("ja"), Offers{}, "ja")
	out.Revision = 1
	f, err := os.Create(form)
	c.must(err)
	c.must(errors.Join(exchange.WriteAnswerSheet(f, out), f.Close()))
	digest := func() string {
		var newest *store.Receipt
		c.must(c.office.store.View(func(tx *store.Tx) error {
			s, err := loadStanding(tx, store.RefOf(&sheet.Assessment))
			newest = s.newest()
			return err
		}))
		return string(newest.Route) + " " + newest.Digest
	}
	c.got("new", ReceiveOptions{}, form)
	if got := digest(); got != "excel "+done.Digest {
		t.Errorf("the sheet is %s, the sealed submission %s", got, done.Digest)
	}
	c.got("new", ReceiveOptions{}, sealed) // what is signed takes its place
	if got := digest(); got != "app "+done.Digest {
		t.Errorf("%s came, %s was sent", got, done.Digest)
	}
	c.got("duplicate duplicate", ReceiveOptions{}, form, sealed)
}

func TestForksWaitInAnyOrder(t *testing.T) {
	for _, originalFirst := range []bool{true, false} {
		c := newChain(t)
		ws, sheet := c.department(0, "d1.tenken")
		c.answer(ws, sheet, "ある。")
		backup := filepath.Join(c.dir, "backup.tenken")
		_, err := ws.Backup(t.Context(), backup, nil)
		c.must(err)
		first, _ := c.submit(ws, sheet, "1")
		old, sheet2 := c.open(backup)
		c.must(old.Reopen(t.Context(), sheet2))
		c.answer(old, sheet2, "違う。")
		fork, _ := c.submit(old, sheet2, "fork")
		if originalFirst {
			c.got("new", ReceiveOptions{}, first)
			c.got("review", ReceiveOptions{}, fork)
		} else {
			c.got("new", ReceiveOptions{}, fork)
			c.got("review", ReceiveOptions{}, first)
		}
		c.wantState("d1", "draft 0 2  ")
		c.got("new", accept, fork)
		c.wantState("d1", "submitted 1 1 yes違う。 yes違う。")
		c.got("new", accept, first) // the last word counts
		c.wantState("d1", "submitted 1 1 yesある。 yesある。")
	}
}

func TestUndoOfAReceive(t *testing.T) {
	c := newChain(t)
	form := c.form("d2", "2.xlsx", 1, map[string]string{"A1": "yes", "A2": "yes"}, true)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "一。")
	first, _ := c.submit(ws, sheet, "1")
	c.must(ws.Withdraw(t.Context(), sheet))
	c.answer(ws, sheet, "二。")
	second, _ := c.submit(ws, sheet, "2")
	c.got("new", ReceiveOptions{}, first)
	c.got("newer new", ReceiveOptions{}, second, form)
	done, err := c.office.Undo(t.Context(), 0)
	if err != nil || len(done) != 2 {
		t.Fatalf("%+v %v", done, err)
	}
	c.wantState("d1", "submitted 1 0 yes一。 yes一。")
	c.wantState("d2", "draft 0 0  ")
	c.got("newer new", ReceiveOptions{}, second, form)
	c.wantState("d1", "submitted 2 0 yes二。 yes二。")
	if _, err := c.office.Accept(t.Context(), 0, []string{"d2"}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.office.Undo(t.Context(), 0); !errors.Is(err, ErrDecided) {
		t.Error(err)
	}
	c.wantState("d1", "submitted 2 0 yes二。 yes二。")
}

// Returned, mended and accepted, by both routes.
func TestReturnAndAccept(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	sealed, _ := c.submit(ws, sheet, "1")
	form := c.form("d2", "2.xlsx", 1, map[string]string{"A1": "yes ある。", "A2": "yes 綴り"}, true)
	c.got("new new", ReceiveOptions{}, sealed, form)
	out := filepath.Join(c.dir, "out")
	returned, err := c.office.Return(t.Context(), 0, ReturnRequest{Items: []string{"A2"}, Rating: "yes", Text: "根拠を。"})
	if err != nil || len(returned) != 2 || len(returned[0].Keys) != 1 {
		t.Fatalf("%+v %v", returned, err)
	}
	c.must(c.office.WriteDecisions(t.Context(), 0, returned, out, "ja"))
	again, err := c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A2"}, Text: "根拠を。"})
	if err != nil || len(again) != 1 {
		t.Error(err)
	}
	c.wantState("d2", "returned 1 0 yesある。 yes綴り")

	// In the program the receipt unlocks the item; in Excel the sheet has no other.
	if applied, err := ws.ApplyReceipt(t.Context(), returned[0].Files[0]); err != nil || applied.State != checklist.StateReturned {
		t.Fatalf("%+v %v", applied, err)
	}
	note, err := os.ReadFile(returned[1].Files[0])
	if err != nil || !strings.Contains(string(note), "根拠を。") || !strings.Contains(string(note), "台帳がありますか。") {
		t.Errorf("%s %v", note, err)
	}
	mended := c.form("d2", "3.xlsx", 2, map[string]string{"A2": "yes 直した"}, true)
	c.got("newer", ReceiveOptions{}, mended)
	c.wantState("d2", "submitted 2 0 yesある。 yes直した")
	c.got("duplicate", ReceiveOptions{}, form)

	if _, err := c.office.Accept(t.Context(), 0, []string{"d1"}); !errors.Is(err, checklist.ErrState) {
		t.Error(err)
	}
	accepted, err := c.office.Accept(t.Context(), 0, nil)
	if err != nil || len(accepted) != 1 || accepted[0].ID != "d2" {
		t.Errorf("%+v %v", accepted, err)
	}
	late := c.form("d2", "4.xlsx", 3, map[string]string{"A2": "yes 遅い"}, true)
	c.got("refused", ReceiveOptions{}, late)
	c.must(c.office.WriteDecisions(t.Context(), 0, accepted, out, "en"))

	for _, d := range []Decided{returned[0], returned[1], accepted[0]} {
		want := map[exchange.Decision]string{exchange.DecisionReturned: "差戻し通知書", exchange.DecisionAccepted: "AcceptanceoftheSelf-Inspection"}[d.Decision]
		if text := paper(t, d.Files[len(d.Files)-1]); !strings.Contains(text, want) || strings.Contains(text, "根拠を。") != (d.Decision == exchange.DecisionReturned) {
			t.Errorf("%s %s: %.300s", d.ID, d.Decision, text)
		}
	}
	notice, err := c.office.ReportDepartments(t.Context(), ReportNotice, 0, pdfRequest(t), nil)
	if err != nil || len(notice.Files) != 1 {
		t.Fatalf("%v %v", notice.Files, err)
	}
	if text := paper(t, notice.Files[0]); !strings.Contains(text, "結果について（通知）") {
		t.Errorf("%.300s", text)
	}
	if _, err := c.office.ReportDepartments(t.Context(), ReportNotice, 0, pdfRequest(t, "d1"), nil); !errors.Is(err, checklist.ErrState) {
		t.Error("a notice before the acceptance:", err)
	}
	if _, err := ws.ReportDepartments(t.Context(), ReportReceipt, 0, ReportRequest{Formats: []Format{FormatPDF}, Languages: []string{"ja"}, Dir: out}, nil); !errors.Is(err, ErrNotOffice) {
		t.Error("a receipt from a department:", err)
	}
}

// A sheet changes only what was returned.
func TestLockedItemsOfASheet(t *testing.T) {
	c := newChain(t)
	c.got("new", ReceiveOptions{}, c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 一", "A2": "yes 一"}, true))
	_, err := c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A2"}, Text: "根拠を。"})
	c.must(err)
	form := c.form("d1", "2.xlsx", 2, map[string]string{"A1": "yes 二", "A2": "yes 二"}, true)
	for _, opt := range []ReceiveOptions{{DryRun: true}, {}} {
		refused := c.got("newer", opt, form)[0].Problems
		if len(refused) != 1 || refused[0].Code != exchange.SheetNotReturned || refused[0].Item != "A1" || refused[0].Cell == "" {
			t.Errorf("%+v: %+v", opt, refused)
		}
	}
	c.wantState("d1", "submitted 2 0 yes一 yes二")
}

// So does a sheet with a part of the answers.
func TestLockedItemsOfAPart(t *testing.T) {
	c := newChain(t)
	c.got("new", ReceiveOptions{}, c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 一", "A2": "yes 一"}, true))
	_, err := c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A2"}, Text: "根拠を。"})
	c.must(err)
	got := c.got("new", ReceiveOptions{}, c.form("d1", "2.xlsx", 2, map[string]string{"A1": "yes 二", "A2": "yes 二"}, false))[0]
	if !got.Partial || len(got.Problems) != 1 || got.Problems[0].Code != exchange.SheetNotReturned {
		t.Errorf("%+v", got)
	}
}

func TestCorrectionCounts(t *testing.T) {
	c := newChain(t)
	c.got("new", ReceiveOptions{}, c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes", "A2": "yes"}, true))
	slip := CorrectionRequest{Department: "d1", Key: key("department", "A2"),
		After: checklist.Response{Rating: "no", Plan: checklist.Plan{Action: "台帳を作る。"}}}
	if _, err := c.office.Correct(t.Context(), 0, slip); !errors.Is(err, checklist.ErrConsent) {
		t.Error(err)
	}
	slip.Consent = "課d1 庶務係長、10月7日、電話"
	recorded, err := c.office.Correct(t.Context(), 0, slip)
	if err != nil || recorded.Revision != 1 {
		t.Fatal(err)
	}
	c.wantState("d1", "submitted 1 0 yes no")
	figures, err := c.office.Consolidation(0)
	c.must(err)
	for _, item := range figures.Items {
		if item.Item.ID == "A2" && len(item.NotDone) != 1 {
			t.Errorf("%+v", item)
		}
	}
	c.must(c.office.store.View(func(tx *store.Tx) error {
		s, err := tx.Submission(store.Ref{Round: "2026", Department: "d1"}, 1)
		if s.Responses[1].Rating != "yes" {
			t.Error("the submission has changed")
		}
		return err
	}))
	_, err = c.office.Accept(t.Context(), 0, []string{"d1"})
	c.must(err)
	if _, err := c.office.Correct(t.Context(), 0, slip); !errors.Is(err, checklist.ErrState) {
		t.Error(err)
	}
}
