package viewmodel

import (
	"cmp"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// City is what the answers of one department are looked at beside: what should be
// looked at in the whole round, and how each item was answered by all.
type City struct {
	queue   workflow.Queue
	figures map[string]*checklist.ItemFigure
	board   *workflow.Board
}

// LoadCity computes it for a fiscal year.
func LoadCity(ws *workflow.Workspace, year checklist.FiscalYear) (*City, error) {
	queue, err := ws.Queue(year)
	if err != nil {
		return nil, err
	}
	all, err := ws.Consolidation(year)
	if err != nil {
		return nil, err
	}
	board, err := ws.Board(year)
	if err != nil {
		return nil, err
	}
	c := &City{queue: queue, figures: map[string]*checklist.ItemFigure{}, board: board}
	for i := range all.Items {
		c.figures[all.Items[i].Item.ID] = &all.Items[i]
	}
	return c, nil
}

// Nearest is the id of a department that is in the round: the one of an id, or the
// first that has handed something in, or else the first.
func (c *City) Nearest(id string) string {
	if OnBoard(c.board, id).ID != "" {
		return id
	}
	first := ""
	for _, row := range c.board.Rows("") {
		if row.Revision > 0 {
			return row.ID
		}
		first = cmp.Or(first, row.ID)
	}
	return first
}

// OnBoard finds a department on the board; zero where it is not in the round.
func OnBoard(b *workflow.Board, id string) (found workflow.BoardRow) {
	for _, row := range b.Rows("") {
		if row.ID == id {
			return row
		}
	}
	return found
}

// OfficeDepartment is what one department has handed in, as the office looks at it:
// the session on its sheet, and beside each answer last year's, those of others, why
// it should be looked at, what was put right, and how it was in earlier revisions.
type OfficeDepartment struct {
	*Session
	city      *City
	doubts    map[checklist.Key][]checklist.QueueEntry
	mended    map[checklist.Key]bool // put right by the office
	revisions []workflow.Revision
	filter    OfficeFilter
	lines     []int // rows of the session
	ticked    map[string]bool
}

// LoadOfficeDepartment loads a department of a round, by its id.
func LoadOfficeDepartment(ws *workflow.Workspace, year checklist.FiscalYear, id string, city *City) (*OfficeDepartment, error) {
	sheet, err := ws.SheetOf(year, id)
	if err != nil {
		return nil, err
	}
	offers, err := ws.Offers(sheet)
	if err != nil {
		return nil, err
	}
	d := &OfficeDepartment{Session: NewSession(ws, sheet), city: city, ticked: map[string]bool{},
		doubts: map[checklist.Key][]checklist.QueueEntry{}, mended: map[checklist.Key]bool{}}
	d.SetOffers(offers)
	for _, e := range city.queue.Only(id, "").Entries {
		d.doubts[e.Key] = append(d.doubts[e.Key], e)
	}
	corrections, err := ws.Corrections(sheet)
	if err != nil {
		return nil, err
	}
	d.SetCorrections(corrections)
	for _, c := range corrections {
		d.mended[c.Key] = true
	}
	d.revisions, err = ws.Revisions(sheet)
	d.arrange()
	return d, err
}

// Keep takes over filter and ticks from the department as it was loaded before.
func (d *OfficeDepartment) Keep(before *OfficeDepartment) {
	d.filter = before.filter
	if before.ID() == d.ID() {
		d.ticked = before.ticked
	}
	d.arrange()
}

// ID is that of the department.
func (d *OfficeDepartment) ID() string { return d.sheet.Assessment.Department.ID }

// Returnable reports whether the answers can be returned, accepted or put right now.
func (d *OfficeDepartment) Returnable() bool {
	return d.sheet.Assessment.State == checklist.StateSubmitted && d.sheet.Round.Open() == nil
}

// OfficeShow says which items a list of the office's shows.
type OfficeShow string

// The choices.
const (
	OfficeAll       OfficeShow = "all"
	OfficeProblems  OfficeShow = "problems"  // partly or not done
	OfficeDoubted   OfficeShow = "doubted"   // to be looked at
	OfficeChanged   OfficeShow = "changed"   // rated otherwise than last year, or asked in other words
	OfficeAttached  OfficeShow = "attached"  // with files
	OfficeCorrected OfficeShow = "corrected" // put right by the office
)

// OfficeShows lists the choices in the order in which screens offer them.
func OfficeShows() []OfficeShow {
	return []OfficeShow{OfficeAll, OfficeProblems, OfficeDoubted, OfficeChanged, OfficeAttached, OfficeCorrected}
}

// OfficeFilter chooses items. Zero is all of them.
type OfficeFilter struct {
	Show   OfficeShow
	Search string // words in item and answer
}

// Filter returns what chooses the items.
func (d *OfficeDepartment) Filter() OfficeFilter { return d.filter }

// SetFilter shows other items.
func (d *OfficeDepartment) SetFilter(filter OfficeFilter) {
	d.filter = filter
	d.arrange()
}

func (d *OfficeDepartment) arrange() {
	d.lines = nil
	for _, i := range d.Select(Filter{Search: d.filter.Search}) {
		if d.showsRow(d.filter.Show, &d.rows[i]) {
			d.lines = append(d.lines, i)
		}
	}
}

func (d *OfficeDepartment) showsRow(show OfficeShow, r *row) bool {
	switch show {
	case OfficeProblems:
		return d.shows(ShowProblems, r)
	case OfficeDoubted:
		return len(d.doubts[r.key]) > 0
	case OfficeChanged:
		return d.changed(r.key)
	case OfficeAttached:
		return d.attachments(r.key) > 0
	case OfficeCorrected:
		return d.mended[r.key]
	}
	return true
}

// Count counts the items of a choice, whatever is searched.
func (d *OfficeDepartment) Count(show OfficeShow) (n int) {
	for i := range d.rows {
		if d.showsRow(show, &d.rows[i]) {
			n++
		}
	}
	return n
}

// changed reports whether an answer differs from last year's, or what is asked does.
func (d *OfficeDepartment) changed(key checklist.Key) bool {
	now, _ := d.sheet.Answers.Responses[key].Effective(&d.sheet.Standard.Scale)
	last, had := d.lastRating(key)
	return d.otherThanLast(key) || had && last.Class != now.Class
}

// lastRating is the rating of last year, where there was one.
func (d *OfficeDepartment) lastRating(key checklist.Key) (checklist.Rating, bool) {
	if offer := d.last[key]; len(offer.Last) > 0 {
		return offer.Last[0].Effective(&d.lastScale)
	}
	return checklist.Rating{}, false
}

func (d *OfficeDepartment) attachments(key checklist.Key) (n int) {
	for _, e := range d.sheet.Evidence(key) {
		if e.File != nil {
			n++
		}
	}
	return n
}

// Lines counts the items that the filter chooses.
func (d *OfficeDepartment) Lines() int { return len(d.lines) }

// OfficeRow is one item in the list of the office.
type OfficeRow struct {
	Row
	Last    string         // symbol of last year's; "" without one
	Share   checklist.Rate // of the departments that the item applies to, that have done it
	Doubts  int
	Changed bool
	Mended  bool // put right by the office
	Ticked  bool
}

// Line returns line i of the list.
func (d *OfficeDepartment) Line(i int) OfficeRow {
	r := &d.rows[d.lines[i]]
	row := OfficeRow{Row: d.Row(d.lines[i]),
		Doubts: len(d.doubts[r.key]), Mended: d.mended[r.key], Changed: d.changed(r.key), Ticked: d.ticked[r.key.Item]}
	if last, had := d.lastRating(r.key); had {
		row.Last = last.Symbol
	}
	if figure := d.city.figures[r.key.Item]; figure != nil {
		row.Share = checklist.NewRate(len(figure.Done), figure.Applies())
	}
	return row
}

// Find returns the line of a key, or -1.
func (d *OfficeDepartment) Find(key checklist.Key) int {
	for line, i := range d.lines {
		if d.rows[i].key == key {
			return line
		}
	}
	return -1
}

// NextDoubt is the line after the one of a key that should be looked at, beginning
// again at the top. It reports false where none does.
func (d *OfficeDepartment) NextDoubt(key checklist.Key) (int, bool) {
	at := d.Find(key)
	for n := range d.lines {
		line := (at + 1 + n) % len(d.lines)
		if len(d.doubts[d.Key(line)]) > 0 {
			return line, true
		}
	}
	return 0, false
}

// SubjectName names what an item is asked of; "" for the department itself.
func (d *OfficeDepartment) SubjectName(key checklist.Key, f Format) string {
	if subject := d.rows[d.index[key]].Subject; subject.Kind != checklist.SubjectDepartment {
		return f.Text(subject.Name)
	}
	return ""
}

// Key is that of line i.
func (d *OfficeDepartment) Key(line int) checklist.Key { return d.rows[d.lines[line]].key }

// Others says how the departments answered an item: ○ 20　△ 5　－ 2.
func (d *OfficeDepartment) Others(key checklist.Key, f Format) string {
	figure := d.city.figures[key.Item]
	if figure == nil {
		return ""
	}
	counts := map[checklist.RatingClass]int{
		checklist.ClassDone: len(figure.Done), checklist.ClassPartly: len(figure.Partly),
		checklist.ClassNotDone: len(figure.NotDone), checklist.ClassNotApplicable: len(figure.NotApplicable),
	}
	var parts []string
	for _, rating := range d.sheet.Standard.Scale.Ratings {
		if n, left := counts[rating.Class]; left {
			parts = append(parts, rating.Symbol+" "+f.Number(n))
			delete(counts, rating.Class)
		}
	}
	return f.T("inspect.others", "Parts", strings.Join(parts, wideSpace), "Rate", f.Rate(checklist.NewRate(len(figure.Done), figure.Applies())))
}
