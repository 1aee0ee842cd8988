package exchange

import (
	"cmp"
	"strconv"

	"tenken/checklist"
)

// The fields of a risk.
type (
	oscalRisk struct {
		UUID         string                `json:"uuid"`
		Title        string                `json:"title"`
		Description  string                `json:"description"`
		Statement    string                `json:"statement"`
		Props        []oscalProp           `json:"props,omitempty"`
		Status       string                `json:"status"`
		Origins      []oscalOrigin         `json:"origins"`
		Deadline     string                `json:"deadline,omitempty"`
		Remediations []oscalRemediation    `json:"remediations,omitempty"`
		Observations []oscalObservationRef `json:"related-observations,omitempty"`
	}
	oscalRemediation struct {
		UUID        string      `json:"uuid"`
		Lifecycle   string      `json:"lifecycle"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Props       []oscalProp `json:"props,omitempty"`
		Tasks       []oscalTask `json:"tasks,omitempty"`
	}
	oscalTask struct {
		UUID   string      `json:"uuid"`
		Type   string      `json:"type"`
		Title  string      `json:"title"`
		Timing oscalTiming `json:"timing"`
	}
	oscalTiming struct {
		On oscalDay `json:"on-date"`
	}
	oscalDay struct {
		Date string `json:"date"`
	}
)

// The states of a risk that an inspection knows.
const (
	riskOpen        = "open"        // nothing is planned
	riskRemediating = "remediating" // there is a plan
	riskClosed      = "closed"      // there is a plan, and the item is met or applies no more
)

// risk is an item that is not, or not wholly, done, or that was planned to be. It is
// the same one in every year.
func (in *oscalInspection) risk(a *oscalAsked) any {
	item := a.Item
	props := keyProps(a)
	props.yesNo("critical", item.Critical)
	props.yesNo("mandatory", item.Mandatory)
	props.number("weight", item.Weight)
	for _, threat := range item.Threats {
		props.add("threat", strconv.Itoa(threat))
	}
	r := oscalRisk{
		UUID: in.ofItem("risk", a), Title: in.title(a), Description: prose(item.Question.In(in.Language)), Statement: prose(in.danger(item)), Props: props,
		Status: a.riskStatus(), Origins: in.origin(a), Observations: []oscalObservationRef{{in.ofAnswer("observation", a)}},
	}
	if !a.plan.IsZero() {
		r.Deadline, r.Remediations = startOf(a.plan.Due), []oscalRemediation{in.remediation(a)}
	}
	return r
}

// ofPlan is the UUID of a part of the plan, the same in the year that it is of and in
// the next.
func (in *oscalInspection) ofPlan(what string, a *oscalAsked) string {
	return in.uuid(what, a.plan.round, a.department.ID, a.Subject.ID, a.Item.ID)
}

// danger is why the item matters, as far as the standard says.
func (in *oscalInspection) danger(item *checklist.Item) string {
	return cmp.Or(item.Why.In(in.Language), item.Question.In(in.Language))
}

func (a *oscalAsked) riskStatus() string {
	switch {
	case !a.unmet():
		return riskClosed
	case a.plan.IsZero():
		return riskOpen
	}
	return riskRemediating
}

// remediation is the plan, its day a milestone.
func (in *oscalInspection) remediation(a *oscalAsked) oscalRemediation {
	r := oscalRemediation{
		UUID: in.ofPlan("plan", a), Lifecycle: "planned", Title: in.title(a), Description: in.action(a), Props: in.planProps(a),
	}
	if a.riskStatus() == riskClosed {
		r.Lifecycle = "completed"
	}
	if due := startOf(a.plan.Due); due != "" {
		r.Tasks = []oscalTask{{in.ofPlan("milestone", a), "milestone", in.p.T("oscal.milestone"), oscalTiming{oscalDay{due}}}}
	}
	return r
}

// action is what is to be done, or that nobody has said.
func (in *oscalInspection) action(a *oscalAsked) string {
	return cmp.Or(prose(a.plan.Action), in.p.T("oscal.no_action"))
}

func (in *oscalInspection) planProps(a *oscalAsked) []oscalProp {
	var props inspectionProps
	plan := &a.plan
	props.add("plan_cause", plan.Cause)
	props.add("plan_due", plan.Due.String())
	props.add("plan_owner", plan.Owner)
	props.add("plan_funding", string(plan.Funding))
	props.add("plan_request_to", plan.RequestTo)
	if a.unmet() && !plan.Due.IsZero() {
		props.yesNo("overdue", plan.Due.Before(checklist.DateOf(in.At.In(japan))))
	}
	return props
}
