package workflow

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// chain is an office with three departments in a round, and its packages.
type chain struct {
	*testing.T
	dir      string
	office   *Workspace
	now      time.Time
	packages []string
}

// smallStandard has two items for each department.
const smallStandard = `id: own
version: "1"
title: 点検表
scale:
  id: two
  title: 二段階
  ratings:
    - {code: "yes", symbol: ○, label: はい, class: done, points: 1, plan: none, plan_if_critical: none}
    - {code: "no", symbol: ×, label: いいえ, class: not_done, points: 0, plan: line, plan_if_critical: full}
sections:
  - id: A
    title: 章
    items:
      - {id: A1, kind: rating, topic: 通信網, subject: department, role: head, weight: 1, question: 図がありますか。}
      - {id: A2, kind: rating, topic: 台帳, subject: department, role: head, weight: 1, question: 台帳がありますか。}
      - {id: A3, kind: rating, topic: 体制, subject: city, role: head, weight: 1, question: 体制がありますか。}
`

func newChain(t *testing.T) *chain { return newChainOf(t, smallStandard) }

// newChainOf is newChain with a standard of its own.
func newChainOf(t *testing.T, standard string) *chain {
	c := &chain{T: t, dir: t.TempDir(), now: fixedNow()}
	path := filepath.Join(c.dir, "own.yaml")
	c.must(os.WriteFile(path, []byte(standard), 0o600))
	std, err := ReadStandard(path)
	c.must(err)
	spec := Spec{Kind: KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: OfficeSettings("ja")}
	c.office, err = Create(t.Context(), filepath.Join(c.dir, "office.tenken"), spec, Options{Now: c.clock})
	c.must(err)
	t.Cleanup(func() {
		c.must(c.office.Close())
		problems, err := Check(context.Background(), filepath.Join(c.dir, "office.tenken"), nil)
		if len(problems) > 0 || err != nil {
			t.Error(problems, err)
		}
	})
	subject := func(kind checklist.SubjectKind) checklist.Subject {
		return checklist.Subject{ID: string(kind), Kind: kind, Name: checklist.Text{Ja: "対象"}}
	}
	c.must(c.office.update(t.Context(), verbOrganisation, func(tx *store.Tx) error {
		org := checklist.Organisation{City: checklist.Text{Ja: "青葉市"}, Bureaus: []checklist.Bureau{{ID: "b1", Name: checklist.Text{Ja: "市民部"}}}}
		for _, id := range []string{"d1", "d2", "d3"} {
			org.Departments = append(org.Departments, checklist.Department{ID: id, Name: checklist.Text{Ja: "課" + id}, Bureau: "b1",
				Posts: checklist.Posts{Respondent: "庶務係長"}, Subjects: []checklist.Subject{subject(checklist.SubjectDepartment)}})
		}
		org.Departments[2].Subjects = append(org.Departments[2].Subjects, subject(checklist.SubjectCity))
		return tx.PutOrganisation(org)
	}))
	_, _, err = c.office.OpenRound(t.Context(), RoundSpec{Year: 2026, Due: checklist.Date{Year: 2026, Month: 10, Day: 31}})
	c.must(err)
	c.pack()
	return c
}

// clock goes on by a second whenever it is asked.
func (c *chain) clock() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

func (c *chain) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func (c *chain) pack() {
	c.Helper()
	var err error
	c.packages, err = c.office.WritePackages(c.Context(), 0, filepath.Join(c.dir, "配布"), nil)
	c.must(err)
}

// department joins the n-th department, in a file of the given name.
func (c *chain) department(n int, name string) (*Workspace, *Sheet) {
	c.Helper()
	path := filepath.Join(c.dir, name)
	if _, err := Join(c.Context(), path, c.packages[n], Options{Now: c.clock}); err != nil {
		c.Fatal(err)
	}
	return c.open(path)
}

