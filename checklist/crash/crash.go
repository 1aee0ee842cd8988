// Package crash keeps what a programmer needs to know after a panic, and nothing
// of what users have written: the kind of panic and the places in the source that
// led to it, without any value, argument or folder.
//
// A surface runs its work through [Guard], which turns a panic into a [*Panic],
// an error like others. [Write] puts it into a report, from which the user takes
// what they want to send; [Newest] finds the one that was written last.
package crash

import (
	"fmt"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// Panic is what is left of a panic.
type Panic struct {
	// Kind is the type of the value. A runtime error is told in its own words,
	// which hold numbers and types only; those of other values may hold what
	// somebody has written, and are left out.
	Kind  string
	Calls []Call // innermost first
}

// Call is a place in the source that was reached.
type Call struct {
	Function string
	File     string // base name
	Line     int
}

func (c Call) String() string { return fmt.Sprintf("%s (%s:%d)", c.Function, c.File, c.Line) }

// Error is for the log of a program; package message has a sentence for people.
func (p *Panic) Error() string { return "panic: " + p.Kind }

// Guard runs work and returns its error, or a *Panic.
func Guard(work func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = caught(value)
		}
	}()
	return work()
}

// caught describes a panic that has just been recovered. One that was carried
// over from another goroutine stays what it was there.
func caught(value any) *Panic {
	if carried, ok := value.(*Panic); ok {
		return carried
	}
	p := &Panic{Kind: fmt.Sprintf("%T", value)}
	if told, ok := value.(runtime.Error); ok {
		p.Kind += ": " + told.Error()
	}
	p.Calls = calls()
	return p
}

// deepest is how many calls are kept.
const deepest = 64

// calls are the places that led to the panic, without those of this package and
// of the runtime's way of panicking.
func calls() []Call {
	pcs := make([]uintptr, deepest)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var all []Call
	for {
		frame, more := frames.Next()
		if name := path.Base(frame.Function); name != "runtime.gopanic" && !strings.HasPrefix(name, "crash.Guard") {
			all = append(all, Call{name, filepath.Base(frame.File), frame.Line})
		}
		if !more {
			return all
		}
	}
}
