package message_test

import (
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/message"
)

func TestReminder(t *testing.T) {
	day := checklist.Date{Year: 2026, Month: 10, Day: 5}
	r := &workflow.Reminders{City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Round: checklist.Round{FiscalYear: 2026}, Day: day, Office: "情報政策課", Contact: "内線2310"}
	row := func(name string, status checklist.Status, due checklist.Date) workflow.BoardRow {
		return workflow.BoardRow{Name: checklist.Text{Ja: name}, Status: status, Due: due}
	}
	one := &workflow.Reminder{Name: checklist.Text{Ja: "市民部"}, Lead: checklist.Text{Ja: "市民課"}, Contact: &workflow.BoardContact{Contact: checklist.Contact{Post: "庶務係長"}, Expired: true},
		Rows: []workflow.BoardRow{row("税務課", checklist.StatusLate, day.AddDays(-5)), row("市民課", checklist.StatusReturned, day), row("支所", checklist.StatusNotStarted, day.AddDays(3)), row("窓口課", checklist.StatusDraft, checklist.Date{})}}
	text := message.Reminder(locales.For("ja"), r, one)
	for _, want := range []string{"市民課 （庶務係長：連絡先の期限が切れています） 様", "令和8年度", "・税務課：未提出、期限令和8年9月30日（5日経過）", "・市民課：差戻し中（再提出待ち）、期限令和8年10月5日（本日）",
		"・支所：未提出、期限令和8年10月8日（あと3日）", "・窓口課：記入中、期限は別にお知らせします", "延長", "青葉市 情報政策課 内線2310"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q: %s", want, text)
		}
	}
	if text := message.Reminder(locales.For("en"), r, &workflow.Reminder{Rows: one.Rows}); !strings.Contains(text, "To the departments concerned") || strings.Contains(text, "⟦") {
		t.Error(text)
	}
	own := message.DepartmentReminder(locales.For("ja"), r, &one.Rows[0])
	if !strings.Contains(own, "税務課 様") || !strings.Contains(own, "・税務課：未提出") || strings.Contains(own, "市民課") || strings.Contains(own, "部内") {
		t.Error(own)
	}
	for _, status := range workflow.Awaited() {
		if !locales.For("ja").Has("remind.status." + string(status)) {
			t.Errorf("no word for %s", status)
		}
	}
}
