package checklist_test

import (
	"errors"
	"reflect"
	"testing"

	"tenken/checklist"
)

func TestApprovalNeedsDateAndNumber(t *testing.T) {
	day := decision.Date
	tests := []struct {
		name     string
		approval checklist.Approval
		want     error
	}{
		{"document number", checklist.Approval{DocumentNumber: "税第12号", Date: day}, nil},
		{"draft number", checklist.Approval{DraftNumber: "2026-00123", Date: day}, nil},
		{"no date", checklist.Approval{DraftNumber: "2026-00123"}, checklist.ErrApprovalEmpty},
		{"no number", checklist.Approval{Date: day, Post: "税務課長"}, checklist.ErrApprovalEmpty},
		{"only spaces", checklist.Approval{Date: day, DocumentNumber: " 　"}, checklist.ErrApprovalEmpty},
		{"long number", checklist.Approval{Date: day, DocumentNumber: long(checklist.MaxText + 1)}, checklist.ErrTextTooLong},
		{"long post", checklist.Approval{Date: day, DraftNumber: "1", Post: long(checklist.MaxText + 1)}, checklist.ErrTextTooLong},
		{"not UTF-8", checklist.Approval{Date: day, DraftNumber: "\xff"}, checklist.ErrTextInvalid},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			draft, approved := live(t, ""), live(t, "approve")
			if got, err := draft.Approve(test.approval, nil); !errors.Is(err, test.want) || !recorded(got.Approval, test.approval, err) {
				t.Errorf("approve: %v, %v, want %v", got.Approval, err, test.want)
			}
			if got, err := approved.Confirm(test.approval); !errors.Is(err, test.want) || !recorded(got.Confirmation, test.approval, err) {
				t.Errorf("confirm: %v, %v, want %v", got.Confirmation, err, test.want)
			}
		})
	}
}

// recorded reports whether an approval stands there if, and only if, there was
// no error.
func recorded(got *checklist.Approval, want checklist.Approval, err error) bool {
	if err != nil {
		return got == nil
	}
	return got != nil && *got == want
}

func TestGapsThatBlockHinderApprovalAndSubmission(t *testing.T) {
	for _, code := range checklist.GapCodes() {
		gaps := []checklist.Gap{{Key: at("A"), Code: checklist.GapEvidence}, {Key: at("B"), Code: code}}
		_, approval := live(t, "").Approve(decision, gaps)
		_, submission := live(t, "approve").Submit(gaps)
		if errors.Is(approval, checklist.ErrGaps) != code.Blocks() || errors.Is(submission, checklist.ErrGaps) != code.Blocks() {
			t.Errorf("%s blocks: %v; approve: %v, submit: %v", code, code.Blocks(), approval, submission)
		}
	}
}

func TestReturnNamesItemsInScope(t *testing.T) {
	tests := []struct {
		name string
		note checklist.ReturnNote
		want error
	}{
		{"nothing", checklist.ReturnNote{Text: "全体に"}, checklist.ErrNothingListed},
		{"unknown item", returnOf("A", "Z"), checklist.ErrNotInScope},
		{"other subject", checklist.ReturnNote{Keys: []checklist.Key{{Subject: "s1", Item: "A"}}}, checklist.ErrNotInScope},
		{"long text", checklist.ReturnNote{Keys: []checklist.Key{at("A")}, Text: long(checklist.MaxText + 1)}, checklist.ErrTextTooLong},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := live(t, "approve, submit")
			after, err := before.Return(test.note, lifeScope)
			if !errors.Is(err, test.want) || !reflect.DeepEqual(before, after) {
				t.Errorf("got %s, %v, want %v", after.State, err, test.want)
			}
		})
	}
}

func TestReturnKeepsItsOwnList(t *testing.T) {
	note := returnOf("A")
	a, err := live(t, "approve, submit").Return(note, lifeScope)
	if err != nil {
		t.Fatal(err)
	}
	note.Keys[0] = at("B")
	if a.CanChange(at("A")) != nil || a.CanChange(at("B")) == nil {
		t.Error("the caller's list changed what was returned")
	}
}

// A record from elsewhere may lack the note that its state stands for.
func TestReturnedWithoutNoteUnlocksNothing(t *testing.T) {
	a := checklist.Assessment{State: checklist.StateReturned}
	if err := a.CanChange(at("A")); !errors.Is(err, checklist.ErrItemLocked) {
		t.Errorf("got %v", err)
	}
}
