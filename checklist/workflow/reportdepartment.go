package workflow

import (
	"context"
	"errors"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
	"tenken/report"
)

// ErrWhichDepartments asks the office for departments: a report on one department
// needs to know which.
var ErrWhichDepartments = errors.New("workflow: a report on departments needs their names, or all of them")

var departmentReports = map[ReportKind]func(report.Data) (*report.Document, error){
	ReportInspection: report.Sheet, ReportPlan: plain(report.Plan),
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
	if len(req.Formats) == 0 || len(req.Languages) == 0 {
		return ReportResult{}, ErrNothingAsked
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
		case self.Kind == store.KindDepartment && !asked:
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
		if err != nil {
			return err
		}
		s.ids = append(s.ids, a.Department.ID)
	}
	for i := range in.in {
		if len(named) == 0 && in.in[i].Excused == "" {
			s.ids = append(s.ids, in.in[i].Department.ID)
		}
	}
	if len(s.ids) == 0 {
		return ErrNobody
	}
	if s.kind != ReportInspection {
		s.figures, err = in.consolidate()
	}
	return err
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
	offers, err := s.w.Offers(sheet)
	if err != nil {
		return err
	}
	for _, lang := range run.req.Languages {
		data := s.w.reportData(sheet, settings.in(lang).house(s.kind), lang, run.req.Level)
		data.Last = report.LastYear{Year: offers.Year, Scale: offers.Scale, Offers: offers.Offers}
		data.Requests = s.requests(id)
		doc, err := departmentReports[s.kind](data)
		if err != nil {
			return err
		}
		if err := run.writeFormats(doc, reportName(s.kind, sheet.Round.FiscalYear, lang, run.req.Level, sheet.Assessment.Department.Name), id); err != nil {
			return err
		}
	}
	return nil
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
		to := p.Response.Plan.RequestTo
		if to == "" || p.Department.ID == id {
			continue
		}
		if asked, err := findDepartment(s.org.Departments, to); err == nil && asked.ID == id {
			all = append(all, p)
		}
	}
	return all
}

func (w *Workspace) reportData(sheet *Sheet, house report.House, lang string, level Level) report.Data {
	return report.Data{
		Language: lang, Level: level, Made: w.now().In(japan), House: house,
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
	key := "workflow.file.report"
	if level == LevelSummary {
		key = "workflow.file.report_summary"
	}
	written := year.Japanese()
	if lang == locales.English {
		written = year.English()
	}
	return fileName(text.T(key, "Year", written, "Report", text.T("workflow.report."+string(kind)), "Of", of.In(lang)))
}
