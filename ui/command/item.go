package command

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// findEntry finds the item that was typed, and the subject it is asked of. The
// subject, by id or name, may be left out where only one is asked.
func (s *session) findEntry(sheet *workflow.Sheet, item, subject string) (checklist.Scoped, error) {
	id, err := findItem(sheet.Standard, item)
	if err != nil {
		return checklist.Scoped{}, err
	}
	if subject != "" && !slices.ContainsFunc(sheet.Assessment.Department.Subjects, func(known checklist.Subject) bool { return named(&known, subject) }) {
		return checklist.Scoped{}, refuse("command.subject.unknown", "Subject", subject, "Subjects", s.subjects(sheet))
	}
	var found []checklist.Scoped
	for _, entry := range sheet.Scope.Items {
		if entry.Item.ID == id && (subject == "" || named(entry.Subject, subject)) {
			found = append(found, entry)
		}
	}
	switch len(found) {
	case 0:
		return checklist.Scoped{}, s.notAsked(sheet, id, subject)
	case 1:
		return found[0], nil
	}
	return checklist.Scoped{}, wrong("command.subject.several", "Item", id, "Subjects", s.names(found))
}

// findItem returns the id as the standard writes it.
func findItem(std *checklist.Standard, typed string) (string, error) {
	if item := workflow.FindItem(std, typed); item != nil {
		return item.ID, nil
	}
	var ids []string
	for _, item := range std.Items() {
		ids = append(ids, item.ID)
	}
	if near, ok := nearest(typed, ids); ok {
		return "", refuse("command.item.near", "Item", typed, "Near", near)
	}
	return "", refuse("command.item.unknown", "Item", typed)
}

// named reports whether a subject is meant by its id or one of its names.
func named(subject *checklist.Subject, typed string) bool {
	return strings.EqualFold(subject.ID, typed) || subject.Name.Ja == typed || strings.EqualFold(subject.Name.En, typed) && typed != ""
}

// notAsked explains why nobody is asked an item.
func (s *session) notAsked(sheet *workflow.Sheet, id, subject string) error {
	for _, out := range sheet.Scope.LeftOut {
		if out.Item.ID == id && (subject == "" || named(out.Subject, subject)) {
			return refuse("command.item.left_out", "Item", id, "Subject", s.in(out.Subject.Name), "Why", s.exclusion(out.Exclusion))
		}
	}
	item, _ := sheet.Standard.Find(id)
	return refuse("command.item.not_asked", "Item", id, "Kind", s.text.T("command.asked_of."+string(item.Subject)))
}

func (s *session) exclusion(e checklist.Exclusion) string {
	why := s.text.T("command.excluded." + string(e.Code))
	var missing []string
	for _, flag := range e.Missing {
		missing = append(missing, string(flag))
	}
	switch {
	case len(missing) > 0:
		return s.text.T("command.excluded.detail", "Why", why, "Detail", strings.Join(missing, ", "))
	case e.Note != "":
		return s.text.T("command.excluded.detail", "Why", why, "Detail", e.Note)
	}
	return why
}

// keyed names an answer: its item, with the subject where there are several.
func (s *session) keyed(sheet *workflow.Sheet, key checklist.Key) string {
	for _, subject := range sheet.Assessment.Department.Subjects {
		if subject.ID == key.Subject && len(sheet.Assessment.Department.Subjects) > 1 {
			return s.in(subject.Name) + " " + key.Item
		}
	}
	return key.Item
}

func (s *session) names(entries []checklist.Scoped) string {
	var all []string
	for _, entry := range entries {
		all = append(all, s.subject(entry.Subject))
	}
	return strings.Join(all, ", ")
}

func (s *session) subjects(sheet *workflow.Sheet) string {
	var all []string
	for _, subject := range sheet.Assessment.Department.Subjects {
		all = append(all, s.subject(&subject))
	}
	return strings.Join(all, ", ")
}

// subject is a subject as it may be typed, with its name.
func (s *session) subject(subject *checklist.Subject) string {
	return s.text.T("command.subject.named", "ID", subject.ID, "Name", s.in(subject.Name))
}
