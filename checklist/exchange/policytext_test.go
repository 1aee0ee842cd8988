package exchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

const policyDir = "../../testdata/policy/"

func policyTexts(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob(policyDir + "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no policies in %s: %v", policyDir, err)
	}
	return names
}

func readPolicy(t testing.TB, text string) checklist.Policy {
	t.Helper()
	policy, err := exchange.ReadPolicyText(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return policy
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func asJSON(t testing.TB, policy checklist.Policy) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(policy); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadPolicyText(t *testing.T) {
	for _, name := range policyTexts(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			got := asJSON(t, readPolicy(t, readFile(t, name)))
			golden := strings.TrimSuffix(name, ".txt") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := readFile(t, golden); string(got) != want {
				t.Errorf("differs from %s; run with -update and look at the change.\ngot:\n%s", golden, got)
			}
		})
	}
}

// However a text was saved or copied, the policy is the same.
func TestPolicyTextVariants(t *testing.T) {
	text := readFile(t, policyDir+"aoba.txt")
	want := asJSON(t, readPolicy(t, text))
	encoded := func(e encoding.Encoding) string {
		out, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	variants := map[string]string{
		"CP932":                 encoded(japanese.ShiftJIS),
		"UTF-16LE":              encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"UTF-16BE":              encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"UTF-8 with BOM":        "\uFEFF" + text,
		"CRLF":                  strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":                    strings.ReplaceAll(text, "\n", "\r"),
		"Unicode line ends":     strings.ReplaceAll(text, "\n", "\u2028"),
		"no blanks at line end": strings.ReplaceAll(text, " \n", "\n"),
		"no blank lines":        strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", "\n"), "\n \n", "\n"),
		"no-break spaces":       strings.ReplaceAll(text, " ", "\u00A0"),
		"zero-width spaces":     strings.ReplaceAll(text, "。", "\u200B。\u200B"),
		"radicals for letters":  strings.NewReplacer("目", "⽬", "人", "⼈", "見", "⾒").Replace(text),
		"voiced marks apart":    strings.NewReplacer("が", "か\u3099", "プ", "フ\u309A").Replace(text),
		"half-width brackets":   strings.ReplaceAll(text, "（６）", "(６)"),
		"half-width numbers":    strings.NewReplacer("(９)", "(9)", "(１１)", "(11)", "１０．", "10．").Replace(text),
		"pages without feeds":   strings.ReplaceAll(text, "\f", ""),
	}
	for name, variant := range variants {
		t.Run(name, func(t *testing.T) {
			if got := asJSON(t, readPolicy(t, variant)); !bytes.Equal(got, want) {
				t.Errorf("got:\n%s", got)
			}
		})
	}
}

// Of the words of the text itself none is lost, and none stands twice.
func TestPolicyTextKeepsAllWords(t *testing.T) {
	text := readFile(t, policyDir+"guideline.txt")
	text = text[strings.Index(text, "第１"):]
	var b strings.Builder
	for clause := range readPolicy(t, text).Walk {
		b.WriteString(clause.Title + clause.Text)
	}
	for _, mark := range []string{"第１　", "第２　", "第３　", "１　", "２　", "３ ", "⑴　", "⑵　", "ア　", "イ　", "(ｱ)　"} {
		text = strings.ReplaceAll(text, mark, "")
	}
	solid := strings.NewReplacer("\n", "", "　", "", " ", "")
	if got, want := solid.Replace(b.String()), solid.Replace(text); got != want {
		t.Errorf("the clauses hold\n%s\nwant\n%s", got, want)
	}
}

func TestPolicyTextRefusals(t *testing.T) {
	tests := []struct {
		name string
		text io.Reader
		line int
		want error
	}{
		{"empty", strings.NewReader(""), 1, exchange.ErrPolicyNoClauses},
		{"prose", strings.NewReader("この方針は、\n情報を守る。\n"), 3, exchange.ErrPolicyNoClauses},
		{"page numbers only", strings.NewReader("1\n2\n- 3 -"), 3, exchange.ErrPolicyNoClauses},
		{"PDF", strings.NewReader("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\nstream\nx\x9C\x03\x00"), 5, exchange.ErrPolicyNotText},
		{"Word", strings.NewReader("PK\x03\x04\x14\x00"), 1, exchange.ErrPolicyNotText},
		{"NUL", strings.NewReader("１．目的\n守る。\n\x00"), 3, exchange.ErrPolicyNotText},
		{"UTF-16 without mark", strings.NewReader("1\x00.\x00"), 1, exchange.ErrPolicyNotText},
		{"half a letter of UTF-16", strings.NewReader("\xFF\xFE1\x00\n\x00."), 2, exchange.ErrPolicyNotText},
		{"damaged UTF-8", strings.NewReader("１．目的\n守る。\xFF"), 2, exchange.ErrPolicyNotText},
		{"damaged CP932", strings.NewReader("\x82P\x81D\x96\xDA\x93I\n\x8E\xE7\x82\xE9\x81B\n\xFF"), 3, exchange.ErrPolicyNotText},
		{"too large", strings.NewReader(strings.Repeat("\n", exchange.MaxPolicyText+1)), exchange.MaxPolicyText + 1, exchange.ErrPolicyTooLarge},
		{"broken reader", io.MultiReader(strings.NewReader("1\n2"), iotest.ErrReader(io.ErrClosedPipe)), 2, io.ErrClosedPipe},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := exchange.ReadPolicyText(tt.text)
			var textErr *exchange.PolicyTextError
			if !errors.As(err, &textErr) || textErr.Line != tt.line || !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v at line %d", err, tt.want, tt.line)
			}
		})
	}
	largest := "1 目的\n" + strings.Repeat("\n", exchange.MaxPolicyText)
	if _, err := exchange.ReadPolicyText(strings.NewReader(largest[:exchange.MaxPolicyText])); err != nil {
		t.Errorf("a text of just the limit is refused: %v", err)
	}
}

func BenchmarkReadPolicyText(b *testing.B) {
	text := readFile(b, policyDir+"aoba.txt")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		readPolicy(b, text)
	}
}
