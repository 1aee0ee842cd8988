package text_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist/text"
)

// marked writes deleted text as [-…-] and inserted text as {+…+}.
func marked(segments []text.Segment) string {
	var s strings.Builder
	for _, segment := range segments {
		switch segment.Change {
		case text.Deleted:
			s.WriteString("[-" + segment.Text + "-]")
		case text.Inserted:
			s.WriteString("{+" + segment.Text + "+}")
		default:
			s.WriteString(segment.Text)
		}
	}
	return s.String()
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"the same", "台帳がある。", "台帳がある。", "台帳がある。"},
		{"all new", "", "台帳がある。", "{+台帳がある。+}"},
		{"all gone", "台帳がある。", "", "[-台帳がある。-]"},
		{"a compound is one word", "情報資産台帳を見ましたか。", "情報資産目録を見ましたか。", "[-情報資産台帳-]{+情報資産目録+}を見ましたか。"},
		{"an ending is one word", "点検していますか。", "点検しましたか。", "点検[-していますか-]{+しましたか+}。"},
		{"katakana with long vowels", "サーバーの鍵", "ルーターの鍵", "[-サーバー-]{+ルーター+}の鍵"},
		{"figures", "年1回、見直す。", "年12回、見直す。", "年[-1-]{+12+}回、見直す。"},
		{"inserted in the middle", "今年度、台帳を見直しましたか。", "今年度、職員が台帳を見直しましたか。", "今年度、{+職員が+}台帳を見直しましたか。"},
		{"English", "Have you read the register?", "Have you checked the register?", "Have you [-read-]{+checked+} the register?"},
		{"a chance particle", "課長が台帳を作成した", "職員全員へ周知を徹底した", "[-課長が台帳を作成-]{+職員全員へ周知を徹底+}した"},
		{"lines", "一\n二", "一\n三", "一\n[-二-]{+三+}"},
	} {
		if got := marked(text.Diff(tt.old, tt.new)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Whatever the texts are, both can be read from the difference, and neighbours
// differ in kind.
func TestDiffHoldsBothTexts(t *testing.T) {
	any := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("台帳をが。 a\n")), 0, 40, -1))
	rapid.Check(t, func(t *rapid.T) {
		old, new := any.Draw(t, "old"), any.Draw(t, "new")
		segments := text.Diff(old, new)
		var from, to strings.Builder
		for i, s := range segments {
			if s.Change != text.Inserted {
				from.WriteString(s.Text)
			}
			if s.Change != text.Deleted {
				to.WriteString(s.Text)
			}
			if s.Text == "" || i > 0 && segments[i-1].Change == s.Change {
				t.Errorf("segment %d of %v could be left out or joined", i, segments)
			}
		}
		if from.String() != old || to.String() != new {
			t.Errorf("%v gives back %q and %q", segments, &from, &to)
		}
	})
}

func TestDiffOfTheSameTextIsOneSegment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := prose(t)
		want := []text.Segment{{Change: text.Equal, Text: s}}
		if s == "" {
			want = nil
		}
		if got := text.Diff(s, s); !slices.Equal(got, want) {
			t.Errorf("got %v", got)
		}
	})
}

func BenchmarkDiff(b *testing.B) {
	old := strings.Repeat("情報資産台帳と現物を突き合わせ、棚卸しの日付と実施者を記録した（総務課）。", 100)
	new := strings.ReplaceAll(old, "記録", "登録")
	b.SetBytes(int64(len(old)))
	for b.Loop() {
		text.Diff(old, new)
	}
}
