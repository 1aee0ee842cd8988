package viewmodel

import (
	"testing"

	"tenken/checklist"
)

func TestMayBeMyNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "123456789012": true, "番号は１２３４５６７８９０１２です": true, "1234-5678-9012": true, "1234 5678 9012": true, "写し_123456789012.pdf": true,
		"12345678901": false, "1234567890123": false, "8税第12号": false, "令和8年4月1日 092-123-4567": false, "2026-10-01 2026-10-02": false, "12-1234-5678-9012": false,
	} {
		if MayBeMyNumber(s) != want {
			t.Errorf("%q: want %v", s, want)
		}
	}
}

// Each text and each name is looked at.
func TestMyNumberWarning(t *testing.T) {
	const number = "123456789012"
	if namesMyNumber(&checklist.Response{Comment: "台帳"}, []checklist.Evidence{{Title: "台帳", Number: number}}) {
		t.Error("the number of a document may have twelve digits")
	}
	for _, r := range []checklist.Response{{Comment: number}, {Reason: number}, {Note: number}, {Plan: checklist.Plan{Cause: number}},
		{Plan: checklist.Plan{Action: number}}, {Plan: checklist.Plan{Owner: number}}, {Plan: checklist.Plan{RequestTo: number}}} {
		if !namesMyNumber(&r, nil) {
			t.Errorf("%+v", r)
		}
	}
	for _, e := range []checklist.Evidence{{Title: number}, {Location: number}, {File: &checklist.File{Name: number + ".png"}}} {
		if !namesMyNumber(&checklist.Response{}, []checklist.Evidence{e}) {
			t.Errorf("%+v", e)
		}
	}
}
