// Package text holds what Japanese text needs before it is stored, searched or
// set in lines.
//
// [Clean] makes one form of what people type and paste: NFC, line feeds as
// "\n", no control characters. [Fold] gives the form in which two spellings of
// the same word compare equal, for search only. [Lines] sets a text in lines of
// a given width with the Japanese rules for line starts and ends (kinsoku),
// [Printable] puts the geta mark 〓 for what a font cannot show, and [Diff] marks
// what differs between two versions of a text.
//
// All functions accept any string, valid UTF-8 or not, and never panic. None of
// them loses a visible character, except Fold, whose result is not for display,
// and Printable, which reports what it replaced.
package text
