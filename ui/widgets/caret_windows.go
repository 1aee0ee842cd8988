package widgets

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// The input method manager of Windows.
var (
	imm32                   = syscall.NewLazyDLL("imm32.dll")
	immGetContext           = imm32.NewProc("ImmGetContext")
	immReleaseContext       = imm32.NewProc("ImmReleaseContext")
	immSetCompositionWindow = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidateWindow   = imm32.NewProc("ImmSetCandidateWindow")
)

// Styles of the two windows: the text being converted stands at a point, the list
// of candidates keeps out of an area.
const (
	cfsPoint   = 0x0002
	cfsExclude = 0x0080
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM.
type compositionForm struct {
	style uint32
	at    point
	area  rect
}

// candidateForm is CANDIDATEFORM.
type candidateForm struct {
	index, style uint32
	at           point
	area         rect
}

// placeInput opens the windows of the input method at a caret of the given place
// and height, in pixels of the window. Without an input method it does nothing.
func placeInput(window fyne.Window, x, y, height int) {
	native, ok := window.(driver.NativeWindow)
	if !ok || imm32.Load() != nil {
		return
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
			placeInputAt(c.HWND, int32(x), int32(y), int32(height))
		}
	})
}

func placeInputAt(window uintptr, x, y, height int32) {
	context, _, _ := immGetContext.Call(window)
	if context == 0 {
		return
	}
	defer immReleaseContext.Call(window, context)
	at := point{x, y}
	composition := compositionForm{style: cfsPoint, at: at}
	immSetCompositionWindow.Call(context, uintptr(unsafe.Pointer(&composition)))
	candidates := candidateForm{style: cfsExclude, at: at, area: rect{x, y, x + 1, y + height}}
	immSetCandidateWindow.Call(context, uintptr(unsafe.Pointer(&candidates)))
}
