package command

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// importAnswers takes last year's answers over from a checklist of another hand,
// or an exported year back.
type importAnswers struct {
	Ws       string `arg:""`
	File     string `arg:""`
	Map      string `placeholder:"MAP.yaml"`
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
	Unrated  int                  `json:"unrated"`            // of those taken: a remark, but neither a rating nor a count
	Replaced string               `json:"replaced,omitempty"` // the file that the year was imported from before
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
	if v.Map == "" {
		return v.archive(ctx, s, year)
	}
	if year == 0 {
		return wrong("command.import.year")
	}
	m, err := workflow.ReadMappingFile(v.Map)
	if err != nil {
		return err
	}
	request := workflow.ImportRequest{Path: v.File, Mapping: m, Year: year, DryRun: v.DryRun}
	if v.Standard != "" {
		if request.Same, err = workflow.ReadStandard(v.Standard); err != nil {
			return err
		}
	}
	return s.withWorkspace(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace) error {
		result, err := ws.ImportAnswers(ctx, request)
		s.noteProblems(result.Problems)
		if err != nil {
			s.noteProblems(result.Refused)
			return err
		}
		if err := s.result(s.imported(result, v.DryRun), func() { s.printImported(result, v.DryRun) }); err != nil {
			return err
		}
		if n := len(result.Refused); n > 0 {
			return refuse("command.import.refused", "Count", n)
		}
		return nil
	})
}

// archive takes a year back out of what export has written.
func (v *importAnswers) archive(ctx context.Context, s *session, year checklist.FiscalYear) error {
	switch {
	case !strings.EqualFold(filepath.Ext(v.File), ".json"):
		return wrong("archive.usage.map")
	case year != 0 || v.Standard != "":
		return wrong("archive.usage.only_map")
	}
	return s.withWorkspace(ctx, v.Ws, access(v.DryRun), func(ws *workflow.Workspace) error {
		got, err := ws.ImportArchive(ctx, v.File, v.DryRun)
		if err != nil {
			return err
		}
		key := "archive.done"
		if v.DryRun {
			key = "archive.dry"
		}
		return s.result(got, func() {
			s.say(key, "Year", s.year(got.Year), "Departments", got.Departments, "Submissions", got.Submissions, "Answers", got.Answers)
		})
	})
}

func (s *session) imported(r workflow.ImportResult, dry bool) importedAnswers {
	out := importedAnswers{Year: r.Year, Standard: r.Standard.Ref(), Written: !dry, Taken: []takenAnswer{}, Others: r.Others, Refused: []refusedCell{}, Unrated: r.Unrated()}
	if r.Replaced != nil {
		out.Replaced = r.Replaced.File
	}
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
			s.line("  "+taken.Response.Item, s.answered(&r.Standard.Scale, &taken.Response), shortened(taken.Response.Comment))
		}
	}
	for _, said := range message.Standard(s.text, r.Refused) {
		s.line(said.Place, said.Text)
	}
	for _, department := range slices.Sorted(maps.Keys(r.Others)) {
		s.say("command.import.others", "Department", department, "Count", r.Others[department])
	}
	if n := r.Unrated(); n > 0 {
		s.say("command.import.unrated", "Count", n)
	}
	if r.Replaced != nil && dry {
		s.say("command.import.would_replace", "Year", s.year(r.Year), "File", r.Replaced.File)
	} else if r.Replaced != nil {
		s.say("command.import.replaced", "Year", s.year(r.Year), "File", r.Replaced.File)
	}
	key := "command.import.done"
	if dry {
		key = "command.import.dry"
	}
	s.say(key, "Year", s.year(r.Year), "Count", len(r.Taken), "Refused", len(r.Refused), "Standard", r.Standard.ID+" "+r.Standard.Version)
}

// shortened is the first line of a text, as far as a line of a list has room.
func shortened(text string) string {
	const room = 40
	line := []rune(firstLine(text))
	if len(line) > room {
		return string(line[:room-1]) + "…"
	}
	return string(line)
}
