package workflow

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/store"
)

// lastYear writes what all departments handed in a year ago, so that there is
// something to compare with.
func (d *city) lastYear(ctx context.Context, p checklist.Progress) error {
	spec := yearBefore(d.round)
	if _, _, err := d.office.OpenRound(ctx, spec); err != nil {
		return err
	}
	if err := os.Mkdir(d.before(), 0o777); err != nil {
		return err
	}
	return d.writeSheets(ctx, spec.Year, d.before(), d.numbers(), p)
}

// before is the folder of last year's sheets, which nobody needs afterwards.
func (d *city) before() string { return filepath.Join(d.dir, "before") }

// endLastYear receives and accepts it all.
func (d *city) endLastYear(ctx context.Context, p checklist.Progress) error {
	year := d.round.Year - 1
	if _, err := d.office.Receive(ctx, []string{d.before()}, ReceiveOptions{Progress: p}); err != nil {
		return err
	}
	if _, err := d.office.Accept(ctx, year, nil); err != nil {
		return err
	}
	if err := d.office.CloseRound(ctx, year); err != nil {
		return err
	}
	return os.RemoveAll(d.before())
}

// open opens this year's round.
func (d *city) open(ctx context.Context, _ checklist.Progress) error {
	if _, _, err := d.office.OpenRound(ctx, d.round); err != nil {
		return err
	}
	for n, department := range d.org.Departments {
		var err error
		switch fateOf(n) {
		case fateExcused:
			_, err = d.office.Excuse(ctx, d.round.Year, department.ID, d.stock.say(diceOf(department.ID), "excused", d.req.Language))
		case fatePart:
			_, err = d.office.Extend(ctx, d.round.Year, department.ID, d.round.Due.AddDays(moreTime))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sendOut writes what goes to the departments: answer sheets to all, packages to
// those who answer with the program.
func (d *city) sendOut(ctx context.Context, p checklist.Progress) error {
	if _, err := d.office.WriteRound(ctx, d.round.Year, d.folder(folderOut), d.req.Language, p); err != nil {
		return err
	}
	var k packer
	err := d.office.update(ctx, verbPackages, func(tx *store.Tx) error { return k.prepare(tx, d.round.Year, d.office.stamp()) })
	if err != nil {
		return err
	}
	d.packages = map[string]string{}
	for i := range k.in {
		a := &k.in[i]
		if a.Department.Route != checklist.RouteApp {
			continue
		}
		path := filepath.Join(d.folder(folderOut), k.fileName(a))
		if err := d.office.writePackage(ctx, &k, a, path); err != nil {
			return err
		}
		d.packages[a.Department.ID] = path
	}
	return nil
}

// answers reports whether something comes from a department.
func answers(n int) bool { return fateOf(n) != fateLate && fateOf(n) != fateExcused }

// handIn fills in the sheets of those who answer in Excel.
func (d *city) handIn(ctx context.Context, p checklist.Progress) error {
	by := d.having(func(n int) bool { return answers(n) && routeOf(n) == checklist.RouteExcel })
	return d.writeSheets(ctx, d.round.Year, d.folder(folderIn), by, p)
}

// writeSheets fills in answer sheets, as people would in Excel.
func (d *city) writeSheets(ctx context.Context, year checklist.FiscalYear, dir string, by []int, p checklist.Progress) error {
	write := func(n int) error { return d.writeSheet(ctx, year, dir, n) }
	return inOrder(ctx, by, write, func(error) {}, func(done int, err error) error {
		p.Report(done+1, len(by))
		return err
	})
}

// behind is how far departments were behind a year ago.
const behind = 0.06

func (d *city) writeSheet(ctx context.Context, year checklist.FiscalYear, dir string, n int) error {
	sheet, err := d.office.sheetOf(year, d.org.Departments[n].ID, d.std)
	if err != nil {
		return err
	}
	r := newRespondent(d.stock, d.req.Language, sheet)
	if year < d.round.Year {
		r.level -= behind
	}
	edits := r.edits()
	req := AnswerSheetRequest{Language: d.req.Language}
	if year == d.round.Year && fateOf(n) == fatePart {
		edits = edits[:len(edits)/2]
		for i := range edits {
			req.Keys = append(req.Keys, edits[i].Response.Key)
		}
	}
	r.fill(edits)
	if req.Keys != nil { // nobody has decided about a part
		sheet.Assessment.Approval = nil
	}
	return d.office.ExportAnswerSheet(ctx, sheet, filepath.Join(dir, d.sheetName(year, n)+".xlsx"), req)
}

// sheetName is the name under which a department's answers come.
func (d *city) sheetName(year checklist.FiscalYear, n int) string {
	return departmentFile(d.text, "office.file.sheet", &d.org.Departments[n], "Year", int(year))
}

// sealIn lets those who answer with the program join, answer and submit.
func (d *city) sealIn(ctx context.Context, p checklist.Progress) error {
	by := d.having(func(n int) bool { return answers(n) && routeOf(n) == checklist.RouteApp })
	if err := os.MkdirAll(d.folder(folderDepartments), 0o777); err != nil {
		return err
	}
	err := inOrder(ctx, by, func(n int) error { return d.seal(ctx, n) }, func(error) {}, func(done int, err error) error {
		p.Report(done+1, len(by))
		return err
	})
	if err != nil {
		return err
	}
	return damage(d.sealed(0), filepath.Join(d.folder(folderIn), d.text.T("demo.file.damaged", "Name", d.sheetName(d.round.Year, 0))+SubmissionSuffix))
}

// departmentFile is the workspace of a department.
func (d *city) departmentFile(n int) string {
	return filepath.Join(d.folder(folderDepartments), fileName(d.org.Departments[n].Name.In(d.req.Language))+".tenken")
}

// sealed is the submission of a department.
func (d *city) sealed(n int) string {
	return filepath.Join(d.folder(folderIn), d.sheetName(d.round.Year, n)+SubmissionSuffix)
}

func (d *city) seal(ctx context.Context, n int) error {
	from := d.packages[d.org.Departments[n].ID]
	if _, err := Join(ctx, d.departmentFile(n), from, Options{Now: d.now}); err != nil {
		return err
	}
	return d.inDepartment(ctx, n, func(ws *Workspace) error {
		sheet, err := ws.Sheet(0)
		if err != nil {
			return err
		}
		r := newRespondent(d.stock, d.req.Language, sheet)
		if _, err := ws.Save(ctx, sheet, r.edits()...); err != nil {
			return err
		}
		if err := ws.Approve(ctx, sheet, r.approval()); err != nil {
			return err
		}
		_, err = ws.Submit(ctx, sheet, d.sealed(n), nil)
		return err
	})
}

// inDepartment works in the workspace of a department.
func (d *city) inDepartment(ctx context.Context, n int, work func(*Workspace) error) (err error) {
	ws, err := Open(ctx, d.departmentFile(n), Options{Now: d.now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ws.Close()) }()
	return work(ws)
}

// damage writes a copy of a file in which one byte has changed on the way.
func damage(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	content[len(content)/2] ^= 1
	return os.WriteFile(to, content, 0o666)
}
