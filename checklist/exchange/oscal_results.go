package exchange

import (
	"io"

	"tenken/checklist"
)

// The fields of OSCAL assessment results that an inspection needs, in the order in
// which they are written.
type (
	oscalResultsFile struct {
		Results oscalResults `json:"assessment-results"`
	}
	oscalResults struct {
		UUID       string                  `json:"uuid"`
		Metadata   oscalInspectionMetadata `json:"metadata"`
		ImportAP   oscalReference          `json:"import-ap"`
		Results    []oscalResult           `json:"results"`
		BackMatter oscalBackMatter         `json:"back-matter"`
	}
	oscalReference struct {
		Href    string `json:"href"`
		Remarks string `json:"remarks,omitempty"`
	}
	oscalResult struct {
		UUID         string           `json:"uuid"`
		Title        string           `json:"title"`
		Description  string           `json:"description"`
		Start        string           `json:"start"`
		End          string           `json:"end,omitempty"`
		Props        []oscalProp      `json:"props,omitempty"`
		Local        *oscalComponents `json:"local-definitions,omitempty"`
		Controls     oscalControls    `json:"reviewed-controls"`
		Observations []oscalList      `json:"observations,omitempty"`
		Risks        []oscalList      `json:"risks,omitempty"`
		Findings     []oscalList      `json:"findings,omitempty"`
	}
	oscalControls struct {
		Links      []oscalLink             `json:"links"`
		Selections []oscalControlSelection `json:"control-selections"`
	}
	oscalControlSelection struct {
		Description string               `json:"description"`
		Include     []oscalControlChoice `json:"include-controls,omitempty"`
	}
	oscalControlChoice struct {
		ID string `json:"control-id"`
	}
	oscalObservation struct {
		UUID        string          `json:"uuid"`
		Title       string          `json:"title"`
		Description string          `json:"description"`
		Props       []oscalProp     `json:"props,omitempty"`
		Methods     []string        `json:"methods"`
		Types       []string        `json:"types"`
		Origins     []oscalOrigin   `json:"origins"`
		Subjects    []oscalSubject  `json:"subjects"`
		Evidence    []oscalEvidence `json:"relevant-evidence,omitempty"`
		Collected   string          `json:"collected"`
	}
	oscalEvidence struct {
		Description string      `json:"description"`
		Props       []oscalProp `json:"props,omitempty"`
	}
	oscalFinding struct {
		UUID         string                `json:"uuid"`
		Title        string                `json:"title"`
		Description  string                `json:"description"`
		Props        []oscalProp           `json:"props,omitempty"`
		Origins      []oscalOrigin         `json:"origins"`
		Target       oscalTarget           `json:"target"`
		Observations []oscalObservationRef `json:"related-observations,omitempty"`
		Risks        []oscalRiskRef        `json:"related-risks,omitempty"`
	}
	oscalTarget struct {
		Type           string      `json:"type"`
		ID             string      `json:"target-id"`
		Status         oscalState  `json:"status"`
		Implementation *oscalState `json:"implementation-status,omitempty"`
	}
	oscalObservationRef struct {
		UUID string `json:"observation-uuid"`
	}
	oscalRiskRef struct {
		UUID string `json:"risk-uuid"`
	}
)

// oscalMethod is how every observation was made: nobody but the department itself
// has looked, which none of OSCAL's own methods says.
const oscalMethod = "SELF-INSPECTION"

// WriteResultsOSCAL writes a year as OSCAL assessment results in JSON, see the
// package's documentation. The same arguments give the same bytes. Nothing in it says
// that anything conforms: a finding is what the department says of itself.
func WriteResultsOSCAL(w io.Writer, a *Archive, options OSCALOptions) error {
	in := newOSCALInspection(a, options)
	return in.write(w, oscalResultsFile{oscalResults{
		UUID: in.uuid("assessment-results", in.Round.ID, in.of().Ja), Metadata: in.metadata("oscal.results"),
		ImportAP: oscalReference{"#" + in.round(), in.p.T("oscal.round_text")},
		Results:  []oscalResult{in.result()}, BackMatter: in.backMatter(),
	}})
}

func (in *oscalInspection) result() oscalResult {
	r := oscalResult{
		UUID: in.uuid("result", in.Round.ID, in.of().Ja), Title: in.p.T("oscal.round", "Year", in.year()), Description: in.p.T("oscal.remarks"),
		Start: startOf(in.Round.Opens), Props: in.turnout(), Local: in.components(), Controls: in.controls(),
	}
	if r.Start == "" {
		r.Start = startOf(in.Round.FiscalYear.Start())
	}
	if in.Round.Closed != nil {
		r.End = in.moment(in.Round.Closed.At)
	}
	r.Observations = in.list((*oscalAsked).observed, in.observation)
	r.Risks = in.list((*oscalAsked).unmet, in.risk)
	r.Findings = in.list((*oscalAsked).applies, in.finding)
	return r
}

