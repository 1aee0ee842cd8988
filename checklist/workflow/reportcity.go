package workflow

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"

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
	return []ReportKind{ReportInspection, ReportPlan, ReportNotice, ReportReceipt, ReportScorecard, ReportConsolidated, ReportReview, ReportBoard, ReportQuestions}
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
	if len(req.Formats) == 0 || len(req.Languages) == 0 {
		return ReportResult{}, ErrNothingAsked
	}
	settings, err := w.Settings()
	if err != nil {
		return ReportResult{}, err
	}
	board, err := w.Board(year)
	if err != nil {
		return ReportResult{}, err
	}
	return w.run(ctx, req, 1, p, func(run *reportRun) error {
		return w.viewOffice(func(tx *store.Tx) error {
			return run.writeRound(tx, kind, board, func(lang string) report.CityData {
				return w.cityData(settings.in(lang).house(kind), lang, req.Level, board)
			})
		})
	})
}

// cityData is what does not come out of the transaction.
func (w *Workspace) cityData(house report.House, lang string, level Level, board *Board) report.CityData {
	return report.CityData{
		Language: lang, Level: level, Made: w.now().In(japan), House: house, Board: board.reported(),
	}
}

// writeRound writes all languages and formats from one state of the workspace.
func (r *reportRun) writeRound(tx *store.Tx, kind ReportKind, board *Board, data func(lang string) report.CityData) error {
	in, err := loadInspection(tx, board.Round.FiscalYear)
	if err != nil {
		return err
	}
	sum := sha256.New()
	departments := in.departments(&r.failed)
	figures := checklist.Consolidate(in.std, &in.round, digested(departments, func(line string) { fmt.Fprintln(sum, line) }))
	earlier, err := earlierYears(tx, in.round.FiscalYear)
	if err != nil || r.failed != nil {
		return cmp.Or(r.failed, err)
	}
	var register []checklist.Question
	if kind == ReportQuestions {
		if register, err = reportedQuestions(tx, in.round.ID, sum); err != nil {
			return err
		}
	}
	for _, lang := range r.req.Languages {
		d := data(lang)
		d.Organisation, d.Round, d.Consolidation, d.Earlier = &in.org, in.round, figures, earlier
		d.Departments, d.Questions, d.Digest = departments, register, hex.EncodeToString(sum.Sum(nil))
		doc, err := cityReports[kind](d)
		if err != nil {
			return err
		}
		if err := r.writeFormats(doc, reportName(kind, in.round.FiscalYear, lang, r.req.Level, in.org.City), ""); err != nil {
			return err
		}
	}
	return nil
}

// reportedQuestions are the register of a round; its digest goes into sum.
func reportedQuestions(tx *store.Tx, round string, sum io.Writer) ([]checklist.Question, error) {
	register, err := questions(tx, round)
	if err != nil {
		return nil, err
	}
	return register, json.NewEncoder(sum).Encode(register)
}

// digested tells the digest of each submission that passes, so that whoever has
// the report can see whether the workspace still holds the same.
func digested(departments iter.Seq[checklist.Inspected], tell func(line string)) iter.Seq[checklist.Inspected] {
	return func(yield func(checklist.Inspected) bool) {
		for one := range departments {
			if one.Submission != nil {
				tell(one.Department.ID + " " + exchange.Digest(one.Submission))
			}
			if !yield(one) {
				return
			}
		}
	}
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
