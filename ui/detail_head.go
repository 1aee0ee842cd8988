package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// headPart says what is asked and how the answer stands.
type headPart struct {
	app                    *App
	object                 fyne.CanvasObject
	where, topic, question *widgets.Text
	number                 *widgets.Chip
	critical               *widgets.Chip
	saved                  *widgets.Text
	same                   *widgets.Chip // answered as the year before
	corrected              *widgets.Text // what the office has put right
	gaps                   *widgets.Banner
}

func newHeadPart(d *detailPane) *headPart {
	a := d.app
	h := &headPart{
		app: a, where: a.text("", small), topic: a.text("", heading), question: a.text("", widgets.Style{Size: sizeQuestion}),
		number: widgets.NewChip("", widgets.Neutral), critical: widgets.NewChip("", widgets.Bad), same: widgets.NewChip("", widgets.Info),
		saved: a.text("", widgets.Style{Size: theme.SizeNameCaptionText, Color: widgets.ColorSecondary, Tight: true, Wide: true}), gaps: widgets.NewBanner(lines),
		corrected: a.text("", small),
	}
	h.critical.Tip, h.same.Tip = a.format.T("tips.critical"), a.format.T("tips.same")
	h.object = widgets.NewColumn(8, widgets.NewFlow(8, h.number, h.critical, h.same, h.saved), h.where, h.topic, h.question, h.corrected)
	return h
}

func (h *headPart) describe(d viewmodel.Detail) {
	f := h.app.format
	h.where.SetText(d.Where)
	h.topic.SetText(d.Topic)
	h.question.SetText(d.Question)
	h.corrected.SetText(d.Corrected)
	visible(d.Corrected != "", h.corrected)
	h.number.Set(d.ID, widgets.Neutral)
	critical := ""
	if d.Critical {
		critical = f.T("desktop.item.critical")
	}
	h.critical.Set(critical, widgets.Bad)
	same := ""
	if d.Same {
		same = f.T("answering.same")
	}
	h.same.Set(same, widgets.Info)
	h.saved.SetText("")
	if d.Stamp != "" {
		h.saved.SetText(f.T("desktop.saved.at", "Stamp", d.Stamp))
	}
	h.describeGaps(d)
}

// describeGaps lists what is missing or doubtful in an answer that was given.
func (h *headPart) describeGaps(d viewmodel.Detail) {
	f := h.app.format
	if len(d.Gaps) == 0 || d.Status == viewmodel.StatusUnanswered {
		h.gaps.Hide()
		return
	}
	text, tone, title := "", widgets.Info, f.T("desktop.gaps.warn")
	for i, code := range d.Gaps {
		if i > 0 {
			text += "\n"
		}
		text += f.Gap(code)
		if code.Blocks() {
			tone, title = widgets.Caution, f.T("desktop.gaps.block")
		}
	}
	if d.Gaps[0] == checklist.GapInquiring {
		title = f.T("desktop.status.inquiring")
	}
	h.gaps.Say(tone, title, text, "", nil)
}
