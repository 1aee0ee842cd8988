package command

import (
	"context"
	"fmt"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// standardMap proposes a mapping for a checklist of another hand.
type standardMap struct {
	File  string `arg:""`
	Out   string `placeholder:"MAP.yaml"`
	Force bool
}

// proposed is a mapping, as scripts read it, with what it makes of the file.
type proposed struct {
	Mapping *workflow.Mapping `json:"mapping"`
	Words   []string          `json:"unknown_ratings"`
	Items   int               `json:"items"`
	Files   []string          `json:"files"`
}

// shownItems is how many items a preview lists.
const shownItems = 8

func (v *standardMap) run(ctx context.Context, s *session) error {
	suggestion, tables, err := workflow.SuggestMapping(v.File)
	if err != nil {
		return err
	}
	made := proposed{Mapping: suggestion.Mapping, Words: orEmpty(suggestion.Words), Files: []string{}}
	if v.Out != "" {
		if err := workflow.WriteMappingFile(ctx, v.Out, suggestion.Mapping, s.text.Lang(), v.Force); err != nil {
			return err
		}
		made.Files = append(made.Files, v.Out)
	}
	base, err := workflow.MappingBase(suggestion.Mapping)
	if err != nil {
		return err
	}
	reading := suggestion.Mapping.Read(tables, base)
	if reading.Standard != nil {
		made.Items = countItems(reading.Standard)
	}
	return s.result(made, func() { s.printProposed(v, &made, reading) })
}

func (s *session) printProposed(v *standardMap, made *proposed, reading *workflow.Reading) {
	if v.Out == "" {
		_ = workflow.WriteMapping(s.out, made.Mapping, s.text.Lang()) // to memory; Main reports what flushing gives
		s.line()
	}
	s.noteProblems(reading.Problems)
	if reading.Standard != nil {
		s.printPreview(reading.Standard)
		s.say("command.map.items", "Count", made.Items, "Answers", len(reading.Answers))
	}
	if len(made.Words) > 0 {
		s.say("command.map.words", "Words", strings.Join(made.Words, ", "))
	}
	s.printFiles(made.Files)
}

// printPreview prints the first items with their sections.
func (s *session) printPreview(std *checklist.Standard) {
	shown := 0
	for depth, section := range std.AllSections() {
		if shown >= shownItems {
			return
		}
		fmt.Fprintf(s.out, "%s%s  %s\n", strings.Repeat("  ", depth), section.ID, printable(section.Title.Ja))
		for _, item := range section.Items[:min(len(section.Items), shownItems-shown)] {
			s.line(strings.Repeat("  ", depth+1)+item.ID, firstLine(item.Question.Ja))
			shown++
		}
	}
}

// firstLine is as much of a text as a list shows.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
