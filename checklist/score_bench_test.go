package checklist_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"tenken/checklist"
)

// sheetOf is a department with n rating and head count items, all answered:
// nine chapters of ten sections, every tenth item a head count.
func sheetOf(n int) (*checklist.Standard, *checklist.Department, map[checklist.Key]*checklist.Response) {
	rng := rand.New(rand.NewPCG(1, 2))
	std := &checklist.Standard{ID: "bench", Version: "1", Scale: benchScale()}
	std.Sections = make([]checklist.Section, 9)
	for c := range std.Sections {
		std.Sections[c].ID = fmt.Sprintf("%d", c+1)
		std.Sections[c].Sections = make([]checklist.Section, 10)
		for s := range std.Sections[c].Sections {
			std.Sections[c].Sections[s].ID = fmt.Sprintf("%d-%d", c+1, s)
		}
	}
	responses := map[checklist.Key]*checklist.Response{}
	for i := range n {
		section := &std.Sections[i*9/n].Sections[i*90/n%10]
		item := checklist.Item{ID: fmt.Sprintf("C%05d", i), Kind: checklist.KindRating, Subject: checklist.SubjectDepartment, Weight: 1 + i%3}
		key := checklist.Key{Subject: "d", Item: item.ID}
		r := &checklist.Response{Key: key, Rating: std.Scale.Ratings[rng.IntN(4)].Code}
		if i%10 == 0 {
			item.Kind = checklist.KindCount
			concerned := 1 + rng.IntN(900)
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: concerned, Complying: rng.IntN(concerned + 1)}
		}
		section.Items = append(section.Items, item)
		responses[key] = r
	}
	dep := &checklist.Department{ID: "d", Subjects: []checklist.Subject{{ID: "d", Kind: checklist.SubjectDepartment}}}
	return std, dep, responses
}

func benchScale() checklist.Scale {
	return checklist.Scale{Ratings: []checklist.Rating{
		{Code: "done", Class: checklist.ClassDone, Points: 2, Evidence: true, Plan: checklist.PlanNone, PlanIfCritical: checklist.PlanNone},
		{Code: "partly", Class: checklist.ClassPartly, Points: 1, Plan: checklist.PlanLine, PlanIfCritical: checklist.PlanFull},
		{Code: "not_done", Class: checklist.ClassNotDone, Plan: checklist.PlanFull, PlanIfCritical: checklist.PlanFull},
		{Code: "na", Class: checklist.ClassNotApplicable, Reason: true, Plan: checklist.PlanNone, PlanIfCritical: checklist.PlanNone},
	}, Counts: []checklist.CountStep{{10000, "done"}, {8000, "partly"}, {0, "not_done"}}, PlanBelow: 8000}
}

func BenchmarkScore(b *testing.B) {
	for _, n := range []int{276, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			std, dep, responses := sheetOf(n)
			scope := checklist.NewScope(std, dep, nil)
			b.ReportAllocs()
			for b.Loop() {
				checklist.NewScore(std, scope, responses)
			}
		})
	}
}

func BenchmarkGaps(b *testing.B) {
	std, dep, responses := sheetOf(5000)
	scope := checklist.NewScope(std, dep, nil)
	b.ReportAllocs()
	for b.Loop() {
		checklist.Gaps(scope, &std.Scale, checklist.Answers{Responses: responses}, 2026)
	}
}

func BenchmarkNewScope(b *testing.B) {
	std, dep, _ := sheetOf(5000)
	b.ReportAllocs()
	for b.Loop() {
		checklist.NewScope(std, dep, nil)
	}
}
