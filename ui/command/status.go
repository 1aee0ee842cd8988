package command

import (
	"context"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// status shows how far a department has come, or one item with its answer.
type status struct {
	Ws      string `arg:""`
	Item    string `arg:"" optional:""`
	Subject string `placeholder:"SUBJECT"`
}

func (v *status) run(ctx context.Context, s *session) error {
	return s.withSheet(ctx, v.Ws, reading, func(ws *workflow.Workspace, sheet *workflow.Sheet) error {
		if v.Item != "" {
			return v.item(s, ws, sheet)
		}
		account := shownStatus{sheet.Status(), s.contradictions(sheet)}
		return s.result(account, func() { s.printStatus(sheet, &account) })
	})
}

// shownStatus is the account as scripts read it.
type shownStatus struct {
	workflow.Status
	// Contradictions are the answers that the office's lists do not bear out.
	Contradictions []shownContradiction `json:"contradictions"`
}

// shownContradiction is one with its sentence.
type shownContradiction struct {
	checklist.Contradiction
	Text string `json:"text"`
}

func (s *session) contradictions(sheet *workflow.Sheet) []shownContradiction {
	all := []shownContradiction{}
	for _, c := range sheet.Contradictions() {
		all = append(all, shownContradiction{c, s.contradiction(&sheet.Standard.Scale, &c, new(sheet.Response(c.Key)))})
	}
	return all
}

// item shows one item with its answer, and last year's.
func (v *status) item(s *session, ws *workflow.Workspace, sheet *workflow.Sheet) error {
	entry, err := s.findEntry(sheet, v.Item, v.Subject)
	if err != nil {
		return err
	}
	offers, err := ws.Offers(sheet)
	if err != nil {
		return err
	}
	corrections, err := ws.Corrections(sheet)
	if err != nil {
		return err
	}
	shown := newItemStatus(sheet, entry, &offers, corrections)
	return s.result(shown, func() { s.printItem(sheet, entry, &shown) })
}

func (s *session) printStatus(sheet *workflow.Sheet, account *shownStatus) {
	s.line(s.in(sheet.City), s.in(sheet.Assessment.Department.Name), s.year(account.FiscalYear), message.State(s.text, account.State))
	s.say("command.status.answered", "Answered", account.Answered, "InScope", account.InScope, "Rate", percent(account.Rates["answer"]))
	s.say("command.status.score", "Score", percent(account.Score), "Rate", percent(account.Rates["implementation"]))
	if account.Grade != "" {
		s.say("command.status.grade", "Grade", account.Grade)
	}
	s.printSections(sheet, account.Sections)
	s.printGaps(sheet, account.Gaps)
	for _, c := range account.Contradictions {
		s.line(s.text.T("queue.code.contradiction"), s.keyed(sheet, c.Key), c.Text)
	}
}

// printSections prints the chapters only; scripts get every section.
func (s *session) printSections(sheet *workflow.Sheet, sections []workflow.SectionStatus) {
	chapters := map[string]string{}
	for _, chapter := range sheet.Standard.Sections {
		chapters[chapter.ID] = s.in(chapter.Title)
	}
	s.say("command.status.sections")
	for _, section := range sections {
		if title, ok := chapters[section.ID]; ok {
			s.say("command.status.section", "ID", section.ID, "Title", title, "Score", percent(section.Score),
				"Answered", section.Answered, "InScope", section.InScope)
		}
	}
}

// shownGaps is how many items a line names; scripts get them all.
const shownGaps = 10

// printGaps lists what is left to do, one line per kind of gap.
func (s *session) printGaps(sheet *workflow.Sheet, gaps []checklist.Gap) {
	byCode := map[checklist.GapCode][]string{}
	for _, gap := range gaps {
		byCode[gap.Code] = append(byCode[gap.Code], s.keyed(sheet, gap.Key))
	}
	if !slices.ContainsFunc(gaps, func(g checklist.Gap) bool { return !g.Code.Optional() }) {
		s.say("command.status.complete")
	}
	for _, code := range checklist.GapCodes() {
		keys := byCode[code]
		if len(keys) == 0 {
			continue
		}
		items := strings.Join(keys[:min(len(keys), shownGaps)], ", ")
		if len(keys) > shownGaps {
			items += " …"
		}
		s.say("command.status.gap", "Gap", s.text.T("command.gap."+string(code)), "Count", len(keys), "Items", items)
	}
}
