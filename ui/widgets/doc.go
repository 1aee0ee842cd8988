// Package widgets holds the parts that the screens are made of and that know
// nothing of inspections: text set in Japanese lines, choices with symbol and
// word, status chips, form fields, banners, entries that let shortcuts through.
//
// Sizes and manners are those of the Digital Agency's design system (DADS):
// controls 40 high, labels above fields, status as symbol, word and colour, and
// a focus ring of black and yellow that shows on every background.
//
// # Colours
//
// Widgets ask the theme for colours by name, Fyne's own and those of this
// package: see [Tone] and the Color constants. A theme that lacks one shows
// black.
//
// # Height follows width
//
// Fyne asks an object for its smallest size without saying how wide it will be,
// so wrapped text would need two passes to settle. Here an object may be a
// [Sized]; [NewColumn], [NewRow], [NewBox], [Scroll] and the others ask it for its height at
// the width they are about to give, and lay out in one pass.
package widgets
