package exchange

import (
	"strings"
	"sync"

	"tenken/checklist"
	"tenken/locales"
)

// meaning is what a word in the column of ratings says.
type meaning struct {
	rating    checklist.RatingCode
	nothing   bool
	inquiring bool
	ambiguous bool
	usual     bool // the rating by words that are not the scale's own
}

// isRating reports whether the word is a rating and nothing beside it.
func (m meaning) isRating() bool { return m.rating != "" && !m.inquiring && !m.ambiguous }

// FindRating understands a rating as people write it, in answer sheets and on the
// command line alike: its code, symbol or label in either language, the usual
// look-alikes, and the usual words for its class where it is the only one of it, in
// any width, kana or case. It reports false for anything else, and for words that
// people use for opposite things, such as なし: nothing is guessed.
func FindRating(scale *checklist.Scale, written string) (checklist.Rating, bool) {
	m, ok := newRatingWords(scale).find(written)
	if !ok || !m.isRating() {
		return checklist.Rating{}, false
	}
	return scale.Rating(m.rating)
}

// NamedRating understands the scale's own names for a rating and the look-alikes of
// its symbol, and no other words: all that is taken unseen of tables of another hand.
func NamedRating(scale *checklist.Scale, written string) (checklist.Rating, bool) {
	return newRatingWords(scale).named(scale, written)
}

func (w ratingWords) named(scale *checklist.Scale, written string) (checklist.Rating, bool) {
	m, ok := w.find(written)
	if !ok || !m.isRating() || m.usual {
		return checklist.Rating{}, false
	}
	return scale.Rating(m.rating)
}

// ratingWords knows the words of one scale by their key.
type ratingWords map[string]meaning

// lookAlikes are spellings of symbols. Ratings with another symbol do not answer
// to them.
var lookAlikes = map[string][]string{
	"○": {"〇", "◯", "⚪", "⭕", "o", "●", "まる", "丸", "◦"},
	"△": {"▲", "∆", "Δ", "さんかく", "三角"},
	"×": {"x", "✕", "✖", "✗", "✘", "☓", "╳", "❌", "ばつ", "ぺけ"},
	"－": {"-", "ー", "─", "━"},
}

// classWords are words for a class of ratings. They mean a rating if it is the
// only one of its class.
var classWords = map[checklist.RatingClass][]string{
	checklist.ClassDone: {"実施", "済", "済み", "実施済", "実施済み", "実施している", "実施しています", "している", "できている", "適合", "はい",
		"yes", "y", "ok", "done", "true", "1", "✓", "✔", "☑", "レ"},
	checklist.ClassPartly:        {"一部", "一部実施", "一部済", "一部実施済", "一部実施済み", "一部実施している", "一部できている", "概ね実施", "おおむね実施", "partly", "partial"},
	checklist.ClassNotDone:       {"未", "未実施", "未実施です", "未済", "実施していない", "していない", "できていない", "不適合", "いいえ", "no", "ng", "not done"},
	checklist.ClassNotApplicable: {"該当なし", "該当無し", "該当しない", "非該当", "対象外", "対象なし", "n/a", "na", "not applicable"},
}

// Words for what is no rating, and words that people use for opposite things: なし
// is "nothing happened", "not applicable" or "not done", 一 a dash or a number,
// FALSE a box that nobody has ticked.
var (
	nothingWords    = []string{"事案なし", "事案無し", "該当事案なし", "事案無", "発生なし", "事案は発生していない", "nothing happened", "no case", "none happened"}
	inquiringWords  = []string{"照会中", "確認中", "問合せ中", "問い合わせ中", "inquiring", "under inquiry"}
	unansweredWords = []string{"未回答", "未記入", "unanswered", "not answered"}
	ambiguousWords  = []string{"0", "なし", "無し", "無", "有", "あり", "/", "一", "false", "2", "3"}
)

