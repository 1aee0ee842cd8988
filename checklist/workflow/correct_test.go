package workflow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// slip is a submission of d1 of which A2 is corrected from yes to no.
func slip(t *testing.T, before string) *chain {
	t.Helper()
	c := newChain(t)
	c.got("new", ReceiveOptions{}, c.form("d1", "1.xlsx", 1, map[string]string{"A1": "yes 綴り", "A2": before}, true))
	_, err := c.office.Correct(t.Context(), 0, CorrectionRequest{Department: "d1", Key: key("department", "A2"), Consent: "課d1 庶務係長、電話",
		After: checklist.Response{Rating: "no", Plan: checklist.Plan{Action: "職員に周知する。"}}})
	c.must(err)
	return c
}

// Everything that looks at submissions looks at the corrected answers.
func TestReadersSeeTheCorrection(t *testing.T) {
	c := slip(t, "yes")
	c.must(c.office.update(t.Context(), verbKnown, func(tx *store.Tx) error {
		return tx.PutKnownList(checklist.KnownList{Round: "2026", ID: "usb", Source: "管理簿",
			Figures: []checklist.KnownFigure{{Department: "d1", Item: "A2", Kind: checklist.KnownOpen, Number: 3}}})
	}))
	queue, err := c.office.Queue(0)
	c.must(err)
	if queue.Codes[checklist.QueueUnsupported] != 0 || queue.Codes[checklist.QueueAwarenessOnly] != 1 || queue.Codes[checklist.QueueContradiction] != 0 {
		t.Errorf("the queue: %+v", queue.Queue)
	}
	known, err := c.office.Known(0)
	c.must(err)
	if len(known.Contradictions) != 0 {
		t.Errorf("contradicted: %+v", known.Contradictions)
	}
	archive, err := c.office.Archive(0)
	c.must(err)
	d := archive.Departments[0]
	if d.Corrected == nil || d.Corrected.Responses[1].Rating != "no" || d.Submissions[0].Content.Responses[1].Rating != "yes" || archive.Departments[1].Corrected != nil {
		t.Errorf("the archive: %+v", d)
	}
}

// What the office has put right stays so when other items are returned: a sheet
// that still shows the slip changes nothing, and one that says a third thing is
// told so.
func TestCorrectionStaysAfterAReturn(t *testing.T) {
	for again, problems := range map[string]int{"yes": 0, "no": 1} {
		c := slip(t, "yes")
		_, err := c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A1"}, Text: "根拠を。"})
		c.must(err)
		got := c.got("newer", ReceiveOptions{}, c.form("d1", "2.xlsx", 2, map[string]string{"A1": "yes 直した", "A2": again}, true))
		if len(got[0].Problems) != problems || got[0].Changed != 1 {
			t.Errorf("%s: %+v", again, got[0])
		}
		c.wantState("d1", "submitted 2 0 yes直した no")
	}
}

