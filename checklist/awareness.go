package checklist

import (
	"slices"
	"strings"
	"unicode"
)

// AwarenessOnly reports whether a plan promises nothing but telling people again:
// 「再度周知徹底を図る」, "Remind all staff". Such plans change nothing and are
// flagged, never refused. A plan that names anything beside it, a list, a
// training, a lock, is not flagged: the words below are all that may stand there.
func AwarenessOnly(action string) bool {
	return awarenessJa(action) || awarenessEn(action)
}

// awarenessJa: what is left without the fillers are particles and endings, which
// are written in hiragana, and punctuation.
func awarenessJa(action string) bool {
	if !slices.ContainsFunc(tellingJa, func(word string) bool { return strings.Contains(action, word) }) {
		return false
	}
	return !strings.ContainsFunc(fillersJa.Replace(action), func(r rune) bool {
		return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Hiragana, r)
	})
}

func awarenessEn(action string) bool {
	telling := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(action), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case slices.Contains(tellingEn, word):
			telling = true
		case !slices.Contains(fillersEn, word):
			return false
		}
	}
	return telling
}

var tellingJa = []string{"周知", "注意", "喚起", "啓発", "意識", "呼びかけ", "呼び掛け", "声かけ", "声掛け", "気をつけ", "気を付け"}

// fillersJa removes words that say how, to whom and about what people are told;
// longer words stand before those that they begin with.
var fillersJa = func() *strings.Replacer {
	words := slices.Concat(tellingJa, []string{
		"徹底", "向上", "高め", "再度", "再び", "改めて", "引き続き", "今後", "随時", "適宜", "都度", "定期的", "確実", "早急",
		"職員", "課員", "係員", "所属", "課内", "係内", "各自", "各位", "全員", "全", "者", "等",
		"朝礼", "会議", "打合せ", "回覧", "メール", "口頭", "文書", "通知", "掲示", "機会", "通じて",
		"情報セキュリティ", "セキュリティ", "ポリシー", "ルール", "規程", "規定", "手順書", "手順", "内容", "趣旨", "事項", "重要性", "必要性",
		"遵守", "順守", "指導", "依頼", "実施", "対応", "図る", "図り", "図って", "行う", "行い", "行って", "努め",
	})
	pairs := make([]string, 0, 2*len(words))
	for _, word := range words {
		pairs = append(pairs, word, "")
	}
	return strings.NewReplacer(pairs...)
}()

var tellingEn = []string{"aware", "awareness", "remind", "reminder", "reminders", "inform", "notify", "tell", "careful"}

var fillersEn = []string{
	"make", "sure", "be", "is", "are", "will", "we", "raise", "improve", "increase", "keep", "send", "give", "out", "again", "once", "more",
	"further", "regularly", "thoroughly", "fully", "strictly", "to", "the", "a", "an", "of", "on", "in", "at", "by", "and", "about", "that",
	"it", "this", "them", "they", "their", "our", "all", "every", "everyone", "everybody", "staff", "employees", "members", "member",
	"colleagues", "people", "department", "section", "office", "rule", "rules", "policy", "security", "information", "importance", "need",
	"e", "mail", "email", "meeting", "meetings", "morning",
}
