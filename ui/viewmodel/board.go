package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Board is where every department of a round stands, as a table: filtered, sorted,
// and with the departments that are chosen for the next step.
type Board struct {
	rows    []BoardRow
	bureaus []BoardBureau
	filter  BoardFilter
	sorting BoardSorting
	lines   []BoardLine // as filtered and sorted
	chosen  map[string]bool
	day     checklist.Date
}

// BoardRow is one department on the board.
type BoardRow struct {
	workflow.BoardRow
	Name     string
	Bureau   int             // in Board.Bureaus
	Called   *checklist.Call // the newest, nil without one
	Extended bool            // the due date is not that of the round
	folded   string
}

// BoardBureau is a bureau on the board.
type BoardBureau struct{ Name, Lead string }

// BoardLine is a line of the table: a department, or the bureau above its
// departments.
type BoardLine struct {
	Bureau int // in Board.Bureaus
	Row    int // -1: the line is the bureau's
}

// BoardFilter chooses departments. Zero is all of them.
type BoardFilter struct {
	Status checklist.Status
	Route  checklist.Route
	Bureau int    // in Board.Bureaus, from 1
	Search string // words in the names of department, bureau and contact
}

// BoardColumn is what the board can be sorted by.
type BoardColumn string

// The columns. By the zero one, departments stand below their bureaus.
const (
	BoardByBureau   BoardColumn = ""
	BoardByName     BoardColumn = "name"
	BoardByStatus   BoardColumn = "status"
	BoardByRoute    BoardColumn = "route"
	BoardByRevision BoardColumn = "revision"
	BoardByProgress BoardColumn = "progress"
	BoardByGaps     BoardColumn = "gaps"
	BoardByDue      BoardColumn = "due"
	BoardByCalled   BoardColumn = "called"
	BoardByContact  BoardColumn = "contact"
)

// BoardColumns lists the columns of the table in their order.
func BoardColumns() []BoardColumn {
	return []BoardColumn{BoardByName, BoardByStatus, BoardByProgress, BoardByGaps, BoardByDue, BoardByRoute, BoardByRevision, BoardByContact, BoardByCalled}
}

// BoardSorting is a column, and which way.
type BoardSorting struct {
	Column BoardColumn
	Down   bool // the greatest first
}

// NewBoard returns an empty board.
func NewBoard() *Board { return &Board{chosen: map[string]bool{}} }

// Load takes over a board, nil before the first round, and the log of calls, oldest
// first, in the words of a language. Filter, sorting and choice stay.
func (b *Board) Load(board *workflow.Board, calls []workflow.NamedCall, f Format) {
	b.rows, b.bureaus = nil, nil
	if board == nil {
		b.arrange()
		return
	}
	b.day = board.Day
	called := map[string]*checklist.Call{}
	for i := range calls {
		called[calls[i].Department] = &calls[i].Call
	}
	there := map[string]bool{}
	for _, bureau := range board.Bureaus {
		at := len(b.bureaus)
		b.bureaus = append(b.bureaus, BoardBureau{cmp.Or(f.Text(bureau.Name), f.T("office.board.no_bureau")), f.Text(bureau.Lead)})
		for _, row := range bureau.Rows {
			line := BoardRow{BoardRow: row, Name: f.Text(row.Name), Bureau: at, Called: called[row.ID], Extended: row.Due != board.Round.Due}
			line.folded = line.searched(b.bureaus[at].Name)
			b.rows = append(b.rows, line)
			there[row.ID] = true
		}
	}
	if b.filter.Bureau > len(b.bureaus) {
		b.filter.Bureau = 0
	}
	for id := range b.chosen {
		if !there[id] {
			delete(b.chosen, id)
		}
	}
	b.arrange()
}

func (r *BoardRow) searched(bureau string) string {
	texts := []string{r.Name, r.Department, bureau, r.ID, r.Excused}
	if r.Contact != nil {
		texts = append(texts, r.Contact.Post, r.Contact.Extension)
	}
	return text.Fold(strings.Join(texts, separator))
}

// Filter returns what chooses the departments.
func (b *Board) Filter() BoardFilter { return b.filter }

// SetFilter shows other departments.
func (b *Board) SetFilter(filter BoardFilter) {
	b.filter = filter
	b.arrange()
}