func (c *chain) open(path string) (*Workspace, *Sheet) {
	c.Helper()
	ws, err := Open(c.Context(), path, Options{Now: c.clock})
	c.must(err)
	c.Cleanup(func() { ws.Close() })
	sheet, err := ws.Sheet(0)
	c.must(err)
	return ws, sheet
}

// answer answers everything and approves it.
func (c *chain) answer(ws *Workspace, sheet *Sheet, comment string, more ...NewEvidence) {
	c.Helper()
	for i, entry := range sheet.Scope.Items {
		edit := Edit{Response: checklist.Response{Key: entry.Key(), Rating: "yes", Comment: comment}}
		if i == 0 {
			edit.Add = more
		}
		_, err := ws.Save(c.Context(), sheet, edit)
		c.must(err)
	}
	c.must(ws.Approve(c.Context(), sheet, checklist.Approval{DocumentNumber: "第1号", Date: checklist.Date{Year: 2026, Month: 10, Day: 6}}))
}

func (c *chain) submit(ws *Workspace, sheet *Sheet, name string) (string, Submitted) {
	c.Helper()
	path := filepath.Join(c.dir, name)
	done, err := ws.Submit(c.Context(), sheet, path, nil)
	c.must(err)
	return path, done
}

// receive receives a file, and opens it as the office does.
func (c *chain) receive(path string) *arrival {
	c.Helper()
	o, err := c.office.newOpener()
	c.must(err)
	a, err := o.open(path)
	c.must(err)
	if a.opened != nil {
		c.must(c.office.store.View(func(tx *store.Tx) error { return o.judge(tx, a) }))
	}
	c.must(errors.Join(a.close(), o.close()))
	received, err := c.office.Receive(c.Context(), []string{path}, ReceiveOptions{})
	c.must(err)
	a.outcome = received[0].Outcome
	return a
}

func (c *chain) expect(path string, want exchange.Outcome) *arrival {
	c.Helper()
	a := c.receive(path)
	if a.outcome != want {
		c.Fatalf("%s: %s, not %s: %v", filepath.Base(path), a.outcome, want, a.reason)
	}
	return a
}

func TestChainOfSubmissions(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	if got := sheet.Status(); got.InScope != 2 || got.Department != "課d1" || sheet.Bureau.Ja != "市民部" || sheet.Round.Due.Day != 31 {
		t.Fatalf("%+v", got)
	}
	attachment := filepath.Join(c.dir, "台帳.txt")
	c.must(os.WriteFile(attachment, []byte("content"), 0o600))
	c.answer(ws, sheet, "ある。", NewEvidence{Evidence: checklist.Evidence{Title: "台帳"}, Path: attachment})
	first, done := c.submit(ws, sheet, "1.tenkensub")
	if done.Revision != 1 || sheet.Assessment.State != checklist.StateSubmitted {
		t.Fatalf("%+v %s", done, sheet.Assessment.State)
	}
	again, same := c.submit(ws, sheet, "again.tenkensub")
	if same.ID != done.ID || same.Digest != done.Digest || same.Revision != 1 {
		t.Errorf("%+v is not %+v", same, done)
	}

	dry, err := c.office.Receive(t.Context(), []string{first}, ReceiveOptions{DryRun: true})
	if err != nil || dry[0].Attachments != 1 {
		t.Errorf("%+v %v", dry, err)
	}
	a := c.expect(first, exchange.OutcomeNew)
	if !a.pin || a.opened.Submission.Approval.DocumentNumber != "第1号" {
		t.Errorf("%+v", a.opened.Submission)
	}
	c.expect(first, exchange.OutcomeDuplicate)
	c.expect(again, exchange.OutcomeDuplicate)

	// Withdrawn, changed and handed in twice more; the third comes before the second.
	var later []string
	for _, comment := range []string{"変えた。", "もう一度。"} {
		c.must(ws.Withdraw(t.Context(), sheet))
		c.answer(ws, sheet, comment)
		path, _ := c.submit(ws, sheet, comment)
		later = append(later, path)
	}
	c.expect(later[1], exchange.OutcomeNewer)
	c.expect(later[0], exchange.OutcomeOlder)
	c.expect(later[0], exchange.OutcomeDuplicate)
}

