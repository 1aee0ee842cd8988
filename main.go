// Tenken (点検) is a city hall's yearly self-inspection of information security:
// a desktop and a command line over one core. Package checklist explains the
// house, package command the command line.
package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"tenken/ui/command"
)

func main() { os.Exit(run()) }

// run is one run of the program. Ctrl+C and a request to end cancel the work
// under way, which leaves what the verb has promised.
func run() int {
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // from then on a second Ctrl+C ends the program at once
	return command.Main(ctx, os.Args[1:], command.System{Stdout: os.Stdout, Stderr: os.Stderr, Desktop: runDesktop, Crashes: crashes()})
}

// crashes is the folder in which both surfaces leave reports of crashes, "" for a
// user without a home.
func crashes() string {
	base, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "tenken", "crashes")
}