// Sorting returns the order of the lines.
func (b *Board) Sorting() BoardSorting { return b.sorting }

// SortBy sorts by a column; by the same one again the other way round, and then by
// bureaus as before.
func (b *Board) SortBy(column BoardColumn) {
	switch {
	case b.sorting.Column != column:
		b.sorting = BoardSorting{Column: column}
	case !b.sorting.Down:
		b.sorting.Down = true
	default:
		b.sorting = BoardSorting{}
	}
	b.arrange()
}

// arrange lists the lines that the filter chooses, in order.
func (b *Board) arrange() {
	b.lines = nil
	words := strings.Fields(text.Fold(b.filter.Search))
	var rows []int
	for i := range b.rows {
		if b.filter.chooses(&b.rows[i]) && containsAll(b.rows[i].folded, words) {
			rows = append(rows, i)
		}
	}
	if b.sorting.Column != BoardByBureau {
		b.sort(rows)
	}
	for n, i := range rows {
		bureau := b.rows[i].Bureau
		if b.sorting.Column == BoardByBureau && (n == 0 || b.rows[rows[n-1]].Bureau != bureau) {
			b.lines = append(b.lines, BoardLine{bureau, -1})
		}
		b.lines = append(b.lines, BoardLine{bureau, i})
	}
}

func (f *BoardFilter) chooses(r *BoardRow) bool {
	return (f.Status == "" || r.Status == f.Status) && (f.Bureau == 0 || r.Bureau == f.Bureau-1) && (f.Route == "" || r.Route != nil && *r.Route == f.Route)
}

// sort keeps the order of the board among equals.
func (b *Board) sort(rows []int) {
	slices.SortStableFunc(rows, func(i, j int) int {
		order := b.rows[i].compare(&b.rows[j], b.sorting.Column)
		if b.sorting.Down {
			return -order
		}
		return order
	})
}

func (r *BoardRow) compare(other *BoardRow, column BoardColumn) int {
	switch column {
	case BoardByStatus:
		return slices.Index(checklist.Statuses(), r.Status) - slices.Index(checklist.Statuses(), other.Status)
	case BoardByRoute:
		return cmp.Compare(r.route(), other.route())
	case BoardByRevision:
		return r.Revision - other.Revision
	case BoardByProgress:
		return r.Answered*max(other.InScope, 1) - other.Answered*max(r.InScope, 1)
	case BoardByGaps:
		return r.gaps() - other.gaps()
	case BoardByDue:
		return r.Due.Compare(other.Due)
	case BoardByCalled:
		return r.calledAt().Compare(other.calledAt())
	case BoardByContact:
		return cmp.Compare(r.post(), other.post())
	}
	return cmp.Compare(r.Name, other.Name)
}

func (r *BoardRow) route() checklist.Route {
	if r.Route == nil {
		return ""
	}
	return *r.Route
}

// gaps puts those from which nothing has come before all others.
func (r *BoardRow) gaps() int {
	if r.Gaps == nil {
		return -1
	}
	return *r.Gaps
}

func (r *BoardRow) calledAt() checklist.Date {
	if r.Called == nil {
		return checklist.Date{}
	}
	return checklist.DateOf(r.Called.Stamp.At)
}

func (r *BoardRow) post() string {
	if r.Contact == nil {
		return ""
	}
	return r.Contact.Post
}

// Lines counts the lines of the table.
func (b *Board) Lines() int { return len(b.lines) }

// Line returns line i.
func (b *Board) Line(i int) BoardLine { return b.lines[i] }

// Row returns department i.
func (b *Board) Row(i int) *BoardRow { return &b.rows[i] }

// Rows counts the departments, also those that the filter leaves out.
func (b *Board) Rows() int { return len(b.rows) }

// Shown counts the departments that the filter chooses.
func (b *Board) Shown() int {
	n := 0
	for _, line := range b.lines {
		if line.Row >= 0 {
			n++
		}
	}
	return n
}

// Bureaus lists the bureaus.
func (b *Board) Bureaus() []BoardBureau { return b.bureaus }

// Find returns the line of a department, or -1.
func (b *Board) Find(id string) int {
	return slices.IndexFunc(b.lines, func(l BoardLine) bool { return l.Row >= 0 && b.rows[l.Row].ID == id })
}
