package exchange_test

import (
	"bytes"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

var catalogTime = time.Date(2026, 11, 22, 9, 0, 0, 0, time.FixedZone("JST", 9*60*60))

func writeOSCAL(t interface{ Fatal(...any) }, std *checklist.Standard, lang string) []byte {
	var b bytes.Buffer
	if err := exchange.WriteStandardOSCAL(&b, std, lang, catalogTime); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exported are the standards that are written: all there are, and one with what
// OSCAL can't hold as it is, which is ids that begin with a figure and props of
// several lines.
func exported(t testing.TB) []*checklist.Standard {
	t.Helper()
	awkward := example(t)
	section := &awkward.Sections[0].Sections[0]
	section.ID, section.Items[0].ID, section.Items[0].Article = "1-2", "1-2", "第1条\n第2条"
	return append(everyStandard(t), awkward)
}

func TestCatalogAsWritten(t *testing.T) {
	all := exported(t)
	golden(t, "oscal/written.json", writeOSCAL(t, all[len(all)-1], "ja"))
}

func TestOSCALKeepsEverything(t *testing.T) {
	for _, want := range exported(t) {
		for _, lang := range []string{"ja", "en"} {
			file := writeOSCAL(t, want, lang)
			got, problems, err := exchange.CheckStandard(bytes.NewReader(file), nil)
			if err != nil {
				t.Fatalf("%s in %s: %v\n%s", want.ID, lang, err, listing(problems))
			}
			if !equal(got, want) || !bytes.Equal(write(t, got), write(t, want)) {
				t.Errorf("%s is not the same after a catalog in %s", want.ID, lang)
			}
			if again := writeOSCAL(t, got, lang); !bytes.Equal(again, file) {
				t.Errorf("%s is written otherwise the second time in %s", want.ID, lang)
			}
		}
	}
}

// The texts that are hard to carry: without English, the same in both languages,
// of several lines, like a param.
func TestAnyTextComesBackFromOSCAL(t *testing.T) {
	std := example(t)
	item := &std.Sections[0].Sections[0].Items[0]
	rapid.Check(t, func(t *rapid.T) {
		both := anyText().Draw(t, "both")
		item.Topic = rapid.SampledFrom([]checklist.Text{{Ja: "台帳"}, {Ja: "CISO", En: "CISO"}, {Ja: "台帳", En: "Register"}}).Draw(t, "topic")
		item.Question = rapid.SampledFrom([]checklist.Text{{Ja: both}, {Ja: both, En: both}, {Ja: both, En: "{{ insert: param, a }} [b](#c)"}}).Draw(t, "question")
		item.Criteria[0].Text = checklist.Text{Ja: anyText().Draw(t, "criterion")}
		item.Article = anyText().Draw(t, "article")
		item.References[0] = checklist.Reference{Catalog: "own", ID: anyText().Draw(t, "reference")}
		lang := rapid.SampledFrom([]string{"ja", "en"}).Draw(t, "lang")
		got, err := exchange.ReadStandard(bytes.NewReader(writeOSCAL(t, std, lang)))
		if err != nil || !equal(got, std) {
			t.Fatalf("comes back as %+v, %v", got, err)
		}
	})
}
