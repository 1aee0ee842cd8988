package checklist

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

// Gaps that do not block, but are doubts: whoever approves should look at them.
const (
	GapEvidence      GapCode = "evidence"       // the rating wants evidence, none is named, and the item is critical
	GapEvidenceStale GapCode = "evidence_stale" // all of it is older than the fiscal year
	GapAwarenessOnly GapCode = "awareness_only" // the plan is only 「周知する」
)

// GapEvidenceOptional is a remark: the rating wants evidence and none is named, but
// the item is not critical. Nothing has to be done about it.
const GapEvidenceOptional GapCode = "evidence_optional"

// GapCodes lists all codes: what blocks, then doubts, then remarks.
func GapCodes() []GapCode {
	return []GapCode{GapUnanswered, GapInquiring, GapReason, GapCount, GapPlanAction, GapPlanCause, GapPlanDue,
		GapPlanOwner, GapPlanFunding, GapEvidence, GapEvidenceStale, GapAwarenessOnly, GapEvidenceOptional}
}

// Blocks reports whether the gap hinders approval and submission.
func (c GapCode) Blocks() bool { return !c.Doubts() && !c.Optional() }

// Doubts reports whether the gap deserves a look without being a hindrance.
func (c GapCode) Doubts() bool {
	return c == GapEvidence || c == GapEvidenceStale || c == GapAwarenessOnly
}

// Optional reports whether nothing has to be done about the gap.
func (c GapCode) Optional() bool { return c == GapEvidenceOptional }

// Gap is one thing to mend or to look at before approval.
type Gap struct {
	Key
	Code GapCode `json:"code"`
}

// Gaps lists everything to mend or to look at, in the order of the scope. Evidence is judged
// stale against year.
func Gaps(scope *Scope, scale *Scale, answers Answers, year FiscalYear) []Gap {
	var list gapList
	for _, entry := range scope.Items {
		list.key = entry.Key()
		list.addResponse(entry.Item, scale, answers.Responses[list.key], answers.Evidence[list.key], year)
	}
	return list.gaps
}

// gapList gathers gaps, those of one key at a time.
type gapList struct {
	gaps []Gap
	key  Key
}

func (l *gapList) add(missing bool, code GapCode) {
	if missing {
		l.gaps = append(l.gaps, Gap{l.key, code})
	}
}

// addResponse adds the gaps of one answer. Without an answer nothing else is
// asked for.
func (l *gapList) addResponse(item *Item, scale *Scale, r *Response, evidence []Evidence, year FiscalYear) {
	rating := r.effective(scale)
	if rating == nil {
		inquiring := r != nil && r.Inquiring
		l.add(inquiring, GapInquiring)
		l.add(!inquiring, GapUnanswered)
		return
	}
	l.add(r.Count != nil && r.Count.Complying > r.Count.Concerned, GapCount)
	l.add(WantsReason(scale, r) && isBlank(r.Reason), GapReason)
	l.addPlan(DemandOf(item, scale, r), &r.Plan)
	none := rating.Evidence && len(evidence) == 0
	l.add(none && item.Critical, GapEvidence)
	l.add(none && !item.Critical, GapEvidenceOptional)
	l.add(rating.Evidence && len(evidence) > 0 && allStale(evidence, year), GapEvidenceStale)
}

func (l *gapList) addPlan(demand PlanDemand, p *Plan) {
	line := demand == PlanLine || demand == PlanFull
	l.add(line && isBlank(p.Action), GapPlanAction)
	full := demand == PlanFull
	l.add(full && isBlank(p.Cause), GapPlanCause)
	l.add(full && p.Due.IsZero(), GapPlanDue)
	l.add(full && isBlank(p.Owner), GapPlanOwner)
	l.add(full && p.Funding == "", GapPlanFunding)
	l.add(line && AwarenessOnly(p.Action), GapAwarenessOnly)
}

func allStale(evidence []Evidence, year FiscalYear) bool {
	for i := range evidence {
		if !evidence[i].Stale(year) {
			return false
		}
	}
	return true
}

// DemandOf is how much of a plan the answer asks for: PlanNone without an answer,
// and for a head count from the scale's PlanBelow on.
func DemandOf(item *Item, scale *Scale, r *Response) PlanDemand {
	rating := r.effective(scale)
	if rating == nil || r.Count != nil && r.Count.Complying*10000 >= scale.PlanBelow*r.Count.Concerned {
		return PlanNone
	}
	return rating.Demand(item.Critical)
}

// WantsReason reports whether the answer asks for a reason. An event that did not
// happen and a count of nobody speak for themselves.
func WantsReason(scale *Scale, r *Response) bool {
	rating := r.effective(scale)
	if rating == nil || !rating.Reason {
		return false
	}
	nobody := r.Count != nil && !rating.Applies()
	return !nobody && !r.Nothing
}
