//go:build peers

package workflow

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/report"
)

// The program against others that do the same, or less, with the same data: whole
// processes of ours but where a line says otherwise, and of the others what they say
// of themselves, without their start. scripts/setup.sh bench.
func TestAgainstPeers(t *testing.T) {
	tenken := commandLine(t)
	fmt.Printf("%-26s %-30s %-30s %6s %6s %13s\n", "", "ours: processor, clock, memory", "peer", "ratio", "wanted", "files, MiB")
	t.Run("reading", func(t *testing.T) { againstReading(t, tenken) })
	t.Run("printing", func(t *testing.T) { againstPlatypus(t, tenken) })
	t.Run("writing", func(t *testing.T) { againstWriteOnly(t, tenken, 100, 3) })
	t.Run("writing-much", func(t *testing.T) { againstWriteOnly(t, tenken, 1000, 1) })
}

// contest is a task that the program and another one do by turns. The fastest run
// of each counts, and the highest peak of memory.
type contest struct {
	what   string
	least  float64 // how many times as fast as the peer, 0 if that is for information
	memory int     // most MiB of ours, 0 for any
	runs   int
	ours   func() cost
	peers  []func() cost // ways in which the peer can do it
	files  [2]string     // written by ours and by the peer, if any
}

func (c *contest) run(t *testing.T) {
	t.Helper()
	var ours, peer cost
	for range c.runs {
		ours = c.ours().orFaster(ours)
		for _, p := range c.peers {
			peer = p().orFaster(peer)
		}
	}
	ratio := peer.took / ours.took
	fmt.Printf("%-26s %s %s %5.1f× %5.0f× %6.1f %6.1f\n", c.what, ours, peer, ratio, c.least, sizeOf(t, c.files[0]), sizeOf(t, c.files[1]))
	if ratio < c.least {
		t.Errorf("%s: %.1f times as fast, want %.0f", c.what, ratio, c.least)
	}
	if c.memory > 0 && ours.peak > c.memory<<10 {
		t.Errorf("%s: %s, want less than %d MiB", c.what, ours, c.memory)
	}
}

// peer runs a script, which says how many seconds of the processor and of the clock
// it took for how many rows.
func peer(t *testing.T, rows int, script string, args ...string) cost {
	t.Helper()
	c := measured(t, "/usr/bin/python3", append([]string{filepath.Join("testdata", "peers", script)}, args...)...)
	var done int
	if _, err := fmt.Sscan(string(c.said), &c.took, &c.clock, &done); err != nil || done < rows {
		t.Fatalf("%s: %q, %v; want %d rows", script, c.said, err, rows)
	}
	return c
}

// againstReading reads answer sheets, one after the other in one process, and then
// receives them: that is to read, compare, judge and keep them, where openpyxl only
// reads.
func againstReading(t *testing.T, tenken string) {
	const departments, items = 100, 276
	office, inbox := crowd{departments: departments, items: items, route: checklist.RouteExcel}.make(t, t.TempDir())
	expected := expectations(t, office, departments)
	read := func(args ...string) func() cost {
		return func() cost { return peer(t, departments*items, "read_sheets.py", append([]string{inbox}, args...)...) }
	}
	peers := []func() cost{read(), read("whole")}
	c := contest{what: "read 100 sheets × 276", least: 4, runs: 3, peers: peers,
		ours: func() cost { return insideOne(t, func() { readSheets(t, inbox, expected, items) }) }}
	c.run(t)
	c = contest{what: "receive them", runs: 3, peers: peers,
		ours: func() cost { return measured(t, tenken, "receive", copied(t, office), inbox, clock) }}
	c.run(t)
}

// expectations are what the sheets of a crowd are held against, in its order.
func expectations(t *testing.T, office string, departments int) (all []*exchange.AnswerSheet) {
	t.Helper()
	ws := opened(t, office)
	defer ws.Close()
	for i := range departments {
		sheet, err := ws.SheetOf(0, crowdID(i))
		if err != nil {
			t.Fatal(err)
		}
		e := expectation(sheet.Standard, &sheet.Round, &sheet.Assessment)
		e.Revision = 1
		all = append(all, e)
	}
	return all
}

// readSheets reads the answer sheets of a folder, as the script for openpyxl does.
func readSheets(t *testing.T, inbox string, expected []*exchange.AnswerSheet, items int) {
	t.Helper()
	for i, e := range expected {
		f, err := os.Open(filepath.Join(inbox, fmt.Sprintf("%04d", i)))
		if err != nil {
			t.Fatal(err)
		}
		read, err := exchange.ReadAnswerSheet(f.Name(), f, e)
		if err := errors.Join(err, f.Close()); err != nil || len(read.Answers) != items {
			t.Fatal(err, len(read.Answers))
		}
	}
}

// filled is a crowd's office after everything has come.
func filled(t *testing.T, c crowd) (office string) {
	t.Helper()
	office, inbox := c.make(t, t.TempDir())
	ws := opened(t, office)
	defer func() {
		if err := ws.Close(); err != nil {
			t.Fatal(err)
		}
	}()
	all, err := ws.Receive(t.Context(), []string{inbox}, ReceiveOptions{})
	if err != nil || len(all) != c.departments {
		t.Fatal(err, len(all))
	}
	return office
}

