package report

import (
	"time"

	"tenken/checklist"
)

// Tables are the data of one department as tables, those of the workbooks on it: what
// is behind its figures, answers, evidence and plans, what it was not asked, and what
// has become of last year's plans. They end in a description of every column and in
// the names of the codes.
func Tables(d Data) []DataSheet {
	b := newSheetBuilder(d)
	data := []DataSheet{b.scoreData(), b.responseData(), b.evidenceData(), b.leftOutData(), b.planData(), b.followUpData(b.followed())}
	return b.described(data, b.Standard, b.Made, b.Label)
}

// CityTables are the data of a round as tables, those of the workbooks on it and the
// evidence of all departments. They end as those of [Tables] do.
func CityTables(d CityData) ([]DataSheet, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	data := append(b.roundData(), b.evidenceData(), b.followUpData(b.followed()), b.reviewData())
	return b.described(data, b.c.Standard, b.Made, b.Label), nil
}

// described puts the two sheets behind the data sheets that say what is in them.
func (w words) described(data []DataSheet, std *checklist.Standard, made time.Time, label string) []DataSheet {
	return append(data, w.columnData(data, std, made, label), w.codeData(data, std))
}
