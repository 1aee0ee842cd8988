package workflow

import (
	"strings"

	"tenken/checklist"
)

// manual is the text of the file to read first.
func (d *city) manual() string {
	has := d.result.Statuses
	return strings.Join([]string{
		d.text.T("demo.manual.intro", "City", d.org.City.In(d.req.Language), "Departments", len(d.org.Departments), "Year", int(d.round.Year)),
		d.text.T("demo.manual.folders", "Out", d.text.T(folderOut), "In", d.text.T(folderIn), "Office", d.text.T(folderOffice),
			"Decisions", d.text.T(folderDecisions), "Workspaces", d.text.T(folderDepartments)),
		d.text.T("demo.manual.standing", "Accepted", has[checklist.StatusAccepted], "Submitted", has[checklist.StatusSubmitted],
			"Returned", has[checklist.StatusReturned], "Late", has[checklist.StatusLate], "Draft", has[checklist.StatusDraft],
			"Excused", has[checklist.StatusExcused]),
		d.look(),
		d.try(),
	}, "\n\n")
}

// look says what there is to see, as far as the city is large enough for it.
func (d *city) look() string {
	lines := []string{d.text.T("demo.manual.look"), d.text.T("demo.manual.look.damaged")}
	for n := range d.org.Departments {
		name := d.org.Departments[n].Name.In(d.req.Language)
		switch fateOf(n) {
		case fateMended:
			lines = append(lines, d.text.T("demo.manual.look.again", "Department", name))
		case fatePart:
			lines = append(lines, d.text.T("demo.manual.look.part", "Department", name))
		}
	}
	return strings.Join(append(lines, d.text.T("demo.manual.look.last")), "\n")
}

// tries are commands to try, each with the key of what it shows. In braces stand
// paths.
var tries = []struct{ key, command string }{
	{"demo.manual.try.open", `tenken "{office}"`},
	{"demo.manual.try.board", `tenken board "{office}"`},
	{"demo.manual.try.remind", `tenken remind "{office}"`},
	{"demo.manual.try.queue", `tenken queue "{office}"`},
	{"demo.manual.try.questions", `tenken questions list "{office}"`},
	{"demo.manual.try.known", `tenken known show "{office}"`},
	{"demo.manual.try.calls", `tenken calls list "{office}"`},
	{"demo.manual.try.receive", `tenken receive "{office}" "{in}" --dry-run`},
	{"demo.manual.try.journal", `tenken journal "{office}" --verify`},
	{"demo.manual.try.status", `tenken status "{own}"`},
}

// try lists the commands, with paths as they are seen from beside the file.
func (d *city) try() string {
	at := *d
	at.dir = ""
	paths := strings.NewReplacer("{office}", at.workspace(), "{in}", at.folder(folderIn), "{own}", at.departmentFile(0))
	lines := []string{d.text.T("demo.manual.try")}
	for _, t := range tries {
		lines = append(lines, d.text.T(t.key), "  "+paths.Replace(t.command))
	}
	return strings.Join(lines, "\n")
}