func TestForkAfterARestoredBackup(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	backup := filepath.Join(c.dir, "backup.tenken")
	if _, err := ws.Backup(t.Context(), backup, nil); err != nil {
		t.Fatal(err)
	}
	first, _ := c.submit(ws, sheet, "1")
	old, sheet2 := c.open(backup)
	c.must(old.Reopen(t.Context(), sheet2))
	c.answer(old, sheet2, "違う。")
	fork, _ := c.submit(old, sheet2, "fork")
	c.expect(first, exchange.OutcomeNew)
	c.expect(fork, exchange.OutcomeReview)
}

func TestKeysOfDepartments(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	first, _ := c.submit(ws, sheet, "1")
	// Somebody else with the package: the second key to show the secret.
	other, sheet2 := c.department(0, "copy.tenken")
	c.answer(other, sheet2, "ある、と別の人。")
	second, _ := c.submit(other, sheet2, "2")
	c.expect(first, exchange.OutcomeNew)
	a := c.expect(second, exchange.OutcomeUnconfirmedKey)
	keys, err := other.Keys(t.Context())
	c.must(err)
	if a.opened.Manifest.Signer != keys.Department.Key {
		t.Error("the signer is not the department's key")
	}
	if err := c.office.ConfirmKey(t.Context(), "d1", keys.Department.Key, ""); !errors.Is(err, ErrNotConfirmed) {
		t.Error(err)
	}
	if err := c.office.ConfirmKey(t.Context(), "d1", "xyz", "電話"); !errors.Is(err, ErrNotAKey) {
		t.Error(err)
	}
	c.must(c.office.ConfirmKey(t.Context(), "課d1", keys.Department.Key, "電話で確認"))
	c.expect(second, exchange.OutcomeReview) // the first has the same number
	c.expect(first, exchange.OutcomeReview)
}

func TestForeignSubmissions(t *testing.T) {
	c, other := newChain(t), newChain(t)
	ws, sheet := other.department(0, "d1.tenken")
	other.answer(ws, sheet, "ある。")
	foreign, _ := other.submit(ws, sheet, "1")
	c.expect(foreign, exchange.OutcomeWrongKey)
	c.expect(c.packages[0], exchange.OutcomeRefused)
	for content, want := range map[string]exchange.Outcome{
		"": exchange.OutcomeRefused, "hello": exchange.OutcomeRefused, "age-encryption.org/v1\n": exchange.OutcomeTampered,
	} {
		path := filepath.Join(c.dir, "file")
		c.must(os.WriteFile(path, []byte(content), 0o600))
		if a := c.expect(path, want); a.reason == nil {
			t.Errorf("%q: %+v", content, a)
		}
	}
	// Renamed is nothing, excused is out of the round.
	ws, sheet = c.department(1, "d2.tenken")
	c.answer(ws, sheet, "ある。")
	mine, _ := c.submit(ws, sheet, "ab.docx")
	c.expect(mine, exchange.OutcomeNew)
}

// Nothing of a submission stays on the disk of the office, whatever comes of it.
func TestNoPlaintextIsLeft(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, strings.Repeat("これは残らない。", 2400)) // more than one block of the seal
	path, _ := c.submit(ws, sheet, "1")
	whole, err := os.ReadFile(path)
	c.must(err)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, at := range []int{len(whole) - 1, len(whole) / 2, 100} {
		changed := append([]byte{}, whole...)
		changed[at] ^= 1
		c.must(os.WriteFile(path, changed, 0o600))
		c.expect(path, exchange.OutcomeTampered)
	}
	c.must(os.WriteFile(path, whole, 0o600))
	o, err := c.office.newOpener()
	c.must(err)
	if info, err := os.Stat(o.private); err != nil || info.Mode().Perm() != 0o700 {
		t.Error(info, err)
	}
	a, err := o.open(path)
	c.must(err)
	info, err := a.plain.Stat()
	c.must(err)
	if info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Error(info.Mode(), info.Size())
	}
	c.must(errors.Join(a.close(), o.close()))
	if left, err := os.ReadDir(temp); len(left) > 0 || err != nil {
		t.Error(left, err)
	}
}

