package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Board is where every department of a round stands, as a table.
type Board struct {
	rows []BoardLine
}

// BoardLine is one department on the board.
type BoardLine struct {
	workflow.BoardRow
	Name, Bureau string
	folded       string
}

// BoardFilter chooses departments. Zero is all of them.
type BoardFilter struct {
	Status checklist.Status
	Search string // words in the names of department and bureau
}

// NewBoard puts a board into the words of a language; nil is an empty one.
func NewBoard(b *workflow.Board, f Format) *Board {
	out := &Board{}
	if b == nil {
		return out
	}
	for _, bureau := range b.Bureaus {
		for _, row := range bureau.Rows {
			line := BoardLine{BoardRow: row, Name: f.Text(row.Name), Bureau: f.Text(bureau.Name)}
			line.folded = text.Fold(strings.Join([]string{line.Name, line.Bureau, row.ID}, separator))
			out.rows = append(out.rows, line)
		}
	}
	return out
}

// Row returns line i.
func (b *Board) Row(i int) BoardLine { return b.rows[i] }

// Select returns the lines that a filter chooses, in order.
func (b *Board) Select(filter BoardFilter) []int {
	words := strings.Fields(text.Fold(filter.Search))
	var selected []int
	for i := range b.rows {
		row := &b.rows[i]
		if (filter.Status == "" || row.Status == filter.Status) && containsAll(row.folded, words) {
			selected = append(selected, i)
		}
	}
	return selected
}
