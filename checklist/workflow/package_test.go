package workflow

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
)

// countedStandard has two head counts as well.
var countedStandard = strings.Replace(smallStandard, "sections:\n", `    - {code: na, symbol: －, label: 該当なし, class: not_applicable, points: 0, reason: true, plan: none, plan_if_critical: none}
  counts:
    - {from: 10000, rating: "yes"}
    - {from: 0, rating: "no"}
sections:
`, 1) + `      - {id: A4, kind: count, topic: 研修, subject: department, role: staff, weight: 1, question: 受講しましたか。, counting: 職員のうち受講した人}
      - {id: A5, kind: count, topic: 誓約, subject: department, role: staff, weight: 1, question: 提出しましたか。, counting: 職員のうち提出した人}
`

func knownOfAll(id string, figures ...checklist.KnownFigure) checklist.KnownList {
	return checklist.KnownList{Round: "2026", ID: id, Source: "名簿" + id, Figures: figures}
}

func knownHeads(department, item string, complying, concerned int) checklist.KnownFigure {
	return checklist.KnownFigure{Department: department, Item: item, Kind: checklist.KnownHeads,
		Count: &checklist.HeadCount{Concerned: concerned, Complying: complying}}
}

// load puts lists into the office's workspace and writes the packages again.
func (c *chain) load(lists ...checklist.KnownList) {
	c.Helper()
	c.must(c.office.update(c.Context(), verbKnown, func(tx *store.Tx) (err error) {
		for _, l := range lists {
			err = errors.Join(err, tx.PutKnownList(l))
		}
		return err
	}))
	c.pack()
}

func TestAPackageSaysWhatTheOfficeKnows(t *testing.T) {
	c := newChainOf(t, countedStandard)
	open := checklist.KnownFigure{Department: "d1", Item: "A1", Kind: checklist.KnownOpen, Number: 3}
	c.load(knownOfAll("training", knownHeads("d1", "A4", 41, 50), knownHeads("d1", "A5", 50, 50), knownHeads("d2", "A4", 1, 2)),
		knownOfAll("accounts", open), knownOfAll("usb", checklist.KnownFigure{Department: "d2", Item: "A1", Kind: checklist.KnownPresent, Number: 9}))
	ws, sheet := c.department(0, "d1.tenken")
	if len(sheet.Known) != 2 || len(sheet.Known[1].Figures) != 2 || sheet.Known[0].ID != "accounts" {
		t.Fatalf("its workspace knows %+v", sheet.Known)
	}
	said := func(item string) checklist.Response { return sheet.Response(key("department", item)) }
	if r := said("A4"); r.Count == nil || r.Count.Complying != 41 || r.Comment != "事務局の名簿から（名簿training）。違うときは直してください。" || r.Stamp.Actor != OfficeSettings("ja").Actor {
		t.Errorf("prefilled is %+v", r)
	}
	if got := sheet.Contradictions(); len(got) != 0 {
		t.Errorf("before an answer: %+v", got)
	}
	_, err := ws.Save(t.Context(), sheet, Edit{Response: checklist.Response{Key: key("department", "A5"), Count: &checklist.HeadCount{Concerned: 50, Complying: 49}}})
	c.must(err)
	c.must(ws.Close())

	// A newer list: what stands as it was filled in is filled in anew, an answer stays.
	c.load(knownOfAll("training", knownHeads("d1", "A4", 44, 50), knownHeads("d1", "A5", 50, 50)))
	ws, sheet = c.department(0, "d1.tenken")
	if said("A4").Count.Complying != 44 || said("A5").Count.Complying != 49 {
		t.Errorf("%+v, %+v", said("A4"), said("A5"))
	}
	// A list that is gone takes along what it has filled in.
	c.must(ws.Close())
	c.must(c.office.RemoveKnown(t.Context(), 0, "training"))
	c.pack()
	ws, sheet = c.department(0, "d1.tenken")
	if r := said("A4"); !r.IsBlank() || len(sheet.Known) != 1 {
		t.Errorf("%+v, %+v", r, sheet.Known)
	}
	c.must(ws.Close())
	c.load(knownOfAll("training", knownHeads("d1", "A4", 41, 50), knownHeads("d1", "A5", 50, 50)))
	ws, sheet = c.department(0, "d1.tenken")
	c.contradicted(ws, sheet)
}

// contradicted answers, and holds what the department is shown against what the
// office is shown of the same answers.
func (c *chain) contradicted(ws *Workspace, sheet *Sheet) {
	c.Helper()
	_, err := ws.Save(c.Context(), sheet, Edit{Response: checklist.Response{Key: key("department", "A4"), Count: &checklist.HeadCount{Concerned: 50, Complying: 50}}},
		Edit{Response: checklist.Response{Key: key("department", "A1"), Rating: "yes", Comment: "ある。"}},
		Edit{Response: checklist.Response{Key: key("department", "A2"), Rating: "yes", Comment: "ある。"}})
	c.must(err)
	shown := sheet.Contradictions()
	if len(shown) != 3 {
		c.Fatalf("%+v", shown)
	}
	c.must(ws.Approve(c.Context(), sheet, checklist.Approval{DocumentNumber: "第1号", Date: checklist.Date{Year: 2026, Month: 10, Day: 6}}))
	path, _ := c.submit(ws, sheet, "1.tenkensub")
	received, err := c.office.Receive(c.Context(), []string{path}, ReceiveOptions{})
	if err != nil || received[0].Outcome != "new" {
		c.Fatal(received, err)
	}
	queue, err := c.office.Queue(0)
	c.must(err)
	var seen []checklist.Contradiction
	for _, e := range queue.Only("d1", checklist.QueueContradiction).Entries {
		seen = append(seen, *e.Contradiction)
	}
	if !reflect.DeepEqual(shown, seen) {
		c.Errorf("the department is shown\n%+v\nthe office\n%+v", shown, seen)
	}
	c.must(ws.Close())
	c.pack()
	if _, sheet = c.department(0, "d1.tenken"); sheet.Response(key("department", "A4")).Count.Complying != 50 {
		c.Error("what has been submitted was filled in anew")
	}
}

