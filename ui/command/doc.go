// Package command is the command line: every verb of the program, without a
// display.
//
// [Main] reads the arguments, finds the verb, runs it and returns the exit
// code. There is one file per verb; its struct names the arguments and flags,
// its run method does the work through package workflow. What can be typed is
// gathered in grammar.go.
//
// # Promises to scripts
//
//   - Flags may stand anywhere, also before the verb. "--" ends them.
//   - With --json the result goes to stdout as JSON and nothing else does.
//     Ratios are in permyriad (10000 = 100 %), null where there is none.
//   - Messages go to stderr, in Japanese unless --lang or the workspace's
//     settings say otherwise. The environment is not asked.
//   - Exit code 0: done. 1: refused, or problems found. 2: wrong usage.
//   - --at fixes the clock for everything that is written.
//   - Ctrl+C ends a verb with exit code 1; what remains is what the functions
//     of package workflow promise.
//
// Go writes UTF-8 to pipes and files and UTF-16 to a Windows console, whatever
// the console's code page, so nothing is converted here.
package command
