package checklist_test

import (
	"slices"
	"testing"

	"tenken/checklist"
)

// An answered row says by hand what each answer to an item asks for.
type answered struct {
	name     string
	rating   checklist.RatingCode
	count    *checklist.HeadCount
	ordinary checklist.PlanDemand // of an ordinary item
	critical checklist.PlanDemand
	reason   bool // asks for a reason
	evidence bool // asks for evidence
	over     bool // more comply than are concerned
}

func heads(complying, concerned int) *checklist.HeadCount {
	return &checklist.HeadCount{Concerned: concerned, Complying: complying}
}

const planNone, planLine, planFull = checklist.PlanNone, checklist.PlanLine, checklist.PlanFull

var ratingRows = []answered{
	{"○", done, nil, planNone, planNone, false, true, false},
	{"△", partly, nil, planLine, planFull, false, false, false},
	{"×", notDone, nil, planFull, planFull, false, false, false},
	{"－", na, nil, planNone, planNone, true, false, false},
}

// On marks, eight in ten are △, and below nine in ten a plan is asked for.
var countRows = []answered{
	{"10/10", "", heads(10, 10), planNone, planNone, false, true, false},
	{"9/10", "", heads(9, 10), planNone, planNone, false, false, false},
	{"8/10", "", heads(8, 10), planLine, planFull, false, false, false},
	{"7/10", "", heads(7, 10), planFull, planFull, false, false, false},
	{"0/10", "", heads(0, 10), planFull, planFull, false, false, false},
	{"0/0", "", heads(0, 0), planNone, planNone, false, false, false},
	{"11/10", "", heads(11, 10), planNone, planNone, false, true, true},
	{"1/0", "", heads(1, 0), planNone, planNone, false, false, true},
}

var evidenceRows = map[string][]checklist.Evidence{
	"none":      nil,
	"fresh":     {{Title: "台帳", Date: checklist.Date{Year: 2026, Month: 4, Day: 1}}},
	"stale":     {{Title: "台帳", Date: checklist.Date{Year: 2026, Month: 3, Day: 31}}},
	"undated":   {{Title: "台帳"}},
	"one fresh": {{Title: "台帳", Date: checklist.Date{Year: 2020, Month: 1, Day: 1}}, {Title: "決裁", Date: decision.Date}},
}

var plans = func() (all []checklist.Plan) {
	for _, action := range []string{"", "　", "台帳を作る", "周知徹底する"} {
		for _, cause := range []string{"", " ", "人手"} {
			for _, due := range []checklist.Date{{}, decision.Date} {
				for _, owner := range []string{"", "係長"} {
					for _, funding := range []checklist.Funding{"", checklist.FundingNone} {
						all = append(all, checklist.Plan{Cause: cause, Action: action, Due: due, Owner: owner, Funding: funding})
					}
				}
			}
		}
	}
	return all
}()

// TestGapsOfEveryAnswer is the full cross product: item kind, critical, event,
// answer, inquiry, nothing happened, reason, plan and evidence.
func TestGapsOfEveryAnswer(t *testing.T) {
	seen := map[checklist.GapCode]bool{}
	for _, kind := range []checklist.ItemKind{checklist.KindRating, checklist.KindCount} {
		rows := ratingRows
		if kind == checklist.KindCount {
			rows = countRows
		}
		for _, critical := range []bool{false, true} {
			for _, event := range []bool{false, true} {
				item := question("A")
				item.Kind, item.Critical, item.Event = kind, critical, event
				gapsOfItem(t, item, rows, seen)
			}
		}
	}
	for _, code := range checklist.GapCodes() {
		if !seen[code] {
			t.Errorf("no combination gives %s", code)
		}
	}
}

func gapsOfItem(t *testing.T, item checklist.Item, rows []answered, seen map[checklist.GapCode]bool) {
	scope, scale := scopeOf(item), marks()
	check := func(row *answered, r checklist.Response, evidence string) {
		r.Key = at("A")
		answers := checklist.Answers{Responses: byKey(&r), Evidence: map[checklist.Key][]checklist.Evidence{r.Key: evidenceRows[evidence]}}
		got := codesOf(checklist.Gaps(scope, &scale, answers, 2026))
		for _, code := range got {
			seen[code] = true
		}
		if want := wantGaps(item.Critical, row, &r, evidence); !slices.Equal(got, want) {
			t.Errorf("%s, critical %v, event %v, %+v, evidence %s:\ngot  %v\nwant %v", item.Kind, item.Critical, item.Event, r, evidence, got, want)
		}
	}
	for evidence := range evidenceRows {
		for _, reason := range []string{"", " 　\n", "所管しない"} {
			for _, plan := range plans {
				for _, inquiring := range []bool{false, true} {
					check(nil, checklist.Response{Inquiring: inquiring, Reason: reason, Plan: plan}, evidence)
					for i := range rows {
						r := checklist.Response{Rating: rows[i].rating, Count: rows[i].count, Inquiring: inquiring, Reason: reason, Plan: plan}
						check(&rows[i], r, evidence)
						if r.Nothing = true; item.Event && (rows[i].name == "－" || rows[i].name == "0/0") {
							check(&rows[i], r, evidence)
						}
					}
				}
			}
		}
	}
}

