package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"tenken/checklist/text"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"composes", "か\u3099は\u309A", "がぱ"},
		{"line breaks", "一\r\n二\r三\v四\u2028五\u0085六", "一\n二\n三\n四\n五\n六"},
		{"tab", "a\tb", "a b"},
		{"controls", "a\x00b\x1Bc\x7Fd\u009Fe", "abcde"},
		{"bidi and byte order mark", "\uFEFFa\u202Eb\u2066c", "abc"},
		{"noncharacters", "a\uFFFEb\uFDD0c\U0001FFFFd", "abcd"},
		{"invalid UTF-8", "a\xFFb", "a\uFFFDb"},
		{"kept", "𠮷野家😀葛\U000E0100 ①㈱髙﨑", "𠮷野家😀葛\U000E0100 ①㈱髙﨑"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Clean(c.in); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := text.Clean(anyText(t))
		if twice := text.Clean(once); twice != once {
			t.Errorf("once %q, twice %q", once, twice)
		}
	})
}

// What is taken as clean at a glance is in NFC: no character of it joins with the
// one before.
func TestCleanIsNFC(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		if got := text.Clean("か" + string(r)); !norm.NFC.IsNormalString(got) {
			t.Errorf("%U: %q", r, got)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"ﾊﾟｽﾜｰﾄﾞ", "ぱすわーど"},
		{"パスワード", "ぱすわーど"},
		{"Ｃ０５－０２－０２", "c05-02-02"},
		{"C05−02‐02", "c05-02-02"},
		{"ＬＧＷＡＮ　接続系", "lgwan 接続系"},
		{"㈱点検①", "(株)点検1"},
		{"ヴァイオリン", "ゔぁいおりん"},
		{"ΛΟΓΟΣ", "λογος"},
	} {
		if text.Fold(c.a) != text.Fold(c.b) {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q", c.a, text.Fold(c.a), c.b, text.Fold(c.b))
		}
	}
	if text.Fold("カード") == text.Fold("カド") {
		t.Error("the long vowel mark is lost")
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := text.Fold(anyText(t))
		if twice := text.Fold(once); twice != once {
			t.Errorf("once %q, twice %q", once, twice)
		}
	})
}

func TestPrintable(t *testing.T) {
	hasGlyph := func(r rune) bool { return r != '☃' }
	printed, lost := text.Printable("𠮷野家☃葛\U000E0100城☃👨\u200D👩\n", hasGlyph)
	if want := "〓野家〓葛城〓〓〓\n"; printed != want {
		t.Errorf("printed %q, want %q", printed, want)
	}
	if want := []rune{'𠮷', '☃', '\U000E0100', '👨', '👩'}; !slices.Equal(lost, want) {
		t.Errorf("lost %q, want %q", string(lost), string(want))
	}
	if printed, lost := text.Printable("髙﨑①㈱", hasGlyph); printed != "髙﨑①㈱" || lost != nil {
		t.Errorf("printed %q, lost %q", printed, string(lost))
	}
}

// anyText draws strings of every kind, often with what breaks naive code.
func anyText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune("ｶﾞパﾟ\u3099\u309A\u0301ﬁⅣ㍿İßΣς－−ー𠮷😀\u200D\uFE0F\t\r\n\u2028 a。")), -1, 40, -1),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	).Draw(t, "text")
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "点検「結果」、報告。", "a\xFFb\r\n\t\x00", "𠮷😀👨\u200D👩\u200D👧葛\U000E0100", strings.Repeat("。", 50), strings.Repeat("x", 90)} {
		f.Add(seed, 10.0)
	}
	f.Fuzz(func(t *testing.T, s string, limit float64) {
		clean := text.Clean(s)
		if !utf8.ValidString(clean) {
			t.Errorf("Clean(%q) is not UTF-8", s)
		}
		text.Fold(s)
		printed, _ := text.Printable(s, func(r rune) bool { return r < 0x3000 || r == text.Geta })
		for _, in := range []string{s, clean, printed} {
			if got := strings.Join(text.Lines(in, emWidth, limit), ""); got != strings.ReplaceAll(in, "\n", "") {
				t.Errorf("Lines(%q) gives back %q", in, got)
			}
		}
	})
}