// A receipt brings the corrections of its revision into the department's workspace:
// the answer is the corrected one, the consent is on record, and the submission
// keeps the original.
func TestReceiptBringsCorrections(t *testing.T) {
	for _, decision := range []string{"accept", "return"} {
		c := newChain(t)
		ws, sheet := c.department(0, "d1.tenken")
		c.answer(ws, sheet, "ある。")
		slipped := key("department", "A2")
		before := sheet.Response(slipped)
		sealed, _ := c.submit(ws, sheet, "1")
		c.got("new", ReceiveOptions{}, sealed)
		for _, action := range []string{"台帳を作る。", "6月までに台帳を作る。"} {
			_, err := c.office.Correct(t.Context(), 0, CorrectionRequest{Department: "d1", Key: slipped, Consent: "庶務係長、電話",
				After: checklist.Response{Rating: "no", Plan: checklist.Plan{Action: action}}})
			c.must(err)
		}
		var decided []Decided
		var err error
		if decision == "accept" {
			decided, err = c.office.Accept(t.Context(), 0, []string{"d1"})
		} else {
			decided, err = c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A1"}, Text: "根拠を。"})
		}
		c.must(err)
		c.must(c.office.WriteDecisions(t.Context(), 0, decided, filepath.Join(c.dir, "out"), "ja"))
		for range 2 { // the same again changes nothing
			applied, err := ws.ApplyReceipt(t.Context(), decided[0].Files[0])
			c.must(err)
			if len(applied.Corrected) != 2 || applied.Corrected[1].Before.Comment != "ある。" || applied.Corrected[1].After.Rating != "no" {
				t.Errorf("%+v", applied)
			}
		}
		sheet, err = ws.Sheet(0)
		c.must(err)
		if now := sheet.Response(slipped); now.Rating != "no" || now.Plan.Action != "6月までに台帳を作る。" {
			t.Errorf("%s: %+v", decision, now)
		}
		corrections, err := ws.Corrections(sheet)
		c.must(err)
		if len(corrections) != 2 || corrections[0].Consent != "庶務係長、電話" || !sameAnswer(corrections[0].Before, before) {
			t.Errorf("%+v", corrections)
		}
		if decision == "accept" {
			continue
		}
		// What is handed in next goes on from the correction.
		edit := Edit{Response: sheet.Response(key("department", "A1"))}
		edit.Response.Comment = "綴り"
		_, err = ws.Save(t.Context(), sheet, edit)
		c.must(err)
		c.must(ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第2号", Date: date(2026, 10, 7)}))
		again, _ := c.submit(ws, sheet, "2")
		c.got("newer", ReceiveOptions{}, again)
		c.wantState("d1", "submitted 2 0 yes綴り no")
	}
}

// A correction that was never agreed to, or of what was not asked, is not taken.
func TestReceiptWithAForeignCorrection(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	_, done := c.submit(ws, sheet, "1")
	for name, slip := range map[string]checklist.Correction{
		"no consent": {Key: key("department", "A2"), After: checklist.Response{Key: key("department", "A2"), Rating: "no"}, Revision: 1},
		"not asked":  {Key: key("city", "A3"), After: checklist.Response{Key: key("city", "A3"), Rating: "no"}, Revision: 1, Consent: "x"},
	} {
		path := filepath.Join(c.dir, name+ReceiptSuffix)
		c.must(c.office.WriteReceipt(t.Context(), exchange.Receipt{Round: "2026", Department: "d1", Revision: 1, Digest: done.Digest,
			Decision: exchange.DecisionAccepted, Made: c.office.stamp(), Corrections: []checklist.Correction{slip}}, path))
		if _, err := ws.ApplyReceipt(t.Context(), path); err == nil {
			t.Errorf("%s: taken", name)
		}
		now, err := ws.Sheet(0)
		c.must(err)
		if now.Assessment.State != checklist.StateSubmitted || now.Response(key("department", "A2")).Rating != "yes" {
			t.Errorf("%s: %+v", name, now.Assessment)
		}
	}
}

// Whoever gets a letter finds in it whom to call, and files of departments with an
// English name are called by it in English.
func TestLettersNameTheContactAndFilesTheDepartment(t *testing.T) {
	c := slip(t, "yes")
	settings, err := c.office.Settings()
	c.must(err)
	settings.Contact = "内線2310"
	c.must(c.office.SetSettings(t.Context(), settings))
	c.must(c.office.update(t.Context(), verbOrganisation, func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2026", Department: "d1"})
		if err != nil {
			return err
		}
		a.Department.Name.En = `Tax: "City/Prefecture" ` + strings.Repeat("and everything else ", 9)
		return tx.PutAssessment(a)
	}))
	decided, err := c.office.Return(t.Context(), 0, ReturnRequest{Departments: []string{"d1"}, Items: []string{"A1"}, Text: "根拠を。"})
	c.must(err)
	for lang, name := range map[string]string{
		"ja": "d1_課d1_2026年度点検_差戻し_第1回",
		"en": "d1_Tax_ _City_Prefecture_ and everything el_2026_returned_1",
	} {
		out := filepath.Join(c.dir, lang)
		decided[0].Files = nil
		c.must(c.office.WriteDecisions(t.Context(), 0, decided, out, lang))
		if got := filepath.Base(decided[0].Files[0]); got != name+".txt" {
			t.Errorf("%s: %s", lang, got)
		}
		written, err := c.office.WriteRound(t.Context(), 0, out, lang, nil)
		c.must(err)
		for _, path := range []string{decided[0].Files[0], written.Files[0], written.Files[1]} {
			content, err := os.ReadFile(path)
			c.must(err)
			if !strings.Contains(string(content), "内線2310") {
				t.Errorf("%s names no contact:\n%s", path, content)
			}
		}
	}
}
