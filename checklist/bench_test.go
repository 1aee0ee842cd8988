package checklist_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"tenken/checklist"
)

// sheetOf is a department with n items in nine chapters of ten sections. All are
// answered; every tenth is a head count of its own number of people.
func sheetOf(n int) (*checklist.Standard, checklist.Answers) {
	rng := rand.New(rand.NewPCG(1, 2))
	std := &checklist.Standard{ID: "bench", Version: "1", Scale: marks(), Sections: make([]checklist.Section, 9)}
	for i := range std.Sections {
		std.Sections[i] = checklist.Section{ID: fmt.Sprint(i), Sections: make([]checklist.Section, 10)}
		for j := range std.Sections[i].Sections {
			std.Sections[i].Sections[j].ID = fmt.Sprintf("%d-%d", i, j)
		}
	}
	answers := checklist.Answers{Responses: map[checklist.Key]*checklist.Response{}}
	for i := range n {
		item := question(fmt.Sprintf("C%05d", i), weight(1+i%3))
		r := rated(item.ID, std.Scale.Ratings[rng.IntN(4)].Code)
		if i%10 == 0 {
			item.Kind = checklist.KindCount
			concerned := 1 + rng.IntN(900)
			r = counted(item.ID, rng.IntN(concerned+1), concerned)
		}
		section := &std.Sections[i*9/n].Sections[i*90/n%10]
		section.Items = append(section.Items, item)
		answers.Responses[r.Key] = r
	}
	return std, answers
}

// sizes are the bundled standard and the largest that anyone should load.
var sizes = []int{276, 5000}

func BenchmarkNewScope(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			std, _ := sheetOf(n)
			dep := office()
			b.ReportAllocs()
			for b.Loop() {
				checklist.NewScope(std, dep, nil)
			}
		})
	}
}

func BenchmarkScore(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			std, answers := sheetOf(n)
			scope := checklist.NewScope(std, office(), nil)
			b.ReportAllocs()
			for b.Loop() {
				checklist.NewScore(std, scope, answers.Responses)
			}
		})
	}
}

func BenchmarkGaps(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			std, answers := sheetOf(n)
			scope := checklist.NewScope(std, office(), nil)
			b.ReportAllocs()
			for b.Loop() {
				checklist.Gaps(scope, &std.Scale, answers, 2026)
			}
		})
	}
}

// 100 departments with 276 items each.
func BenchmarkConsolidate(b *testing.B) {
	std, answers := sheetOf(276)
	var responses []*checklist.Response
	for _, r := range answers.Responses {
		responses = append(responses, r)
	}
	all := make([]checklist.Inspected, 100)
	for i := range all {
		all[i] = handed(department(fmt.Sprint(i), fmt.Sprint(i%8)), responses...)
	}
	b.ReportAllocs()
	for b.Loop() {
		consolidate(std, all)
	}
}
