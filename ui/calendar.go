package ui

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// calendarDialog lets one choose the day of a field from a month.
type calendarDialog struct {
	app      *App
	entry    *widgets.Entry
	calendar *widgets.Calendar
	month    *widgets.Text
	box      *dialogBox
}

// calendarWidth holds a month and its name, per unit of the size of text.
const calendarWidth = 28

// dated puts a button beside a field for a date, which opens a calendar. Typing goes
// on as before.
func (a *App) dated(e *widgets.Entry) fyne.CanvasObject {
	open := a.button(widgets.Plain, "", theme.CalendarIcon(), func() {
		if !e.Disabled() {
			(&calendarDialog{app: a, entry: e}).show()
		}
	})
	open.Tip = a.format.T("tips.calendar")
	room := canvas.NewRectangle(color.Transparent) // for a long date, spelled out
	long := fyne.MeasureText(a.format.Date(checklist.Date{Year: 2028, Month: time.December, Day: 28}), theme.Size(theme.SizeNameText), fyne.TextStyle{})
	room.SetMinSize(fyne.NewSize(long.Width+4*theme.Size(theme.SizeNameInnerPadding), 0))
	return widgets.NewRow(4, 0, container.NewStack(room, e), open)
}

func (d *calendarDialog) show() {
	a, f := d.app, d.app.format
	today := checklist.DateOf(a.now())
	start, err := checklist.ParseDate(d.entry.Text)
	if err != nil || start.IsZero() {
		start = today
	}
	year := a.inspectedYear(today)
	look := widgets.CalendarLook{
		Today: today.Time(time.UTC), Weekdays: f.Weekdays(),
		Shaded: func(day time.Time) bool { return year.Contains(checklist.DateOf(day)) },
	}
	d.calendar = widgets.NewCalendar(look, start.Time(time.UTC), d.choose)
	d.calendar.OnKey = a.typedKey
	d.month = a.text("", strong)
	d.calendar.OnMoved = d.moved
	body := widgets.NewColumn(12, d.head(), d.calendar, a.text(f.T("delegate.calendar.help", "Year", f.Year(year)), small))
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	now := a.button(widgets.Secondary, f.T("delegate.calendar.today"), nil, func() { d.choose(look.Today) })
	d.moved()
	d.box = a.dialog(f.T("delegate.calendar"), calendarWidth*theme.Size(theme.SizeNameText), body, now, cancel)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.calendar)
}

// head names the month, with buttons to the months beside it.
func (d *calendarDialog) head() fyne.CanvasObject {
	step := func(key string, n int) *widgets.Button {
		return d.app.button(widgets.Secondary, d.app.format.T(key), nil, func() {
			d.calendar.AddMonths(n)
			d.app.window.Canvas().Focus(d.calendar)
		})
	}
	return widgets.NewRow(8, 0, d.month, step("delegate.calendar.before", -1), step("delegate.calendar.after", 1))
}

func (d *calendarDialog) moved() {
	d.month.SetText(d.app.format.Month(checklist.DateOf(d.calendar.Cursor())))
}

// choose puts a day into the field, as if it had been typed.
func (d *calendarDialog) choose(day time.Time) {
	d.box.close()
	d.entry.SetText(d.app.format.Date(checklist.DateOf(day)))
	if d.entry.OnLeave != nil {
		d.entry.OnLeave()
	}
	d.app.window.Canvas().Focus(d.entry)
}

// inspectedYear is the fiscal year of the sheet that is open, or else the one of a
// day.
func (a *App) inspectedYear(today checklist.Date) checklist.FiscalYear {
	if o := a.opened(); o != nil {
		return o.session.Sheet().Round.FiscalYear
	}
	return checklist.FiscalYearOf(today)
}
