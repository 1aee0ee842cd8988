package exchange

import "slices"

// policyRun is a run of marks of one style that count 1, 2, 3 ….
type policyRun struct {
	at   []int      // their pieces
	last policyMark // the last of them
}

// topStyles are the styles in which a policy may number its outermost clauses,
// outer before inner ones.
var topStyles = []policyStyle{
	stylePart, styleChapter, styleArticle, styleOrdinal, styleRoman, styleNumber, styleKanji, styleParen, styleCircled,
}

// findTop returns the pieces that open the outermost clauses: the last full run
// in the outermost style that has one with text below its numbers, or else the
// longest list of headings.
func findTop(pieces []policyPiece) (top []int) {
	for _, style := range topStyles {
		run := lastRun(pieces, style)
		if len(run) > 1 && hasText(pieces, run) {
			return run
		}
		if len(run) > len(top) {
			top = run
		}
	}
	return top
}

// hasText reports whether text stands below most numbers of a run, unlike in a
// list of headings.
func hasText(pieces []policyPiece, run []int) bool {
	filled := 0
	for i, at := range run {
		if i+1 == len(run) || run[i+1] > at+1 || !isHeading(pieces[at].words) {
			filled++
		}
	}
	return filled*2 > len(run)
}

// maxOpenRuns is how many runs are followed at a time; an older one is given up.
const maxOpenRuns = 64

// lastRun returns the last full run of a style. Runs that begin and end between
// two numbers of another are lists inside a clause.
func lastRun(pieces []policyPiece, style policyStyle) []int {
	var open []policyRun
	for i, p := range pieces {
		if p.mark.style != style || !p.mayOpen() {
			continue
		}
		if p.mark.n == 1 && p.mark.branch == 0 {
			open = append(open[max(0, len(open)-maxOpenRuns+1):], policyRun{})
		} else if at := continuedRun(open, p); at >= 0 {
			open = open[:at+1]
		} else {
			continue
		}
		run := &open[len(open)-1]
		run.at, run.last = append(run.at, i), p.mark
	}
	return chooseRun(pieces, open)
}

// continuedRun returns the newest run that p continues, or -1.
func continuedRun(open []policyRun, p policyPiece) int {
	for _, continues := range continuations {
		for i := len(open) - 1; i >= 0; i-- {
			if continues(open[i].last, p) {
				return i
			}
		}
	}
	return -1
}

// continuations are the ways in which a piece can come next after a mark, in the
// order in which they are believed.
var continuations = []func(policyMark, policyPiece) bool{
	func(last policyMark, p policyPiece) bool { return p.mark.follows(last) && p.mark.like(last) },
	func(last policyMark, p policyPiece) bool { return p.mark.follows(last) },
	func(last policyMark, p policyPiece) bool { return p.mark.skips(last) && p.mark.like(last) && p.closed },
}

// chooseRun returns the last of several full runs with text below their numbers,
// but not one that looks like a list within the last clause of another, or like
// the numbers of its 附則.
func chooseRun(pieces []policyPiece, runs []policyRun) []int {
	if len(runs) == 0 {
		return nil
	}
	if slices.ContainsFunc(runs, func(r policyRun) bool { return hasText(pieces, r.at) }) {
		runs = slices.DeleteFunc(runs, func(r policyRun) bool { return !hasText(pieces, r.at) })
	}
	chosen := len(runs) - 1
	for i := chosen - 1; i >= 0; i-- {
		run, next, tail := runs[i].at, runs[i+1].at, runs[chosen].at
		text, rest := textSize(pieces[run[0]:next[0]]), textSize(pieces[tail[0]:])
		list := len(tail)*2 <= len(run) && rest*4 < text
		closing := i+1 == chosen && rest < text && slices.ContainsFunc(pieces[run[len(run)-1]:tail[0]], policyPiece.isSupplement)
		if list || closing {
			chosen = i
		}
	}
	return runs[chosen].at
}

func textSize(pieces []policyPiece) (size int) {
	for _, p := range pieces {
		size += len(p.text)
	}
	return size
}
