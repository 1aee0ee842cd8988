package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// ErrTableAs refuses to write a table to a file of another ending.
var ErrTableAs = errors.New("workflow: a table is written as .xlsx or .csv")

const (
	verbQuestion store.Verb = "question"
	verbReply    store.Verb = "reply"
)

// AskQuestion enters a department's question about an item, both as they are typed,
// into the register of a round.
func (w *Workspace) AskQuestion(ctx context.Context, year checklist.FiscalYear, item, department, text string) (q checklist.Question, err error) {
	err = w.changeRound(ctx, verbQuestion, year, func(tx *store.Tx, round checklist.Round) error {
		a, err := findParticipant(tx, round.ID, department)
		if err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		asked := FindItem(std, item)
		if asked == nil {
			return fmt.Errorf("%w: %s", checklist.ErrUnknownItem, item)
		}
		register, err := questions(tx, round.ID)
		if err != nil {
			return err
		}
		q, err = checklist.NewQuestion(register, checklist.Question{Round: round.ID, Item: asked.ID, Department: a.Department.ID, Text: text, Asked: w.stamp()})
		if err != nil {
			return err
		}
		return tx.PutQuestion(q)
	})
	return q, err
}

// Reply is the office's answer to a question.
type Reply struct {
	Number  int
	Text    string
	Publish bool // for all departments
	// Erratum makes the answer the office's word on the item in the round as well.
	Erratum bool
}

// AnswerQuestion records the answer to a question of the round, or a better one.
// A number that the register does not have is store.ErrNoRecord.
func (w *Workspace) AnswerQuestion(ctx context.Context, year checklist.FiscalYear, r Reply) (q checklist.Question, err error) {
	err = w.changeRound(ctx, verbReply, year, func(tx *store.Tx, round checklist.Round) error {
		if q, err = tx.Question(round.ID, r.Number); err != nil {
			return err
		}
		if q, err = q.Reply(r.Text, r.Publish || r.Erratum, w.stamp()); err != nil {
			return err
		}
		if err := tx.PutQuestion(q); err != nil || !r.Erratum {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		changed, err := round.WithErratum(std, checklist.Erratum{Item: q.Item, Text: q.Answer, Stamp: w.stamp()})
		if err != nil {
			return err
		}
		return tx.PutRound(changed)
	})
	return q, err
}

func questions(tx *store.Tx, round string) ([]checklist.Question, error) {
	var all []checklist.Question
	for q, err := range tx.Questions(round) {
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// Register is the register of questions of a round, with the names it needs.
type Register struct {
	Round     checklist.Round
	Standard  *checklist.Standard
	Questions []checklist.Question
	Names     map[string]checklist.Text // of departments, by id
}

// Register returns the register of questions of a round, its days by the clock of
// Japan.
func (w *Workspace) Register(year checklist.FiscalYear) (r Register, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		r = Register{Round: round, Standard: std, Names: map[string]checklist.Text{}}
		if r.Questions, err = questions(tx, round.ID); err != nil {
			return err
		}
		for i := range r.Questions {
			byJapan(&r.Questions[i])
		}
		for a, err := range tx.Assessments(round.ID) {
			if err != nil {
				return err
			}
			r.Names[a.Department.ID] = a.Department.Name
		}
		return nil
	})
	return r, err
}

// RegisterForm is how a register is written.
type RegisterForm struct {
	Lang     string   // of headings, "ja" or "en"
	Encoding Encoding // of CSV
	Replace  bool     // whether a file of that name may be replaced
	// All writes the whole register, with those who asked; otherwise what is for
	// all departments, and not who asked.
	All bool
}

// ExportRegister writes the register of questions to a file that ends in .xlsx
// or .csv, for all departments (質疑応答集) or as a whole. Another ending is ErrTableAs.
func (w *Workspace) ExportRegister(ctx context.Context, year checklist.FiscalYear, path string, form RegisterForm) error {
	if _, err := os.Lstat(path); err == nil && !form.Replace {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	register, err := w.Register(year)
	if err != nil {
		return err
	}
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	table := register.table(form)
	table.Label = settings.in(form.Lang).Label
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return writeFile(ctx, path, func(out io.Writer) error { return exchange.WriteQuestionsExcel(out, table) })
	case ".csv":
		return writeFile(ctx, path, func(out io.Writer) error { return exchange.WriteQuestionsCSV(out, table, form.Encoding) })
	}
	return fmt.Errorf("%s: %w", path, ErrTableAs)
}

func (r *Register) table(form RegisterForm) *exchange.QuestionTable {
	t := &exchange.QuestionTable{Language: form.Lang, Questions: checklist.PublishedQuestions(r.Questions), Topics: map[string]checklist.Text{}}
	if form.All {
		t.Questions, t.Departments = r.Questions, r.Names
	}
	for _, item := range r.Standard.Items() {
		t.Topics[item.ID] = item.Topic
	}
	return t
}

// byJapan tells the days of a question by the clock of Japan.
func byJapan(q *checklist.Question) {
	q.Asked = inJapan(q.Asked)
	if q.Answered != nil {
		q.Answered = new(inJapan(*q.Answered))
	}
}

// inJapan is a stamp by the clock of Japan.
func inJapan(s checklist.Stamp) checklist.Stamp {
	s.At = s.At.In(japan)
	return s
}
