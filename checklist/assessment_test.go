package checklist_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tenken/checklist"
)

var lifeScope = scopeOf(question("A"), question("B"), question("C"))

// commands are the commands of the life cycle with arguments that fit.
var commands = map[string]func(checklist.Assessment) (checklist.Assessment, error){
	"approve":  func(a checklist.Assessment) (checklist.Assessment, error) { return a.Approve(decision, nil) },
	"confirm":  func(a checklist.Assessment) (checklist.Assessment, error) { return a.Confirm(decision) },
	"reopen":   checklist.Assessment.Reopen,
	"submit":   func(a checklist.Assessment) (checklist.Assessment, error) { return a.Submit(nil) },
	"withdraw": checklist.Assessment.Withdraw,
	"return A": func(a checklist.Assessment) (checklist.Assessment, error) { return a.Return(returnOf("A"), lifeScope) },
	"return B": func(a checklist.Assessment) (checklist.Assessment, error) { return a.Return(returnOf("B"), lifeScope) },
	"accept":   checklist.Assessment.Accept,
}

func returnOf(items ...string) checklist.ReturnNote {
	note := checklist.ReturnNote{Text: "根拠資料を確認してください", Stamp: stamp}
	for _, item := range items {
		note.Keys = append(note.Keys, at(item))
	}
	return note
}

// next says where each state may go; what is not here is refused. "open" is draft,
// or returned once the office has returned something.
var next = map[checklist.State]map[string]checklist.State{
	checklist.StateDraft:     {"approve": checklist.StateApproved},
	checklist.StateReturned:  {"approve": checklist.StateApproved},
	checklist.StateApproved:  {"confirm": checklist.StateConfirmed, "reopen": "open", "submit": checklist.StateSubmitted},
	checklist.StateConfirmed: {"reopen": "open", "submit": checklist.StateSubmitted},
	checklist.StateSubmitted: {"withdraw": "open", "return A": checklist.StateReturned, "return B": checklist.StateReturned,
		"accept": checklist.StateAccepted},
	checklist.StateAccepted: {},
}

// lives are the ways into every state, before and after a return.
var lives = []string{
	"", "approve", "approve, confirm", "approve, submit", "approve, confirm, submit", "approve, submit, accept", "approve, submit, return A",
	"approve, submit, return A, approve", "approve, submit, return A, approve, confirm", "approve, submit, return A, approve, submit",
	"approve, submit, return A, approve, submit, accept",
}

// live goes through a list of commands that must all succeed.
func live(t *testing.T, life string) checklist.Assessment {
	t.Helper()
	a := checklist.Assessment{ID: "a1", Round: "2026", Department: *office(), State: checklist.StateDraft}
	for name := range strings.SplitSeq(life, ", ") {
		if name == "" {
			continue
		}
		var err error
		if a, err = commands[name](a); err != nil {
			t.Fatalf("%s of %s: %v", name, life, err)
		}
	}
	return a
}

func TestEveryCommandInEveryState(t *testing.T) {
	reached := map[checklist.State]bool{}
	for _, life := range lives {
		reached[live(t, life).State] = true
		for name, command := range commands {
			t.Run(fmt.Sprintf("%s, then %s", life, name), func(t *testing.T) {
				before, untouched := live(t, life), live(t, life)
				after, err := command(before)
				if !reflect.DeepEqual(before, untouched) {
					t.Fatal("the command changed its receiver")
				}
				want, allowed := next[before.State][name]
				if want == "open" {
					want = checklist.StateDraft
					if before.Returned != nil {
						want = checklist.StateReturned
					}
				}
				switch {
				case allowed && (err != nil || after.State != want):
					t.Fatalf("got %s, %v, want %s", after.State, err, want)
				case !allowed && !errors.Is(err, checklist.ErrState):
					t.Fatalf("got %v, want ErrState", err)
				case !allowed && !reflect.DeepEqual(after, before):
					t.Fatal("a refused command changed the assessment")
				}
			})
		}
	}
	for _, state := range checklist.States() {
		if !reached[state] {
			t.Errorf("no life reaches %s", state)
		}
	}
}

