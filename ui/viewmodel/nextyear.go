package viewmodel

import (
	"maps"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// NextYear is the next year as it is being prepared: the standard, and which
// departments of the last year go on as which.
type NextYear struct {
	Standard *checklist.Standard // nil is the draft's, or that of the last round
	// Heirs are the departments, by id, that go on for one that is gone.
	Heirs map[string]string
	// Forerunners are the departments of the last year, by id, from which a new one
	// comes.
	Forerunners map[string]string
	// Others are moves that can't be chosen so, as the command line knows them.
	Others []checklist.Move
}

// NewNextYear prepares a year of which nothing has been said.
func NewNextYear() *NextYear {
	return &NextYear{Heirs: map[string]string{}, Forerunners: map[string]string{}}
}

// Request asks package workflow for the year; dry writes nothing.
func (n *NextYear) Request(dry bool) workflow.CarryRequest {
	request := workflow.CarryRequest{Standard: n.Standard, DryRun: dry}
	for _, moves := range []struct {
		all     map[string]string
		forward bool
	}{{n.Heirs, true}, {n.Forerunners, false}} {
		for _, id := range slices.Sorted(maps.Keys(moves.all)) {
			move := checklist.Move{Old: id, New: moves.all[id]}
			if !moves.forward {
				move = checklist.Move{Old: moves.all[id], New: id}
			}
			request.Moves = append(request.Moves, move)
		}
	}
	request.Moves = append(request.Moves, n.Others...)
	return request
}

// Suggest fills in, where the names are alike, which new department goes on for one
// that is gone.
func (n *NextYear) Suggest(gone, come []checklist.Department) {
	for i := range gone {
		best, most := "", leastAlike-1
		for j := range come {
			if alike := alike(gone[i].Name.Ja, come[j].Name.Ja); alike > most {
				best, most = come[j].ID, alike
			}
		}
		if best != "" {
			n.Heirs[gone[i].ID] = best
		}
	}
}

// leastAlike is how many characters two names must share to be taken for a
// department that was renamed or merged.
const leastAlike = 2

// alike counts the characters that two names share, without those that all names
// end with.
func alike(a, b string) int {
	n := 0
	for _, r := range strings.TrimRight(a, "課室所局") {
		if strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}

// NextYearColumns lists the ways of last year's answers that have a column.
func NextYearColumns() []checklist.Carry {
	return []checklist.Carry{checklist.CarryConfirm, checklist.CarryCompare, checklist.CarryRead, checklist.CarryNew, checklist.CarryArchived}
}

// NextYearRow is what a department begins the next year with.
type NextYearRow struct {
	Name, From string // From is "" for a department that goes on as itself
	Items      int
	Offered    []int // by NextYearColumns
	Plans      int
	Notes      int
}

// NextYearRows lists the departments of the year that has been prepared.
func NextYearRows(c *workflow.CarriedYear, f Format) []NextYearRow {
	var rows []NextYearRow
	for i := range c.Departments {
		d := &c.Departments[i]
		row := NextYearRow{Name: f.Text(d.Department.Name), From: carriedFrom(d, f), Items: d.InScope, Plans: len(d.Plans), Notes: d.Notes}
		for _, way := range NextYearColumns() {
			row.Offered = append(row.Offered, d.Offered[way])
		}
		rows = append(rows, row)
	}
	return rows
}

// carriedFrom says where a department comes from, if not from itself alone.
func carriedFrom(d *workflow.CarriedDepartment, f Format) string {
	if len(d.From) == 0 {
		return f.T("nextyeardesk.new")
	}
	if len(d.From) == 1 && d.From[0].ID == d.Department.ID {
		return ""
	}
	var names []string
	for i := range d.From {
		names = append(names, f.Text(d.From[i].Name))
	}
	return strings.Join(names, f.T("board.separator"))
}