func TestRotation(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	before, err := c.office.Keys(t.Context())
	c.must(err)
	recovery := filepath.Join(c.dir, "recovery.txt")
	c.must(c.office.WriteRecovery(t.Context(), recovery))
	if err := c.office.WriteRecovery(t.Context(), recovery+"2"); !errors.Is(err, ErrRecoveryWritten) {
		t.Error(err)
	}
	after, err := c.office.RotateKeys(t.Context())
	c.must(err)
	if after.Office.Fingerprint == before.Office.Fingerprint || after.Office.Generations != 2 || after.Office.RecoveryWritten {
		t.Errorf("%+v", after.Office)
	}
	if err := c.office.WriteRecovery(t.Context(), recovery); !errors.Is(err, store.ErrExists) {
		t.Error(err)
	}

	// Sealed for the old keys: read by the new office, and by the recovery key.
	c.answer(ws, sheet, "ある。")
	first, done := c.submit(ws, sheet, "1")
	a := c.expect(first, exchange.OutcomeNew)
	secret, err := os.ReadFile(recovery)
	c.must(err)
	line := strings.Split(string(secret), "\n")[2]
	f, err := os.Open(first)
	c.must(err)
	defer f.Close()
	if _, err := exchange.Unseal(io.Discard, f, []string{line}); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(recovery); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}

	// The receipt brings the new keys, with the word of the old ones.
	early := c.packages[0]
	c.must(c.office.WriteReceipt(t.Context(), exchange.Receipt{Round: "2026", Department: "d1", Revision: 1, Digest: done.Digest,
		Decision: exchange.DecisionReceived, Made: c.office.stamp()}, filepath.Join(c.dir, "r")))
	applied, err := ws.ApplyReceipt(t.Context(), filepath.Join(c.dir, "r"))
	c.must(err)
	keys, err := ws.Keys(t.Context())
	c.must(err)
	if applied.State != checklist.StateSubmitted || keys.Office.Fingerprint != after.Office.Fingerprint {
		t.Errorf("%+v %+v", applied, keys.Office)
	}
	c.must(ws.Close())
	if _, err := Join(t.Context(), filepath.Join(c.dir, "d1.tenken"), early, Options{Now: c.clock}); !errors.Is(err, ErrFormerKeys) {
		t.Error(err)
	}
	ws, sheet = c.open(filepath.Join(c.dir, "d1.tenken"))
	again, _ := c.submit(ws, sheet, "again")
	if b := c.expect(again, exchange.OutcomeDuplicate); b.opened.Manifest.Office == a.opened.Manifest.Office {
		t.Error("sealed for the old keys")
	}
}

