package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tenken/checklist/text"
)

// emWidth is a typesetter's rule of thumb: ASCII is half an em, all else one em.
func emWidth(r rune) float64 {
	if r < utf8.RuneSelf {
		return 0.5
	}
	return 1
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, in string
		limit    float64
		want     []string
	}{
		{"empty", "", 5, []string{""}},
		{"one line", "点検票", 5, []string{"点検票"}},
		{"no line starts with a comma", "一二三四五、六", 5, []string{"一二三四", "五、六"}},
		{"no line ends with a bracket", "一二三四「五六」", 5, []string{"一二三四", "「五六」"}},
		{"small kana", "一二三四キャ", 5, []string{"一二三四", "キャ"}},
		{"line feeds", "一\n\n二三\n", 5, []string{"一", "", "二三", ""}},
		{"English breaks at spaces", "one two three", 4, []string{"one two ", "three"}},
		{"spaces hang", "abcd   efgh", 2, []string{"abcd   ", "efgh"}},
		{"a long word is cut", "見よabcdefgh", 2, []string{"見よ", "abcd", "efgh"}},
		{"the cut keeps kinsoku", "abc.def", 1.5, []string{"ab", "c.d", "ef"}},
		{"marks without end", "。。。。。", 2, []string{"。。", "。。", "。"}},
		{"wider than the line", "点検", 0.5, []string{"点", "検"}},
		{"clusters stay whole", "👨\u200D👩👨\u200D👩", 3, []string{"👨\u200D👩", "👨\u200D👩"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Lines(c.in, emWidth, c.limit); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLinesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		lines := text.Lines(s, emWidth, rapid.Float64Range(-1, 30).Draw(t, "limit"))
		if got, want := strings.Join(lines, ""), strings.ReplaceAll(s, "\n", ""); got != want {
			t.Errorf("lines %q give back %q", lines, got)
		}
	})
}

func TestLinesHoldTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, limit := prose(t), rapid.Float64Range(4, 40).Draw(t, "limit")
		for _, line := range text.Lines(s, emWidth, limit) {
			var width float64
			for _, r := range strings.TrimRight(line, " ") {
				width += emWidth(r)
			}
			if width > limit {
				t.Errorf("line %q is %v wide, limit %v", line, width, limit)
			}
		}
	})
}

func TestLinesKeepKinsoku(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, limit := prose(t), rapid.Float64Range(6, 40).Draw(t, "limit")
		for i, line := range text.Lines(s, emWidth, limit) {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune("、。」）ャーっ", first) || strings.ContainsRune("「（", last) {
				t.Errorf("line %d %q breaks kinsoku in %q at %v", i, line, s, limit)
			}
		}
	})
}

// prose draws sentences: words of kana, kanji and Latin letters, some longer than
// a line, quoted or not, with at most two marks in a row.
func prose(t *rapid.T) string {
	word := rapid.OneOf(
		rapid.StringMatching(`[点検結果情報資産台帳職員]{1,6}`),
		rapid.StringMatching(`(システム|キャッシュ|パッチ|ちょっと|の|を|が|は){1,3}`),
		rapid.StringMatching(`[A-Za-z0-9]{1,60} ?`),
		rapid.StringMatching(`「[点検情報]{1,4}」`),
		rapid.StringMatching(`（[a-z]{1,12}）`),
	)
	mark := rapid.SampledFrom([]string{"", "", "", "、", "。", "」、"})
	var s strings.Builder
	for range rapid.IntRange(0, 30).Draw(t, "words") {
		s.WriteString(word.Draw(t, "word"))
		s.WriteString(mark.Draw(t, "mark"))
	}
	return s.String()
}

func BenchmarkLines(b *testing.B) {
	s := strings.Repeat("情報資産台帳と現物を突き合わせ、棚卸しの日付と実施者を記録した（総務課）。", 500)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.Lines(s, emWidth, 20)
	}
}
