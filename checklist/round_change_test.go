package checklist_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
)

func TestARoundIsClosedOnce(t *testing.T) {
	stamp := checklist.Stamp{Actor: "事務局", At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)}
	open := checklist.Round{ID: "2026"}
	closed, err := open.Close(stamp)
	if err != nil || closed.Closed == nil || *closed.Closed != stamp || open.Closed != nil {
		t.Fatalf("closed to %+v, %v", closed, err)
	}
	std := &checklist.Standard{Sections: []checklist.Section{{Items: []checklist.Item{question("C1")}}}}
	if _, err := closed.Close(stamp); !errors.Is(err, checklist.ErrRoundClosed) {
		t.Errorf("closed twice: %v", err)
	}
	if _, err := closed.WithErratum(std, checklist.Erratum{Item: "C1", Text: "数えない"}); !errors.Is(err, checklist.ErrRoundClosed) {
		t.Errorf("an erratum to a closed round: %v", err)
	}
}

func TestAnErratumIsAboutAnItem(t *testing.T) {
	std := &checklist.Standard{Sections: []checklist.Section{{Items: []checklist.Item{question("C1")}}}}
	before := checklist.Round{ID: "2026", Errata: []checklist.Erratum{{Item: "C1", Text: "先の解釈"}}}
	after, err := before.WithErratum(std, checklist.Erratum{Item: "C1", Text: "数えない", NotCounted: true})
	if err != nil || len(after.Errata) != 2 || len(before.Errata) != 1 || !after.Errata[1].NotCounted {
		t.Fatalf("%+v, %v", after, err)
	}
	for want, e := range map[error]checklist.Erratum{
		checklist.ErrUnknownItem: {Item: "C2", Text: "数えない"},
		checklist.ErrTextEmpty:   {Item: "C1", Text: " "},
		checklist.ErrTextTooLong: {Item: "C1", Text: strings.Repeat("長", 20001)},
	} {
		if _, err := before.WithErratum(std, e); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}
