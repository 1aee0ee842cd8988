package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Refusals of the step to the next year.
var (
	ErrOfficeBegins = errors.New("workflow: the office begins the year of a department that has its package")
	ErrNotNext      = errors.New("workflow: a year is carried over into a later one")
	ErrMapNotOffice = errors.New("workflow: the office alone maps departments")
)

const verbCarryOver store.Verb = "carryover"

// CarryRequest says what the next year is to be like.
type CarryRequest struct {
	Year     checklist.FiscalYear // 0 is the one after the newest opened round
	Standard *checklist.Standard  // nil is that of the newest round
	// Moves is the reorganisation: old and new departments by id or name.
	Moves []checklist.Move
	// DryRun writes nothing.
	DryRun bool
}

// CarriedYear is the next year as it has been prepared.
type CarriedYear struct {
	Round       checklist.Round
	Departments []CarriedDepartment
	// Left are the departments of the last year that go on nowhere.
	Left []checklist.Department
}

// CarriedDepartment is what a department begins the next year with.
type CarriedDepartment struct {
	Department checklist.Department
	From       []checklist.Department // of the last year; none for a new one
	InScope    int
	// Offered is how many items there are of each way of checklist.CarryOver, and
	// how many answers are archived.
	Offered map[checklist.Carry]int
	Plans   []checklist.Planned // that go on
	// Notes is how many notes to the successor are shown with the offers.
	Notes int
}

// CarryYear prepares the next year. In the office's workspace that is a draft of
// its round with the departments of today: nothing of it can be sent or received
// until OpenRound opens it, and until then it can be prepared again. In a
// department's workspace made by hand the round and an empty self-inspection begin
// at once. Nothing is answered: last year's answers are offered, see Offers.
//
// A year that has its round is ErrRoundExists, one that is not later than the
// newest ErrNotNext; a department that has the office's package ErrOfficeBegins. It
// is one transaction: cancelled or killed, nothing has happened.
func (w *Workspace) CarryYear(ctx context.Context, request CarryRequest) (*CarriedYear, error) {
	var result *CarriedYear
	run := func(tx *store.Tx) error {
		c := carrying{CarryRequest: request, w: w, past: newPast(), result: &CarriedYear{}}
		if err := c.prepare(tx); err != nil {
			return err
		}
		result = c.result
		if request.DryRun {
			return nil
		}
		return c.write(tx)
	}
	if request.DryRun {
		err := w.store.View(run)
		return result, err
	}
	err := w.update(ctx, verbCarryOver, run)
	return result, err
}

// carrying is one step to the next year.
type carrying struct {
	CarryRequest
	w        *Workspace
	kind     Kind
	last     checklist.Round
	before   []checklist.Department // as they are in last
	from     map[string][]string
	standard *checklist.Standard
	past     *past
	result   *CarriedYear
}

func (c *carrying) prepare(tx *store.Tx) error {
	if err := c.allowed(tx); err != nil {
		return err
	}
	if err := c.begin(tx); err != nil {
		return err
	}
	org, err := tx.Organisation()
	if err != nil {
		return err
	}
	if len(org.Departments) == 0 {
		return ErrNoDepartments
	}
	if err := c.origins(tx, org.Departments); err != nil {
		return err
	}
	for i := range org.Departments {
		carried, err := c.carry(tx, &org.Departments[i])
		if err != nil {
			return err
		}
		c.result.Departments = append(c.result.Departments, carried)
	}
	return nil
}

// allowed refuses a department that its office leads, and its maps.
func (c *carrying) allowed(tx *store.Tx) error {
	self, err := tx.Workspace()
	if err != nil {
		return err
	}
	c.kind = self.Kind
	if c.kind == store.KindOffice {
		return nil
	}
	ring, err := loadKeys(tx)
	switch {
	case err != nil:
		return err
	case ring.Trusted != nil:
		return ErrOfficeBegins
	case len(c.Moves) > 0:
		return ErrMapNotOffice
	}
	return nil
}

