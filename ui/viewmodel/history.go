package viewmodel

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// step takes back, or does again, one thing that was done to one item or to several,
// of which the key is the first.
type step struct {
	key   checklist.Key
	edits []workflow.Edit
}

// did notes a step that was done. What was taken back before it is forgotten.
func (s *Session) did(key checklist.Key, undo []workflow.Edit) {
	s.refold(undo)
	s.refresh()
	if len(undo) > 0 {
		s.undo = append(s.undo, step{key, undo})
		s.redo = nil
	}
}

// Recover records what was being typed when the program was ended, each as a step,
// and returns how many answers that were.
func (s *Session) Recover(ctx context.Context) (int, error) {
	undo, err := s.ws.RecoverDrafts(ctx, s.sheet)
	for _, back := range undo {
		s.did(back[0].Response.Key, back)
	}
	return len(undo), err
}

// LastStep is the item that the last step has changed, and whether there is a step.
func (s *Session) LastStep() (checklist.Key, bool) {
	if len(s.undo) == 0 {
		return checklist.Key{}, false
	}
	return s.undo[len(s.undo)-1].key, true
}

// CanUndo reports whether there is a step to take back.
func (s *Session) CanUndo() bool { return len(s.undo) > 0 }

// CanRedo reports whether there is a step to do again.
func (s *Session) CanRedo() bool { return len(s.redo) > 0 }

// Undo takes the last step back and returns the key of the item that it
// changed. Without a step it does nothing and reports false. A step that fails
// stays where it is.
func (s *Session) Undo(ctx context.Context) (checklist.Key, bool, error) {
	return s.move(ctx, s.Back)
}

// Redo does the step again that Undo took back last.
func (s *Session) Redo(ctx context.Context) (checklist.Key, bool, error) {
	return s.move(ctx, s.Again)
}

func (s *Session) move(ctx context.Context, ahead func() (Travel, bool)) (checklist.Key, bool, error) {
	t, ok := ahead()
	if !ok {
		return checklist.Key{}, false, nil
	}
	back, err := s.ws.Save(ctx, s.sheet, t.Edits...)
	if err != nil {
		return t.Key, false, err
	}
	s.moved(t, back)
	return t.Key, true, nil
}

// Travel is the step that Undo or Redo would take.
type Travel struct {
	Key      checklist.Key // of the first item that it changes
	Edits    []workflow.Edit
	from, to *[]step
}

// Back is the step that Undo takes back; false if there is none.
func (s *Session) Back() (Travel, bool) { return ahead(&s.undo, &s.redo) }

// Again is the step that Redo does again; false if there is none.
func (s *Session) Again() (Travel, bool) { return ahead(&s.redo, &s.undo) }

func ahead(from, to *[]step) (Travel, bool) {
	if len(*from) == 0 {
		return Travel{}, false
	}
	last := (*from)[len(*from)-1]
	return Travel{last.key, last.edits, from, to}, true
}

// Travelled takes over a travel that was saved in the background on a sheet of its own:
// the sheet as it is now, and the edits that lead back.
func (s *Session) Travelled(t Travel, sheet *workflow.Sheet, back []workflow.Edit) {
	s.adopt(sheet)
	s.moved(t, back)
}

func (s *Session) moved(t Travel, back []workflow.Edit) {
	*t.from = (*t.from)[:len(*t.from)-1]
	*t.to = append(*t.to, step{t.Key, back})
	s.refold(back)
	s.refresh()
}

// refold brings the searched form of the answers up to date that a step has changed.
func (s *Session) refold(edits []workflow.Edit) {
	for i := range edits {
		s.refoldAnswer(edits[i].Response.Key)
	}
}

// Blank is a field whose text could not be taken yet, such as half a head
// count.
type Blank string

// The fields that are kept as typed until they can be read.
const (
	BlankConcerned Blank = "concerned"
	BlankComplying Blank = "complying"
	BlankDue       Blank = "due"
)

type place struct {
	key   checklist.Key
	blank Blank
}

// Hold keeps what was typed into a field and cannot be read yet, so that it is
// there when the item is shown again; "" forgets it.
func (s *Session) Hold(key checklist.Key, blank Blank, typed string) {
	if typed == "" {
		delete(s.typed, place{key, blank})
		return
	}
	s.typed[place{key, blank}] = typed
}

// Held returns what was typed into a field and could not be read.
func (s *Session) Held(key checklist.Key, blank Blank) (string, bool) {
	typed, ok := s.typed[place{key, blank}]
	return typed, ok
}
