package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"tenken/locales"
)

// printHelp writes the help of the program, of a group or of a verb.
func printHelp(w io.Writer, p *locales.Printer, node *kong.Node) {
	fmt.Fprintln(w, p.T("command.help.usage", "Usage", usageLine(node)))
	fmt.Fprintf(w, "\n%s\n", p.T("command.about."+textKey(node)))
	if key := "command.detail." + textKey(node); p.Has(key) {
		fmt.Fprintf(w, "\n%s\n", p.T(key))
	}
	printRows(w, p.T("command.help.verbs"), verbRows(p, node))
	printRows(w, p.T("command.help.arguments"), argumentRows(p, node))
	if node.Type != kong.ApplicationNode {
		printRows(w, p.T("command.help.flags"), flagRows(p, node))
	}
	printRows(w, p.T("command.help.everywhere"), flagRows(p, program(node)))
}

// program is the root of the grammar.
func program(node *kong.Node) *kong.Node {
	for node.Parent != nil {
		node = node.Parent
	}
	return node
}

// textKey names a node in the locales: "tenken", "answer", "evidence_add".
func textKey(node *kong.Node) string {
	if node.Type == kong.ApplicationNode {
		return "tenken"
	}
	return strings.ReplaceAll(visiblePath(node), " ", "_")
}

// visiblePath is what is typed for the node: a default verb goes by the name
// of its group.
func visiblePath(node *kong.Node) string {
	if isDefault(node) {
		node = node.Parent
	}
	return node.Path()
}

func isDefault(node *kong.Node) bool { return node.Parent != nil && node.Parent.DefaultCmd == node }

// usageLine is the form of a line: what must stand is bare, what may stand is
// in brackets.
func usageLine(node *kong.Node) string {
	words := []string{"tenken"}
	switch {
	case node.Type == kong.ApplicationNode:
		words = append(words, "[FILE]")
	case !node.Leaf() && node.DefaultCmd == nil:
		words = append(words, node.Path(), childNames(node))
	default:
		words = append(words, verbUsage(node))
	}
	return strings.Join(words, " ")
}

func verbUsage(node *kong.Node) string {
	words := []string{visiblePath(node)}
	if node.DefaultCmd != nil {
		node = node.DefaultCmd
	}
	for _, arg := range node.Positional {
		words = append(words, bracket(argumentName(arg), arg.Required))
	}
	for _, flag := range node.Flags {
		if flag.Required {
			words = append(words, flagForm(flag))
		}
	}
	return strings.Join(words, " ")
}

// helpCommand is what to type for more about a node.
func helpCommand(node *kong.Node) string {
	return strings.Join(strings.Fields("tenken "+visiblePath(node)+" --help"), " ")
}

func childNames(node *kong.Node) string {
	var names []string
	for _, child := range node.Children {
		names = append(names, child.Name)
	}
	return strings.Join(names, "|")
}

func bracket(word string, required bool) string {
	if required {
		return word
	}
	return "[" + word + "]"
}

// argumentName is the name of an argument, with dots where there may be several.
func argumentName(arg *kong.Positional) string {
	name := strings.ToUpper(arg.Name)
	if arg.IsCumulative() {
		return name + "..."
	}
	return name
}

func flagForm(flag *kong.Flag) string {
	form := "--" + flag.Name
	if flag.Short != 0 {
		form = "-" + string(flag.Short) + ", " + form
	}
	if flag.IsBool() {
		return form
	}
	if flag.PlaceHolder != "" {
		return form + " " + flag.PlaceHolder
	}
	return form + " " + strings.ToUpper(flag.Name)
}

// row is a name and what it means.
type row struct{ name, text string }

func verbRows(p *locales.Printer, node *kong.Node) []row {
	if isDefault(node) {
		node = node.Parent
	}
	var rows []row
	for _, verb := range node.Leaves(true) {
		if verb != node.DefaultCmd || node.Type == kong.ApplicationNode {
			rows = append(rows, row{verbUsage(verb), p.T("command.about." + textKey(verb))})
		}
	}
	return rows
}

func argumentRows(p *locales.Printer, node *kong.Node) []row {
	var rows []row
	for _, arg := range node.Positional {
		rows = append(rows, row{argumentName(arg), p.T("command.argument." + arg.Name)})
	}
	return rows
}

func flagRows(p *locales.Printer, node *kong.Node) []row {
	var rows []row
	for _, flag := range node.Flags {
		rows = append(rows, row{flagForm(flag), p.T(flagKey(p, node, flag))})
	}
	return rows
}

// flagKey finds the text of a flag: that of its verb or of the group of its verb,
// where the same name means something else in another one.
func flagKey(p *locales.Printer, node *kong.Node, flag *kong.Flag) string {
	name := strings.ReplaceAll(flag.Name, "-", "_")
	for ; node != nil && node.Type != kong.ApplicationNode; node = node.Parent {
		if key := "command.flag." + textKey(node) + "." + name; p.Has(key) {
			return key
		}
	}
	return "command.flag." + name
}

// printRows writes a titled list in two columns. Names are ASCII, so their
// length is their width.
func printRows(w io.Writer, title string, rows []row) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.name))
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, r := range rows {
		fmt.Fprintf(w, "  %-*s  %s\n", width, r.name, r.text)
	}
}
