package workflow

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of staff's answers.
var (
	ErrNothingTallied = errors.New("workflow: nobody's answer was found")
	ErrNoStaffItems   = errors.New("workflow: none of the items is asked of staff one by one")
)

// TallyRequest says which files to count.
type TallyRequest struct {
	Paths   []string // surveys and returned staff sheets
	Mapping string   // file with the mapping of a survey, "" for none
	DryRun  bool     // writes nothing
}

// TallyFile is what became of one file.
type TallyFile struct {
	Path   string
	People int // whose answers were counted
	// SameAs is the file before with the same content; this one is not counted.
	SameAs   string
	Problems []StandardProblem
	// Err: the file was refused as a whole.
	Err error
}

// TallyResult is what staff's answers come to. Single answers are nowhere in it,
// and no figure rests on fewer than checklist.MinGroup of them.
type TallyResult struct {
	Files     []TallyFile
	People    int
	Counts    []checklist.StaffCount
	Proposals []checklist.Proposal
	Written   bool
	Undo      []Edit // takes the step back
}

// Tally counts what staff have answered in surveys and on staff sheets and records
// the head counts in a department's sheet, as one step like [Workspace.Save].
// Neither the files nor anybody's answer is kept. Answers that can't be changed
// now stay as they are, and so do those of too few people: a department that is
// smaller enters its head count by hand.
//
// A file that is refused does not hinder the others. Where nobody's answer is
// found the error is ErrNothingTallied, together with what was wrong with the files.
func (w *Workspace) Tally(ctx context.Context, sheet *Sheet, req TallyRequest) (TallyResult, error) {
	mapping, err := readStaffMapping(req.Mapping)
	if err != nil {
		return TallyResult{}, err
	}
	var result TallyResult
	var forms []checklist.StaffForm
	seen := map[[sha256.Size]byte]string{}
	for _, path := range req.Paths {
		if err := ctx.Err(); err != nil {
			return result, err
		}
		file, read := readStaffFile(path, sheet.Scope, mapping, seen)
		result.Files = append(result.Files, file)
		forms = append(forms, read...)
	}
	if result.People = len(forms); result.People == 0 {
		return result, ErrNothingTallied
	}
	result.Counts = checklist.TallyStaff(sheet.Scope, forms)
	result.Proposals = sheet.Assessment.Propose(result.Counts, sheet.Answers.Responses)
	if req.DryRun {
		return result, nil
	}
	result.Undo, err = w.Save(ctx, sheet, sheet.edits(result.Proposals)...)
	result.Written = err == nil
	return result, err
}

// edits are those of the proposals that change something.
func (s *Sheet) edits(proposals []checklist.Proposal) []Edit {
	var edits []Edit
	for _, p := range proposals {
		if p.Changes() {
			edits = append(edits, Edit{Response: p.With(s.Answers.Responses[p.Key])})
		}
	}
	return edits
}

func readStaffMapping(path string) (*exchange.StaffMapping, error) {
	if path == "" {
		return nil, nil
	}
	content, err := readBounded(path)
	if err != nil {
		return nil, err
	}
	m, err := exchange.ReadStaffMapping(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// readStaffFile reads one file, unless one with the same content was read before.
func readStaffFile(path string, scope *checklist.Scope, m *exchange.StaffMapping, seen map[[sha256.Size]byte]string) (TallyFile, []checklist.StaffForm) {
	file := TallyFile{Path: path}
	content, err := readBounded(path)
	if err != nil {
		file.Err = err
		return file, nil
	}
	sum := sha256.Sum256(content)
	if file.SameAs = seen[sum]; file.SameAs != "" {
		return file, nil
	}
	seen[sum] = path
	tables, problems, err := exchange.ReadTables(bytes.NewReader(content))
	if err != nil {
		file.Err = fmt.Errorf("%s: %w", path, err)
		return file, nil
	}
	read, err := exchange.ReadStaffForms(tables, scope, m)
	if err != nil {
		file.Err = fmt.Errorf("%s: %w", path, err)
		return file, nil
	}
	file.People, file.Problems = len(read.Forms), append(problems, read.Problems...)
	return file, read.Forms
}

// StaffSheetRequest says what a staff sheet asks.
type StaffSheetRequest struct {
	Language string   // "ja" or "en"; empty is that of the settings
	Items    []string // ids, in any width or case; none are all that staff are asked
	Replace  bool     // whether a file of that name may be replaced
}

// WriteStaffSheet writes a sheet on which one person answers for themselves, with
// Excel or on paper. Where staff are asked nothing, the error is ErrNoStaffItems.
func (w *Workspace) WriteStaffSheet(ctx context.Context, sheet *Sheet, path string, req StaffSheetRequest) error {
	if _, err := os.Lstat(path); err == nil && !req.Replace {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	if req.Language == "" {
		req.Language = settings.Language
	}
	out := exchange.StaffSheet{Language: req.Language, Label: settings.in(req.Language).Label, City: sheet.City,
		Department: sheet.Assessment.Department.Name, Year: sheet.Round.FiscalYear, Items: chosenItems(sheet.Scope.StaffItems(), req.Items)}
	if len(out.Items) == 0 {
		return ErrNoStaffItems
	}
	return writeFile(ctx, path, func(to io.Writer) error { return exchange.WriteStaffSheet(to, out) })
}

// chosenItems are the entries of the ids; all of them where none is named.
func chosenItems(entries []checklist.Scoped, ids []string) []checklist.Scoped {
	if len(ids) == 0 {
		return entries
	}
	var chosen []checklist.Scoped
	for _, e := range entries {
		for _, id := range ids {
			if named(checklist.Text{Ja: e.Item.ID}, id) {
				chosen = append(chosen, e)
				break
			}
		}
	}
	return chosen
}
