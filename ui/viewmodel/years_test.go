package viewmodel

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestDestroyFormWants(t *testing.T) {
	d := NewDestroyForm(&workflow.Destroyed{Destruction: workflow.Destruction{FiscalYear: 2026}})
	if _, wrong := d.Request(); !wrong.Number || !errors.Is(wrong.Date, checklist.ErrApprovalEmpty) || !wrong.Typed || !wrong.Any() {
		t.Errorf("%+v", wrong)
	}
	d.Approval = ApprovalForm{DraftNumber: " 起7 ", Date: "きのう", Post: "情報政策課長"}
	var form *checklist.DateError
	if _, wrong := d.Request(); wrong.Number || !errors.As(wrong.Date, &form) {
		t.Errorf("%+v", wrong)
	}
	d.Approval.Date, d.Backups = "Ｒ１３．５．１", true
	for typed, right := range map[string]bool{"2026": true, "令和８年度": true, " R8": true, "FY2026": true, "": false, "2027": false, "はい": false} {
		d.Typed = typed
		request, wrong := d.Request()
		if wrong.Typed == right || wrong.Any() == right {
			t.Errorf("%q: %+v", typed, wrong)
		}
		if a := request.Approval; a.DraftNumber != "起7" || a.Date != (checklist.Date{Year: 2031, Month: 5, Day: 1}) || !request.Backups || request.Year != 2026 {
			t.Errorf("%+v", request)
		}
	}
}

func TestDestroyFormCompares(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2026.json")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := NewDestroyForm(&workflow.Destroyed{Destruction: workflow.Destruction{Digest: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}})
	if err := d.Compare(path); err != nil || !d.Kept || d.Archive != path {
		t.Errorf("%+v, %v", d, err)
	}
	if err := d.Compare(path + "x"); err == nil || !d.Kept {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestHeldYears(t *testing.T) {
	for want, h := range map[bool][]HeldYear{
		true:  {{State: RoundClosed}, {State: RoundImported}},
		false: {{State: RoundOpen}, {State: RoundClosed, Newest: true}, {State: RoundOpen, Newest: true}},
	} {
		if i := slices.IndexFunc(h, func(y HeldYear) bool { return y.Destroyable() != want }); i >= 0 {
			t.Errorf("%+v: not %v", h[i], want)
		}
	}
}

func TestDestructionFacts(t *testing.T) {
	d := &workflow.Destruction{Records: map[string]int{"responses": 1200, "rounds": 1}, Attached: 3 << 20, Digest: "abc",
		Approval: checklist.Approval{DraftNumber: "起7", Date: checklist.Date{Year: 2031, Month: 5, Day: 1}}}
	facts := DestructionFacts(d, NewFormat("ja"))
	for _, want := range []Labelled{{"決裁", "起7（令和13年5月1日）"}, {"回答", "1200件"}, {"添付ファイルの大きさ", "3.0メガバイト"}} {
		if !slices.Contains(facts, want) {
			t.Errorf("%+v without %+v", facts, want)
		}
	}
	if slices.ContainsFunc(facts, func(l Labelled) bool { return l.Label == "決裁した職" }) {
		t.Error("a post that nobody named shows")
	}
}
