package viewmodel

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Years are the fiscal years of the office's file: those that it holds, and what
// remains of those that were destroyed.
type Years struct {
	Held      []HeldYear             // newest first, without the one that is only prepared
	Destroyed []workflow.Destruction // newest year first
}

// HeldYear is a year that the file holds.
type HeldYear struct {
	Year     checklist.FiscalYear
	State    RoundState
	Standard *checklist.Standard
	// Newest: it is the newest year, which is not destroyed.
	Newest bool
}

// LoadYears lists the years of an office's file.
func LoadYears(ws *workflow.Workspace) (*Years, error) {
	info, err := ws.Info()
	if err != nil {
		return nil, err
	}
	y := &Years{}
	for _, year := range info.Years {
		round, err := ws.Round(year)
		if err != nil {
			return nil, err
		}
		std, err := ws.RoundStandard(year)
		if err != nil {
			return nil, err
		}
		y.Held = append(y.Held, HeldYear{year, stateOf(&round), std, year == info.Years[0]})
	}
	y.Destroyed, err = ws.Destructions()
	slices.Reverse(y.Destroyed)
	return y, err
}

// Destroyable reports whether the year can be destroyed.
func (h *HeldYear) Destroyable() bool { return !h.Newest && h.State != RoundOpen }

// DestructionFacts are what remains of a year that was destroyed.
func DestructionFacts(d *workflow.Destruction, f Format) []Labelled {
	facts := []Labelled{
		{f.T("yearsdesk.fact.decision"), f.T("yearsdesk.fact.decided", "Number", numberOf(&d.Approval), "Date", f.Date(d.Approval.Date))},
		{f.T("yearsdesk.fact.post"), d.Approval.Post},
		{f.T("yearsdesk.fact.done"), f.T("yearsdesk.fact.done_by", "Date", f.Date(checklist.DateOf(d.Stamp.At)), "Actor", d.Stamp.Actor)},
	}
	facts = append(facts, extent(d, f)...)
	facts = append(facts, Labelled{f.T("destroy.digest"), d.Digest})
	return slices.DeleteFunc(facts, func(l Labelled) bool { return l.Text == "" })
}

// numberOf is the number of a decision: that of its document, or of its draft.
func numberOf(a *checklist.Approval) string {
	if a.DocumentNumber != "" {
		return a.DocumentNumber
	}
	return a.DraftNumber
}

// extent says how much of a year there is.
func extent(d *workflow.Destruction, f Format) []Labelled {
	var facts []Labelled
	for _, kind := range d.Kinds() {
		facts = append(facts, Labelled{f.T("message.kept." + kind), f.N("yearsdesk.records", d.Records[kind])})
	}
	if d.Attached > 0 {
		facts = append(facts, Labelled{f.T("yearsdesk.fact.attached"), f.Size(d.Attached)})
	}
	return facts
}
