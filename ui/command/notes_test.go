package command

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestNotes(t *testing.T) {
	for _, test := range []struct {
		say  func(*session)
		want string
	}{
		{func(s *session) { s.noteRoom(checklist.AttachmentsWarning - 1) }, ""},
		{func(s *session) { s.noteRoom(checklist.AttachmentsWarning) }, "添付の合計が150MiBになりました。200MiBまでです。\n"},
		{func(s *session) { s.noteState(workflow.Info{}) }, ""},
		{func(s *session) { s.noteState(workflow.Info{BackupFailed: errors.New("no disk")}) }, "控えを作れませんでした"},
		{func(s *session) { s.noteState(workflow.Info{BackupFailed: fs.ErrPermission}) }, "権限がありません"},
		{func(s *session) { s.noteReplaced(nil) }, ""},
		{func(s *session) { s.noteReplaced([]rune("𠮷😀")) }, "〓にしました：𠮷😀"},
	} {
		var stderr bytes.Buffer
		test.say(newSession(System{Stdout: &bytes.Buffer{}, Stderr: &stderr}, &grammar{}, ""))
		if said := stderr.String(); !strings.Contains(said, test.want) || test.want == "" && said != "" {
			t.Errorf("got %q, want %q", said, test.want)
		}
	}
}
