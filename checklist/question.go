package checklist

import (
	"errors"
	"slices"
)

// ErrTextEmpty refuses a question, an answer or a note of a call without words.
var ErrTextEmpty = errors.New("checklist: there is nothing to read in the text")

// Question is an entry in the office's register (質疑): what a department asked
// about an item, and what the office says.
type Question struct {
	Round      string `json:"round"`
	Number     int    `json:"number"` // from 1 in each round
	Item       string `json:"item"`
	Department string `json:"department"` // id
	Text       string `json:"text"`
	Asked      Stamp  `json:"asked"`
	Answer     string `json:"answer,omitempty"`
	Answered   *Stamp `json:"answered,omitempty"` // of the newest answer
	// Published: question and answer are for all departments.
	Published bool `json:"published,omitempty"`
}

// NewQuestion is the next entry of a register. It fails with ErrTextEmpty without
// a text.
func NewQuestion(register []Question, q Question) (Question, error) {
	if isBlank(q.Text) {
		return q, ErrTextEmpty
	}
	q.Number = 1
	for _, other := range register {
		q.Number = max(q.Number, other.Number+1)
	}
	return q, checkTexts(field{"text", q.Text})
}

// Reply gives the answer, or a better one; published once, it stays so. It fails
// with ErrTextEmpty without a text.
func (q Question) Reply(answer string, publish bool, stamp Stamp) (Question, error) {
	if isBlank(answer) {
		return q, ErrTextEmpty
	}
	q.Answer, q.Answered, q.Published = answer, &stamp, q.Published || publish
	return q, checkTexts(field{"answer", answer})
}

// PublishedQuestions are those for all departments, in the order of the register.
func PublishedQuestions(register []Question) []Question {
	return slices.DeleteFunc(slices.Clone(register), func(q Question) bool { return !q.Published })
}
