package ui

import (
	"os"
	"path/filepath"
	"testing"
)

// killed is a copy of the open file as it lies on the disk, as if the program had
// been killed now. The desk is left.
func (d *desk) killed() string {
	d.t.Helper()
	content, err := os.ReadFile(d.opened().info.Path)
	if err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(d.t.TempDir(), "killed.tenken")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		d.t.Fatal(err)
	}
	if err := d.end(); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// What is being typed without a pause is there again after the program was killed,
// and can be taken back.
func TestTypingSurvivesAKill(t *testing.T) {
	d := openDesk(t)
	d.typeInto(d.sheet().detail.texts.comment.entry, "書きかけの文")
	if len(d.pauses) < 2 {
		t.Fatal("nothing waits to keep it")
	}
	d.sheet().detail.saveDraft()
	again := newDesk(t, Options{File: d.killed()})
	again.expect("前回、記録する前に終わった入力を戻しました（1問）")
	again.press("その項目を見る")
	if got := again.stored(duty).Comment; got != "書きかけの文" || again.sheet().detail.key != duty {
		t.Errorf("recorded %q", got)
	}
	again.undo()
	if got := again.stored(duty).Comment; got != "" {
		t.Errorf("after a step back %q", got)
	}
}

// What was typed and taken out again does not come back.
func TestDraftIsForgotten(t *testing.T) {
	d := openDesk(t)
	comment := d.sheet().detail.texts.comment.entry
	d.typeInto(comment, "やめた文")
	d.sheet().detail.saveDraft()
	comment.SetText("")
	d.leaveField()
	again := newDesk(t, Options{File: d.killed()})
	if again.says("入力を戻しました") {
		t.Error("it came back: ", again.words())
	}
}
