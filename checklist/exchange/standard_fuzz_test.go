package exchange_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// Whatever the bytes, there is an answer; what is accepted is free of errors and
// survives writing and reading.
func FuzzReadStandard(f *testing.F) {
	for _, name := range []string{"example.yaml", "testdata/standard/twenty-mistakes.yaml"} {
		source, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	f.Add([]byte(sound))
	f.Add([]byte(soundJSON))
	f.Fuzz(func(t *testing.T, source []byte) { checkRead(t, source) })
}

func checkRead(t *testing.T, source []byte) {
	std, err := exchange.ReadStandard(bytes.NewReader(source))
	if err != nil {
		var refused *exchange.StandardError
		if !errors.As(err, &refused) || len(refused.Problems) == 0 {
			t.Fatalf("error is %v", err)
		}
		return
	}
	if slices.ContainsFunc(std.Validate(), func(p checklist.Problem) bool { return p.Severity == checklist.SeverityError }) {
		t.Fatalf("accepted with %+v", std.Validate())
	}
	for _, written := range [][]byte{write(t, std), writeJSON(t, std)} {
		again, err := exchange.ReadStandard(bytes.NewReader(written))
		if err != nil || !equal(again, std) {
			t.Fatalf("%+v comes back as %+v, %v", std, again, err)
		}
	}
}

// Whatever the cells hold, there is an answer, and what is accepted survives
// writing and reading.
func FuzzReadStandardExcel(f *testing.F) {
	f.Add("点検項目", "section\tid\n\tC1", "<c t=\"s\"><v>0</v></c>")
	f.Add("items", "項目ID\t設問\nC1\t=1", `<mergeCell ref="A1:B2"/>`)
	f.Add("区分", "id\tparent\ttitle.ja\nA\tB\t章\nB\tA\t章", `<c r="XFD1048576" t="b"><v>1</v></c>`)
	base := writeExcel(f, example(f), "ja")
	f.Fuzz(func(t *testing.T, name, cells, raw string) {
		checkRead(t, fuzzedWorkbook(t, base, name, cells, raw))
	})
}

// fuzzedWorkbook is the example's workbook with one sheet more, before all others.
func fuzzedWorkbook(t *testing.T, base []byte, name, cells, raw string) []byte {
	var sheet strings.Builder
	sheet.WriteString("<worksheet><sheetData>")
	for row := range strings.SplitSeq(cells, "\n") {
		sheet.WriteString("<row>")
		for cell := range strings.SplitSeq(row, "\t") {
			sheet.WriteString(`<c t="inlineStr"><is><t>` + escapeXML(cell) + "</t></is></c>")
		}
		sheet.WriteString("</row>")
	}
	sheet.WriteString(raw + "</sheetData></worksheet>")
	return repack(t, base, map[string]string{
		"xl/worksheets/sheet99.xml": sheet.String(),
		"xl/workbook.xml": `<workbook><sheets><sheet name="` + escapeXML(name) + `" id="r99"/><sheet name="items" id="r1"/><sheet name="variants" id="r2"/>` +
			`<sheet name="sections" id="r3"/><sheet name="ratings" id="r4"/><sheet name="standard" id="r8"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r99" Type="/worksheet" Target="worksheets/sheet99.xml"/>` +
			`<Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="/worksheet" Target="worksheets/sheet2.xml"/>` +
			`<Relationship Id="r3" Type="/worksheet" Target="worksheets/sheet3.xml"/><Relationship Id="r4" Type="/worksheet" Target="worksheets/sheet4.xml"/>` +
			`<Relationship Id="r8" Type="/worksheet" Target="worksheets/sheet8.xml"/></Relationships>`,
	})
}

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func FuzzReadStandardCSV(f *testing.F) {
	f.Add([]byte(soundCSV))
	f.Add([]byte("level1.id;level2.id;id\nA;B;C\n;B;'=C\n"))
	f.Add([]byte("\x8b\xe6\x95\xaa1\t\"a\"\"b\"\n"))
	base := example(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		std, problems, err := exchange.CheckStandard(bytes.NewReader(source), base)
		if err != nil {
			if len(problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		written := writeCSV(t, std, exchange.EncodingUTF8)
		again, _, err := exchange.CheckStandard(bytes.NewReader(written), std)
		if err != nil || !bytes.Equal(writeCSV(t, again, exchange.EncodingUTF8), written) {
			t.Fatalf("%+v comes back as %+v, %v", std, again, err)
		}
	})
}
