package workflow

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
)

// bigOffice is an office with so many departments in an open round, each with sixty
// accepted answers to another version of the standard the year before, and with a
// list that knows a head count of each.
func bigOffice(b *testing.B, departments int) *Workspace {
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	std, err := ReadStandard(DefaultStandard)
	must(err)
	ws, err := Create(b.Context(), filepath.Join(b.TempDir(), "office.tenken"),
		Spec{Kind: KindOffice, City: checklist.Text{Ja: "青葉市"}, Standard: std, Settings: OfficeSettings("ja")}, Options{Now: fixedNow})
	must(err)
	b.Cleanup(func() { must(ws.Close()) })
	org := checklist.Organisation{City: checklist.Text{Ja: "青葉市"}}
	for i := range departments {
		org.Departments = append(org.Departments, checklist.Department{ID: fmt.Sprintf("d%04d", i), Name: checklist.Text{Ja: fmt.Sprint("課", i)},
			Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: checklist.Text{Ja: "課"}}}})
	}
	before := *std
	before.Version = "before"
	last := checklist.Round{ID: "2025", FiscalYear: 2025, Standard: before.Ref()}
	known := checklist.KnownList{Round: "2026", ID: "training", Source: "研修受講名簿"}
	must(ws.update(b.Context(), verbOrganisation, func(tx *store.Tx) error {
		err := errors.Join(tx.PutOrganisation(org), tx.PutStandard(&before), tx.PutRound(last))
		for i := range org.Departments {
			d := &org.Departments[i]
			known.Figures = append(known.Figures, checklist.KnownFigure{Department: d.ID, Item: trainingItem, Kind: checklist.KnownHeads,
				Count: &checklist.HeadCount{Concerned: 50, Complying: 41}})
			err = errors.Join(err, putLastYear(tx, &before, last, d, ws.stamp()))
		}
		return err
	}))
	_, _, err = ws.OpenRound(b.Context(), RoundSpec{Year: 2026})
	must(err)
	must(ws.update(b.Context(), verbKnown, func(tx *store.Tx) error { return tx.PutKnownList(known) }))
	return ws
}

func putLastYear(tx *store.Tx, std *checklist.Standard, round checklist.Round, d *checklist.Department, stamp checklist.Stamp) error {
	s := checklist.Submission{Assessment: "last-" + d.ID, Round: round.ID, FiscalYear: round.FiscalYear, Standard: round.Standard,
		Department: *d, Revision: 1, Stamp: stamp}
	for _, entry := range checklist.NewScope(std, d, nil).Items[:60] {
		s.Responses = append(s.Responses, checklist.Response{Key: entry.Key(), Comment: "事務分担表と台帳に記載し、年度の初めに見直している。", Stamp: stamp})
	}
	a := checklist.Assessment{ID: s.Assessment, Round: round.ID, Department: *d, State: checklist.StateAccepted, Revision: 1}
	return errors.Join(tx.PutAssessment(a), tx.PutSubmission(s))
}

func benchmarkPackages(b *testing.B, departments int) {
	ws := bigOffice(b, departments)
	for b.Loop() {
		if _, err := ws.WritePackages(b.Context(), 2026, filepath.Join(b.TempDir(), "packages"), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPackages100(b *testing.B)  { benchmarkPackages(b, 100) }
func BenchmarkPackages1000(b *testing.B) { benchmarkPackages(b, 1000) }

func benchmarkAnswerSheets(b *testing.B, departments int) {
	ws := bigOffice(b, departments)
	for b.Loop() {
		if _, err := ws.WriteRound(b.Context(), 2026, filepath.Join(b.TempDir(), "sheets"), "ja", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnswerSheets100(b *testing.B)  { benchmarkAnswerSheets(b, 100) }
func BenchmarkAnswerSheets1000(b *testing.B) { benchmarkAnswerSheets(b, 1000) }
