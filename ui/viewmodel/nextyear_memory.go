package viewmodel

import (
	"encoding/json"
	"slices"

	"tenken/checklist"
)

// rememberedYear is what was chosen for a year, in the form in which it is kept until
// the year is prepared.
type rememberedYear struct {
	Year        checklist.FiscalYear  `json:"year"`
	Standard    *checklist.StandardID `json:"standard,omitempty"`
	Heirs       map[string]string     `json:"heirs"`
	Forerunners map[string]string     `json:"forerunners"`
	Others      []checklist.Move      `json:"others,omitempty"`
}

// Remember writes what has been chosen for a year, ids alone.
func (n *NextYear) Remember(year checklist.FiscalYear) string {
	r := rememberedYear{Year: year, Heirs: n.Heirs, Forerunners: n.Forerunners, Others: n.Others}
	if n.Standard != nil {
		r.Standard = new(n.Standard.Ref())
	}
	text, err := json.Marshal(r)
	if err != nil { // of ids alone there is none
		return ""
	}
	return string(text)
}

// RecallNextYear reads what Remember wrote; nil for another year, a standard that is no
// longer offered, or anything else.
func RecallNextYear(text string, year checklist.FiscalYear, standards []*checklist.Standard) *NextYear {
	var r rememberedYear
	if json.Unmarshal([]byte(text), &r) != nil || r.Year != year {
		return nil
	}
	n := NewNextYear()
	if r.Standard != nil {
		at := slices.IndexFunc(standards, func(std *checklist.Standard) bool { return std.Ref() == *r.Standard })
		if at < 0 {
			return nil
		}
		n.Standard = standards[at]
	}
	for id, heir := range r.Heirs {
		n.Heirs[id] = heir
	}
	for id, forerunner := range r.Forerunners {
		n.Forerunners[id] = forerunner
	}
	n.Others = r.Others
	return n
}

// PreparedNextYear is what was chosen for a year that has been prepared, by its moves:
// departments that are gone have heirs, new ones forerunners, and all else stays as it
// was said.
func PreparedNextYear(moves []checklist.Move, gone, come []checklist.Department) *NextYear {
	n := NewNextYear()
	is := func(all []checklist.Department, id string) bool {
		return slices.ContainsFunc(all, func(d checklist.Department) bool { return d.ID == id })
	}
	for _, m := range moves {
		_, inherited := n.Heirs[m.Old]
		_, preceded := n.Forerunners[m.New]
		switch {
		case is(gone, m.Old) && !inherited:
			n.Heirs[m.Old] = m.New
		case is(come, m.New) && is(gone, m.Old) && !preceded:
			n.Forerunners[m.New] = m.Old
		default:
			n.Others = append(n.Others, m)
		}
	}
	return n
}
