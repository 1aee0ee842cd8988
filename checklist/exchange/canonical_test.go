package exchange

import (
	"encoding/json"
	"math"
	"strconv"
	"testing"
	"time"

	"tenken/checklist"
)

// Values that RFC 8785 itself shows.
func TestCanonicalJSON(t *testing.T) {
	for in, want := range map[string]string{
		`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
			`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`: `{"literals":[null,true,false],` +
			`"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
		`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`: "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}",
		` [ -0 , 1.0, -1e-7 ] `:           `[0,1,-1e-7]`,
		`"\u2028<>&\u007f\b\f\t\/\u001f"`: "\"\u2028<>&\u007f\\b\\f\\t/\\u001f\"",
	} {
		got, err := canonicalJSON([]byte(in))
		if string(got) != want || err != nil {
			t.Errorf("%s: %s, not %s %v", in, got, want, err)
		}
	}
	for _, wrong := range []string{`1e999`, `[1`, `1 2`} {
		if got, err := canonicalJSON([]byte(wrong)); err == nil {
			t.Errorf("%s: %s", wrong, got)
		}
	}
}

// Doubles at the edges, by their bits.
func TestCanonicalNumbers(t *testing.T) {
	for bits, want := range map[uint64]string{
		0x0000000000000000: "0", 0x8000000000000000: "0", 0x0000000000000001: "5e-324", 0x8000000000000001: "-5e-324",
		0x7fefffffffffffff: "1.7976931348623157e+308", 0x4340000000000000: "9007199254740992", 0x44b52d02c7e14af6: "1e+23",
		0x444b1ae4d6e2ef4e: "999999999999999700000", 0x444b1ae4d6e2ef50: "1e+21", 0x3eb0c6f7a0b5ed8c: "9.999999999999997e-7",
		0x3eb0c6f7a0b5ed8d: "0.000001", 0x41b3de4355555553: "333333333.3333332",
	} {
		if got := string(appendNumber(nil, math.Float64frombits(bits))); got != want {
			t.Errorf("%x: %s, not %s", bits, got, want)
		}
		if f, err := strconv.ParseFloat(want, 64); err != nil || f != math.Float64frombits(bits) {
			t.Errorf("%s is another number", want)
		}
	}
}

func sampleSubmission() checklist.Submission {
	stamp := checklist.Stamp{Actor: "税務課長", At: time.Date(2026, 10, 20, 9, 0, 0, 0, time.UTC)}
	return checklist.Submission{
		Assessment: "a1", Round: "2026", FiscalYear: 2026, Standard: checklist.StandardID{ID: "own", Version: "1"},
		Department: checklist.Department{ID: "d1", Name: checklist.Text{Ja: "税務課"}, Subjects: []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "税務課"}}}},
		Revision:   1, Approval: checklist.Approval{DocumentNumber: "税務第12号", Date: checklist.Date{Year: 2026, Month: 10, Day: 20}, Post: "税務課長", Stamp: stamp},
		Responses: []checklist.Response{
			{Key: checklist.Key{Subject: "dep", Item: "A1"}, Rating: "yes", Comment: "台帳がある。", Stamp: stamp},
			{Key: checklist.Key{Subject: "dep", Item: "A2"}, Count: &checklist.HeadCount{Concerned: 50, Complying: 41}, Stamp: stamp,
				Plan: checklist.Plan{Action: "研修する", Due: checklist.Date{Year: 2027, Month: 1, Day: 31}, Funding: checklist.FundingNone}},
		},
		Evidence: []checklist.Evidence{{ID: "1", Key: checklist.Key{Subject: "dep", Item: "A1"}, Title: "台帳", Number: "12", Stamp: stamp}},
		Stamp:    stamp,
	}
}

