//go:build !cli

package main

import (
	"os"
	"syscall"
)

// attachParent is ATTACH_PARENT_PROCESS.
const attachParent = ^uintptr(0)

// attachConsole lets the program write to the console that it was called from.
// Windows starts a program with a window without one; the shell does not wait for
// it either, unless it is told to by start /wait. Output that goes to a file or
// into a pipe stays there.
func attachConsole() {
	streams := []struct {
		file   **os.File
		handle syscall.Handle
		name   string
		mode   int
	}{
		{&os.Stdin, syscall.Stdin, "CONIN$", os.O_RDONLY},
		{&os.Stdout, syscall.Stdout, "CONOUT$", os.O_RDWR},
		{&os.Stderr, syscall.Stderr, "CONOUT$", os.O_RDWR},
	}
	attached, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole").Call(attachParent)
	if attached == 0 {
		return
	}
	for _, s := range streams {
		if s.handle != 0 && s.handle != syscall.InvalidHandle {
			continue
		}
		if file, err := os.OpenFile(s.name, s.mode, 0); err == nil {
			*s.file = file
		}
	}
}
