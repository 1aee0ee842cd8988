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

// crowd is an office with so many departments, of which each has handed in its
// answers to so many items.
func crowd(b *testing.B, departments, items int, route checklist.Route) (office, inbox string) {
	dir := b.TempDir()
	office, inbox = filepath.Join(dir, "office.tenken"), filepath.Join(dir, "inbox")
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	must(os.Mkdir(inbox, 0o700))
	std, err := ReadStandard(DefaultStandard)
	must(err)
	std = withItems(std, items)
	ws, err := Create(b.Context(), office, Spec{Kind: KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: OfficeSettings("ja")}, Options{Now: fixedNow})
	must(err)
	must(ws.update(b.Context(), verbOrganisation, func(tx *store.Tx) error {
		org := checklist.Organisation{City: checklist.Text{Ja: "青葉市"}}
		for i := range departments {
			org.Departments = append(org.Departments, checklist.Department{ID: fmt.Sprintf("d%04d", i), Name: checklist.Text{Ja: fmt.Sprint("課", i)},
				Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "課"}}}})
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
		for i := range departments {
			err = errors.Join(err, enrol(tx, store.Ref{Round: "2026", Department: fmt.Sprintf("d%04d", i)}, ws.stamp()))
		}
		return err
	}))
	for i := range departments {
		sheet, err := ws.SheetOf(0, fmt.Sprintf("d%04d", i))
		must(err)
		if len(sheet.Scope.Items) != items {
			b.Fatalf("%d items", len(sheet.Scope.Items))
		}
		f, err := os.Create(filepath.Join(inbox, fmt.Sprintf("%04d", i)))
		must(err)
		must(errors.Join(writeCrowd(ws, sheet, f, &ring, route), f.Close()))
	}
	must(ws.Close())
	return office, inbox
}

// withItems is a standard whose first items every department is asked.
func withItems(std *checklist.Standard, n int) *checklist.Standard {
	out := *std
	out.ID = "crowd"
	section := checklist.Section{ID: "A", Title: checklist.Text{Ja: "章"}}
	for _, item := range std.Items() {
		if len(section.Items) < n {
			one := *item
			one.Subject, one.Kind, one.Condition = checklist.SubjectDepartment, checklist.KindRating, checklist.Condition{}
			one.Variants, one.NetworkModels, one.Segments = nil, nil, nil
			section.Items = append(section.Items, one)
		}
	}
	out.Sections = []checklist.Section{section}
	return &out
}

func writeCrowd(ws *Workspace, sheet *Sheet, f *os.File, ring *keyring, route checklist.Route) error {
	approval := checklist.Approval{DocumentNumber: "第1号", Date: date(2026, 10, 6), Stamp: ws.stamp()}
	for _, entry := range sheet.Scope.Items {
		sheet.Answers.Responses[entry.Key()] = &checklist.Response{Key: entry.Key(), Rating: "done", Comment: "事務分担表と台帳に記載し、年度の初めに見直している。", Stamp: ws.stamp()}
	}
	if route == checklist.RouteExcel {
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
func benchmarkReceive(b *testing.B, departments, items int, route checklist.Route) {
	office, inbox := crowd(b, departments, items, route)
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

func BenchmarkReceiveSealed100x60(b *testing.B)   { benchmarkReceive(b, 100, 60, checklist.RouteApp) }
func BenchmarkReceiveSealed100x276(b *testing.B)  { benchmarkReceive(b, 100, 276, checklist.RouteApp) }
func BenchmarkReceiveExcel100x276(b *testing.B)   { benchmarkReceive(b, 100, 276, checklist.RouteExcel) }
func BenchmarkReceiveSealed1000x276(b *testing.B) { benchmarkReceive(b, 1000, 276, checklist.RouteApp) }