func opened(t *testing.T, path string) *Workspace {
	t.Helper()
	ws, err := Open(t.Context(), path, Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	return ws
}

// againstPlatypus prints the inspection sheet of a department with many systems.
func againstPlatypus(t *testing.T, tenken string) {
	const rows = 5000
	office, dir := filled(t, crowd{departments: 1, systems: 20, items: rows / 20, route: checklist.RouteApp}), t.TempDir()
	tables, theirs := filepath.Join(dir, "tables.json"), filepath.Join(dir, "peer.pdf")
	writeJSON(t, tables, sheetTables(t, office))
	fonts := [2]string{filepath.Join(dir, "regular.ttf"), filepath.Join(dir, "bold.ttf")}
	if err := errors.Join(os.WriteFile(fonts[0], assets.FontRegular(), 0o600), os.WriteFile(fonts[1], assets.FontBold(), 0o600)); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	ours := func() cost { return measured(t, tenken, "export", office, "--format", "pdf", "--out", out, clock) }
	platypus := func() cost { return peer(t, rows, "print_tables.py", tables, theirs, fonts[0], fonts[1]) }
	c := contest{what: "PDF of 5,000 rows", least: 8, runs: 3, ours: ours, peers: []func() cost{platypus}, files: [2]string{out, theirs}}
	c.run(t)
}

// peerTable is a table in the form that a script reads.
type peerTable struct {
	Columns [][2]any   `json:"columns"` // title and millimetres
	Rows    [][][2]any `json:"rows"`    // cells: text and span
}

// sheetTables are the tables of the only department's inspection sheet.
func sheetTables(t *testing.T, office string) (tables []peerTable) {
	t.Helper()
	ws := opened(t, office)
	defer ws.Close()
	sheet, err := ws.SheetOf(0, crowdID(0))
	if err != nil {
		t.Fatal(err)
	}
	from, settings := reportSource{w: ws, kind: ReportInspection}, DefaultSettings("ja")
	data, err := from.data(sheet, settings)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := from.document(data, settings, "ja", LevelFull)
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range doc.Sections {
		for _, table := range section.Tables {
			tables = append(tables, tableForPeer(&table))
		}
	}
	return tables
}

func tableForPeer(table *report.Table) peerTable {
	out := peerTable{}
	for _, c := range table.Columns {
		out.Columns = append(out.Columns, [2]any{c.Title, c.Width})
	}
	for _, row := range table.Rows {
		var cells [][2]any
		for _, c := range row.Cells {
			cells = append(cells, [2]any{c.Text, max(1, c.Span)})
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// againstWriteOnly writes the consolidated workbook. openpyxl gets the rows of the
// data sheets as they are; ours computes them, and writes forms and charts beside.
func againstWriteOnly(t *testing.T, tenken string, departments, runs int) {
	const items = 276
	office, dir := filled(t, crowd{departments: departments, items: items, route: checklist.RouteApp}), t.TempDir()
	rows, theirs, out := filepath.Join(dir, "rows"), filepath.Join(dir, "peer.xlsx"), filepath.Join(dir, "out")
	dumpConsolidated(t, office, rows)
	ours := func() cost {
		return measured(t, tenken, "report", "consolidated", office, "--format", "xlsx", "--out", out, clock)
	}
	writeOnly := func() cost { return peer(t, departments*items, "write_workbook.py", rows, theirs) }
	c := contest{what: fmt.Sprintf("workbook of %d rows", departments*items), least: 4, memory: 200, runs: runs, ours: ours, peers: []func() cost{writeOnly}, files: [2]string{out, theirs}}
	c.run(t)
}

// dumpConsolidated writes the data sheets of the consolidated workbook for the
// script: a name, then its rows, a line each.
func dumpConsolidated(t *testing.T, office, path string) {
	t.Helper()
	ws := opened(t, office)
	defer ws.Close()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewWriter(f)
	to := json.NewEncoder(lines)
	original := cityReports[ReportConsolidated]
	defer func() { cityReports[ReportConsolidated] = original }()
	cityReports[ReportConsolidated] = func(d report.CityData) (*report.Document, error) {
		doc, err := original(d)
		if err != nil {
			return nil, err
		}
		for _, sheet := range doc.Data {
			err = errors.Join(err, to.Encode(sheet.Name))
			for row := range sheet.Rows {
				err = errors.Join(err, to.Encode(row))
			}
		}
		return doc, errors.Join(err, lines.Flush())
	}
	if _, err := ws.ReportRound(t.Context(), ReportConsolidated, 0, ReportRequest{Formats: []Format{FormatPDF}, Languages: []string{"ja"}, Level: LevelFull, Dir: t.TempDir()}, nil); err != nil {
		t.Fatal(err)
	}
}

func writeJSON(t *testing.T, path string, v any) {
	t.Helper()
	content, err := json.Marshal(v)
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