// wantGaps says by rule what is missing. A nil row is no answer.
func wantGaps(critical bool, row *answered, r *checklist.Response, evidence string) []checklist.GapCode {
	switch {
	case r.Inquiring:
		return []checklist.GapCode{checklist.GapInquiring}
	case row == nil:
		return []checklist.GapCode{checklist.GapUnanswered}
	}
	demand := row.ordinary
	if critical {
		demand = row.critical
	}
	line, full := demand != planNone, demand == planFull
	reasonGiven := r.Nothing || r.Reason == "所管しない"
	rules := []struct {
		missing bool
		code    checklist.GapCode
	}{
		{row.over, checklist.GapCount},
		{row.reason && !reasonGiven, checklist.GapReason},
		{line && (r.Plan.Action == "" || r.Plan.Action == "　"), checklist.GapPlanAction},
		{full && r.Plan.Cause != "人手", checklist.GapPlanCause},
		{full && r.Plan.Due == (checklist.Date{}), checklist.GapPlanDue},
		{full && r.Plan.Owner == "", checklist.GapPlanOwner},
		{full && r.Plan.Funding == "", checklist.GapPlanFunding},
		{line && r.Plan.Action == "周知徹底する", checklist.GapAwarenessOnly},
		{row.evidence && evidence == "none" && critical, checklist.GapEvidence},
		{row.evidence && evidence == "none" && !critical, checklist.GapEvidenceOptional},
		{row.evidence && evidence == "stale", checklist.GapEvidenceStale},
	}
	var want []checklist.GapCode
	for _, rule := range rules {
		if rule.missing {
			want = append(want, rule.code)
		}
	}
	slices.Sort(want)
	return want
}

func codesOf(gaps []checklist.Gap) []checklist.GapCode {
	var codes []checklist.GapCode
	for _, g := range gaps {
		codes = append(codes, g.Code)
	}
	slices.Sort(codes)
	return codes
}

func TestGapsStandInTheOrderOfTheScope(t *testing.T) {
	scope, scale := scopeOf(question("B"), question("A"), question("C")), marks()
	answers := checklist.Answers{Responses: byKey(rated("A", notDone), rated("Z", notDone))}
	var got []string
	for _, gap := range checklist.Gaps(scope, &scale, answers, 2026) {
		got = append(got, gap.Item+" "+string(gap.Code))
	}
	want := []string{"B unanswered", "A plan_action", "A plan_cause", "A plan_due", "A plan_owner", "A plan_funding", "C unanswered"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhichGapsBlock(t *testing.T) {
	doubts := []checklist.GapCode{checklist.GapEvidence, checklist.GapEvidenceStale, checklist.GapAwarenessOnly}
	for _, code := range checklist.GapCodes() {
		doubt, optional := slices.Contains(doubts, code), code == checklist.GapEvidenceOptional
		if code.Blocks() == (doubt || optional) || code.Doubts() != doubt || code.Optional() != optional {
			t.Errorf("%s blocks: %v, doubt: %v, optional: %v", code, code.Blocks(), code.Doubts(), code.Optional())
		}
	}
}

// A head count asks for a reason when its rating does, unless nobody is
// concerned.
func TestWhoIsAskedForAReason(t *testing.T) {
	scale := marks()
	scale.Ratings[2].Reason = true // × as well
	tests := []struct {
		give *checklist.Response
		want bool
	}{
		{nil, false}, {rated("A", done), false}, {rated("A", notDone), true}, {rated("A", na), true},
		{counted("A", 0, 10), true}, {counted("A", 9, 10), false}, {counted("A", 0, 0), false},
		{&checklist.Response{Rating: na, Nothing: true}, false}, {&checklist.Response{Rating: na, Inquiring: true}, false},
	}
	for _, test := range tests {
		if got := checklist.WantsReason(&scale, test.give); got != test.want {
			t.Errorf("%+v: got %v", test.give, got)
		}
	}
}
