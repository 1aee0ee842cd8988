//go:build cli

package main

import "tenken/ui/command"

// runDesktop says that this build is the command line alone.
func runDesktop(file, lang string) error { return command.ErrNoDesktop }
