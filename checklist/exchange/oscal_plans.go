package exchange

import (
	"io"
	"slices"
)

// The fields of an OSCAL plan of action and milestones that an inspection needs, in
// the order in which they are written.
type (
	oscalPlansFile struct {
		Plans oscalPlans `json:"plan-of-action-and-milestones"`
	}
	oscalPlans struct {
		UUID         string                  `json:"uuid"`
		Metadata     oscalInspectionMetadata `json:"metadata"`
		System       oscalSystemID           `json:"system-id"`
		Local        *oscalComponents        `json:"local-definitions,omitempty"`
		Observations []oscalList             `json:"observations"`
		Risks        []oscalList             `json:"risks"`
		Items        []oscalList             `json:"poam-items"`
		BackMatter   oscalBackMatter         `json:"back-matter"`
	}
	oscalSystemID struct {
		Type string `json:"identifier-type"`
		ID   string `json:"id"`
	}
	oscalPlanItem struct {
		UUID         string                `json:"uuid"`
		Title        string                `json:"title"`
		Description  string                `json:"description"`
		Props        []oscalProp           `json:"props,omitempty"`
		Origins      []oscalOrigin         `json:"origins"`
		Observations []oscalObservationRef `json:"related-observations"`
		Risks        []oscalRiskRef        `json:"related-risks"`
	}
)

// WritePlansOSCAL writes the plans of a year as an OSCAL plan of action and
// milestones in JSON, see the package's documentation. OSCAL allows it only if
// [HasPlans]. The same arguments give the same bytes.
func WritePlansOSCAL(w io.Writer, a *Archive, options OSCALOptions) error {
	in := newOSCALInspection(a, options)
	p := oscalPlans{
		UUID: in.uuid("plan-of-action-and-milestones", in.Round.ID, in.of().Ja), Metadata: in.metadata("oscal.plans"),
		System: oscalSystemID{"http://ietf.org/rfc/rfc4122", in.city()}, Local: in.components(), BackMatter: in.backMatter(),
	}
	p.Observations = in.list((*oscalAsked).planned, in.observation)
	p.Risks = in.list((*oscalAsked).planned, in.risk)
	p.Items = in.list((*oscalAsked).planned, in.planItem)
	return in.write(w, oscalPlansFile{p})
}

// HasPlans reports whether there is anything in a year to plan: an item that is not,
// or not wholly, done, or that has a plan.
func HasPlans(a *Archive, options OSCALOptions) bool {
	return slices.ContainsFunc(newOSCALInspection(a, options).asked, (*oscalAsked).planned)
}

// planned reports whether an answer belongs among the plans.
func (a *oscalAsked) planned() bool {
	return a.unmet() || a.rating != nil && !a.plan.IsZero()
}

func (in *oscalInspection) planItem(a *oscalAsked) any {
	props := keyProps(a)
	props.add("status", a.riskStatus())
	return oscalPlanItem{
		UUID: in.ofItem("plan-item", a), Title: in.title(a), Description: in.action(a), Props: append(props, in.planProps(a)...), Origins: in.origin(a),
		Observations: []oscalObservationRef{{in.ofAnswer("observation", a)}}, Risks: []oscalRiskRef{{in.ofItem("risk", a)}},
	}
}
