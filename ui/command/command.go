package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"tenken/checklist/crash"
	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/message"
)

// System is what a run reaches of the world outside.
type System struct {
	Stdout, Stderr io.Writer
	// Desktop opens the window on a file, "" for none, in a language, "" for
	// the default. It returns when the window is closed, or ErrNoDesktop.
	Desktop func(file, lang string) error
	// Crashes is the folder for reports of crashes; "" writes none.
	Crashes string
}

// ErrNoDesktop is returned by System.Desktop of a program without one.
var ErrNoDesktop = errors.New("command: this program has no desktop")

// Main runs one command line, without the program's name, and returns the exit
// code. Cancelling ctx ends the verb early.
func Main(ctx context.Context, args []string, sys System) int {
	var g grammar
	parser := newParser(&g)
	l, err := readLine(parser.Model.Node, args)
	if !utf8.ValidString(strings.Join(args, "")) {
		err = wrong("command.usage.utf8")
	}
	s := newSession(sys, &g, l.language())
	if err == nil {
		err = s.reported(l, crash.Guard(func() error { return s.execute(ctx, parser, l) }))
	}
	return s.finish(err)
}

// session is one run: what was typed for the whole program, and where output
// goes.
type session struct {
	*grammar
	sys  System
	out  *bufio.Writer
	text *locales.Printer
	now  func() time.Time
}

func newSession(sys System, g *grammar, lang string) *session {
	return &session{grammar: g, sys: sys, out: bufio.NewWriter(sys.Stdout), text: locales.For(lang), now: time.Now}
}

// reported writes the report of a panic. It returns other errors as they are.
func (s *session) reported(l line, err error) error {
	var p *crash.Panic
	var written *crash.Report
	if !errors.As(err, &p) || errors.As(err, &written) {
		return err
	}
	return crash.Write(s.sys.Crashes, p, crash.Scene{At: s.now(), Place: l.node.Name, Lead: s.text.T("manners.crash.lead")})
}

func (s *session) execute(ctx context.Context, parser *kong.Kong, l line) error {
	if l.asksHelp() {
		printHelp(s.out, s.text, l.node)
		return nil
	}
	if _, err := parser.Parse(l.forParser()); err != nil && l.node.Leaf() {
		return usage(l.node, "command.usage.other", "Text", err.Error())
	}
	if err := s.readGlobals(l.node); err != nil {
		return err
	}
	if l.node.Type == kong.ApplicationNode {
		return s.desktop(l)
	}
	return l.node.Target.Addr().Interface().(verb).run(ctx, s)
}

// readGlobals reads the flags of the whole program that are more than text.
// Only reports come in several languages at once.
func (s *session) readGlobals(node *kong.Node) error {
	langs := list(s.Lang)
	for _, lang := range langs {
		if !slices.Contains(locales.Languages(), lang) {
			return wrong("command.usage.lang", "Lang", lang)
		}
	}
	if _, several := node.Target.Addr().Interface().(multilingual); len(langs) > 1 && !several {
		return wrong("command.usage.lang", "Lang", s.Lang)
	}
	if s.At == "" {
		return nil
	}
	at, err := time.Parse(time.RFC3339, s.At)
	if err != nil || at.Year() < 1900 || at.Year() > 2999 {
		return wrong("command.usage.at", "At", s.At)
	}
	s.now = func() time.Time { return at }
	return nil
}

func (s *session) desktop(l line) error {
	file := ""
	if len(l.words) > 0 {
		file = l.words[0]
	}
	err := s.sys.Desktop(file, s.Lang)
	if errors.Is(err, ErrNoDesktop) {
		return usage(l.node, "command.desktop.none")
	}
	return err
}

// finish writes what is left to say and returns the exit code.
func (s *session) finish(err error) int {
	if flushed := s.out.Flush(); err == nil {
		err = flushed
	}
	var r *remark
	switch {
	case err == nil:
		return exitDone
	case !errors.As(err, &r):
		for _, line := range message.Lines(s.text, err) {
			fmt.Fprintln(s.sys.Stderr, line)
		}
		if workflow.Torn(err) {
			s.note("command.restore.torn")
		}
		return exitRefused
	}
	fmt.Fprintln(s.sys.Stderr, r.sentence(s.text))
	if r.node != nil {
		fmt.Fprintln(s.sys.Stderr, s.text.T("command.help.usage", "Usage", usageLine(r.node)))
		fmt.Fprintln(s.sys.Stderr, s.text.T("command.help.more", "Command", helpCommand(r.node)))
	}
	return r.exit
}
