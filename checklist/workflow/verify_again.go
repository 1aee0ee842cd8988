package workflow

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"tenken/checklist"
	"tenken/report"
	"tenken/report/verify"
)

// again lays out a report once more and does something with it while its data can be
// read.
func (w *Workspace) again(i *report.Imprint, do func(*report.Document) error) error {
	if cityReports[ReportKind(i.Report)] != nil && i.Department == "" {
		var failed error
		err := w.onRound(ReportKind(i.Report), i.Year, &failed, func(from *roundSource) error {
			doc, err := from.document(i.Language, i.Level)
			if err != nil {
				return err
			}
			return errors.Join(do(doc), failed)
		})
		return err
	}
	doc, err := w.departmentAgain(i)
	if err != nil {
		return err
	}
	return do(doc)
}

func (w *Workspace) departmentAgain(i *report.Imprint) (*report.Document, error) {
	req := ReportRequest{Departments: []string{i.Department}}
	if info, err := w.Info(); err != nil {
		return nil, err
	} else if info.Kind == KindDepartment {
		req.Departments = nil
	}
	from, err := w.reportSource(ReportKind(i.Report), i.Year, req)
	if err != nil {
		return nil, err
	}
	if from.ids[0] != i.Department {
		return nil, ErrNotItsReport
	}
	sheet, err := from.sheet(i.Department)
	if err != nil {
		return nil, err
	}
	settings, err := w.Settings()
	if err != nil {
		return nil, err
	}
	data, err := from.data(sheet, settings)
	if err != nil {
		return nil, err
	}
	return from.document(data, settings, i.Language, i.Level)
}

// compare writes the report anew, in the format of the file, and compares the two.
func (v *Verification) compare(ctx context.Context, printed *verify.File, doc *report.Document, private string) (err error) {
	print := report.WriteXLSX
	if printed.IsPDF() {
		print = report.WritePDF
	}
	var out bytes.Buffer
	if _, err := print(ctx, &out, doc, report.Options{TempDir: private}); err != nil {
		return err
	}
	made, err := verify.Read(out.Bytes(), verify.Options{TempDir: private})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, made.Close()) }()
	found, total, err := verify.Compare(ctx, printed, made, mostDifferences)
	v.Differences, v.Total = append(v.Differences, found...), total
	return err
}

// changes are the submissions that differ between two lists.
func changes(org *checklist.Organisation, printed, now []report.Submitted) []SubmissionChange {
	var all []SubmissionChange
	for _, s := range printed {
		at := slices.IndexFunc(now, func(n report.Submitted) bool { return n.Department == s.Department })
		switch {
		case at < 0:
			all = append(all, SubmissionChange{s.Department, departmentName(org, s.Department), &s.Revision, nil})
		case !s.Same(now[at]):
			all = append(all, SubmissionChange{s.Department, departmentName(org, s.Department), &s.Revision, &now[at].Revision})
		}
	}
	for _, n := range now {
		if !slices.ContainsFunc(printed, func(s report.Submitted) bool { return s.Department == n.Department }) {
			all = append(all, SubmissionChange{n.Department, departmentName(org, n.Department), nil, &n.Revision})
		}
	}
	return all
}

// nameOf is the name of a department, or its id if it is no longer there.
func departmentName(org *checklist.Organisation, id string) checklist.Text {
	if d := org.Find(id); d != nil {
		return d.Name
	}
	return checklist.Text{Ja: id}
}
