package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// roundPreview shows what departments are asked, one of them in full.
type roundPreview struct {
	Ws         string `arg:""`
	Department string `arg:"" optional:""`
	Standard   string `placeholder:"STANDARD"`
}

// previewed is what one department is asked, as scripts read it.
type previewed struct {
	Department string                 `json:"department"`
	ID         string                 `json:"id"`
	InScope    int                    `json:"in_scope"`
	Roles      map[checklist.Role]int `json:"roles"`
	Sections   map[string]int         `json:"sections"` // by chapter
	Subjects   []previewedSubject     `json:"subjects"`
	Items      []checklist.Key        `json:"items,omitempty"`
	LeftOut    []previewedLeftOut     `json:"left_out,omitempty"`
}

type previewedSubject struct {
	ID      string                `json:"id"`
	Kind    checklist.SubjectKind `json:"kind"`
	Name    checklist.Text        `json:"name"`
	InScope int                   `json:"in_scope"`
}

type previewedLeftOut struct {
	checklist.Key
	checklist.Exclusion
}

func (v *roundPreview) run(ctx context.Context, s *session) error {
	var std *checklist.Standard
	var err error
	if v.Standard != "" {
		if std, err = workflow.ReadStandard(v.Standard); err != nil {
			return err
		}
	}
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		var named []string
		if v.Department != "" {
			named = []string{v.Department}
		}
		preview, err := ws.PreviewRound(year, std, named)
		if err != nil {
			return err
		}
		shown := []previewed{}
		for _, one := range preview.Departments {
			shown = append(shown, newPreviewed(one, v.Department != ""))
		}
		return s.result(shown, func() { s.printRoundPreview(preview, shown, v.Department != "") })
	})
}

// newPreviewed counts; whole lists every item as well.
func newPreviewed(one workflow.DepartmentPreview, whole bool) previewed {
	out := previewed{
		Department: one.Department.Name.Ja, ID: one.Department.ID, InScope: len(one.Scope.Items),
		Roles: map[checklist.Role]int{}, Sections: map[string]int{}, Subjects: []previewedSubject{},
	}
	asked := map[string]int{}
	for _, entry := range one.Scope.Items {
		out.Roles[entry.Item.Role]++
		out.Sections[entry.Path[0].ID]++
		asked[entry.Subject.ID]++
		if whole {
			out.Items = append(out.Items, entry.Key())
		}
	}
	for _, subject := range one.Department.Subjects {
		out.Subjects = append(out.Subjects, previewedSubject{subject.ID, subject.Kind, subject.Name, asked[subject.ID]})
	}
	if whole {
		for _, left := range one.Scope.LeftOut {
			out.LeftOut = append(out.LeftOut, previewedLeftOut{left.Key(), left.Exclusion})
		}
	}
	return out
}

func (s *session) printRoundPreview(preview *workflow.RoundPreview, shown []previewed, whole bool) {
	for i := range shown {
		one := &preview.Departments[i]
		s.say("office.preview.department", "ID", shown[i].ID, "Name", s.in(one.Department.Name), "Count", shown[i].InScope)
		s.line("  " + s.roleCounts(shown[i].Roles))
		for _, subject := range shown[i].Subjects {
			s.line("  " + s.text.T("office.preview.subject", "Kind", s.text.T("command.subject."+string(subject.Kind)), "Name", s.in(subject.Name), "Count", subject.InScope))
		}
		if whole {
			s.printSectionCounts(preview.Standard, shown[i].Sections)
			s.printAsked(one.Scope)
		}
	}
}

func (s *session) roleCounts(counts map[checklist.Role]int) string {
	var words []string
	for _, role := range checklist.Roles() {
		if n := counts[role]; n > 0 {
			words = append(words, s.text.T("office.preview.role", "Role", s.text.T("command.role."+string(role)), "Count", n))
		}
	}
	return strings.Join(words, "  ")
}

func (s *session) printSectionCounts(std *checklist.Standard, counts map[string]int) {
	for _, chapter := range std.Sections {
		if n := counts[chapter.ID]; n > 0 {
			s.line("  " + s.text.T("office.preview.section", "ID", chapter.ID, "Title", s.in(chapter.Title), "Count", n))
		}
	}
}

// printAsked lists what is asked, and what is not and why.
func (s *session) printAsked(scope *checklist.Scope) {
	s.say("office.preview.asked")
	for _, entry := range scope.Items {
		s.line("  "+entry.Item.ID, s.in(entry.Subject.Name), s.in(entry.Item.Topic))
	}
	s.say("office.preview.left_out")
	for _, left := range scope.LeftOut {
		s.line("  "+left.Item.ID, s.in(left.Subject.Name), s.in(left.Item.Topic), s.exclusion(left.Exclusion))
	}
}
