package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tenken/assets"
	"tenken/checklist"
)

// SampleName is the file name of the sample workspace.
const SampleName = "sample.tenken"

// sample is the JSON form of assets.Sample.
type sample struct {
	City       checklist.Text       `json:"city"`
	Year       checklist.FiscalYear `json:"year"`
	Due        checklist.Date       `json:"due"`
	Inspection checklist.Date       `json:"inspection"`
	Bureau     checklist.Text       `json:"bureau"`
	Department checklist.Department `json:"department"`
	Answers    []struct {
		checklist.Response
		Evidence []checklist.Evidence `json:"evidence"`
	} `json:"answers"`
}

// DemoResult names what Demo made.
type DemoResult struct {
	Workspace string   `json:"workspace"`
	Files     []string `json:"files"`
}

// Demo makes the workspace of one department of the sample city 青葉市 in dir,
// partly answered, with evidence and plans, and writes its reports in both
// languages beside it. An existing sample workspace is replaced; where somebody
// has worked in it, it is kept under a new name. The same clock gives the same
// figures and the same bytes of reports.
func Demo(ctx context.Context, dir string, now func() time.Time, p checklist.Progress) (DemoResult, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return DemoResult{}, err
	}
	path := filepath.Join(dir, SampleName)
	if err := replaceSample(ctx, path, now); err != nil {
		return DemoResult{}, err
	}
	ws, err := Open(ctx, path, Options{Now: now})
	if err != nil {
		return DemoResult{}, err
	}
	defer ws.Close()
	request := ReportRequest{Formats: []Format{FormatXLSX, FormatPDF}, Languages: []string{"ja", "en"}, Level: LevelFull, Dir: dir}
	reports, err := ws.ReportDepartments(ctx, ReportInspection, 0, request, p)
	return DemoResult{Workspace: path, Files: reports.Files}, err
}

// replaceSample makes a fresh sample at path. What is there stays untouched
// until the new one is complete, and for good if it was worked in.
func replaceSample(ctx context.Context, path string, now func() time.Time) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return CreateSample(ctx, path, now)
	}
	return inPrivateFolder(func(private string) error {
		fresh := filepath.Join(private, SampleName)
		if err := CreateSample(ctx, fresh, now); err != nil {
			return err
		}
		replaced, err := Restore(ctx, path, fresh, now(), nil)
		if err == nil && untouched(ctx, replaced) {
			err = os.Remove(replaced)
		}
		return err
	})
}

// sampleEntries is the length of the journal of a sample nobody has worked in:
// one entry for the file and one for its answers.
const sampleEntries = 2

func untouched(ctx context.Context, path string) bool {
	ws, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return false
	}
	defer ws.Close()
	journal, err := ws.VerifyJournal(ctx)
	return err == nil && journal.Entries == sampleEntries
}

// CreateSample writes the sample workspace to a new file, to try things out.
func CreateSample(ctx context.Context, path string, now func() time.Time) error {
	var s sample
	if err := json.Unmarshal(assets.Sample(), &s); err != nil {
		return err
	}
	std, err := ReadStandard("municipal")
	if err != nil {
		return err
	}
	settings := DefaultSettings("ja")
	settings.Actor = s.Department.Posts.Respondent
	ws, err := Create(ctx, path, Spec{
		Kind: KindDepartment, City: s.City, Bureau: s.Bureau, Department: s.Department, Year: s.Year,
		Standard: std, Due: s.Due, Inspection: s.Inspection, Settings: settings,
	}, Options{Now: now})
	if err != nil {
		return err
	}
	defer ws.Close()
	sheet, err := ws.Sheet(0)
	if err != nil {
		return err
	}
	_, err = ws.Save(ctx, sheet, s.edits()...)
	return err
}

// edits turns the sample's answers into one step.
func (s *sample) edits() []Edit {
	edits := make([]Edit, len(s.Answers))
	for i, a := range s.Answers {
		edits[i].Response = a.Response
		for _, e := range a.Evidence {
			e.Key = a.Key
			edits[i].Add = append(edits[i].Add, NewEvidence{Evidence: e})
		}
	}
	return edits
}
