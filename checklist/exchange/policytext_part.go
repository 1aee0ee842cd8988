package exchange

import (
	"regexp"
	"slices"
)

// Headings of the basic policy and of the control standards in one document.
var (
	policyHeading    = regexp.MustCompile(`^(.*基本方針)(?:[（(].*)?$`)
	standardsHeading = regexp.MustCompile(`対策基準(?:[（(].*)?$`)
)

// basicPolicy returns the part of a document that is the basic policy, should
// the control standards follow in it: as a chapter beside the policy's, or under
// a heading of their own at which the numbers begin anew. The title is that of
// the policy's chapter.
func basicPolicy(pieces []policyPiece) (part []policyPiece, title string) {
	top := findTop(pieces)
	if len(top) > 0 && pieces[top[0]].mark.style < styleNumber {
		return policyChapter(pieces, top)
	}
	for i := len(pieces) - 2; i > 0; i-- {
		heading, next := pieces[i], pieces[i+1].mark
		if heading.mark.style != 0 || !heading.fresh || next.n != 1 || !standardsHeading.MatchString(heading.text) {
			continue
		}
		if before := lastRun(pieces[:i], next.style); len(before) > 2 && hasText(pieces, before) {
			return pieces[:i], ""
		}
		break
	}
	return pieces, ""
}

// policyChapter returns the chapter of the basic policy if there is another for
// the standards, or else all pieces.
func policyChapter(pieces []policyPiece, top []int) (part []policyPiece, title string) {
	words := func(at int) string { return pieces[at].words }
	chapter := slices.IndexFunc(top, func(at int) bool { return policyHeading.MatchString(words(at)) })
	if chapter < 0 || !slices.ContainsFunc(top, func(at int) bool { return standardsHeading.MatchString(words(at)) }) {
		return pieces, ""
	}
	part = pieces[top[chapter]+1:]
	if chapter+1 < len(top) {
		part = pieces[top[chapter]+1 : top[chapter+1]]
	}
	if len(findTop(part)) == 0 {
		return pieces, ""
	}
	return part, closeBlanks(policyHeading.FindStringSubmatch(words(top[chapter]))[1])
}
