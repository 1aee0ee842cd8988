package command

import (
	"fmt"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
)

// note writes a line beside the result, which never is part of it.
func (s *session) note(key string, args ...any) { fmt.Fprintln(s.sys.Stderr, s.text.T(key, args...)) }

// noteState says what the user should know about the workspace just opened.
func (s *session) noteState(info workflow.Info) {
	if info.Holder != (workflow.Holder{}) {
		s.note("command.note.snapshot", "User", info.Holder.User, "Host", info.Holder.Host)
	}
	if info.BackupFailed != nil {
		s.note("command.note.backup", "Text", message.Of(s.text, info.BackupFailed))
	}
}

// noteRoom warns while there is still room for some attachments.
func (s *session) noteRoom(attached int64) {
	if attached >= checklist.AttachmentsWarning {
		s.note("command.note.attachments", "Size", attached>>20, "Limit", checklist.MaxAttachments>>20)
	}
}

// noteReplaced names the characters that a report shows as 〓.
func (s *session) noteReplaced(replaced []rune) {
	if len(replaced) > 0 {
		s.note("command.note.replaced", "Characters", string(replaced))
	}
}
