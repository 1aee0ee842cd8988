package ui

import (
	"context"
	"encoding/binary"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

func TestRunReleasesTheFile(t *testing.T) {
	path := workspace(t)
	ctx, cancel := context.WithCancel(t.Context())
	if err := Run(ctx, test.NewTempApp(t), Options{File: path, Language: "ja", Now: now}); err != nil {
		t.Fatal(err)
	}
	cancel()
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Error(err)
	}
}

func TestFontHasLeading(t *testing.T) {
	for _, file := range [][]byte{assets.FontRegular(), assets.FontBold()} {
		before := string(file)
		patched := withLeading(file)
		if string(file) != before {
			t.Fatal("the font of the program was changed")
		}
		head, hhea, os2 := fontTables(patched)["head"], fontTables(patched)["hhea"], fontTables(patched)["OS/2"]
		em := int16(binary.BigEndian.Uint16(head[18:]))
		at := func(table []byte, offset int) int16 { return int16(binary.BigEndian.Uint16(table[offset:])) }
		if at(hhea, 4) != em || at(hhea, 6) != -em*3/10 || at(os2, 68) != em || at(os2, 74) != em || at(os2, 76) != em*3/10 {
			t.Errorf("em %d, hhea %d %d, OS/2 %d %d %d", em, at(hhea, 4), at(hhea, 6), at(os2, 68), at(os2, 74), at(os2, 76))
		}
	}
	for _, file := range []string{"", "\x00\x01\x00\x00\xff\xff", string(assets.FontRegular()[:100])} {
		if got := withLeading([]byte(file)); string(got) != file {
			t.Errorf("%d bytes that are no font become %d", len(file), len(got))
		}
	}
}

// The line is high enough for descenders, and Fyne measures with it.
func TestLinesAreHighEnough(t *testing.T) {
	newDesk(t, Options{})
	if height := fyne.MeasureText("髙gyp", 16, fyne.TextStyle{}).Height; height < 16*1.29 {
		t.Errorf("a line of 16 px is %v high", height)
	}
}

func TestKeysWithoutFocus(t *testing.T) {
	d := openDesk(t)
	press := d.window.Canvas().OnTypedKey()
	press(&fyne.KeyEvent{Name: fyne.KeyF1})
	d.expect("キー操作")
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.box != nil {
		t.Error("Escape does not close the dialog")
	}
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	press(&fyne.KeyEvent{Name: fyne.KeyF12})
}

func TestUndoInTheSearch(t *testing.T) {
	d := openDesk(t)
	d.key('1')
	d.menuItem("検索").Action()
	if d.window.Canvas().Focused() != d.sheet().search {
		t.Fatal("the search does not get the focus")
	}
	d.typeInto(d.sheet().search, "研")
	d.undo()
	if d.sheet().search.Text != "" || d.stored(duty).Rating != "done" {
		t.Errorf("search %q, recorded %q", d.sheet().search.Text, d.stored(duty).Rating)
	}
	d.redo()
	if d.sheet().search.Text != "研" {
		t.Errorf("search %q", d.sheet().search.Text)
	}
}

// An answer that the file refuses is not left on the screen as if it were
// recorded.
func TestRefusedAnswerIsTakenBack(t *testing.T) {
	d := openDesk(t)
	answerAll(d)
	own, err := d.sheet().ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	approval := checklist.Approval{DraftNumber: "1", Date: checklist.DateOf(now())}
	if err := d.sheet().ws.Approve(t.Context(), own, approval); err != nil {
		t.Fatal(err)
	}
	d.goToItem(duty)
	d.key('3')
	if d.box == nil || d.sheet().detail.rating.choice.Chosen() != 0 || d.stored(duty).Rating != "done" {
		t.Errorf("recorded %q", d.stored(duty).Rating)
	}
	d.box.close()
	d.sheet().detail.evidence.remove("no such id")
	if d.box == nil {
		t.Error("evidence that is not there was removed without a word")
	}
}

func TestNotices(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	say := func(want string) {
		t.Helper()
		if s.refreshNotice(); s.notice.Title() != want {
			t.Errorf("it says %q, not %q", s.notice.Title(), want)
		}
	}
	say("")
	s.info.Attachments = checklist.AttachmentsWarning
	say("添付ファイルが多くなっています")
	s.info.BackupFailed = errors.New("odd")
	say("今日の自動バックアップを作れませんでした")
	s.session.Sheet().Assessment.State = checklist.StateReturned
	s.session.Sheet().Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{duty}, Text: "根拠を確かめてください。"}
	say("差し戻されました。指定された項目だけ変更できます")
	s.info.ReadOnly = true
	say("閲覧のみで開いています")
}

func TestReturnedSheetUnlocksItsItemsOnly(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	s.session.Sheet().Assessment.State = checklist.StateReturned
	s.session.Sheet().Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{duty}}
	s.show(0)
	if s.detail.rating.choice.Disabled() {
		t.Error("the item that was returned is locked")
	}
	s.show(1)
	if !s.detail.rating.choice.Disabled() {
		t.Error("an item that was not returned is open")
	}
	if got := stateTone(checklist.StateReturned); got != widgets.Caution {
		t.Errorf("tone %s", got)
	}
}
