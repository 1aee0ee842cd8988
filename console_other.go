//go:build !windows || cli

package main

// attachConsole has nothing to do: the program was started with its console.
func attachConsole() {}
