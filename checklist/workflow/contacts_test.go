package workflow

import (
	"errors"
	"slices"
	"testing"

	"tenken/checklist"
)

// A contact is changed and, with what that returns, is as it was; the board goes by
// it.
func TestPutContacts(t *testing.T) {
	ws := officeInRound(t)
	d := first(t, ws)
	called := func() checklist.Contact {
		t.Helper()
		board, err := ws.Board(0)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range board.Rows("") {
			if row.ID == d.ID && row.Contact != nil {
				return row.Contact.Contact
			}
		}
		return checklist.Contact{}
	}
	was := called()
	now := []checklist.Contact{{Post: "代理", Deputy: true}, {Post: "庶務係長", Extension: "2999", Mail: "shomu@city.example", Until: date(2027, 3, 31)}}
	before, err := ws.PutContacts(t.Context(), d.Name.Ja, now)
	if err != nil || !slices.Equal(before, d.Contacts) || called() != now[1] {
		t.Errorf("%+v, %v; %+v is called", before, err, called())
	}
	if again, err := ws.PutContacts(t.Context(), d.ID, before); err != nil || !slices.Equal(again, now) || called() != was {
		t.Errorf("%+v, %v; %+v is called", again, err, called())
	}
	if _, err := ws.PutContacts(t.Context(), d.ID, []checklist.Contact{{Post: " "}}); !errors.Is(err, checklist.ErrTextEmpty) {
		t.Error(err)
	}
	var unknown *DepartmentError
	if _, err := ws.PutContacts(t.Context(), "無い課", nil); !errors.As(err, &unknown) {
		t.Error(err)
	}
	if called() != was {
		t.Error("what was refused was recorded")
	}
}