// begin finds the last round and describes the next.
func (c *carrying) begin(tx *store.Tx) (err error) {
	if c.last, err = findRound(tx, 0); err != nil {
		return err
	}
	if c.Year == 0 {
		c.Year = c.last.FiscalYear + 1
	}
	draft, err := findDraft(tx, c.Year)
	if err != nil {
		return err
	}
	if c.Year <= c.last.FiscalYear || c.last.Draft {
		return fmt.Errorf("%w: %d", ErrNotNext, c.last.FiscalYear)
	}
	if c.standard = c.Standard; c.standard == nil {
		if draft != nil {
			c.standard, err = tx.Standard(draft.Standard)
		} else {
			c.standard, err = tx.Standard(c.last.Standard)
		}
	}
	if err == nil {
		c.result.Round = checklist.Round{ID: roundID(c.Year), FiscalYear: c.Year, Standard: c.standard.Ref(),
			Draft: c.kind == store.KindOffice, ShowGrade: c.last.ShowGrade}
	}
	return err
}

// origins reads the reorganisation map.
func (c *carrying) origins(tx *store.Tx, today []checklist.Department) error {
	for a, err := range tx.Assessments(c.last.ID) {
		if err != nil {
			return err
		}
		c.before = append(c.before, a.Department)
	}
	var moves []checklist.Move
	for _, typed := range c.Moves {
		before, err := findDepartment(c.before, typed.Old)
		if err != nil {
			return err
		}
		after, err := findDepartment(today, typed.New)
		if err != nil {
			return err
		}
		moves = append(moves, checklist.Move{Old: before.ID, New: after.ID})
	}
	from, left := checklist.Origins(ids(c.before), ids(today), moves)
	c.from, c.result.Left = from, c.named(left)
	return nil
}

func ids(departments []checklist.Department) []string {
	var all []string
	for i := range departments {
		all = append(all, departments[i].ID)
	}
	return all
}

// named are departments of the last round.
func (c *carrying) named(ids []string) []checklist.Department {
	var all []checklist.Department
	for _, id := range ids {
		i := slices.IndexFunc(c.before, func(d checklist.Department) bool { return d.ID == id })
		all = append(all, c.before[i])
	}
	return all
}

// carry finds what one department begins with.
func (c *carrying) carry(tx *store.Tx, d *checklist.Department) (CarriedDepartment, error) {
	sheet := &Sheet{Round: c.result.Round, Standard: c.standard, Scope: checklist.NewScope(c.standard, d, nil),
		Assessment: checklist.Assessment{Department: *d, From: c.from[d.ID]}}
	carried := CarriedDepartment{Department: *d, From: c.named(c.from[d.ID]), InScope: len(sheet.Scope.Items), Offered: map[checklist.Carry]int{}}
	before, err := c.past.load(tx, sheet)
	if err != nil {
		return carried, err
	}
	if len(before) == 0 {
		carried.Offered[checklist.CarryNew] = carried.InScope
	}
	for _, offer := range c.past.offers(sheet, before).Offers {
		carried.Offered[offer.Carry]++
	}
	for _, last := range before {
		carried.take(last, c.w.today())
	}
	return carried, nil
}

// take lists what goes on of a sheet of the last year.
func (d *CarriedDepartment) take(last *Sheet, today checklist.Date) {
	department := &last.Assessment.Department
	scope := checklist.NewScope(last.Standard, department, last.Round.Errata)
	d.Plans = append(d.Plans, checklist.OpenPlans(department, scope, &last.Standard.Scale, last.Answers.Responses, today)...)
	for _, response := range last.Answers.Responses {
		if response.Answered() && response.Note != "" {
			d.Notes++
		}
	}
}

// write keeps what has been prepared, in the place of an earlier draft.
func (c *carrying) write(tx *store.Tx) error {
	round := c.result.Round
	if err := errors.Join(tx.PutStandard(c.standard), tx.PutRound(round)); err != nil {
		return err
	}
	if _, err := clearDraft(tx, round.ID); err != nil {
		return err
	}
	for i := range c.result.Departments {
		d := &c.result.Departments[i].Department
		if err := c.w.enter(tx, round.ID, d, c.moved(d.ID)); err != nil {
			return err
		}
	}
	return nil
}

// moved is where a department comes from, nil if from itself or nowhere.
func (c *carrying) moved(id string) []string {
	if from := c.from[id]; len(from) != 1 || from[0] != id {
		return from
	}
	return nil
}
