package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Contacts lists the bureaus and departments of a round that the office may have to
// call, with what was said to them.
type Contacts struct {
	entries []ContactEntry
	calls   []workflow.NamedCall
	filter  ContactFilter
	lines   []int // of entries, as filtered
}

// ContactEntry is a bureau, addressed through its lead department, or one of its
// departments.
type ContactEntry struct {
	Key    string // of the entry, the same after the next load
	Name   string
	Bureau string
	Lead   string // of a bureau; may be empty
	// Department is the id of the one that Contact belongs to: of a bureau its lead
	// department, "" without one.
	Department string
	Row        *workflow.BoardRow     // nil for a bureau
	Remind     *workflow.Reminder     // of a bureau that has something open; else nil
	Contact    *workflow.BoardContact // nil where the list names none
	Awaited    int                    // departments that the office waits for
	Late       int                    // of these, after their due date
	folded     string
}

// ContactFilter chooses entries. Zero is those that the office waits for.
type ContactFilter struct {
	All    bool
	Search string // words in the names of department, bureau and contact
}

// Load takes over a board, today's organisation, the reminders of that day and the
// log of calls, oldest first, in the words of a language. The filter stays.
func (c *Contacts) Load(board *workflow.Board, org *checklist.Organisation, reminders workflow.Reminders, calls []workflow.NamedCall, f Format) {
	c.entries, c.calls = nil, calls
	remind := map[string]*workflow.Reminder{}
	for i := range reminders.Bureaus {
		remind[reminders.Bureaus[i].Bureau] = &reminders.Bureaus[i]
	}
	for _, b := range board.Bureaus {
		bureau := ContactEntry{Key: "bureau " + b.ID, Name: cmp.Or(f.Text(b.Name), f.T("office.board.no_bureau")), Lead: f.Text(b.Lead), Remind: remind[b.ID],
			Department: org.Bureau(b.ID).Lead}
		if bureau.Remind != nil {
			bureau.Contact = bureau.Remind.Contact
		} else {
			bureau.Contact = contactOf(board, bureau.Department)
		}
		bureau.Bureau = bureau.Name
		at := len(c.entries)
		c.entries = append(c.entries, bureau)
		for i := range b.Rows {
			one := departmentEntry(&b.Rows[i], bureau.Name, f)
			c.entries[at].Awaited += one.Awaited
			c.entries[at].Late += one.Late
			c.entries = append(c.entries, one)
		}
	}
	for i := range c.entries {
		c.entries[i].folded = c.entries[i].searched()
	}
	c.arrange()
}

// contactOf is whom to call about a department of the round, nil where the list names
// none.
func contactOf(board *workflow.Board, id string) *workflow.BoardContact {
	for _, row := range board.Rows("") {
		if row.ID == id {
			return row.Contact
		}
	}
	return nil
}

func departmentEntry(row *workflow.BoardRow, bureau string, f Format) ContactEntry {
	e := ContactEntry{Key: "department " + row.ID, Name: f.Text(row.Name), Bureau: bureau, Department: row.ID, Row: row, Contact: row.Contact}
	if slices.Contains(workflow.Awaited(), row.Status) {
		e.Awaited = 1
	}
	if row.DaysLate > 0 {
		e.Late = 1
	}
	return e
}

func (e *ContactEntry) searched() string {
	texts := []string{e.Name, e.Bureau, e.Lead}
	if e.Contact != nil {
		texts = append(texts, e.Contact.Post, e.Contact.Extension, e.Contact.Mail)
	}
	return text.Fold(strings.Join(texts, separator))
}

// Filter returns what chooses the entries.
func (c *Contacts) Filter() ContactFilter { return c.filter }

// SetFilter shows other entries.
func (c *Contacts) SetFilter(filter ContactFilter) {
	c.filter = filter
	c.arrange()
}

func (c *Contacts) arrange() {
	c.lines = nil
	words := strings.Fields(text.Fold(c.filter.Search))
	for i := range c.entries {
		if (c.filter.All || c.entries[i].Awaited > 0) && containsAll(c.entries[i].folded, words) {
			c.lines = append(c.lines, i)
		}
	}
}

// Lines counts the entries that the filter chooses.
func (c *Contacts) Lines() int { return len(c.lines) }

// Line returns entry i of those.
func (c *Contacts) Line(i int) *ContactEntry { return &c.entries[c.lines[i]] }

// Key returns the key of entry i of those.
func (c *Contacts) Key(i int) string { return c.Line(i).Key }

// Find returns the line of an entry by its key, or -1.
func (c *Contacts) Find(key string) int {
	return slices.IndexFunc(c.lines, func(i int) bool { return c.entries[i].Key == key })
}

// Awaited counts the departments that the office waits for, and how many of them
// are late.
func (c *Contacts) Awaited() (awaited, late int) {
	for i := range c.entries {
		if e := &c.entries[i]; e.Row != nil {
			awaited, late = awaited+e.Awaited, late+e.Late
		}
	}
	return awaited, late
}

// Calls is the log of a department, the newest first.
func (c *Contacts) Calls(department string) []workflow.NamedCall {
	var all []workflow.NamedCall
	for _, call := range slices.Backward(c.calls) {
		if call.Department == department {
			all = append(all, call)
		}
	}
	return all
}
