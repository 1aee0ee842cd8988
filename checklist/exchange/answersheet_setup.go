package exchange

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
)

func (b *answerWriter) makeStyles() error {
	if err := b.file.SetDefaultFont(formFont); err != nil {
		return err
	}
	font := excelize.Font{Family: formFont, Size: 10, Color: "333333"}
	bold, big, red := font, font, font
	bold.Bold, big.Bold, big.Size = true, true, 14
	red.Bold, red.Color = true, "CE0000"
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	top := excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}
	middle := excelize.Alignment{Horizontal: "center", Vertical: "top", WrapText: true}
	flat := excelize.Alignment{Vertical: "center"}
	open := &excelize.Protection{Locked: false}
	const asText, asNumber = 49, 1
	for _, s := range []struct {
		id    *int
		lines bool
		style excelize.Style
	}{
		{&b.title, false, excelize.Style{Font: &big, Alignment: &flat}},
		{&b.datum, false, excelize.Style{Font: &font, Alignment: &flat, NumFmt: asText}},
		{&b.warning, false, excelize.Style{Font: &red, Alignment: &flat}},
		{&b.label, true, excelize.Style{Font: &bold, Alignment: &flat, Fill: fill("D9E6FF")}},
		{&b.box, true, excelize.Style{Font: &font, Alignment: &flat, NumFmt: asText, Protection: open}},
		{&b.head, true, excelize.Style{Font: &bold, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}, Fill: fill("D9E6FF")}},
		{&b.locked, true, excelize.Style{Font: &font, Alignment: &top, Fill: fill("F2F2F2")}},
		{&b.id, true, excelize.Style{Font: &font, Alignment: &top, Fill: fill("F2F2F2"), NumFmt: asText}},
		{&b.count, true, excelize.Style{Font: &red, Alignment: &middle, Fill: fill("F2F2F2"), CustomNumFmt: new("0;-0;")}},
		{&b.shut, true, excelize.Style{Font: &font, Fill: fill("D9D9D9")}},
		{&b.text, true, excelize.Style{Font: &font, Alignment: &top, NumFmt: asText, Protection: open}},
		{&b.long, true, excelize.Style{Font: &font, Alignment: &top, Protection: open}},
		{&b.number, true, excelize.Style{Font: &font, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}, NumFmt: asNumber, Protection: open}},
		{&b.choice, true, excelize.Style{Font: &font, Alignment: &top, NumFmt: asText, Protection: open}},
		{&b.symbol, true, excelize.Style{Font: &bold, Alignment: &middle, NumFmt: asText, Protection: open}},
	} {
		if s.lines {
			for _, side := range []string{"left", "top", "right", "bottom"} {
				s.style.Border = append(s.style.Border, excelize.Border{Type: side, Color: "949494", Style: 1})
			}
		}
		var err error
		if *s.id, err = b.file.NewStyle(&s.style); err != nil {
			return err
		}
	}
	return nil
}

// setUp prepares the sheet for print and for people. All of it comes before the
// stream is opened: later it would be dropped silently.
func (b *answerWriter) setUp() error {
	head := cellName(len(answerColumns), answerHeadRow)
	if err := b.file.SetSheetDimension(b.name, "A1:"+cellName(len(answerColumns), b.last())); err != nil {
		return err
	}
	if err := b.dropDowns(); err != nil {
		return err
	}
	if err := b.file.AutoFilter(b.name, fmt.Sprintf("A%d:%s", answerHeadRow, strings.Replace(head, fmt.Sprint(answerHeadRow), fmt.Sprint(b.last()), 1)), nil); err != nil {
		return err
	}
	if err := b.file.ProtectSheet(b.name, &excelize.SheetProtectionOptions{AutoFilter: true, Sort: true, FormatCells: true, FormatColumns: true,
		FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true}); err != nil {
		return err
	}
	if err := b.pages(b.name, "landscape", 70); err != nil {
		return err
	}
	if err := b.file.InsertPageBreak(b.name, cellName(columnOf[fieldComment], 1)); err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: b.name,
		RefersTo: fmt.Sprintf("'%s'!$A:$C,'%s'!$%d:$%d", b.name, b.name, answerHeadRow, answerHeadRow)})
}

