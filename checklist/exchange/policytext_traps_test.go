package exchange_test

import (
	"strings"
	"testing"

	"tenken/checklist"
)

// outline writes a policy as "ref title: text", one clause a line, paragraphs
// parted by /.
func outline(policy checklist.Policy) string {
	var lines []string
	for clause := range policy.Walk {
		line := strings.TrimRight(clause.Ref+" "+clause.Title, " ")
		if clause.Text != "" {
			line += ": " + strings.ReplaceAll(clause.Text, "\n", "/")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// One trap of published texts each; the whole texts are in testdata/policy.
func TestPolicyTextTraps(t *testing.T) {
	full := strings.Repeat("情", 40) // a line that reaches the margin
	tests := []struct{ name, text, want string }{
		{"numbers restart after a preamble",
			"前文\n１．方針\n２．基準\n３．手順\nの３つに分ける。\n１．目的\n守る。\n２．組織\n置く。",
			"1 目的: 守る。\n2 組織: 置く。"},
		{"a list of the same style inside a clause",
			"1 目的\n次のとおり。\n1 漏らさない。\n2 失わない。\n2 組織\n置く。\n3 点検\n行う。",
			"1 目的: 次のとおり。\n1-1: 漏らさない。\n1-2: 失わない。\n2 組織: 置く。\n3 点検: 行う。"},
		{"a list at the very end",
			"1 目的\n守る。\n2 組織\n" + full + "。\n3 点検\n行う。\n4 見直し\n次による。\n1. 監査する。\n2. 点検する。",
			"1 目的: 守る。\n2 組織: " + full + "。\n3 点検: 行う。\n4 見直し: 次による。\n4-1: 監査する。\n4-2: 点検する。"},
		{"marks after a full stop",
			"１．目的\n守る。２．組織\n置く。(１)長\n決める。 (２) 係\n動く。①夜②昼",
			"1 目的: 守る。\n2 組織: 置く。\n2(1) 長: 決める。\n2(2) 係: 動く。\n2(2)①: 夜②昼"},
		{"marks after a blank",
			"題 １．目的\n守る ２．組織\n(１) 長 (２) 係",
			"1 目的: 守る\n2 組織\n2(1): 長\n2(2): 係"},
		{"references at the start of a line",
			"1 目的\n" + full + "\n2の基準と" + full + "\n(1)及び(2)に従い、" + full + "\n2 月の末までに終える。\n2 組織\n置く。",
			"1 目的: " + full + "2の基準と" + full + "(1)及び(2)に従い、" + full + "2月の末までに終える。\n2 組織: 置く。"},
		{"a page number inside a sentence",
			"１．目的\n" + full + "\n\n- 3 -\n\n守る。\n２．組織\n置く。 4\n5 ３．点検\n行う。",
			"1 目的: " + full + "守る。\n2 組織: 置く。\n3 点検: 行う。"},
		{"a table of contents without leaders",
			"目次\n1 目的\n2 組織\n3 点検\n本文\n1 目的\n守る。\n2 組織\n置く。\n3 点検\n行う。",
			"1 目的: 守る。\n2 組織: 置く。\n3 点検: 行う。"},
		{"a number is missing",
			"1 目的\n守る。\n2 組織\n(1) 長\n(3) 係\n4 点検\n行う。\n9 終わり\n閉じる。",
			"1 目的: 守る。\n2 組織\n2(1): 長\n2(3): 係\n4 点検: 行う。/9終わり/閉じる。"},
		{"a number stands twice",
			"1 目的\n(1) 甲\n(1) 乙\n(2) 丙\n2 組織\n置く。",
			"1 目的\n1(1) 甲: (1)乙\n1(2): 丙\n2 組織: 置く。"},
		{"numbers without a blank after them",
			"１目的\n守る。\n２組織\n人を２人置く。\n３点検\n行う。",
			"1 目的: 守る。\n2 組織: 人を２人置く。\n3 点検: 行う。"},
		{"blanks set by layout",
			"１　目　的\n平成 27 年の ISO/IEC 27001 に従い、Web サイト を守る。\n２　組　織\n市長　副市長　課長",
			"1 目的: 平成27年のISO/IEC 27001に従い、Webサイトを守る。\n2 組織: 市長　副市長　課長"},
		{"Latin words over the line end",
			"1 目的\n" + full + "20\n26 年" + full + " based on\nISO/IEC 27001.\n2 組織\n" + full + "ISO/\nIEC 27001.",
			"1 目的: " + full + "2026年" + full + "based on ISO/IEC 27001.\n2 組織: " + full + "ISO/IEC 27001."},
		{"headings in brackets",
			"（目的）\n第１条　守る。\n（組織） 第２条　置く。\n第３条（点検）行う。",
			"第1条 目的: 守る。\n第2条 組織: 置く。\n第3条 点検: 行う。"},
		{"articles in kanji",
			"第一条　守る。\n第二条　次の者を置く。\n一　長\n二　係\n第二条の二　削除\n第三条　見る。\n第十条　行う。",
			"第1条: 守る。\n第2条: 次の者を置く。\n第2条一: 長\n第2条二: 係\n第2条の2: 削除\n第3条: 見る。/第十条　行う。"},
		{"articles count on through the chapters",
			"第１章　総則\n第１条　守る。\n第２章　組織\n第２条　置く。\n第３条　動く。",
			"第1章 総則\n第1条: 守る。\n第2章 組織\n第2条: 置く。\n第3条: 動く。"},
		{"articles begin anew in each chapter",
			"第１章　総則\n第１条　守る。\n第２章　組織\n第１条　置く。\n第２条　動く。",
			"第1章 総則\n第1条: 守る。\n第2章 組織\n第2章第1条: 置く。\n第2条: 動く。"},
		{"closing provisions",
			"1 目的\n" + full + "。\n2 組織\n置く。\n附　則\n1 令和8年4月1日から行う。\n2 古い方針は、やめる。\n附則（令和9年）\n直ちに行う。",
			"1 目的: " + full + "。\n2 組織: 置く。\n附則 附則\n附則第1項: 令和8年4月1日から行う。\n附則第2項: 古い方針は、やめる。\n附則2 附則（令和9年）: 直ちに行う。"},
		{"the standards follow under their own heading",
			"基本方針\n1 目的\n守る。\n2 組織\n置く。\n3 点検\n行う。\n対策基準\n1 鍵\n掛ける。\n2 札\n付ける。\n3 箱\n置く。",
			"1 目的: 守る。\n2 組織: 置く。\n3 点検: 行う。"},
		{"terms before their definitions",
			"1 言葉\n(1) 資産　情報と機械をいう。\n(2) 長：課をまとめる者をいう。\n(3) 市は　全て守る。\n2 組織\n置く。",
			"1 言葉\n1(1) 資産: 情報と機械をいう。\n1(2) 長: 課をまとめる者をいう。\n1(3): 市は　全て守る。\n2 組織: 置く。"},
		{"other signs",
			"Ⅰ 目的\n守る。\nⅡ 組織\n⑴ 長\nａ．昼\nｂ．夜\n⑵ 係\n(a) 表\n(b) 裏\n(一) 右\n(二) 左",
			"Ⅰ 目的: 守る。\nⅡ 組織\nⅡ(1) 長\nⅡ(1)a: 昼\nⅡ(1)b: 夜\nⅡ(2) 係\nⅡ(2)(a): 表\nⅡ(2)(b) 裏\nⅡ(2)(b)(一): 右\nⅡ(2)(b)(二): 左"},
		{"a table of contents with a closing entry",
			"目次\n1 目的……1\n(1) 甲……1\n2 組織……2\n(1) 乙……2\n附則\n1 目的\n" + full + "。\n2 組織\n" + full + "。\n3 点検\n行う。",
			"1 目的: " + full + "。\n2 組織: " + full + "。\n3 点検: 行う。"},
		{"a long list in the preamble",
			"前文\n1 甲\n読む。\n2 乙\n読む。\n3 丙\n読む。\n4 丁\n読む。\n1 目的\n" + full + "。\n2 組織\n" + full + "。",
			"1 目的: " + full + "。\n2 組織: " + full + "。"},
		{"chapters that the preamble only names",
			"次の章からなる。\n第１章　方針\n第２章　基準\nこの文書は前者である。\n1 目的\n守る。\n2 組織\n置く。",
			"1 目的: 守る。\n2 組織: 置く。"},
		{"articles of one line and a list with text",
			"第１条　守る。\n第２条　置く。\n(1) 甲\n一番目。\n(2) 乙\n二番目。\n第３条　行う。\n第４条　閉じる。",
			"第1条: 守る。\n第2条: 置く。\n第2条(1) 甲: 一番目。\n第2条(2) 乙: 二番目。\n第3条: 行う。\n第4条: 閉じる。"},
		{"a list as long as the clauses, of sentences",
			"1. 目的\n守る。\n2. 言葉\n次による。\n1. 甲は紙をいう。\n2. 乙は箱をいう。\n3. 点検\n行う。",
			"1 目的: 守る。\n2 言葉: 次による。\n2-1: 甲は紙をいう。\n2-2: 乙は箱をいう。\n3 点検: 行う。"},
		{"a list as long as the clauses, with other signs",
			"1 目的\n守る。\n2 言葉\n1. 紙\n2. 箱\n3 点検\n行う。",
			"1 目的: 守る。\n2 言葉\n2-1: 紙\n2-2: 箱\n3 点検: 行う。"},
		{"pages that begin with numbers and end with sentences",
			"1 目的\n行う。\n\f第１条\n守る。\n行う。\n\f第２条\n置く。\n行う。\n\f第３条\n動く。\n行う。\n\f第４条\n閉じる。",
			"第1条: 守る。/行う。\n第2条: 置く。/行う。\n第3条: 動く。/行う。\n第4条: 閉じる。"},
		{"a count after a full stop",
			"1 目的\n終える。2 月に始める。\n2 組織\n置く。",
			"1 目的: 終える。2月に始める。\n2 組織: 置く。"},
		{"a mark after a full stop in brackets",
			"1 目的\n①甲（乙を含む。）②丙\n2 組織\n置く。",
			"1 目的\n1①: 甲（乙を含む。）\n1②: 丙\n2 組織: 置く。"},
		{"a blank line parts paragraphs",
			"1 目的\n" + full + "\n\n守る。\n2 組織\n置く。\n3 点検\n行う。",
			"1 目的: " + full + "/守る。\n2 組織: 置く。\n3 点検: 行う。"},
		{"an indent opens a paragraph",
			"1 目的\n　" + full + "。\n守る。\n　" + full + "。\n　守る。\n2 組織\n置く。",
			"1 目的: " + full + "。守る。/" + full + "。/守る。\n2 組織: 置く。"},
		{"blanks at the line end close a paragraph",
			"1 目的 \n" + full + "。\n" + full + "\n守る。 \n" + full + "。 \n終わる。 \n2 組織 \n置く。 ",
			"1 目的: " + full + "。" + full + "守る。/" + full + "。/終わる。\n2 組織: 置く。"},
		{"a bullet opens a paragraph",
			"1 目的\n" + full + "\n・守る。\n2 組織\n置く。",
			"1 目的: " + full + "/・守る。\n2 組織: 置く。"},
		{"a heading nearly as long as the lines",
			"1 " + full[:32*3] + "\n" + full + "\n守る。\n2 組織\n置く。",
			"1 " + full[:32*3] + ": " + full + "守る。\n2 組織: 置く。"},
		{"references with a blank at the start of a line",
			"1 目的\n(1) 甲\n" + full + "\n(2) の定めと" + full + "\n(4) 丁\nを守る。\n2 組織\n置く。",
			"1 目的\n1(1) 甲: " + full + "(2)の定めと" + full + "(4)丁/を守る。\n2 組織: 置く。"},
		{"a bare number at the start of a line",
			"1 目的\n" + full + "\n2系統の機械\nを置く。\n2 組織\n置く。",
			"1 目的: " + full + "2系統の機械/を置く。\n2 組織: 置く。"},
		{"a number alone on its line",
			"第１条\n(1)\n甲\n(2)\n第２条\n置く。\n第３条\n守る。",
			"第1条\n第1条(1): 甲\n第1条(2)\n第2条: 置く。\n第3条: 守る。"},
		{"a clause on the standards",
			"1 目的\n(1) 甲。\n(2) 乙。\n(3) 丙。\n2 対策基準\n(1) 丁\n(2) 戊\n3 点検\n" + full + "\n対策基準\n(1) 己",
			"1 目的\n1(1): 甲。\n1(2): 乙。\n1(3): 丙。\n2 対策基準\n2(1): 丁\n2(2): 戊\n3 点検: " + full + "対策基準\n3(1): 己"},
		{"the standards named at the end of a table",
			"前文\n1 方針\n2 基準\n3 手順\n下の表による。\n方針\n対策基準\n1 目的\n守る。\n2 組織\n置く。\n3 点検\n行う。",
			"1 目的: 守る。\n2 組織: 置く。\n3 点検: 行う。"},
		{"a chapter on basic principles",
			"第１章　総則\n1 目的\n第２章　基本方針\n1 守る。\n第３章　組織\n1 置く。",
			"第1章 総則\n第1章1: 目的\n第2章 基本方針\n第2章1: 守る。\n第3章 組織\n第3章1: 置く。"},
		{"words that introduce a list",
			"1 目的\n(1) 次の者\n① 長\n② 係\n2 組織\n置く。",
			"1 目的\n1(1): 次の者\n1(1)①: 長\n1(1)②: 係\n2 組織: 置く。"},
		{"a heading in brackets after its number, alone",
			"第１条（目的）\n守る。\n第２条（組織）\n置く。",
			"第1条 目的: 守る。\n第2条 組織: 置く。"},
		{"sections without text",
			"第１章　総則\n第１節　目的\n第２節　組織\n第２章　点検\n行う。",
			"第1章 総則\n第1章第1節 目的\n第1章第2節 組織\n第2章 点検: 行う。"},
		{"one clause only", "1 目的\n守る。", "1 目的: 守る。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := outline(readPolicy(t, tt.text)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestPolicyTextTitle(t *testing.T) {
	const clauses = "\n1 目的\n守る。\n2 組織\n置く。"
	tests := map[string]string{
		"青葉市情報セキュリティ基本方針":                  "青葉市情報セキュリティ基本方針",
		"○青葉市　情報セキュリティ基本方針（公表用）\n令和8年4月1日": "青葉市　情報セキュリティ基本方針（公表用）",
		"ポリシー\n序\nこれを定める。 基本方針":            "基本方針",
		"守り方の要綱\n令和8年4月1日制定":               "守り方の要綱",
		"情報の守り方": "情報の守り方",
		"この文書は、長い前書きで始まる。":                 "",
		strings.Repeat("情報", 23) + "の基本方針": "",
		"": "",
	}
	for before, want := range tests {
		if got := readPolicy(t, before+clauses).Title; got != want {
			t.Errorf("after %q the title is %q, want %q", before, got, want)
		}
	}
}
