package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/report"
	"tenken/report/verify"
)

// Errors of Verify, beside those of package verify.
var (
	// ErrReportKind: the imprint names a kind, level or language that the program does
	// not know; a later version may have made the report.
	ErrReportKind = errors.New("workflow: a report of an unknown kind")
	// ErrNotItsReport: the report is on another department than the workspace's.
	ErrNotItsReport = errors.New("workflow: the report is on another department")
	ErrReportLarge  = errors.New("workflow: the report is too large")
)

// maxReport bounds the file of a report, in bytes.
const maxReport = 512 << 20

// mostDifferences is how many places a Verification names.
const mostDifferences = 20

// Verification says whether a printed report agrees with a workspace.
type Verification struct {
	Agrees     bool                 `json:"agrees"`
	Kind       ReportKind           `json:"kind"`
	Year       checklist.FiscalYear `json:"year"`
	Department string               `json:"department,omitempty"` // id; empty for a report on a round
	Name       checklist.Text       `json:"name"`                 // of the department, or of the city
	Level      Level                `json:"level"`
	Language   string               `json:"language"`
	Made       checklist.Date       `json:"made"`
	// Submissions are those that the report rests on and that have changed since.
	Submissions []SubmissionChange `json:"submissions"`
	// Differences are the first places where the report differs, Total how many there
	// are.
	Differences []verify.Difference `json:"differences"`
	Total       int                 `json:"total"`
}

// SubmissionChange is what became of a submission since a report was made. Of the same
// revision, its answers have changed: the office has corrected a slip, or a draft went
// on.
type SubmissionChange struct {
	Department string         `json:"department"` // id
	Name       checklist.Text `json:"name"`
	Printed    *int           `json:"printed"` // revision; nil if the report has none of the department
	Now        *int           `json:"now"`     // nil if the workspace has none
}

// Verify makes a report once more, as of the day on which it was made, and tells
// where the file differs from it: in any text that a reader sees, the board's and
// manifest's included. What the report is of stands in its imprint, which other
// programs and gateways leave alone; properties don't count. password opens a PDF
// that has one. Nothing is written.
func (w *Workspace) Verify(ctx context.Context, path, password string) (v Verification, err error) {
	data, err := readReport(path)
	if err != nil {
		return v, err
	}
	err = inPrivateFolder(func(private string) error {
		printed, err := verify.Read(data, verify.Options{Password: password, TempDir: private})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, printed.Close()) }()
		imprint, err := printed.Imprint()
		if err != nil {
			return err
		}
		v, err = w.verify(ctx, printed, &imprint, private)
		return err
	})
	return v, err
}

func readReport(path string) ([]byte, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxReport+1))
	if len(data) > maxReport {
		return nil, ErrReportLarge
	}
	return data, err
}

func (w *Workspace) verify(ctx context.Context, printed *verify.File, imprint *report.Imprint, private string) (Verification, error) {
	v := Verification{
		Kind: ReportKind(imprint.Report), Year: imprint.Year, Department: imprint.Department, Level: imprint.Level, Language: imprint.Language, Made: imprint.Made,
		Submissions: []SubmissionChange{}, Differences: []verify.Difference{},
	}
	if !slices.Contains(ReportKinds(), v.Kind) || (v.Level != LevelFull && v.Level != LevelSummary) || (v.Language != "ja" && v.Language != "en") {
		return v, fmt.Errorf("%w: %s", ErrReportKind, v.Kind)
	}
	org, err := w.Organisation()
	if err != nil {
		return v, err
	}
	v.Name = org.City
	if v.Department != "" {
		v.Name = departmentName(&org, v.Department)
	}
	then := *w
	then.now = func() time.Time { return imprint.Made.Time(japan) }
	err = then.again(imprint, func(doc *report.Document) error {
		v.Submissions = append(v.Submissions, changes(&org, imprint.Submissions, doc.Imprint.Submissions)...)
		return v.compare(ctx, printed, doc, private)
	})
	v.Agrees = v.Total == 0
	return v, err
}
