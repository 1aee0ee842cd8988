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
	Inspection Date      `json:"inspection,omitzero"`
	Errata     []Erratum `json:"errata,omitempty"`
	// ShowGrade prints the letters A to D. Off unless the city wants them.
	ShowGrade bool `json:"show_grade,omitempty"`
}

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
