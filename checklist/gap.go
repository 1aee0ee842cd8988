package checklist

import (
	"strings"
	"unicode/utf8"
)

// GapCode says what is missing or doubtful in an answer.
type GapCode string

// Gaps that block approval and submission.
const (
	GapUnanswered  GapCode = "unanswered"
	GapInquiring   GapCode = "inquiring"
	GapReason      GapCode = "reason"
	GapCount       GapCode = "count" // complying above concerned
	GapPlanAction  GapCode = "plan_action"
	GapPlanCause   GapCode = "plan_cause"
	GapPlanDue     GapCode = "plan_due"
	GapPlanOwner   GapCode = "plan_owner"
	GapPlanFunding GapCode = "plan_funding"
)

// Gaps that only warn.
const (
	GapEvidence      GapCode = "evidence"       // the rating wants evidence and none is named
	GapEvidenceStale GapCode = "evidence_stale" // all of it is older than the fiscal year
	GapAwarenessOnly GapCode = "awareness_only" // the plan is only 「周知する」
)

// GapCodes lists all codes, blocking ones first.
func GapCodes() []GapCode {
	return []GapCode{GapUnanswered, GapInquiring, GapReason, GapCount, GapPlanAction, GapPlanCause, GapPlanDue,
		GapPlanOwner, GapPlanFunding, GapEvidence, GapEvidenceStale, GapAwarenessOnly}
}

// Blocks reports whether the gap hinders approval and submission.
func (c GapCode) Blocks() bool {
	return c != GapEvidence && c != GapEvidenceStale && c != GapAwarenessOnly
}

// Gap is one thing to mend before approval.
type Gap struct {
	Key
	Code GapCode `json:"code"`
}

// Answers holds what a department has recorded: responses and evidence by key.
type Answers struct {
	Responses map[Key]*Response
	Evidence  map[Key][]Evidence
}

// Gaps lists everything to mend, in the order of the scope.
func Gaps(scope *Scope, scale *Scale, answers Answers, year FiscalYear) []Gap {
	var gaps []Gap
	for _, entry := range scope.Items {
		key := entry.Key()
		for _, code := range gapsOf(entry.Item, scale, answers.Responses[key], answers.Evidence[key], year) {
			gaps = append(gaps, Gap{key, code})
		}
	}
	return gaps
}

func gapsOf(item *Item, scale *Scale, r *Response, evidence []Evidence, year FiscalYear) []GapCode {
	if r != nil && r.Inquiring {
		return []GapCode{GapInquiring}
	}
	rating, ok := r.Effective(scale)
	if !ok {
		return []GapCode{GapUnanswered}
	}
	var gaps []GapCode
	if r.Count != nil && r.Count.Complying > r.Count.Concerned {
		gaps = append(gaps, GapCount)
	}
	if rating.Reason && r.Count == nil && !r.Nothing && r.Reason == "" {
		gaps = append(gaps, GapReason)
	}
	gaps = append(gaps, planGaps(DemandOf(item, scale, r), r.Plan)...)
	return append(gaps, evidenceGaps(rating, evidence, year)...)
}

// DemandOf is how much of a plan the answer asks for. A head count asks only
// below the scale's PlanBelow; no answer asks for nothing.
func DemandOf(item *Item, scale *Scale, r *Response) PlanDemand {
	rating, ok := r.Effective(scale)
	if !ok || r.Count != nil && r.Count.Complying*10000 >= scale.PlanBelow*r.Count.Concerned {
		return PlanNone
	}
	return rating.Demand(item.Critical)
}

func planGaps(demand PlanDemand, p Plan) []GapCode {
	if demand == PlanNone {
		return nil
	}
	var gaps []GapCode
	add := func(missing bool, code GapCode) {
		if missing {
			gaps = append(gaps, code)
		}
	}
	add(p.Action == "", GapPlanAction)
	if demand == PlanFull {
		add(p.Cause == "", GapPlanCause)
		add(p.Due.IsZero(), GapPlanDue)
		add(p.Owner == "", GapPlanOwner)
		add(p.Funding == "", GapPlanFunding)
	}
	add(AwarenessOnly(p.Action), GapAwarenessOnly)
	return gaps
}

func evidenceGaps(rating Rating, evidence []Evidence, year FiscalYear) []GapCode {
	if !rating.Evidence {
		return nil
	}
	if len(evidence) == 0 {
		return []GapCode{GapEvidence}
	}
	for i := range evidence {
		if !evidence[i].Stale(year) {
			return nil
		}
	}
	return []GapCode{GapEvidenceStale}
}

// awarenessFillers are the words around 「周知」 that add nothing to a plan.
var awarenessFillers = strings.NewReplacer("周知", "", "徹底", "", "再度", "", "改めて", "", "職員", "", "課内", "", "全員", "",
	"する", "", "します", "", "図る", "", "図り", "", "行う", "", "行い", "", "ます", "", "今後", "", "引き続き", "", "内容", "")

// AwarenessOnly reports whether a plan is only 「周知する」 in some dress. Such
// plans change nothing and are flagged, never refused.
func AwarenessOnly(action string) bool {
	if !strings.Contains(action, "周知") {
		return false
	}
	return utf8.RuneCountInString(awarenessFillers.Replace(action)) <= 5
}
