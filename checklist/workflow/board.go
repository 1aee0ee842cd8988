package workflow

import (
	"cmp"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Board is where every department of a round stands on one day, bureau by bureau
// in the order of today's organisation.
type Board struct {
	City    checklist.Text
	Round   checklist.Round
	Day     checklist.Date
	Bureaus []BoardBureau
}

// BoardBureau is a bureau on the board; departments without one come under the
// zero names.
type BoardBureau struct {
	ID   string
	Name checklist.Text
	Lead checklist.Text // its lead department
	Rows []BoardRow
}

// BoardRow is one department on the board, in the form that scripts read.
type BoardRow struct {
	Department string           `json:"department"` // its Japanese name
	ID         string           `json:"id"`
	Bureau     string           `json:"bureau"`
	Status     checklist.Status `json:"status"`
	Route      *checklist.Route `json:"route"` // nil until the department has been asked
	Revision   int              `json:"revision"`
	Answered   int              `json:"answered"`
	InScope    int              `json:"in_scope"`
	Gaps       *int             `json:"gaps"` // answers that are missing or incomplete; nil until something has come
	Due        checklist.Date   `json:"due"`
	DaysLate   int              `json:"days_late"` // 0 unless the status is late
	Excused    string           `json:"excused,omitempty"`
	Waiting    int              `json:"waiting"` // files that wait for a person's decision
	Contact    *BoardContact    `json:"contact"` // nil where the list names none
	Name       checklist.Text   `json:"-"`
}

// BoardContact is whom to call. It has expired only if all of the department's
// contacts have.
type BoardContact struct {
	checklist.Contact
	Expired bool `json:"expired"`
}

// Board returns the board of the round of a fiscal year, 0 for the newest, on
// the day of the workspace's clock. Another kind of workspace is ErrNotOffice.
func (w *Workspace) Board(year checklist.FiscalYear) (*Board, error) {
	var b *Board
	return b, w.viewOffice(func(tx *store.Tx) error {
		in, err := loadInspection(tx, year)
		if err != nil {
			return err
		}
		var add seer
		b, add = in.board(w.today())
		for range in.departments(&err, add) {
		}
		return err
	})
}

// board is an empty board, to which departments are added one after the other.
func (i *inspection) board(day checklist.Date) (*Board, seer) {
	b := &Board{City: i.org.City, Round: i.round, Day: day}
	return b, func(a *checklist.Assessment, s *checklist.Submission) error {
		if s != nil {
			return b.add(i, a, s.Answers())
		}
		answers, err := i.tx.Answers(store.RefOf(a))
		if err != nil {
			return err
		}
		return b.add(i, a, answers)
	}
}

// add puts a department on the board, with what counts of it. It stands in the bureau
// in which it is today.
func (b *Board) add(in *inspection, a *checklist.Assessment, answers checklist.Answers) error {
	today := in.org.Find(a.Department.ID)
	if today == nil {
		today = &a.Department
	}
	scope := checklist.NewScope(in.std, &a.Department, b.Round.Errata)
	answered := answeredIn(scope, answers.Responses)
	bureau := b.bureau(&in.org, today.Bureau)
	row := BoardRow{
		Department: today.Name.Ja, Name: today.Name, ID: a.Department.ID, Bureau: bureau.Name.Ja,
		Status: a.StatusOn(b.Day, &b.Round, answered), Revision: a.Revision,
		Answered: answered, InScope: len(scope.Items), Gaps: b.gaps(a, scope, &in.std.Scale, answers),
		Due: b.Round.DueOf(a), Excused: a.Excused, Contact: contactOn(today.Contacts, b.Day),
	}
	if route := cmp.Or(a.Department.Route, today.Route); route != "" {
		row.Route = &route
	}
	standing, err := loadStanding(in.tx, store.RefOf(a))
	if err != nil {
		return err
	}
	row.Waiting = standing.waiting()
	if newest := standing.newest(); newest != nil && newest.Route != "" {
		row.Route = &newest.Route
	}
	if row.Status == checklist.StatusLate {
		row.DaysLate = daysBetween(row.Due, b.Day)
	}
	bureau.Rows = append(bureau.Rows, row)
	return nil
}

// bureau finds the bureau on the board and puts it there where it is missing.
func (b *Board) bureau(org *checklist.Organisation, id string) *BoardBureau {
	for i := range b.Bureaus {
		if b.Bureaus[i].ID == id {
			return &b.Bureaus[i]
		}
	}
	known := org.Bureau(id)
	shown := BoardBureau{ID: id, Name: known.Name}
	if lead := org.Find(known.Lead); lead != nil {
		shown.Lead = lead.Name
	}
	b.Bureaus = append(b.Bureaus, shown)
	return &b.Bureaus[len(b.Bureaus)-1]
}

// gaps counts the answers with a gap that hinders approval, in what a department
// has sent, be it a part. An answer counts once, whatever it lacks.
func (b *Board) gaps(a *checklist.Assessment, scope *checklist.Scope, scale *checklist.Scale, answers checklist.Answers) *int {
	if a.Revision == 0 && len(answers.Responses) == 0 {
		return nil
	}
	open := map[checklist.Key]bool{}
	for _, gap := range checklist.Gaps(scope, scale, answers, b.Round.FiscalYear) {
		if gap.Code.Blocks() {
			open[gap.Key] = true
		}
	}
	return new(len(open))
}

// contactOn is the one to call on a day: the first that is right and no deputy,
// a deputy, or one that was right once.
func contactOn(all []checklist.Contact, day checklist.Date) *BoardContact {
	var best *BoardContact
	for _, c := range all {
		one := &BoardContact{c, c.Expired(day)}
		if best == nil || rank(one) < rank(best) {
			best = one
		}
	}
	return best
}

func rank(c *BoardContact) int {
	switch {
	case c.Expired:
		return 2
	case c.Deputy:
		return 1
	}
	return 0
}

func daysBetween(from, to checklist.Date) int {
	return int(to.Time(time.UTC).Sub(from.Time(time.UTC)) / (24 * time.Hour))
}

// Rows returns the departments of a status, in order; "" is all of them.
func (b *Board) Rows(status checklist.Status) []BoardRow {
	rows := []BoardRow{}
	for _, bureau := range b.Bureaus {
		rows = append(rows, bureau.Of(status)...)
	}
	return rows
}

// Of returns the bureau's departments of a status; "" is all of them.
func (b *BoardBureau) Of(status checklist.Status) []BoardRow {
	var rows []BoardRow
	for _, row := range b.Rows {
		if status == "" || row.Status == status {
			rows = append(rows, row)
		}
	}
	return rows
}