func TestReceipts(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	other, _ := c.department(1, "d2.tenken")
	c.answer(ws, sheet, "ある。")
	_, done := c.submit(ws, sheet, "1")
	path := filepath.Join(c.dir, "r"+ReceiptSuffix)
	write := func(decision exchange.Decision, revision int, digest string) {
		r := exchange.Receipt{Round: "2026", Department: "d1", Revision: revision, Digest: digest, Decision: decision, Made: c.office.stamp()}
		if decision == exchange.DecisionReturned {
			r.Returned = &checklist.ReturnNote{Keys: []checklist.Key{key("department", "A2")}, Text: "根拠を。", Stamp: r.Made}
		}
		c.must(c.office.WriteReceipt(t.Context(), r, path))
	}
	refused := func(ws *Workspace, want error) {
		t.Helper()
		if _, err := ws.ApplyReceipt(t.Context(), path); !errors.Is(err, want) {
			t.Errorf("%v, not %v", err, want)
		}
	}
	apply := func(want checklist.State, superseded bool) {
		t.Helper()
		for range 2 { // the second changes nothing
			if got, err := ws.ApplyReceipt(t.Context(), path); err != nil || got.State != want || got.Superseded != superseded {
				t.Fatalf("%+v %v", got, err)
			}
		}
	}
	write(exchange.DecisionReturned, 1, done.Digest)
	refused(other, ErrOtherDepartment)
	refused(c.office, ErrNotJoined)
	apply(checklist.StateReturned, false)
	sheet, err := ws.Sheet(0)
	c.must(err)
	edit := Edit{Response: checklist.Response{Key: key("department", "A1"), Rating: "no"}}
	if _, err := ws.Save(t.Context(), sheet, edit); !errors.Is(err, checklist.ErrItemLocked) {
		t.Error(err)
	}
	edit.Response = checklist.Response{Key: key("department", "A2"), Rating: "yes", Comment: "綴りにある。"}
	_, err = ws.Save(t.Context(), sheet, edit)
	c.must(err)
	c.must(ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第2号", Date: checklist.Date{Year: 2026, Month: 10, Day: 7}}))
	_, second := c.submit(ws, sheet, "2")
	apply(checklist.StateSubmitted, true) // the return of the first comes late
	write(exchange.DecisionAccepted, 2, done.Digest)
	refused(ws, ErrNotSubmitted)
	write(exchange.DecisionAccepted, 3, second.Digest)
	refused(ws, ErrNotSubmitted)
	write(exchange.DecisionAccepted, 2, second.Digest)
	c.must(ws.Withdraw(t.Context(), sheet))
	refused(ws, ErrWithdrawn)
	c.must(ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第3号", Date: checklist.Date{Year: 2026, Month: 10, Day: 7}}))
	_, third := c.submit(ws, sheet, "3")
	write(exchange.DecisionAccepted, 3, third.Digest)
	apply(checklist.StateAccepted, false)
	if err := ws.Withdraw(t.Context(), sheet); !errors.Is(err, checklist.ErrState) {
		t.Error(err)
	}
	foreign := newChain(t)
	path = filepath.Join(foreign.dir, "r")
	c.office = foreign.office
	write(exchange.DecisionAccepted, 3, third.Digest)
	refused(ws, exchange.ErrSealForeign)
}

func TestJoinBringsUpToDate(t *testing.T) {
	c := newChain(t)
	old := c.packages[0]
	kept, err := os.ReadFile(old)
	c.must(err)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	c.must(ws.Close())

	// The third department answers for the whole city; the office extends.
	third, sheet3 := c.department(2, "d3.tenken")
	c.answer(third, sheet3, "委員会がある。")
	path, _ := c.submit(third, sheet3, "3")
	c.expect(path, exchange.OutcomeNew)
	due := checklist.Date{Year: 2026, Month: 11, Day: 15}
	c.must(c.office.update(t.Context(), verbExtend, func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2026", Department: "d1"})
		if err == nil {
			a, err = a.Extend(due)
		}
		return errors.Join(err, tx.PutAssessment(a))
	}))
	c.pack()
	ws, sheet = c.department(0, "d1.tenken")
	if sheet.Assessment.Due != due || sheet.Assessment.State != checklist.StateApproved || sheet.Response(key("department", "A1")).Comment != "ある。" {
		t.Errorf("%+v", sheet.Assessment)
	}
	central, err := ws.CentralAnswers(0)
	c.must(err)
	if len(central) != 1 || central[0].Response.Comment != "委員会がある。" || central[0].Department.Ja != "課d3" {
		t.Errorf("%+v", central)
	}
	c.must(ws.Close())

	c.must(os.WriteFile(old, kept, 0o600))
	if _, err := Join(t.Context(), filepath.Join(c.dir, "d1.tenken"), old, Options{Now: c.clock}); !errors.Is(err, ErrOlderPackage) {
		t.Error(err)
	}
	if _, err := Join(t.Context(), filepath.Join(c.dir, "d1.tenken"), c.packages[1], Options{Now: c.clock}); !errors.Is(err, ErrOtherDepartment) {
		t.Error(err)
	}
	if _, err := Join(t.Context(), filepath.Join(c.dir, "d1.tenken"), newChain(t).packages[0], Options{Now: c.clock}); !errors.Is(err, exchange.ErrSealForeign) {
		t.Error(err)
	}
}

// The office's file is the master: what a department has lost comes back with a
// new package, and its next submission follows from the one before.
func TestJoinAnew(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "lost.tenken")
	c.answer(ws, sheet, "ある。")
	first, done := c.submit(ws, sheet, "1")
	c.expect(first, exchange.OutcomeNew)
	c.must(c.office.update(t.Context(), "return", func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2026", Department: "d1"})
		c.must(err)
		a, err = a.Return(checklist.ReturnNote{Keys: []checklist.Key{key("department", "A1")}}, sheet.Scope)
		return errors.Join(err, tx.PutAssessment(a))
	}))
	c.pack()
	ws, sheet = c.department(0, "new.tenken")
	if sheet.Assessment.State != checklist.StateReturned || sheet.Assessment.Revision != 1 || sheet.Response(key("department", "A2")).Comment != "ある。" {
		t.Fatalf("%+v", sheet.Assessment)
	}
	_, err := ws.Save(t.Context(), sheet, Edit{Response: checklist.Response{Key: key("department", "A1"), Rating: "yes", Comment: "直した。"}})
	c.must(err)
	c.must(ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第2号", Date: checklist.Date{Year: 2026, Month: 10, Day: 7}}))
	second, _ := c.submit(ws, sheet, "2")
	a := c.expect(second, exchange.OutcomeUnconfirmedKey)
	if a.opened.Manifest.Previous != done.Digest || a.opened.Manifest.Revision != 2 {
		t.Errorf("%+v", a.opened.Manifest)
	}
	c.must(c.office.ConfirmKey(t.Context(), "d1", a.opened.Manifest.Signer, "電話で確認"))
	c.expect(second, exchange.OutcomeDuplicate) // what waited has its place
	if now, err := c.office.SheetOf(0, "d1"); err != nil || now.Assessment.Revision != 2 {
		t.Errorf("%+v %v", now.Assessment, err)
	}
}

func TestSubmitNeedsAnOffice(t *testing.T) {
	ws, sheet := openSample(t)
	path := filepath.Join(t.TempDir(), "out")
	if _, err := ws.Submit(t.Context(), sheet, path, nil); !errors.Is(err, ErrNotJoined) {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestSubmitIntoAFolderThatIsNot(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	if _, err := ws.Submit(t.Context(), sheet, filepath.Join(c.dir, "x"), nil); !errors.Is(err, checklist.ErrState) {
		t.Error(err)
	}
	c.answer(ws, sheet, "ある。")
	for _, name := range []string{"d1.tenken", "own.yaml"} {
		if _, err := ws.Submit(t.Context(), sheet, filepath.Join(c.dir, name), nil); !errors.Is(err, store.ErrExists) {
			t.Error(name, err)
		}
	}
	if _, err := ws.Submit(t.Context(), sheet, filepath.Join(c.dir, "none", "x"), nil); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	// It is recorded; the next try writes that revision.
	path, done := c.submit(ws, sheet, "1")
	if done.Revision != 1 {
		t.Errorf("%+v", done)
	}
	c.expect(path, exchange.OutcomeNew)
}
