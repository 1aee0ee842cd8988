package exchange

import (
	"fmt"

	"tenken/checklist"
)

// mappedField is one field of a mapping with what it becomes.
type mappedField struct {
	name    string // path in the mapping: "items.question"
	columns Columns
	column         // of an item; without code for others
	join    string // between what several columns hold
}

// fields lists the fields that name columns, in the order of the file.
func (m *Mapping) fields() []mappedField {
	var all []mappedField
	for i, s := range m.Sections {
		all = append(all,
			mappedField{name: fmt.Sprintf("sections[%d].id", i), columns: s.ID, join: "-"},
			mappedField{name: fmt.Sprintf("sections[%d].title", i), columns: s.Title, join: " "})
	}
	for i, t := range m.Titles {
		all = append(all, mappedField{name: fmt.Sprintf("titles[%d].column", i), columns: t.Column})
	}
	all = append(all, m.itemFields()...)
	return append(all, m.answerFields()...)
}

func (m *Mapping) itemFields() []mappedField {
	i := &m.Items
	all := []mappedField{
		{"items.id", i.ID, column{code: "id", form: formWord}, "-"},
		{"items.topic", i.Topic, column{code: "topic.ja"}, " "},
		{"items.question", i.Question, column{code: "question.ja"}, "\n"},
		{"items.kind", i.Kind, column{code: "kind", form: formCode, group: "kind"}, " "},
		{"items.subject", i.Subject, column{code: "subject", form: formCode, group: "subject"}, " "},
		{"items.role", i.Role, column{code: "role", form: formCode, group: "role"}, " "},
		{"items.weight", i.Weight, column{code: "weight", form: formNumber}, " "},
		{"items.critical", i.Critical, column{code: "critical", form: formYesNo}, " "},
		{"items.mandatory", i.Mandatory, column{code: "mandatory", form: formYesNo}, " "},
		{"items.event", i.Event, column{code: "event", form: formYesNo}, " "},
		{"items.condition", i.Condition, column{code: "condition", form: formWord}, " & "},
		{"items.segments", i.Segments, column{code: "segments", form: formWord, list: true}, ";"},
		{"items.policy", i.Policy, column{code: "policy", form: formWord, list: true}, ";"},
		{"items.article", i.Article, column{code: "article"}, " "},
		{"items.counting", i.Counting, column{code: "counting.ja"}, "\n"},
		{"items.not_applicable", i.NotApplicable, column{code: "not_applicable.ja"}, "\n"},
		{"items.verify", i.Verify, column{code: "verify.ja"}, "\n"},
		{"items.evidence", i.Evidence, column{code: "evidence.ja"}, "\n"},
		{"items.why", i.Why, column{code: "why.ja"}, "\n"},
		{"items.first_step", i.FirstStep, column{code: "first_step.ja"}, "\n"},
	}
	for n, c := range i.Criteria {
		all = append(all, mappedField{fmt.Sprintf("items.criteria[%d].column", n), c.Column,
			column{code: "criteria." + string(c.Rating) + ".ja"}, "\n"})
	}
	return all
}

func (m *Mapping) answerFields() []mappedField {
	a := &m.Answers
	return []mappedField{
		{"answers.department", a.Department, column{}, " "},
		{"answers.subject", a.Subject, column{}, " "},
		{"answers.rating", a.Rating, column{}, " "},
		{"answers.complying", a.Complying, column{}, " "},
		{"answers.concerned", a.Concerned, column{}, " "},
		{"answers.comment", a.Comment, column{}, "\n"},
		{"answers.reason", a.Reason, column{}, "\n"},
		{"answers.evidence", a.Evidence, column{}, "\n"},
		{"answers.cause", a.Cause, column{}, "\n"},
		{"answers.action", a.Action, column{}, "\n"},
		{"answers.due", a.Due, column{}, " "},
		{"answers.owner", a.Owner, column{}, " "},
		{"answers.note", a.Note, column{}, "\n"},
	}
}

// defaults are the values of an item that the table does not give.
func (m *Mapping) defaults() checklist.Item {
	item := checklist.Item{Kind: checklist.KindRating, Subject: checklist.SubjectDepartment, Role: checklist.RoleHead, Weight: 1}
	d := m.Defaults
	if d.Kind != "" {
		item.Kind = d.Kind
	}
	if d.Subject != "" {
		item.Subject = d.Subject
	}
	if d.Role != "" {
		item.Role = d.Role
	}
	if d.Weight != 0 {
		item.Weight = d.Weight
	}
	return item
}
