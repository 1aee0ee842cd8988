//go:build !cli

package main

import (
	"context"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2/app"

	"tenken/ui"
)

// appID names the folder in which the desktop keeps its preferences.
const appID = "tenken.desktop"

// runDesktop shows the window until it is closed, or the program is asked to
// end. An empty file shows the start page, an empty lang the language chosen
// last.
func runDesktop(file, lang string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return ui.Run(ctx, app.NewWithID(appID), ui.Options{File: file, Language: lang, Crashes: crashes(), Restart: restart})
}

// restart begins the program anew, with the start page.
func restart() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.Command(program).Start()
}
