package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/locales"
)

// MaxDemoDepartments is how large a sample city can be.
const MaxDemoDepartments = 1000

// CityRequest says which sample city to make.
type CityRequest struct {
	Departments int    // from 1 to MaxDemoDepartments, which the caller sees to
	Language    string // of all that is written: "ja" or "en"
}

// CityResult is what DemoCity has made.
type CityResult struct {
	City        checklist.Text `json:"city"`
	Workspace   string         `json:"workspace"` // the office's
	Files       []string       `json:"files"`     // what to read first
	Departments int            `json:"departments"`
	// Outcomes counts the files that were received this year, Statuses the
	// departments as they stand on the board now.
	Outcomes map[Outcome]int          `json:"outcomes"`
	Statuses map[checklist.Status]int `json:"statuses"`
}

// DemoCity makes a whole round of the sample city 青葉市 in dir, as it lies before
// the office a few days after the due date: last year's round, what was sent out,
// what came back (nine in ten Excel sheets, one in ten sealed submissions, one of
// them damaged on the way), what the office has returned and accepted, who is
// still late, and a draft of the next year's round. A text file beside the folders says what to look at.
//
// The days of the round follow the clock. The same clock gives the same figures;
// keys and ids differ. A folder that holds a sample city already, or other files of
// the same names, is store.ErrExists.
// Cancelled, it leaves nothing; killed, a folder whose name begins with a dot.
func DemoCity(ctx context.Context, dir string, req CityRequest, now func() time.Time, p checklist.Progress) (CityResult, error) {
	d, err := newCity(req, now)
	if err != nil {
		return CityResult{}, err
	}
	if err := d.free(dir); err != nil {
		return CityResult{}, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return CityResult{}, err
	}
	if d.dir, err = os.MkdirTemp(dir, ".demo-"); err != nil {
		return CityResult{}, err
	}
	err = d.make(ctx, p)
	if err == nil {
		err = d.settleIn(dir)
	}
	return d.result, errors.Join(err, os.RemoveAll(d.dir))
}

// city is a sample city in the making.
type city struct {
	req    CityRequest
	now    func() time.Time
	dir    string // the folder in which it is made
	text   *locales.Printer
	org    checklist.Organisation
	std    *checklist.Standard
	stock  sentences
	round  RoundSpec
	office *Workspace
	// packages that were sent out, by department
	packages map[string]string
	result   CityResult
}

func newCity(req CityRequest, now func() time.Time) (d *city, err error) {
	d = &city{req: req, now: now, text: locales.For(req.Language), round: citySpec(checklist.DateOf(now().In(japan)))}
	if d.stock, err = loadSentences(); err != nil {
		return nil, err
	}
	if d.org, err = SampleCity(req.Departments); err != nil {
		return nil, err
	}
	d.result = CityResult{City: d.org.City, Departments: len(d.org.Departments), Outcomes: map[Outcome]int{}, Statuses: map[checklist.Status]int{}}
	for n := range d.org.Departments {
		d.org.Departments[n].Route = routeOf(n)
	}
	d.std, err = ReadStandard(assets.DefaultStandard)
	d.round.Standard = d.std
	return d, err
}

// The folders of a sample city, by their keys.
const (
	folderOut         = "demo.folder.out"         // what went to the departments
	folderIn          = "demo.folder.in"          // what came back
	folderOffice      = "demo.folder.office"      // the office's workspace and lists
	folderDecisions   = "demo.folder.decisions"   // what the office has answered
	folderDepartments = "demo.folder.departments" // workspaces of departments
)

func (d *city) folder(key string) string { return filepath.Join(d.dir, d.text.T(key)) }

func (d *city) workspace() string {
	return filepath.Join(d.folder(folderOffice), d.text.T("demo.file.office")+".tenken")
}

func (d *city) readme() string { return filepath.Join(d.dir, "README.txt") }

// free refuses a folder in which a sample city lies, or anything of the same name.
func (d *city) free(dir string) error {
	at := *d
	at.dir = dir
	taken := []string{at.readme()}
	for _, key := range []string{folderOut, folderIn, folderOffice, folderDecisions, folderDepartments} {
		taken = append(taken, at.folder(key))
	}
	for _, path := range taken {
		if _, err := os.Lstat(path); err == nil {
			return fmt.Errorf("%s: %w", path, store.ErrExists)
		}
	}
	return nil
}

// settleIn moves everything to where it belongs.
func (d *city) settleIn(dir string) error {
	made, err := os.ReadDir(d.dir)
	if err != nil {
		return err
	}
	for _, entry := range made {
		if err := os.Rename(filepath.Join(d.dir, entry.Name()), filepath.Join(dir, entry.Name())); err != nil {
			return err
		}
	}
	at := *d
	at.dir = dir
	d.result.Workspace, d.result.Files = at.workspace(), []string{at.readme()}
	return nil
}

// make plays the year, step by step.
func (d *city) make(ctx context.Context, p checklist.Progress) (err error) {
	for _, key := range []string{folderOffice, folderIn} {
		if err := os.MkdirAll(d.folder(key), 0o777); err != nil {
			return err
		}
	}
	spec := Spec{Kind: KindOffice, City: d.org.City, Standard: d.std, Settings: OfficeSettings(d.req.Language)}
	if d.office, err = Create(ctx, d.workspace(), spec, Options{Now: d.now}); err != nil {
		return err
	}
	acts := []func(context.Context, checklist.Progress) error{
		d.found, d.lastYear, d.endLastYear, d.open, d.know, d.sendOut, d.handIn, d.sealIn, d.receive, d.answerBack, d.talk, d.prepareNext, d.print, d.explain,
	}
	for i, act := range acts {
		share := func(done, total int) { p.Report(i*steps+done*steps/max(total, 1), len(acts)*steps) }
		if err = act(ctx, share); err != nil {
			break
		}
	}
	return errors.Join(err, d.office.Close())
}

// found keeps the organisation, from its list.
func (d *city) found(ctx context.Context, _ checklist.Progress) error {
	list := filepath.Join(d.folder(folderOffice), d.text.T("demo.file.organisation")+".xlsx")
	if err := writeOrganisation(ctx, list, &d.org, OrganisationForm{Lang: d.req.Language}); err != nil {
		return err
	}
	_, err := d.office.ImportOrganisation(ctx, list, false)
	return err
}

// explain writes what the folders hold, as far as there is any of it.
func (d *city) explain(ctx context.Context, _ checklist.Progress) error {
	board, err := d.office.Board(d.round.Year)
	if err != nil {
		return err
	}
	for _, row := range board.Rows("") {
		d.result.Statuses[row.Status]++
	}
	return writeFile(ctx, d.readme(), func(out io.Writer) error { return writeText(out, d.manual()) })
}

// having are the departments of whom something is so, by their numbers.
func (d *city) having(is func(n int) bool) (numbers []int) {
	return slices.DeleteFunc(d.numbers(), func(n int) bool { return !is(n) })
}

func (d *city) numbers() []int {
	all := make([]int, len(d.org.Departments))
	for n := range all {
		all[n] = n
	}
	return all
}