// lastYear gives two departments answers of the year before to another version of
// the standard, of which one has been put right, and makes the first their successor.
func (c *chain) lastYear() {
	c.Helper()
	c.must(c.office.update(c.Context(), "test", func(tx *store.Tx) error {
		round, err := findRound(tx, 2026)
		c.must(err)
		std, err := tx.Standard(round.Standard)
		c.must(err)
		before := *std
		before.Version = "0"
		err = errors.Join(tx.PutStandard(&before), tx.PutRound(checklist.Round{ID: "2025", FiscalYear: 2025, Standard: before.Ref()}))
		for _, id := range []string{"d1", "d9"} {
			d := checklist.Department{ID: id, Name: checklist.Text{Ja: "課" + id}, Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment}}}
			a := checklist.Assessment{ID: "last-" + id, Round: "2025", Department: d, State: checklist.StateSubmitted, Revision: 1}
			s := checklist.Submission{Assessment: a.ID, Round: "2025", FiscalYear: 2025, Standard: before.Ref(), Department: d, Revision: 1,
				Responses: []checklist.Response{{Key: key("department", "A1"), Rating: "yes", Comment: id}, {Key: key("department", "A2"), Rating: "no"}}}
			err = errors.Join(err, tx.PutAssessment(a), tx.PutSubmission(s))
		}
		a, found := tx.Assessment(store.Ref{Round: "2026", Department: "d1"})
		a.From = []string{"d1", "d9"}
		return errors.Join(err, found, tx.PutAssessment(a))
	}))
	c.putRight("2025", "d9", checklist.Response{Key: key("department", "A2"), Rating: "yes", Comment: "訂正"})
}

// putRight corrects an answer that the office has.
func (c *chain) putRight(round, department string, after checklist.Response) {
	c.Helper()
	c.must(c.office.update(c.Context(), verbCorrect, func(tx *store.Tx) error {
		return tx.AddCorrection(store.Ref{Round: round, Department: department},
			checklist.Correction{Key: after.Key, Revision: 1, After: after, Consent: "電話", Stamp: c.office.stamp()})
	}))
	c.pack()
}

// offersAgree joins again, and holds what the department is offered against what the
// office sees.
func (c *chain) offersAgree() Offers {
	c.Helper()
	at, err := c.office.SheetOf(0, "d1")
	c.must(err)
	want, err := c.office.Offers(at)
	c.must(err)
	ws, sheet := c.department(0, "d1.tenken")
	got, err := ws.Offers(sheet)
	c.must(errors.Join(err, ws.Close()))
	if !reflect.DeepEqual(got, want) || got.Year != 2025 {
		c.Errorf("the department is offered\n%+v\nthe office sees\n%+v", got, want)
	}
	return got
}

func TestAPackageOffersWhatTheOfficeSees(t *testing.T) {
	c := newChain(t)
	c.lastYear()
	offers := c.offersAgree()
	if beside := offers.Beside(key("department", "A2")); beside == nil || len(beside.Last) != 2 || beside.Last[1].Comment != "訂正" {
		t.Errorf("%+v", beside)
	}
	// What is put right later comes with the next package.
	c.putRight("2025", "d1", checklist.Response{Key: key("department", "A1"), Rating: "no", Comment: "後から"})
	offers = c.offersAgree()
	if beside := offers.Beside(key("department", "A1")); beside == nil || beside.Last[0].Comment != "後から" {
		t.Errorf("%+v", beside)
	}
}

// A package for a department that has lost its file brings this year's answers as
// the office goes by them: put right, or read from parts of an answer sheet.
func TestAPackageBringsBackWhatStands(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "lost.tenken")
	c.answer(ws, sheet, "ある。")
	path, done := c.submit(ws, sheet, "1")
	c.receive(path)
	c.putRight("2026", "d1", checklist.Response{Key: key("department", "A2"), Rating: "no", Comment: "訂正"})
	_, sheet = c.department(0, "new.tenken")
	if r := sheet.Response(key("department", "A2")); r.Comment != "訂正" || sheet.Response(key("department", "A1")).Comment != "ある。" {
		t.Errorf("%+v", r)
	}
	if sheet.Assessment.State != checklist.StateSubmitted || sheet.Assessment.Revision != done.Revision {
		t.Errorf("%+v", sheet.Assessment)
	}

	c.must(c.office.update(t.Context(), "test", func(tx *store.Tx) error {
		return tx.PutResponse(store.Ref{Round: "2026", Department: "d2"}, checklist.Response{Key: key("department", "A1"), Rating: "yes", Comment: "一部"})
	}))
	c.pack()
	if _, sheet = c.department(1, "d2.tenken"); sheet.Response(key("department", "A1")).Comment != "一部" || sheet.Assessment.State != checklist.StateDraft {
		t.Errorf("%+v", sheet.Answers.Responses)
	}
}

// A package is small: what it carries of the bundled standard is packed.
func TestAPackageIsSmall(t *testing.T) {
	ws := officeInRound(t)
	paths, err := ws.WritePackages(t.Context(), 2026, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || info.Size() > 256<<10 {
			t.Errorf("%d bytes, %v", info.Size(), err)
		}
	}
}
