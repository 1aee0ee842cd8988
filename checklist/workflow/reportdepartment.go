package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
	"tenken/report"
)

// ErrWhichDepartments asks the office for departments: a report on one department
// needs to know which.
var ErrWhichDepartments = errors.New("workflow: a report on departments needs their names, or all of them")

// ErrPaperOnly is returned for a workbook of [ReportAnswerSheet]: answers in Excel have
// a form of their own, see [Workspace.ExportAnswerSheet].
var ErrPaperOnly = errors.New("workflow: the report is for paper alone")

var departmentReports = map[ReportKind]func(report.Data) (*report.Document, error){
	ReportInspection: report.Sheet, ReportAnswerSheet: plain(report.AnswerSheet), ReportPlan: plain(report.Plan), ReportNotice: plain(report.Notice), ReportReceipt: plain(report.Receipt),
}

// plain is a report that never fails in the form of one that may.
func plain(lay func(report.Data) *report.Document) func(report.Data) (*report.Document, error) {
	return func(d report.Data) (*report.Document, error) { return lay(d), nil }
}

// ReportDepartments writes a report on one department of a fiscal year, 0 for the
// newest: in a department's workspace on itself, in the office's on each of those
// that the request names. The office has to name some, or all, else it is
// ErrWhichDepartments; a department that names others is ErrNotOffice. Files of the
// same name are replaced; where departments share a name, the file's begins with
// the id. Cancelled or killed, it leaves complete files only.
func (w *Workspace) ReportDepartments(ctx context.Context, kind ReportKind, year checklist.FiscalYear, req ReportRequest, p checklist.Progress) (ReportResult, error) {
	if err := req.check(); err != nil {
		return ReportResult{}, err
	}
	if kind == ReportAnswerSheet && slices.Contains(req.Formats, FormatXLSX) {
		return ReportResult{}, ErrPaperOnly
	}
	settings, err := w.Settings()
	if err != nil {
		return ReportResult{}, err
	}
	from, err := w.reportSource(kind, year, req)
	if err != nil {
		return ReportResult{}, err
	}
	return w.run(ctx, req, len(from.ids), p, func(run *reportRun) error {
		for _, id := range from.ids {
			if err := from.write(run, settings, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// reportSource is where reports on departments take their data from.
type reportSource struct {
	w       *Workspace
	kind    ReportKind
	year    checklist.FiscalYear
	ids     []string
	std     *checklist.Standard      // of the round, once loaded
	figures *checklist.Consolidation // of the round, where the report speaks of others; nil in a department's workspace
	org     checklist.Organisation
}

func (w *Workspace) reportSource(kind ReportKind, year checklist.FiscalYear, req ReportRequest) (*reportSource, error) {
	from := &reportSource{w: w, kind: kind, year: year}
	return from, w.store.View(func(tx *store.Tx) error {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		switch asked := req.All || len(req.Departments) > 0; {
		case self.Kind == store.KindDepartment && !asked && from.own():
			from.ids = []string{self.Department}
			_, err := findRound(tx, year)
			return err
		case self.Kind != store.KindOffice:
			return ErrNotOffice
		case !asked:
			return ErrWhichDepartments
		}
		return from.choose(tx, req.Departments)
	})
}

// choose finds the departments; none stands for all that take part.
func (s *reportSource) choose(tx *store.Tx, named []string) error {
	in, err := loadInspection(tx, s.year)
	if err != nil {
		return err
	}
	s.std, s.org = in.std, in.org
	for _, typed := range named {
		a, err := findParticipant(tx, in.round.ID, typed)
		if err == nil {
			err = s.fits(&a)
		}
		if err != nil {
			return err
		}
		s.ids = append(s.ids, a.Department.ID)
	}
	for i := range in.in {
		if len(named) == 0 && in.in[i].Excused == "" && s.fits(&in.in[i]) == nil {
			s.ids = append(s.ids, in.in[i].Department.ID)
		}
	}
	if len(s.ids) == 0 {
		return ErrNobody
	}
	if s.kind == ReportPlan || s.kind == ReportNotice {
		s.figures, err = in.consolidate()
	}
	return err
}

// own reports whether a department can make the report on itself.
func (s *reportSource) own() bool { return slices.Contains(OwnReports(), s.kind) }

// fits refuses what can't be said of a department yet: a notice before it is
// accepted, a receipt before anything was handed in.
func (s *reportSource) fits(a *checklist.Assessment) error {
	switch {
	case s.kind == ReportNotice && a.State != checklist.StateAccepted:
		return fmt.Errorf("%s: %w: %s", a.Department.Name.Ja, checklist.ErrState, a.State)
	case s.kind == ReportReceipt && a.Revision == 0:
		return fmt.Errorf("%s: %w", a.Department.Name.Ja, ErrNotSubmitted)
	}
	return nil
}

// write makes the report on one department.
func (s *reportSource) write(run *reportRun, settings Settings, id string) error {
	if err := run.ctx.Err(); err != nil {
		return err
	}
	sheet, err := s.sheet(id)
	if err != nil {
		return err
	}
	data, err := s.data(sheet, settings)
	if err != nil {
		return err
	}
	for _, lang := range run.req.Languages {
		doc, err := s.document(data, settings, lang, run.req.Level)
		if err != nil {
			return err
		}
		if err := run.writeFormats(doc, reportName(s.kind, sheet.Round.FiscalYear, lang, run.req.Level, sheet.Assessment.Department.Name), id); err != nil {
			return err
		}
	}
	return nil
}

func (s *reportSource) document(data report.Data, settings Settings, lang string, level Level) (*report.Document, error) {
	data.Report, data.Language, data.Level, data.House = string(s.kind), lang, level, settings.in(lang).house(s.kind)
	return departmentReports[s.kind](data)
}

// data is everything about a department but what depends on language and level.
func (s *reportSource) data(sheet *Sheet, settings Settings) (report.Data, error) {
	offers, err := s.w.Offers(sheet)
	if err != nil {
		return report.Data{}, err
	}
	d := s.w.reportData(sheet)
	d.Last = report.LastYear{Year: offers.Year, Scale: offers.Scale, Offers: offers.Offers}
	d.Requests = s.requests(sheet.Assessment.Department.ID)
	if s.own() {
		return d, nil
	}
	d.Office, err = s.w.fromOffice(&sheet.Assessment)
	d.Office.Contact, d.Office.Whole = settings.Contact, s.figures
	return d, err
}

// fromOffice is what the office has put right in the newest submission, and what
// it has decided.
func (w *Workspace) fromOffice(a *checklist.Assessment) (known report.FromOffice, err error) {
	known = report.FromOffice{Post: w.actor, Handed: report.Handed{Decision: report.DecisionReceived}}
	err = w.viewOffice(func(tx *store.Tx) error {
		ref := store.RefOf(a)
		submission, err := tx.Submission(ref, a.Revision)
		if err != nil {
			return err
		}
		known.Before = submission.Answers().Responses
		if known.Corrections, err = correctionsOf(tx, ref); err != nil {
			return err
		}
		standing, err := loadStanding(tx, ref)
		if err != nil {
			return err
		}
		if newest := standing.newest(); newest != nil {
			known.Handed = handed(newest)
		}
		return nil
	})
	for i := range known.Corrections {
		known.Corrections[i].Stamp = inJapan(known.Corrections[i].Stamp)
	}
	return known, err
}

// handed is a submission's place in the office, its days by the clock of Japan.
func handed(r *store.Receipt) report.Handed {
	h := report.Handed{Decision: report.DecisionReceived, Digest: r.Digest, Received: inJapan(r.Stamp), Route: r.Route}
	if decided(r) {
		h.Decision, h.Decided = report.Decision(r.Decision), inJapan(*r.Decided)
	}
	return h
}

func (s *reportSource) sheet(id string) (*Sheet, error) {
	if s.std == nil {
		return s.w.Sheet(s.year)
	}
	return s.w.sheetOf(s.year, id, s.std)
}

// requests are the plans of others that name the department.
func (s *reportSource) requests(id string) []checklist.Planned {
	if s.figures == nil {
		return nil
	}
	var all []checklist.Planned
	for _, p := range s.figures.Plans {
		to := p.Plan.RequestTo
		if to == "" || p.Department.ID == id {
			continue
		}
		if asked, err := findDepartment(s.org.Departments, to); err == nil && asked.ID == id {
			all = append(all, p)
		}
	}
	return all
}

func (w *Workspace) reportData(sheet *Sheet) report.Data {
	return report.Data{
		Made: w.now().In(japan),
		City: sheet.City, Bureau: sheet.Bureau, Standard: sheet.Standard, Policy: sheet.Policy, Round: sheet.Round,
		Assessment: sheet.Assessment, Scope: sheet.Scope, Answers: sheet.Answers, Digest: sheet.digest(),
	}
}

// digest is the canonical digest of the answers as they stand: of what was handed
// in, that of the submission.
func (s *Sheet) digest() string {
	a := s.Assessment
	a.State = checklist.StateSubmitted
	if a.Approval == nil {
		a.Approval = &checklist.Approval{}
	}
	snapshot, err := checklist.NewSubmission(&a, &s.Round, s.Scope, s.Answers, checklist.Stamp{})
	if err != nil {
		panic(err) // it is submitted, and has an approval
	}
	return exchange.Digest(&snapshot)
}

// reportName is the file name without its ending: 令和8年度_自己点検票_税務課.
func reportName(kind ReportKind, year checklist.FiscalYear, lang string, level Level, of checklist.Text) string {
	text := locales.For(lang)
	key, report := "workflow.file.report", text.T("workflow.report."+string(kind))
	switch {
	case level == LevelSummary && kind == ReportQuestions:
		report = text.T("workflow.questions_public")
	case level == LevelSummary && kind == ReportAnswerSheet:
		report = text.T("workflow.answersheet_blank")
	case level == LevelSummary:
		key = "workflow.file.report_summary"
	}
	return fileName(text.T(key, "Year", writtenYear(year, lang), "Report", report, "Of", of.In(lang)))
}

// writtenYear is how a language names a fiscal year.
func writtenYear(year checklist.FiscalYear, lang string) string {
	if lang == locales.English {
		return year.English()
	}
	return year.Japanese()
}
