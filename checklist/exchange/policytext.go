package exchange

import (
	"errors"
	"fmt"
	"io"

	"tenken/checklist"
)

// MaxPolicyText is the most that [ReadPolicyText] reads, in bytes.
const MaxPolicyText = 4 << 20

// What is wrong with a policy text.
var (
	ErrPolicyTooLarge  = errors.New("policy text is larger than 4 MiB")
	ErrPolicyNotText   = errors.New("not a text in UTF-8, UTF-16 or CP932")
	ErrPolicyNoClauses = errors.New("no numbered clauses found")
)

// PolicyTextError says at which line of a policy text reading ended, and why:
// one of the errors above, or that of the reader.
type PolicyTextError struct {
	Line int // from 1
	Err  error
}

func (e *PolicyTextError) Error() string {
	return fmt.Sprintf("policy text, line %d: %v", e.Line, e.Err)
}

func (e *PolicyTextError) Unwrap() error { return e.Err }

// ReadPolicyText reads a basic policy (基本方針) from its plain text, as it is
// copied or extracted from the published document, and returns its clauses.
//
// The text may be UTF-8, UTF-16 with a byte order mark, or CP932. Page numbers
// and running heads are dropped. Lines are joined to paragraphs, without the blanks that layout has put between Japanese letters.
//
// A line opens a clause when it begins with a number in its turn: 1, １．, 第1条,
// 第1章, 第1, Ⅰ, 一, (1), 1), ①, ア, (ア), a, (a), 1.1, at any depth; a number
// glued to the sentence before it counts as well, one that only refers to
// another clause does not. Up to two numbers may be left out; a number out of
// its turn stays text.
//
// Where the outermost numbering restarts, as after a preamble with a list of its
// own, the last full run 1, 2, 3 … is the policy, and what stands before it is
// only searched for the title. A list within the last clause and the numbers of
// a 附則 are no such run. Control standards (対策基準) in the same document are
// left out if a chapter or a heading of their own sets them apart.
//
// A heading becomes the clause's title: the words after an outermost number, a
// line of its own before the text or before inner clauses, （目的） before or
// after 第1条, and a term before the blank or colon that parts it from its
// definition.
//
// Refs begin with the outermost number: 6(3)①, 第6章1(3), 6-2 for a plain number
// inside a plain number. The articles of 第n条 count through the whole document,
// so their refs do not name the chapter: 第6条, 第6条(3), 第6条第2項(1). A closing
// 附則 is a clause with that ref.
//
// An error is a [*PolicyTextError].
func ReadPolicyText(r io.Reader) (checklist.Policy, error) {
	content, err := decodePolicyText(r)
	if err != nil {
		return checklist.Policy{}, err
	}
	pieces, heads := policyPieces(content)
	pieces, title := basicPolicy(pieces)
	top := findTop(pieces)
	if len(top) == 0 {
		return checklist.Policy{}, &PolicyTextError{lineAt([]byte(content), len(content)), ErrPolicyNoClauses}
	}
	if title == "" {
		title = policyTitle(pieces[:top[0]], heads)
	}
	return checklist.Policy{Title: title, Clauses: buildClauses(pieces, top)}, nil
}
