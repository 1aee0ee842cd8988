package ui

import (
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// contactsFile makes the office's workspace with a department that is late, whose
// contact has changed, and one that was called.
func contactsFile(t *testing.T) string {
	t.Helper()
	path := officeFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		list := file(t, "contacts.csv", "所属コード,所属名,所属名（英語）,部,内線,連絡先の期限\npolicy,企画政策課,Policy Department,企画部,2101,\nict,情報政策課,ICT Policy Department,企画部,2310,R8.3.31\n"+
			"tax,税務課,Tax Department,市民部,,\ncitizens-affairs,市民課,Citizens Department,市民部,,\nnursery-school,保育園,Nursery School,こども部,,\n")
		if _, err := ws.ImportOrganisation(t.Context(), list, false); err != nil {
			t.Fatal(err)
		}
		if _, err := ws.Extend(t.Context(), 0, "ict", checklist.Date{Year: 2026, Month: time.September, Day: 25}); err != nil {
			t.Fatal(err)
		}
		if _, err := ws.AddCall(t.Context(), 0, "ict", "庶務係長", "来週提出するとのこと。"); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

func contactsDesk(t *testing.T) (*desk, *contactsPage) {
	t.Helper()
	d := officeDesk(t, contactsFile(t))
	d.officeGo("contacts")
	return d, d.officeFrame().inner().(*contactsPage)
}

// goToEntry opens an entry by its name.
func (p *contactsPage) goToEntry(name string) {
	for i := range p.contacts.Lines() {
		if p.contacts.Line(i).Name == name {
			p.choose(i)
		}
	}
}

// The reminder can be changed, and is copied as it then stands; what was changed is
// still there when one comes back.
func TestAReminderIsCopied(t *testing.T) {
	d, p := contactsDesk(t)
	d.expect("提出待ち 5所属、うち期限超過 1所属", "企画部")
	letter := d.fieldOf("督促の文章")
	if !strings.Contains(letter.Text, "・情報政策課：未提出、期限令和8年9月25日（6日経過）") {
		t.Errorf("%q", letter.Text)
	}
	letter.SetText("至急ご提出ください。")
	p.goToEntry("情報政策課")
	if own := d.fieldOf("督促の文章").Text; strings.Contains(own, "企画政策課") || !strings.Contains(own, "情報政策課") {
		t.Errorf("%q", own)
	}
	p.goToEntry("企画部")
	d.press("コピー")
	if got := d.fyne.Clipboard().Content(); got != "至急ご提出ください。" {
		t.Errorf("%q was copied", got)
	}
	d.press("元の文章に戻す")
	d.press("コピー")
	if got := d.fyne.Clipboard().Content(); !strings.Contains(got, "・情報政策課") || d.fieldOf("督促の文章").Text != got {
		t.Errorf("%q was copied", got)
	}
}

// A call is noted for today, in words of one's own or in one click.
func TestACallIsNoted(t *testing.T) {
	d, p := contactsDesk(t)
	p.goToEntry("情報政策課")
	d.expect("連絡先の期限切れ", "令和8年3月31日まで", "来週提出するとのこと。", "6日超過")
	d.press("今日の連絡として記録")
	d.expect("内容が空です")
	d.press("電話したが不在だった。")
	d.press("今日の連絡として記録")
	calls, err := d.workspace().Calls(0, "ict")
	if err != nil || len(calls) != 2 || calls[1].Text != "電話したが不在だった。" || calls[1].Post == "" {
		t.Fatalf("%+v, %v", calls, err)
	}
	if d.fieldOf("今日の連絡の内容").Text != "" {
		t.Error("the note is still there to be recorded again")
	}
	d.expect("電話したが不在だった。")
}

// A contact that is out of date is mended in its place, and the change taken back.
func TestAContactIsChanged(t *testing.T) {
	d, p := contactsDesk(t)
	p.goToEntry("情報政策課")
	d.press("連絡先を直す")
	d.fieldOf("職名").SetText("")
	d.fieldOf("いつまで正しいか").SetText("あした")
	d.press("保存する")
	d.expect("入力してください。")
	if p.form == nil || d.says("連絡先を直しました") {
		t.Fatalf("%q", d.words())
	}
	d.fieldOf("職名").SetText("情報係長")
	d.fieldOf("内線").SetText("2999")
	d.fieldOf("いつまで正しいか").SetText("R9.3.31")
	d.press("保存する")
	d.expect("情報係長、内線2999", "連絡先を直しました")
	if row := d.assessment("ict"); row.Contact.Extension != "2999" || row.Contact.Expired {
		t.Errorf("%+v", row.Contact)
	}
	d.press("元に戻す")
	d.expect("内線2310", "連絡先の期限切れ")
	if d.says("連絡先を直しました") {
		t.Error("it can be undone twice")
	}
	d.press("連絡先を直す")
	d.escape()
	if p.form != nil || p.current == "" {
		t.Error("Escape does not give up the change")
	}
	p.goToEntry("税務課")
	d.press("連絡先を直す")
	d.typeInto(d.fieldOf("職名"), "税務係長")
	d.wantWhole("form")
	d.press("保存する")
	d.expect("税務係長")
}

// Also those that are not waited for can be called.
func TestContactsAreNarrowed(t *testing.T) {
	path := contactsFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.Excuse(t.Context(), 0, "nursery-school", "休園中"); err != nil {
			t.Fatal(err)
		}
	})
	d := officeDesk(t, path)
	d.officeGo("contacts")
	if d.says("保育園") {
		t.Error("a department that is excused is waited for")
	}
	d.choose(1)
	d.expect("保育園")
	d.typeInto(d.officeFrame().inner().(*contactsPage).search, "無い")
	d.expect("提出を待っている所属はありません。")
	d.escape()
	if d.says("保育園") || !d.says("企画政策課") {
		t.Error("Escape leaves the filter")
	}
}

// The page looks as before.
func TestContactsLookAsBefore(t *testing.T) {
	path := contactsFile(t)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: path})
		d.officeGo("contacts")
		d.golden("contacts-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}