// pages makes a sheet print on A4 with the label on every page. A filter that is
// set later would undo it.
func (b *answerWriter) pages(sheet, orientation string, scale uint) error {
	a4, over := 9, "overThenDown"
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, AdjustTo: &scale, PageOrder: &over}); err != nil {
		return err
	}
	narrow, low := 0.4, 0.6
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &low, Bottom: &low, Header: new(0.3), Footer: new(0.3)}); err != nil {
		return err
	}
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + printed(b.sheet.Label) + "&C" + printed(b.in(b.sheet.Department.Name)) + "&R" + printed(b.sheet.Form),
		OddFooter: "&L" + printed(b.p.T("sheet.title")+" "+b.year()) + "&R&P / &N",
	})
}

// printed keeps a text from being taken for a command in a header.
func printed(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// dropDowns offers what a cell may hold. What is pasted passes by them.
func (b *answerWriter) dropDowns() error {
	ratings, nothing, inquiring := b.ratingChoices(), b.p.T("sheet.word.nothing"), b.p.T("sheet.word.inquiring")
	for _, choice := range []struct {
		kind    checklist.ItemKind
		event   bool
		choices []string
	}{
		{checklist.KindRating, false, append(ratings, inquiring)}, {checklist.KindRating, true, append(ratings, nothing, inquiring)},
		{checklist.KindCount, false, []string{inquiring}}, {checklist.KindCount, true, []string{nothing, inquiring}},
	} {
		cells := b.ranges(fieldRating, func(item *checklist.Item) bool { return item.Kind == choice.kind && item.Event == choice.event })
		if err := b.dropDown(cells, choice.choices, "rating"); err != nil {
			return err
		}
	}
	for _, field := range []string{fieldResponsibility, fieldFunding} {
		var labels []string
		for _, code := range codesIn(field) {
			labels = append(labels, codeLabel(b.p, field, code))
		}
		if err := b.dropDown(b.ranges(field, func(*checklist.Item) bool { return true }), labels, field); err != nil {
			return err
		}
	}
	return b.numbers()
}

// ratingChoices are the ratings in symbol and word.
func (b *answerWriter) ratingChoices() []string {
	var all []string
	for _, r := range b.sheet.Standard.Scale.Ratings {
		all = append(all, b.rating(r))
	}
	return all
}

// ranges are the cells of a column in the rows of some items.
func (b *answerWriter) ranges(field string, in func(*checklist.Item) bool) string {
	var all []string
	rows := b.sheet.rows()
	for i := 0; i < len(rows); i++ {
		first := i
		for i < len(rows) && in(rows[i].Item) {
			i++
		}
		if i > first {
			all = append(all, cellName(columnOf[field], answerFirst+first)+":"+cellName(columnOf[field], answerFirst+i-1))
		}
	}
	return strings.Join(all, " ")
}

// maxChoices is how long the choices of a drop-down may be together, in UTF-16
// units.
const maxChoices = 255

// dropDown offers choices in cells, none if Excel could not take them apart.
func (b *answerWriter) dropDown(cells string, choices []string, what string) error {
	joined := strings.Join(choices, ",")
	if cells == "" || len(utf16.Encode([]rune(joined))) > maxChoices || strings.Count(joined, ",") != len(choices)-1 {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	if err := v.SetDropList(choices); err != nil {
		return err
	}
	v.SetError(excelize.DataValidationErrorStyleStop, b.p.T("sheet.name"), b.p.T("sheet.choose."+what))
	return b.file.AddDataValidation(b.name, v)
}

// maxTypedHeads keeps out what Excel makes of 4/5: the number of a day, which is
// above 36,000 in this century.
const maxTypedHeads = 30_000

func (b *answerWriter) numbers() error {
	for _, column := range []string{columnConcerned, columnComplying} {
		cells := b.ranges(column, func(item *checklist.Item) bool { return item.Kind == checklist.KindCount })
		if cells == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(cells)
		if err := v.SetRange(0, maxTypedHeads, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		v.SetError(excelize.DataValidationErrorStyleStop, b.p.T("sheet.name"), b.p.T("sheet.choose.count", "Max", maxTypedHeads))
		if err := b.file.AddDataValidation(b.name, v); err != nil {
			return err
		}
	}
	return nil
}
