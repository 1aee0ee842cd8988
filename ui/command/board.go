package command

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// board shows where every department stands.
type board struct {
	Ws   string `arg:""`
	Only string `placeholder:"STATUS"`
}

func (v *board) run(ctx context.Context, s *session) error {
	var only checklist.Status
	if v.Only != "" {
		var err error
		if only, err = code(s, "--only", "office.status.", v.Only, checklist.Statuses()); err != nil {
			return err
		}
	}
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		b, err := ws.Board(year)
		if err != nil {
			return err
		}
		return s.result(b.Rows(only), func() { s.printBoard(b, only) })
	})
}

func (s *session) printBoard(b *workflow.Board, only checklist.Status) {
	s.say("office.board.title", "City", s.in(b.City), "Year", s.year(b.Round.FiscalYear), "Day", s.day(b.Day))
	if b.Round.Draft {
		s.say("nextyear.board")
	}
	if !b.Round.Due.IsZero() {
		s.line(s.text.T("office.date.due"), s.day(b.Round.Due))
	}
	for _, bureau := range b.Bureaus {
		rows := bureau.Of(only)
		if len(rows) == 0 {
			continue
		}
		s.line()
		s.line(s.bureau(&bureau))
		for i := range rows {
			s.printRow(b, &rows[i])
		}
	}
	s.line()
	s.line(s.totals(b.Rows("")))
}

func (s *session) bureau(b *workflow.BoardBureau) string {
	switch {
	case b.ID == "":
		return s.text.T("office.board.no_bureau")
	case b.Lead.IsZero():
		return s.in(b.Name)
	}
	return s.text.T("office.board.bureau", "Bureau", s.in(b.Name), "Lead", s.in(b.Lead))
}

// waiting are the statuses in which the office waits for a department, and may
// have to call it.
var waiting = []checklist.Status{checklist.StatusNotStarted, checklist.StatusDraft, checklist.StatusApproved, checklist.StatusLate, checklist.StatusReturned}

func (s *session) printRow(b *workflow.Board, row *workflow.BoardRow) {
	words := []string{"  " + s.text.T("office.status."+string(row.Status)), s.in(row.Name),
		s.text.T("office.board.answered", "Answered", row.Answered, "InScope", row.InScope)}
	if row.Gaps != nil && *row.Gaps > 0 {
		words = append(words, s.text.N("office.board.gaps", *row.Gaps))
	}
	if row.Revision > 0 {
		words = append(words, s.text.T("office.board.revision", "Revision", row.Revision))
	}
	if row.Route != nil {
		words = append(words, s.text.T("office.route."+string(*row.Route)))
	}
	if row.DaysLate > 0 {
		words = append(words, s.text.N("office.board.days_late", row.DaysLate))
	}
	if row.Due != b.Round.Due {
		words = append(words, s.text.T("office.board.due", "Day", s.day(row.Due)))
	}
	if row.Waiting > 0 {
		words = append(words, s.text.N("receive.waiting", row.Waiting))
	}
	words = append(words, row.Excused)
	if slices.Contains(waiting, row.Status) {
		words = append(words, s.contact(row.Contact))
	}
	s.line(words...)
}

// contact is whom to call, marked if that is out of date.
func (s *session) contact(c *workflow.BoardContact) string {
	if c == nil {
		return s.text.T("office.board.no_contact")
	}
	words := []string{c.Post}
	if c.Extension != "" {
		words = append(words, s.text.T("office.board.extension", "Extension", c.Extension))
	}
	if c.Expired {
		words = append(words, s.text.T("office.board.expired"))
	}
	return strings.Join(words, " ")
}

// totals counts the departments of each status.
func (s *session) totals(rows []workflow.BoardRow) string {
	words := []string{s.text.N("office.round.departments", len(rows))}
	for _, status := range checklist.Statuses() {
		n := 0
		for _, row := range rows {
			if row.Status == status {
				n++
			}
		}
		if n > 0 {
			words = append(words, s.text.T("office.board.count", "Status", s.text.T("office.status."+string(status)), "Count", n))
		}
	}
	return strings.Join(words, "  ")
}
