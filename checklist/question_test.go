package checklist_test

import (
	"errors"
	"strings"
	"testing"

	"tenken/checklist"
)

func TestQuestions(t *testing.T) {
	var register []checklist.Question
	for _, text := range []string{"派遣職員も数えますか。", "私物とは何ですか。"} {
		q, err := checklist.NewQuestion(register, checklist.Question{Round: "2026", Item: "A", Department: "zeimu", Text: text, Asked: stamp})
		if err != nil {
			t.Fatal(err)
		}
		register = append(register, q)
	}
	if register[0].Number != 1 || register[1].Number != 2 {
		t.Fatalf("numbers are %+v", register)
	}
	answered, err := register[1].Reply("市が貸与していない物です。", true, stamp)
	if err != nil || !answered.Published || answered.Answered == nil || register[1].Answered != nil {
		t.Fatalf("%+v, %v", answered, err)
	}
	better, err := answered.Reply("市が貸与していない機器です。", false, stamp)
	if err != nil || !better.Published || better.Answer == answered.Answer {
		t.Errorf("%+v, %v", better, err)
	}
	register[1] = better
	if out := checklist.PublishedQuestions(register); len(out) != 1 || out[0].Number != 2 || len(register) != 2 || register[0].Number != 1 {
		t.Errorf("published %+v of %+v", out, register)
	}
}

func TestRegisterRefusesEmptyAndEndlessTexts(t *testing.T) {
	endless := strings.Repeat("あ", checklist.MaxText+1)
	for text, want := range map[string]error{"": checklist.ErrTextEmpty, " 　\n": checklist.ErrTextEmpty, endless: checklist.ErrTextTooLong, "a\xff": checklist.ErrTextInvalid} {
		if _, err := checklist.NewQuestion(nil, checklist.Question{Text: text}); !errors.Is(err, want) {
			t.Errorf("question: %v, want %v", err, want)
		}
		if _, err := (checklist.Question{}).Reply(text, true, stamp); !errors.Is(err, want) {
			t.Errorf("answer: %v, want %v", err, want)
		}
		if err := (&checklist.Call{Text: text}).Check(); !errors.Is(err, want) {
			t.Errorf("call: %v, want %v", err, want)
		}
	}
}
