package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// The office's package becomes a file that opens, without anything typed; taken in
// once more it brings the file up to date and leaves the answers.
func TestTakeTheOfficesPackage(t *testing.T) {
	from := packages(t)[0]
	t.Setenv("HOME", t.TempDir())
	d := newDesk(t, Options{})
	d.press("配布ファイルで始める")
	d.fieldOfPath().SetText(from)
	d.press("選ぶ")
	d.expect("情報政策課・令和8年度", "事務局の鍵の合言葉")
	d.press("取り込む")
	d.expect("点検のファイルができました")
	d.press("点検を開く")
	if d.home() == nil {
		t.Fatal(d.words())
	}
	path := d.opened().info.Path
	if filepath.Base(path) != "情報政策課"+viewmodel.Extension || !d.opened().session.Joined() {
		t.Errorf("open is %s", path)
	}
	d.home().answer()
	d.key('1')
	key := d.sheet().detail.key
	d.drop(from)
	d.press("取り込む")
	d.expect("新しい内容を取り込みました")
	d.escape()
	if d.opened() == nil || d.opened().info.Path != path || d.stored(key).Rating != "done" {
		t.Error("the answer is gone: ", d.words())
	}
}

// A package that the file does not take leaves the file open as it was.
func TestPackageThatIsRefused(t *testing.T) {
	d := homeDesk(t)
	path := d.opened().info.Path
	d.drop(packages(t)[0])
	d.press("取り込む")
	if d.box == nil {
		t.Error("it is refused without a word")
	}
	d.press("閉じる")
	if d.opened() == nil || d.opened().info.Path != path {
		t.Error("the file is closed")
	}
	d.drop(file(t, "odd"+workflow.PackageSuffix, "これは配布ファイルではありません。"))
	if d.box == nil {
		t.Error("an odd file is taken without a word")
	}
}

func TestDropTheOfficesAnswer(t *testing.T) {
	receipt := file(t, "odd"+workflow.ReceiptSuffix, "これは回答ではありません。")
	d := newDesk(t, Options{})
	d.drop(receipt)
	d.expect("点検のファイルを開いてから")
	d.press("閉じる")
	d.open(workspace(t))
	d.home().answer()
	d.drop(receipt)
	d.expect("できませんでした")
	if len(d.evidenceOf(d.sheet().detail.key)) != 0 {
		t.Error("the office's answer became evidence")
	}
	if _, err := os.Stat(receipt); err != nil {
		t.Error(err)
	}
}
