package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Handback is what somebody has filled in on an answer sheet, beside the answers that
// are recorded, and which of both is to hold. Items that say the same are not in it.
type Handback struct {
	Items []HandbackItem // those to choose about first, each in the order of the sheet
	read  workflow.AnswerImport
}

// HandbackItem is an item to which the sheet says something else.
type HandbackItem struct {
	Key       checklist.Key
	ID, Topic string
	Where     string
	// Conflict says that something is recorded where the sheet says something else. A
	// person is to choose; what was empty is filled without a question.
	Conflict bool
	Choice   HandbackChoice
	Fields   []HandbackField
}

// HandbackField is a field in which both sides differ, in the words of the screen.
type HandbackField struct{ Label, Mine, Theirs string }

// HandbackChoice says which side holds.
type HandbackChoice int

// The choices.
const (
	Undecided HandbackChoice = iota
	Mine                     // as it is recorded
	Theirs                   // as the sheet has it
)

// NewHandback holds what was read against the session's answers.
func (s *Session) NewHandback(read workflow.AnswerImport, f Format) *Handback {
	h := &Handback{read: read}
	for _, change := range read.Changed {
		if len(h.Items) == 0 || h.Items[len(h.Items)-1].Key != change.Key {
			r := &s.rows[s.index[change.Key]]
			h.Items = append(h.Items, HandbackItem{Key: change.Key, ID: r.Item.ID, Topic: f.Text(r.Item.Topic), Where: s.where(r, f), Choice: Theirs})
		}
		item := &h.Items[len(h.Items)-1]
		item.Fields = append(item.Fields, HandbackField{f.T("sheet.field." + change.Field), s.inWords(change.Field, change.From, f), s.inWords(change.Field, change.To, f)})
		if change.From != "" {
			item.Conflict, item.Choice = true, Undecided
		}
	}
	slices.SortStableFunc(h.Items, func(a, b HandbackItem) int { return b.rank() - a.rank() })
	return h
}

// rank is 1 for what a person is to choose about.
func (i *HandbackItem) rank() int {
	if i.Conflict {
		return 1
	}
	return 0
}

// inWords is a value of an answer sheet, which is in codes, as it shows on the screen.
func (s *Session) inWords(field, value string, f Format) string {
	switch {
	case value == "":
		return f.T("sheet.command.nothing")
	case field == "responsibility", field == "funding":
		return f.T("sheet.code." + field + "." + value)
	case field == "rating":
		return s.ratingInWords(value, f)
	case field == "due":
		if due, err := checklist.ParseDate(value); err == nil {
			return f.Date(due)
		}
	}
	return value
}

// ratingInWords is a rating, or that nothing has happened or an inquiry is open.
func (s *Session) ratingInWords(value string, f Format) string {
	var words []string
	for code := range strings.FieldsSeq(value) {
		if rating, ok := s.sheet.Standard.Scale.Rating(checklist.RatingCode(code)); ok {
			words = append(words, rating.Symbol+" "+f.Text(rating.Label))
		} else {
			words = append(words, f.T("sheet.word."+code))
		}
	}
	return strings.Join(words, " ")
}

// Choose says which side of an item holds.
func (h *Handback) Choose(item int, choice HandbackChoice) { h.Items[item].Choice = choice }

// ChooseAll says which side of all items holds.
func (h *Handback) ChooseAll(choice HandbackChoice) {
	for i := range h.Items {
		h.Items[i].Choice = choice
	}
}

// Count counts the items of a choice.
func (h *Handback) Count(choice HandbackChoice) (n int) {
	for i := range h.Items {
		if h.Items[i].Choice == choice {
			n++
		}
	}
	return n
}

// Chosen is what is to be applied: the items whose side is that of the sheet.
func (h *Handback) Chosen() workflow.AnswerImport {
	var kept []checklist.Key
	for i := range h.Items {
		if h.Items[i].Choice != Theirs {
			kept = append(kept, h.Items[i].Key)
		}
	}
	return h.read.Without(kept...)
}

// First is the first item of which the sheet's side holds.
func (h *Handback) First() (checklist.Key, bool) {
	i := slices.IndexFunc(h.Items, func(item HandbackItem) bool { return item.Choice == Theirs })
	if i < 0 {
		return checklist.Key{}, false
	}
	return h.Items[i].Key, true
}

// Untaken counts the rows and cells that are not taken, whatever is chosen.
func (h *Handback) Untaken() int { return len(h.read.Refused) + len(h.read.Conflicts) }

// Refused lists the cells, rows and sheets that can't be taken.
func (h *Handback) Refused() []workflow.SheetProblem { return h.read.Refused }

// Disputed says of which items the files contradict each other, and where.
func (h *Handback) Disputed(f Format) (out []Labelled) {
	for _, c := range h.read.Conflicts {
		var places []string
		for _, p := range c.Places {
			places = append(places, p.File+" "+p.Sheet+"!"+p.Cell)
		}
		out = append(out, Labelled{c.Item, f.T("delegate.disputed", "Places", strings.Join(places, f.T("desktop.evidence.separator")))})
	}
	return out
}

// Keys are those of rows of the sheet.
func (s *Session) Keys(rows []int) []checklist.Key {
	keys := make([]checklist.Key, len(rows))
	for i, row := range rows {
		keys[i] = s.rows[row].key
	}
	return keys
}

// PartName is the name that is proposed for the answer sheet that a post fills in.
func (s *Session) PartName(post string, f Format) string {
	whole := s.AnswerSheetName(f)
	if post = strings.TrimSpace(post); post == "" {
		return whole
	}
	return safeName(strings.TrimSuffix(whole, ".xlsx")+"_"+post) + ".xlsx"
}
