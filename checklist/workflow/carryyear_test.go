package workflow

import (
	"context"
	"errors"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// nextDay is in the office's spring, when the next year is prepared.
func nextDay() time.Time { return fixedNow().AddDate(0, 8, 0) }

func TestADraftIsSentToNobody(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	ws.now = nextDay
	carried, err := ws.CarryYear(t.Context(), CarryRequest{Year: 2027})
	if err != nil || !carried.Round.Draft || len(carried.Departments) != 5 || len(carried.Left) > 0 {
		t.Fatalf("%+v, %v", carried, err)
	}
	if round, err := ws.Round(0); err != nil || round.FiscalYear != 2026 {
		t.Errorf("the newest round is %d, %v", round.FiscalYear, err)
	}
	if board, err := ws.Board(2027); err != nil || !board.Round.Draft || len(board.Rows("")) != 5 {
		t.Errorf("%+v, %v", board, err)
	}
	entries := journalLength(t, ws)
	for name, verb := range map[string]func() error{
		"sheets":   func() error { _, err := ws.WriteRound(t.Context(), 2027, t.TempDir(), "ja", nil); return err },
		"packages": func() error { _, err := ws.WritePackages(t.Context(), 2027, t.TempDir(), nil); return err },
		"close":    func() error { return ws.CloseRound(t.Context(), 2027) },
		"extend":   func() error { _, err := ws.Extend(t.Context(), 2027, "tax", date(2027, 12, 1)); return err },
		"excuse":   func() error { _, err := ws.Excuse(t.Context(), 2027, "tax", "x"); return err },
		"add":      func() error { _, err := ws.AddDepartment(t.Context(), 2027, "tax"); return err },
		"erratum": func() error {
			_, err := ws.AddErratum(t.Context(), 2027, checklist.Erratum{Item: "C01-01-04", Text: "x"})
			return err
		},
	} {
		if err := verb(); !errors.Is(err, checklist.ErrRoundDraft) {
			t.Errorf("%s of a draft: %v", name, err)
		}
	}
	if journalLength(t, ws) != entries {
		t.Error("a refusal was journaled")
	}
}

// move maps one department of the sample to another.
func move(old, new string) []checklist.Move { return []checklist.Move{{Old: old, New: new}} }

func TestOpeningADraftKeepsTheMap(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	submitted(t, ws, "tax", 1)
	submitted(t, ws, "ict", 1)
	carried, err := ws.CarryYear(t.Context(), CarryRequest{Year: 2027, Moves: move("税務課", "ict")})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range carried.Departments {
		offered := d.Offered
		switch d.Department.ID {
		case "ict":
			if len(d.From) != 2 || offered[checklist.CarryCompare] == 0 {
				t.Errorf("merged: %+v", offered)
			}
		case "tax":
			if len(d.From) != 1 || offered[checklist.CarryConfirm] == 0 {
				t.Errorf("still there: %+v", offered)
			}
		}
	}
	if _, n, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027, Departments: []string{"ict", "税務課"}}); err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	sheet, err := ws.SheetOf(2027, "ict")
	if err != nil || len(sheet.Assessment.From) != 2 || sheet.Round.Draft {
		t.Fatalf("%+v, %v", sheet.Assessment.From, err)
	}
	offers, err := ws.Offers(sheet)
	if err != nil {
		t.Fatal(err)
	}
	several := 0
	for _, offer := range offers.Offers {
		if len(offer.Last) == 2 && offer.Carry != checklist.CarryConfirm {
			several++
		}
	}
	if several == 0 {
		t.Error("no item shows both answers")
	}
	if board, err := ws.Board(2027); err != nil || len(board.Rows("")) != 2 {
		t.Errorf("the draft's other departments are still there: %v", err)
	}
	if _, err := ws.CarryYear(t.Context(), CarryRequest{Year: 2027}); !errors.Is(err, ErrRoundExists) {
		t.Errorf("an open year: %v", err)
	}
}

func TestCarryingOverAgainAndInVain(t *testing.T) {
	ws := openRound(t, 3, fixedNow)
	entries := journalLength(t, ws)
	if _, err := ws.CarryYear(t.Context(), CarryRequest{DryRun: true}); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	var unknown *DepartmentError
	for name, tt := range map[string]struct {
		ctx     context.Context
		request CarryRequest
		want    func(error) bool
	}{
		"cancelled":     {cancelled, CarryRequest{}, func(err error) bool { return errors.Is(err, context.Canceled) }},
		"the past":      {t.Context(), CarryRequest{Year: 2025}, func(err error) bool { return errors.Is(err, ErrNotNext) }},
		"the same year": {t.Context(), CarryRequest{Year: 2026}, func(err error) bool { return errors.Is(err, ErrRoundExists) }},
		"unknown old":   {t.Context(), CarryRequest{Moves: move("経理課", "tax")}, func(err error) bool { return errors.As(err, &unknown) }},
		"unknown new":   {t.Context(), CarryRequest{Moves: move("tax", "経理課")}, func(err error) bool { return errors.As(err, &unknown) }},
	} {
		if _, err := ws.CarryYear(tt.ctx, tt.request); !tt.want(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if journalLength(t, ws) != entries {
		t.Error("what was not done was journaled")
	}
	for range 2 {
		if _, err := ws.CarryYear(t.Context(), CarryRequest{}); err != nil {
			t.Fatal(err)
		}
	}
	if journalLength(t, ws) != entries+2 {
		t.Error("each preparation is one entry")
	}
}

func TestADepartmentGoesOnByItself(t *testing.T) {
	ws, sheet := openSample(t)
	key := sheet.Scope.Items[0].Key()
	note := checklist.Response{Key: key, Rating: "done", Note: "台帳は書庫の上の段。"}
	if err := ws.update(t.Context(), verbAnswer, func(tx *store.Tx) error { return tx.PutResponse(store.RefOf(&sheet.Assessment), note) }); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.CarryYear(t.Context(), CarryRequest{Moves: move("tax", "tax")}); !errors.Is(err, ErrMapNotOffice) {
		t.Errorf("a map: %v", err)
	}
	carried, err := ws.CarryYear(t.Context(), CarryRequest{})
	if err != nil || carried.Round.Draft || len(carried.Departments) != 1 || carried.Departments[0].Notes == 0 {
		t.Fatalf("%+v, %v", carried, err)
	}
	next, err := ws.Sheet(0)
	if err != nil || next.Round.FiscalYear != sheet.Round.FiscalYear+1 || len(next.Answers.Responses) != 0 || next.Assessment.State != checklist.StateDraft {
		t.Fatalf("%+v, %v", next, err)
	}
	offers, err := ws.Offers(next)
	if err != nil || offers.Year != sheet.Round.FiscalYear {
		t.Fatal(offers.Year, err)
	}
	if offer := offers.Beside(key); offer == nil || len(offer.Last) != 1 || offer.Last[0].Note != note.Note {
		t.Errorf("the note to the successor is not beside the item: %+v", offer)
	}
}
