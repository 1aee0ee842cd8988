package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func open(t testing.TB, name string) *os.File {
	t.Helper()
	if name != "example.yaml" {
		name = "testdata/standard/" + name
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTwentyMistakesAreReportedAtOnce(t *testing.T) {
	_, err := exchange.ReadStandard(open(t, "twenty-mistakes.yaml"))
	var refused *exchange.StandardError
	if !errors.As(err, &refused) {
		t.Fatalf("error is %v", err)
	}
	if len(refused.Problems) != 20 || refused.More != 0 {
		t.Errorf("%d problems and %d more, want 20", len(refused.Problems), refused.More)
	}
	golden(t, "standard/twenty-mistakes.txt", listing(refused.Problems))
}

func listing(problems []exchange.Problem) []byte {
	var b bytes.Buffer
	for _, p := range problems {
		if p.Sheet+p.Cell != "" {
			fmt.Fprintf(&b, "%s!%s %s %s", p.Sheet, p.Cell, p.Severity, p.Code)
		} else {
			fmt.Fprintf(&b, "%d:%d %s %s %s", p.Line, p.Column, p.Severity, p.Code, p.Path)
		}
		for _, detail := range []struct{ name, value string }{
			{"item", p.Item}, {"value", p.Args.Value}, {"known", strings.Join(p.Args.Known, " ")},
			{"range", bounds(p.Args)}, {"first", p.Args.First},
		} {
			if detail.value != "" {
				fmt.Fprintf(&b, " %s=%q", detail.name, detail.value)
			}
		}
		if p.FirstCell != "" {
			fmt.Fprintf(&b, " first cell %s", p.FirstCell)
		} else if p.FirstLine > 0 {
			fmt.Fprintf(&b, " first line %d", p.FirstLine)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func bounds(args checklist.ProblemArgs) string {
	if args.Max == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%d", args.Min, args.Max)
}

// sound is the shortest standard that can be read.
const sound = `id: town
version: 2026.10
title: 点検表
scale:
  id: two
  title: 二択
  ratings:
  - {code: yes, symbol: ○, label: はい, class: done, points: 1, plan: none, plan_if_critical: none}
  - {code: no, symbol: ×, label: いいえ, class: not_done, points: 0, plan: line, plan_if_critical: line}
sections:
- id: S
  title: 資産
  items:
  - id: S-1
    kind: rating
    topic: 台帳
    subject: department
    role: head
    weight: 1
    question: |
      台帳は
      ありますか。
`

func read(t *testing.T, text string) *checklist.Standard {
	t.Helper()
	std, err := exchange.ReadStandard(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return std
}

func TestShortFormsOfAStandard(t *testing.T) {
	std := read(t, sound)
	if std.Version != "2026.10" || std.Scale.Ratings[0].Code != "yes" {
		t.Errorf("unquoted values are changed: %q, %q", std.Version, std.Scale.Ratings[0].Code)
	}
	if want := (checklist.Text{Ja: "台帳は\nありますか。"}); std.Sections[0].Items[0].Question != want {
		t.Errorf("question is %q, want %q", std.Sections[0].Items[0].Question, want)
	}
	if std.Sections[0].Items[0].Segments != nil || std.Sections[0].Sections != nil {
		t.Error("lists that are not there are not nil")
	}
}

// What Windows, spreadsheets and editors do to a file changes nothing.
func TestFileIsReadHoweverItWasSaved(t *testing.T) {
	want := read(t, sound)
	for name, text := range map[string]string{
		"with a byte order mark": "\uFEFF" + sound,
		"with Windows line ends": strings.ReplaceAll(sound, "\n", "\r\n"),
		"with old line ends":     strings.ReplaceAll(sound, "\n", "\r"),
		"in decomposed form":     strings.ReplaceAll(sound, "が", "か\u3099"),
		"without a last break":   strings.TrimSuffix(sound, "\n"),
		"between marks":          "---\n" + sound + "...\n",
		"with comments":          "# 注記\n" + strings.ReplaceAll(sound, "role: head", "role: head # 課長"),
	} {
		if got := read(t, text); !equal(got, want) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestTextsAreCleaned(t *testing.T) {
	std := read(t, strings.Replace(sound, "title: 資産", `title: "　か\u3099\u0007 \u202E"`, 1))
	if got := std.Sections[0].Title.Ja; got != "が" {
		t.Errorf("title is %q", got)
	}
}

// problemsOf returns all that is wrong with a file.
func problemsOf(t *testing.T, file []byte, base *checklist.Standard) []exchange.Problem {
	t.Helper()
	_, problems, err := exchange.CheckStandard(bytes.NewReader(file), base)
	var refused *exchange.StandardError
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	return problems
}

// errorsOnly leaves warnings out.
func errorsOnly(problems []exchange.Problem) []exchange.Problem {
	return slices.DeleteFunc(problems, func(p exchange.Problem) bool { return p.Severity == checklist.SeverityWarning })
}

func TestFilesThatAreRefused(t *testing.T) {
	replaced := func(old, with string) string {
		if !strings.Contains(sound, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(sound, old, with, 1)
	}
	tests := []struct{ name, text, want string }{
		{"empty", "", "0:0 error empty_file \n"},
		{"empty but for a mark", "\uFEFF \n", "0:0 error empty_file \n"},
		{"only a comment", "# 点検表\n", "0:0 error wrong_type  value=\"null\" known=\"mapping\"\n"},
		{"a text", "点検表\n", "1:1 error wrong_type  value=\"text\" known=\"mapping\"\n"},
		{"a list", "- 点検表\n", "1:1 error wrong_type  value=\"list\" known=\"mapping\"\n"},
		{"CP932", "id: town\ntitle: \x93\x5f\x8c\x9f\x95\x5c\n", "2:0 error encoding \n"},
		{"UTF-16", "\xFF\xFEi\x00d\x00", "1:0 error encoding \n"},
		{"tabs", "id: town\n\ttitle: x\n  \tnote: y\n", "2:1 error tab \n3:3 error tab \n"},
		{"control characters", "id: town\a\ntitle: \x00\n", "1:9 error control_character  value=\"U+0007\"\n2:8 error control_character  value=\"U+0000\"\n"},
		{"joined files", "id: town\n\uFEFFtitle: x\n", "2:1 error control_character  value=\"U+FEFF\"\n"},

		{"open quote", "id: \"town\n", "1:5 error syntax  value=\"\\\"town\"\n"},
		{"open bracket", "id: [a, b\n", "1:9 error syntax  value=\"b\"\n"},
		{"indented by chance", "id: town\n  title: x\n", "2:8 error syntax  value=\":\"\n"},
		{"two values on a line", "id: town: x\n", "1:5 error syntax  value=\"town\"\n"},
		{"no blank behind the colon", "id: town\ntitle:x\n", "2:1 error syntax  value=\"title:x\"\n"},
		{"anchors and the like", "id: &a town\nversion: *a\ntitle: !!str x\nnote:\n  <<: y\n? z\n: z\n---\n",
			"1:5 error feature  value=\"&a\"\n2:10 error feature  value=\"*a\"\n3:8 error feature  value=\"!!str\"\n" +
				"5:3 error feature  value=\"<<\"\n6:1 error feature  value=\"?\"\n8:1 error feature  value=\"---\"\n"},
		{"deep brackets", "id: " + strings.Repeat("[", 60) + "\n", "1:54 error too_deep  range=\"0-50\"\n"},
		{"deep lists", strings.Repeat("- ", 60) + "x\n", "1:101 error too_deep  range=\"0-50\"\n"},

		{"unknown field of an item", replaced("weight: 1", "weight: 1\n    weigth: 2"),
			"20:5 error unknown_field sections[0].items[0].weigth item=\"S-1\" value=\"weigth\" known=\"id kind topic replaces subject role segments network_models " +
				"condition event critical mandatory weight policy article threats protects references question criteria counting not_applicable verify evidence why first_step variants\"\n"},
		{"field twice", replaced("role: head", "role: head\n    role: staff"),
			"19:5 error duplicate_field sections[0].items[0].role item=\"S-1\" value=\"role\" first line 18\n"},
		{"number as words", replaced("weight: 1", "weight: eins"), "19:5 error wrong_type sections[0].items[0].weight item=\"S-1\" value=\"text\" known=\"number\"\n"},
		{"number in quotes", replaced("weight: 1", `weight: "1"`), "19:5 error wrong_type sections[0].items[0].weight item=\"S-1\" value=\"text\" known=\"number\"\n"},
		{"number of another base", replaced("weight: 1", "weight: 0x1"), "19:5 error whole_number sections[0].items[0].weight item=\"S-1\" value=\"0x1\"\n"},
		{"number with a fraction", replaced("weight: 1", "weight: 2.5"), "19:5 error whole_number sections[0].items[0].weight item=\"S-1\" value=\"2.5\"\n"},
		{"number with zeros", replaced("weight: 1", "weight: 01"), "19:5 error whole_number sections[0].items[0].weight item=\"S-1\" value=\"01\"\n"},
		{"boolean as a word", replaced("weight: 1", "weight: 1\n    event: yes"), "20:5 error wrong_type sections[0].items[0].event item=\"S-1\" value=\"text\" known=\"boolean\"\n"},
		{"list as a text", replaced("weight: 1", "weight: 1\n    policy: 6(2)"), "20:5 error wrong_type sections[0].items[0].policy item=\"S-1\" value=\"text\" known=\"list\"\n"},
		{"text as a list", replaced("topic: 台帳", "topic: [台帳]"), "16:5 error wrong_type sections[0].items[0].topic item=\"S-1\" value=\"list\" known=\"text\"\n"},
		{"no value", replaced("topic: 台帳", "topic:"), "16:5 error wrong_type sections[0].items[0].topic item=\"S-1\" value=\"null\" known=\"text\"\n"},
		{"items as a text", sound[:strings.Index(sound, "items:")] + "items: none\n",
			"13:3 error wrong_type sections[0].items value=\"text\" known=\"list\"\n"},
		{"duplicate item", sound + sound[strings.Index(sound, "  - id: S-1"):],
			"23:5 error duplicate sections[0].items[1].id item=\"S-1\" value=\"S-1\" first=\"sections[0].items[0].id\" first line 14\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			std, err := exchange.ReadStandard(strings.NewReader(tt.text))
			var refused *exchange.StandardError
			if std != nil || !errors.As(err, &refused) {
				t.Fatalf("read as %+v, %v", std, err)
			}
			if got := string(listing(errorsOnly(refused.Problems))); got != tt.want {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestFileThatIsTooLarge(t *testing.T) {
	for name, text := range map[string]string{
		"too_large":   strings.Repeat("# 注記\n", exchange.MaxStandardFile/9+1),
		"too_complex": strings.Repeat("[", 2_000_000),
	} {
		_, err := exchange.ReadStandard(strings.NewReader(text))
		var refused *exchange.StandardError
		if !errors.As(err, &refused) || len(refused.Problems) != 1 || string(refused.Problems[0].Code) != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEndlessProblemsAreCounted(t *testing.T) {
	_, err := exchange.ReadStandard(strings.NewReader(strings.Repeat("x: y\n", 5000)))
	var refused *exchange.StandardError
	if !errors.As(err, &refused) || len(refused.Problems) != 1000 || refused.More < 4000 {
		t.Errorf("error is %v", err)
	}
}

func TestReaderThatFails(t *testing.T) {
	broken := errors.New("the share is gone")
	_, err := exchange.ReadStandard(iotest.ErrReader(broken))
	if !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
	if _, _, err := exchange.CheckStandard(iotest.ErrReader(broken), nil); !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
}

func TestWarningsAloneDoNotHinder(t *testing.T) {
	std := read(t, sound)
	_, problems, err := exchange.CheckStandard(strings.NewReader(sound), nil)
	if err != nil || std == nil {
		t.Fatal(err)
	}
	if got := string(listing(problems)); got != "3:1 warning no_english title.en\n" {
		t.Errorf("problems are %q", got)
	}
}
