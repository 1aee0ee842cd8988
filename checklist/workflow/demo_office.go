package workflow

import (
	"context"
	"path/filepath"
	"slices"

	"tenken/checklist"
)

// receive takes in what has come.
func (d *city) receive(ctx context.Context, p checklist.Progress) error {
	return d.takeIn(ctx, d.folder(folderIn), p)
}

func (d *city) takeIn(ctx context.Context, path string, p checklist.Progress) error {
	received, err := d.office.Receive(ctx, []string{path}, ReceiveOptions{Progress: p})
	for _, r := range received {
		d.result.Outcomes[r.Outcome]++
	}
	return err
}

// answerBack returns some of it, takes in what is handed in again, and accepts.
func (d *city) answerBack(ctx context.Context, p checklist.Progress) error {
	back := d.having(func(n int) bool { return fateOf(n) == fateMended || fateOf(n) == fateReturned })
	for _, n := range back {
		decided, err := d.giveBack(ctx, n)
		if err != nil {
			return err
		}
		if fateOf(n) != fateMended {
			continue
		}
		again, err := d.mend(ctx, n, decided.Keys)
		if err != nil {
			return err
		}
		if err := d.takeIn(ctx, again, nil); err != nil {
			return err
		}
	}
	return d.accept(ctx, p)
}

// giveBack returns two answers that are done without a word.
func (d *city) giveBack(ctx context.Context, n int) (Decided, error) {
	sheet, err := d.office.sheetOf(d.round.Year, d.org.Departments[n].ID, d.std)
	if err != nil {
		return Decided{}, err
	}
	id := sheet.Assessment.Department.ID
	req := ReturnRequest{Departments: []string{id}, Text: d.stock.say(diceOf(id), "returned", d.req.Language)}
	for _, entry := range sheet.Scope.Items {
		r := sheet.Answers.Responses[entry.Key()]
		rating, _ := r.Effective(&sheet.Standard.Scale)
		if rating.Class == checklist.ClassDone && r.Comment == "" && r.Count == nil && len(req.Items) < 2 {
			req.Items = append(req.Items, entry.Item.ID)
		}
	}
	decided, err := d.office.Return(ctx, d.round.Year, req)
	if err != nil {
		return Decided{}, err
	}
	return decided[0], d.office.WriteDecisions(ctx, d.round.Year, decided, d.folder(folderDecisions), d.req.Language)
}

// mend hands the returned answers in again, and nothing else, and names the file.
func (d *city) mend(ctx context.Context, n int, keys []checklist.Key) (string, error) {
	sheet, err := d.office.sheetOf(d.round.Year, d.org.Departments[n].ID, d.std)
	if err != nil {
		return "", err
	}
	r := newRespondent(d.stock, d.req.Language, sheet)
	r.decided = r.inYear(d.round.Due)
	edits := slices.DeleteFunc(r.edits(), func(e Edit) bool { return !slices.Contains(keys, e.Response.Key) })
	for i := range edits {
		entry, _ := sheet.Scope.Find(edits[i].Response.Key)
		a := &answering{respondent: r, entry: entry, words: diceOf(entry.Item.ID)}
		edits[i].Response.Comment, edits[i].Add = a.say("mended"), nil
	}
	r.fill(edits)
	path := filepath.Join(d.folder(folderIn), d.text.T("demo.file.again", "Name", d.sheetName(d.round.Year, n))+".xlsx")
	return path, d.office.ExportAnswerSheet(ctx, sheet, path, AnswerSheetRequest{Language: d.req.Language, Keys: keys})
}

// accept accepts what is in order, and tells the departments.
func (d *city) accept(ctx context.Context, p checklist.Progress) error {
	var ids []string
	for _, n := range d.having(func(n int) bool { return fateOf(n) == fateAccepted || fateOf(n) == fateMended }) {
		ids = append(ids, d.org.Departments[n].ID)
	}
	decided, err := d.office.Accept(ctx, d.round.Year, ids)
	if err != nil {
		return err
	}
	if err := d.office.WriteDecisions(ctx, d.round.Year, decided, d.folder(folderDecisions), d.req.Language); err != nil {
		return err
	}
	return d.tell(ctx, decided, p)
}

// tell brings the office's receipts into the workspaces of departments.
func (d *city) tell(ctx context.Context, decided []Decided, p checklist.Progress) error {
	for i, said := range decided {
		if said.Route == checklist.RouteApp {
			n := slices.IndexFunc(d.org.Departments, func(of checklist.Department) bool { return of.ID == said.ID })
			err := d.inDepartment(ctx, n, func(ws *Workspace) error {
				_, err := ws.ApplyReceipt(ctx, said.Files[0])
				return err
			})
			if err != nil {
				return err
			}
		}
		p.Report(i+1, len(decided))
	}
	return nil
}

// asked are the items about which departments ask in the sample round.
var asked = []string{"C02-01-01", "C05-01-02", "C06-01-01"}

// talk enters questions and calls.
func (d *city) talk(ctx context.Context, _ checklist.Progress) error {
	for i, item := range asked {
		from := d.org.Departments[(i+1)%len(d.org.Departments)].ID
		q, err := d.office.AskQuestion(ctx, d.round.Year, item, from, d.stock["question"][i].In(d.req.Language))
		if err != nil {
			return err
		}
		reply := Reply{Number: q.Number, Text: d.stock["reply"][i].In(d.req.Language), Publish: true}
		if _, err := d.office.AnswerQuestion(ctx, d.round.Year, reply); err != nil {
			return err
		}
	}
	return d.call(ctx)
}

// prepareNext makes the draft of the next year.
func (d *city) prepareNext(ctx context.Context, _ checklist.Progress) error {
	_, err := d.office.CarryYear(ctx, CarryRequest{Year: d.round.Year + 1, Standard: d.std})
	return err
}

// call notes a talk with some of those who are late.
func (d *city) call(ctx context.Context) error {
	texts := d.stock["call"]
	for i, n := range d.having(func(n int) bool { return fateOf(n) == fateLate }) {
		if i == len(texts) {
			break
		}
		department := &d.org.Departments[n]
		if _, err := d.office.AddCall(ctx, d.round.Year, department.ID, department.Posts.Respondent, texts[i].In(d.req.Language)); err != nil {
			return err
		}
	}
	return nil
}

// print writes the office's reports on the round, each as it is mostly read.
func (d *city) print(ctx context.Context, p checklist.Progress) error {
	prints := []struct {
		kind   ReportKind
		format Format
		level  Level
	}{
		{ReportScorecard, FormatPDF, LevelFull}, {ReportConsolidated, FormatXLSX, LevelFull}, {ReportReview, FormatXLSX, LevelFull},
		{ReportBoard, FormatXLSX, LevelFull}, {ReportQuestions, FormatPDF, LevelSummary},
	}
	dir := filepath.Join(d.folder(folderOffice), d.text.T("demo.folder.reports"))
	for i, print := range prints {
		req := ReportRequest{Formats: []Format{print.format}, Languages: []string{d.req.Language}, Level: print.level, Dir: dir}
		if _, err := d.office.ReportRound(ctx, print.kind, d.round.Year, req, nil); err != nil {
			return err
		}
		p.Report(i+1, len(prints))
	}
	return nil
}
