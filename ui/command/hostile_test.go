package command

import (
	"path/filepath"
	"strings"
	"testing"
)

// Answers come from files of others: what they hold is read by people and never
// obeyed by a terminal.
func TestAnswersDoNotCommandTheTerminal(t *testing.T) {
	ws := filepath.Join(t.TempDir(), "ws.tenken")
	for _, args := range [][]string{
		{"new", ws, "--city", "青葉市", "--department", "税\x1b]0;x\a務課", "--year", "2026"},
		{"answer", ws, "C01-01-04", "○", "--comment", "\x1b[31m赤\u202e逆\n次の行"},
		{"evidence", "add", ws, "C01-01-04", "--title", "台帳\x1b[2J\u2066"},
		{"status", ws},
		{"status", ws, "C01-01-04"},
		{"evidence", "list", ws},
	} {
		r := runLine(t.Context(), args...)
		if r.exit != exitDone {
			t.Fatalf("%q: %+v", args, r)
		}
		if i := strings.IndexAny(r.out+r.err, "\x1b\a\u202e\u2066"); i >= 0 {
			t.Errorf("%q prints %q", args, r.out+r.err)
		}
	}
	if r := runLine(t.Context(), "status", ws, "C01-01-04"); !strings.Contains(r.out, "赤逆\n次の行") {
		t.Errorf("the words are lost: %q", r.out)
	}
	if r := runLine(t.Context(), "status", ws, "C01-01-04", "--json"); !strings.Contains(r.out, `\u001b[31m赤`) {
		t.Errorf("scripts get something else than what was recorded: %q", r.out)
	}
}

func TestArgumentsThatAreNotUTF8AreRefused(t *testing.T) {
	r := runLine(t.Context(), "answer", "ws.tenken", "C01-01-04", "--comment", "bad\xff\xfe")
	if r.exit != exitUsage || !strings.Contains(r.err, "UTF-8") || r.out != "" {
		t.Errorf("%+v", r)
	}
}
