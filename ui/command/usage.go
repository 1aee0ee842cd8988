package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"tenken/locales"
	"tenken/ui/message"
)

// Exit codes.
const (
	exitDone    = 0
	exitRefused = 1 // or problems found
	exitUsage   = 2
)

// remark is an error of this package: a text of the locales with its values.
// Errors of other packages become sentences in package message.
type remark struct {
	exit int
	node *kong.Node // whose usage to show; nil for none
	key  string
	args []any
	// cause, if there is one, fills the placeholder Text.
	cause error
}

func (r *remark) Error() string { return fmt.Sprint(append([]any{r.key}, r.args...)...) }

func (r *remark) sentence(p *locales.Printer) string {
	if r.cause != nil {
		return p.T(r.key, append(r.args, "Text", message.Of(p, r.cause))...)
	}
	return p.T(r.key, r.args...)
}

// usage is wrong usage of a verb, exit code 2.
func usage(node *kong.Node, key string, args ...any) error {
	return &remark{exit: exitUsage, node: node, key: key, args: args}
}

// wrong is wrong usage that the names of flags and arguments alone explain.
func wrong(key string, args ...any) error { return &remark{exit: exitUsage, key: key, args: args} }

// wrongValue is wrong usage that the core has found in a flag's value.
func wrongValue(flag string, cause error) error {
	return &remark{exit: exitUsage, key: "command.usage.value", args: []any{"Flag", flag}, cause: cause}
}

// refuse is a refusal of a line that was understood, exit code 1.
func refuse(key string, args ...any) error {
	return &remark{exit: exitRefused, key: key, args: args}
}

func unknownFlag(node *kong.Node, typed string) error {
	var names []string
	for _, flag := range flagsOf(node) {
		names = append(names, "--"+flag.Name)
	}
	if near, ok := nearest(typed, names); ok {
		return usage(node, "command.usage.flag_near", "Flag", typed, "Near", near)
	}
	return usage(node, "command.usage.flag_unknown", "Flag", typed)
}

// unknownVerb explains words that name no verb. The first may be a group.
func unknownVerb(app *kong.Node, words []string) error {
	node, rest := app, words
	if group := childOf(app, words[0]); group != nil {
		node, rest = group, words[1:]
	}
	var names []string
	for _, child := range node.Children {
		names = append(names, child.Name)
	}
	if len(rest) == 0 {
		return usage(node, "command.usage.verb_missing", "Verb", node.Path(), "Verbs", strings.Join(names, ", "))
	}
	if near, ok := nearest(rest[0], names); ok {
		return usage(node, "command.usage.verb_near", "Verb", rest[0], "Near", near)
	}
	return usage(node, "command.usage.verb_unknown", "Verb", rest[0], "Verbs", strings.Join(names, ", "))
}

// nearest finds the name that a slip of the pen may have meant: at most a
// third of it differs.
func nearest(typed string, names []string) (string, bool) {
	if len(names) == 0 {
		return "", false
	}
	typed = strings.ToLower(typed)
	best := slices.MinFunc(names, func(a, b string) int {
		return distance(typed, strings.ToLower(a)) - distance(typed, strings.ToLower(b))
	})
	return best, distance(typed, strings.ToLower(best)) <= max(1, len([]rune(best))/3)
}

// distance is the edit distance of two words.
func distance(a, b string) int {
	to := []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, from := range []rune(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range to {
			change := diagonal
			if from != to[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, change)
		}
	}
	return row[len(to)]
}
