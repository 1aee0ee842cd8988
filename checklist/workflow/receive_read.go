package workflow

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// receiver takes files in.
type receiver struct {
	*opener
	ws     *Workspace
	opt    ReceiveOptions
	ruling FileRuling // on the file that is taken in
	batch  string     // see store.Receipt
	done   []Received
	sheet  sheetExpectations
}

func (w *Workspace) newReceiver(opt ReceiveOptions) (*receiver, error) {
	o, err := w.newOpener()
	if err != nil {
		return nil, err
	}
	r := &receiver{opener: o, ws: w, opt: opt, sheet: sheetExpectations{known: map[store.Ref]*exchange.AnswerSheet{}}}
	err = w.store.View(func(tx *store.Tx) error {
		head, err := tx.JournalHead()
		r.batch = fmt.Sprintf("%012d", head.Entries+1)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, o.close())
	}
	return r, nil
}

// incoming is one file as it was read, before anything of it is kept.
type incoming struct {
	path, name string
	sealed     *arrival
	sheet      *sheetArrival
	refused    error // why the file can't be read
	failed     error // what is wrong here
}

func (in *incoming) drop() {
	if in.sealed != nil {
		_ = in.sealed.close() // the folder of the receiver goes as a whole
	}
}

// read reads one file, whatever it is called. It may run beside others.
func (r *receiver) read(path string) *incoming {
	in := &incoming{path: path, name: filepath.Base(path)}
	form, err := arrivedForm(path)
	if err == nil && form == exchange.FileWorkbook {
		in.sheet, err = r.readSheet(path)
	} else if err == nil {
		in.sealed, err = r.open(path)
	}
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) && unreadable.Path == path || errors.Is(err, store.ErrNotAFile) {
		in.refused = err
	} else {
		in.failed = err
	}
	return in
}

func arrivedForm(path string) (form exchange.FileForm, err error) {
	err = withFile(path, func(f *os.File, _ int64) error {
		beginning := make([]byte, exchange.SniffLength)
		n, err := io.ReadFull(f, beginning)
		form = exchange.FormOfFile(beginning[:n])
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		return err
	})
	return form, err
}

// sheetArrival is an answer sheet that has come, held against what its department
// is asked.
type sheetArrival struct {
	content  []byte
	outcome  Outcome // set if it can't be taken
	reason   error
	ref      store.Ref
	revision int // that it says of itself
	expected *exchange.AnswerSheet
	read     exchange.ReadSheet
}

func (r *receiver) readSheet(path string) (*sheetArrival, error) {
	s := &sheetArrival{}
	err := withFile(path, func(f *os.File, _ int64) (err error) {
		s.content, err = io.ReadAll(io.LimitReader(f, exchange.MaxStandardFile+1))
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, s.parse(r, filepath.Base(path))
}

// parse reads the content. What is wrong with it is the outcome.
func (s *sheetArrival) parse(r *receiver, name string) error {
	file, err := exchange.OpenAnswerFile(name, bytes.NewReader(s.content))
	if err != nil {
		s.outcome, s.reason = exchange.OutcomeRefused, err
		return nil
	}
	id := file.Identity()
	s.revision = max(1, id.Revision)
	err = r.ws.store.View(func(tx *store.Tx) error { return s.find(tx, r, id) })
	if err != nil || s.outcome != "" {
		return err
	}
	expected := *s.expected
	expected.Revision = s.revision
	s.read = file.Read(&expected)
	s.judge()
	return nil
}

// judge finds what refuses the sheet as a whole.
func (s *sheetArrival) judge() {
	for _, p := range s.read.Problems {
		if !p.Refuses() {
			continue
		}
		switch p.Code {
		case exchange.SheetWrongRound, exchange.SheetWrongStandard:
			s.outcome = exchange.OutcomeWrongRound
		case exchange.SheetWrongDepartment:
			s.outcome = exchange.OutcomeUnknownDepartment
		case exchange.SheetNoTable, exchange.SheetUnidentified:
			s.outcome = exchange.OutcomeRefused
		}
	}
}

// find finds round and department by what the sheet says of itself.
func (s *sheetArrival) find(tx *store.Tx, r *receiver, id exchange.Identity) error {
	if id.DepartmentID == "" || id.Round == "" && id.Year == 0 {
		s.outcome, s.reason = exchange.OutcomeRefused, ErrSheetHidden
		return nil
	}
	round, err := findRound(tx, id.Year)
	if err == nil && id.Year == 0 {
		err = notDestroyed(tx, id.Round)
	}
	var none *YearError
	var gone *DestroyedError
	if errors.As(err, &gone) {
		s.outcome, s.reason = exchange.OutcomeWrongRound, gone
		return nil
	}
	if errors.As(err, &none) || err == nil && id.Year == 0 && id.Round != round.ID {
		s.outcome = exchange.OutcomeWrongRound
		return nil
	}
	if err != nil {
		return err
	}
	a, err := findParticipant(tx, round.ID, id.DepartmentID)
	var unknown *DepartmentError
	if errors.As(err, &unknown) {
		s.outcome = exchange.OutcomeUnknownDepartment
		return nil
	}
	if err != nil {
		return err
	}
	s.ref = store.RefOf(&a)
	s.expected, err = r.sheet.of(tx, r.opener, &round, &a)
	return err
}

// sheetExpectations are what departments are asked, each made once.
type sheetExpectations struct {
	guard sync.Mutex
	known map[store.Ref]*exchange.AnswerSheet
}

func (e *sheetExpectations) of(tx *store.Tx, o *opener, round *checklist.Round, a *checklist.Assessment) (*exchange.AnswerSheet, error) {
	e.guard.Lock()
	defer e.guard.Unlock()
	if known := e.known[store.RefOf(a)]; known != nil {
		return known, nil
	}
	std, err := o.standard(tx, round.Standard)
	if err != nil {
		return nil, err
	}
	e.known[store.RefOf(a)] = expectation(std, round, a)
	return e.known[store.RefOf(a)], nil
}

// expectation is what an answer sheet of a department is held against.
func expectation(std *checklist.Standard, round *checklist.Round, a *checklist.Assessment) *exchange.AnswerSheet {
	department := a.Department.Clone()
	return &exchange.AnswerSheet{Department: &department, Round: round, Standard: std, Scope: checklist.NewScope(std, &department, round.Errata)}
}
