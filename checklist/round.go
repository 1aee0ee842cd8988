package checklist

// Round is one yearly inspection (年度点検): a fiscal year, a frozen version of a
// standard and the dates.
type Round struct {
	ID         string     `json:"id"` // unique within the city, such as "2026"
	FiscalYear FiscalYear `json:"fiscal_year"`
	Standard   StandardID `json:"standard"`
	Opens      Date       `json:"opens,omitzero"`
	Due        Date       `json:"due,omitzero"`
	// Inspection is the day on which heads are counted (点検日).
	Inspection Date `json:"inspection,omitzero"`
	// Results is the day by which the committee wants them, Budget the day on
	// which requests for the next year's budget close (予算要求の締切).
	Results  Date      `json:"results,omitzero"`
	Budget   Date      `json:"budget,omitzero"`
	Assembly []Period  `json:"assembly,omitempty"` // sessions of the city's assembly
	Errata   []Erratum `json:"errata,omitempty"`
	// Draft: the round is prepared and nothing of it has gone out. Opening takes
	// its place.
	Draft  bool   `json:"draft,omitempty"`
	Closed *Stamp `json:"closed,omitempty"` // nil while the office receives
	// ShowGrade prints the letters A to D. Off unless the city wants them.
	ShowGrade bool `json:"show_grade,omitempty"`
	// Imported says when the answers were taken over from a file of another hand;
	// nil for a year that was inspected here. Its assessments are accepted without
	// an approval or a submission.
	Imported *Import `json:"imported,omitempty"`
}

// Import says where the answers of a year came from.
type Import struct {
	File  string `json:"file"` // its name without folders
	Stamp Stamp  `json:"stamp"`
}

// Period is from the first day to the last, both included.
type Period struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Contains reports whether the day lies in the period.
func (p Period) Contains(d Date) bool { return !d.IsZero() && !d.Before(p.From) && !p.To.Before(d) }

// StandardID names one version of a standard.
type StandardID struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

// Ref returns the standard's own name.
func (s *Standard) Ref() StandardID { return StandardID{ID: s.ID, Version: s.Version} }

// Erratum is the office's word on one item after the round has opened: an
// interpretation, or that the item is not counted.
type Erratum struct {
	Item       string `json:"item"`
	Text       string `json:"text"`
	NotCounted bool   `json:"not_counted,omitempty"`
	Stamp      Stamp  `json:"stamp"`
}
