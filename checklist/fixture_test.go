package checklist_test

import (
	"strings"
	"time"

	"tenken/checklist"
)

// The ratings of marks.
const (
	done    checklist.RatingCode = "done"
	partly  checklist.RatingCode = "partly"
	notDone checklist.RatingCode = "not_done"
	na      checklist.RatingCode = "na"
)

// marks is the usual scale ○ △ × －. Everyone is ○, eight in ten △; below nine
// in ten a plan is asked for.
func marks() checklist.Scale {
	none, line, full := checklist.PlanNone, checklist.PlanLine, checklist.PlanFull
	return checklist.Scale{
		ID: "marks", Title: checklist.Text{Ja: "四段階"},
		Ratings: []checklist.Rating{
			{Code: done, Symbol: "○", Class: checklist.ClassDone, Points: 2, Plan: none, PlanIfCritical: none, Evidence: true},
			{Code: partly, Symbol: "△", Class: checklist.ClassPartly, Points: 1, Plan: line, PlanIfCritical: full},
			{Code: notDone, Symbol: "×", Class: checklist.ClassNotDone, Plan: full, PlanIfCritical: full},
			{Code: na, Symbol: "－", Class: checklist.ClassNotApplicable, Reason: true, Plan: none, PlanIfCritical: none},
		},
		Counts: []checklist.CountStep{{From: 10000, Rating: done}, {From: 8000, Rating: partly}, {From: 0, Rating: notDone}}, PlanBelow: 9000,
	}
}

// question is an ordinary rating item of a department; change makes another.
func question(id string, change ...func(*checklist.Item)) checklist.Item {
	item := checklist.Item{
		ID: id, Kind: checklist.KindRating, Subject: checklist.SubjectDepartment, Role: checklist.RoleHead, Weight: 1,
		Topic: checklist.Text{Ja: id}, Texts: checklist.Texts{Question: checklist.Text{Ja: id}},
	}
	for _, c := range change {
		c(&item)
	}
	return item
}

func critical(i *checklist.Item) { i.Critical = true }
func event(i *checklist.Item)    { i.Event = true }
func byHead(i *checklist.Item)   { i.Kind = checklist.KindCount }
func weight(n int) func(*checklist.Item) {
	return func(i *checklist.Item) { i.Weight = n }
}

// variant gives an item another question for cities of the models.
func variant(question string, models ...checklist.NetworkModel) func(*checklist.Item) {
	return func(i *checklist.Item) {
		texts := checklist.Texts{Question: checklist.Text{Ja: question}}
		i.Variants = append(i.Variants, checklist.Variant{NetworkModels: models, Texts: texts})
	}
}

// standardOf holds the items in one section of one chapter.
func standardOf(items ...checklist.Item) *checklist.Standard {
	return &checklist.Standard{ID: "test", Version: "1", Scale: marks(), Sections: []checklist.Section{
		{ID: "1", Sections: []checklist.Section{{ID: "1-1", Items: items}}},
	}}
}

// office is a department whose only subject is itself, "d".
func office() *checklist.Department {
	return &checklist.Department{ID: "zeimu", Subjects: []checklist.Subject{{ID: "d", Kind: checklist.SubjectDepartment}}}
}

func scopeOf(items ...checklist.Item) *checklist.Scope {
	return checklist.NewScope(standardOf(items...), office(), nil)
}

// at is the key of an item on the department's own sheet.
func at(item string) checklist.Key { return checklist.Key{Subject: "d", Item: item} }

func rated(item string, rating checklist.RatingCode) *checklist.Response {
	return &checklist.Response{Key: at(item), Rating: rating}
}

func counted(item string, complying, concerned int) *checklist.Response {
	return &checklist.Response{Key: at(item), Count: &checklist.HeadCount{Concerned: concerned, Complying: complying}}
}

func byKey(responses ...*checklist.Response) map[checklist.Key]*checklist.Response {
	all := map[checklist.Key]*checklist.Response{}
	for _, r := range responses {
		all[r.Key] = r
	}
	return all
}

var (
	stamp    = checklist.Stamp{Actor: "税務課 担当", At: time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)}
	decision = checklist.Approval{DocumentNumber: "税第12号", Date: checklist.Date{Year: 2026, Month: 10, Day: 2}, Stamp: stamp}
)

// long is a text of n characters outside the Basic Multilingual Plane.
func long(n int) string { return strings.Repeat("𠮷", n) }
