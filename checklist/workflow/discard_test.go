package workflow

import (
	"errors"
	"slices"
	"testing"

	"tenken/checklist"
)

// A draft is taken away and put back as it was; an opened year is not.
func TestDiscardYear(t *testing.T) {
	ws := openRound(t, 5, fixedNow)
	ws.now = nextDay
	if _, err := ws.DiscardYear(t.Context(), 0); !errors.Is(err, ErrNoDraft) {
		t.Error(err)
	}
	if _, err := ws.DiscardYear(t.Context(), 2026); !errors.Is(err, ErrRoundExists) {
		t.Error(err)
	}
	if _, err := ws.CarryYear(t.Context(), CarryRequest{Year: 2027, Moves: move("税務課", "ict")}); err != nil {
		t.Fatal(err)
	}
	want := []checklist.Move{{Old: "tax", New: "ict"}}
	if moves, err := ws.PreparedMoves(2027); err != nil || !slices.Equal(moves, want) {
		t.Errorf("%+v, %v", moves, err)
	}
	discarded, err := ws.DiscardYear(t.Context(), 0)
	if err != nil || discarded.Year != 2027 {
		t.Fatalf("%+v, %v", discarded, err)
	}
	var none *YearError
	if _, err := ws.Round(2027); !errors.As(err, &none) {
		t.Error(err)
	}
	if moves, err := ws.PreparedMoves(2027); err != nil || moves != nil {
		t.Errorf("%+v, %v", moves, err)
	}
	if err := ws.RestoreYear(t.Context(), discarded); err != nil {
		t.Fatal(err)
	}
	if moves, err := ws.PreparedMoves(0); err != nil || !slices.Equal(moves, want) {
		t.Errorf("%+v, %v", moves, err)
	}
	if board, err := ws.Board(2027); err != nil || !board.Round.Draft || len(board.Rows("")) != 5 {
		t.Errorf("%+v, %v", board, err)
	}
	if err := ws.RestoreYear(t.Context(), discarded); !errors.Is(err, ErrRoundExists) {
		t.Error(err)
	}
	if _, _, err := ws.OpenRound(t.Context(), RoundSpec{Year: 2027}); err != nil {
		t.Fatal(err)
	}
	for _, year := range []checklist.FiscalYear{2027, 0} {
		if _, err := ws.DiscardYear(t.Context(), year); !errors.Is(err, ErrRoundExists) && !errors.Is(err, ErrNoDraft) {
			t.Error(err)
		}
	}
	if err := ws.RestoreYear(t.Context(), discarded); !errors.Is(err, ErrRoundExists) {
		t.Error(err)
	}
}
