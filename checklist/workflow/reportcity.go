package workflow

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/report"
)

// ReportKind is what a report is about.
type ReportKind string

// The kinds: of one department, of a whole round, and ReportPlan of both.
const (
	ReportInspection   ReportKind = "sheet"        // 自己点検票
	ReportAnswerSheet  ReportKind = "answersheet"  // 自己点検票（回答用）, on paper
	ReportPlan         ReportKind = "plan"         // 改善計画書・改善報告書
	ReportNotice       ReportKind = "notice"       // 結果通知
	ReportReceipt      ReportKind = "receipt"      // 提出確認書、差戻し通知書、受付票
	ReportScorecard    ReportKind = "scorecard"    // 点検結果一覧
	ReportConsolidated ReportKind = "consolidated" // 集計表
	ReportReview       ReportKind = "review"       // 見直し候補一覧
	ReportBoard        ReportKind = "board"        // 提出状況一覧
	ReportQuestions    ReportKind = "questions"    // 質疑応答集, at the full level 質疑応答管理簿
)

// ReportKinds lists the kinds of reports.
func ReportKinds() []ReportKind {
	return []ReportKind{ReportInspection, ReportAnswerSheet, ReportPlan, ReportNotice, ReportReceipt, ReportScorecard, ReportConsolidated, ReportReview, ReportBoard, ReportQuestions}
}

// OwnReports lists the kinds that a department can make of itself.
func OwnReports() []ReportKind { return []ReportKind{ReportInspection, ReportAnswerSheet, ReportPlan} }

// RoundReports lists the kinds that can be made of a whole round, those for the
// committee first.
func RoundReports() []ReportKind {
	return []ReportKind{ReportScorecard, ReportConsolidated, ReportReview, ReportPlan, ReportBoard, ReportQuestions}
}

var cityReports = map[ReportKind]func(report.CityData) (*report.Document, error){
	ReportScorecard: report.Scorecard, ReportConsolidated: report.Consolidated, ReportReview: report.Review, ReportBoard: report.Board,
	ReportPlan: report.CityPlan, ReportQuestions: report.Questions,
}

// yearsOfTrend is how many years stand beside the round's own.
const yearsOfTrend = 4

// ReportRound writes a report on the round of a fiscal year; 0 is the newest.
// Files of the same name are replaced. Cancelled or killed, it leaves complete
// files only. Another kind of workspace is ErrNotOffice.
func (w *Workspace) ReportRound(ctx context.Context, kind ReportKind, year checklist.FiscalYear, req ReportRequest, p checklist.Progress) (ReportResult, error) {
	if err := req.check(); err != nil {
		return ReportResult{}, err
	}
	return w.run(ctx, req, 1, p, func(run *reportRun) error {
		return w.onRound(kind, year, &run.failed, run.writeRound)
	})
}

// roundSource is where the reports on a round take their data from.
type roundSource struct {
	kind     ReportKind
	settings Settings
	data     report.CityData // but for language and level
}

// onRound does something with the data of one state of the workspace, while it can be
// read. What fails when the departments are gone over once more is told to failed.
func (w *Workspace) onRound(kind ReportKind, year checklist.FiscalYear, failed *error, do func(*roundSource) error) error {
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	return w.viewOffice(func(tx *store.Tx) error {
		data, err := w.cityData(tx, year, failed)
		if err == nil && kind == ReportQuestions {
			err = readRegister(tx, &data)
		}
		if err != nil {
			return err
		}
		data.Report = string(kind)
		return do(&roundSource{kind, settings, data})
	})
}

// cityData are the figures of a round, of the years before, and what they were made
// from.
func (w *Workspace) cityData(tx *store.Tx, year checklist.FiscalYear, failed *error) (d report.CityData, err error) {
	in, err := loadInspection(tx, year)
	if err != nil {
		return d, err
	}
	d.Made, d.Organisation, d.Round, d.Departments = w.now().In(japan), &in.org, in.round, in.departments(failed)
	board, onBoard := in.board(w.today())
	sum := sha256.New()
	// The digests let whoever has the report see whether the workspace still holds the same.
	digested := func(_ *checklist.Assessment, s *checklist.Submission) error {
		if s != nil {
			one := report.Submitted{Department: s.Department.ID, Revision: s.Revision, Digest: exchange.Digest(s)}
			fmt.Fprintln(sum, one.Department+" "+one.Digest)
			d.Submissions = append(d.Submissions, one)
		}
		return nil
	}
	d.Consolidation = checklist.Consolidate(in.std, &in.round, in.departments(failed, onBoard, digested))
	d.Board, d.Digest = board.reported(), hex.EncodeToString(sum.Sum(nil))
	d.Earlier, err = earlierYears(tx, in.round.FiscalYear)
	return d, cmp.Or(*failed, err)
}

func (s *roundSource) document(lang string, level Level) (*report.Document, error) {
	d := s.data
	d.Language, d.Level, d.House = lang, level, s.settings.in(lang).house(s.kind)
	return cityReports[s.kind](d)
}

// writeRound writes all languages and formats.
func (r *reportRun) writeRound(from *roundSource) error {
	d := &from.data
	for _, lang := range r.req.Languages {
		doc, err := from.document(lang, r.req.Level)
		if err != nil {
			return err
		}
		if err := r.writeFormats(doc, reportName(from.kind, d.Round.FiscalYear, lang, r.req.Level, d.Organisation.City), ""); err != nil {
			return err
		}
	}
	return nil
}

// readRegister adds the register of questions, on which alone its report rests.
func readRegister(tx *store.Tx, d *report.CityData) (err error) {
	if d.Questions, err = questions(tx, d.Round.ID); err != nil {
		return err
	}
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(d.Questions); err != nil {
		return err
	}
	d.Digest, d.Submissions = hex.EncodeToString(sum.Sum(nil)), nil
	return nil
}

// earlierYears consolidates the rounds before a year that hold anything that was
// handed in.
func earlierYears(tx *store.Tx, year checklist.FiscalYear) ([]*checklist.Consolidation, error) {
	held, err := years(tx)
	if err != nil {
		return nil, err
	}
	var all []*checklist.Consolidation
	for _, y := range held {
		if y >= year || len(all) == yearsOfTrend {
			continue
		}
		in, err := loadInspection(tx, y)
		if err != nil {
			return nil, err
		}
		figures, err := in.consolidate()
		if err != nil {
			return nil, err
		}
		if t := figures.City.Turnout; len(t.Missing) < t.Expected {
			all = append(all, figures)
		}
	}
	return all, nil
}

// reported is the board in the form of reports.
func (b *Board) reported() []report.BoardRow {
	var rows []report.BoardRow
	for _, bureau := range b.Bureaus {
		for _, row := range bureau.Rows {
			rows = append(rows, row.reported(bureau.ID))
		}
	}
	return rows
}

func (r *BoardRow) reported(bureau string) report.BoardRow {
	out := report.BoardRow{
		ID: r.ID, Name: r.Name, Bureau: bureau, Status: r.Status, Revision: r.Revision, Answered: r.Answered, InScope: r.InScope, Gaps: r.Gaps,
		Due: r.Due, DaysLate: r.DaysLate, Excused: r.Excused,
	}
	if r.Route != nil {
		out.Route = *r.Route
	}
	if r.Contact != nil {
		out.Contact, out.ContactExpired = &r.Contact.Contact, r.Contact.Expired
	}
	return out
}
