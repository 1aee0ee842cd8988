package command

import (
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// line is a command line taken apart. The parser itself wants flags behind
// their verb and speaks English, so both are seen to here.
type line struct {
	node  *kong.Node // the verb, or the whole program where none was given
	words []string   // what is neither verb nor flag
	flags []flagValue
}

type flagValue struct {
	flag  *kong.Flag
	value string
}

// readLine finds the verb and its flags, wherever they stand. A word may be the
// verb or the value of a flag before it: the verb that knows the most flags of
// the line is meant. An error is about wrong usage; the line is then as complete
// as it could be read.
func readLine(app *kong.Node, args []string) (line, error) {
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	best, err := line{}, error(nil)
	for _, verb := range app.Leaves(true) {
		words, flags, wrong := split(args, verb)
		path := typed(verb, words)
		if path == 0 || wrong != nil && best.node != nil && len(flags) <= len(best.flags) {
			continue
		}
		best, err = line{verb, words[path:], flags}, wrong
		if wrong == nil {
			break
		}
	}
	switch {
	case best.node == nil:
		return readBare(app, args)
	case err != nil || best.asksHelp():
		return best, err
	}
	return best, best.check()
}

// readBare reads a line without a verb: at most a file for the desktop.
func readBare(app *kong.Node, args []string) (line, error) {
	words, flags, err := split(args, app)
	l := line{app, words, flags}
	if len(words) > 0 && l.asksHelp() {
		l.node = childOf(app, words[0])
	}
	switch {
	case l.node == nil:
		return l, unknownVerb(app, words)
	case l.asksHelp():
		return l, nil
	case len(words) > 0 && !looksLikeFile(words[0]):
		return l, unknownVerb(app, words)
	case err != nil:
		return l, err
	case len(words) > 1:
		return l, usage(app, "command.usage.too_many", "Argument", words[1])
	}
	return l, nil
}

// looksLikeFile tells a file to be opened from a verb with a slip of the pen.
func looksLikeFile(word string) bool { return strings.ContainsAny(word, `./\`) }

// typed tells how many of the words name the verb, 0 if they don't. The
// default verb of a group needs the group's name only.
func typed(verb *kong.Node, words []string) int {
	path := strings.Fields(verb.Path())
	if startsWith(words, path) {
		return len(path)
	}
	group := path[:len(path)-1]
	if verb.Parent.DefaultCmd != verb || !startsWith(words, group) {
		return 0
	}
	if len(words) > len(group) && childOf(verb.Parent, words[len(group)]) != nil {
		return 0
	}
	return len(group)
}

func startsWith(words, path []string) bool {
	return len(words) >= len(path) && slices.Equal(words[:len(path)], path)
}

func childOf(node *kong.Node, name string) *kong.Node {
	for _, child := range node.Children {
		if child.Name == name {
			return child
		}
	}
	return nil
}

// split parts the words from the flags that the node has. The first wrong flag
// makes the error; the words are complete all the same.
func split(args []string, node *kong.Node) (words []string, flags []flagValue, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			return append(words, args...), flags, err
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			words = append(words, arg)
			continue
		}
		f, used, wrong := readFlag(arg, args, node)
		if wrong == nil {
			flags = append(flags, f)
		} else if err == nil {
			err = wrong
		}
		args = args[used:]
	}
	return words, flags, err
}

// readFlag reads one flag and tells how many of the arguments behind it are
// its value.
func readFlag(arg string, rest []string, node *kong.Node) (f flagValue, used int, err error) {
	name, value, inline := strings.Cut(arg, "=")
	flag := findFlag(node, name)
	switch {
	case flag == nil:
		return f, 0, unknownFlag(node, name)
	case flag.IsBool() && !inline:
		return flagValue{flag, "true"}, 0, nil
	case flag.IsBool() && value != "true" && value != "false":
		return f, 0, usage(node, "command.usage.no_value", "Flag", name)
	case inline:
		return flagValue{flag, value}, 0, nil
	case len(rest) == 0 || findFlag(node, rest[0]) != nil:
		return f, 0, usage(node, "command.usage.value_missing", "Flag", name)
	}
	return flagValue{flag, rest[0]}, 1, nil
}

func findFlag(node *kong.Node, typed string) *kong.Flag {
	for _, flag := range flagsOf(node) {
		if typed == "--"+flag.Name || flag.Short != 0 && typed == "-"+string(flag.Short) {
			return flag
		}
	}
	return nil
}

// flagsOf lists the flags of a verb, then those of the whole program.
func flagsOf(node *kong.Node) []*kong.Flag {
	var all []*kong.Flag
	for ; node != nil; node = node.Parent {
		all = append(all, node.Flags...)
	}
	return all
}

// check compares words and flags with what the verb needs.
func (l line) check() error {
	for i, arg := range l.node.Positional {
		if arg.Required && i >= len(l.words) {
			return usage(l.node, "command.usage.argument_missing", "Argument", argumentName(arg))
		}
	}
	if n := len(l.node.Positional); len(l.words) > n && !(n > 0 && l.node.Positional[n-1].IsCumulative()) {
		return usage(l.node, "command.usage.too_many", "Argument", l.words[n])
	}
	for _, flag := range l.node.Flags {
		if flag.Required && !l.has(flag.Name) {
			return usage(l.node, "command.usage.flag_missing", "Flag", "--"+flag.Name)
		}
	}
	return nil
}

func (l line) has(name string) bool {
	return slices.ContainsFunc(l.flags, func(f flagValue) bool { return f.flag.Name == name })
}

func (l line) asksHelp() bool {
	return slices.ContainsFunc(l.flags, func(f flagValue) bool { return f.flag.Name == "help" && f.value == "true" })
}

// language is what --lang says, also on a line with a mistake.
func (l line) language() string {
	for _, f := range l.flags {
		if f.flag.Name == "lang" {
			first, _, _ := strings.Cut(f.value, ",")
			return first
		}
	}
	return ""
}

// forParser puts the line into the order that the parser understands.
func (l line) forParser() []string {
	args := strings.Fields(l.node.Path())
	for _, f := range l.flags {
		args = append(args, "--"+f.flag.Name+"="+f.value)
	}
	if l.node.Type == kong.ApplicationNode {
		return args
	}
	return append(append(args, "--"), l.words...)
}