// newRatingWords gathers the words of a scale. Its own names go before all others.
func newRatingWords(scale *checklist.Scale) ratingWords {
	w := ratingWords{}
	bySymbol := map[string]checklist.RatingCode{}
	byClass := map[checklist.RatingClass][]checklist.RatingCode{}
	for _, r := range scale.Ratings {
		bySymbol[folded(r.Symbol)] = r.Code
		byClass[r.Class] = append(byClass[r.Class], r.Code)
		for _, name := range []string{string(r.Code), r.Symbol, r.Label.Ja, r.Label.En, r.Symbol + r.Label.Ja, r.Symbol + r.Label.En} {
			w.name(name, r.Code)
		}
	}
	for symbol, spellings := range lookAlikes {
		if code, known := bySymbol[folded(symbol)]; known {
			w.spell(spellings, meaning{rating: code})
		}
	}
	w.spell(nothingWords, meaning{nothing: true})
	w.spell(inquiringWords, meaning{inquiring: true})
	w.spell(unansweredWords, meaning{})
	w.spell(ambiguousWords, meaning{ambiguous: true})
	for class, codes := range byClass {
		m := meaning{rating: codes[0], usual: true}
		if len(codes) > 1 {
			m = meaning{ambiguous: true}
		}
		w.spell(classWords[class], m)
	}
	return w
}

// name adds one of the scale's own names; one that two ratings have is ambiguous.
func (w ratingWords) name(name string, code checklist.RatingCode) {
	key := ratingKey(name)
	if key == "" {
		return
	}
	if known, taken := w[key]; taken && known.rating != code {
		w[key] = meaning{ambiguous: true}
		return
	}
	w[key] = meaning{rating: code}
}

// spell adds words that have no meaning yet.
func (w ratingWords) spell(words []string, m meaning) {
	for _, word := range words {
		if _, taken := w[ratingKey(word)]; !taken {
			w[ratingKey(word)] = m
		}
	}
}

// find reports what is written, and false for what nobody knows. A question under
// inquiry may have its rating behind it.
func (w ratingWords) find(written string) (meaning, bool) {
	key := ratingKey(written)
	if m, known := w[key]; known {
		return m, true
	}
	for _, word := range inquiringWords {
		if rest, ok := strings.CutPrefix(key, ratingKey(word)); ok {
			m, known := w[rest]
			m.inquiring = true
			return m, known
		}
	}
	return meaning{}, false
}

// ratingKey is the form in which words for ratings compare equal: without width,
// case, kana, white space, brackets and full stops.
func ratingKey(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]「」【】『』:.。、,;\"'", r) {
			return -1
		}
		return r
	}, folded(s))
}

// codeWords are other words for the codes that cells of a column choose from.
var codeWords = map[string]map[string]string{
	fieldResponsibility: {"自所属": "own", "所属": "own", "自課": "own", "当課": "own", "課": "own", "情報政策課": "central", "一括": "central",
		"情報政策課で一括対応": "central", "委託先": "contractor", "委託業者": "contractor", "業者": "contractor", "共同": "joint"},
	fieldFunding: {"現年度予算": "current", "既定予算": "current", "補正予算": "supplementary", "次年度当初予算": "next_year", "翌年度当初": "next_year",
		"来年度当初": "next_year", "予算不要": "none", "費用なし": "none", "必要なし": "none"},
}

// codesIn lists the codes of a column.
func codesIn(field string) []string {
	if field == fieldFunding {
		return words(checklist.Fundings()...)
	}
	return words(checklist.Responsibilities()...)
}

// codeLabel is how a code of a column is written.
func codeLabel(p *locales.Printer, field, code string) string {
	return p.T("sheet.code." + field + "." + code)
}

// newCodeWords gathers the words of a column in both languages.
func newCodeWords(field string) map[string]string {
	all := map[string]string{}
	for word, code := range codeWords[field] {
		all[folded(word)] = code
	}
	for _, code := range codesIn(field) {
		all[folded(code)] = code
		for _, lang := range locales.Languages() {
			all[folded(codeLabel(locales.For(lang), field, code))] = code
		}
	}
	return all
}

// namesOf returns codes by their names in both languages, gathered once.
func namesOf(prefix string, codes ...string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		names := map[string]string{}
		for _, lang := range locales.Languages() {
			for _, code := range codes {
				names[folded(locales.For(lang).T(prefix+code))] = code
			}
		}
		return names
	})
}