func TestWhatCanBeChangedInEveryState(t *testing.T) {
	for _, life := range lives {
		a := live(t, life)
		for _, item := range []string{"A", "B", "C"} {
			var want error
			switch {
			case a.State != checklist.StateDraft && a.State != checklist.StateReturned:
				want = checklist.ErrLocked
			case a.State == checklist.StateReturned && item != "A":
				want = checklist.ErrItemLocked
			}
			if err := a.CanChange(at(item)); !errors.Is(err, want) {
				t.Errorf("%s: %s in %s: got %v, want %v", life, item, a.State, err, want)
			}
			scale := marks()
			if _, err := a.Answer(lifeScope, &scale, *rated(item, done), stamp); !errors.Is(err, want) {
				t.Errorf("%s: answering %s in %s: got %v, want %v", life, item, a.State, err, want)
			}
		}
	}
}

func TestLives(t *testing.T) {
	tests := []struct {
		life     string
		state    checklist.State
		revision int
		open     string // items that can be changed
	}{
		{"", checklist.StateDraft, 0, "ABC"},
		{"approve, reopen", checklist.StateDraft, 0, "ABC"},
		{"approve, confirm, reopen", checklist.StateDraft, 0, "ABC"},
		{"approve, submit, withdraw", checklist.StateDraft, 1, "ABC"},
		{"approve, submit, withdraw, approve, submit", checklist.StateSubmitted, 2, ""},
		{"approve, submit, return A", checklist.StateReturned, 1, "A"},
		{"approve, submit, return A, approve, reopen", checklist.StateReturned, 1, "A"},
		{"approve, submit, return A, approve, confirm, submit, withdraw", checklist.StateReturned, 2, "A"},
		{"approve, submit, return A, approve, submit, return B", checklist.StateReturned, 2, "B"},
		{"approve, submit, withdraw, approve, submit, return B, approve, submit, withdraw, approve, submit", checklist.StateSubmitted, 4, ""},
		{"approve, submit, return A, approve, confirm, submit, accept", checklist.StateAccepted, 2, ""},
	}
	for _, test := range tests {
		t.Run(test.life, func(t *testing.T) {
			a, open := live(t, test.life), ""
			for _, item := range []string{"A", "B", "C"} {
				if a.CanChange(at(item)) == nil {
					open += item
				}
			}
			if a.State != test.state || a.Revision != test.revision || open != test.open {
				t.Errorf("got %s, revision %d, open %q; want %s, %d, %q", a.State, a.Revision, open, test.state, test.revision, test.open)
			}
		})
	}
}

func TestAnyLifeKeepsItsInvariants(t *testing.T) {
	names := slices.Sorted(maps.Keys(commands))
	rapid.Check(t, func(t *rapid.T) {
		a := checklist.Assessment{State: checklist.StateDraft}
		submitted := 0
		for range rapid.IntRange(0, 30).Draw(t, "length") {
			name := rapid.SampledFrom(names).Draw(t, "command")
			after, err := commands[name](a)
			if name == "submit" && err == nil {
				submitted++
			}
			if (err == nil) == reflect.DeepEqual(a, after) {
				t.Fatalf("%s in %s: %v, yet changed is %v", name, a.State, err, err != nil)
			}
			a = after
			if a.Revision != submitted {
				t.Fatalf("revision %d after %d submissions", a.Revision, submitted)
			}
			if a.State.Editable() != (a.Approval == nil) || a.State.Editable() && a.Confirmation != nil {
				t.Fatalf("%s with approval %v and confirmation %v", a.State, a.Approval, a.Confirmation)
			}
			if a.State == checklist.StateReturned && a.Returned == nil {
				t.Fatal("returned without a note")
			}
		}
	})
}
