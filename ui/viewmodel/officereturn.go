package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Tick marks the item of a line to be returned, or not any more. An item goes back
// for all its subjects.
func (d *OfficeDepartment) Tick(line int) {
	item := d.Key(line).Item
	if d.ticked[item] {
		delete(d.ticked, item)
	} else {
		d.ticked[item] = true
	}
}

// TickShown marks every item that shows.
func (d *OfficeDepartment) TickShown() {
	for line := range d.lines {
		d.ticked[d.Key(line).Item] = true
	}
}

// TickNone takes all marks away.
func (d *OfficeDepartment) TickNone() { clear(d.ticked) }

// Ticks counts the items that are marked.
func (d *OfficeDepartment) Ticks() int { return len(d.ticked) }

// ReturnDraft is what a department is told to mend, while it is written.
type ReturnDraft struct {
	Department string // id
	Name       string
	Text       string // for all items
	Items      []ReturnItem
}

// ReturnItem is one item that goes back.
type ReturnItem struct {
	ID, Topic string
	Subjects  int    // that are asked it
	Text      string // for this item; may be empty
}

// NewReturn drafts the return of the items that are marked, or of the one of a key
// where none is. What makes an item doubtful is proposed as its text.
func (d *OfficeDepartment) NewReturn(key checklist.Key, f Format) *ReturnDraft {
	department := &d.sheet.Assessment.Department
	draft := &ReturnDraft{Department: department.ID, Name: f.Text(department.Name)}
	at := map[string]int{}
	for i := range d.rows {
		r := &d.rows[i]
		if !d.ticked[r.key.Item] && (len(d.ticked) > 0 || r.key.Item != key.Item) {
			continue
		}
		n, known := at[r.key.Item]
		if !known {
			n = len(draft.Items)
			at[r.key.Item] = n
			draft.Items = append(draft.Items, ReturnItem{ID: r.key.Item, Topic: f.Text(r.Item.Topic)})
		}
		item := &draft.Items[n]
		item.Subjects++
		for _, e := range d.doubts[r.key] {
			item.propose(f.T("inspect.ask." + string(e.Code)))
		}
	}
	return draft
}

// propose adds a sentence to the text, once.
func (i *ReturnItem) propose(sentence string) {
	if !strings.Contains(i.Text, sentence) {
		i.Text += sentence
	}
}

// Letter is what the department will read: the text for all items, and below it
// those of single items.
func (r *ReturnDraft) Letter(f Format) string {
	parts := []string{strings.TrimSpace(r.Text)}
	for _, item := range r.Items {
		if text := strings.TrimSpace(item.Text); text != "" {
			parts = append(parts, f.T("inspect.letter_item", "Item", item.ID, "Topic", item.Topic, "Text", text))
		}
	}
	return joinGiven("\n", parts...)
}

// Ready reports whether the department is told anything.
func (r *ReturnDraft) Ready(f Format) bool { return r.Letter(f) != "" }

// Request is the step that returns it.
func (r *ReturnDraft) Request(f Format) workflow.ReturnRequest {
	req := workflow.ReturnRequest{Departments: []string{r.Department}, Text: r.Letter(f)}
	for _, item := range r.Items {
		req.Items = append(req.Items, item.ID)
	}
	return req
}

// CorrectionForm is a slip that the office puts right, while it is typed.
type CorrectionForm struct {
	Answer               checklist.Response // that is meant
	Concerned, Complying string             // of a head count
	Post, Date, How      string             // who of the department agreed, when and how
	counted              bool
	before               checklist.Response
}

// CorrectionField is a field of the form in which something is wrong.
type CorrectionField string

// The fields.
const (
	CorrectionAnswer CorrectionField = "answer" // nothing differs, or half a head count
	CorrectionPost   CorrectionField = "post"
	CorrectionDate   CorrectionField = "date"
	CorrectionHow    CorrectionField = "how"
)

// NewCorrection begins with the answer as it is, and the department's head as the
// post that agrees, today.
func (d *OfficeDepartment) NewCorrection(key checklist.Key, today checklist.Date, f Format) *CorrectionForm {
	answer := d.Answer(key)
	form := &CorrectionForm{Answer: answer, before: d.Answer(key), Post: d.sheet.Assessment.Department.Posts.Approver, Date: f.Date(today),
		counted: d.rows[d.index[key]].Item.Kind == checklist.KindCount}
	if answer.Count != nil {
		form.Concerned, form.Complying = f.Number(answer.Count.Concerned), f.Number(answer.Count.Complying)
	}
	return form
}

// Counted reports whether a head count is asked instead of a rating.
func (c *CorrectionForm) Counted() bool { return c.counted }

// Request is the step that records the correction; wrong says in which fields
// something is missing or cannot be read.
func (c *CorrectionForm) Request(department string, f Format) (req workflow.CorrectionRequest, wrong []CorrectionField) {
	after := c.Answer.Clone()
	if c.counted {
		after.Count, _ = ReadHeads(c.Concerned, c.Complying)
	}
	if c.counted && after.Count == nil || same(after, c.before) {
		wrong = append(wrong, CorrectionAnswer)
	}
	date, err := checklist.ParseDate(c.Date)
	if blank(c.Post) {
		wrong = append(wrong, CorrectionPost)
	}
	if err != nil {
		wrong = append(wrong, CorrectionDate)
	}
	if blank(c.How) {
		wrong = append(wrong, CorrectionHow)
	}
	consent := f.T("inspect.consent", "Post", strings.TrimSpace(c.Post), "Date", f.Date(date), "How", strings.TrimSpace(c.How))
	return workflow.CorrectionRequest{Department: department, Key: after.Key, After: after, Consent: consent}, wrong
}

func blank(typed string) bool { return strings.TrimSpace(typed) == "" }
