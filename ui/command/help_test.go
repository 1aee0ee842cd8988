package command

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"tenken/locales"
)

// Every verb, group, argument and flag is explained in both languages.
func TestEverythingThatCanBeTypedHasHelp(t *testing.T) {
	for _, lang := range locales.Languages() {
		eachNode(newParser(&grammar{}).Model.Node, func(node *kong.Node) {
			var help bytes.Buffer
			printHelp(&help, locales.For(lang), node)
			if strings.Contains(help.String(), "⟦") {
				t.Errorf("%s: %s", lang, &help)
			}
			for line := range strings.Lines(help.String()) {
				if strings.TrimRight(line, "\n") != strings.TrimRight(line, " \n") {
					t.Errorf("%s: %q has no text", lang, line)
				}
			}
		})
	}
}

func eachNode(node *kong.Node, visit func(*kong.Node)) {
	visit(node)
	for _, child := range node.Children {
		eachNode(child, visit)
	}
}

func TestHelp(t *testing.T) {
	for line, wants := range map[string][]string{
		"--help":             {"使い方：tenken [FILE]", "evidence remove WS ITEM [EVIDENCE]", "--at TIME"},
		"-h --lang en":       {"Usage: tenken [FILE]", "Flags of every verb"},
		"help answer":        {"使い方：tenken answer WS ITEM [RATING]", "--responsibility WHO"},
		"answer a.tenken -h": {"使い方：tenken answer"},
		"standard --help":    {"使い方：tenken standard list|show|validate|coverage|diff", "standard show STANDARD"},
		"policy --help":      {"使い方：tenken policy FILE", "policy set WS FILE"},
		"new --help":         {"使い方：tenken new WS --city NAME", "部の名前"},
		"approve --help":     {"部長の確認"},
	} {
		r := runLine(t.Context(), strings.Fields(line)...)
		if r.exit != exitDone || r.err != "" {
			t.Errorf("%s: %+v", line, r)
		}
		for _, want := range wants {
			if !strings.Contains(r.out, want) {
				t.Errorf("%s lacks %q: %s", line, want, r.out)
			}
		}
	}
}