// What the two routes write differently changes nothing; what people answered does.
func TestDigestIsOfTheContent(t *testing.T) {
	first := sampleSubmission()
	want := Digest(&first)
	for name, change := range map[string]func(*checklist.Submission){
		"stamps": func(s *checklist.Submission) {
			s.Stamp.Actor = "x"
			s.Responses[0].Stamp.Actor = "x"
			s.Approval.Stamp.Actor = "x"
		},
		"assessment":  func(s *checklist.Submission) { s.Assessment = "x" },
		"revision":    func(s *checklist.Submission) { s.Revision = 9 },
		"profile":     func(s *checklist.Submission) { s.Department.Posts.Approver = "x" },
		"evidence id": func(s *checklist.Submission) { s.Evidence[0].ID = "x" },
		"order":       func(s *checklist.Submission) { s.Responses[0], s.Responses[1] = s.Responses[1], s.Responses[0] },
		"blank response": func(s *checklist.Submission) {
			s.Responses = append(s.Responses, checklist.Response{Key: checklist.Key{Subject: "dep", Item: "A3"}})
		},
		"own":              func(s *checklist.Submission) { s.Responses[0].Responsibility = checklist.Own },
		"decomposed":       func(s *checklist.Submission) { s.Responses[0].Comment = "台帳か\u3099ある。" },
		"ends of lines":    func(s *checklist.Submission) { s.Responses[0].Comment = " 台帳がある。\r\n" },
		"nothing in store": func(s *checklist.Submission) { s.Confirmation = nil },
	} {
		s := sampleSubmission()
		change(&s)
		if got := Digest(&s); got != want {
			t.Errorf("%s changes the digest", name)
		}
	}
	for name, change := range map[string]func(*checklist.Submission){
		"round":          func(s *checklist.Submission) { s.Round = "2027" },
		"year":           func(s *checklist.Submission) { s.FiscalYear = 2027 },
		"standard":       func(s *checklist.Submission) { s.Standard.Version = "2" },
		"department":     func(s *checklist.Submission) { s.Department.ID = "d2" },
		"approval":       func(s *checklist.Submission) { s.Approval.DocumentNumber = "13" },
		"confirmation":   func(s *checklist.Submission) { s.Confirmation = &checklist.Approval{DocumentNumber: "1"} },
		"rating":         func(s *checklist.Submission) { s.Responses[0].Rating = "no" },
		"comment":        func(s *checklist.Submission) { s.Responses[0].Comment = "ない。" },
		"count":          func(s *checklist.Submission) { s.Responses[1].Count.Complying = 42 },
		"plan":           func(s *checklist.Submission) { s.Responses[1].Plan.Due.Day = 30 },
		"evidence":       func(s *checklist.Submission) { s.Evidence[0].Title = "別の台帳" },
		"attachment":     func(s *checklist.Submission) { s.Evidence[0].File = &checklist.File{Name: "a", SHA256: "aa"} },
		"one more":       func(s *checklist.Submission) { s.Evidence = append(s.Evidence, s.Evidence[0]) },
		"responsibility": func(s *checklist.Submission) { s.Responses[0].Responsibility = checklist.Central },
	} {
		s := sampleSubmission()
		change(&s)
		if got := Digest(&s); got == want {
			t.Errorf("%s does not change the digest", name)
		}
	}
}

// The form is a promise: other programs can compute it.
func TestCanonicalSubmission(t *testing.T) {
	s := sampleSubmission()
	form, err := appendCanonical(nil, canonicalSubmission(&s))
	const want = `{"approval":{"date":"2026-10-20","document_number":"税務第12号","post":"税務課長"},"department":"d1",` +
		`"evidence":[{"item":"A1","number":"12","subject":"dep","title":"台帳"}],"fiscal_year":2026,` +
		`"responses":[{"comment":"台帳がある。","item":"A1","rating":"yes","subject":"dep"},` +
		`{"count":{"complying":41,"concerned":50},"item":"A2","plan":{"action":"研修する","due":"2027-01-31","funding":"none"},"subject":"dep"}],` +
		`"round":"2026","standard":{"id":"own","version":"1"}}`
	if string(form) != want || err != nil {
		t.Errorf("%s\n%s\n%v", form, want, err)
	}
	written, err := json.Marshal(s)
	var read checklist.Submission
	if err == nil {
		err = json.Unmarshal(written, &read)
	}
	if err != nil || Digest(&read) != Digest(&s) {
		t.Error("the digest changes on the way through JSON", err)
	}
}
