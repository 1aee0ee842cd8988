package viewmodel

import (
	"testing"

	"tenken/checklist"
)

// The number of people is offered from the head count that was answered last, never
// the item's own.
func TestUsualHeads(t *testing.T) {
	s := open(t, smallForm(t))
	if n, ok := s.UsualHeads(accounts); ok {
		t.Errorf("%d before the first", n)
	}
	put(t, s, training, func(r *checklist.Response) { r.Count = &checklist.HeadCount{Concerned: 12, Complying: 9} })
	if n, ok := s.UsualHeads(password); !ok || n != 12 {
		t.Errorf("%d, %v", n, ok)
	}
	if n, ok := s.UsualHeads(training); ok {
		t.Errorf("%d of its own", n)
	}
	if n, ok := s.UsualHeads(checklist.Key{Subject: "other", Item: password.Item}); ok {
		t.Errorf("%d of another subject", n)
	}
	newer := checklist.Stamp{At: s.Answer(training).Stamp.At.Add(1)}
	s.sheet.Answers.Responses[duty] = &checklist.Response{Key: duty, Count: &checklist.HeadCount{}, Stamp: newer}
	if n, ok := s.UsualHeads(password); !ok || n != 0 {
		t.Errorf("%d, %v instead of the newest", n, ok)
	}
}
