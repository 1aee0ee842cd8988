// Package ui is the desktop: one window with a start page, a form for a new
// workspace, and the page on which a department answers its checklist. Beside it
// stand the pages about checklists themselves: the library, a standard's items,
// its coverage of the basic policy, the policy, two versions side by side, and
// what a department is asked. Alt+Left leads back from each.
//
// A file of the office opens in a frame with a header and a navigation. Its pages
// are listed in office_nav.go; each embeds an officePage, gives a title and a body,
// and records by officePage.write, which brings everything up to date afterwards.
//
// [Run] shows the window. Everything that is read or written goes through
// package workflow; what the screens show is prepared by package viewmodel, what
// they are made of lies in package widgets, and every error becomes a sentence
// in package message.
//
// # Promises
//
// Nothing that was typed is lost: the field being edited is recorded when it is
// left, after a short pause, and before the item changes, a file is written or
// the window closes. A step that fails leaves the text where it is and says why.
//
// The window never waits for long work: that runs in job.go, the only file that
// starts goroutines, and brings its results back by fyne.Do. Everything else
// runs in Fyne's own goroutine.
//
// A panic writes a report without anything that users have written (package crash),
// releases the file and says where the report lies. One in the background ends its
// work alone; the window goes on.
//
// Every page names its guide by helpKey; F1 shows it. A test finds a page whose
// guide is not written in both languages.
//
// The package does not import fyne.io/fyne/v2/app, which needs cgo and OpenGL,
// and so is tested without either.
package ui
