package ui

import (
	"testing"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// asked is the page that shows what a department gets.
func (d *desk) asked() *previewPage {
	d.t.Helper()
	p, ok := d.page.(*previewPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

// The department of the open sheet is filled in, and what is shown is its sheet.
func TestPreviewOfTheOpenDepartment(t *testing.T) {
	d := openDesk(t)
	rows := d.sheet().session.Rows()
	d.menuItem("この所属に出る項目と理由").Action()
	p := d.asked()
	if len(p.rows) != rows || p.preview.Subjects[0].In != rows {
		t.Errorf("%d rows, the sheet has %d", len(p.rows), rows)
	}
	d.expect("所属に出る項目", "1. 税務課: 出る5、出ない0", "回答者: 課長 4、職員 1", "C01-01-01 は、どの所属にも出る項目です。")
}

func TestPreviewFollowsTheFacts(t *testing.T) {
	d := browseDesk(t, "ja")
	d.previewItems(d.items().catalogue.Standard)
	p := d.asked()
	d.expect("1. 所属: 出る4、出ない1")
	d.choose(1)
	d.expect("「マイナンバー（個人番号）を扱う」に当てはめると1件増えます", "点検対象がないため出ない項目: 情報システム 1、全庁 1",
		"C02-01-03 は、「マイナンバー（個人番号）を扱う」に当てはまらないため、出ません。")
	d.tickBox("マイナンバー（個人番号）を扱う")
	d.expect("1. 所属: 出る5、出ない0", "すべての項目が出ます。")
	d.choose(0)
	p.list.Select(4)
	d.expect("C02-01-03 は、次に当てはまるため出ます: マイナンバー（個人番号）を扱う")
	d.press("項目を見る")
	if got := d.items().current; got != "C02-01-03" {
		t.Errorf("open is %s", got)
	}
	d.back()
	p.form.CityRoles = []checklist.Role{checklist.RoleChief}
	p.refresh()
	d.selects()[len(d.selects())-1].SetSelectedIndex(1)
	d.expect("2. 全庁: 出る1、出ない0")
	p.form.CityRoles = nil
	p.refresh()
	d.expect("1. 所属: 出る5、出ない0")
}

// tickBox ticks the box with the given words.
func (d *desk) tickBox(words string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if box, ok := o.(*widgets.Tick); ok && box.Words() == words {
			box.Tapped(nil)
			return
		}
	}
	d.t.Fatalf("there is no box %q", words)
}
