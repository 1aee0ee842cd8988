package command

import (
	"strings"
	"testing"
)

// What is typed wrongly, and a part of the sentence that helps. The file a.tenken
// is never reached.
var wrongLines = []struct{ line, want string }{
	{"answr", "answer ではありませんか"},
	{"--lang=en answr", "Did you mean answer?"},
	{"answr --lang en", "Did you mean answer?"},
	{"frobnicate", "使えるのは：demo, standard"},
	{"standard", "list, show, validate"},
	{"standard shw x", "show ではありませんか"},
	{"evidence frobnicate", "add, list, get, remove"},
	{"demo", "DIR が足りません"},
	{"policy", "FILE が足りません"},
	{"policy set a.tenken", "FILE が足りません"},
	{"status", "使い方：tenken status WS [ITEM]"},
	{"answer a.tenken", "使い方：tenken answer WS ITEM [RATING]"},
	{"answer a.tenken C01-01-04 ○ more", "「more」は余分です"},
	{"answer a.tenken C01-01-04 --coment x", "--comment ではありませんか"},
	{"answer a.tenken C01-01-04 --zzzzzzzz", "ここでは使えません"},
	{"--subject demo answer a.tenken C01-01-04 --zzzzzzzz", "--zzzzzzzz という指定は"},
	{"--zzzzzzzz demo answer a.tenken", "--zzzzzzzz という指定は"},
	{"answer a.tenken C01-01-04 -x", "-x という指定はここでは使えません"},
	{"answer a.tenken C01-01-04 --comment --json", "--comment には値が必要です"},
	{"answer a.tenken C01-01-04 --comment", "--comment には値が必要です"},
	{"answer a.tenken C01-01-04", "記録する内容がありません"},
	{"answer a.tenken C01-01-04 ○ --nothing", "一度に1つだけ"},
	{"answer a.tenken C01-01-04 ○ --people 1/2", "一度に1つだけ"},
	{"status a.tenken --json=maybe", "--json に値は付けません"},
	{"status a.tenken --lang fr", "ja か en"},
	{"status a.tenken --lang ja,en", "ja か en"},
	{"status a.tenken --at yesterday", "--at の日時"},
	{"status a.tenken --year 昨年", "--year：「昨年」"},
	{"new a.tenken --department 税務課", "--city が必要です"},
	{"new a.tenken --city 青葉市", "--department が必要です"},
	{"new a.tenken --city 青葉市 --department 税務課 --kind bureau", "department（所属）"},
	{"new a.tenken --city 青葉市 --department 税務課 --profile my_numbr", "my_number（マイナンバーを扱う）"},
	{"new a.tenken --city 青葉市 --department 税務課 --system 住基=XX", "my_number（マイナンバーを扱う）"},
	{"new a.tenken --city 青葉市 --department 税務課 --model c", "a_prime（α′）"},
	{"new a.tenken --city 青葉市 --department 税務課 --city-roles boss", "infrastructure（ネットワークを運用する所属）"},
	{"new a.tenken --city 青葉市 --department 税務課 --due R8.13.1", "月は1月から12月"},
	{"evidence add a.tenken C01-01-04", "--title か --file"},
	{"evidence add a.tenken C01-01-04 --title 表 --date 春", "--date：「春」"},
	{"approve a.tenken --number 1", "決裁日"},
	{"approve a.tenken --date R8.4.1", "文書番号"},
	{"restore a.tenken b.tenken --continue", "一度に1つだけ"},
	{"report sheet a.tenken --format docx", "xlsx（Excel）, pdf（PDF）"},
	{"report sheet a.tenken --level some", "full（全項目）"},
	{"report sheet a.tenken --lang ja,fr", "ja か en"},
	{"a.tenken b.tenken", "「b.tenken」は余分です"},
}

func TestWrongUsage(t *testing.T) {
	for _, test := range wrongLines {
		r := runLine(t.Context(), strings.Fields(test.line)...)
		if r.exit != exitUsage || r.out != "" || !strings.Contains(r.err, test.want) || strings.Contains(r.err, "⟦") {
			t.Errorf("%s: exit %d, said %q", test.line, r.exit, r.err)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"answer", "approve", "status", "C01-01-04"}
	for typed, want := range map[string]string{
		"anser": "answer", "Aprove": "approve", "state": "status", "c01-01-4": "C01-01-04", "xyz": "", "": "",
	} {
		got, ok := nearest(typed, names)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", typed, got, ok)
		}
	}
	if _, ok := nearest("x", nil); ok {
		t.Error("something is near to nothing")
	}
}
