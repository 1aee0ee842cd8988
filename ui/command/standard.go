package command

import (
	"context"
	"fmt"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// standardList lists the bundled standards.
type standardList struct{}

// standardHead is what identifies a standard.
type standardHead struct {
	ID      string         `json:"id"`
	Version string         `json:"version"`
	Title   checklist.Text `json:"title"`
	Items   int            `json:"items"`
}

func (*standardList) run(_ context.Context, s *session) error {
	standards, err := workflow.BundledStandards()
	if err != nil {
		return err
	}
	heads := []standardHead{}
	for _, std := range standards {
		heads = append(heads, standardHead{std.ID, std.Version, std.Title, countItems(std)})
	}
	return s.result(heads, func() {
		for _, h := range heads {
			s.line(h.ID, h.Version, s.in(h.Title), s.text.N("command.standard.items", h.Items))
		}
	})
}

func countItems(std *checklist.Standard) int {
	n := 0
	for range std.Items() {
		n++
	}
	return n
}

// standardShow prints a standard's items.
type standardShow struct {
	Standard string `arg:""`
}

// shownStandard is a standard as scripts read it.
type shownStandard struct {
	ID      string         `json:"id"`
	Version string         `json:"version"`
	Title   checklist.Text `json:"title"`
	Items   []shownItem    `json:"items"`
}

type shownItem struct {
	ID         string                `json:"id"`
	Section    string                `json:"section"` // id of the innermost one
	Topic      checklist.Text        `json:"topic"`
	Question   checklist.Text        `json:"question"`
	Kind       checklist.ItemKind    `json:"kind"`
	Subject    checklist.SubjectKind `json:"subject"`
	Role       checklist.Role        `json:"role"`
	Critical   bool                  `json:"critical"`
	Mandatory  bool                  `json:"mandatory"`
	Event      bool                  `json:"event"`
	Weight     int                   `json:"weight"`
	Condition  checklist.Condition   `json:"condition"`
	Segments   []checklist.Segment   `json:"segments"`
	Policy     []string              `json:"policy"`
	Article    string                `json:"article"`
	Threats    []int                 `json:"threats"`
	References []checklist.Reference `json:"references"`
}

func (v *standardShow) run(_ context.Context, s *session) error {
	std, err := workflow.ReadStandard(v.Standard)
	if err != nil {
		return err
	}
	return s.result(showStandard(std), func() { s.printStandard(std) })
}

func showStandard(std *checklist.Standard) shownStandard {
	out := shownStandard{ID: std.ID, Version: std.Version, Title: std.Title, Items: []shownItem{}}
	for path, item := range std.Items() {
		out.Items = append(out.Items, shownItem{
			ID: item.ID, Section: path[len(path)-1].ID, Topic: item.Topic, Question: item.Question,
			Kind: item.Kind, Subject: item.Subject, Role: item.Role, Critical: item.Critical, Mandatory: item.Mandatory,
			Event: item.Event, Weight: item.Weight, Condition: item.Condition, Segments: orEmpty(item.Segments),
			Policy: orEmpty(item.Policy), Article: item.Article, Threats: orEmpty(item.Threats), References: orEmpty(item.References),
		})
	}
	return out
}

// orEmpty makes JSON write [] for what is not there.
func orEmpty[T any](all []T) []T { return append([]T{}, all...) }

func (s *session) printStandard(std *checklist.Standard) {
	s.line(std.ID, std.Version, s.in(std.Title), s.text.N("command.standard.items", countItems(std)))
	for depth, section := range std.AllSections() {
		fmt.Fprintf(s.out, "\n%s%s  %s\n", strings.Repeat("  ", depth), section.ID, s.in(section.Title))
		for _, item := range section.Items {
			s.line(strings.Repeat("  ", depth+1)+item.ID, s.in(item.Topic), s.marks(&item))
		}
	}
}

// marks are the words beside an item in a list.
func (s *session) marks(item *checklist.Item) string {
	words := []string{s.text.T("command.subject." + string(item.Subject))}
	if item.Kind == checklist.KindCount {
		words = append(words, s.text.T("command.mark.count"))
	}
	if item.Critical {
		words = append(words, s.text.T("command.mark.critical"))
	}
	if item.Event {
		words = append(words, s.text.T("command.mark.event"))
	}
	return "[" + strings.Join(words, " ") + "]"
}

// standardValidate reports every mistake of a standard's file.
type standardValidate struct {
	File string `arg:""`
	Base string `placeholder:"STANDARD"`
	Map  string `placeholder:"MAP.yaml"`
}

// findings is what was found wrong, as scripts read it.
type findings struct {
	Problems []message.Problem `json:"problems"`
}

func (v *standardValidate) run(_ context.Context, s *session) error {
	read := readsStandard(workflow.CheckStandard)
	if v.Map != "" {
		read = mappedBy(v.Map)
	}
	std, problems, err := read(v.File, v.Base)
	found := findings{orEmpty(message.Problems(s.text, err))}
	if err != nil && len(found.Problems) == 0 {
		return err
	}
	if err == nil {
		s.noteProblems(problems)
	}
	return s.report(found, func() {
		s.say("command.standard.valid", "ID", std.ID, "Version", std.Version, "Count", countItems(std))
	})
}

// report writes what was found wrong, or what to say if nothing was.
func (s *session) report(found findings, sound func()) error {
	err := s.result(found, func() {
		for _, problem := range found.Problems {
			s.line(problem.Place, problem.Text)
		}
		if len(found.Problems) == 0 {
			sound()
		}
	})
	if err == nil && len(found.Problems) > 0 {
		err = found.refuse()
	}
	return err
}

// refuse counts what has to be mended, and beside it what need not be.
func (f *findings) refuse() error {
	warnings := 0
	for _, problem := range f.Problems {
		if problem.Warning {
			warnings++
		}
	}
	if warnings == 0 {
		return refuse("command.problems.found", "Count", len(f.Problems))
	}
	return refuse("command.problems.found_warnings", "Count", len(f.Problems)-warnings, "Warnings", warnings)
}
