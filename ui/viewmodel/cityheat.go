package viewmodel

import (
	"fmt"
	"strings"

	"tenken/checklist"
)

// CityHeat is the table of departments and chapters: the whole city, and then bureau
// by bureau with its departments.
type CityHeat struct {
	Columns []string
	Rows    []CityHeatRow
}

// CityHeatRow is one department, or several as a whole.
type CityHeatRow struct {
	Part  CityPart
	Name  string
	Cells []CityHeatCell
}

// CityHeatCell is one figure: the number with its mark, and its level, 0 being the
// best, or -1.
type CityHeatCell struct {
	Text  string
	Level int
}

const noLevel = -1

// heatMarks are the marks of the levels.
var heatMarks = [checklist.HeatLevels]string{"◎", "○", "△", "▲"}

// The columns before the chapters.
const (
	heatTurnout = iota
	heatAnswer
	heatScore
	heatChapters
)

// Heat makes the table.
func (s *CityScore) Heat() CityHeat {
	h := CityHeat{Columns: []string{s.f.T("report.heat.turnout"), s.f.T("report.heat.answers"), s.f.T("report.heat.score")}}
	for _, c := range s.Now.Chapters {
		h.Columns = append(h.Columns, s.f.Text(c.Title))
	}
	h.Rows = append(h.Rows, s.heatRow(s.Whole(), &s.Now.City, s.heatSubmitted(s.Now.City.Turnout)))
	for _, id := range s.bureaus() {
		h.Rows = append(h.Rows, s.heatBureau(id)...)
	}
	return h
}

// heatBureau are the rows of a bureau as a whole and of its departments.
func (s *CityScore) heatBureau(id string) []CityHeatRow {
	of := CityPart{Level: CityBureau, ID: id, Year: s.Now.FiscalYear}
	g := s.group(of)
	if g == nil {
		g = &checklist.Group{Chapters: make([]checklist.Figure, len(s.Now.Chapters))} // of excused departments alone
	}
	rows := []CityHeatRow{s.heatRow(of, g, s.heatSubmitted(g.Turnout))}
	for i := range s.Now.Departments {
		if d := &s.Now.Departments[i]; d.Department.Bureau == id {
			of.Level, of.ID = CityDepartment, d.Department.ID
			rows = append(rows, s.heatRow(of, &d.Group, s.f.T("report.turnout."+turnedIn(d))))
		}
	}
	return rows
}

// bureaus are those of all departments, of excused ones as well.
func (s *CityScore) bureaus() []string {
	var ids []string
	known := map[string]bool{}
	note := func(id string) {
		if !known[id] {
			known[id] = true
			ids = append(ids, id)
		}
	}
	for i := range s.Now.Bureaus {
		note(s.Now.Bureaus[i].Bureau)
	}
	for i := range s.Now.Departments {
		note(s.Now.Departments[i].Department.Bureau)
	}
	return ids
}

func (s *CityScore) heatSubmitted(t checklist.Turnout) string {
	return s.f.T("report.heat.of", "Part", t.Expected-len(t.Missing), "Whole", t.Expected)
}

func (s *CityScore) heatRow(of CityPart, g *checklist.Group, turnout string) CityHeatRow {
	row := CityHeatRow{Part: of, Name: s.name(of), Cells: []CityHeatCell{
		{turnout, noLevel}, unmarkedCell(g.Turnout.AnswerRate()), s.heatCell(g.Score),
	}}
	for i := range g.Chapters {
		row.Cells = append(row.Cells, s.heatCell(g.Chapters[i].Score))
	}
	return row
}

// heatCell shows a share without its per cent sign.
func (s *CityScore) heatCell(r checklist.Rate) CityHeatCell {
	if !r.Valid {
		return CityHeatCell{NoFigure, noLevel}
	}
	level := s.heat.Level(r)
	return CityHeatCell{hundredths(r) + heatMarks[level], level}
}

func unmarkedCell(r checklist.Rate) CityHeatCell {
	if !r.Valid {
		return CityHeatCell{NoFigure, noLevel}
	}
	return CityHeatCell{hundredths(r), noLevel}
}

func hundredths(r checklist.Rate) string {
	return fmt.Sprintf("%d.%02d", r.Permyriad/100, r.Permyriad%100)
}

// HeatFigure is what a cell of the table shows, column -1 being the name of the row.
func (s *CityScore) HeatFigure(row CityHeatRow, column int) (FigureKind, CityPart) {
	of := row.Part
	switch {
	case column == heatAnswer:
		return FigureAnswer, of
	case column >= heatChapters:
		of.Chapter = s.Now.Chapters[column-heatChapters].ID
	}
	return FigureScore, of
}

// HeatLegend explains the marks.
func (s *CityScore) HeatLegend() string {
	var levels []string
	for i, from := range s.heat {
		share := strings.TrimSuffix(hundredths(checklist.Rate{Permyriad: from}), ".00")
		levels = append(levels, s.f.T("report.threshold.from", "Name", heatMarks[i], "From", share))
	}
	levels = append(levels, s.f.T("report.threshold.below", "Name", heatMarks[len(heatMarks)-1]), s.f.T("report.heat.none"))
	return s.f.T("report.heat.legend", "Levels", strings.Join(levels, s.f.T("report.list.separator")))
}
