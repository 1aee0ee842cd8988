package exchange_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/text"
)

func equal(a, b *checklist.Standard) bool { return reflect.DeepEqual(a, b) }

func write(t interface{ Fatal(...any) }, std *checklist.Standard) []byte {
	var b bytes.Buffer
	if err := exchange.WriteStandardYAML(&b, std); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrittenStandardReads(t *testing.T) {
	want, err := exchange.ReadStandard(open(t, "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	written := write(t, want)
	golden(t, "standard/example-written.yaml", written)
	if got := read(t, string(written)); !equal(got, want) {
		t.Errorf("comes back as %+v", got)
	}
}

// The example names every field, so that whoever copies it knows them all.
func TestExampleShowsEveryField(t *testing.T) {
	std, err := exchange.ReadStandard(open(t, "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	written := string(write(t, std))
	for _, value := range []any{checklist.Standard{}, checklist.Scale{}, checklist.Rating{}, checklist.CountStep{}, checklist.Grading{},
		checklist.GradeStep{}, checklist.SegmentLabel{}, checklist.Section{}, checklist.Item{}, checklist.Criterion{}, checklist.Text{}} {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(value)) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if name != "" && !strings.Contains(written, name+":") {
				t.Errorf("no %s of %T in the example", name, value)
			}
		}
	}
}

// anyText draws what people and programs put into texts, in the form in which
// texts are kept.
func anyText() *rapid.Generator[string] {
	clean := func(s string) string { return strings.TrimSpace(text.Clean(s)) }
	return rapid.Map(rapid.OneOf(
		rapid.SampledFrom([]string{"true", "No", "null", "~", "1", "2026.10", "0x1F", "- a", "a: b", "a #b", "a, b", "[a]", "{a", "&a", "*a", "!a", "|", ">-",
			"%a", "@a", "`a", "'a'", "\"a\"", "a:", ": a", "?", "---", "...", "<<", "a\\nb", "第1条：台帳", "（注）", "○", "－", "a\nb", "a\n\nb", "a\n  b", "a\nb: c", "# a\n# b", "=1+1", "'=1", "-5", "@a;b", "\\n", "_x0041_", "a\\、b", "\U00020BB7野家😀"}),
		rapid.StringN(1, 60, -1),
		rapid.StringOfN(rapid.RuneFrom([]rune("aA0 　\n:,#-'\"[]{}&*!|>%@`?=。、台帳")), 1, 60, -1),
	), clean).Filter(func(s string) bool { return s != "" })
}

func TestAnyTextComesBack(t *testing.T) {
	std, err := exchange.ReadStandard(open(t, "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	item := &std.Sections[0].Sections[0].Items[0]
	rapid.Check(t, func(t *rapid.T) {
		item.Question = checklist.Text{Ja: anyText().Draw(t, "ja"), En: anyText().Draw(t, "en")}
		item.Criteria[0].Text = checklist.Text{Ja: anyText().Draw(t, "criterion")}
		item.Article = anyText().Draw(t, "article")
		item.References[0] = checklist.Reference{Catalog: "own", ID: anyText().Draw(t, "reference")}
		got, err := exchange.ReadStandard(bytes.NewReader(write(t, std)))
		if err != nil || !equal(got, std) {
			t.Fatalf("comes back as %+v, %v", got, err)
		}
	})
}

func TestWriteStopsWhenTheDiskIsFull(t *testing.T) {
	full := errors.New("no space left")
	std, err := exchange.ReadStandard(open(t, "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := exchange.WriteStandardYAML(writer(func([]byte) (int, error) { return 0, full }), std); !errors.Is(err, full) {
		t.Errorf("error is %v", err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

func TestCodesOfProblemsAreListed(t *testing.T) {
	codes := exchange.ProblemCodes()
	if slices.Sort(codes); len(slices.Compact(codes)) != len(exchange.ProblemCodes()) {
		t.Error("a code of files is one of standards as well")
	}
}
