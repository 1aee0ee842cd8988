package workflow

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// crowd is how many departments have handed in their answers to how many items
// each.
type crowd struct {
	departments int
	systems     int // of each department, which are asked every item; 0 asks the department itself
	items       int
	route       checklist.Route
}

// make writes the workspace of the office, and the folder with what has come.
func (c crowd) make(b testing.TB, dir string) (office, inbox string) {
	office, inbox = filepath.Join(dir, "office.tenken"), filepath.Join(dir, "inbox")
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	must(os.Mkdir(inbox, 0o700))
	std, err := ReadStandard(DefaultStandard)
	must(err)
	ws, err := Create(b.Context(), office, Spec{Kind: KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: c.standard(std), Settings: OfficeSettings("ja")}, Options{Now: fixedNow})
	must(err)
	must(ws.update(b.Context(), verbOrganisation, func(tx *store.Tx) error {
		org := checklist.Organisation{City: checklist.Text{Ja: "青葉市"}}
		for i := range c.departments {
			org.Departments = append(org.Departments, c.department(i))
		}
		return tx.PutOrganisation(org)
	}))
	_, _, err = ws.OpenRound(b.Context(), RoundSpec{Year: 2026})
	must(err)
	_, err = ws.Keys(b.Context())
	must(err)
	var ring keyring
	must(ws.update(b.Context(), verbPackages, func(tx *store.Tx) (err error) {
		ring, err = loadKeys(tx)
		for i := range c.departments {
			err = errors.Join(err, enrol(tx, store.Ref{Round: "2026", Department: crowdID(i)}, ws.stamp()))
		}
		return err
	}))
	stock, err := loadSentences()
	must(err)
	frozen := c.standard(std)
	for i := range c.departments {
		sheet, err := ws.sheetOf(0, crowdID(i), frozen)
		must(err)
		if asked := len(sheet.Scope.Items); asked != c.items*max(1, c.systems) {
			b.Fatalf("%d items", asked)
		}
		f, err := os.Create(filepath.Join(inbox, fmt.Sprintf("%04d", i)))
		must(err)
		must(errors.Join(c.handIn(ws, sheet, f, &ring, stock), f.Close()))
	}
	must(ws.Close())
	return office, inbox
}

func crowdID(i int) string { return fmt.Sprintf("d%04d", i) }

func (c crowd) department(i int) checklist.Department {
	d := checklist.Department{ID: crowdID(i), Name: checklist.Text{Ja: fmt.Sprint("課", i)}, Posts: checklist.Posts{Approver: "課長", Respondent: "係長"},
		Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "課"}}}}
	for n := range c.systems {
		d.Subjects = append(d.Subjects, checklist.Subject{ID: fmt.Sprint("system-", n), Kind: checklist.SubjectSystem, Name: checklist.Text{Ja: fmt.Sprint("システム", n)}})
	}
	return d
}

// standard is one with the first items alone, which every department or every
// system is asked.
func (c crowd) standard(std *checklist.Standard) *checklist.Standard {
	out := *std
	out.ID = "crowd"
	section := checklist.Section{ID: "A", Title: checklist.Text{Ja: "章"}}
	for _, item := range std.Items() {
		if len(section.Items) < c.items {
			one := *item
			one.Subject, one.Condition = checklist.SubjectDepartment, checklist.Condition{}
			if c.systems > 0 {
				one.Subject = checklist.SubjectSystem
			}
			one.Variants, one.NetworkModels, one.Segments = nil, nil, nil
			section.Items = append(section.Items, one)
		}
	}
	out.Sections = []checklist.Section{section}
	return &out
}

// handIn writes what a department hands in: answers as those of the sample city.
func (c crowd) handIn(ws *Workspace, sheet *Sheet, f *os.File, ring *keyring, stock sentences) error {
	approval := checklist.Approval{DocumentNumber: "第1号", Date: date(2026, 10, 6), Stamp: ws.stamp()}
	respondent := newRespondent(stock, "ja", sheet)
	respondent.fill(respondent.edits())
	if c.route == checklist.RouteExcel {
		out := sheet.answerSheet(DefaultSettings("ja"), Offers{}, "ja")
		out.Approval = approval
		return exchange.WriteAnswerSheet(f, out)
	}
	a, err := sheet.Assessment.Approve(approval, nil)
	if err != nil {
		return err
	}
	if a, err = a.Submit(nil); err != nil {
		return err
	}
	s, err := checklist.NewSubmission(&a, &sheet.Round, sheet.Scope, sheet.Answers, ws.stamp())
	if err != nil {
		return err
	}
	with := exchange.Sealing{Office: ring.newest().Public, Signing: exchange.NewSigningKey()}
	err = ws.store.View(func(tx *store.Tx) (err error) {
		with.Secret, err = enrolmentOf(tx, store.RefOf(&a))
		return err
	})
	if err != nil {
		return err
	}
	with.Manifest = exchange.Manifest{ID: ws.newID(), Workspace: ws.newID(), Journal: exchange.JournalHead{Entries: 300}, Made: ws.now()}
	if with.Manifest.StandardDigest, err = exchange.StandardDigest(sheet.Standard); err != nil {
		return err
	}
	_, err = exchange.WriteSubmission(f, &s, with)
	return err
}

// benchmarkReceive measures from the folder to the consolidated figures.
func benchmarkReceive(b *testing.B, c crowd) {
	office, inbox := c.make(b, b.TempDir())
	content, err := os.ReadFile(office)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		path := filepath.Join(b.TempDir(), "office.tenken")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			b.Fatal(err)
		}
		ws, err := Open(b.Context(), path, Options{Now: fixedNow})
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		b.StartTimer()
		all, err := ws.Receive(b.Context(), []string{inbox}, ReceiveOptions{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := ws.Consolidation(0); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		for _, r := range all {
			if r.Outcome != exchange.OutcomeNew {
				b.Fatalf("%+v", r)
			}
		}
		info, err := os.Stat(path)
		if err := errors.Join(err, ws.Close()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/(1<<20), "MiB-file")
		b.StartTimer()
	}
}

func BenchmarkReceiveSealed100x60(b *testing.B) {
	benchmarkReceive(b, crowd{departments: 100, items: 60, route: checklist.RouteApp})
}

func BenchmarkReceiveSealed100x276(b *testing.B) {
	benchmarkReceive(b, crowd{departments: 100, items: 276, route: checklist.RouteApp})
}

func BenchmarkReceiveExcel100x276(b *testing.B) {
	benchmarkReceive(b, crowd{departments: 100, items: 276, route: checklist.RouteExcel})
}

func BenchmarkReceiveSealed1000x276(b *testing.B) {
	benchmarkReceive(b, crowd{departments: 1000, items: 276, route: checklist.RouteApp})
}
