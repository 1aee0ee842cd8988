package workflow

import (
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
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
