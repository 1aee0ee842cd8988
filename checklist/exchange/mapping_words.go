package exchange

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"tenken/checklist"
)

// headingWords are the headings of municipal checklists by the field that they
// mean. The first field that a heading fits takes it.
var headingWords = []struct {
	field string
	words []string
}{
	{"", []string{"メール", "メールアドレス", "電話", "内線"}}, // of people, which an answer has no place for
	{"items.id", []string{"番号", "no", "no.", "№", "項番", "通番", "連番", "整理番号", "項目番号", "点検番号", "id", "項目id", "#", "number"}},
	{"section", []string{"大項目", "中項目", "大区分", "中区分", "小区分", "区分", "大分類", "中分類", "小分類", "分類", "章", "節", "カテゴリ", "カテゴリー", "分野", "領域",
		"category", "section", "chapter"}},
	{"answers.department", []string{"所属", "所属名", "課名", "部署", "部署名", "課等名", "担当課", "所管課", "回答所属", "department"}},
	{"answers.subject", []string{"システム名", "情報システム名", "対象システム", "対象システム名", "施設名", "system"}},
	{"answers.concerned", []string{"対象者数", "対象人数", "対象職員数"}},
	{"answers.complying", []string{"実施者数", "受講者数", "実施人数", "適合者数", "実施済人数"}},
	{"answers.due", []string{"期限", "改善期限", "対応期限", "完了予定", "完了予定日", "実施予定時期", "改善時期", "対応時期", "実施時期", "due"}},
	{"answers.owner", []string{"担当", "担当者", "対応者", "改善担当", "責任者", "owner"}},
	{"answers.cause", []string{"原因", "発生原因", "cause"}},
	{"answers.action", []string{"改善内容", "改善策", "改善計画", "改善措置", "対応内容", "対応策", "是正内容", "是正措置", "今後の対応", "今後の予定", "action"}},
	{"answers.reason", []string{"理由", "未実施の理由", "未実施理由", "該当なしの理由", "できない理由", "reason"}},
	{"answers.evidence", []string{"根拠", "根拠資料", "証跡", "証拠", "証拠書類", "エビデンス", "根拠書類", "関係書類", "evidence"}},
	{"answers.comment", []string{"備考", "現状", "現在の状況", "具体的状況", "具体的な状況", "コメント", "特記事項", "補足説明", "説明", "remarks", "comment", "note"}},
	{"answers.rating", []string{"評価", "自己評価", "自己点検", "自己点検結果", "実施状況", "判定", "自己判定", "点検結果", "結果", "回答", "回答欄", "チェック", "チェック欄", "実施有無", "状況", "対応状況",
		"遵守状況", "rating", "status", "result"}},
	{"items.verify", []string{"確認方法", "点検方法", "確認手順", "監査手続"}},
	{"items.evidence", []string{"確認資料", "確認書類", "確認資料の例", "証跡の例", "証跡例"}},
	{"items.article", []string{"条文", "該当条文", "根拠条文", "対策基準", "対策基準の条項", "条項", "根拠規定", "関係規程", "規程"}},
	{"items.weight", []string{"重み", "配点", "ウェイト", "weight"}},
	{"items.mandatory", []string{"必須", "必須項目", "必須区分"}},
	{"items.critical", []string{"重要", "重要項目", "最重要"}},
	{"items.role", []string{"回答者", "役割", "答える人"}},
	{"items.why", []string{"趣旨", "目的", "リスク", "想定されるリスク"}},
	{"items.question", []string{"点検項目", "確認事項", "点検内容", "点検事項", "設問", "質問", "質問事項", "質問項目", "チェック項目", "チェック内容", "確認項目", "確認内容", "監査項目", "遵守事項", "対策項目", "対策内容",
		"実施項目", "評価項目", "項目内容", "内容", "question", "check item"}},
	{"items.topic", []string{"項目名", "件名", "項目", "小項目", "見出し", "topic", "item"}},
}

var inBrackets = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]|【[^】]*】|\s`)

// foldedHeadings are the words with their fields, in the order of headingWords.
var foldedHeadings = sync.OnceValue(func() (all []struct{ field, word string }) {
	for _, entry := range headingWords {
		for _, word := range entry.words {
			all = append(all, struct{ field, word string }{entry.field, folded(word)})
		}
	}
	return all
})

// headingField is the field that a heading most likely means, and how sure that
// is: 2 for a known word, 1 for a heading that holds one, 0 for none.
func headingField(heading string) (field string, sure int) {
	heading = firstRunes(heading, sampleText)
	bare := folded(inBrackets.ReplaceAllString(plainForm(heading), ""))
	if bare == "" {
		bare = folded(heading)
	}
	longest := 0
	for _, known := range foldedHeadings() {
		n := utf8.RuneCountInString(known.word)
		switch {
		case bare == known.word:
			return known.field, 2
		case n > longest && n > 1 && isJapanese(known.word) && strings.Contains(bare, known.word):
			field, sure, longest = known.field, 1, n
		}
	}
	if field == "" {
		return "", 0
	}
	return field, sure
}

func isJapanese(word string) bool { return word[0] >= utf8.RuneSelf }

// ratingPhrases are words in which municipal checklists write the classes of
// ratings, beside the labels of a scale. They are proposed, never taken unseen.
var ratingPhrases = map[checklist.RatingClass][]string{
	checklist.ClassDone:          {"◎", "済", "済み", "実施済", "実施済み", "実施している", "できている", "適合", "適", "良", "有", "yes", "ok", "✓", "✔", "☑", "レ"},
	checklist.ClassPartly:        {"一部", "一部済", "一部実施", "概ね実施", "おおむね実施", "一部できている", "不十分", "一部適合"},
	checklist.ClassNotDone:       {"未", "未済", "未実施", "未実施である", "実施していない", "できていない", "不適合", "不適", "否", "無", "no", "ng"},
	checklist.ClassNotApplicable: {"対象外", "非該当", "該当無し", "該当なし", "該当しない", "/", "n.a."},
}

// proposeRating is the only rating of the class that a word speaks of.
func proposeRating(scale *checklist.Scale, written string) (checklist.RatingCode, bool) {
	if r, ok := FindRating(scale, written); ok {
		return r.Code, true
	}
	for class, phrases := range ratingPhrases {
		for _, phrase := range phrases {
			if same(phrase, written) {
				return onlyRating(scale, class)
			}
		}
	}
	return checklist.Unanswered, false
}

func onlyRating(scale *checklist.Scale, class checklist.RatingClass) (checklist.RatingCode, bool) {
	var found []checklist.RatingCode
	for _, r := range scale.Ratings {
		if r.Class == class {
			found = append(found, r.Code)
		}
	}
	if len(found) != 1 {
		return checklist.Unanswered, false
	}
	return found[0], true
}
