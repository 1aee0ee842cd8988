package exchange

import (
	"slices"
	"strings"

	"tenken/checklist"
)

// staffWords are the ways in which surveys write an answer. Numbers are none of
// them: 1 is "yes" in one survey and the first of five steps in another.
var staffWords = map[checklist.StaffAnswer][]string{
	checklist.StaffYes: {"はい", "yes", "y", "true", "○", "〇", "◯", "◎", "●", "o", "まる", "丸", "レ", "✓", "✔", "☑", "✅", "済", "済み", "実施", "実施済", "実施済み",
		"している", "しています", "できている", "できています", "守っている", "当てはまる", "あてはまる", "該当", "該当する", "有", "あり", "ok"},
	checklist.StaffNo: {"いいえ", "no", "n", "false", "×", "✕", "✖", "☓", "✗", "x", "ばつ", "バツ", "未", "未実施", "していない", "していません", "できていない", "できていません",
		"守っていない", "当てはまらない", "あてはまらない", "無", "ng"},
	checklist.StaffNotApplicable: {"該当なし", "該当無し", "非該当", "該当しない", "対象外", "not applicable", "n/a", "na", "－", "-", "ー", "―", "場面なし", "その場面がない"},
}

// words are those of a mapping, before the usual ones.
func (m *StaffMapping) words() map[string]checklist.StaffAnswer {
	all := map[string]checklist.StaffAnswer{}
	for answer, words := range staffWords {
		for _, w := range words {
			all[folded(w)] = answer
		}
	}
	for _, w := range m.Words {
		for _, written := range w.Words {
			all[folded(written)] = w.Answer
		}
	}
	return all
}

// answer understands one cell. A full stop at the end, and marks around a word,
// make no difference.
func (s *staffReader) answer(written string) (checklist.StaffAnswer, bool) {
	if a, ok := s.words[folded(written)]; ok {
		return a, true
	}
	a, ok := s.words[folded(strings.Trim(written, " 　。．.、,「」『』【】()（）［］[]"))]
	return a, ok
}

// personal are parts of headings of columns that forms add by themselves, or that
// say who answers. They are passed by without a word, and never kept.
var personal = []string{"タイムスタンプ", "timestamp", "開始時刻", "完了時刻", "終了時刻", "最終変更時刻", "starttime", "completiontime", "lastmodified", "日時", "回答日", "送信日",
	"メール", "mail", "氏名", "名前", "お名前", "name", "職員番号", "社員番号", "職員コード", "内線", "回答id", "受付番号", "所要時間", "スコア", "合計点", "points", "feedback", "言語", "language", "ipaddress"}

// isPersonal also knows the column that numbers the answers.
func isPersonal(heading string) bool {
	f := folded(heading)
	return slices.Contains([]string{"id", "no", "no.", "番号", "#"}, f) ||
		slices.ContainsFunc(personal, func(part string) bool { return strings.Contains(f, folded(part)) })
}
