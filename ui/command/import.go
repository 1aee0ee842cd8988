package command

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// importAnswers takes last year's answers over from a checklist of another hand.
type importAnswers struct {
	Ws       string `arg:""`
	File     string `arg:""`
	Map      string `required:"" placeholder:"MAP.yaml"`
	Standard string `placeholder:"STANDARD"`
	DryRun   bool
}

// importedAnswers is what was taken, as scripts read it.
type importedAnswers struct {
	Year     checklist.FiscalYear `json:"year"`
	Standard checklist.StandardID `json:"standard"`
	Written  bool                 `json:"written"`
	Taken    []takenAnswer        `json:"taken"`
	Others   map[string]int       `json:"others"` // answers of other departments
	Refused  []refusedCell        `json:"refused"`
}

type takenAnswer struct {
	checklist.Key
	Rating   checklist.RatingCode `json:"rating,omitempty"`
	Count    *checklist.HeadCount `json:"count,omitempty"`
	Comment  string               `json:"comment,omitempty"`
	Evidence string               `json:"evidence,omitempty"`
}

type refusedCell struct {
	Sheet  string `json:"sheet"`
	Cell   string `json:"cell"`
	Item   string `json:"item"`
	Reason string `json:"reason"`
}

func (v *importAnswers) run(ctx context.Context, s *session) error {
	year, err := s.fiscalYear()
	if err != nil {
		return err
	}
	if year == 0 {
		return wrong("command.import.year")
	}
	m, err := workflow.ReadMappingFile(v.Map)
	if err != nil {
		return err
	}
	if v.Standard != "" {
		m.Standard.Same = v.Standard
	}
	request := workflow.ImportRequest{Path: v.File, Mapping: m, Year: year, DryRun: v.DryRun}
	return s.withWorkspace(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace) error {
		result, err := ws.ImportAnswers(ctx, request)
		s.noteProblems(result.Problems)
		if err != nil {
			s.noteProblems(result.Refused)
			return err
		}
		return s.result(s.imported(result, v.DryRun), func() { s.printImported(result, v.DryRun) })
	})
}

func (s *session) imported(r workflow.ImportResult, dry bool) importedAnswers {
	out := importedAnswers{Year: r.Year, Standard: r.Standard.Ref(), Written: !dry, Taken: []takenAnswer{}, Others: r.Others, Refused: []refusedCell{}}
	for _, taken := range r.Taken {
		a := taken.Response
		out.Taken = append(out.Taken, takenAnswer{a.Key, a.Rating, a.Count, a.Comment, taken.Evidence})
	}
	for i, said := range message.Standard(s.text, r.Refused) {
		p := r.Refused[i]
		out.Refused = append(out.Refused, refusedCell{p.Sheet, p.Cell, p.Item, said.Text})
	}
	return out
}

func (s *session) printImported(r workflow.ImportResult, dry bool) {
	if dry {
		for _, taken := range r.Taken {
			s.line("  "+taken.Response.Item, s.answered(&r.Standard.Scale, &taken.Response), firstLine(taken.Response.Comment))
		}
	}
	for _, said := range message.Standard(s.text, r.Refused) {
		s.line(said.Place, said.Text)
	}
	for _, department := range slices.Sorted(maps.Keys(r.Others)) {
		s.say("command.import.others", "Department", department, "Count", r.Others[department])
	}
	key := "command.import.done"
	if dry {
		key = "command.import.dry"
	}
	s.say(key, "Year", s.year(r.Year), "Count", len(r.Taken), "Refused", len(r.Refused), "Standard", r.Standard.ID+" "+r.Standard.Version)
}

// firstLine is as much of a text as a list shows.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

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
