package exchange_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// laughs is a text that an obedient reader makes larger than its memory.
const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`

const withTexts = `<Relationships><Relationship Id="rId9" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>`

const firstSheet = "xl/worksheets/sheet1.xml"

// withRaw is the example with other bytes for its first sheet, and with what the
// directory says of them.
func withRaw(t *testing.T, header zip.FileHeader, content []byte) []byte {
	t.Helper()
	in := writeExcel(t, example(t), "ja")
	r, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	header.Name, header.CompressedSize64 = firstSheet, uint64(len(content))
	part, err := w.CreateRaw(&header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Name == firstSheet {
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lying is the example with a sheet that unzips to more than the directory says.
func lying(t *testing.T, size int) []byte {
	t.Helper()
	var deflated bytes.Buffer
	d, err := flate.NewWriter(&deflated, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write([]byte("<worksheet>" + strings.Repeat(" ", size))); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return withRaw(t, zip.FileHeader{Method: zip.Deflate, UncompressedSize64: 20}, deflated.Bytes())
}

// rotten is the example with a letter that has changed on the way.
func rotten(t *testing.T) []byte {
	t.Helper()
	in := writeExcel(t, example(t), "ja")
	sheet := []byte(partOf(t, in, firstSheet))
	changed := bytes.Replace(sheet, []byte("台帳"), []byte("大帳"), 1)
	if bytes.Equal(changed, sheet) {
		t.Fatal("nothing to change")
	}
	header := zip.FileHeader{Method: zip.Store, UncompressedSize64: uint64(len(sheet)), CRC32: crc32.ChecksumIEEE(sheet)}
	return withRaw(t, header, changed)
}

// crowd is the example with thousands of parts.
func crowd(t *testing.T) []byte {
	parts := map[string]string{}
	for n := range 2500 {
		parts[fmt.Sprintf("xl/media/image%d.png", n)] = ""
	}
	return repacked(t, parts)
}

func TestExcelThatIsRefusedOrLeftAlone(t *testing.T) {
	tests := []struct {
		name string
		file []byte
		want string
	}{
		{"no archive", []byte("PK\x03\x04 and nothing more"), "0:0 error workbook \n"},
		{"an old workbook", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "0:0 error old_workbook \n"},
		{"another archive", repacked(t, map[string]string{"_rels/.rels": "<Relationships/>"}), "0:0 error workbook \n"},
		{"a binary workbook", repacked(t, map[string]string{"xl/workbook.xml": "\x83\x01\x00\x80\x01\x32"}), "0:0 error workbook \n"},
		{"an entity", repacked(t, map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><c r="A1" t="str"><v>&e;</v></c></worksheet>`}),
			"0:0 error workbook \n"},
		{"an entity among the texts", repacked(t, map[string]string{"xl/sharedStrings.xml": laughs, "xl/_rels/workbook.xml.rels": withTexts}), "0:0 error workbook \n"},
		{"an entity among the styles", repacked(t, map[string]string{"xl/styles.xml": laughs}), "0:0 error workbook \n"},
		{"an entity in the workbook", repacked(t, map[string]string{"xl/workbook.xml": laughs}), "0:0 error workbook \n"},
		{"a sheet elsewhere", repacked(t, map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships>` +
			`<Relationship Id="rId1" TargetMode="External" Type="/worksheet" Target="file:///etc/passwd"/></Relationships>`,
			"xl/workbook.xml": `<workbook><sheets><sheet name="items" id="rId1"/></sheets></workbook>`}), "0:0 error workbook \n"},
		{"a sheet above", repacked(t, map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships>` +
			`<Relationship Id="rId1" Type="/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
			"xl/workbook.xml": `<workbook><sheets><sheet name="items" id="rId1"/></sheets></workbook>`}), "0:0 error workbook \n"},
		{"damaged XML", repacked(t, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><row"}), "0:0 error workbook \n"},
		{"a bomb", repacked(t, map[string]string{"xl/media/image1.png": strings.Repeat("\x00", 65<<20)}), "0:0 error unzips_to  range=\"0-67108864\"\n"},
		{"a bomb that gives another size", lying(t, 100<<20), "0:0 error workbook \n"},
		{"a letter that has changed", rotten(t), "0:0 error workbook \n"},
		{"a bomb of parts", crowd(t), "0:0 error parts  range=\"0-2000\"\n"},
		{"too many rows", repacked(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><c r="A1048576"><v>1</v></c></worksheet>`}),
			"点検項目!A1048576 error sheet_size value=\"SF\" range=\"0-30000\"\n"},
		{"one part as many sheets", repacked(t, map[string]string{
			"xl/worksheets/sheet1.xml":   "<worksheet>" + strings.Repeat(" ", 40<<20) + "</worksheet>",
			"xl/workbook.xml":            `<workbook><sheets><sheet name="items" id="r"/><sheet name="sections" id="r"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r" Type="/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`}),
			"0:0 error unzips_to  range=\"0-67108864\"\n"},
		{"too many cells", repacked(t, map[string]string{
			"xl/worksheets/sheet1.xml": "<worksheet>" + strings.Repeat("<row>"+strings.Repeat(`<c t="e"/>`, 500)+"</row>", 4_100) + "</worksheet>"}), "点検項目!A4001 error sheet_size value=\"SF\" range=\"0-30000\"\n"},
		{"macros", repacked(t, map[string]string{"xl/vbaProject.bin": "x"}), "0:0 warning macros \n"},
		{"macros of a sheet", repacked(t, map[string]string{"xl/macrosheets/sheet1.xml": "<x/>"}), "0:0 warning macros \n"},
		{"a connection", repacked(t, map[string]string{"xl/connections.xml": "<x/>"}), "0:0 warning links \n"},
		{"links", repacked(t, map[string]string{"xl/externalLinks/externalLink1.xml": "<x/>"}), "0:0 warning links \n"},
	}
	for _, tt := range tests {
		problems := problemsOf(t, tt.file, nil)
		if got := string(listing(problems)); got != tt.want {
			t.Errorf("%s: problems are\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// A sheet, or the table of texts, that breaks off is never a shorter table: whoever
// reads the file is told that it is damaged.
func TestExcelThatBreaksOffIsDamage(t *testing.T) {
	in := writeExcel(t, example(t), "ja")
	sheet := partOf(t, in, firstSheet)
	row := strings.Index(sheet, `<row r="3"`)
	shared := `<sst><si><t>点検</t></si></sst>`
	tests := map[string]map[string]string{
		"between rows":      {firstSheet: sheet[:row]},
		"without its end":   {firstSheet: strings.TrimSuffix(sheet, "</worksheet>")},
		"with another end":  {firstSheet: strings.Replace(sheet, "</row>", "</rov>", 1)},
		"with two roots":    {firstSheet: sheet + "<worksheet/>"},
		"with text behind":  {firstSheet: sheet + "x"},
		"without a content": {firstSheet: ""},
		"among the texts":   {"xl/sharedStrings.xml": strings.TrimSuffix(shared, "</sst>"), "xl/_rels/workbook.xml.rels": withTexts},
	}
	for name, parts := range tests {
		file := repack(t, in, parts)
		if got := string(listing(problemsOf(t, file, nil))); got != "0:0 error workbook \n" {
			t.Errorf("%s: problems of a standard are %s", name, got)
		}
		if _, problems, err := exchange.ReadTables(bytes.NewReader(file)); err == nil || string(listing(problems)) != "0:0 error workbook \n" {
			t.Errorf("%s: problems of a table are %s", name, listing(problems))
		}
		if _, _, err := exchange.ReadOrganisation(bytes.NewReader(file), &checklist.Organisation{}); err == nil {
			t.Errorf("%s: an organisation is read", name)
		}
		if _, err := exchange.OpenAnswerFile("a.xlsx", bytes.NewReader(file)); err == nil {
			t.Errorf("%s: an answer sheet is read", name)
		}
	}
}

// What stands in a cell is not guessed: a cell that is there twice, and one whose
// text is not there, are named. A row in two pieces is one row.
func TestExcelWithDamagedCells(t *testing.T) {
	texts := `<sst><si><t>点検</t></si></sst>`
	tests := []struct{ name, rows, want string }{
		{"a row twice", `<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "点検項目!A2 error damaged_cell\n"},
		{"a row at once twice", `<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "点検項目!A2 error damaged_cell\n"},
		{"a text too far", `<row r="2"><c r="B2" t="s"><v>1</v></c></row>`, "点検項目!B2 error damaged_cell\n"},
		{"a text before the first", `<row r="2"><c r="B2" t="s"><v>-1</v></c></row>`, "点検項目!B2 error damaged_cell\n"},
		{"a row in two pieces", `<row r="2"><c r="B2" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, ""},
		{"a cell without a text", `<row r="2"><c r="A2" t="s"/><c r="B2" t="s"><v>0</v></c></row>`, ""},
	}
	for _, tt := range tests {
		file := repacked(t, map[string]string{
			firstSheet:                   "<worksheet><sheetData>" + tt.rows + "</sheetData></worksheet>",
			"xl/sharedStrings.xml":       texts,
			"xl/workbook.xml":            `<workbook><sheets><sheet name="点検項目" id="r"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r" Type="/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		})
		_, problems, _ := exchange.ReadTables(bytes.NewReader(file))
		if got := string(listing(problems)); got != tt.want {
			t.Errorf("%s: problems are\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// A workbook with two parts of one name reads differently in every program.
func TestExcelWithAPartTwice(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	in := writeExcel(t, example(t), "ja")
	r, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(r.File, r.File[0]) {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := string(listing(problemsOf(t, b.Bytes(), nil))); got != "0:0 error workbook \n" {
		t.Errorf("problems are %s", got)
	}
}

// A workbook with a password can't be read, and what has to be done is said.
func TestExcelWithAPassword(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(writeExcel(t, example(t), "ja")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "点検"}); err != nil {
		t.Fatal(err)
	}
	if got := string(listing(problemsOf(t, b.Bytes(), nil))); got != "0:0 error old_workbook \n" {
		t.Errorf("problems are %s", got)
	}
}

// A workbook with macros, as Excel saves it, reads like any other, its macros
// being named.
func TestExcelWithMacrosReads(t *testing.T) {
	file := repacked(t, map[string]string{"xl/vbaProject.bin": "\xD0\xCF\x11\xE0"})
	got, problems, err := exchange.CheckStandard(bytes.NewReader(file), nil)
	if err != nil || !equal(got, example(t)) {
		t.Errorf("read as %+v, %v", got, err)
	}
	if len(problems) != 1 || problems[0].Code != exchange.ProblemMacros || problems[0].Severity != checklist.SeverityWarning {
		t.Errorf("problems are %s", listing(problems))
	}
}

// Files that unzip to much cost little: what is refused for its size is refused
// before it is unzipped.
func TestBombsCostNoMemory(t *testing.T) {
	bomb := repacked(t, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet>" + strings.Repeat(" ", 65<<20)})
	for name, file := range map[string][]byte{"a bomb": bomb, "a lying bomb": lying(t, 100<<20)} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := exchange.ReadStandard(bytes.NewReader(file)); err == nil {
			t.Errorf("%s was read", name)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%s took %d bytes", name, used)
		}
	}
}
