package workflow

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// What a department knows of its submissions grows with what it does and with what
// the office answers.
func TestHandedIn(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	before, err := ws.HandedIn(sheet)
	c.must(err)
	if !before.Joined || len(before.Revisions) != 0 {
		t.Errorf("%+v", before)
	}
	c.answer(ws, sheet, "ある。")
	_, done := c.submit(ws, sheet, "1"+SubmissionSuffix)
	after, err := ws.HandedIn(sheet)
	c.must(err)
	if len(after.Revisions) != 1 || after.Revisions[0].Revision != 1 || after.Revisions[0].Decision != "" || after.Revisions[0].Decided != nil {
		t.Errorf("%+v", after)
	}
	receipt := filepath.Join(c.dir, "1"+ReceiptSuffix)
	c.must(c.office.WriteReceipt(t.Context(), exchange.Receipt{Round: sheet.Round.ID, Department: "d1", Revision: 1, Digest: done.Digest,
		Decision: exchange.DecisionAccepted, Made: checklist.Stamp{Actor: "事務局", At: c.clock()}}, receipt))
	_, err = ws.ApplyReceipt(t.Context(), receipt)
	c.must(err)
	decided, err := ws.HandedIn(sheet)
	c.must(err)
	if got := decided.Revisions[0]; got.Decision != "accepted" || got.Decided == nil {
		t.Errorf("%+v", got)
	}
}

// A workspace that was made by hand knows no office, and no earlier year.
func TestMadeByHand(t *testing.T) {
	path := filepath.Join(t.TempDir(), SampleName)
	if err := CreateSample(t.Context(), path, fixedNow); err != nil {
		t.Fatal(err)
	}
	ws, err := Open(t.Context(), path, Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	if handed, err := ws.HandedIn(sheet); err != nil || handed.Joined || len(handed.Revisions) != 0 {
		t.Errorf("%+v %v", handed, err)
	}
	if last, err := ws.YearBefore(sheet); err != nil || last != nil {
		t.Errorf("%v %v", last, err)
	}
}

// A department that several have become has the answers of all of them beside its
// own, by name, and their figures added up.
func TestTheYearBeforeOfAMergedDepartment(t *testing.T) {
	c := newChain(t)
	const text = "毎年4月に台帳を見直し、課長が確認のうえで押印して保管している。"
	c.got("new", ReceiveOptions{}, c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes " + text, "A2": "yes"}, true))
	c.got("new", ReceiveOptions{}, c.form("d2", "2.xlsx", 1, map[string]string{"A1": "yes", "A2": "yes"}, true))
	_, err := c.office.Accept(t.Context(), 0, nil)
	c.must(err)
	_, err = c.office.CarryYear(t.Context(), CarryRequest{Year: 2027, Moves: []checklist.Move{{Old: "d1", New: "d3"}, {Old: "d2", New: "d3"}, {Old: "d3", New: "d3"}}})
	c.must(err)
	c.now = c.now.AddDate(1, 0, 0)
	_, _, err = c.office.OpenRound(t.Context(), RoundSpec{Year: 2027})
	c.must(err)
	sheet, err := c.office.SheetOf(2027, "d3")
	c.must(err)
	before, err := c.office.YearBefore(sheet)
	c.must(err)
	if before == nil || before.Year != 2026 || len(before.Departments) != 3 || before.Score.Tally.InScope != 2+2+3 || before.Score.Tally.Answered() != 4 || before.Score.Figure.Score.Permyriad != 5714 {
		t.Fatalf("%+v", before)
	}
	offers, err := c.office.Offers(sheet)
	c.must(err)
	offer := offers.Beside(key("department", "A1"))
	if offer == nil || len(offer.Last) != 2 || len(offer.By) != 2 || offer.By[0].Ja == offer.By[1].Ja {
		t.Fatalf("%+v", offer)
	}
	path := filepath.Join(c.dir, "3.xlsx")
	c.must(c.office.ExportAnswerSheet(t.Context(), sheet, path, AnswerSheetRequest{}))
	for _, name := range []string{"〔課d1〕", "〔課d2〕"} {
		if said := everyCell(t, path); !strings.Contains(said, name) {
			t.Errorf("the sheet does not say %s:\n%s", name, said)
		}
	}
	r := checklist.Response{Key: key("department", "A1"), Rating: "yes", Comment: text}
	c.must(c.office.update(t.Context(), verbReceive, func(tx *store.Tx) error {
		a, err := tx.Assessment(store.RefOf(&sheet.Assessment))
		if err != nil {
			return err
		}
		s := checklist.Submission{Assessment: a.ID, Round: a.Round, FiscalYear: 2027, Standard: sheet.Round.Standard, Department: a.Department,
			Revision: 1, Responses: []checklist.Response{r}, Stamp: c.office.stamp()}
		if a, err = a.Receive(&s); err != nil {
			return err
		}
		return errors.Join(tx.PutSubmission(s), tx.PutAssessment(a))
	}))
	queue, err := c.office.Queue(2027)
	c.must(err)
	if got := queue.Only("", checklist.QueueCopiedLastYear).Entries; len(got) != 1 || !slices.Equal(got[0].With, []string{"d1"}) || queue.Names["d1"].Ja != "課d1" {
		t.Errorf("%+v", queue.Queue)
	}
}
