package exchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tenken/checklist"
)

// clauses returns the finished clauses inside n, which lies at that depth.
func (n *policyNode) clauses(depth int) []checklist.Clause {
	finished := []checklist.Clause{}
	for _, child := range n.children {
		title, paragraphs := child.splitHeading(depth)
		for i, p := range paragraphs {
			paragraphs[i] = closeBlanks(p)
		}
		finished = append(finished, checklist.Clause{
			Ref: child.ref, Title: closeBlanks(title), Text: strings.Join(paragraphs, "\n"), Clauses: child.clauses(depth + 1),
		})
	}
	return finished
}

var (
	// （目的） directly after the number.
	leadingBrackets = regexp.MustCompile(`^[（(〔【［]([^（）()〔〕【】［］。]{1,40})[）)〕】］]`)
	// 次のとおり introduces a list, it does not name it.
	introduces = regexp.MustCompile(`次の|次に|以下の`)
)

// splitHeading parts a clause's title from its paragraphs.
func (n *policyNode) splitHeading(depth int) (title string, paragraphs []string) {
	for _, lines := range n.paragraphs {
		paragraphs = append(paragraphs, joinLines(lines))
	}
	if n.heading != "" || len(paragraphs) == 0 {
		return n.heading, paragraphs
	}
	first, others := paragraphs[0], paragraphs[1:]
	if n.isTitle(first, depth) {
		return first, others
	}
	title, text := leadingHeading(first)
	if text == "" {
		return title, others
	}
	return title, append([]string{text}, others...)
}

// isTitle reports whether the first paragraph is a heading: it looks like one,
// and something follows it or must follow it.
func (n *policyNode) isTitle(first string, depth int) bool {
	if !isHeading(first) || introduces.MatchString(first) || leadingBrackets.MatchString(first) {
		return false
	}
	outermost := depth == 0 && n.mark.style != styleArticle
	return outermost || n.mark.style < styleArticle || len(n.paragraphs) > 1 || len(n.children) > 0
}

// leadingHeading parts a heading at the front of a paragraph from its text:
// （目的）この方針は…, 機密性　情報に…をいう。, 機密性：情報に…をいう。
func leadingHeading(paragraph string) (heading, text string) {
	if at := leadingBrackets.FindStringSubmatchIndex(paragraph); at != nil {
		return paragraph[at[2]:at[3]], strings.TrimLeft(paragraph[at[1]:], blanks)
	}
	heading, text, ok := strings.Cut(paragraph, "：")
	if !ok || strings.ContainsAny(heading, blanks) {
		heading, text = firstWord(paragraph)
	}
	defines := strings.Contains(text, "。") || utf8.RuneCountInString(text) >= minDefinition
	if definedTerm.MatchString(heading) && defines {
		return heading, strings.TrimLeft(text, blanks)
	}
	return "", paragraph
}

// minDefinition is the length of a definition without a full stop, in characters.
const minDefinition = 15

// definedTerm is a word in front of its definition; 本市は does not qualify.
var definedTerm = regexp.MustCompile(`^[^、。，．]{0,29}[^、。，．はがをにへとのもで]$`)

// firstWord parts the first word, which may be set with blanks inside it, as
// 目　的, from the rest. The word is empty if a blank beside a Latin letter ends it.
func firstWord(text string) (word, rest string) {
	fields := strings.FieldsFunc(text, isBlank)
	n := 1
	for n < len(fields) && utf8.RuneCountInString(fields[0]) == 1 && utf8.RuneCountInString(fields[n]) == 1 {
		n++
	}
	if n >= len(fields) || isNarrow(lastRune(fields[n-1])) || isNarrow(firstRune(fields[n])) {
		return "", text
	}
	rest = text
	for _, f := range fields[:n] {
		_, rest, _ = strings.Cut(rest, f)
	}
	return strings.Join(fields[:n], ""), rest
}

// joinLines joins the lines of a paragraph, with a blank between Latin words only.
func joinLines(lines []string) string {
	var b strings.Builder
	last := '\n'
	for _, line := range lines {
		if partsWords(last, firstRune(line)) {
			b.WriteString(" ")
		}
		b.WriteString(line)
		last = lastRune(line)
	}
	return b.String()
}

// partsWords reports whether a blank belongs between the runes at a line's end
// and at the next one's start.
func partsWords(last, first rune) bool {
	oneNumber := unicode.IsDigit(last) && unicode.IsDigit(first)
	return isNarrow(last) && isNarrow(first) && !oneNumber && !strings.ContainsRune("\n(-/", last) && !strings.ContainsRune("),-./", first)
}

// closeBlanks takes out the blanks that layout has put into a text: all but
// those between Latin words and the ideographic ones between Japanese words of
// more than one letter (目　的 is one word).
func closeBlanks(text string) string {
	var b strings.Builder
	for rest := strings.Trim(text, blanks); ; {
		at := strings.IndexAny(rest, blanks)
		if at < 0 {
			return b.String() + rest
		}
		word, after := rest[:at], strings.TrimLeft(rest[at:], blanks)
		b.WriteString(word)
		b.WriteString(keptBlank(word, rest[at:len(rest)-len(after)], after))
		rest = after
	}
}

func keptBlank(word, blank, after string) string {
	last, first := lastRune(word), firstRune(after)
	switch {
	case isNarrow(last) && isNarrow(first):
		return " "
	case strings.Contains(blank, "\u3000") && unicode.IsLetter(last) && unicode.IsLetter(first) && utf8.RuneCountInString(word) > 1:
		return "\u3000"
	}
	return ""
}

func isBlank(r rune) bool { return strings.ContainsRune(blanks, r) }

// isNarrow knows Latin letters, digits and their signs; all others are set
// without blanks.
func isNarrow(r rune) bool { return r < '\u2000' }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// What a basic policy is called, and what it may be called besides.
var policyNames = []*regexp.Regexp{
	regexp.MustCompile(`方針(?:[（(][^（）()]*[）)])?$`),
	regexp.MustCompile(`(?:ポリシー|規程|規則|規定|要綱|要領|基準)(?:[（(][^（）()]*[）)])?$`),
}

// policyTitle looks for the policy's name in the running heads and backwards
// from its first clause. Without one it is the first line, if that is short.
func policyTitle(before []policyPiece, heads []string) string {
	candidates := slices.Clone(heads)
	for _, p := range slices.Backward(before) {
		if sentences := strings.Split(p.text, "。"); p.mark.style == 0 {
			candidates = append(candidates, sentences[len(sentences)-1])
		}
	}
	for _, name := range policyNames {
		for _, c := range candidates {
			if c = strings.TrimLeft(closeBlanks(c), bullets); isHeading(c) && name.MatchString(c) {
				return c
			}
		}
	}
	if len(before) > 0 && before[0].mark.style == 0 && isHeading(before[0].text) {
		return closeBlanks(before[0].text)
	}
	return ""
}
