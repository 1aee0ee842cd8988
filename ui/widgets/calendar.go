package widgets

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Calendar shows the days of one month, Sunday first as on Japanese calendars, and
// lets one choose a day: with a tap, or with the arrows, Page Up and Page Down for the
// months, and Enter or Space.
type Calendar struct {
	widget.BaseWidget
	Keys
	// OnMoved is called when the cursor has gone to another day.
	OnMoved func()

	look    CalendarLook
	cursor  time.Time
	focused bool
	chosen  func(day time.Time)
}

// CalendarLook says what a calendar shows beside the numbers of the days. Days are
// midnights of one zone.
type CalendarLook struct {
	Today    time.Time
	Weekdays [7]string                // from Sunday
	Shaded   func(day time.Time) bool // stands out, such as the days of a fiscal year
}

const (
	weekDays     = 7
	calendarRows = 7 // the names of the weekdays, and six weeks at most
)

// NewCalendar makes a calendar that shows the month of a day.
func NewCalendar(look CalendarLook, day time.Time, chosen func(day time.Time)) *Calendar {
	c := &Calendar{look: look, cursor: day, chosen: chosen}
	c.ExtendBaseWidget(c)
	return c
}

// Cursor is the day that Enter would choose. Its month shows.
func (c *Calendar) Cursor() time.Time { return c.cursor }

// AddMonths goes to the same day of another month, or to the last that it has.
func (c *Calendar) AddMonths(n int) {
	first := time.Date(c.cursor.Year(), c.cursor.Month()+time.Month(n), 1, 0, 0, 0, 0, c.cursor.Location())
	last := first.AddDate(0, 1, -1).Day()
	c.moveTo(first.AddDate(0, 0, min(c.cursor.Day(), last)-1))
}

func (c *Calendar) moveTo(day time.Time) {
	c.cursor = day
	if c.OnMoved != nil {
		c.OnMoved()
	}
	c.Refresh()
}

// TypedKey moves the cursor, chooses its day, or passes the key on.
func (c *Calendar) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		c.moveTo(c.cursor.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.moveTo(c.cursor.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.moveTo(c.cursor.AddDate(0, 0, -weekDays))
	case fyne.KeyDown:
		c.moveTo(c.cursor.AddDate(0, 0, weekDays))
	case fyne.KeyPageUp:
		c.AddMonths(-1)
	case fyne.KeyPageDown:
		c.AddMonths(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.chosen(c.cursor)
	default:
		c.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (c *Calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is part of fyne.Focusable.
func (c *Calendar) FocusLost() { c.focused = false; c.Refresh() }

// Tapped chooses the day under the pointer.
func (c *Calendar) Tapped(event *fyne.PointEvent) {
	cell := c.cell()
	column, row := int(event.Position.X/cell.Width), int(event.Position.Y/cell.Height)-1
	day := c.first().AddDate(0, 0, row*weekDays+column-int(c.first().Weekday()))
	if row >= 0 && column < weekDays && day.Month() == c.cursor.Month() {
		c.chosen(day)
	}
}

// first is the first day of the month that shows.
func (c *Calendar) first() time.Time { return c.cursor.AddDate(0, 0, 1-c.cursor.Day()) }

// cell is the size of a day.
func (c *Calendar) cell() fyne.Size {
	return fyne.NewSize(c.Size().Width/weekDays, c.Size().Height/calendarRows)
}

// HeightFor is part of Sized.
func (c *Calendar) HeightFor(float32) float32 { return calendarRows * c.line() }

func (c *Calendar) line() float32 { return max(36, c.Theme().Size(theme.SizeNameText)*2.2) }

// CreateRenderer is part of fyne.Widget.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{calendar: c, ring: newRing()}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	calendar *Calendar
	objects  []fyne.CanvasObject
	ring     *ring
}

func (r *calendarRenderer) Destroy()                     {}
func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *calendarRenderer) Layout(fyne.Size)             { r.draw() }

func (r *calendarRenderer) MinSize() fyne.Size {
	line := r.calendar.line()
	return fyne.NewSize(weekDays*line, calendarRows*line)
}

func (r *calendarRenderer) Refresh() {
	r.ring.refresh(r.calendar.Theme())
	r.draw()
	canvas.Refresh(r.calendar)
}

// draw makes the month anew.
func (r *calendarRenderer) draw() {
	c := r.calendar
	r.objects = nil
	for i, name := range c.look.Weekdays {
		r.word(name, i, 0, dayColour(time.Weekday(i)), true)
	}
	first := c.first()
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		r.day(day, int(first.Weekday())+day.Day()-1)
	}
	r.objects = append(r.objects, r.ring.objects()...)
}

// dayColour sets Sundays and Saturdays off, as printed calendars do.
func dayColour(day time.Weekday) fyne.ThemeColorName {
	switch day {
	case time.Sunday:
		return Bad.Text()
	case time.Saturday:
		return theme.ColorNameHyperlink
	}
	return theme.ColorNameForeground
}

// day draws a day at its place, counted from the first Sunday.
func (r *calendarRenderer) day(day time.Time, place int) {
	c, column, row := r.calendar, place%weekDays, place/weekDays+1
	words := dayColour(day.Weekday())
	face := canvas.NewRectangle(color.Transparent)
	face.CornerRadius = 8
	switch {
	case day.Equal(c.cursor):
		paint(face, c.Theme(), theme.ColorNamePrimary, "")
		words = theme.ColorNameForegroundOnPrimary
	case c.look.Shaded(day):
		paint(face, c.Theme(), Info.Tint(), "")
	}
	if day.Equal(c.look.Today) {
		face.StrokeColor, face.StrokeWidth = colorOf(c.Theme(), theme.ColorNamePrimary), 2
	}
	size := c.cell()
	face.Move(fyne.NewPos(float32(column)*size.Width+1, float32(row)*size.Height+1))
	face.Resize(size.SubtractWidthHeight(2, 2))
	r.objects = append(r.objects, face)
	r.word(strconv.Itoa(day.Day()), column, row, words, day.Equal(c.look.Today))
	if day.Equal(c.cursor) {
		r.ring.show(c.focused)
		r.ring.layout(face.Position(), face.Size(), face.CornerRadius)
	}
}

// word sets a word into the middle of a cell.
func (r *calendarRenderer) word(word string, column, row int, name fyne.ThemeColorName, bold bool) {
	c := r.calendar
	text := canvas.NewText(word, colorOf(c.Theme(), name))
	text.TextSize, text.TextStyle.Bold, text.Alignment = c.Theme().Size(theme.SizeNameText), bold, fyne.TextAlignCenter
	size := c.cell()
	text.Move(fyne.NewPos(float32(column)*size.Width, float32(row)*size.Height+(size.Height-text.MinSize().Height)/2))
	text.Resize(fyne.NewSize(size.Width, text.MinSize().Height))
	r.objects = append(r.objects, text)
}