// turnout says how much the result rests on.
func (in *oscalInspection) turnout() []oscalProp {
	expected, counted, answered := 0, 0, 0
	for i := range in.departments {
		d := &in.departments[i]
		if d.assessment.Excused == "" {
			expected++
		}
		if d.counts {
			counted++
		}
	}
	for _, a := range in.asked {
		if a.rating != nil {
			answered++
		}
	}
	var props inspectionProps
	props.number("expected", expected)
	props.number("counted", counted)
	props.number("in_scope", len(in.asked))
	props.number("answered", answered)
	return props
}

// controls are the items that anybody was asked, in the order of the standard.
func (in *oscalInspection) controls() oscalControls {
	asked := map[string]bool{}
	for _, a := range in.asked {
		asked[a.Item.ID] = true
	}
	selection := oscalControlSelection{Description: in.p.T("oscal.controls")}
	for _, item := range in.Standard.Items() {
		if asked[item.ID] {
			selection.Include = append(selection.Include, oscalControlChoice{controlID(item.ID)})
		}
	}
	return oscalControls{Links: []oscalLink{{Href: "#" + catalogUUID(in.Standard), Rel: "reference"}}, Selections: []oscalControlSelection{selection}}
}

// observed reports whether there is anything to see: an answer or a piece of
// evidence.
func (a *oscalAsked) observed() bool { return a.rating != nil || len(a.evidence) > 0 }

// applies reports whether the item is not said to be not applicable.
func (a *oscalAsked) applies() bool { return a.rating == nil || a.rating.Applies() }

func (in *oscalInspection) observation(a *oscalAsked) any {
	o := oscalObservation{
		UUID: in.ofAnswer("observation", a), Title: in.title(a), Description: in.said(a), Props: answerProps(a),
		Methods: []string{oscalMethod}, Types: []string{"control-objective"}, Origins: in.origin(a),
		Subjects: []oscalSubject{in.subject(a.department, a.Subject)}, Collected: in.moment(a.response.Stamp.At),
	}
	for i := range a.evidence {
		o.Evidence = append(o.Evidence, evidenceOf(&a.evidence[i]))
	}
	return o
}

// evidenceOf names a piece of evidence. What is attached is not in the document, but
// for its digest.
func evidenceOf(e *checklist.Evidence) oscalEvidence {
	var props inspectionProps
	props.add("document_number", e.Number)
	props.add("location", e.Location)
	props.add("evidence_date", e.Date.String())
	if e.File != nil {
		props.add("file_name", e.File.Name)
		props.number("file_size", int(e.File.Size))
		props.add("file_sha256", e.File.SHA256)
	}
	return oscalEvidence{prose(e.Title), props}
}

func answerProps(a *oscalAsked) []oscalProp {
	r, props := a.response, keyProps(a)
	switch {
	case r.Inquiring:
		props.add("answer_state", "inquiring")
	case a.rating == nil:
		props.add("answer_state", "unanswered")
	default:
		props.add("answer_state", "answered")
		props.add("rating", string(a.rating.Code))
		props.add("class", string(a.rating.Class))
		if r.Nothing {
			props.add("nothing", "yes")
		}
	}
	if r.Count != nil {
		props.number("complying", r.Count.Complying)
		props.number("concerned", r.Count.Concerned)
	}
	props.add("responsibility", string(r.Responsibility))
	return props
}

// implementation is what OSCAL calls a rating's class; not done has no word there.
var implementation = map[checklist.RatingClass]string{checklist.ClassDone: "implemented", checklist.ClassPartly: "partial"}

// finding is the answer as a status. What nobody has answered is not satisfied,
// since nobody says that it is.
func (in *oscalInspection) finding(a *oscalAsked) any {
	f := oscalFinding{
		UUID: in.ofAnswer("finding", a), Title: in.title(a), Description: in.said(a), Props: answerProps(a), Origins: in.origin(a),
		Target: oscalTarget{Type: "statement-id", ID: statementID(a.Item.ID), Status: oscalState{State: "not-satisfied", Reason: "other"}},
	}
	if a.observed() {
		f.Observations = []oscalObservationRef{{in.ofAnswer("observation", a)}}
	}
	if a.rating == nil {
		return f
	}
	f.Target.Status.Reason = "fail"
	if a.rating.Class == checklist.ClassDone {
		f.Target.Status = oscalState{State: "satisfied", Reason: "pass"}
	}
	if state := implementation[a.rating.Class]; state != "" {
		f.Target.Implementation = &oscalState{State: state}
	}
	if a.unmet() {
		f.Risks = []oscalRiskRef{{in.ofItem("risk", a)}}
	}
	return f
}
